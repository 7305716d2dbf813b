"""The first page of the authority's window: where the trust folder, the identity and the opened packages lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog, Kind
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card, button, in_the_middle, label, row
from rightsmonitor.desktop.widgets.languages import LanguageButtons
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.national import workspace
from rightsmonitor.services.national.workspace import View

FOLDER = "authority-packages"
_KINDS: dict[str, Kind] = {"trust": "folder", "identity": "open", "packages": "folder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """`packages` need not exist yet."""

    trust: Path
    identity: Path
    packages: Path


class PlacesPage(QWidget):
    """Asks for the places, and reads them in the worker. `opened` carries the places and what lies there."""

    opened = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self.fields = {name: QLineEdit() for name in _KINDS}
        self._labels = {name: label(kind="label") for name in _KINDS}
        self._choose = {name: button("", act=self._chooser(name)) for name in _KINDS}
        self._problem = label(kind="problem", wrap=True)
        self.open = button("primary", act=self.submit)
        self._languages = LanguageButtons(desk)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        card = Card(margin=28, spacing=8)
        theme.hold(card, width=560, side=True)
        card.body.addWidget(self._title)
        card.body.addWidget(self._lead)
        for name, field in self.fields.items():
            card.body.addSpacing(4)
            card.body.addWidget(self._labels[name])
            line = row(field)
            line.addWidget(self._choose[name])
            card.body.addLayout(line)
            self._labels[name].setBuddy(field)
            field.returnPressed.connect(self.submit)
        card.body.addWidget(self._problem)
        card.body.addSpacing(4)
        card.body.addWidget(self.open)
        languages = row(*self._languages.all)
        languages.addStretch()
        card.body.addLayout(languages)
        self._problem.setVisible(False)
        in_the_middle(self, card)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("authority-title"))
        self._lead.setText(say("authority-lead"))
        for name, field in self.fields.items():
            self._labels[name].setText(say(f"authority-place-{name}"))
            field.setAccessibleName(say(f"authority-place-{name}"))
            self._choose[name].setText(say("authority-choose"))
        self.open.setText(say("authority-enter"))
        self._languages.retranslate()

    def _chooser(self, name: str) -> Callable[[], None]:
        def act() -> None:
            title = self._desk.words(f"authority-place-{name}")
            FileDialog(self._desk, self, kind=_KINDS[name], title=title, chosen=lambda at: self.put(name, at)).open()

        return act

    def put(self, name: str, path: Path) -> None:
        """A place was chosen; what usually lies beside a trust folder is proposed."""
        self.fields[name].setText(str(path))
        if name == "trust":
            for other, usual in (("identity", "authority-identity.txt"), ("packages", FOLDER)):
                if not self.fields[other].text() and (other == "packages" or (path.parent / usual).is_file()):
                    self.fields[other].setText(str(path.parent / usual))

    def submit(self) -> None:
        """Reads the trust folder; the identity is read only when a package is opened."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        empty = next((name for name, text in texts.items() if not text), "")
        if empty:
            self.fields[empty].setFocus()
            self._fail(self._desk.words("authority-place-missing"))
            return
        places = Places(**{name: Path(text).expanduser() for name, text in texts.items()})
        self.open.setEnabled(False)
        self._desk.jobs.run(
            lambda: workspace.look(trust=places.trust, folder=places.packages),
            owner=self,
            done=lambda view: self._opened(places, view),
            failed=self._refused,
        )

    def _opened(self, places: Places, view: View) -> None:
        self.open.setEnabled(True)
        self._problem.setVisible(False)
        self.opened.emit(places, view)

    def _refused(self, error: RightsMonitorError) -> None:
        self.open.setEnabled(True)
        self._fail(formats.breakable(sentence(error, self._desk.words)))

    def _fail(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(True)
