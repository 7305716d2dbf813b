# Taking in a register that the office kept before.
register-title = Take in a register
register-choose = Which register shall be taken in? (CSV or XLSX)
register-lead = { $file }: nothing is saved before you ask for it. Rows that come in become drafts.
register-take = { $count ->
    [0] Nothing to take in
    [one] Take in { $count } row
   *[other] Take in { $count } rows
}
register-stop = Stop
register-reading = Reading the register
register-stopped = Stopped: nothing was saved.
register-refused = Rows that stay out
register-column-row = Row
register-column-column = Column
register-column-reason = What to correct
