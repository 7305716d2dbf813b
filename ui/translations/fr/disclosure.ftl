# Protéger des tableaux et les attaquer. Un identifiant commence par le nom de ce fichier.

disclosure-protected = { $hidden ->
    [one] Écrit : { $file }. Sur { $cells } cases, { $hidden } nombre est caché, dont { $sensitive } petit.
   *[other] Écrit : { $file }. Sur { $cells } cases, { $hidden } nombres sont cachés, dont { $sensitive } petits.
}
disclosure-proof = { $count ->
    [0] La preuve a été vérifiée sur le fichier écrit ; aucun autre tableau n’était nécessaire.
    [one] La preuve a été vérifiée sur le fichier écrit : { $count } autre tableau que personne ne peut exclure.
   *[other] La preuve a été vérifiée sur le fichier écrit : { $count } autres tableaux que personne ne peut exclure.
}
disclosure-insider = { $count ->
    [0] Même qui connaît déjà un nombre caché trouve encore deux valeurs ou plus pour chaque petit nombre.
    [one] Qui connaît déjà un nombre caché peut en déduire { $count } petit nombre : cacher davantage n’y changerait rien. Tous les autres gardent deux valeurs ou plus.
   *[other] Qui connaît déjà un nombre caché peut en déduire { $count } petits nombres : cacher davantage n’y changerait rien. Tous les autres gardent deux valeurs ou plus.
}
disclosure-insider-safe = Sûr même de l’intérieur : qui connaît exactement un nombre caché trouve encore deux valeurs ou plus pour chaque petit nombre.
disclosure-insider-not-shown = Rien, dans le fichier seul, ne montre qu’une personne informée apprend un petit nombre. Pour en être certain, ajoutez --records.
disclosure-insider-unsafe = { $count ->
    [one] Dangereux de l’intérieur : qui connaît un nombre caché en obtient exactement { $count } autre. Ne publiez pas ce fichier.
   *[other] Dangereux de l’intérieur : qui connaît le bon nombre caché obtient exactement l’un de { $count } autres. Ne publiez pas ce fichier.
}
disclosure-insider-finding = { $table } : { $cell } se déduit de { $known } ({ $other })
disclosure-insider-undecided = { $count ->
    [one] { $count } nombre caché se déduit d’un autre ; seules les unités comptées disent s’il est petit (--records).
   *[other] { $count } nombres cachés se déduisent d’un autre ; seules les unités comptées disent s’il y en a un petit parmi eux (--records).
}
disclosure-insider-unavoidable = { $count ->
    [one] Sauf { $count } petit nombre, qui se déduit d’un autre quoi que l’on cache.
   *[other] Sauf { $count } petits nombres, qui se déduisent d’autres quoi que l’on cache.
}
disclosure-group = Tous les membres de { $cell } ({ $table }) sont dans { $category } : assumez-le, ou publiez moins de détail.
disclosure-nothing-hidden = Rien n’est caché : il n’y a rien à déduire.
disclosure-safe = { $hidden ->
    [one] Sûr : { $hidden } nombre est caché, et au moins { $narrowest } valeurs restent possibles pour lui.
   *[other] Sûr : { $hidden } nombres sont cachés, et au moins { $narrowest } valeurs restent possibles pour chacun de ceux qui peuvent être petits.
}
disclosure-safe-unlimited = { $hidden ->
    [one] Sûr : { $hidden } nombre est caché, et rien ne le limite vers le haut.
   *[other] Sûr : { $hidden } nombres sont cachés, et rien ne limite vers le haut ceux qui peuvent être petits.
}
disclosure-unsafe = Dangereux : nombres cachés que l’on peut déduire exactement : { $exact } ; presque : { $narrow }. Ne publiez pas ce fichier.
disclosure-finding-exact = { $table } : { $cell } vaut { $low } ({ $how })
disclosure-finding-narrow = { $table } : { $cell } est compris entre { $low } et { $high } ({ $how })
disclosure-knowledge-propagation = en additionnant et en soustrayant des nombres publiés
disclosure-knowledge-linear = en résolvant ensemble toutes les sommes publiées
disclosure-knowledge-whole-numbers = en résolvant ensemble, en nombres entiers, toutes les sommes publiées
disclosure-knowledge-algorithm = en appliquant la méthode publiée à tous les tableaux possibles
disclosure-more = { $count ->
    [one] … et { $count } autre case ; --report les donne toutes.
   *[other] … et { $count } autres cases ; --report les donne toutes.
}

# --- arrondi

disclosure-rounded = Écrit : { $file }. Chacun des { $cells } nombres est un multiple de { $base }, et toutes les sommes sont justes.
disclosure-rounded-error = Les nombres publiés s’écartent des vrais de { $mean } en moyenne, de { $largest } au plus.
disclosure-secret = Les nombres aléatoires sont dans le fichier qui se termine par « .secret ». Gardez-le aussi bien que les fiches et ne le publiez jamais.
disclosure-rounded-safe = Sûr : chaque nombre est arrondi à un multiple de { $base }, et au moins { $narrowest } valeurs restent possibles pour chacun de ceux qui peuvent être petits.
