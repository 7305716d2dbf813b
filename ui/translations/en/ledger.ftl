### Ledger of releases

ledger-waiting = { $count ->
    [one] { $count } unit counted before is no longer in the records: the fall waits for the re-base of the year.
   *[other] { $count } units counted before are no longer in the records: the fall waits for the re-base of the year.
}
