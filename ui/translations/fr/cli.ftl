# La ligne de commande. Un identifiant commence par le nom de ce fichier.

## the program

cli-about = Enregistrer hors connexion les violations des droits de l’enfant, publier des statistiques qui ne trahissent aucun enfant. Sans commande, la fenêtre s’ouvre.
cli-exit-codes = 
    Codes de sortie :
    { "  " }0  fait, ou le verdict est bon
    { "  " }1  le verdict est mauvais : signature fausse, tableau dangereux, intégrité atteinte
    { "  " }2  la demande ou le fichier d’entrée est en cause ; rien n’a changé
    { "  " }3  le disque, un verrou, le support ou la phrase de passe y fait obstacle
    { "  " }4  notre erreur : une référence à citer, rien n’est perdu
cli-example = Exemple :
cli-later = Annoncé ; viendra avec une version suivante.
cli-progress = { $done } sur { $total }
cli-nothing-found = Rien trouvé.

## failures

cli-failure-bug = Erreur du programme ; rien n’est perdu. Référence à citer : { $reference } ({ $kind }, { $where }).
cli-failure-input = La demande n’a pas pu être suivie ; rien n’a changé ({ $code }).
cli-failure-verdict = Le verdict est mauvais ({ $code }).
cli-failure-world = Le disque, un verrou ou le support y fait obstacle ; rien n’est perdu ({ $code }).
cli-missing-option = Il manque l’option { $option }.
cli-no-terminal = Pas de terminal pour demander la phrase de passe : donnez l’option { $option }.
cli-closed-descriptor = Le descripteur { $number } n’est pas ouvert en lecture.
cli-passphrases-differ = Les deux phrases de passe ne sont pas les mêmes.
cli-ask-passphrase = Phrase de passe de { $name } : 
cli-ask-new-passphrase = Nouvelle phrase de passe de { $name } : 
cli-ask-again = Encore une fois : 

## sentences of argparse

cli-argparse-usage = utilisation : 
cli-argparse-options = options
cli-argparse-positionals = arguments
cli-argparse-commands = commandes
cli-argparse-help = montrer cette aide et sortir
cli-argparse-version = montrer la version et sortir
cli-argparse-required = Il manque : %s
cli-argparse-unrecognized = Argument inconnu : %s
cli-argparse-argument = Argument %(argument_name)s : %(message)s
cli-argparse-one = une valeur est attendue
cli-argparse-at-most-one = une valeur au plus
cli-argparse-at-least-one = une valeur au moins
cli-argparse-several = nombre de valeurs attendu : %s
cli-argparse-ignored = aucune valeur n’est attendue, et %r a été donné
cli-argparse-choice = %(value)r n’est pas possible (au choix : %(choices)s)
cli-argparse-choice-of = %(parser_name)r n’est pas possible (au choix : %(choices)s)
cli-argparse-value = %(value)r n’est pas une valeur possible (%(type)s)
cli-argparse-not-with = impossible avec %s
cli-argparse-one-of = L’un de ces arguments est nécessaire : %s
cli-argparse-ambiguous = %(option)s peut vouloir dire %(matches)s
cli-argparse-open = Impossible d’ouvrir %(filename)s : %(error)s

## options of every command

cli-argument-json = répondre par un document JSON
cli-argument-language = langue des réponses : fr, ar ou en (celle du système par défaut)
cli-argument-vault = dossier du coffre
cli-argument-user = nom de la personne qui ouvre le coffre
cli-argument-passphrase-fd = lire la phrase de passe sur une ligne de ce descripteur ouvert
cli-argument-new-passphrase-fd = lire la nouvelle phrase de passe sur une ligne de ce descripteur ouvert

## taxonomy

cli-taxonomy = les termes de la taxonomie (sans coffre)
cli-taxonomy-list = Lister les termes d’un schéma.
cli-taxonomy-show = Montrer un terme, sa définition et ses correspondances.
cli-taxonomy-search = Chercher des mots dans les trois langues.
cli-taxonomy-code = Code
cli-taxonomy-label = Libellé
cli-taxonomy-definitions = Définition
cli-taxonomy-includes = Comprend
cli-taxonomy-excludes = Ne comprend pas
cli-taxonomy-unverified = Ce terme n’a pas encore été vérifié à la source.
cli-argument-scheme = schéma : RMV, ICVAC, CRC, MRM, CPIMS, HURIDOCS…
cli-argument-code = code d’un terme, par exemple RMV-2.1 ou CRC:19
cli-argument-words = mots à chercher

