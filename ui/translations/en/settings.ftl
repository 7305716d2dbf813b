settings-title = Settings
settings-lead = These choices are for this window. They say nothing about records.
settings-language = Language
settings-theme = Theme
settings-size = Text size
