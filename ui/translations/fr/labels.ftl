labels-total = Total
labels-unknown = Inconnu
labels-place-unknown = Lieu inconnu
labels-province-unknown = { $region }, province inconnue
