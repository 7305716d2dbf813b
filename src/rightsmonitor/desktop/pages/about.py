"""About: versions of the program and its data, and the licence of everything that is shipped with it."""

from __future__ import annotations

import json
import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from rightsmonitor import __version__, assets
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, empty, label
from rightsmonitor.desktop.widgets.rows_view import RowsView


class AboutPage(Page):
    """The list of libraries and fonts, with the text of the chosen licence beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        text = assets.resource("licences", "libraries.json").read_text(encoding="utf-8")
        self.libraries: dict[str, dict[str, str]] = {entry["name"]: entry for entry in json.loads(text)}
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._facts = QGridLayout()
        self.view, self.licence = RowsView(stretch=(0, 2), widths={1: 90}), QPlainTextEdit()
        self.licence.setReadOnly(True)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        card = Card(margin=14)
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        card.body.addLayout(self._facts)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.view, 1)
        both.addWidget(self.licence, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        for widget in (self._title, self._lead, card):
            outer.addWidget(widget)
        outer.addLayout(both, 1)
        self.view.chosen.connect(self._show)

    def retranslate(self) -> None:
        say, taxonomy = self._desk.words, self._desk.reference.taxonomy
        self._title.setText(say("about-title"))
        self._lead.setText(say("about-lead"))
        empty(self._facts)
        facts = (
            ("program", f"RightsMonitor {__version__}"),
            ("licence", "AGPL-3.0-or-later"),
            ("taxonomy", f"{taxonomy.version} · {taxonomy.digest[:16]}…"),
            ("system", f"Python {platform.python_version()} · Qt {qVersion()}"),
            ("boundaries", "© OpenStreetMap, ODbL"),
        )
        for at, (name, value) in enumerate(facts):
            self._facts.addWidget(label(say(f"about-{name}"), "muted"), at // 2, at % 2 * 2)
            self._facts.addWidget(label(value, content=True), at // 2, at % 2 * 2 + 1)
        self.view.fill(
            [say(f"about-column-{name}") for name in ("name", "version", "licence")],
            [(e["name"], (e["name"], e["version"], e["licence"]), e["home"]) for e in self.libraries.values()],
            hint=say("about-search"),
            name=say("about-libraries"),
        )
        self.licence.setAccessibleName(say("about-text"))
        self._show(self.view.key)

    def _show(self, name: str) -> None:
        entry = self.libraries.get(name)
        if entry is None:
            self.licence.setPlainText(self._desk.words("about-choose"))
            return
        head = "\n".join(filter(None, (f"{entry['name']} {entry['version']}", entry["licence"], entry["home"])))
        file = entry["file"]
        text = assets.resource("licences", file).read_text(encoding="utf-8") if file else ""
        self.licence.setPlainText(f"{head}\n\n{text}")
