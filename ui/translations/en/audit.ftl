# The trail of what was done: screen, command line and printed slip.

audit-title = Trail
audit-lead = Who did what, in order, signed by each person. No child is named in it.
audit-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
audit-column-seq = No.
audit-column-at = Date and time
audit-column-person = Person
audit-column-act = What was done
audit-column-object = Record or release
audit-empty-title = Nothing matches
audit-empty-text = No entry of the trail answers these filters.

audit-filter-person = Everybody
audit-filter-group = All acts
audit-filter-days = All dates
audit-filter-week = Last seven days
audit-filter-month = Last thirty days
audit-filter-number = No. of a record
audit-group-reading = Reading
audit-group-writing = Writing
audit-group-deciding = Decisions
audit-group-leaving = What left
audit-group-people = People and keys
audit-group-sessions = Sessions and checks

audit-act = { $act ->
    [incident-read] read a record
    [incident-save] saved a record
    [incident-import] imported records
    [incident-submit] submitted a record
    [incident-take-back] took a submitted record back
    [incident-return] returned a record with a comment
    [incident-verify] verified a record
    [incident-close] closed a record
    [incident-reopen] reopened a record
    [incident-mark-duplicate] marked a record as duplicate
    [incident-withdraw] withdrew a record
    [release-prepare] prepared a release
    [release-approve] approved a release
    [release-return] returned a release
    [release-write] wrote a release
    [release-report] wrote an indicator report from signed releases
    [release-recipients] chose whom releases are sealed to
    [people-add] added a person
    [people-passphrase] changed their passphrase
    [people-revoke] removed a person
    [recovery-issue] made a recovery code or shares
    [recovery-confirm] typed a recovery code or shares back
    [recovery-retire] retired a recovery code or shares
    [recovery-use] came back in by a recovery code or shares
    [vault-check] checked the vault
    [vault-repair] made the file of the vault anew
    [vault-rotate] changed the key of the vault
    [vault-salvage] saved a damaged vault
    [backup-make] made a backup
    [audit-slip] made a slip of the trail
    [session-open] opened the vault
    [session-close] closed the vault
    [reason-follow-up] said why: following up a child
    [reason-review] said why: verification
    [reason-referral] said why: referral to a service
    [reason-request] said why: asked by the child or family
    [reason-correction] said why: correction
    [reason-statistics] said why: statistics
    [reason-supervision] said why: supervision
   *[other] { $act }
}
audit-reason = { $reason ->
    [follow-up] following up a child
    [review] verification
    [referral] referral to a service
    [request] asked by the child or family
    [correction] correction
    [statistics] statistics
    [supervision] supervision
   *[other] { $reason }
}
audit-reason-title = Why do you read these records?
audit-reason-text = Asked once after unlocking. The answer is kept in the trail, with each reading.

audit-verify = Check the trail
audit-verifying = Checking: { $done } of { $total }
audit-stop = Stop
audit-stopped = The check was stopped; nothing changed.
audit-sound = The trail is whole: { $entries ->
    [one] { $entries } entry, signature and link right.
   *[other] { $entries } entries, all signatures and links right.
}
audit-broken = The trail was tampered with at entry { $at }: { $reason ->
    [gap] something is missing here.
    [link] it does not follow the entry before.
    [hash] its content was changed.
    [author] its author is nobody of this vault.
    [signature] it was not signed by the person it names.
    [time] its time is before that of the entry before.
    [checkpoint] it contradicts what somebody had signed.
   *[other] { $reason }
} Write nothing more; copy the folder and tell your supervisor.
audit-anchor = { $source }: { $verdict ->
    [holds] the trail says the same at entry { $seq }.
    [cut] the trail ends at { $last }, before entry { $seq }: its end was cut off, or the vault is an older copy.
    [differs] the trail says something else at entry { $seq }: it was made anew.
    [other-vault] this is not the same vault.
   *[other] { $verdict }
}

audit-compare = Compare with a slip
audit-compare-hint = Slip: 1234:babab-babab-…
audit-compare-wrong = Write the number, a colon, then the eight words of the slip.
audit-compare-source = Slip

audit-slip = Print a slip
audit-slip-saved = Slip written: { $name }
audit-slip-title = Slip of the trail
audit-slip-office = Office: { $office } ({ $code })
audit-slip-made = Made on { $at } (UTC) by { $by }
audit-slip-number = Number of the last entry
audit-slip-words = The eight words
audit-slip-hash = Full fingerprint
audit-slip-keep = Keep this sheet away from the laptop, for example with the authority. If anybody cut off the end of the trail, it would show.
audit-slip-check = To check later:
audit-slip-vault = Vault { $vault }
