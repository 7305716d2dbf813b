desktop-brand = RightsMonitor
desktop-search = Search for an incident, a place, a violation… (Ctrl+K)
desktop-new = + New incident Ctrl+N
desktop-page-incidents = Incidents
desktop-page-review = Review
desktop-page-releases = Releases
desktop-language-fr = French
desktop-language-ar = Arabic
desktop-language-en = English
desktop-encrypted = 🔒 Encrypted on this laptop
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
