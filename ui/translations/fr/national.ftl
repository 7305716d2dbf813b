# Le bulletin national et ce que l’autorité joint.

national-office = Ensemble des bureaux
national-kind = Bulletin statistique national – données agrégées et protégées
national-subheading = { $office } · période { $period } · { $sequence } publication(s) reçue(s)
national-scope = Ce bulletin additionne les publications approuvées et signées de plusieurs bureaux pour la période { $period }. On compte une unité par enfant, par type de violation et par incident ; chaque bureau laisse de côté ce qu’un autre a déjà signalé.
national-total-interval = Le nombre total de violations vérifiées se situe dans l’intervalle { $interval } : au moins un bureau masque le sien pour protéger des enfants.
national-reading = Un intervalle, comme 21–28, remplace un nombre quand un bureau au moins masque le sien : la somme vraie s’y trouve, et rien de plus n’est connu. Une valeur masquée n’est jamais comptée comme zéro. Un nombre arrondi est la somme de nombres arrondis.
national-offices-title = Qui a rapporté
national-offices = Bureaux dans ces chiffres : { $offices } sur { $expected } attendus.
national-number = publication n° { $number }
national-threshold = nombres exacts, seuil { $threshold }
national-rounded = arrondis à { $base }
national-more-offices = et { $count } autres bureaux ; la liste complète se trouve dans consolidation.json.
national-missing = { $count ->
    [one] { $count } bureau n’a rien envoyé pour cette période : { $offices }. Les totaux ne disent rien de lui.
   *[other] { $count } bureaux n’ont rien envoyé pour cette période : { $offices }. Les totaux ne disent rien d’eux.
}
national-table-left-out = Le tableau « { $table } » manque ici, parce que des bureaux ne le publient pas : { $offices }.
national-method = Chaque cellule est la somme des cellules de tous les bureaux. Un bureau masque toute cellule de 1 à { $threshold } non comprise et d’autres avec elle, de sorte qu’aucune soustraction ne la redonne ; la somme devient alors un intervalle. Là où un seuil plus bas valait, l’autorité a masqué davantage.
national-attack = { $hidden ->
    [one] { $hidden } cellule nationale est un intervalle. On a soustrait de chaque nombre national tout ce que les autres bureaux montrent : petites valeurs retrouvées : { $exact }. Pour chaque valeur masquée d’un bureau, au moins { $least } valeurs restent possibles.
   *[other] { $hidden } cellules nationales sont des intervalles. On a soustrait de chaque nombre national tout ce que les autres bureaux montrent : petites valeurs retrouvées : { $exact }. Pour chaque valeur masquée d’un bureau, au moins { $least } valeurs restent possibles.
}
national-limits = Ces chiffres disent ce qui a été porté à la connaissance des bureaux et vérifié. Ils ne mesurent pas la fréquence des violations dans la population, et une différence entre deux périodes peut venir d’un bureau qui manque.
national-signatures = Les publications jointes ici portent chacune les signatures de deux personnes. Ce bulletin est calculé à partir d’elles par l’autorité ; consolidation.json donne l’empreinte de chacune.