## disclosure

cli-disclosure = protéger des tableaux et les attaquer (sans coffre)
cli-disclosure-protect = Compter des unités en tableaux et cacher ce qui trahirait un enfant.
cli-disclosure-attack = Chercher ce qu’un lecteur peut déduire des tableaux publiés.
cli-argument-records = CSV, une ligne par unité comptée, une colonne par dimension
cli-argument-hierarchies = dossier des fichiers hier_<dimension>.csv (code,parent)
cli-argument-table = tableau, par exemple geo:2,viol:2,sex,age ; peut être répété
cli-argument-base = base d’arrondi : chaque nombre en devient un multiple (5 par défaut)
cli-argument-secret = fichier qui garde les nombres aléatoires de l’arrondi (par défaut : le nom du fichier publié suivi de « .secret »)
cli-argument-threshold = plus petit nombre publié
cli-argument-mode = cacher ou arrondir
cli-argument-insider = on (par défaut) : aussi contre une personne qui connaît déjà un nombre caché ; cache davantage. off : non
cli-argument-insider-attack = essayer aussi toute personne qui connaît exactement un nombre caché
cli-argument-records-attack = avec --insider : les unités comptées, pour essayer avec les vrais nombres
cli-argument-sensitive = codes qui nuisent à qui est connu pour les avoir, par dimension : un petit groupe où tous en ont un même n’est pas publié
cli-argument-table-threshold = seuil plus élevé d’un tableau, TABLEAU=N
cli-argument-by-table = seuil plus élevé d’un tableau, nommé par ses dimensions : geo,viol=10 ; pour des tableaux arrondis, le plus élevé vaut pour tous
cli-argument-zeros = montrer tous les zéros (show), ou pouvoir en cacher (hide) : moins de nombres cachés, aucun n’est sûrement 1 ou plus
cli-argument-release-zeros = hide (par défaut) : des zéros peuvent être masqués aussi, pour masquer moins de cellules en tout ; show : tous les zéros sont montrés, sauf pour les groupes protégés
cli-argument-released-zeros = comment les fichiers antérieurs ont été faits : tous les zéros montrés (show, par défaut), cachés pour les groupes de --sensitive (groups), ou cachés n’importe où (hide)
cli-argument-group-units = un groupe de moins d’unités n’est pas montré tout entier dans une catégorie sensible (10)
cli-argument-groups = de combien de groupes, entiers dans une catégorie sensible, vous répondez
cli-argument-released = dossiers de fichiers déjà publiés, que l’attaquant connaît aussi
cli-argument-out = fichier à écrire
cli-argument-report = rapport JSON à écrire
cli-argument-published = CSV publié, une ligne par case ; n vide : case cachée
cli-demo = Faire un coffre d’essai avec des incidents inventés, prêt à l’emploi.
cli-vault = le coffre chiffré : créer, regarder, contrôler
cli-vault-create = Créer un coffre dans un dossier neuf, pour sa première personne.
cli-vault-status = Dire ce qui peut l’être sans phrase de passe.
cli-vault-check = Contrôler l’intégrité de tout le coffre.
cli-vault-rotate = Mettre tout le coffre sous une nouvelle clé.
cli-vault-backup = Faire une sauvegarde scellée, contrôlée en l’ouvrant, dans un dossier.
cli-vault-restore = Refaire un coffre, dans un dossier neuf, à partir d’une sauvegarde.
cli-vault-salvage = Sauver d’un coffre abîmé toutes les fiches intactes, dans un dossier neuf.
cli-people = les personnes qui ouvrent le coffre
cli-people-list = Lister les personnes et leurs rôles.
cli-people-add = Ajouter une personne.
cli-people-passphrase = Changer sa propre phrase de passe.
cli-people-revoke = Retirer une personne : tout passe sous une nouvelle clé qu’elle n’a pas.
cli-incidents = enregistrer, trouver et transmettre des incidents
cli-incidents-list = Lister les incidents.
cli-incidents-search = Chercher des mots dans les incidents, en français, arabe ou anglais.
cli-incidents-show = Montrer un incident.
cli-incidents-add = Enregistrer des incidents depuis une liste JSON.
cli-incidents-edit = Remplacer le contenu d’un incident par un document JSON.
cli-incidents-submit = Soumettre des incidents au superviseur.
cli-incidents-template = Écrire le registre vide à remplir, en CSV ou XLSX.
cli-incidents-import = Importer un registre rempli ; les lignes fautives sont refusées une par une.
cli-incidents-sample = Écrire des incidents inventés en JSON (sans coffre).
cli-review = vérifier ou renvoyer ce que d’autres ont enregistré
cli-review-queue = Lister les incidents à vérifier.
cli-review-verify = Vérifier des incidents.
cli-review-return = Renvoyer un incident pour correction, avec un commentaire.
cli-releases = les publications anonymisées : préparer, examiner, approuver, écrire
cli-releases-list = Lister les publications.
cli-releases-prepare = Préparer une publication et cacher ce qui trahirait un enfant.
cli-releases-show = Montrer une publication : ses tableaux et ce qu’elle révèle.
cli-releases-attack = Attaquer une publication préparée comme le ferait un lecteur.
cli-releases-approve = Approuver et signer une publication préparée par quelqu’un d’autre.
cli-releases-return = Renvoyer une publication préparée, avec un commentaire.
cli-releases-write = Écrire la publication approuvée, scellée pour l’autorité.
cli-authority = côté autorité nationale : vérifier et ouvrir une publication (sans coffre)
cli-authority-identity = Créer la clé secrète de l’autorité et montrer sa clé publique.
cli-authority-trust = les signataires auxquels l’autorité se fie
cli-authority-trust-add = Ajouter la clé publique d’un signataire.
cli-authority-verify = Vérifier qu’une publication est authentique et complète.
cli-authority-open = Vérifier une publication, puis écrire ses fichiers dans un dossier.
cli-authority-trust-list = Montrer les signataires et jusqu’à quand on se fie à eux.
cli-authority-trust-revoke = Retirer la confiance à une clé.
cli-authority-window = Ouvrir la fenêtre de l’autorité : publications reçues, signatures, lacunes, addition.
cli-authority-load = Pousser des tableaux nationaux vers DHIS2 ou PostgreSQL (complément du serveur de l’autorité).
cli-authority-report = Rapport d’indicateurs d’un trimestre ou d’une année, à partir des paquets ouverts.
cli-authority-consolidate = Additionner les publications ouvertes de plusieurs bureaux en tableaux nationaux.
cli-transfers = fiches scellées entre bureaux (à venir)
cli-audit = la trace de ce qui a été fait
cli-audit-show = Montrer qui a fait quoi, du plus récent au plus ancien.
cli-audit-verify = Vérifier que la trace n’a été ni changée ni coupée.
cli-audit-slip = Faire le bulletin de la trace : huit mots à garder hors de ce portable.
cli-argument-audit-group = reading, writing, deciding, leaving, people ou sessions
cli-argument-audit-person = seulement cette personne
cli-argument-audit-since = depuis ce jour, par exemple 2026-11-01
cli-argument-audit-until = jusqu’à ce jour
cli-argument-audit-against = comparer avec ce que quelqu’un a gardé : bulletin (1234:mot-mot-…), sauvegarde, publication
cli-argument-against-identity = identité age qui ouvre une publication scellée
cli-argument-backup-to = dossier de la sauvegarde, de préférence sur une clé
cli-argument-backup-file = sauvegarde (.rmb)
cli-argument-restore-to = dossier neuf pour le coffre
cli-argument-check-thorough = comparer aussi chaque mot de l’index de recherche
cli-argument-repair = refaire le fichier quand seule une page libre est abîmée
cli-argument-audit-reason = pourquoi les fiches sont lues : follow-up, review, referral, request, correction, statistics ou supervision
cli-vault-repaired = Le fichier a été refait et contrôlé ; rien n’était perdu.
cli-salvaged = Fiches sauvées : { $saved }. Fiches perdues : { $lost }. Le coffre refait est dans { $folder } ; il s’ouvre comme avant.
cli-salvage-lost = perdue : { $number }
cli-salvage-unnamed = dont { $count } que seule la trace connaît encore, sans numéro
cli-salvage-older = sauvée dans un état plus ancien : { $number }
cli-salvage-table = lignes perdues dans { $table } : { $count }

