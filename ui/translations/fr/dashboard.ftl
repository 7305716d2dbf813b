dashboard-title = Tableau de bord
dashboard-inside = Chiffres internes et exacts : ils restent dans ce coffre. Pour publier, préparer une publication.
dashboard-verified = Vérifiés
dashboard-recorded = Tous
dashboard-last-year = Douze derniers mois
dashboard-trend = Incidents par mois
dashboard-map = Incidents par région
dashboard-branches = Violations
dashboard-quality = Qualité des données
dashboard-figure-total = Incidents de la période
dashboard-figure-overdue = Suivis en retard
dashboard-choose = Chaque nombre s’explique
dashboard-choose-text = Choisir un nombre, une barre ou une région : sa règle paraît ici, avec ses dossiers.
dashboard-open-records = Voir les dossiers comptés
dashboard-rule-total = Un incident compte une fois, dans le mois du premier jour où il a pu avoir lieu.
dashboard-rule-month = Incidents dont le premier jour possible tombe dans ce mois.
dashboard-rule-region = Incidents dont le lieu est dans cette région, y compris ceux dont la province est inconnue.
dashboard-rule-branch = Incidents avec au moins un acte de cette branche de la taxonomie ; un incident peut compter dans plusieurs.
dashboard-rule-status = Tous les dossiers du bureau qui ont cet état aujourd’hui, sans limite de période.
dashboard-rule-overdue = Dossiers ouverts dont un suivi était prévu avant aujourd’hui et n’est pas achevé.
dashboard-basis-verified = Seuls les dossiers vérifiés ou clos comptent.
dashboard-basis-recorded = Tous les dossiers comptent, brouillons compris ; pas les doublons ni les retirés.
dashboard-open =
    { $count ->
    [0] Aucun dossier
    [one] Voir le dossier
   *[other] Voir les { $count } dossiers
}
