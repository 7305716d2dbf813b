# Les cartes de secours imprimées.

cards-title = { $share ->
    [0] Code de secours
   *[other] Part nº { $share } de 3
}
cards-vault = Coffre
cards-issued = Faite le
cards-series = Série
cards-what = { $kind ->
    [shares] Cette carte est une part sur trois. Deux parts de la même série rouvrent le coffre et donnent une nouvelle phrase de passe à une personne ; une seule ne dit rien.
   *[code] Ce code rouvre à lui seul le coffre et donne une nouvelle phrase de passe à une personne.
}
cards-keep = { $kind ->
    [shares] À garder sous enveloppe scellée, chez trois personnes et dans trois lieux. Jamais avec le portable, jamais en photo.
   *[code] À garder sous enveloppe scellée, loin du portable : chez l’autorité ou dans un coffre-fort. Jamais en photo.
}
cards-use = { $kind ->
    [shares] Pour s’en servir : page d’ouverture, « Phrase oubliée ? », deux parts. Elles n’ouvrent ensuite plus rien ; le programme en donne de nouvelles.
   *[code] Pour s’en servir : page d’ouverture, « Phrase oubliée ? ». Le code ne sert qu’une fois ; le programme en donne un nouveau.
}
cards-check = Le dernier signe de chaque ligne, sur fond coloré, vérifie la ligne : une faute de frappe est aussitôt signalée. Les lettres I, L, O et U n’existent pas ici : ce qui leur ressemble est 1, 1, 0 et V.
