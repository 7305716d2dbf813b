# The national bulletin and what the authority joins.

national-office = All offices
national-kind = National statistical bulletin – aggregated and protected figures
national-subheading = { $office } · period { $period } · { $sequence } release(s) received
national-scope = This bulletin adds up the approved and signed releases of several offices for the period { $period }. One unit is counted for each child, type of violation and incident; each office leaves out what another has already reported.
national-total-interval = The total number of verified violations lies in the interval { $interval }: at least one office hides its own to protect children.
national-reading = An interval such as 21–28 stands instead of a number where at least one office hides its own: the true sum is inside, and nothing more is known. A hidden value is never counted as zero. A rounded number is a sum of rounded numbers.
national-offices-title = Who reported
national-offices = Offices in these figures: { $offices } of { $expected } expected.
national-number = release no. { $number }
national-threshold = exact numbers, threshold { $threshold }
national-rounded = rounded to { $base }
national-more-offices = and { $count } more offices; the whole list stands in consolidation.json.
national-missing = { $count ->
    [one] { $count } office sent nothing for this period: { $offices }. The totals say nothing of it.
   *[other] { $count } offices sent nothing for this period: { $offices }. The totals say nothing of them.
}
national-table-left-out = The table “{ $table }” is not here, because some offices do not publish it: { $offices }.
national-method = Each cell is the sum of the cells of all offices. An office hides every cell from 1 up to, but not including, { $threshold }, and others with it, so that no subtraction gives it back; the sum then becomes an interval. Where a lower threshold was in force, the authority has hidden more.
national-attack = { $hidden ->
    [one] { $hidden } national cell is an interval. Everything that the other offices show was subtracted from each national figure: small values found again: { $exact }. For each hidden value of an office at least { $least } values remain possible.
   *[other] { $hidden } national cells are intervals. Everything that the other offices show was subtracted from each national figure: small values found again: { $exact }. For each hidden value of an office at least { $least } values remain possible.
}
national-limits = These figures say what the offices came to know and verified. They do not measure how frequent violations are in the population, and a difference between two periods may come from an office that is missing.
national-signatures = The releases joined here each carry the signatures of two people. This bulletin is computed from them by the authority; consolidation.json gives the digest of each.
