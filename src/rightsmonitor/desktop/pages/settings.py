"""Settings of this window: language, digits, colours, size of text, idle time. They say nothing of a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import IDLE_MINUTES, Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.theme import TEXT_SIZES, THEMES
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, label, row
from rightsmonitor.wording import DIGITS, LANGUAGES


class SettingsPage(Page):
    """Each choice works at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self.choices: dict[str, dict[str, QPushButton]] = {
            "language": _segments({name: partial(desk.speak, name) for name in LANGUAGES}),
            "digits": _segments({name: partial(desk.count_in, name) for name in DIGITS}),
            "theme": _segments({name: partial(desk.dress, theme=name) for name in THEMES}),
            "size": _segments({str(size): partial(desk.dress, size=size) for size in TEXT_SIZES}),
            "idle": _segments({str(minutes): partial(desk.lock_after, minutes) for minutes in IDLE_MINUTES}),
        }
        self._names = {name: label(kind="strong", wrap=True) for name in self.choices}
        self._hints = {name: label(kind="hint", wrap=True) for name in self.choices}
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)
        desk.idle_changed.connect(self.retranslate)

    def _build(self) -> None:
        card = Card(margin=22, spacing=8)
        card.setMaximumWidth(820)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(20)
        grid.setColumnStretch(0, 1)
        for at, (name, choices) in enumerate(self.choices.items()):
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(self._names[name])
            words.addWidget(self._hints[name])
            line: QHBoxLayout = row(*choices.values(), spacing=0)
            line.addStretch()
            grid.addLayout(words, at, 0)
            grid.addLayout(line, at, 1)
        card.body.addLayout(grid)
        scroll = Scroll()
        scroll.body.addWidget(card)
        scroll.body.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        for widget in (self._title, self._lead, scroll):
            outer.addWidget(widget)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("settings-title"))
        self._lead.setText(say("settings-lead"))
        for name in self.choices:
            self._names[name].setText(say(f"settings-{name}"))
            self._hints[name].setText(say(f"settings-{name}-hint"))
        self._mark("language", self._desk.language, lambda key: say(f"desktop-language-{key}"))
        self._mark("digits", self._desk.digits, lambda key: say(f"settings-digits-{key}"))
        self._mark("theme", theme.current(), lambda key: say(f"desktop-theme-{key}"))
        self._mark("size", str(theme.text_size()), lambda key: say("desktop-percent", count=int(key)))
        self._mark("idle", str(self._desk.idle_minutes), lambda key: say("settings-minutes", count=int(key)))

    def _mark(self, name: str, chosen: str, text: Callable[[str], str]) -> None:
        for key, made in self.choices[name].items():
            made.setText(text(key))
            made.setAccessibleName(f"{self._names[name].text()} : {text(key)}")
            made.setChecked(key == chosen)


def _segments(acts: dict[str, Callable[[], object]]) -> dict[str, QPushButton]:
    """Buttons of which one is down."""
    made: dict[str, QPushButton] = {}
    group: QButtonGroup | None = None
    for key, act in acts.items():
        made[key] = button("segment")
        made[key].setCheckable(True)
        group = group or QButtonGroup(made[key])
        group.addButton(made[key])
        # Later: what is pressed is drawn anew by what it does.
        made[key].clicked.connect(lambda _checked=False, act=act: act(), Qt.ConnectionType.QueuedConnection)
    return made
