quality-title = Qualité des données
quality-lead = Chaque nombre ouvre ses dossiers. Rien n’est corrigé tout seul : une personne regarde.
quality-check = Vérifier maintenant
quality-stop = Arrêter
quality-progress = { $done } sur { $total } dossiers vérifiés
quality-clean-title = Aucune remarque
quality-clean-text = Les dossiers soumis, vérifiés ou clos ont été vérifiés ; rien ne demande d’être regardé.
quality-never-title = Pas encore vérifié
quality-never-text = « Vérifier maintenant » lit les dossiers soumis, renvoyés, vérifiés et clos, et montre ce qui manque ou étonne.
quality-kind-missing = Manquant
quality-kind-impossible = Impossible
quality-kind-doubtful = Douteux
quality-kind-outlier = Inhabituel pour ce bureau
quality-kind-duplicate = Peut-être déjà enregistré
quality-kind-identifier = Identifiant dans un texte libre
quality-rule-missing = Champs que le formulaire ou les tableaux demandent et qui sont vides. Un statut de protection non demandé n’en fait jamais partie.
quality-rule-impossible = Valeurs qui ne peuvent pas être vraies ensemble, selon les règles du formulaire.
quality-rule-doubtful = Valeurs possibles mais rares, selon les règles du formulaire.
quality-rule-outlier = Délai, nombre d’enfants ou d’actes au-delà de trois écarts interquartiles au-dessus du troisième quartile de ce bureau.
quality-rule-duplicate = Même lieu, dates proches, même acte ou même enfant : au moins 8 points de ressemblance.
quality-rule-identifier = Téléphones, adresses électroniques, numéros de documents et noms trouvés dans les récits, notes et services.
quality-code-date-missing = Date des faits absente
quality-code-date-future = Date dans l’avenir
quality-code-date-too-old = Date trop ancienne
quality-code-reported-missing = Premier signalement absent
quality-code-reported-before-incident = Signalé avant les faits
quality-code-place-missing = Lieu absent
quality-code-place-unknown = Lieu hors de la liste
quality-code-place-region-only = Région seule
quality-code-channel-missing = Voie de connaissance absente
quality-code-text-too-long = Texte trop long
quality-code-characters-forbidden = Caractères trompeurs
quality-code-scripts-mixed = Écritures mêlées dans un nom
quality-code-violation-missing = Violation absente
quality-code-term-missing = Type de violation absent
quality-code-term-unknown = Terme hors de la taxonomie
quality-code-term-of-another-version = Terme d’une autre version de la taxonomie
quality-code-term-too-broad = Terme trop général
quality-code-victim-missing = Violation sans enfant
quality-code-count-impossible = Nombre impossible
quality-code-count-zero = Groupe vide
quality-code-killing-without-death = Meurtre sans décès noté
quality-code-conflict-not-stated = Lien avec un conflit non confirmé
quality-code-neglect-without-carer = Négligence sans personne responsable
quality-code-age-missing = Âge absent
quality-code-age-impossible = Âge impossible
quality-code-adult-at-the-time = 18 ans ou plus au moment des faits
quality-code-born-after-incident = Né après les faits
quality-code-age-disagrees = Âge et naissance en désaccord
quality-code-key-repeated = Entrée répétée
quality-code-link-broken = Lien rompu
quality-code-victim-not-linked = Enfant sans violation
quality-code-source-missing = Source absente
quality-code-consent-refused = Enregistrement refusé
quality-code-consent-missing = Consentement à l’enregistrement absent
quality-code-consent-count-missing = Consentement à être compté absent
quality-code-due-before-given = Suivi prévu avant la réponse
quality-code-sex-unknown = Sexe inconnu
quality-code-no-response = Aucune réponse notée
quality-code-sources-not-judged = Fiabilité des sources non jugée
quality-code-identifier-phone = Numéro de téléphone
quality-code-identifier-email = Adresse électronique
quality-code-identifier-document = Numéro de document
quality-code-identifier-name = Nom d’un enfant ou d’une source
quality-code-identifier-person = Nom après un titre
quality-code-unusual-lag = Délai de signalement
quality-code-unusual-children = Nombre d’enfants
quality-code-unusual-acts = Nombre de violations
quality-code-alike = Lieu, date, acte ou enfant semblables
quality-code-same-name = Même nom
quality-code-handle-alone = À traiter un par un
quality-sex-unknown = Le sexe est inconnu : l’enfant manquera dans les tableaux par sexe.
quality-no-response = Aucune réponse ni orientation n’est notée.
quality-sources-not-judged = La fiabilité d’aucune source n’a été jugée.
quality-handle-alone = Marqueur de traite : à lire et à vérifier seul, jamais en lot.
quality-same-name = Un enfant du même nom figure dans { $number }.
quality-alike = { $number } se ressemble : lieu, date, acte ou enfant.
quality-unusual-lag = Signalé { $count } jours après les faits ; ce bureau dépasse rarement { $limit }.
quality-unusual-children = { $count } enfants ; ce bureau dépasse rarement { $limit }.
quality-unusual-acts = { $count } violations ; ce bureau dépasse rarement { $limit }.
quality-unchecked =
    { $count ->
    [0] Tout est vérifié
    [one] { $count } dossier à vérifier
   *[other] { $count } dossiers à vérifier
}
quality-identifier-phone =
    { $count ->
    [one] Un numéro de téléphone dans ce texte.
   *[other] { $count } numéros de téléphone dans ce texte.
}
quality-identifier-email =
    { $count ->
    [one] Une adresse électronique dans ce texte.
   *[other] { $count } adresses électroniques dans ce texte.
}
quality-identifier-document =
    { $count ->
    [one] Un numéro qui ressemble à celui d’un document.
   *[other] { $count } numéros qui ressemblent à ceux de documents.
}
quality-identifier-name =
    { $count ->
    [one] Un nom que le dossier garde déjà ailleurs figure dans ce texte.
   *[other] Des noms que le dossier garde déjà ailleurs figurent { $count } fois dans ce texte.
}
quality-identifier-person =
    { $count ->
    [one] Une personne semble nommée dans ce texte. Le nom d’un auteur présumé ne doit pas y être.
   *[other] { $count } personnes semblent nommées dans ce texte. Le nom d’un auteur présumé ne doit pas y être.
}
