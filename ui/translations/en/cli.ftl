# The command line. A message id starts with the name of this file.

## the program

cli-about = Record violations of children's rights offline; publish statistics that betray no child. Without a command, the window opens.
cli-exit-codes = 
    Exit codes:
    { "  " }0  done, or the verdict is good
    { "  " }1  the verdict is bad: signature wrong, table unsafe, integrity damaged
    { "  " }2  the request or the input is wrong; nothing changed
    { "  " }3  the disk, a lock, the medium or the passphrase is in the way
    { "  " }4  our bug: a reference to quote, nothing lost
cli-example = Example:
cli-later = Announced; comes with a later version.
cli-progress = { $done } of { $total }
cli-nothing-found = Nothing found.

## failures

cli-failure-bug = An error of the program; nothing is lost. Reference to quote: { $reference } ({ $kind }, { $where }).
cli-failure-input = The request could not be followed; nothing changed ({ $code }).
cli-failure-verdict = The verdict is bad ({ $code }).
cli-failure-world = The disk, a lock or the medium is in the way; nothing is lost ({ $code }).
cli-missing-option = The option { $option } is missing.
cli-no-terminal = There is no terminal to ask for the passphrase: give the option { $option }.
cli-closed-descriptor = Descriptor { $number } is not open for reading.
cli-passphrases-differ = The two passphrases are not the same.
cli-ask-passphrase = Passphrase of { $name }: 
cli-ask-new-passphrase = New passphrase of { $name }: 
cli-ask-again = Once more: 

## sentences of argparse

cli-argparse-usage = usage: 
cli-argparse-options = options
cli-argparse-positionals = arguments
cli-argparse-commands = commands
cli-argparse-help = show this help and exit
cli-argparse-version = show the version and exit
cli-argparse-required = Missing: %s
cli-argparse-unrecognized = Unknown argument: %s
cli-argparse-argument = Argument %(argument_name)s: %(message)s
cli-argparse-one = a value is missing
cli-argparse-at-most-one = one value at most
cli-argparse-at-least-one = one value at least
cli-argparse-several = number of values expected: %s
cli-argparse-ignored = no value is expected, and %r was given
cli-argparse-choice = %(value)r is not possible (choose from %(choices)s)
cli-argparse-choice-of = %(parser_name)r is not possible (choose from %(choices)s)
cli-argparse-value = %(value)r is not a possible value (%(type)s)
cli-argparse-not-with = not possible with %s
cli-argparse-one-of = One of these arguments is needed: %s
cli-argparse-ambiguous = %(option)s could mean %(matches)s
cli-argparse-open = Cannot open %(filename)s: %(error)s

## options of every command

cli-argument-json = answer with one JSON document
cli-argument-language = language of the answers: fr, ar or en (default: that of the system)
cli-argument-vault = folder of the vault
cli-argument-user = name of the person who opens the vault
cli-argument-passphrase-fd = read the passphrase as one line from this open descriptor
cli-argument-new-passphrase-fd = read the new passphrase as one line from this open descriptor

## taxonomy

cli-taxonomy = the terms of the taxonomy (no vault needed)
cli-taxonomy-list = List the terms of one scheme.
cli-taxonomy-show = Show a term, its definition and its correspondences.
cli-taxonomy-search = Search words in the three languages.
cli-taxonomy-code = Code
cli-taxonomy-label = Label
cli-taxonomy-definitions = Definition
cli-taxonomy-includes = Includes
cli-taxonomy-excludes = Excludes
cli-taxonomy-unverified = This term has not been checked against its source yet.
cli-argument-scheme = scheme: RMV, ICVAC, CRC, MRM, CPIMS, HURIDOCS…
cli-argument-code = code of a term, for example RMV-2.1 or CRC:19
cli-argument-words = words to search

## disclosure

cli-disclosure = protect tables and attack them (no vault needed)
cli-disclosure-protect = Count units into tables and hide what would betray a child.
cli-disclosure-attack = Find what a reader can infer from published tables.
cli-argument-records = CSV, one row per counted unit, one column per dimension
cli-argument-hierarchies = folder of hier_<dimension>.csv files (code,parent)
cli-argument-table = table, for example geo:2,viol:2,sex,age; may be repeated
cli-argument-threshold = smallest count that is published
cli-argument-mode = suppress or round
cli-argument-released = folders of earlier published files that the attacker also holds
cli-argument-out = file to write
cli-argument-report = JSON report to write
cli-argument-published = published CSV, one row per cell; an empty n is a hidden cell
