# La règle des groupes : personne ne doit pouvoir dire de tout un petit groupe qu’il est dans une catégorie qui nuit.
groups-why = C’est un zéro, et il est masqué : le voir dirait que tous les enfants d’un groupe de moins de { $units } sont dans une même catégorie sensible.
groups-choose = Groupes protégés
groups-below = moins de { $units } unités
groups-hint = Statut de protection, mentions graves, accompagnement : d’aucun groupe plus petit, on ne pourra dire que tous y sont dans la même catégorie.
groups-rule = D’aucun groupe de moins de { $units } unités, on ne peut dire que tous sont dans une même catégorie sensible ; des zéros sont masqués pour cela.
groups-public = Statut de protection, mentions graves, accompagnement : d’aucun groupe de moins de { $units } unités, on ne peut dire que tous sont dans une même catégorie. Pour cela, des zéros peuvent être masqués dans ces tableaux : une valeur masquée peut y être zéro.
groups-title = Groupes entiers dans une catégorie sensible
groups-line = { $cell } : tous ({ $units }) dans « { $category } »
groups-answer = J’ai lu ces groupes : je réponds de ce que tout lecteur saura d’eux.
groups-legend = zéro masqué pour un groupe
groups-of-package = groupes de moins de { $units } unités protégés
groups-not-of-package = sans règle des groupes
groups-choose-sensitive = Seuil des tableaux sensibles
groups-same-threshold = le même
groups-higher = Tableau « { $table } » : seuil plus élevé, { $threshold }. Aucune valeur de 1 à { $threshold } non comprise n’y est publiée.
groups-why-zero = C’est un zéro, et il est masqué : sinon une petite cellule voisine, ou tout un groupe, se calculerait par soustraction.
