# The bulletin (PDF) of a release.

report-title = Violations of children's rights – { $office } – { $period }
report-kind = Statistical bulletin – aggregated and protected data
report-heading = Violations of children's rights
report-subheading = { $office } · period { $period } · release no. { $sequence }
report-footer = RightsMonitor · protected figures: do not read a hidden cell as zero
report-page = page { $page }
report-scope = This bulletin shows the violations that came to the knowledge of { $office } and were verified in the period { $period }. One unit is counted per child, type of violation and incident: a child who suffered two violations counts twice. The period is that of verification, not of the facts.
report-key-title = In short
report-total = { $count ->
    [one] { $count } verified violation was counted.
   *[other] { $count } verified violations were counted.
}
report-total-rounded = About { $shown } verified violations were counted (rounded).
report-total-hidden = The total is hidden to protect children.
report-reading = ● or hatching: hidden value. A hidden value must not be read as zero, and nothing tells small values from others that are hidden with them. No value from 1 to { $threshold } exclusive is published. A printed 0 is a true zero.
report-reading-rounded = Every number is rounded to a multiple of { $base }; { $small } means zero or small, and nothing tells which. Sums hold exactly between the rounded numbers.
report-left-out-title = What is not counted
report-left-out = The following units are in no figure of this bulletin:
report-left-out-line = – { $label }: { $count }
report-left-out-few = – { $label }: fewer than { $threshold }
report-left-out-not-verified = records not verified
report-left-out-no-consent = no consent to be counted
report-left-out-reported-elsewhere = already reported by another office
report-left-out-other-period = verified in another period
report-left-out-outside-scope = outside the scope of this release
report-left-out-counted-before = counted in an earlier release
report-bars-title = Violations by branch
report-hidden = hidden
report-map-title = Violations by region
report-map-legend = One square per region, placed as on the map; the darker the square, the higher the number. Hatching: hidden value. Plain grey: region without a figure in this release.
report-tables-title = Tables
report-tables = The tables below show the first levels. All published cells are in data/cube.csv and data/cube.xlsx. Totals are always over all units, including those of hidden cells.
report-method-title = Method and rule of protection
report-method = The tables are computed together from verified records only, with consent to be counted. Every cell from 1 to { $threshold } exclusive is hidden. Other cells are hidden with it, so that neither totals, nor other tables, nor earlier releases give it back. Before approval the program itself attacks the tables: by propagating whole-number bounds and by linear programming, over all tables at once. A release that yields to this attack is not written.
report-method-rounded = The tables are computed together from verified records only, with consent to be counted. Chance rounds every number down or up to a multiple of { $base }, in a way that all sums hold and errors stay small; the errors of earlier releases of the year are taken into account. The random numbers are kept in the vault and are never drawn again. Before approval the program itself attacks the tables; a release that yields is not written.
report-attack-title = What a malicious reader can learn at most
report-attack = { $hidden ->
    [one] { $hidden } cell is hidden.
   *[other] { $hidden } cells are hidden.
} Protected cells that the attack recovered exactly: { $exact }. For each protected cell at least { $least } values remain possible. Not covered: two insiders who pool what they know, and anybody who holds the records.
report-attack-rounded = No cell is hidden, every cell is rounded. Small numbers that the attack recovered exactly: { $exact }. For each number that may be small at least { $least } values remain possible. Not covered: insiders who pool what they know, and anybody who holds the records.
report-limits-title = Limits
report-limits = These figures say what came to the office's knowledge and was verified. They do not measure how frequent violations are in the population. A difference between two places may come from the presence of officers, from access or from trust; a rise may be progress in reporting.
report-signatures-title = Signatures and verification
report-signatures = Two people signed the package that contains this bulletin: the one who prepared it and another, who approved it after seeing what it reveals. The signatures stand beside it, in SHA256SUMS.minisig and SHA256SUMS.approved.minisig; LISEZMOI.txt says how to check them with common tools. The square code carries the digest of the data.
report-fact-prepared = Prepared by, on
report-fact-recipient = Recipient
report-fact-rules = Rules, taxonomy
report-fact-program = Program
report-fact-audit = Head of the audit trail
report-fact-digest = SHA-256 of data/cube.csv
report-unknown = Unknown
report-place-unknown = Place unknown
report-province-unknown = Province unknown
report-visible = { $count } units, { $share } %, stand in a visible cell of the first table, at its finest level.
report-visible-some = { $count } units stand in a visible cell of the first table, at its finest level. The share is not told, because the total is hidden.
