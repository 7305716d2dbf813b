### Ledger of releases

ledger-waiting = { $count ->
    [one] { $count } unit counted before is no longer in the records: the fall waits for the re-base of the year.
   *[other] { $count } units counted before are no longer in the records: the fall waits for the re-base of the year.
}
ledger-heading-mode = Protection
ledger-heading-tables = Tables
ledger-mode-suppress = hidden, threshold { $threshold }
ledger-mode-round = rounded to { $base }
ledger-rebase = re-base
ledger-exported = Signed copy of the ledger: { $file }
ledger-sound = Everything holds: { $count } releases, { $proved } small counts covered by a proof.
ledger-broken = Something no longer holds. Publish nothing; warn the authority and keep a copy of the vault.
ledger-fault-files = No. { $number }: the files kept are not those that were signed.
ledger-fault-proof = No. { $number }: the proof does not cover what the file shows.
ledger-fault-signature = No. { $number }: a signature is missing or is not that of the person recorded.
ledger-fault-chain = No. { $number }: the earlier releases it names are not those of the ledger.
ledger-fault-overlap = No. { $number }: it counts a period that was closed.
ledger-fault-ledger = No. { $number }: the ledger does not hold it as it is.
ledger-fault-random = No. { $number }: its random numbers were not kept.
ledger-advice-table = Table
ledger-advice-places = Places
ledger-advice-lost = Cells lost
ledger-advice-units = Units lost
ledger-advice-error = Error if rounded
ledger-advice-proposal = Proposal
ledger-advice-rule = Hiding is proposed up to 15 % of non-zero cells lost; beyond, rounding. “≥”: the small cells alone are over this limit.
ledger-places-region = regions
ledger-places-province = provinces
ledger-places-mixed = provinces in { $regions }
ledger-share = { $share } %
ledger-at-least = ≥ { $share } %
ledger-error = { $mean } on average, { $largest } at most
ledger-proposal-suppress = hide
ledger-proposal-round = round
ledger-proposal-nothing = nothing to publish
ledger-policy-version = Version
ledger-policy-built-in = that of the program
ledger-policy-issuer = Issued by
ledger-policy-minimum = Lowest threshold
ledger-policy-sensitive = Threshold of sensitive tables by province
ledger-policy-groups = Protected groups, fewer than
ledger-policy-trafficking = Finest place for trafficking
ledger-policy-key = Key of the authority
ledger-policy-trusted = The key { $key } of the authority is recorded.
ledger-policy-imported = The floor signed by the authority is in force.
ledger-place-region = region
ledger-place-country = country
ledger-advice-title = Which table bears what?
ledger-advice-lead = Before you choose: the program tries every table on the period, at each depth of places, and says what hiding would lose and how far rounding would be off. Nothing is kept.
ledger-advice-ask = Look at the tables
ledger-advice-follow = Follow the proposals
ledger-advice-progress = { $done } of { $total } tables looked at
ledger-advice-words = lost: { $lost } of cells, { $units } of units · rounded: ± { $error }
ledger-genuine = Genuine ledger of office { $office }, signed by { $name }: { $count } approved releases.
ledger-missing = No. { $number } ({ $period }): approved by the office, never opened here. Ask for it.
ledger-unknown = No. { $number }: opened here, but not in the ledger of the office. Do not use it before you have called the office.
