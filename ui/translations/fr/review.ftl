review-title = À valider
review-verify = Vérifier V
review-return = Renvoyer… R
review-comment = Que faut-il corriger ou compléter ?
review-comment-missing = Écrire d’abord ce qu’il faut corriger.
review-send = Renvoyer avec ce commentaire
review-cancel = Annuler
review-verified = { $number } est vérifié.
review-returned = { $number } est renvoyé à son auteur.
review-empty-title = Rien n’attend
review-empty-text = Les dossiers soumis par les autres apparaissent ici. Les vôtres seront vus par une autre personne.
review-count =
    { $count ->
    [one] { $count } dossier attend
   *[other] { $count } dossiers attendent
}
review-whole-record = Tout le dossier
review-recorded = Enregistré par { $name }, { $moment }
review-no-finding = Rien à signaler dans ce dossier.
review-comment-on = Commenter : { $field }
review-compare = Comparer avec { $number }
review-name = Nom (reste sur ce poste)
review-flags = Marqueurs
review-commented = { $name } · { $field }
review-notes = Notes privées de la supervision. Elles s’ajoutent et ne changent plus.
review-note-hint = Ajouter une note privée…
review-note-add = Ajouter
review-about = Concerne
review-next = Suivant Espace
review-taken-back = { $number } attend de nouveau.
review-view-records = Dossiers
review-view-bulk = Vérifier en lot…
review-view-quality = Qualité des données
review-bulk-title = Vérifier ensemble les dossiers sans remarque
review-bulk-lead = Ceux de droite demandent d’être lus : ils restent dans la file. Vos propres dossiers n’y sont pas.
review-bulk-reading = Lecture des dossiers…
review-back = Retour à la file
review-findings =
    { $count ->
    [one] Une remarque à examiner
   *[other] { $count } remarques à examiner
}
review-sources =
    { $count ->
    [0] Sources
    [one] Une source
   *[other] { $count } sources
}
review-bulk-clean =
    { $count ->
    [0] Aucun dossier sans remarque
    [one] { $count } dossier sans remarque
   *[other] { $count } dossiers sans remarque
}
review-bulk-others =
    { $count ->
    [0] Aucun autre dossier
    [one] { $count } dossier à lire d’abord
   *[other] { $count } dossiers à lire d’abord
}
review-bulk-more =
    { $count ->
    [one] et { $count } autre remarque
   *[other] et { $count } autres remarques
}
review-bulk-verify =
    { $count ->
    [0] Vérifier
    [one] Vérifier { $count } dossier
   *[other] Vérifier { $count } dossiers
}
review-bulk-done =
    { $count ->
    [one] { $count } dossier est vérifié.
   *[other] { $count } dossiers sont vérifiés.
}
