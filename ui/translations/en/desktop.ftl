desktop-brand = RightsMonitor
desktop-search = Search incident, place, violation… (Ctrl+K)
desktop-new = + New incident Ctrl+N
desktop-page-incidents = Incidents
desktop-page-review = Review
desktop-page-releases = Releases
desktop-language-fr = French
desktop-language-ar = Arabic
desktop-language-en = English
desktop-encrypted = Encrypted on this laptop
desktop-no-backup = No backup yet
desktop-lock-in = Locks in { $time }
desktop-about-day = about { $day }
desktop-age-unknown = age unknown
desktop-age =
    { $years ->
    [one] { $years } year
   *[other] { $years } years
}
desktop-age-about =
    { $years ->
    [one] about { $years } year
   *[other] about { $years } years
}
desktop-person-menu = Display and lock
desktop-theme = Theme
desktop-theme-light = Light
desktop-theme-dark = Dark
desktop-theme-contrast = High contrast
desktop-text-size = Text size
desktop-percent = { $count } %
desktop-shortcuts = Keyboard shortcuts (Ctrl+/)
desktop-lock = Lock (Ctrl+L)
desktop-page-home = Home
desktop-undo = Undo
desktop-keys-title = Keyboard shortcuts
desktop-close = Close
desktop-keys-everywhere = Everywhere
desktop-keys-list = List
desktop-keys-editor = Editor
desktop-keys-review = Review
desktop-key-new = New incident
desktop-key-search = Search
desktop-key-lock = Lock
desktop-key-pane = Next pane
desktop-key-shortcuts = This list
desktop-key-next-record = Next record
desktop-key-previous-record = Previous record
desktop-key-save = Save
desktop-key-next-section = Next section
desktop-key-submit = Submit to the supervisor
desktop-key-tree = All terms or places
desktop-key-help = Help on this field
desktop-key-verify = Verify
desktop-key-return = Return with a comment
desktop-key-next = Next record
desktop-page-administration = Administration
desktop-waiting =
    { $count ->
    [one] { $count } waiting
   *[other] { $count } waiting
}
desktop-fresh-title = Your passphrase, once more
desktop-fresh-passphrase = Passphrase
desktop-fresh-go = Continue
desktop-cancel = Cancel
desktop-no-copy = Copying is off: a name would stay on the clipboard. The menu with your name can allow it until the lock.
desktop-copying = Allow copying until the lock (cleared after 20 s)
desktop-key-vanish = Close and hide everything at once
desktop-page-dashboard = Dashboard
desktop-page-reference = Reference
desktop-key-paper = The chosen record as PDF
desktop-key-hand-over = Hand the record over to the supervisor
desktop-key-import = Take in an existing register
desktop-key-release = Prepare a release
desktop-register = Take in a register… (Ctrl+I)
desktop-not-yours = Your role does not open this page.
