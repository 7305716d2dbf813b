"""The way into the practice vault from the first page: who one is, and a fresh start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Bar, button, label, row
from rightsmonitor.domain.errors import ForeignFile, RightsMonitorError
from rightsmonitor.services import practice
from rightsmonitor.services.session import Session

PEOPLE = ("officier", "superviseuse", "administration")


class PractiseDialog(QDialog):
    """`entered` gets the session on the practice vault in `folder`, which is made when it is first needed."""

    def __init__(self, desk: Desk, parent: QWidget, *, folder: Path, entered: Callable[[Session], object]) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._folder, self._entered = desk, folder, entered
        self.people = {name: button("", act=partial(self.enter, name)) for name in PEOPLE}
        self.anew = button("quiet", act=partial(self.enter, PEOPLE[0], anew=True))
        self.back = button("quiet", act=self.close)
        self.problem, self._making = label(kind="problem", wrap=True), label(kind="hint", wrap=True)
        self._busy = Bar()
        self._build()

    def _build(self) -> None:
        say = self._desk.words
        self.setWindowTitle(say("training-title"))
        self.resize(520, 400)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(9)
        layout.addWidget(label(say("training-title"), "title"))
        layout.addWidget(label(say("training-lead"), "muted", wrap=True))
        for name, made in self.people.items():
            made.setText(say(f"training-as-{name}"))
            layout.addWidget(made)
        for widget in (self._making, self._busy, self.problem):
            widget.setVisible(False)
            layout.addWidget(widget)
        layout.addStretch()
        self._making.setText(say("training-making"))
        self.anew.setText(say("training-made-anew"))
        self.back.setText(say("training-back"))
        foot = row(self.anew)
        foot.addStretch()
        foot.addWidget(self.back)
        layout.addLayout(foot)
        self.people[PEOPLE[0]].setFocus()

    def enter(self, name: str, *, anew: bool = False) -> None:
        """Makes the vault where there is none, and unlocks it as this person, in the worker."""
        folder, told = self._folder, self._desk.jobs.progress(self._tell, owner=self)
        self._set_busy(True)

        def work() -> Session:
            office = (practice.anew if anew else practice.ready)(folder, progress=told)
            return office.unlock(name)

        self._desk.jobs.run(work, owner=self, done=self._opened, failed=self._failed)

    def _tell(self, done: int, total: int) -> None:
        self._making.setVisible(True)
        self._busy.setRange(0, total)
        self._busy.setValue(done)

    def _opened(self, session: Session) -> None:
        self.close()
        self._entered(session)

    def _failed(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        say = self._desk.words
        self.problem.setText(say("training-broken") if isinstance(error, ForeignFile) else sentence(error, say))
        self.problem.setVisible(True)

    def _set_busy(self, on: bool) -> None:
        self._busy.setRange(0, 0)
        self._busy.setVisible(on)
        self._making.setVisible(False)
        self.problem.setVisible(False)
        for made in (*self.people.values(), self.anew):
            made.setEnabled(not on)
