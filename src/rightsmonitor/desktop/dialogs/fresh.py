"""Acts that take a passphrase entered just now: tried first, and asked for only when the last entry is too old."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Failed
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.domain.errors import ReauthenticationNeeded, RightsMonitorError
from rightsmonitor.services.session import Session

T = TypeVar("T")


def ask_fresh(
    desk: Desk,
    work: Callable[[Session], T],
    *,
    owner: QWidget,
    done: Callable[[T], None],
    reason: str,
    failed: Failed | None = None,
    left: Callable[[], None] | None = None,
) -> None:
    """As `desk.ask`, for an act that needs a fresh session; `reason` says in a sentence what the passphrase is for.

    `left`: the person gave no passphrase, so nothing was done.
    """

    def refused(error: RightsMonitorError) -> None:
        if isinstance(error, ReauthenticationNeeded):
            dialog = PassphraseDialog(desk, owner, reason=reason, again=again)
            if left is not None:
                dialog.rejected.connect(left)
            dialog.open()
        else:
            (failed or desk.tell)(error)

    def again() -> None:
        desk.ask(work, owner=owner, done=done, failed=failed)

    desk.ask(work, owner=owner, done=done, failed=refused)


class PassphraseDialog(QDialog):
    """Asks for the passphrase of who is logged in; `again` is called once it was right."""

    def __init__(self, desk: Desk, parent: QWidget, *, reason: str, again: Callable[[], None]) -> None:
        super().__init__(parent)
        say = desk.words
        self._desk, self._again = desk, again
        self.setObjectName("page")
        self.setWindowTitle(say("desktop-fresh-title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.hold(self, width=420, least=True)
        self.passphrase = PasswordField()
        self.passphrase.set_hint(say("desktop-fresh-passphrase"))
        self.problem = label(kind="problem", wrap=True)
        self.problem.setVisible(False)
        self._go = button("primary", act=self.submit)
        self._go.setText(say("desktop-fresh-go"))
        cancel = button("quiet", act=self.reject)
        cancel.setText(say("desktop-cancel"))
        foot = row(self._go, cancel)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(say("desktop-fresh-title"), "section"))
        layout.addWidget(label(reason, wrap=True))
        layout.addWidget(self.passphrase)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.passphrase.submitted.connect(self.submit)
        self.passphrase.setFocus()

    def submit(self) -> None:
        """Hands the passphrase to the worker, which overwrites it."""
        typed = self.passphrase.take()
        self._go.setEnabled(False)
        self._desk.ask(lambda s: s.reauthenticate(typed), owner=self, done=self._right, failed=self._wrong)

    def _right(self, _answer: None) -> None:
        self.accept()
        self._again()

    def _wrong(self, error: RightsMonitorError) -> None:
        self._go.setEnabled(True)
        self.problem.setText(sentence(error, self._desk.words))
        self.problem.setVisible(True)
        self.passphrase.setFocus()
