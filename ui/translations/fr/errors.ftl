# Une phrase par erreur : ce qui est arrivé, puis ce qu'il faut faire. Les faits sont des codes et des nombres.

errors-unknown-term = Le code « { $code } » n'existe pas dans cette version de la nomenclature. Cherchez le bon code dans la liste des violations.
errors-unknown-place = Le lieu « { $code } » n'est ni une région ni une province ou préfecture connue. Choisissez-le dans la liste.
errors-unknown-code = « { $code } » n'est pas une réponse possible pour le champ { $field }. Choisissez une valeur de la liste.
errors-invalid-date = La date « { $text } » n'existe pas ou ne se lit pas. Écrivez-la ainsi : 2026-11-21, ou seulement 2026-11 ou 2026.
errors-invalid-value = La valeur du champ { $field } n'est pas acceptable : elle est hors limites ou contient des caractères interdits. Corrigez-la.
errors-invalid-record = { $count ->
    [one] La fiche a { $count } problème à corriger avant de continuer.
   *[other] La fiche a { $count } problèmes à corriger avant de continuer.
}
errors-no-such-incident = La fiche { $number } n'existe pas dans ce coffre. Vérifiez le numéro.
errors-stale-incident = Quelqu'un a enregistré la fiche { $number } entre-temps. Votre texte est gardé ; comparez les deux versions avant d'enregistrer.
errors-not-allowed-now = { $status ->
    [draft] La fiche est un brouillon : cette étape n'est pas encore possible.
    [submitted] La fiche est transmise et attend la vérification : cette étape n'est pas possible maintenant.
    [returned] La fiche a été renvoyée pour correction : cette étape n'est pas possible maintenant.
    [verified] La fiche est déjà vérifiée : faites-la renvoyer pour la modifier.
    [closed] La fiche est close : rouvrez-la d'abord.
    [duplicate] La fiche est marquée comme doublon : rouvrez-la d'abord.
    [withdrawn] La fiche est retirée : rouvrez-la d'abord.
    [prepared] La publication attend l'approbation d'une autre personne : cette étape n'est pas encore possible.
    [approved] La publication est déjà approuvée et ne change plus. Préparez-en une nouvelle.
    [written] La publication est déjà écrite et ne change plus. Préparez-en une nouvelle.
   *[other] Cette étape n'est pas possible dans l'état actuel.
}
errors-not-permitted = { $role ->
    [officer] Le rôle d'agent ne permet pas cette opération. Demandez à une personne qui supervise.
    [supervisor] Le rôle de supervision ne permet pas cette opération. Demandez à l'administration du coffre.
    [administrator] Le rôle d'administration ne permet pas cette opération : il ne touche pas aux fiches. Demandez à un agent ou à une personne qui supervise.
   *[other] Votre rôle ne permet pas cette opération.
}
errors-own-record = Personne ne vérifie ce qu'il a lui-même saisi. Demandez à une autre personne qui supervise.
errors-not-yet = La commande « { $command } » viendra avec une prochaine version.

