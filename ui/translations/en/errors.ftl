# One sentence for each error: what happened, then what to do. Facts are codes and numbers.

errors-unknown-term = There is no code “{ $code }” in this version of the taxonomy. Look the right code up in the list of violations.
errors-unknown-place = The place “{ $code }” is neither a known region nor a known province or prefecture. Choose it from the list.
errors-unknown-code = “{ $code }” is not a possible answer for the field { $field }. Choose a value from the list.
errors-invalid-date = The date “{ $text }” does not exist or cannot be read. Write it like 2026-11-21, or only 2026-11 or 2026.
errors-invalid-value = The value of the field { $field } cannot be accepted: it is out of range or holds forbidden characters. Correct it.
errors-invalid-record = { $count ->
    [one] The record has { $count } problem to correct before you can go on.
   *[other] The record has { $count } problems to correct before you can go on.
}
errors-no-such-incident = There is no record { $number } in this vault. Check the number.
errors-stale-incident = Somebody saved record { $number } in the meantime. Your text is kept; compare the two versions before saving.
errors-not-allowed-now = { $status ->
    [draft] The record is a draft: this step is not possible yet.
    [submitted] The record is submitted and waits for verification: this step is not possible now.
    [returned] The record was returned for correction: this step is not possible now.
    [verified] The record is verified already: have it returned to change it.
    [closed] The record is closed: reopen it first.
    [duplicate] The record is marked as a duplicate: reopen it first.
    [withdrawn] The record is withdrawn: reopen it first.
    [prepared] The release waits for the approval of another person: this step is not possible yet.
    [approved] The release is approved and changes no more. Prepare a new one.
    [written] The release is written and changes no more. Prepare a new one.
   *[other] This step is not possible in the present state.
}
errors-not-permitted = { $role ->
    [officer] The role of officer does not permit this. Ask a supervisor.
    [supervisor] The role of supervisor does not permit this. Ask the administrator of the vault.
    [administrator] The role of administrator does not permit this: it does not touch records. Ask an officer or a supervisor.
   *[other] Your role does not permit this.
}
errors-own-record = Nobody verifies what they recorded themselves. Ask another supervisor.
errors-not-yet = The command “{ $command }” comes with a later version.

errors-wrong-passphrase = The name or the passphrase is not right. Nothing is lost: check the keyboard layout and try again.
errors-weak-passphrase = The passphrase is too short: it takes at least { $minimum } characters. Better use five words drawn at random.
errors-easy-passphrase = This passphrase would be among the first to be tried: names, places, prayers, slogans and rows of keys are known. Better take five words drawn at random.
errors-too-many-attempts = Too many failed attempts: wait { $seconds } seconds, then try again. Nothing is lost.
errors-reauthentication-needed = For this, enter your passphrase once more.
errors-own-removal = Nobody removes themselves. Ask another person who keeps the list.
errors-last-keeper = Without “{ $name }” nobody could add or remove people any more. First add an administrator.
errors-wrong-code = This code or these shares do not open this vault. Check that the card belongs to this vault: its number is printed on it.
errors-retired-code = This code or these shares were already used or replaced. Take the most recent card.
errors-mistyped-code = { $part ->
    [0] { $line ->
        [0] The code does not have the right length, or this is no recovery card. Copy it from the card again.
       *[other] There is a typing mistake in line { $line } of the code. Compare that line with the card.
    }
   *[other] { $line ->
        [0] Share { $part }: it does not have the right length, or this is no recovery card. Copy it from the card again.
       *[other] Share { $part }: there is a typing mistake in line { $line }. Compare that line with the card.
    }
}
errors-shares-missing = { $reason ->
    [three] All three cards have to be typed back: each is checked before it goes into its envelope.
    [same] This is the same share twice. It takes two different shares out of three.
    [other-set] These two shares are not of the same set. Take two cards of the same date.
   *[other] One share alone opens nothing. It takes two different shares out of three.
}
errors-recovery-unconfirmed = Before the first record, a recovery card has to be printed and typed back: Administration › Recovery, or “people cards” and then “people confirm”. Without it, a forgotten passphrase would be the end of the vault.
errors-nothing-to-confirm = No code and no shares wait to be typed back. Make a card first: Administration › Recovery, or “people cards”.
errors-vault-missing = There is no vault in the folder { $folder }. Check the path, or create a vault.
errors-vault-exists = The folder { $folder } already holds a vault or other files. Choose an empty folder; nothing was changed.
errors-database-missing = The vault { $folder } is incomplete: the file data.db is missing. Create nothing in its place; bring the file back or restore a backup.
errors-damaged-vault-file = The file vault.json of the vault { $folder } is damaged or was changed. First copy the whole folder, then put vault.json.1 or a backup in its place.
errors-damaged-backup = { $reason ->
    [read-back] The stick or disk did not give back what was written; the backup “{ $name }” was removed. Try another medium.
   *[other] The backup “{ $name }” is damaged or was changed; nothing was restored. Take another one.
}
errors-damaged-database = The database of the vault { $folder } is damaged. Write nothing more; first copy the whole folder, then restore the last backup.
errors-foreign-file = “{ $name }” is empty or not a file of this program. Choose another file; nothing was changed.
errors-newer-version = This file comes from a newer version of the program (format { $found }; this one knows { $known }). Install the newer version; nothing was changed.
errors-trust-busy = Another program is accepting a package into the same trust folder. Wait until it has ended, then try again; nothing was accepted.
errors-vault-locked = The vault is open in another window or by another person. Close it there, then try again.
errors-vault-held = The vault is already open for { $who }, since { $since }. Ask them to close it, then try again.
errors-older-copy = The database is older than what the vault remembers (entry { $found } instead of { $expected }). If you have just restored a backup, this is expected; otherwise tell a supervisor.
errors-encryption-missing = The encryption library of this installation is missing or too old ({ $reason }). Install the program again; nothing was written.
errors-not-enough-memory = There is not enough memory to test the passphrase ({ $mebibytes } MiB must be free). Close other programs and try again.
errors-user-exists = “{ $name }” can already open this vault. Choose another name.
errors-invalid-office = “{ $code }” is not the code of an office: it takes three capital letters, such as OUJ. Nothing was created.
errors-no-such-user = Nobody of that name is in this vault. Check the list of people.
errors-disk-full = The disk is full. What was saved stays saved; free some space, then save again.
errors-read-only-place = This place cannot be written to: the folder { $folder } is read-only. Choose another folder or change its permissions.
errors-storage-failed = The disk answered with an error ({ $reason }). What was saved stays saved; check the disk or the stick, then try again.