## arguments

cli-argument-office = code du bureau : trois lettres capitales, par exemple OUJ
cli-argument-label-fr = nom du bureau en français
cli-argument-label-ar = nom du bureau en arabe
cli-argument-label-en = nom du bureau en anglais
cli-argument-name = nom de la personne à ajouter
cli-argument-whom = nom de la personne
cli-argument-role = rôle : officer (agent de protection), supervisor (superviseur), administrator (administrateur)
cli-argument-number = numéro de l’incident, par exemple OUJ-26-0148
cli-argument-numbers = numéros des incidents
cli-argument-from = liste JSON de documents d’incidents ; - pour l’entrée standard
cli-argument-from-one = document JSON, comme en répond « incidents show --json » ; - pour l’entrée standard
cli-argument-revision = révision que l’on a lue ; refusé si quelqu’un a enregistré depuis
cli-argument-and-submit = soumettre aussitôt chaque incident
cli-argument-all-mine = tous mes brouillons complets
cli-argument-all-waiting = tous les incidents à vérifier
cli-argument-status = seulement ce statut ; peut être répété
cli-argument-region = seulement cette région (code HCP, par exemple 02)
cli-argument-province = seulement cette province ou préfecture (code HCP, par exemple 02.411)
cli-argument-violation = seulement ce type de violation (code)
cli-argument-report-period = période du rapport : 2026-Q3 ou 2026
cli-argument-period = seulement cette période : 2026-07, 2026-Q3 ou 2026
cli-argument-mine = seulement ce que j’ai enregistré
cli-argument-order = ordre de la liste
cli-argument-offset = passer les premiers
cli-argument-limit = en montrer au plus
cli-argument-format = csv ou xlsx
cli-argument-register = registre rempli, CSV ou XLSX
cli-argument-dry-run = contrôler seulement, ne rien enregistrer
cli-argument-encoding = codage du fichier CSV (reconnu par défaut)
cli-argument-count = nombre d’incidents
cli-argument-seed = germe du hasard : le même donne les mêmes incidents
cli-argument-level = niveau de vérification
cli-argument-confidence = degré de confiance
cli-argument-comment-from = fichier du commentaire ; - pour l’entrée standard
cli-argument-field = champ que le commentaire concerne, par exemple victims[0].age
cli-argument-release-period = mois, trimestre ou année de vérification : 2026-07, 2026-Q3 ou 2026
cli-argument-tables = tableaux à publier (tous par défaut)
cli-argument-one-table = seulement ce tableau
cli-argument-scope = national ou les quatre régions du programme
cli-argument-release = numéro de la publication
cli-argument-to = dossier où écrire
cli-argument-package = fichier de la publication (.zip.age)
cli-argument-trust = dossier des signataires de confiance
cli-argument-trust-from = premier jour de confiance (2026-01-31)
cli-argument-trust-until = dernier jour de confiance
cli-argument-key-id = numéro de la clé, comme « trust list » le montre
cli-argument-on = jour du retrait (2026-01-31)
cli-argument-opened = dossier où les publications sont ouvertes
cli-argument-joined = dossier écrit par « authority consolidate »
cli-argument-dhis2 = adresse d’un serveur DHIS2, sans /api
cli-argument-postgresql = chaîne de connexion à PostgreSQL, sans mot de passe
cli-argument-account = compte sur le serveur DHIS2
cli-argument-password-fd = descripteur ouvert d’où lire le mot de passe du serveur
cli-argument-token-fd = descripteur ouvert d’où lire un jeton d’accès DHIS2
cli-argument-own-places = le serveur garde ses propres unités d’organisation
cli-argument-packages = dossiers des publications ouvertes, ou dossiers qui en contiennent
cli-argument-floor = plancher de l’autorité, 5 si rien n’est dit : un bureau dont le seuil est plus bas est masqué davantage
cli-argument-thorough = attaque exacte de chaque publication, quelle qu’en soit la durée
cli-argument-identity = fichier de la clé secrète de l’autorité
cli-argument-public-key = clé publique minisign (.pub) du signataire
cli-argument-folder = dossier de l’essai, neuf ou vide (temporaire par défaut)
cli-argument-incidents = nombre d’incidents inventés
cli-argument-headless = faire tout le travail sans fenêtre et dire où tout se trouve
cli-argument-training = un coffre pour s’exercer, marqué pour toujours : rien de ce qui en sort ne compte
cli-argument-restore-training = la sauvegarde vient d’un coffre d’exercice, et le résultat en est un