errors-wrong-passphrase = Le nom ou la phrase de passe n'est pas juste. Rien n'est perdu : vérifiez la langue du clavier et réessayez.
errors-weak-passphrase = La phrase de passe est trop courte : il faut au moins { $minimum } caractères. Prenez plutôt cinq mots tirés au hasard.
errors-easy-passphrase = Cette phrase de passe serait parmi les premières essayées : noms, lieux, prières, slogans et suites de touches sont connus. Prenez plutôt cinq mots tirés au hasard.
errors-too-many-attempts = Trop d'essais manqués : attendez { $seconds } secondes, puis réessayez. Rien n'est perdu.
errors-reauthentication-needed = Pour cette opération, saisissez encore une fois votre phrase de passe.
errors-own-removal = Personne ne se retire soi-même. Demandez à une autre personne qui tient la liste.
errors-last-keeper = Sans « { $name } », plus personne ne pourrait ajouter ni retirer des personnes. Ajoutez d'abord une administratrice ou un administrateur.
errors-wrong-code = Ce code ou ces parts n'ouvrent pas ce coffre. Vérifiez que la carte est bien celle de ce coffre ; son numéro y est imprimé.
errors-retired-code = Ce code ou ces parts ont déjà servi ou ont été remplacés. Prenez la carte la plus récente.
errors-mistyped-code = { $part ->
    [0] { $line ->
        [0] Le code n'a pas la bonne longueur, ou ce n'est pas une carte de secours. Recopiez-le depuis la carte.
       *[other] Il y a une faute de frappe à la ligne { $line } du code. Comparez cette ligne avec la carte.
    }
   *[other] { $line ->
        [0] Part nº { $part } : elle n'a pas la bonne longueur, ou ce n'est pas une carte de secours. Recopiez-la depuis la carte.
       *[other] Part nº { $part } : il y a une faute de frappe à la ligne { $line }. Comparez cette ligne avec la carte.
    }
}
errors-shares-missing = { $reason ->
    [three] Il faut recopier les trois cartes : chacune est vérifiée avant d'être mise sous enveloppe.
    [same] C'est deux fois la même part. Il faut deux parts différentes, sur trois.
    [other-set] Ces deux parts ne viennent pas de la même série. Prenez deux cartes de même date.
   *[other] Une part seule n'ouvre rien. Il faut deux parts différentes, sur trois.
}
errors-recovery-unconfirmed = Avant la première fiche, il faut une carte de secours imprimée et recopiée : Administration › Secours, ou « people cards » puis « people confirm ». Sans elle, une phrase de passe oubliée serait la fin du coffre.
errors-nothing-to-confirm = Aucun code ni aucune part n'attend d'être recopié. Faites d'abord une carte : Administration › Secours, ou « people cards ».
errors-vault-missing = Il n'y a pas de coffre dans le dossier { $folder }. Vérifiez le chemin, ou créez un coffre.
errors-vault-exists = Le dossier { $folder } contient déjà un coffre ou d'autres fichiers. Choisissez un dossier vide ; rien n'a été modifié.
errors-database-missing = Le coffre { $folder } est incomplet : le fichier data.db manque. Ne créez rien à sa place ; rapportez ce fichier ou restaurez une sauvegarde.
errors-damaged-vault-file = Le fichier vault.json du coffre { $folder } est abîmé ou a été modifié. Copiez d'abord tout le dossier, puis remettez vault.json.1 ou une sauvegarde à sa place.
errors-damaged-backup = { $reason ->
    [read-back] La clé ou le disque n'a pas rendu ce qui y a été écrit ; la sauvegarde « { $name } » a été retirée. Essayez un autre support.
   *[other] La sauvegarde « { $name } » est abîmée ou a été modifiée ; rien n'a été restauré. Prenez-en une autre.
}
errors-damaged-database = La base de données du coffre { $folder } est abîmée. N'écrivez plus rien ; copiez d'abord tout le dossier, puis restaurez la dernière sauvegarde.
errors-foreign-file = « { $name } » est vide ou n'est pas un fichier de ce programme. Choisissez un autre fichier ; rien n'a été modifié.
errors-newer-version = Ce fichier vient d'une version plus récente du programme (format { $found } ; celle-ci connaît { $known }). Installez la version récente ; rien n'a été modifié.
errors-trust-busy = Un autre programme accepte un paquet dans le même dossier de confiance. Attendez qu’il ait fini, puis réessayez ; rien n’a été accepté.
errors-vault-locked = Le coffre est ouvert dans une autre fenêtre ou par une autre personne. Fermez-le là-bas, puis réessayez.
errors-vault-held = Le coffre est déjà ouvert par { $who }, depuis { $since }. Demandez-lui de le fermer, puis réessayez.
errors-older-copy = La base de données est plus ancienne que ce dont le coffre se souvient (entrée { $found } au lieu de { $expected }). Si vous venez de restaurer une sauvegarde, c'est normal ; sinon, prévenez la supervision.
errors-encryption-missing = La bibliothèque de chiffrement de cette installation manque ou est trop ancienne ({ $reason }). Réinstallez le programme ; rien n'a été écrit.
errors-not-enough-memory = La mémoire ne suffit pas pour vérifier la phrase de passe (il faut { $mebibytes } Mio libres). Fermez d'autres programmes et réessayez.
errors-user-exists = « { $name } » peut déjà ouvrir ce coffre. Choisissez un autre nom.
errors-invalid-office = « { $code } » n'est pas un code de bureau : il faut trois lettres majuscules, par exemple OUJ. Rien n'a été créé.
errors-no-such-user = Personne ne porte ce nom dans ce coffre. Vérifiez la liste des personnes.
errors-disk-full = Le disque est plein. Ce qui était enregistré le reste ; libérez de la place, puis enregistrez de nouveau.
errors-read-only-place = On ne peut pas écrire à cet endroit : le dossier { $folder } est en lecture seule. Choisissez un autre dossier ou changez les droits.
errors-storage-failed = Le disque a répondu par une erreur ({ $reason }). Ce qui était enregistré le reste ; vérifiez le disque ou la clé, puis réessayez.

