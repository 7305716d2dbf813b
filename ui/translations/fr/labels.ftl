labels-total = Total
labels-unknown = Inconnu
labels-place-unknown = Lieu inconnu
labels-province-unknown = { $region }, province inconnue ou non publiée
labels-no-flag = Sans marqueur
labels-first = Enfants (comptés une fois par famille de violations)
labels-further = Autres unités des mêmes enfants
