review-title = À valider
review-keys = V vérifier · R renvoyer · Espace suivant
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