## columns and names of facts

cli-heading-number = Numéro
cli-heading-when = Date
cli-heading-violation = Violation
cli-heading-child = Enfant
cli-heading-place = Lieu
cli-heading-status = Statut
cli-heading-author = Enregistré par
cli-heading-setting = Cadre
cli-heading-narrative = Récit
cli-heading-comment = Commentaire
cli-heading-name = Nom
cli-heading-role = Rôle
cli-heading-release = Publication
cli-heading-period = Période
cli-heading-state = État
cli-heading-prepared-by = Préparée par
cli-heading-approved-by = Approuvée par
cli-heading-digest = Empreinte SHA-256

## answers

cli-incidents-shown = { $shown } sur { $total }
cli-incidents-added = { $count ->
        [0] Aucun incident enregistré.
        [one] { $count } incident enregistré.
       *[other] { $count } incidents enregistrés.
    }
cli-incidents-saved = Incident { $number } enregistré.
cli-incidents-submitted = { $count ->
        [0] Aucun incident soumis.
        [one] { $count } incident soumis.
       *[other] { $count } incidents soumis.
    }
cli-incidents-incomplete = { $count ->
        [one] { $count } incident incomplet reste en brouillon.
       *[other] { $count } incidents incomplets restent en brouillon.
    }
cli-incidents-problems = { $count ->
        [one] { $count } point à revoir :
       *[other] { $count } points à revoir :
    }
