desktop-brand = RightsMonitor
desktop-search = Rechercher incident, lieu, violation… (Ctrl+K)
desktop-new = + Nouvel incident Ctrl+N
desktop-page-incidents = Incidents
desktop-page-review = À valider
desktop-page-releases = Publications
desktop-language-fr = Français
desktop-language-ar = Arabe
desktop-language-en = Anglais
desktop-encrypted = Chiffré sur ce poste
desktop-no-backup = Aucune sauvegarde pour l’instant
desktop-lock-in = Verrouillage dans { $time }
desktop-about-day = vers le { $day }
desktop-age-unknown = âge inconnu
desktop-age =
    { $years ->
    [one] { $years } an
   *[other] { $years } ans
}
desktop-age-about =
    { $years ->
    [one] environ { $years } an
   *[other] environ { $years } ans
}
desktop-person-menu = Affichage et verrouillage
desktop-theme = Thème
desktop-theme-light = Clair
desktop-theme-dark = Sombre
desktop-theme-contrast = Contraste élevé
desktop-text-size = Taille du texte
desktop-percent = { $count } %
desktop-shortcuts = Raccourcis clavier (Ctrl+/)
desktop-lock = Verrouiller (Ctrl+L)
desktop-page-home = Accueil
desktop-undo = Annuler
desktop-keys-title = Raccourcis clavier
desktop-close = Fermer
desktop-keys-everywhere = Partout
desktop-keys-list = Liste
desktop-keys-editor = Saisie
desktop-keys-review = À valider
desktop-key-new = Nouvel incident
desktop-key-search = Rechercher
desktop-key-lock = Verrouiller
desktop-key-pane = Volet suivant
desktop-key-shortcuts = Cette liste
desktop-key-next-record = Dossier suivant
desktop-key-previous-record = Dossier précédent
desktop-key-save = Enregistrer
desktop-key-next-section = Section suivante
desktop-key-submit = Soumettre à la supervision
desktop-key-tree = Tous les termes ou lieux
desktop-key-help = Aide sur ce champ
desktop-key-verify = Vérifier
desktop-key-return = Renvoyer avec un commentaire
desktop-key-next = Dossier suivant
desktop-page-administration = Administration
desktop-waiting =
    { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}
desktop-fresh-title = Votre phrase de passe, encore une fois
desktop-fresh-passphrase = Phrase de passe
desktop-fresh-go = Continuer
desktop-cancel = Annuler
desktop-no-copy = Copier est désactivé : un nom resterait dans le presse-papiers. Le menu à votre nom peut le permettre jusqu’au verrouillage.
desktop-copying = Permettre de copier jusqu’au verrouillage (effacé après 20 s)
desktop-key-vanish = Tout fermer et cacher immédiatement
desktop-page-dashboard = Tableau de bord
desktop-page-reference = Référentiels
desktop-key-paper = Le dossier choisi en PDF
desktop-key-hand-over = Remettre le dossier à la supervision
desktop-key-import = Reprendre un registre existant
desktop-key-release = Préparer une publication
desktop-register = Reprendre un registre… (Ctrl+I)
desktop-not-yours = Votre rôle n’ouvre pas cette page.
