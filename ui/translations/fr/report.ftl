# Le bulletin (PDF) d'une publication.

report-title = Violations des droits de l'enfant – { $office } – { $period }
report-kind = Bulletin statistique – données agrégées et protégées
report-heading = Violations des droits de l'enfant
report-subheading = { $office } · période { $period } · publication n° { $sequence }
report-footer = RightsMonitor · chiffres protégés : une cellule masquée ne se lit pas comme zéro
report-page = page { $page }
report-scope = Ce bulletin présente les violations portées à la connaissance de { $office } et vérifiées pendant la période { $period }. On compte une unité par enfant, par type de violation et par incident : un enfant victime de deux violations compte deux fois. La période est celle de la vérification, non celle des faits.
report-key-title = L'essentiel
report-total = { $count ->
    [one] { $count } violation vérifiée a été comptée.
   *[other] { $count } violations vérifiées ont été comptées.
}
report-total-rounded = Environ { $shown } violations vérifiées ont été comptées (nombre arrondi).
report-total-hidden = Le nombre total est masqué pour protéger des enfants.
report-reading = ● ou des hachures : valeur masquée. Une valeur masquée ne se lit pas comme zéro, et rien ne distingue les petites valeurs des autres valeurs masquées avec elles. Aucune valeur de 1 à { $threshold } non comprise n'est publiée. Un 0 écrit est un vrai zéro.
report-reading-rounded = Chaque nombre est arrondi à un multiple de { $base } ; { $small } veut dire nul ou petit, et rien ne dit lequel. Les sommes entre nombres arrondis sont exactes.
report-left-out-title = Ce qui n'est pas compté
report-left-out = Les unités suivantes ne figurent dans aucun chiffre de ce bulletin :
report-left-out-line = – { $label } : { $count }
report-left-out-few = – { $label } : moins de { $threshold }
report-left-out-not-verified = fiches non vérifiées
report-left-out-no-consent = pas d'accord pour être compté
report-left-out-reported-elsewhere = déjà signalé par un autre bureau
report-left-out-other-period = vérifié dans une autre période
report-left-out-outside-scope = hors du champ de cette publication
report-left-out-counted-before = déjà comptées dans une publication antérieure
report-bars-title = Violations par branche
report-hidden = masqué
report-map-title = Violations par région
report-map-legend = Un carré par région, placé comme sur la carte ; plus le carré est foncé, plus le nombre est élevé. Hachures : valeur masquée. Gris uni : région sans chiffre dans cette publication.
report-tables-title = Tableaux
report-tables = Les tableaux ci-dessous montrent les premiers niveaux. Toutes les cellules publiées se trouvent dans data/cube.csv et data/cube.xlsx. Les totaux portent toujours sur toutes les unités, y compris celles des cellules masquées.
report-method-title = Méthode et règle de protection
report-method = Les tableaux sont calculés ensemble à partir des seules fiches vérifiées, avec l'accord d'être compté. Toute cellule de 1 à { $threshold } non comprise est masquée. D'autres cellules sont masquées avec elle, pour que ni les totaux, ni les autres tableaux, ni les publications antérieures ne permettent de la retrouver. Avant l'approbation, le programme attaque lui-même les tableaux : par propagation de bornes entières et par programmation linéaire, sur tous les tableaux à la fois. Une publication qui cède à cette attaque n'est pas écrite.
report-method-rounded = Les tableaux sont calculés ensemble à partir des seules fiches vérifiées, avec l’accord d’être compté. Le hasard arrondit chaque nombre vers le bas ou vers le haut à un multiple de { $base }, de sorte que toutes les sommes soient justes et que les erreurs restent petites ; les erreurs des publications précédentes de l’année sont prises en compte. Les nombres aléatoires restent dans le coffre et ne sont jamais tirés de nouveau. Avant l’approbation, le programme attaque lui-même les tableaux ; une publication qui cède n’est pas écrite.
report-attack-title = Ce qu'un lecteur malveillant peut apprendre au plus
report-attack = { $hidden ->
    [one] { $hidden } cellule est masquée.
   *[other] { $hidden } cellules sont masquées.
} Cellules protégées retrouvées exactement par l'attaque : { $exact }. Pour chaque cellule protégée il reste au moins { $least } valeurs possibles. Ne sont pas couverts : deux personnes informées qui mettent en commun ce qu'elles savent, et quiconque détient les fiches.
report-attack-rounded = Aucune cellule n'est masquée, toutes sont arrondies. Petits nombres que l'attaque a retrouvés exactement : { $exact }. Pour chaque nombre qui peut être petit, au moins { $least } valeurs restent possibles. Non couverts : des initiés qui mettent en commun ce qu’ils savent, et quiconque détient les fiches.
report-limits-title = Limites
report-limits = Ces chiffres disent ce qui a été porté à la connaissance du bureau et vérifié. Ils ne mesurent pas la fréquence des violations dans la population. Une différence entre deux lieux peut venir de la présence d'agents, de l'accès ou de la confiance ; une hausse peut être un progrès du signalement.
report-signatures-title = Signatures et vérification
report-signatures = Deux personnes ont signé le paquet qui contient ce bulletin : celle qui l'a préparé et une autre, qui l'a approuvé après avoir vu ce qu'il révèle. Les signatures se trouvent à côté, dans SHA256SUMS.minisig et SHA256SUMS.approved.minisig ; LISEZMOI.txt dit comment les vérifier avec des outils courants. Le code carré porte l'empreinte des données.
report-fact-prepared = Préparée par, le
report-fact-recipient = Destinataire
report-fact-rules = Règles, nomenclature
report-fact-program = Programme
report-fact-audit = Tête du journal d'audit
report-fact-digest = SHA-256 de data/cube.csv
report-unknown = Inconnu
report-place-unknown = Lieu inconnu
report-province-unknown = Province inconnue
report-visible = { $count } unités, soit { $share } %, se trouvent dans une case visible du premier tableau, au niveau le plus fin.
report-visible-some = { $count } unités se trouvent dans une case visible du premier tableau, au niveau le plus fin. La part n’est pas dite, car le total est masqué.
