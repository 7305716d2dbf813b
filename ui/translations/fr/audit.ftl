# La trace de ce qui a été fait : écran, ligne de commande et bulletin imprimé.

audit-title = Trace
audit-lead = Qui a fait quoi, dans l’ordre, signé par chacun. Aucun nom d’enfant n’y est écrit.
audit-count = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
audit-column-seq = N°
audit-column-at = Date et heure
audit-column-person = Personne
audit-column-act = Ce qui a été fait
audit-column-object = Fiche ou publication
audit-empty-title = Rien ne correspond
audit-empty-text = Aucune entrée de la trace ne répond à ces filtres.

audit-filter-person = Tout le monde
audit-filter-group = Tous les actes
audit-filter-days = Toutes les dates
audit-filter-week = Sept derniers jours
audit-filter-month = Trente derniers jours
audit-filter-number = N° d’une fiche
audit-group-reading = Lectures
audit-group-writing = Écritures
audit-group-deciding = Décisions
audit-group-leaving = Ce qui est sorti
audit-group-people = Personnes et clés
audit-group-sessions = Sessions et contrôles

audit-act = { $act ->
    [incident-read] a lu une fiche
    [incident-save] a enregistré une fiche
    [incident-import] a importé des fiches
    [incident-submit] a transmis une fiche
    [incident-take-back] a repris une fiche transmise
    [incident-return] a renvoyé une fiche avec un commentaire
    [incident-verify] a vérifié une fiche
    [incident-close] a clos une fiche
    [incident-reopen] a rouvert une fiche
    [incident-mark-duplicate] a marqué une fiche comme doublon
    [incident-withdraw] a retiré une fiche
    [release-prepare] a préparé une publication
    [release-approve] a approuvé une publication
    [release-return] a renvoyé une publication
    [release-write] a écrit une publication
    [release-report] a écrit un rapport d’indicateurs fait de publications signées
    [release-recipients] a choisi les destinataires des publications
    [people-add] a ajouté une personne
    [people-passphrase] a changé sa phrase de passe
    [people-revoke] a retiré une personne
    [recovery-issue] a fait un code ou des parts de secours
    [recovery-confirm] a recopié un code ou des parts de secours
    [recovery-retire] a périmé un code ou des parts de secours
    [recovery-use] est rentré par un code ou des parts de secours
    [vault-check] a contrôlé le coffre
    [vault-repair] a refait le fichier du coffre
    [vault-rotate] a changé la clé du coffre
    [vault-salvage] a sauvé un coffre abîmé
    [backup-make] a fait une sauvegarde
    [audit-slip] a fait un bulletin de la trace
    [session-open] a ouvert le coffre
    [session-close] a fermé le coffre
    [reason-follow-up] a dit pourquoi : suivi d’un enfant
    [reason-review] a dit pourquoi : vérification
    [reason-referral] a dit pourquoi : orientation vers un service
    [reason-request] a dit pourquoi : demande de l’enfant ou de sa famille
    [reason-correction] a dit pourquoi : correction
    [reason-statistics] a dit pourquoi : statistiques
    [reason-supervision] a dit pourquoi : supervision
   *[other] { $act }
}
audit-reason = { $reason ->
    [follow-up] suivi d’un enfant
    [review] vérification
    [referral] orientation vers un service
    [request] demande de l’enfant ou de sa famille
    [correction] correction
    [statistics] statistiques
    [supervision] supervision
   *[other] { $reason }
}
audit-reason-title = Pourquoi lisez-vous ces fiches ?
audit-reason-text = Demandé une fois après l’ouverture. La réponse est gardée dans la trace, avec chaque lecture.

audit-verify = Vérifier la trace
audit-verifying = Vérification : { $done } sur { $total }
audit-stop = Arrêter
audit-stopped = Vérification arrêtée ; rien n’a changé.
audit-sound = La trace est entière : { $entries ->
    [one] { $entries } entrée, signature et enchaînement justes.
   *[other] { $entries } entrées, signatures et enchaînement justes.
}
audit-broken = La trace a été altérée à l’entrée { $at } : { $reason ->
    [gap] il manque quelque chose à cet endroit.
    [link] elle ne suit pas l’entrée d’avant.
    [hash] son contenu a été changé.
    [author] son auteur n’est pas une personne du coffre.
    [signature] elle n’a pas été signée par la personne qu’elle nomme.
    [time] son heure précède celle de l’entrée d’avant.
    [checkpoint] elle contredit ce qu’une personne avait signé.
   *[other] { $reason }
} N’écrivez plus rien ; copiez le dossier et prévenez la personne qui supervise.
audit-anchor = { $source } : { $verdict ->
    [holds] la trace dit la même chose à l’entrée { $seq }.
    [cut] la trace s’arrête à { $last }, avant l’entrée { $seq } : la fin a été coupée, ou le coffre est une copie plus ancienne.
    [differs] la trace dit autre chose à l’entrée { $seq } : elle a été refaite.
    [other-vault] ce n’est pas le même coffre.
   *[other] { $verdict }
}

audit-compare = Comparer avec un bulletin
audit-compare-hint = Bulletin : 1234:babab-babab-…
audit-compare-wrong = Écrivez le numéro, deux points, puis les huit mots du bulletin.
audit-compare-source = Bulletin

audit-slip = Imprimer un bulletin
audit-slip-saved = Bulletin écrit : { $name }
audit-slip-title = Bulletin de la trace
audit-slip-office = Bureau : { $office } ({ $code })
audit-slip-made = Fait le { $at } (UTC) par { $by }
audit-slip-number = Numéro de la dernière entrée
audit-slip-words = Les huit mots
audit-slip-hash = Empreinte complète
audit-slip-keep = Gardez cette feuille hors du portable, par exemple chez l’autorité. Si quelqu’un coupait la fin de la trace, elle le montrerait.
audit-slip-check = Pour vérifier plus tard :
audit-slip-vault = Coffre { $vault }