cli-incidents-sampled = { $count ->
        [one] { $count } incident inventé écrit dans { $file }.
       *[other] { $count } incidents inventés écrits dans { $file }.
    }
cli-written = Écrit : { $file }
cli-import-accepted = { $count ->
        [0] Aucune ligne importée.
        [one] { $count } ligne importée.
       *[other] { $count } lignes importées.
    }
cli-import-would-accept = { $count ->
        [0] Aucune ligne ne serait importée.
        [one] { $count } ligne serait importée.
       *[other] { $count } lignes seraient importées.
    }
cli-import-already = { $count ->
        [0] Aucune n’y était déjà.
        [one] { $count } y était déjà.
       *[other] { $count } y étaient déjà.
    }
cli-import-refused = { $count ->
        [0] Aucune ligne refusée.
        [one] { $count } ligne refusée :
       *[other] { $count } lignes refusées :
    }
cli-import-refusal = { "  " }ligne { $row }, colonne { $column } : { $reason }
cli-ask-comment = Commentaire :
cli-review-verified = { $count ->
        [0] Aucun incident vérifié.
        [one] { $count } incident vérifié.
       *[other] { $count } incidents vérifiés.
    }
cli-review-returned = Incident { $number } renvoyé pour correction.
cli-people-added = { $name } peut maintenant ouvrir le coffre.
cli-people-passphrase-changed = La phrase de passe de { $name } est changée ; l’ancienne n’ouvre plus rien.
cli-people-revoked = { $name } ne peut plus ouvrir le coffre, qui a une nouvelle clé. Les autres n’ont rien à faire.
cli-people-revoked-copies = Ce que cette personne avait déjà copié lui reste lisible ; les anciennes sauvegardes aussi.
cli-releases-prepared = Publication { $number } préparée. Une autre personne doit l’approuver.
cli-releases-approved = Publication { $number } approuvée et signée.
cli-releases-returned = Publication { $number } renvoyée.
cli-releases-safe = L’attaque n’apprend rien de ce qui est protégé.
cli-releases-unsafe = L’attaque retrouve des cases protégées : cette publication ne sera pas écrite.
cli-state-prepared = préparée
cli-state-returned = renvoyée
cli-state-approved = approuvée
cli-state-written = écrite
cli-left-out-not-verified = Non comptés : pas encore vérifiés
cli-left-out-no-consent = Non comptés : sans consentement à être compté
cli-left-out-reported-elsewhere = Non comptés : déjà comptés par un autre bureau
cli-left-out-other-period = Non comptés : d’une autre période
cli-left-out-outside-scope = Non comptés : hors de la portée
cli-verdict-exact = Cases protégées retrouvées exactement
cli-verdict-narrow = Cases protégées trop bien cernées
cli-verdict-hidden = Cases masquées
cli-verdict-sensitive = Dont trop petites
cli-verdict-narrowest = Valeurs possibles de la case la mieux cernée
cli-verdict-units = Unités comptées
cli-verdict-units-visible = Unités visibles au détail le plus fin
cli-dimension-place = Lieu
cli-dimension-violation = Violation
cli-dimension-sex = Sexe
cli-dimension-age = Âge
cli-dimension-status = Statut de protection
cli-dimension-flag = Marqueur
cli-dimension-counted = Enfants et unités
cli-dimension-child = Enfants et unités
cli-dimension-accompaniment = Accompagnement
cli-dimension-setting = Cadre
cli-left-out-counted-before = Écartées : déjà comptées dans une publication antérieure
cli-dimension-month = Mois
cli-yes = oui
cli-no = non
cli-heading-folder = Dossier
cli-vault-created = Coffre créé dans { $folder }. Gardez la phrase de passe : personne ne peut la retrouver pour vous.
cli-vault-present = présente
cli-vault-missing = absente
cli-vault-fact-vault-id = Identifiant
cli-vault-fact-format = Format
cli-vault-fact-people = Personnes
cli-vault-fact-damaged-slots = Entrées de clé abîmées
cli-vault-fact-database = Base de données
cli-vault-fact-database-bytes = Taille en octets
cli-vault-fact-in-use = Ouvert ailleurs
cli-vault-fact-last-entry = Dernière trace (numéro)
cli-vault-fact-last-time = Dernière trace (heure UTC)
cli-vault-fact-training = Coffre d’exercice
cli-vault-sound = Le coffre est intègre.
cli-vault-damaged = Le coffre est abîmé. N’écrivez plus rien ; copiez d’abord tout le dossier.
cli-vault-counted = Incidents : { $incidents } ; traces : { $entries }
cli-vault-rotated = Le coffre a une nouvelle clé (n° { $epoch }). Chacun continue avec sa phrase de passe.
cli-finding-cipher = pages dont le sceau est faux : { $count } (première : { $first })
cli-finding-free-page = page libre abîmée, sans perte : { $count } (première : { $first })
cli-finding-structure = structure de la base : { $count }
cli-finding-references = liens rompus : { $count }
cli-finding-search = index de recherche en désaccord avec les fiches : { $count }
cli-finding-audit = trace rompue à l’entrée { $first }
cli-finding-roster = liste des personnes en désaccord avec sa signature (version { $first })
cli-finding-older-copy = copie plus ancienne que ce dont le coffre se souvient (entrée { $first })
cli-finding-slot = entrée de clé abîmée d’une autre personne : { $count }
cli-failure-position = document n° { $position } de la liste
cli-failure-package = Paquet : { $package }
cli-incidents-step = Reprendre, clore, rouvrir, retirer un incident, ou le marquer comme doublon.
cli-argument-step = ce qu’il faut faire de l’incident
cli-incidents-moved = Incident { $number } : { $status }.
cli-argument-signer = identifiant du signataire, comme le donne « people list --json »
cli-argument-signer-name = nom du signataire, pour l’affichage
cli-heading-office = Bureau
cli-authority-made = Clé secrète écrite dans { $file }. Ne la donnez à personne.
cli-authority-recipient = Clé publique à donner aux bureaux :
cli-authority-trusted = { $name } est maintenant un signataire de confiance (clé { $key }).
cli-authority-genuine = Authentique et complet.
cli-authority-already = Ce fichier a déjà été accepté.
cli-authority-missing = Publications de ce bureau qui ne sont jamais arrivées : { $numbers }
cli-authority-withdrawn = Plus aucune signature de la clé { $key } ne compte.
cli-heading-key = Clé
cli-heading-trusted = Confiance
cli-trusted-revoked = retirée le { $day }
cli-trusted-always = sans limite
cli-trusted-between = { $from } – { $until }
cli-loaded = { $server } : { $count } valeurs pour { $period }.
cli-load-one-secret = Donnez soit --account et --password-fd, soit --token-fd.
cli-consolidated = { $period } : { $offices } bureau(x) sur { $expected }, { $intervals } cellule(s) nationale(s) en intervalle. La soustraction ne redonne rien de ce qu’un bureau masque.
cli-consolidated-missing = N’ont rien envoyé : { $offices }
cli-consolidated-replaced = Publications remplacées par une correction : { $count }
cli-consolidated-stricter = L’autorité a masqué davantage pour : { $offices }
cli-consolidated-left-out = Tableau laissé de côté, car ces bureaux ne le publient pas : { $table } ({ $offices })
cli-consolidated-unchecked = Sans --trust, les signatures n’ont pas été contrôlées de nouveau et les bureaux manquants ne sont pas connus.
cli-consolidated-no-parquet = Sans le complément « authority » (pyarrow), aucun fichier Parquet n’a été écrit.
cli-signed-preparer = Préparée et signée par
cli-signed-approver = Approuvée et signée par
cli-people-key = Écrire la clé publique d’une personne, pour l’autorité qui vérifie.
cli-people-trust = À donner à l’autorité, pour « authority trust add » :
cli-argument-whose = nom de la personne
cli-releases-recipients = Dire pour qui les publications sont scellées : l’autorité et la clé de secours du bureau.
cli-releases-sealed-to = Les publications seront scellées pour { $name }.
cli-argument-authority = clé publique age de l’autorité
cli-argument-recovery-key = clé publique age de secours du bureau
cli-argument-authority-name = nom de l’autorité
cli-file-exists = Le fichier { $file } existe déjà ; il n’a pas été touché.
cli-demo-window = Bureau d’essai dans { $folder } ; tout y est inventé.
cli-demo-earlier = Un essai précédent se trouve ici ; il est repris tel quel.
cli-demo-recorded = { $count ->
        [one] { $count } incident inventé enregistré par l’agent.
       *[other] { $count } incidents inventés enregistrés par l’agent.
    }
