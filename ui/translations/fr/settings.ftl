settings-title = Réglages
settings-lead = Ces choix valent pour cette fenêtre. Ils ne disent rien des dossiers.
settings-language = Langue
settings-theme = Thème
settings-size = Taille du texte