errors-unreadable-file = Le fichier « { $name } » ne se lit pas : { $reason ->
    [no-anchor] ce n'est ni un bulletin de la trace, ni une sauvegarde, ni une publication
    [missing] il n'existe pas
    [no-access] l'accès est refusé
    [folder] c'est un dossier
    [not-a-folder] ce n'est pas un dossier
    [broken] ce qu'il contient fait échouer la lecture
    [empty] il est vide
    [not-csv] ce n'est pas un tableau CSV
    [encoding] son codage n'est pas reconnu
    [not-a-workbook] ce n'est pas un classeur
    [not-utf-8] ce n'est pas un texte en UTF-8
    [not-json] ce n'est pas du JSON
    [secret] ce n’est pas le fichier privé d’un arrondi, ou il est abîmé
    [no-secret] le fichier privé de cette publication arrondie (nombres aléatoires et effectifs) manque ici
    [classes] ses nombres arrondis ne disent pas leur base ; ajoutez --base
   *[other] le système répond { $reason }
}. Vérifiez le chemin et le format ; rien n'a été modifié.
errors-missing-columns = Il manque des colonnes dans « { $name } » : { $columns }. Partez du modèle que donne le programme.
errors-too-large = « { $name } » dépasse la limite ({ $limit }). Partagez-le en plusieurs parties.
errors-unsuitable-attachment = { $reason ->
    [empty] « { $name } » est vide : il n'y a rien à joindre. Vérifiez le fichier d'origine.
    [executable] « { $name } » est un programme, quel que soit son nom. Il n'a pas été joint ; ne l'ouvrez pas et prévenez la supervision.
    [archive] « { $name } » est une archive ou un fichier compressé. Joignez un à un les fichiers qu'elle contient.
    [office] « { $name } » est un document bureautique, qui peut contenir des programmes. Enregistrez-le en PDF, puis joignez le PDF.
    [markup] « { $name } » est une page web ou un dessin qui peut contenir des programmes. Joignez une image ou un PDF.
    [damaged] « { $name } » est abîmé ou incomplet. Copiez-le de nouveau depuis l'original.
    [pixels] « { $name } » annonce une image démesurée. Réduisez-la, puis joignez-la.
    [large] « { $name } » dépasse { $limit } Mio. Réduisez l'image, le son ou le document, puis joignez-le.
    [full] Cette fiche a déjà { $limit } pièces, le plus qu'elle peut avoir. Retirez-en une ou ouvrez une autre fiche.
   *[unknown] « { $name } » n'est ni une photo (PNG, JPEG), ni un PDF, ni un texte, ni un son (MP3, M4A, OGG, WAV). Joignez l'un de ceux-là.
}
errors-no-such-attachment = La pièce jointe « { $name } » n'existe pas dans cette fiche ou en a été retirée. Vérifiez la liste des pièces.
errors-damaged-attachment = La pièce jointe « { $name } » a été abîmée dans le coffre : elle ne s'ouvre plus. Restaurez une sauvegarde ou joignez-la de nouveau ; les autres données ne sont pas touchées.
errors-invalid-document = Le document n'est pas accepté à l'endroit { $path } : { $reason ->
    [unknown-field] ce champ n'existe pas
    [missing] ce champ manque
    [not-an-object] il faut un objet
    [not-a-list] il faut une liste
    [not-a-number] il faut un nombre entier
    [not-true-or-false] il faut vrai ou faux
    [not-text] il faut un texte
    [impossible-date] cette date n'existe pas
    [unknown-code] cette réponse n'est pas dans la liste
   *[other] forme inattendue ({ $reason })
}. Corrigez-le ; rien n'a été enregistré.