errors-unreadable-file = The file “{ $name }” cannot be read: { $reason ->
    [no-anchor] it is no slip of the trail, no backup and no release
    [missing] it does not exist
    [no-access] access is denied
    [folder] it is a folder
    [not-a-folder] it is not a folder
    [broken] what it holds breaks the reading
    [empty] it is empty
    [not-csv] it is not a CSV table
    [encoding] its encoding is not recognised
    [not-a-workbook] it is not a workbook
    [not-utf-8] it is not text in UTF-8
    [not-json] it is not JSON
    [secret] it is not the private file of a rounding, or it is damaged
    [no-secret] the private file of this rounded release (random numbers and true counts) is not here
    [classes] its rounded numbers do not tell their base; add --base
   *[other] the system answers { $reason }
}. Check its path and format; nothing was changed.
errors-missing-columns = Columns are missing in “{ $name }”: { $columns }. Start from the template that the program gives.
errors-too-large = “{ $name }” is over the limit ({ $limit }). Split it into several parts.
errors-unsuitable-attachment = { $reason ->
    [empty] “{ $name }” is empty: there is nothing to attach. Check the original file.
    [executable] “{ $name }” is a program, whatever its name says. It was not attached; do not open it, and tell the supervisor.
    [archive] “{ $name }” is an archive or compressed. Attach the files inside it one by one.
    [office] “{ $name }” is an office document, which can hold programs. Save it as PDF, then attach the PDF.
    [markup] “{ $name }” is a web page or a drawing that can hold programs. Attach a picture or a PDF.
    [damaged] “{ $name }” is damaged or incomplete. Copy it again from the original.
    [pixels] “{ $name }” announces an enormous picture. Make it smaller, then attach it.
    [large] “{ $name }” is over { $limit } MiB. Make the picture, sound or document smaller, then attach it.
    [full] This record already has { $limit } attachments, the most it can have. Remove one or open another record.
   *[unknown] “{ $name }” is no photograph (PNG, JPEG), PDF, text or sound (MP3, M4A, OGG, WAV). Attach one of these.
}
errors-no-such-attachment = The attachment “{ $name }” does not exist in this record or was removed from it. Check the list of attachments.
errors-damaged-attachment = The attachment “{ $name }” was damaged in the vault and no longer opens. Restore a backup or attach it again; other data are not affected.
errors-invalid-document = The document is not accepted at { $path }: { $reason ->
    [unknown-field] this field does not exist
    [missing] this field is missing
    [not-an-object] an object is needed
    [not-a-list] a list is needed
    [not-a-number] a whole number is needed
    [not-true-or-false] true or false is needed
    [not-text] a text is needed
    [impossible-date] this date does not exist
    [unknown-code] this answer is not in the list
   *[other] unexpected form ({ $reason })
}. Correct it; nothing was saved.

