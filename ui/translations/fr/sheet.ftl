# Le rapport d’indicateurs (PDF) d’une publication : pour le mécanisme de suivi et pour le suivi-évaluation du programme.

sheet-title = Indicateurs – { $office } – { $period }
sheet-kind = Rapport d’indicateurs – données agrégées et protégées
sheet-subheading = { $office } · période { $period } · publication n° { $sequence }
sheet-scope = Ce rapport donne, pour { $office } et la période { $period }, chaque indicateur que le programme peut calculer, avec sa définition. Les indicateurs sur les violations sont lus dans les tableaux de la publication ; un enfant victime de deux violations dans un incident y compte deux fois ; ceux sur le suivi comptent des dossiers, des réponses ou des actes, jamais des enfants.
sheet-reading = ● : valeur masquée pour protéger des enfants ; ce n’est pas zéro. Une part n’est écrite que si ses deux nombres le sont. Aucun nombre de 1 à { $threshold } non comprise n’est publié. Ces chiffres sont des incidents enregistrés, jamais une prévalence.
sheet-signatures = Deux personnes ont signé le paquet qui contient ce rapport. LISEZMOI.txt dit comment le vérifier avec des outils courants.
sheet-part-mechanism = Mécanisme national de suivi
sheet-part-programme = Suivi-évaluation du programme conjoint : protéger, autonomiser, services
sheet-part-goals = Apports partiels aux Objectifs de développement durable
sheet-part-refused = Ce qui n’est pas calculé, et pourquoi
sheet-refused = Un chiffre faux nuit plus qu’un chiffre absent. Les indicateurs suivants ne sont pas calculés ici :
sheet-number = Nombre
sheet-met = Oui
sheet-of = Sur
sheet-programme-place = { $place } (lieu du programme)
sheet-code-t = Total
sheet-code-u = Inconnu
sheet-code-y = Oui
sheet-code-n = Non
sheet-code-several = Plusieurs catégories
sheet-reason-survey = mesure d’enquête auprès de la population ; des incidents enregistrés ne peuvent pas la donner.
sheet-reason-questionnaire = réponse à un questionnaire sur les politiques, pas un comptage.
sheet-reason-other-source = vient d’une autre source, qui fait foi.
sheet-reason-not-recorded = cette étape n’est pas enregistrée dans les dossiers.
sheet-reason-no-population = aucune population connue pour les enfants migrants et réfugiés par région : un taux serait faux.
sheet-reason-by-hand = se relève à la main, hors des dossiers.
sheet-reason-imported = chiffre de comparaison publié par une autre institution.
sheet-reason-no-table = le tableau dont il se lit n’est pas dans cette publication.

# Le rapport d’indicateurs d’un trimestre ou d’une année, fait de plusieurs paquets.
yearly-title = Indicateurs – { $office } – { $period }
yearly-kind = Rapport d’indicateurs – plusieurs paquets publiés, additionnés
yearly-subheading = { $office } · période { $period } · { $sequence } paquets
yearly-scope = Ce rapport additionne les chiffres déjà publiés pour la période { $period } ; rien n’y est compté à nouveau. Les enfants différents n’y sont pas additionnés d’un trimestre à l’autre : un enfant revu compterait deux fois.
yearly-reading = Un intervalle comme 21–28 dit qu’au moins un paquet masque son nombre : la somme vraie est dedans. « ≥ » : aucune limite certaine. Un nombre masqué n’est jamais pris pour zéro. Une part n’est écrite que si ses deux nombres le sont. Ces chiffres sont des incidents enregistrés, jamais une prévalence.
yearly-signatures = Les paquets additionnés sont signés chacun par deux personnes ; ce rapport ne l’est pas. Son empreinte est celle de indicators.csv.
yearly-packages = Paquets additionnés
yearly-number = n° { $number }
yearly-more = … et { $count } autres paquets.
yearly-missing = Sans paquet pour une partie de la période : { $packages }
cli-reported = { $packages } paquets additionnés pour { $period } : { $offices }.
