review-title = Review
review-verify = Verify V
review-return = Return… R
review-comment = What must be corrected or completed?
review-comment-missing = Write first what must be corrected.
review-send = Return with this comment
review-cancel = Cancel
review-verified = { $number } is verified.
review-returned = { $number } is returned to its author.
review-empty-title = Nothing waits
review-empty-text = Records submitted by others appear here. Yours are seen by another person.
review-count =
    { $count ->
    [one] { $count } record waits
   *[other] { $count } records wait
}
review-whole-record = The whole record
review-recorded = Recorded by { $name }, { $moment }
review-no-finding = Nothing to look at in this record.
review-comment-on = Comment on: { $field }
review-compare = Compare with { $number }
review-name = Name (stays on this laptop)
review-flags = Flags
review-commented = { $name } · { $field }
review-notes = Private notes of the supervisors. They are added and never change.
review-note-hint = Add a private note…
review-note-add = Add
review-about = About
review-next = Next Space
review-taken-back = { $number } waits again.
review-view-records = Records
review-view-bulk = Verify together…
review-view-quality = Data quality
review-bulk-title = Verify the clean records together
review-bulk-lead = Those beside need to be read and stay in the queue. Your own records are not here.
review-bulk-reading = Reading the records…
review-back = Back to the queue
review-findings =
    { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
review-sources =
    { $count ->
    [0] Sources
    [one] One source
   *[other] { $count } sources
}
review-bulk-clean =
    { $count ->
    [0] No clean record
    [one] { $count } clean record
   *[other] { $count } clean records
}
review-bulk-others =
    { $count ->
    [0] No other record
    [one] { $count } record to read first
   *[other] { $count } records to read first
}
review-bulk-more =
    { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
review-bulk-verify =
    { $count ->
    [0] Verify
    [one] Verify { $count } record
   *[other] Verify { $count } records
}
review-bulk-done =
    { $count ->
    [one] { $count } record is verified.
   *[other] { $count } records are verified.
}
