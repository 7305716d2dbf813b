"""Settings of this window: language, colours, size of text. They name nobody and nothing of a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.theme import TEXT_SIZES, THEMES
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, label, row
from rightsmonitor.wording import LANGUAGES


class SettingsPage(Page):
    """Each choice works at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._names = {name: label(kind="strong") for name in ("language", "theme", "size")}
        self.languages = _segments({name: partial(desk.speak, name) for name in LANGUAGES})
        self.themes = _segments({name: partial(desk.dress, theme=name) for name in THEMES})
        self.sizes = _segments({str(size): partial(desk.dress, size=size) for size in TEXT_SIZES})
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        card = Card(margin=22, spacing=8)
        card.setMaximumWidth(760)
        for name, choices in (("language", self.languages), ("theme", self.themes), ("size", self.sizes)):
            card.body.addWidget(self._names[name])
            line = row(*choices.values(), spacing=0)
            line.addStretch()
            card.body.addLayout(line)
            card.body.addSpacing(8)
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
        for name, shown in self._names.items():
            shown.setText(say(f"settings-{name}"))
        _mark(self.languages, self._desk.language, lambda key: say(f"desktop-language-{key}"))
        _mark(self.themes, theme.current(), lambda key: say(f"desktop-theme-{key}"))
        _mark(self.sizes, str(theme.text_size()), lambda key: say("desktop-percent", count=int(key)))


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


def _mark(choices: dict[str, QPushButton], chosen: str, text: Callable[[str], str]) -> None:
    for key, made in choices.items():
        made.setText(text(key))
        made.setChecked(key == chosen)
