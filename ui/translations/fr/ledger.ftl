### Registre des publications

ledger-waiting = { $count ->
    [one] { $count } unité comptée auparavant n’est plus dans les fiches : la baisse attend la remise à plat annuelle.
   *[other] { $count } unités comptées auparavant ne sont plus dans les fiches : la baisse attend la remise à plat annuelle.
}
ledger-heading-mode = Protection
ledger-heading-tables = Tableaux
ledger-mode-suppress = masquée, seuil { $threshold }
ledger-mode-round = arrondie à { $base }
ledger-rebase = remise à plat
ledger-exported = Copie signée du registre : { $file }
ledger-sound = Tout tient : { $count } publications, { $proved } petits effectifs couverts par une preuve.
ledger-broken = Quelque chose ne tient plus. Ne publiez rien ; prévenez l’autorité et gardez une copie du coffre.
ledger-fault-files = N° { $number } : les fichiers gardés ne sont plus ceux qui ont été signés.
ledger-fault-proof = N° { $number } : la preuve ne couvre pas ce que le fichier montre.
ledger-fault-signature = N° { $number } : une signature manque ou n’est pas celle de la personne inscrite.
ledger-fault-chain = N° { $number } : les publications antérieures qu’elle nomme ne sont pas celles du registre.
ledger-fault-overlap = N° { $number } : elle compte une période déjà close.
ledger-fault-ledger = N° { $number } : le registre ne la contient pas telle qu’elle est.
ledger-fault-random = N° { $number } : ses nombres aléatoires n’ont pas été gardés.
ledger-advice-table = Tableau
ledger-advice-places = Lieux
ledger-advice-lost = Cases perdues
ledger-advice-units = Unités perdues
ledger-advice-error = Erreur si arrondi
ledger-advice-proposal = Proposition
ledger-advice-rule = Masquer se propose jusqu’à 15 % de cases non nulles perdues ; au-delà, arrondir. « ≥ » : les petites cases seules dépassent déjà cette limite.
ledger-places-region = régions
ledger-places-province = provinces
ledger-places-mixed = provinces dans { $regions }
ledger-share = { $share } %
ledger-at-least = ≥ { $share } %
ledger-error = { $mean } en moyenne, { $largest } au plus
ledger-proposal-suppress = masquer
ledger-proposal-round = arrondir
ledger-proposal-nothing = rien à publier
ledger-policy-version = Version
ledger-policy-built-in = celle du programme
ledger-policy-issuer = Émise par
ledger-policy-minimum = Seuil le plus bas
ledger-policy-sensitive = Seuil des tableaux sensibles par province
ledger-policy-groups = Groupes protégés, moins de
ledger-policy-trafficking = Lieu le plus fin pour la traite
ledger-policy-key = Clé de l’autorité
ledger-policy-trusted = La clé { $key } de l’autorité est enregistrée.
ledger-policy-imported = Le plancher signé par l’autorité est en vigueur.
ledger-place-region = région
ledger-place-country = pays
ledger-advice-title = Quel tableau supporte quoi ?
ledger-advice-lead = Avant de choisir : le programme essaie chaque tableau sur la période, à chaque niveau de lieux, et dit ce que masquer ferait perdre et de combien arrondir se tromperait. Rien n’est gardé.
ledger-advice-ask = Examiner les tableaux
ledger-advice-follow = Suivre les propositions
ledger-advice-progress = { $done } tableaux examinés sur { $total }
ledger-advice-words = perdu : { $lost } des cases, { $units } des unités · arrondi : ± { $error }
ledger-genuine = Registre authentique du bureau { $office }, signé par { $name } : { $count } publications approuvées.
ledger-missing = N° { $number } ({ $period }) : approuvée par le bureau, jamais ouverte ici. Demandez-la.
ledger-unknown = N° { $number } : ouverte ici, mais absente du registre du bureau. Ne l’utilisez pas avant d’avoir appelé le bureau.
