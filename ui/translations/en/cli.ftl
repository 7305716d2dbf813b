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
cli-argument-base = base of rounding: every number becomes a multiple of it (default 5)
cli-argument-secret = file that keeps the random numbers of rounding (default: the published file's name with “.secret”)
cli-argument-threshold = smallest count that is published
cli-argument-mode = suppress or round
cli-argument-insider = on (default): also against somebody who knows one hidden number already; hides more. off: not
cli-argument-insider-attack = also try everybody who knows one hidden number exactly
cli-argument-records-attack = with --insider: the records that were counted, so that the true numbers are tried
cli-argument-sensitive = codes that harm whoever is known to have them, by dimension: a small group of which everybody has one is not published
cli-argument-table-threshold = a higher threshold for a table, TABLE=N
cli-argument-by-table = a higher threshold for a table, named by its dimensions: geo,viol=10; of rounded tables the highest counts for all
cli-argument-zeros = show all zeros, or allow some to be hidden (hide): fewer hidden numbers, none is surely 1 or more
cli-argument-release-zeros = hide (default): zeros may be hidden too, so that fewer cells are hidden in all; show: all zeros are shown, except for protected groups
cli-argument-released-zeros = how the earlier files were made: all zeros shown (show, default), hidden for the groups of --sensitive (groups), or hidden anywhere (hide)
cli-argument-group-units = a group of fewer units is not shown to be all in one sensitive category (10)
cli-argument-groups = for how many groups, all in one sensitive category, you answer
cli-argument-released = folders of earlier published files that the attacker also holds
cli-argument-out = file to write
cli-argument-report = JSON report to write
cli-argument-published = published CSV, one row per cell; an empty n is a hidden cell
## groups and commands
cli-demo = Make a throw-away vault of invented incidents, ready to use.
cli-vault = the encrypted vault: create, look at, check
cli-vault-create = Create a vault in a new folder, for its first person.
cli-vault-status = Say what can be said without a passphrase.
cli-vault-check = Check the integrity of the whole vault.
cli-vault-rotate = Put the whole vault under a new key.
cli-vault-backup = Make a sealed backup in a folder, checked by opening it.
cli-vault-restore = Make a vault, in a new folder, out of a backup.
cli-vault-salvage = Save every undamaged record of a damaged vault into a new folder.
cli-people = the people who open the vault
cli-people-list = List the people and their roles.
cli-people-add = Add a person.
cli-people-passphrase = Change one’s own passphrase.
cli-people-revoke = Remove a person: everything moves to a new key that they do not have.
cli-incidents = record, find and hand over incidents
cli-incidents-list = List incidents.
cli-incidents-search = Search words in the incidents, in French, Arabic or English.
cli-incidents-show = Show an incident.
cli-incidents-add = Record incidents from a JSON list.
cli-incidents-edit = Replace the content of an incident by a JSON document.
cli-incidents-submit = Submit incidents to the supervisor.
cli-incidents-template = Write the empty register to fill in, as CSV or XLSX.
cli-incidents-import = Import a register that was filled in; faulty rows are refused one by one.
cli-incidents-sample = Write invented incidents as JSON (no vault needed).
cli-review = verify or return what others recorded
cli-review-queue = List the incidents that wait for verification.
cli-review-verify = Verify incidents.
cli-review-return = Return an incident for correction, with a comment.
cli-releases = anonymised releases: prepare, examine, approve, write
cli-releases-list = List the releases.
cli-releases-prepare = Prepare a release and hide what would betray a child.
cli-releases-show = Show a release: its tables and what it reveals.
cli-releases-attack = Attack a prepared release as a reader could.
cli-releases-approve = Approve and sign a release that somebody else prepared.
cli-releases-return = Return a prepared release, with a comment.
cli-releases-write = Write the approved release, sealed to the authority.
cli-authority = for the national authority: verify and open a release (no vault needed)
cli-authority-identity = Make the secret key of the authority and show its public key.
cli-authority-trust = the signers whom the authority trusts
cli-authority-trust-add = Add the public key of a signer.
cli-authority-verify = Verify that a release is genuine and complete.
cli-authority-open = Verify a release, then write its files into a folder.
cli-authority-trust-list = Show the signers and how long they are trusted.
cli-authority-trust-revoke = Withdraw the trust in a key.
cli-authority-window = Open the authority's window: releases received, signatures, gaps, adding up.
cli-authority-load = Push national tables to DHIS2 or PostgreSQL (an extra for the authority's server).
cli-authority-report = Indicator report of a quarter or a year, from opened packages.
cli-authority-consolidate = Add the opened releases of several offices up to national tables.
cli-transfers = sealed records between offices (later)
cli-audit = the trail of what was done
cli-audit-show = Show who did what, the latest first.
cli-audit-verify = Check that the trail was neither changed nor cut.
cli-audit-slip = Make the slip of the trail: eight words to keep outside this laptop.
cli-argument-audit-group = reading, writing, deciding, leaving, people or sessions
cli-argument-audit-person = this person only
cli-argument-audit-since = from this day, for example 2026-11-01
cli-argument-audit-until = up to this day
cli-argument-audit-against = compare with what somebody kept: slip (1234:word-word-…), backup, release
cli-argument-against-identity = age identity that opens a sealed release
cli-argument-backup-to = folder of the backup, best on a stick
cli-argument-backup-file = backup (.rmb)
cli-argument-restore-to = new folder for the vault
cli-argument-check-thorough = also compare every word of the search index
cli-argument-repair = make the file anew when only a free page is damaged
cli-argument-audit-reason = why records are read: follow-up, review, referral, request, correction, statistics or supervision
cli-vault-repaired = The file was made anew and checked; nothing was lost.
cli-salvaged = Records saved: { $saved }. Records lost: { $lost }. The new vault is in { $folder }; it opens as before.
cli-salvage-lost = lost: { $number }
cli-salvage-unnamed = of these, { $count } known to the trail only, without a number
cli-salvage-older = saved in an earlier state: { $number }
cli-salvage-table = rows lost in { $table }: { $count }

## arguments

cli-argument-office = code of the office: three capital letters, for example OUJ
cli-argument-label-fr = name of the office in French
cli-argument-label-ar = name of the office in Arabic
cli-argument-label-en = name of the office in English
cli-argument-name = name of the person to add
cli-argument-whom = name of the person
cli-argument-role = role: officer, supervisor or administrator
cli-argument-number = number of the incident, for example OUJ-26-0148
cli-argument-numbers = numbers of the incidents
cli-argument-from = JSON list of incident documents; - for the standard input
cli-argument-from-one = JSON document, as “incidents show --json” answers; - for the standard input
cli-argument-revision = revision that was read; refused when somebody has saved since
cli-argument-and-submit = submit each incident at once
cli-argument-all-mine = all my complete drafts
cli-argument-all-waiting = all incidents that wait
cli-argument-status = only this status; may be repeated
cli-argument-region = only this region (HCP code, for example 02)
cli-argument-province = only this province or prefecture (HCP code, for example 02.411)
cli-argument-violation = only this type of violation (code)
cli-argument-report-period = period of the report: 2026-Q3 or 2026
cli-argument-period = only this period: 2026-07, 2026-Q3 or 2026
cli-argument-mine = only what I recorded
cli-argument-order = order of the list
cli-argument-offset = skip the first ones
cli-argument-limit = show at most
cli-argument-format = csv or xlsx
cli-argument-register = register that was filled in, CSV or XLSX
cli-argument-dry-run = check only, record nothing
cli-argument-encoding = encoding of the CSV file (recognised by default)
cli-argument-count = number of incidents
cli-argument-seed = seed of chance: the same gives the same incidents
cli-argument-level = level of verification
cli-argument-confidence = degree of confidence
cli-argument-comment-from = file with the comment; - for the standard input
cli-argument-field = field that the comment is about, for example victims[0].age
cli-argument-release-period = month, quarter or year of verification: 2026-07, 2026-Q3 or 2026
cli-argument-tables = tables to publish (all of them by default)
cli-argument-one-table = only this table
cli-argument-scope = national or the four regions of the programme
cli-argument-release = number of the release
cli-argument-to = folder to write into
cli-argument-package = file of the release (.zip.age)
cli-argument-trust = folder of the trusted signers
cli-argument-trust-from = first day of trust (2026-01-31)
cli-argument-trust-until = last day of trust
cli-argument-key-id = number of the key, as “trust list” shows it
cli-argument-on = day of the withdrawal (2026-01-31)
cli-argument-opened = folder where releases are opened
cli-argument-joined = folder written by “authority consolidate”
cli-argument-dhis2 = address of a DHIS2 server, without /api
cli-argument-postgresql = connection string of PostgreSQL, without a password
cli-argument-account = account on the DHIS2 server
cli-argument-password-fd = open descriptor to read the server's password from
cli-argument-token-fd = open descriptor to read a DHIS2 access token from
cli-argument-own-places = the server keeps its own organisation units
cli-argument-packages = folders of opened releases, or folders that hold some
cli-argument-floor = the authority's floor, 5 unless told: more is hidden of an office with a lower threshold
cli-argument-thorough = exact attack on every release, however long it takes
cli-argument-identity = file with the secret key of the authority
cli-argument-public-key = minisign public key (.pub) of the signer
cli-argument-folder = folder of the demonstration, new or empty (temporary by default)
cli-argument-incidents = number of invented incidents
cli-argument-headless = do the whole job without a window and say where everything lies
cli-argument-training = a vault for practising, marked for ever: nothing that comes out of it counts
cli-argument-restore-training = the backup is of a training vault, and the result is one too

## columns and names of facts

cli-heading-number = Number
cli-heading-when = Date
cli-heading-violation = Violation
cli-heading-child = Child
cli-heading-place = Place
cli-heading-status = Status
cli-heading-author = Recorded by
cli-heading-setting = Setting
cli-heading-narrative = Narrative
cli-heading-comment = Comment
cli-heading-name = Name
cli-heading-role = Role
cli-heading-release = Release
cli-heading-period = Period
cli-heading-state = State
cli-heading-prepared-by = Prepared by
cli-heading-approved-by = Approved by
cli-heading-digest = SHA-256 digest

## answers

cli-incidents-shown = { $shown } of { $total }
cli-incidents-added = { $count ->
        [0] No incident recorded.
        [one] { $count } incident recorded.
       *[other] { $count } incidents recorded.
    }
cli-incidents-saved = Incident { $number } saved.
cli-incidents-submitted = { $count ->
        [0] No incident submitted.
        [one] { $count } incident submitted.
       *[other] { $count } incidents submitted.
    }
cli-incidents-incomplete = { $count ->
        [one] { $count } incomplete incident stays a draft.
       *[other] { $count } incomplete incidents stay drafts.
    }
cli-incidents-problems = { $count ->
        [one] { $count } point to look at:
       *[other] { $count } points to look at:
    }
cli-incidents-sampled = { $count ->
        [one] { $count } invented incident written to { $file }.
       *[other] { $count } invented incidents written to { $file }.
    }
cli-written = Written: { $file }
cli-import-accepted = { $count ->
        [0] No row imported.
        [one] { $count } row imported.
       *[other] { $count } rows imported.
    }
cli-import-would-accept = { $count ->
        [0] No row would be imported.
        [one] { $count } row would be imported.
       *[other] { $count } rows would be imported.
    }
cli-import-already = { $count ->
        [0] None was there already.
        [one] { $count } was there already.
       *[other] { $count } were there already.
    }
cli-import-refused = { $count ->
        [0] No row refused.
        [one] { $count } row refused:
       *[other] { $count } rows refused:
    }
cli-import-refusal = { "  " }row { $row }, column { $column }: { $reason }
cli-ask-comment = Comment:
cli-review-verified = { $count ->
        [0] No incident verified.
        [one] { $count } incident verified.
       *[other] { $count } incidents verified.
    }
cli-review-returned = Incident { $number } returned for correction.
cli-people-added = { $name } can now open the vault.
cli-people-passphrase-changed = The passphrase of { $name } is changed; the old one opens nothing any more.
cli-people-revoked = { $name } can no longer open the vault, which has a new key. The others need to do nothing.
cli-people-revoked-copies = What this person had already copied stays readable to them, and so do earlier backups.
cli-releases-prepared = Release { $number } prepared. Another person has to approve it.
cli-releases-approved = Release { $number } approved and signed.
cli-releases-returned = Release { $number } returned.
cli-releases-safe = The attack learns nothing of what is protected.
cli-releases-unsafe = The attack recovers protected cells: this release will not be written.
cli-state-prepared = prepared
cli-state-returned = returned
cli-state-approved = approved
cli-state-written = written
cli-left-out-not-verified = Left out: not verified yet
cli-left-out-no-consent = Left out: no consent to be counted
cli-left-out-reported-elsewhere = Left out: counted elsewhere
cli-left-out-other-period = Left out: of another period
cli-left-out-outside-scope = Left out: outside the scope
cli-verdict-exact = Protected cells recovered exactly
cli-verdict-narrow = Protected cells narrowed down too far
cli-verdict-hidden = Hidden cells
cli-verdict-sensitive = Of them, too small
cli-verdict-narrowest = Values left for the best narrowed cell
cli-verdict-units = Units counted
cli-verdict-units-visible = Units visible in the finest detail
cli-dimension-place = Place
cli-dimension-violation = Violation
cli-dimension-sex = Sex
cli-dimension-age = Age
cli-dimension-status = Protection status
cli-dimension-flag = Flag
cli-dimension-counted = Children and units
cli-dimension-child = Children and units
cli-dimension-accompaniment = Accompaniment
cli-dimension-setting = Setting
cli-left-out-counted-before = Left out: counted in an earlier release
cli-dimension-month = Month
## the vault
cli-yes = yes
cli-no = no
cli-heading-folder = Folder
cli-vault-created = Vault created in { $folder }. Keep the passphrase: nobody can find it again for you.
cli-vault-present = present
cli-vault-missing = missing
cli-vault-fact-vault-id = Identifier
cli-vault-fact-format = Format
cli-vault-fact-people = People
cli-vault-fact-damaged-slots = Damaged key slots
cli-vault-fact-database = Database
cli-vault-fact-database-bytes = Size in bytes
cli-vault-fact-in-use = Open elsewhere
cli-vault-fact-last-entry = Last trail entry (number)
cli-vault-fact-last-time = Last trail entry (UTC time)
cli-vault-fact-training = Training vault
cli-vault-sound = The vault is sound.
cli-vault-damaged = The vault is damaged. Write nothing more; copy the whole folder first.
cli-vault-counted = Incidents: { $incidents }; trail entries: { $entries }
cli-vault-rotated = The vault has a new key (no. { $epoch }). Everybody goes on with their passphrase.
cli-finding-cipher = pages whose seal is wrong: { $count } (first: { $first })
cli-finding-free-page = damaged free page, nothing lost: { $count } (first: { $first })
cli-finding-structure = structure of the database: { $count }
cli-finding-references = broken links: { $count }
cli-finding-search = search index that disagrees with the records: { $count }
cli-finding-audit = trail broken at entry { $first }
cli-finding-roster = list of people that disagrees with its signature (version { $first })
cli-finding-older-copy = copy older than what the vault remembers (entry { $first })
cli-finding-slot = damaged key slot of another person: { $count }
## more
cli-failure-position = document number { $position } of the list
cli-failure-package = Package: { $package }
cli-incidents-step = Take back, close, reopen or withdraw an incident, or mark it as a duplicate.
cli-argument-step = what to do with the incident
cli-incidents-moved = Incident { $number }: { $status }.
## the authority
cli-argument-signer = identifier of the signer, as “people list --json” gives it
cli-argument-signer-name = name of the signer, for display
cli-heading-office = Office
cli-authority-made = Secret key written to { $file }. Give it to nobody.
cli-authority-recipient = Public key to give to the offices:
cli-authority-trusted = { $name } is now a trusted signer (key { $key }).
cli-authority-genuine = Genuine and complete.
cli-authority-already = This file was accepted before.
cli-authority-missing = Releases of this office that never arrived: { $numbers }
cli-authority-withdrawn = No signature of the key { $key } counts any more.
cli-heading-key = Key
cli-heading-trusted = Trusted
cli-trusted-revoked = withdrawn on { $day }
cli-trusted-always = without limit
cli-trusted-between = { $from } – { $until }
cli-loaded = { $server }: { $count } values for { $period }.
cli-load-one-secret = Give either --account and --password-fd, or --token-fd.
cli-consolidated = { $period }: { $offices } of { $expected } office(s), { $intervals } national cell(s) as an interval. Subtraction gives back nothing that an office hides.
cli-consolidated-missing = Sent nothing: { $offices }
cli-consolidated-replaced = Releases replaced by a correction: { $count }
cli-consolidated-stricter = The authority has hidden more for: { $offices }
cli-consolidated-left-out = Table left out, because these offices do not publish it: { $table } ({ $offices })
cli-consolidated-unchecked = Without --trust the signatures were not checked again, and missing offices are not known.
cli-consolidated-no-parquet = Without the extra “authority” (pyarrow) no Parquet file was written.
cli-signed-preparer = Prepared and signed by
cli-signed-approver = Approved and signed by
## keys
cli-people-key = Write the public key of a person, for the authority that verifies.
cli-people-trust = To give to the authority, for “authority trust add”:
cli-argument-whose = name of the person
cli-releases-recipients = Say to whom releases are sealed: the authority and the office's own recovery key.
cli-releases-sealed-to = Releases will be sealed to { $name }.
cli-argument-authority = public age key of the authority
cli-argument-recovery-key = public age recovery key of the office
cli-argument-authority-name = name of the authority
cli-file-exists = The file { $file } exists already; it was not touched.
## the demonstration
cli-demo-window = Demonstration office in { $folder }; everything in it is invented.
cli-demo-earlier = An earlier demonstration lies here and is used as it is.
cli-demo-recorded = { $count ->
        [one] { $count } invented incident recorded by the officer.
       *[other] { $count } invented incidents recorded by the officer.
    }
cli-demo-verified = { $count ->
        [one] { $count } incident submitted, then verified by a supervisor.
       *[other] { $count } incidents submitted, then verified by a supervisor.
    }
cli-demo-prepared = Release { $period } prepared and signed by { $name }.
cli-demo-approved = Approved and signed by another person: { $name }.
cli-demo-written = Written and sealed to the authority; SHA-256 digest { $digest }.
cli-demo-genuine = Verified by the authority: genuine and complete.
cli-demo-vault = Vault
cli-demo-release = Release
cli-demo-identity = Secret key of the authority
cli-demo-trust = Trusted signers
cli-demo-passphrases = Passphrases of the demonstration
cli-incidents-attach = Attach files to an incident, encrypted in the vault.
cli-incidents-attachments = List the attachments of an incident, or write one of them in the clear.
cli-incidents-attached = Attached, encrypted: { $name } (SHA-256 { $digest }…)
cli-incidents-written-clear = Written in the clear: { $file }. The file is no longer protected: delete it as soon as possible.
cli-argument-attach = photograph, PDF, text or sound to attach
cli-argument-save = number of the attachment to write in the clear
cli-heading-kind = Kind
cli-heading-bytes = Bytes
cli-heading-added = Added
cli-incidents-pdf = Write an incident as PDF with the chosen sections (personal data in the clear).
cli-incidents-blank-form = Write the empty paper form with its consent page.
cli-argument-sections = sections to print; names (identifiers) and history only when they are named
cli-argument-office-name = name of the office, at the top of each page
cli-argument-authorisation = number of the authorisation by the CNDP
cli-people-cards = Make a recovery code, or three shares of which two suffice: on paper, they reopen the vault when a passphrase is forgotten.
cli-people-confirm = Type a recovery card back to check it; the cards before it open nothing any more.
cli-people-recover = Reopen the vault with a code or two shares, and choose another passphrase.
cli-argument-means = code (one card) or shares (three cards, two suffice)
cli-argument-code-fd = read the cards from this open descriptor, one card a line
cli-argument-card-file = PDF file to print, readable by you alone; delete it after printing
cli-ask-code = Type the card, line by line; an empty line ends it.
cli-ask-share = Type share { $card }, line by line; an empty line ends it.
cli-cards-issued = { $kind ->
    [shares] Three shares are made; two suffice. Give them to three people, in three places.
   *[code] The recovery code is made. It reopens the vault by itself: in a sealed envelope, far from the laptop.
}
cli-cards-recovered = { $kind ->
    [shares] The new passphrase is in place. The shares that were used open nothing any more; here are three new ones.
   *[code] The new passphrase is in place. The code that was used opens nothing any more; here is a new one.
}
cli-cards-one = { $share ->
    [0] Recovery code of vault { $vault }
   *[other] Share { $share } of vault { $vault }
}
cli-cards-file = This file opens the vault. Print it, then delete it; a USB stick or a printer may keep a copy.
cli-cards-screen = Copy it to paper, then close this terminal: it keeps what it showed.
cli-cards-confirm = Now check the paper: “people confirm --kind { $kind }”.
cli-cards-confirmed = { $kind ->
    [shares] The three shares are right. Those before them open nothing any more.
   *[code] The code is right. Those before it open nothing any more.
}
cli-incidents-retention = Closed records whose time has run out: list, keep, destroy what identifies
cli-vault-settings = Retention period and authorisation of the CNDP
cli-argument-all-ended = every ended record, also before its time
cli-argument-destroy = records whose identifying data are destroyed for ever
cli-argument-keep = record to keep longer
cli-argument-until = to this day, YYYY-MM-DD
cli-argument-because = reason to keep
cli-argument-retention-months = months to keep after closing
cli-argument-cndp = number of the authorisation of the CNDP
cli-argument-authorised-on = day of the authorisation, YYYY-MM-DD
cli-argument-full-status = state of laptop and vault, with the passphrase
cli-releases-ledger = Show the ledger of all releases; write a signed copy of it.
cli-releases-verify = Check every release again: digests, proofs, signatures.
cli-releases-advise = Say what each table would lose by hiding, and err by rounding.
cli-releases-policy = The floor that the national authority sets.
cli-releases-policy-show = Show the floor in force.
cli-releases-policy-trust = Record the public key of the authority.
cli-releases-policy-import = Take a floor signed by the authority (FILE.minisig beside it).
cli-argument-export = folder for the signed copy of the ledger
cli-argument-authority-key = minisign public key of the authority
cli-argument-policy = floor signed by the authority
cli-argument-places = how deep places go: regions or provinces
cli-argument-detailed = regions to show by province (the others stay whole)
cli-argument-rebase = re-base: the whole year counted afresh, protected with its releases
cli-finding-release = releases that no longer hold: { $count } (first: no. { $first })
cli-vault-wipe = Make the vault of this laptop unreadable for ever, and say what remains elsewhere
cli-argument-office-again = code of the office once more, so that no other vault is wiped
cli-releases-explain = Say why a cell is hidden or rounded; no file ever says it.
cli-argument-cell = codes of the cell, in the order of the dimensions of the table
cli-authority-ledger = Verify the signed ledger of an office and say what never arrived.
cli-argument-ledger = signed ledger (FILE.minisig beside it)
cli-reported = { $packages } packages added up for { $period }: { $offices }.
cli-releases-report = Indicator report of a quarter or a year, from the signed releases of this office.
cli-report-missing = Without a release: { $quarters }
