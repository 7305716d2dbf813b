home-title = Bonjour, { $name }
home-lead = ce qui vous attend
home-returned = Renvoyés avec un commentaire
home-returned-none = Rien n’est revenu. Un dossier renvoyé par la supervision apparaît ici, avec ce qu’il faut corriger.
home-drafts = Mes brouillons
home-drafts-none = Aucun brouillon. « Nouvel incident » ou Ctrl+N en commence un.
home-due = Suites à donner
home-due-none = Aucune suite prévue dans les sept jours.
home-due-on = échéance : { $day }
home-office = Ce poste
home-safe = Chiffré sur ce poste. Sans phrase de passe, personne ne peut lire ces dossiers.
home-all =
    { $count ->
    [one] Voir le dossier dans la liste
   *[other] Voir les { $count } dossiers dans la liste
}
home-comment = { $name } : « { $text } »
home-unsaved = Jamais enregistré, gardé chiffré le { $moment }
home-nothing-yet = Rien d’écrit pour l’instant
