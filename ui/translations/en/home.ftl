home-title = Good day, { $name }
home-lead = what waits for you
home-returned = Returned with a comment
home-returned-none = Nothing came back. A record returned by the supervisor appears here, with what is to be corrected.
home-drafts = My drafts
home-drafts-none = No draft. “New incident” or Ctrl+N begins one.
home-due = Follow-ups due
home-due-none = No follow-up within seven days.
home-due-on = due: { $day }
home-office = This laptop
home-safe = Encrypted on this laptop. Without a passphrase nobody can read these records.
home-all =
    { $count ->
    [one] See the record in the list
   *[other] See the { $count } records in the list
}
home-comment = { $name }: “{ $text }”
home-unsaved = Never saved, kept encrypted on { $moment }
home-nothing-yet = Nothing written yet
