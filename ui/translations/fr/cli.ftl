# La ligne de commande. Un identifiant commence par le nom de ce fichier.

## the program

cli-about = Enregistrer hors connexion les violations des droits de l’enfant, publier des statistiques qui ne trahissent aucun enfant. Sans commande, la fenêtre s’ouvre.
cli-exit-codes = 
    Codes de sortie :
    { "  " }0  fait, ou le verdict est bon
    { "  " }1  le verdict est mauvais : signature fausse, tableau dangereux, intégrité atteinte
    { "  " }2  la demande ou le fichier d’entrée est en cause ; rien n’a changé
    { "  " }3  le disque, un verrou, le support ou la phrase secrète y fait obstacle
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
cli-no-terminal = Pas de terminal pour demander la phrase secrète : donnez l’option { $option }.
cli-closed-descriptor = Le descripteur { $number } n’est pas ouvert en lecture.
cli-passphrases-differ = Les deux phrases secrètes ne sont pas les mêmes.
cli-ask-passphrase = Phrase secrète de { $name } : 
cli-ask-new-passphrase = Nouvelle phrase secrète de { $name } : 
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
cli-argument-passphrase-fd = lire la phrase secrète sur une ligne de ce descripteur ouvert
cli-argument-new-passphrase-fd = lire la nouvelle phrase secrète sur une ligne de ce descripteur ouvert

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
cli-argument-threshold = plus petit nombre publié
cli-argument-mode = cacher ou arrondir
cli-argument-released = dossiers de fichiers déjà publiés, que l’attaquant connaît aussi
cli-argument-out = fichier à écrire
cli-argument-report = rapport JSON à écrire
cli-argument-published = CSV publié, une ligne par case ; n vide : case cachée
