# Des zéros masqués comme d’autres cellules.
zeros-choose = Zéros
zeros-hide = peuvent être masqués : moins de cellules masquées en tout
zeros-show = montrés, sauf pour les groupes protégés
zeros-rule = Des zéros peuvent être masqués aussi, pour masquer moins de cellules en tout : une valeur masquée peut être zéro.
zeros-public = Des zéros peuvent être masqués comme d’autres cellules, dans tous les tableaux : une valeur masquée peut être zéro.
zeros-of-package = une valeur masquée peut être zéro
