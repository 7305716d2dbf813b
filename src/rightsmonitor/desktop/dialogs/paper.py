"""One record as PDF: which sections, in which language; and the blank form for the field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card, Choice, button, label, row, spread
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.records import papers
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.session import Session
from rightsmonitor.wording import LANGUAGES, Language


class PaperDialog(QDialog):
    """What leaves in the clear says so before; names are not ticked."""

    def __init__(self, desk: Desk, parent: QWidget, stored: Stored) -> None:
        super().__init__(parent)
        say = desk.words
        self._desk, self._uid = desk, stored.incident.uid
        self.setObjectName("page")
        self.setWindowTitle(say("paper-title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.boxes = {name: self._box(name) for name in papers.SECTIONS}
        self.language = Choice()
        for language in LANGUAGES:
            self.language.addItem(say(f"paper-language-{language}"), language)
        self.language.setCurrentIndex(LANGUAGES.index(desk.language))
        self.language.setAccessibleName(say("paper-language"))
        self.problem = label(kind="problem", wrap=True)
        self.problem.hide()
        self._build(stored.number)

    def _box(self, name: str) -> QCheckBox:
        say = self._desk.words
        key = f"paper-section-{name}"
        box = QCheckBox(say(key if say.has(key) else f"editor-section-{name}"))
        box.setChecked(name in papers.USUAL)
        return box

    def _build(self, number: str) -> None:
        say = self._desk.words
        grid = QGridLayout()
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // 2, at % 2)
        warning = Card(tone="attention", margin=12, spacing=4)
        warning.body.addWidget(label(say("paper-warning"), wrap=True))
        write, form = button("primary", act=self.choose), button("", act=self.choose_for_form)
        close = button("quiet", act=self.reject)
        for made, key in ((write, "paper-write"), (form, "paper-blank"), (close, "desktop-close")):
            made.setText(say(key))
        foot = row(write, form, close)
        foot.addStretch()
        body, outer = spread(self, 620, 560)
        body.addWidget(label(say("paper-incident", number=number), "section"))
        body.addWidget(label(say("paper-sections"), "label"))
        body.addLayout(grid)
        body.addWidget(label(say("paper-language"), "label"))
        body.addWidget(self.language)
        body.addWidget(warning)
        body.addWidget(self.problem)
        body.addStretch()
        outer.addLayout(foot)

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def chosen_language(self) -> Language:
        return LANGUAGES[self.language.currentIndex()]

    def choose(self) -> None:
        """Asks where to, then for the passphrase where it was entered long ago."""
        self._ask_folder(self.write)

    def choose_for_form(self) -> None:
        self._ask_folder(self.write_form)

    def _ask_folder(self, chosen: Callable[[Path], object]) -> None:
        FileDialog(self._desk, self, kind="folder", title=self._desk.words("paper-where"), chosen=chosen).open()

    def write(self, folder: Path) -> None:
        """The record, in the clear."""
        uid, sections, language = self._uid, self.sections, self.chosen_language

        def work(session: Session) -> Path:
            return papers.pdf(session, uid=uid, folder=folder, language=language, sections=sections)

        reason = self._desk.words("paper-why")
        ask_fresh(self._desk, work, owner=self, done=self._written, failed=self._fail, reason=reason)

    def write_form(self, folder: Path) -> None:
        """The blank form, which names nobody."""
        language = self.chosen_language
        self._desk.ask(
            lambda s: papers.form(s, folder=folder, language=language),
            owner=self,
            done=self._written,
            failed=self._fail,
        )

    def _written(self, path: Path) -> None:
        self._desk.toast(self._desk.words("paper-written", file=path.name))
        self.accept()

    def _fail(self, error: RightsMonitorError) -> None:
        self.problem.setText(sentence(error, self._desk.words))
        self.problem.show()
