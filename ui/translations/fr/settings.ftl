settings-title = Réglages
settings-lead = Ces choix valent pour cette fenêtre. Ils ne disent rien des dossiers.
settings-language = Langue
settings-theme = Thème
settings-size = Taille du texte
settings-language-hint = La direction de la fenêtre suit la langue.
settings-digits = Chiffres en arabe
settings-digits-hint = Pour les phrases et les dates ; les codes gardent les leurs.
settings-digits-western = 0123
settings-digits-arabic = ٠١٢٣
settings-theme-hint = Le contraste élevé convient au plein soleil.
settings-size-hint = Toute la fenêtre suit.
settings-idle = Verrouillage sans activité
settings-idle-hint = Jamais plus d’un quart d’heure : un écran ouvert sur une table partagée est un dossier ouvert.
settings-minutes =
    { $count ->
    [one] { $count } min
   *[other] { $count } min
}
