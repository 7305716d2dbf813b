# Backups: screen and command line.

backups-made = Backup made and checked: { $name }, in { $place }.
backups-anchor = Trail: entry { $seq }, fingerprint { $head }
backups-removed = Old backup removed: { $name }
backups-restored = Vault made anew in { $folder }. Records: { $incidents }. Everything was checked.
backups-newer = Careful: a later backup of the same vault lies beside it, { $name }.

backups-title = Backups
backups-lead = A sealed copy on a stick, checked by opening it before it is called done.
backups-last-when = Last checked backup: { $when }
backups-none = No backup yet
backups-none-text = If this laptop is stolen or breaks, everything is lost. Plug in a stick and make a first backup.
backups-days = { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}
backups-due = It is time for one: { $days ->
    [0] there is none.
   *[other] the last is { $days } days old.
}
backups-fine = The next is due in { $days ->
    [one] { $days } day.
   *[other] { $days } days.
}
backups-folder = Folder of the backup
backups-choose = Choose…
backups-make = Make a backup
backups-working = Copying, checking and sealing: { $done } %
backups-cancel = Cancel
backups-cancelled = The backup was cancelled; nothing was left on the stick.
backups-column-name = File
backups-column-at = Made on
backups-column-by = By
backups-column-place = Folder
backups-column-size = Size
backups-column-seq = Entry of the trail
backups-size = { $size } MB
backups-rotation = The last five and the last of each month are kept in that folder; the others are removed from it.
backups-check-title = Integrity of the vault
backups-check = Check the vault
backups-check-text = Every page, every link, the search index and the trail.
backups-checking = Checking…
backups-repair = Make the file anew
backups-repaired = The file was made anew and checked; nothing was lost.

backups-restore = Restore a backup
backups-restore-lead = Makes a vault in a new folder. Nothing that exists is replaced.
backups-restore-file = Backup file (.rmb)
backups-restore-to = New folder
backups-restore-user = Your name
backups-restore-secret = Your passphrase
backups-restore-code = Recovery code
backups-restore-share = Recovery share
backups-restore-means = Open with
backups-restore-by-passphrase = my passphrase
backups-restore-by-code = the printed recovery code
backups-restore-by-shares = two recovery shares
backups-restore-start = Restore
backups-restore-back = Back
backups-restore-done = Vault made anew. Records: { $incidents }. You can open it now.
backups-restore-stopped = The restore was stopped; nothing was left.
backups-restore-missing = Choose the file, a new folder and what opens it.
backups-restore-after-code = Open it now by “forgotten passphrase” with the same code or shares.

backups-notice-older-copy = This vault is an older copy: its trail ends at { $found }, though it had reached at least { $expected }. Write nothing; look for the right folder or the last backup.
backups-notice-trail = The trail was tampered with at entry { $at }. Copy the folder and tell your supervisor.
backups-notice-disk-full = The disk is full. The reserve was released to finish this work: make room now.
backups-notice-clock = The clock of this laptop is behind: the last entry is of { $day }. Nothing is lost or moved; set the time.
backups-notice-no-backup = No backup yet.
backups-notice-backup-due = A backup is due: the last is { $days } days old.
backups-notice-backup = Last checked backup: { $days ->
    [0] today.
    [one] { $days } day ago.
   *[other] { $days } days ago.
}
