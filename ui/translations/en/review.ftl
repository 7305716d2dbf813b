review-title = Review
review-keys = V verify · R return · Space next
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
