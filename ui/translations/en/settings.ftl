settings-title = Settings
settings-lead = These choices are for this window. They say nothing about records.
settings-language = Language
settings-theme = Theme
settings-size = Text size
settings-language-hint = The direction of the window follows the language.
settings-digits = Digits in Arabic
settings-digits-hint = For sentences and dates; codes keep theirs.
settings-digits-western = 0123
settings-digits-arabic = ٠١٢٣
settings-theme-hint = High contrast suits bright sunlight.
settings-size-hint = The whole window follows.
settings-idle = Lock without activity
settings-idle-hint = Never more than a quarter of an hour: an open screen on a shared table is an open file.
settings-minutes =
    { $count ->
    [one] { $count } min
   *[other] { $count } min
}