cli-demo-verified = { $count ->
        [one] { $count } incident soumis puis vérifié par un superviseur.
       *[other] { $count } incidents soumis puis vérifiés par un superviseur.
    }
cli-demo-prepared = Publication { $period } préparée et signée par { $name }.
cli-demo-approved = Approuvée et signée par une autre personne : { $name }.
cli-demo-written = Écrite et scellée pour l’autorité ; empreinte SHA-256 { $digest }.
cli-demo-genuine = Vérifiée par l’autorité : authentique et complète.
cli-demo-vault = Coffre
cli-demo-release = Publication
cli-demo-identity = Clé secrète de l’autorité
cli-demo-trust = Signataires de confiance
cli-demo-passphrases = Phrases de passe de l’essai
cli-incidents-attach = Joindre des fichiers à un incident, chiffrés dans le coffre.
cli-incidents-attachments = Lister les pièces jointes d’un incident, ou en écrire une en clair.
cli-incidents-attached = Joint, chiffré : { $name } (SHA-256 { $digest }…)
cli-incidents-written-clear = Écrit en clair : { $file }. Le fichier n’est plus protégé : effacez-le dès que possible.
cli-argument-attach = photo, PDF, texte ou son à joindre
cli-argument-save = numéro de la pièce à écrire en clair
cli-heading-kind = Type
cli-heading-bytes = Octets
cli-heading-added = Ajouté
cli-incidents-pdf = Écrire un incident en PDF, avec les sections choisies (données personnelles en clair).
cli-incidents-blank-form = Écrire le formulaire vide sur papier, avec la page de consentement.
cli-argument-sections = sections à imprimer ; les noms (identifiers) et l’historique (history) seulement si on les nomme
cli-argument-office-name = nom du bureau, en haut de chaque page
cli-argument-authorisation = numéro de l’autorisation de la CNDP
cli-people-cards = Faire un code de secours, ou trois parts dont deux suffisent : imprimés, ils rouvrent le coffre si une phrase est oubliée.
cli-people-confirm = Recopier une carte de secours pour la vérifier ; les cartes d’avant n’ouvrent plus rien.
cli-people-recover = Rouvrir le coffre avec un code ou deux parts, et choisir une nouvelle phrase de passe.
cli-argument-means = code (une carte) ou shares (trois cartes, deux suffisent)
cli-argument-code-fd = lire les cartes sur ce descripteur ouvert, une carte par ligne
cli-argument-card-file = fichier PDF à imprimer, lisible par vous seul ; effacez-le après l’impression
cli-ask-code = Recopiez la carte, ligne par ligne ; une ligne vide termine.
cli-ask-share = Recopiez la part nº { $card }, ligne par ligne ; une ligne vide termine.
cli-cards-issued = { $kind ->
    [shares] Trois parts sont faites ; deux suffisent. Donnez-les à trois personnes, dans trois lieux.
   *[code] Le code de secours est fait. Il rouvre le coffre à lui seul : sous enveloppe scellée, loin du portable.
}
cli-cards-recovered = { $kind ->
    [shares] La nouvelle phrase de passe est en place. Les parts utilisées n’ouvrent plus rien ; en voici trois nouvelles.
   *[code] La nouvelle phrase de passe est en place. Le code utilisé n’ouvre plus rien ; en voici un nouveau.
}
cli-cards-one = { $share ->
    [0] Code de secours du coffre { $vault }
   *[other] Part nº { $share } du coffre { $vault }
}
cli-cards-file = Ce fichier ouvre le coffre. Imprimez-le, puis effacez-le ; une clé USB ou une imprimante peut en garder une copie.
cli-cards-screen = Copiez sur papier, puis fermez ce terminal : il garde ce qu’il a montré.
cli-cards-confirm = Vérifiez maintenant le papier : « people confirm --kind { $kind } ».
cli-cards-confirmed = { $kind ->
    [shares] Les trois parts sont justes. Celles d’avant n’ouvrent plus rien.
   *[code] Le code est juste. Ceux d’avant n’ouvrent plus rien.
}
cli-incidents-retention = Dossiers clos dont le délai est écoulé : lister, garder, détruire ce qui identifie
cli-vault-settings = Durée de conservation et autorisation de la CNDP
cli-argument-all-ended = tous les dossiers clos, même avant leur délai
cli-argument-destroy = dossiers dont ce qui identifie est détruit pour toujours
cli-argument-keep = dossier à garder plus longtemps
cli-argument-until = jusqu’à ce jour, AAAA-MM-JJ
cli-argument-because = motif pour garder
cli-argument-retention-months = mois de conservation après la clôture
cli-argument-cndp = numéro de l’autorisation de la CNDP
cli-argument-authorised-on = jour de l’autorisation, AAAA-MM-JJ
cli-argument-full-status = état du poste et du coffre, avec la phrase de passe
cli-releases-ledger = Montrer le registre de toutes les publications ; en écrire une copie signée.
cli-releases-verify = Revérifier chaque publication : empreintes, preuves, signatures.
cli-releases-advise = Dire ce que chaque tableau perdrait masqué et quelle erreur il aurait arrondi.
cli-releases-policy = Le plancher que fixe l’autorité nationale.
cli-releases-policy-show = Montrer le plancher en vigueur.
cli-releases-policy-trust = Enregistrer la clé publique de l’autorité.
cli-releases-policy-import = Reprendre un plancher signé par l’autorité (FILE.minisig à côté).
cli-argument-export = dossier où écrire la copie signée du registre
cli-argument-authority-key = clé publique minisign de l’autorité
cli-argument-policy = plancher signé par l’autorité
cli-argument-places = jusqu’où vont les lieux : régions ou provinces
cli-argument-detailed = régions à montrer par province (les autres restent entières)
cli-argument-rebase = remise à plat : toute l’année recomptée, protégée avec ses publications
cli-finding-release = publications qui ne tiennent plus : { $count } (première : n° { $first })
cli-vault-wipe = Rendre le coffre de ce poste illisible pour toujours, et dire ce qui reste ailleurs
cli-argument-office-again = code du bureau, une fois encore, pour ne pas effacer un autre coffre
cli-releases-explain = Dire pourquoi une case est masquée ou arrondie ; ce n’est dit dans aucun fichier.
cli-argument-cell = codes de la case, dans l’ordre des dimensions du tableau
cli-authority-ledger = Vérifier le registre signé d’un bureau et dire ce qui n’est jamais arrivé.
cli-argument-ledger = registre signé (FILE.minisig à côté)
cli-reported = { $packages } paquets additionnés pour { $period } : { $offices }.
cli-releases-report = Rapport d’indicateurs d’un trimestre ou d’une année, à partir des publications signées de ce bureau.
cli-report-missing = Sans publication : { $quarters }