errors-no-such-release = There is no release { $number } in this vault. Check the number.
errors-same-person = Whoever prepared a release cannot approve it. Ask another supervisor.
errors-contributor = { $count ->
    [one] You recorded { $count } record of this release, and somebody else can approve it: ask them.
   *[other] You recorded { $count } records of this release, and somebody else can approve it: ask them.
}
errors-release-changed = Release { $number } no longer has the bytes that were prepared. Nothing was written; prepare a new one and tell a supervisor.
errors-faces-disagree = The file { $face } of the package does not say what the figures say ({ $flaw }). Nothing was signed; this is a fault of the program: tell its makers the name of the file.
errors-group-exposed = { $count ->
    [one] In a small group everybody would be known to be in one sensitive category, whatever is hidden ({ $cell }: { $category }, table { $table }). Nothing was written. Publish fewer categories, or larger places.
   *[other] In { $count } small groups everybody would be known to be in one sensitive category, whatever is hidden (first: { $cell }: { $category }, table { $table }). Nothing was written. Publish fewer categories, or larger places.
}
errors-groups-unanswered = { $count ->
    [0] No group is all in one sensitive category: there is nothing to answer for. Approve without this answer.
    [one] One group is all in one sensitive category, and every reader will know it. Read which one and answer for it, or return the release.
   *[other] { $count } groups are all in one sensitive category, and every reader will know it. Read which ones and answer for them, or return the release.
}
errors-unsafe-release = { $cells ->
    [one] The tables still give { $cells } protected cell away. Nothing was written; reduce the detail and prepare again.
   *[other] The tables still give { $cells } protected cells away. Nothing was written; reduce the detail and prepare again.
}
errors-not-genuine = { $reason ->
    [damaged] The sealed file was changed or cut on its way. Ask the office for another copy.
    [not-a-package] What is sealed inside is not a release package. Ask the office which file it meant to send.
    [packed-twice] The package was packed a second time inside another zip. Ask the office for the file as the program wrote it.
    [bomb] The files inside are compressed or too large: unpacked, they could fill the disk. Nothing was unpacked; warn the office.
    [unsafe-path] A file inside carries a name that could be written outside the folder. Nothing was unpacked; warn the office.
    [missing-file] A file of the package is missing. Ask the office for a complete copy.
    [extra-file] The package holds a file that nobody signed for. Do not use it; ask the office for another copy.
    [changed-file] A file of the package was changed after it was approved. Do not use it; ask the office for another copy.
    [sums] The list of digests in the package cannot be read. Do not use it; ask the office for another copy.
    [manifest] The description of the package (manifest.json) cannot be read. Do not use it; ask the office for another copy.
    [signature] A signature does not fit the content. Do not use this package; ask the office for another copy.
    [unknown-signer] A signature comes from a key that you do not trust. Ask the office for the key of the signer by a safe way, then add it.
    [other-facts] The signed facts and the description of the package contradict each other. Do not use it; ask the office what it sent.
    [other-name] The name of the file announces another office, period or number than the signed content. Ask the office which release this is.
    [role] A signer does not have the role that this signature requires: the approver is a supervisor. Ask the office for an approved release.
    [same-signer] One person signed twice: a release takes two different people. Ask the office for an approved release.
    [office] A signer is not trusted for this office. Do not use this package; ask the office who signs for it.
    [signer-expired] A signer was not trusted on the day on which the release was prepared. Ask the office who signs for it now.
    [signer-revoked] The trust in a signer was withdrawn. Do not use this package; ask the office for one with valid signatures.
    [sequence-reused] This number was already accepted with another content: a fraud or a mistake. Ask the office which of the two is right.
    [older-sequence] A later release for the same period was already accepted: this one is out of date. Keep the later one.
    [disagrees] The office already sent another release for this period, and this one does not say that it replaces it. Ask the office which of the two is right.
    [fork] This office published from two vaults with different histories: one of them is a copy. Accept nothing more from it before it says which vault stands.
    [overlaps] The office already sent a release that covers part of this period: their difference would betray what both hide. Ask the office which of the two stands.
    [figures] The figures of the package contradict each other or cannot be read. Do not use it; ask the office for another copy and tell the makers of the program.
    [not-accepted] This package was not opened with this trust folder. Open it first, so that its place in the sequence of the office is checked.
    [training] This package comes out of a training vault: its figures are invented and count for nothing. Do not use it; ask the office for the real release.
   *[other] This package is not what its signatures say ({ $reason }). Do not use it; ask the office that sent it for another copy.
}
errors-unknown-table = The package holds the table “{ $table }”, which this version does not know: it comes from a newer program. Install the newer version; nothing was accepted.
errors-no-such-signer = No signer of this trust folder has the key { $key }. Check its number in the list.
errors-no-common-table = No table of the period { $period } is published by all offices: there is nothing to add up. Join fewer offices, or ask them for the same tables.
errors-extra-missing = The part that opens connections ({ $extra }) is not installed, and belongs on the authority's server only. Install the extra there; docs/authority-guide.md says how.
errors-secret-in-argument = A secret stands in the option { $option }, where everybody on this machine can read it. Take it out and give it through --password-fd or --token-fd; then change it.
errors-server-unreachable = The { $server } server does not answer or does not accept this account. Check its address, the network, the account and the secret; nothing was changed there.
errors-server-refused = The { $server } server refused ({ $reason }). Check the rights of the account and the codes that the server knows, then try again: a complete load replaces what is there.
errors-not-for-this-key = This package is sealed to somebody else: this key does not open it. Use the key of the authority it is addressed to.
errors-invalid-hierarchy = The hierarchy of the dimension { $dimension } is not valid ({ $reason }). Correct its file.
errors-invalid-table = { $reason ->
    [beside-families] The number of children over all families of violations and the number in each family cannot stand in one release: one would give the other away. Choose one of the two tables.
    [other-records] The table “{ $table }” shows other numbers than these records give. Check that they are the records that were counted for it.
    [rounded-insider] “{ $table }” is rounded. Insiders can be tried only on files with hidden numbers: leave --insider out.
   *[other] The table “{ $table }” cannot be made like this ({ $reason }). Correct its description.
}
errors-cancelled = Stopped as you asked. Everything is as it was before.
errors-period-closed = The period { $period } is already published by release no. { $number }. A period is published once: records verified since then enter the next one.
errors-period-not-begun = The period { $period } has not begun. Choose one that has begun or is over.
errors-release-contradicted = The earlier release “{ $release }” shows other numbers than these records or tables allow. Check that it is the right file, of the same units.
errors-recipient-missing = No recipient is recorded in this vault. Ask the administrator to add the key of the authority and the office's recovery key.
errors-mixed-releases = The earlier release “{ $release }” cannot stand beside this one: { $reason ->
    [modes] one is rounded, the other shows exact or hidden numbers
    [base] they are rounded to different bases
    [scope] they are not about the same units
   *[tables] their tables or hierarchies differ
}. Keep one mode, one base and the same tables for the whole year.
errors-not-clean = “{ $number }” has to be looked at alone: { $count ->
    [one] one remark
   *[other] { $count } remarks
} to examine. Nothing was verified; open the list again.
errors-too-late = The verdict on “{ $number }” can no longer be taken back: it was published, or somebody went on since. Return the record with a comment instead.
errors-record-destroyed = Record { $number } holds nothing that leads to a person any more: that was destroyed. It can no longer be changed or reopened.
errors-not-due = Record { $number } has to be kept until { $until }: nothing was destroyed. Choose a record whose time has run out.
errors-clock-doubtful = The clock of this laptop is not credible ({ $now }, last trace { $last }): nothing was destroyed. Set the date, log in again and try once more.
errors-below-policy = { $field ->
    [base] The base of rounding asked for ({ $asked }) is too small: the smallest allowed here is { $minimum }.
    [group] The size of the protected groups ({ $asked }) is too small: the smallest allowed here is { $minimum }.
   *[threshold] The threshold asked for ({ $asked }) is too low: the lowest allowed here is { $minimum }.
} The national authority sets this floor; nobody below can lower it.
errors-policy-refused = { $reason ->
    [no-key] This vault does not know the key of the authority yet. Record it first with “releases policy trust”.
    [older] This policy is not newer than the one in force. Ask the authority for the latest.
   *[signature] The signature does not belong to the key of the authority, or the file was changed. Ignore it and warn the authority.
}
errors-rebase-too-early = The year { $period } is not over. The re-base counts a whole year afresh: do it from 1 January of the next year on.
errors-training-material = “{ $name }” comes out of a training vault: nothing in it is real, and a real vault does not take it. Nothing changed; open it only when practising (“Practise”, or --training on the command line).
errors-no-training = “{ $name }” comes out of a real vault and is nothing to practise with. Nothing changed; restore it without --training.
errors-nothing-released = No signed release of this office lies inside the period { $period }: there is nothing to add up. Choose another period, or prepare a release and have it signed.
