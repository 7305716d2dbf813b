# Le rapport d’indicateurs d’un trimestre ou d’une année, fait de plusieurs paquets.
yearly-title = Indicateurs – { $office } – { $period }
yearly-kind = Rapport d’indicateurs – chiffres déjà publiés, additionnés
yearly-subheading =
    { $office } · période { $period } · { $sequence ->
        [one] un paquet
       *[other] { $sequence } paquets
    }
yearly-scope = Ce rapport additionne les chiffres déjà publiés pour la période { $period } ; rien n’y est compté à nouveau. Les enfants différents n’y sont pas additionnés d’un trimestre à l’autre : un enfant revu compterait deux fois.
yearly-reading = Un intervalle comme 21–28 dit qu’au moins un paquet masque son nombre : la somme vraie est dedans. « 21+ » : au moins 21, sans limite certaine. Un nombre masqué n’est jamais pris pour zéro. Une part n’est écrite que si ses deux nombres le sont. Ces chiffres sont des incidents enregistrés, jamais une prévalence.
yearly-signatures = Les paquets additionnés sont signés chacun par deux personnes ; ce rapport ne l’est pas. Son empreinte est celle de indicators.csv.
yearly-packages = Paquets additionnés
yearly-number = n° { $number }
yearly-more = … et { $count } autres paquets.
yearly-missing = Sans paquet pour une partie de la période : { $packages }