errors-no-such-release = La publication { $number } n'existe pas dans ce coffre. Vérifiez le numéro.
errors-same-person = La personne qui a préparé une publication ne peut pas l'approuver. Demandez à une autre personne qui supervise.
errors-contributor = { $count ->
    [one] Vous avez saisi { $count } fiche de cette publication, et une autre personne peut l'approuver : demandez-lui.
   *[other] Vous avez saisi { $count } fiches de cette publication, et une autre personne peut l'approuver : demandez-lui.
}
errors-release-changed = La publication { $number } n'a plus les octets qui ont été préparés. Rien n'a été écrit ; préparez-en une nouvelle et prévenez la supervision.
errors-faces-disagree = Le fichier { $face } du paquet ne dit pas ce que disent les chiffres ({ $flaw }). Rien n'a été signé ; c'est un défaut du programme : signalez le nom du fichier à ses auteurs.
errors-group-exposed = { $count ->
    [one] Dans un petit groupe, on saurait que tous sont dans une même catégorie sensible, quoi que l’on cache ({ $cell } : { $category }, tableau { $table }). Rien n’a été écrit. Publiez moins de catégories, ou des lieux plus grands.
   *[other] Dans { $count } petits groupes, on saurait que tous sont dans une même catégorie sensible, quoi que l’on cache (le premier : { $cell } : { $category }, tableau { $table }). Rien n’a été écrit. Publiez moins de catégories, ou des lieux plus grands.
}
errors-groups-unanswered = { $count ->
    [0] Aucun groupe n’est entier dans une catégorie sensible : il n’y a pas à en répondre. Approuvez sans cette réponse.
    [one] Un groupe est entier dans une catégorie sensible, et tout lecteur le saura. Lisez lequel et répondez-en, ou renvoyez la publication.
   *[other] { $count } groupes sont entiers dans une catégorie sensible, et tout lecteur le saura. Lisez lesquels et répondez-en, ou renvoyez la publication.
}
errors-unsafe-release = { $cells ->
    [one] Les tableaux laissent encore deviner { $cells } case protégée. Rien n'a été écrit ; réduisez le détail et préparez de nouveau.
   *[other] Les tableaux laissent encore deviner { $cells } cases protégées. Rien n'a été écrit ; réduisez le détail et préparez de nouveau.
}
errors-not-genuine = { $reason ->
    [damaged] Le fichier scellé a été modifié ou coupé en route. Redemandez-le au bureau qui l'a envoyé.
    [not-a-package] Ce qui est scellé à l'intérieur n'est pas un paquet de publication. Demandez au bureau quel fichier il voulait envoyer.
    [packed-twice] Le paquet a été mis une seconde fois dans une archive zip. Demandez au bureau le fichier tel que le programme l'a écrit.
    [bomb] Les fichiers à l'intérieur sont compressés ou trop grands : déballés, ils pourraient remplir le disque. Rien n'a été déballé ; prévenez le bureau.
    [unsafe-path] Un fichier à l'intérieur porte un nom qui le ferait écrire hors du dossier. Rien n'a été déballé ; prévenez le bureau.
    [missing-file] Il manque un fichier dans le paquet. Demandez au bureau un exemplaire complet.
    [extra-file] Le paquet contient un fichier que personne n'a signé. Ne vous en servez pas ; redemandez-le au bureau.
    [changed-file] Un fichier du paquet a été modifié après l'approbation. Ne vous en servez pas ; redemandez-le au bureau.
    [sums] La liste des empreintes du paquet ne se lit pas. Ne vous en servez pas ; redemandez-le au bureau.
    [manifest] La description du paquet (manifest.json) ne se lit pas. Ne vous en servez pas ; redemandez-le au bureau.
    [signature] Une signature ne correspond pas au contenu. Ne vous servez pas de ce paquet ; redemandez-le au bureau.
    [unknown-signer] Une signature vient d'une clé à laquelle vous ne vous fiez pas. Demandez la clé du signataire au bureau par une voie sûre, puis ajoutez-la.
    [other-facts] Les faits signés et la description du paquet se contredisent. Ne vous en servez pas ; demandez au bureau ce qu'il a envoyé.
    [other-name] Le nom du fichier annonce un autre bureau, une autre période ou un autre numéro que le contenu signé. Demandez au bureau de quelle publication il s'agit.
    [role] Un signataire n'a pas le rôle que sa signature demande : qui approuve supervise. Demandez au bureau une publication approuvée.
    [same-signer] Une seule personne a signé deux fois : il en faut deux différentes. Demandez au bureau une publication approuvée.
    [office] Un signataire n'est pas reconnu pour ce bureau. Ne vous servez pas de ce paquet ; demandez au bureau qui signe pour lui.
    [signer-expired] Un signataire n'était pas reconnu le jour où la publication a été préparée. Demandez au bureau qui signe maintenant pour lui.
    [signer-revoked] La confiance accordée à un signataire a été retirée. Ne vous servez pas de ce paquet ; demandez au bureau un paquet aux signatures valables.
    [sequence-reused] Ce numéro a déjà été accepté avec un autre contenu : fraude ou erreur. Demandez au bureau lequel des deux est le bon.
    [older-sequence] Une publication plus récente de la même période a déjà été acceptée : celle-ci est dépassée. Gardez la plus récente.
    [disagrees] Le bureau a déjà envoyé une autre publication pour cette période, et celle-ci ne dit pas qu'elle la remplace. Demandez au bureau laquelle est la bonne.
    [fork] Ce bureau a publié depuis deux coffres aux histoires différentes : l'un est une copie. N'acceptez plus rien de lui avant qu'il dise quel coffre vaut.
    [overlaps] Le bureau a déjà envoyé une publication qui couvre une partie de cette période : leur différence trahirait ce que les deux masquent. Demandez au bureau laquelle des deux vaut.
    [figures] Les chiffres du paquet se contredisent ou ne sont pas lisibles. Ne l’utilisez pas ; demandez au bureau un autre exemplaire et prévenez les auteurs du programme.
    [not-accepted] Ce paquet n’a pas été ouvert avec ce dossier de confiance. Ouvrez-le d’abord, pour que sa place dans la suite du bureau soit contrôlée.
    [training] Ce paquet vient d’un coffre d’exercice : ses chiffres sont inventés et il ne compte pour rien. Ne l’utilisez pas ; demandez au bureau la vraie publication.
   *[other] Ce paquet n'est pas celui que ses signatures annoncent ({ $reason }). Ne vous en servez pas ; redemandez-le au bureau qui l'a envoyé.
}
errors-unknown-table = Le paquet contient le tableau « { $table } », que cette version ne connaît pas : il vient d'un programme plus récent. Installez la version récente ; rien n'a été accepté.
errors-no-such-signer = Aucun signataire de ce dossier de confiance n’a la clé { $key }. Vérifiez son numéro dans la liste.
errors-no-common-table = Aucun tableau de la période { $period } n’est publié par tous les bureaux : il n’y a rien à additionner. Joignez moins de bureaux, ou demandez-leur les mêmes tableaux.
errors-extra-missing = La partie qui ouvre des connexions ({ $extra }) n’est pas installée, et ne doit l’être que sur le serveur de l’autorité. Installez-y le complément ; docs/authority-guide.md dit comment.
errors-secret-in-argument = Un secret se trouve dans l’option { $option }, où chacun peut le lire sur cette machine. Retirez-le et donnez-le par --password-fd ou --token-fd ; changez-le ensuite.
errors-server-unreachable = Le serveur { $server } ne répond pas ou n’accepte pas ce compte. Vérifiez son adresse, le réseau, le compte et le secret ; rien n’y a été changé.
errors-server-refused = Le serveur { $server } a refusé ({ $reason }). Vérifiez les droits du compte et les codes que le serveur connaît, puis recommencez : un envoi complet remplace ce qui s’y trouve.
errors-not-for-this-key = Ce paquet est scellé pour un autre destinataire : cette clé ne l'ouvre pas. Prenez la clé de l'autorité à qui il est adressé.
errors-invalid-hierarchy = La hiérarchie de la dimension { $dimension } n'est pas valable ({ $reason }). Corrigez son fichier.
errors-invalid-table = { $reason ->
    [beside-families] Le nombre d’enfants sur toutes les familles de violations et celui de chaque famille ne peuvent pas figurer dans une même publication : l’un trahirait l’autre. Choisissez un des deux tableaux.
    [other-records] Le tableau « { $table } » montre d’autres nombres que ces unités. Vérifiez que ce sont bien celles qui ont été comptées pour lui.
    [rounded-insider] « { $table } » est arrondi. L’attaque de l’intérieur ne s’essaie que sur des fichiers à nombres cachés : retirez --insider.
   *[other] Le tableau « { $table } » ne peut pas être fait ainsi ({ $reason }). Corrigez sa description.
}
errors-cancelled = Opération arrêtée à votre demande. Tout est resté comme avant.
errors-period-closed = La période { $period } est déjà couverte par la publication n° { $number }. Une période ne se publie qu'une fois : les dossiers vérifiés depuis entrent dans la suivante.
errors-period-not-begun = La période { $period } n'a pas commencé. Choisissez une période en cours ou passée.
errors-release-contradicted = La publication antérieure « { $release } » montre d'autres nombres que ces dossiers ou ces tableaux ne le permettent. Vérifiez que c'est le bon fichier, pour les mêmes unités.
errors-recipient-missing = Aucun destinataire n'est enregistré dans ce coffre. Demandez à l'administration d'ajouter la clé de l'autorité et la clé de secours du bureau.
errors-mixed-releases = La publication antérieure « { $release } » ne peut pas se combiner avec celle-ci : { $reason ->
    [modes] l’une est arrondie, l’autre montre des nombres exacts ou masqués
    [base] elles sont arrondies avec des bases différentes
    [scope] elles ne portent pas sur les mêmes unités
   *[tables] leurs tableaux ou leurs hiérarchies sont différents
}. Gardez le même mode, la même base et les mêmes tableaux toute l’année.
errors-not-clean = « { $number } » doit être regardé seul : { $count ->
    [one] une remarque
   *[other] { $count } remarques
} à examiner. Rien n’a été vérifié ; rouvrez la liste.
errors-too-late = Le verdict sur « { $number } » ne peut plus être repris : il est publié, ou quelqu’un a continué depuis. Renvoyez plutôt le dossier avec un commentaire.
errors-record-destroyed = Le dossier { $number } n’a plus rien qui mène à une personne : ses données ont été détruites. Il ne peut plus être modifié ni rouvert.
errors-not-due = Le dossier { $number } doit être gardé jusqu’au { $until } : rien n’a été détruit. Choisissez un dossier dont le délai est écoulé.
errors-clock-doubtful = L’horloge de ce poste n’est pas crédible ({ $now }, dernière trace { $last }) : rien n’a été détruit. Mettez la date à l’heure, reconnectez-vous et recommencez.
errors-below-policy = { $field ->
    [base] La base d’arrondi demandée ({ $asked }) est trop petite : la plus petite permise ici est { $minimum }.
    [group] La taille des groupes protégés ({ $asked }) est trop petite : la plus petite permise ici est { $minimum }.
   *[threshold] Le seuil demandé ({ $asked }) est trop bas : le plus bas permis ici est { $minimum }.
} Ce plancher vient de l’autorité nationale ; personne au-dessous ne peut l’abaisser.
errors-policy-refused = { $reason ->
    [no-key] Ce coffre ne connaît pas encore la clé de l’autorité. Enregistrez-la d’abord avec « releases policy trust ».
    [older] Cette politique n’est pas plus récente que celle en vigueur. Demandez la dernière à l’autorité.
   *[signature] La signature ne correspond pas à la clé de l’autorité, ou le fichier a été modifié. N’en tenez pas compte et prévenez l’autorité.
}
errors-rebase-too-early = L’année { $period } n’est pas finie. La remise à plat recompte une année entière : faites-la à partir du 1er janvier suivant.
errors-training-material = « { $name } » vient d’un coffre d’exercice : rien n’y est réel, et un vrai coffre ne le prend pas. Rien n’a changé ; ne l’ouvrez que dans l’exercice (« S’entraîner », ou --training en ligne de commande).
errors-no-training = « { $name } » vient d’un vrai coffre et ne sert pas à s’exercer. Rien n’a changé ; restaurez-le sans --training.
errors-nothing-released = Aucune publication signée de ce bureau ne se trouve dans la période { $period } : il n’y a rien à additionner. Choisissez une autre période, ou préparez et faites signer une publication.
