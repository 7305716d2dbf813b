"""The first page: who, with which passphrase, in which language. Locked means nothing readable is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Bar, Card, Room, button, in_the_middle, label
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.desktop.widgets.languages import LanguageButtons
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.domain.errors import RightsMonitorError

if TYPE_CHECKING:
    from rightsmonitor.services.demo import Demo
    from rightsmonitor.services.session import Session
    from rightsmonitor.services.vault.backups import Restored


class UnlockPage(QWidget):
    """Asks for a person and a passphrase. `unlocked` carries the session; `authority`: somebody without a vault."""

    unlocked = Signal(object)
    authority = Signal()
    practise = Signal()
    recovered = Signal(object)  # with a recovery card: the session, and the cards that follow

    def __init__(self, desk: Desk, *, folder: Path, demo: Demo | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._folder, self._demo = desk, folder, demo
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._user_label, self._word_label = label(kind="label"), label(kind="label")
        self.user = QLineEdit()
        self.passphrase = PasswordField()
        self._shown = QCheckBox()
        self._caps, self._problem = label(kind="hint", wrap=True), label(kind="problem", wrap=True)
        self.open = button("primary", act=self.submit)
        self.forgotten = button("quiet", act=self.ask_recovery)
        self.restore_button = button("quiet", act=self.ask_restore)
        self._busy, self._upgrading = Bar(), label(kind="hint", wrap=True)
        self.authority_button = button("quiet", act=self.authority.emit)
        self.practise_button = button("quiet", act=self.practise.emit)
        self._first = label(kind="muted", wrap=True)
        self._languages = LanguageButtons(desk)
        self._demo_title, self._demo_text = label(kind="section"), label(kind="muted", wrap=True)
        self.demo_buttons = {name: button("", act=self._demo_opener(name)) for name in self._demo_people()}
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _demo_people(self) -> list[str]:
        names = list(self._demo.passphrases) if self._demo else []
        return [name for name in names if name != "administration"]

    def _build(self) -> None:
        card = Card(margin=28, spacing=8)
        theme.hold(card, width=460, side=True)
        asked: tuple[QWidget, ...] = (self._title, self._lead, self._user_label, self.user, self._word_label)
        answered: tuple[QWidget, ...] = (
            self.passphrase,
            self._shown,
            self._caps,
            self._problem,
            self.open,
            self._busy,
            self._upgrading,
            self.forgotten,
            self.restore_button,
        )
        for widget in (*asked, *answered):
            card.body.addWidget(widget)
        card.body.addSpacing(6)
        ways = (self.practise_button, self.authority_button)
        card.body.addLayout(Flow(*self._languages.all, *ways, trailing=len(self._languages.all)))
        card.body.addWidget(self._first)
        self._first.setVisible(False)
        self._busy.setRange(0, 0)
        self._busy.setVisible(False)
        self._upgrading.setVisible(False)
        self._caps.setVisible(False)
        self._problem.setVisible(False)
        self._shown.toggled.connect(self.passphrase.set_shown)
        self.passphrase.submitted.connect(self.submit)
        self.passphrase.caps_changed.connect(self._caps.setVisible)
        self.user.returnPressed.connect(self.passphrase.setFocus)
        self._user_label.setBuddy(self.user)
        page = QWidget()
        page.setObjectName("page")
        in_the_middle(page, *((card, self._demo_card()) if self._demo is not None else (card,)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Room(page))

    def _demo_card(self) -> Card:
        card = Card(tone="soft", margin=20)
        card.body.addWidget(self._demo_title)
        card.body.addWidget(self._demo_text)
        for opener in self.demo_buttons.values():
            card.body.addWidget(opener)
        return card

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("unlock-title"))
        self._lead.setText(say("unlock-lead"))
        self._user_label.setText(say("unlock-user"))
        self._word_label.setText(say("unlock-passphrase"))
        self.user.setAccessibleName(say("unlock-user"))
        self.passphrase.set_hint(say("unlock-passphrase"))
        self._shown.setText(say("unlock-show"))
        self._caps.setText(say("unlock-caps"))
        self.open.setText(say("unlock-open"))
        self._upgrading.setText(say("unlock-upgrading"))
        self.authority_button.setText(say("unlock-authority"))
        self.practise_button.setText(say("training-open"))
        self._first.setText(say("training-first"))
        self.forgotten.setText(say("recovery-forgotten"))
        self.restore_button.setText(say("backups-restore"))
        self._demo_title.setText(say("unlock-demo-title"))
        self._demo_text.setText(say("unlock-demo-text"))
        for name, opener in self.demo_buttons.items():
            opener.setText(say("unlock-demo-open", name=name))
        self._languages.retranslate()

    def welcome(self, first: bool) -> None:
        """Whether to say where a newcomer begins."""
        self._first.setVisible(first)

    def _demo_opener(self, name: str) -> Callable[[], None]:
        def act() -> None:
            if self._demo is not None:
                self.user.setText(name)
                self._unlock(name, bytearray(self._demo.passphrases[name].encode()))

        return act

    def ask_recovery(self) -> None:
        """A code or two shares in place of the passphrase."""
        from rightsmonitor.desktop.dialogs.forgotten import ForgottenDialog  # rarely needed, and first is in a hurry

        name = self.user.text().strip()
        ForgottenDialog(self._desk, self, folder=self._folder, name=name, done=self.recovered.emit).open()

    def ask_restore(self) -> None:
        """A vault out of a backup; it is the one that is opened from then on."""
        from rightsmonitor.desktop.dialogs.restore import RestoreDialog

        RestoreDialog(self._desk, self, done=self._restored).open()

    def _restored(self, found: Restored) -> None:
        self._folder = found.folder
        self.user.setFocus()

    def submit(self) -> None:
        """Unlocks with what was typed; the field is wiped at once."""
        if not self.user.text().strip():
            self.user.setFocus()
            self._fail(self._desk.words("unlock-user-missing"))
            return
        self._unlock(self.user.text().strip(), self.passphrase.take())

    def _unlock(self, name: str, passphrase: bytearray) -> None:
        self._set_busy(True)
        folder, told = self._folder, self._desk.jobs.progress(self.show_upgrade, owner=self)

        def work() -> Session:
            from rightsmonitor.services import session as sessions

            return sessions.unlock(folder=folder, user=name, passphrase=passphrase, progress=told)

        self._desk.jobs.run(work, owner=self, done=self._opened, failed=self._refused)

    def show_upgrade(self, done: int, total: int) -> None:
        """The vault is of an earlier version: how far its copy, the change and the checks are."""
        self._upgrading.setVisible(True)
        self._busy.setRange(0, total)
        self._busy.setValue(done)

    def _opened(self, session: Session) -> None:
        self._set_busy(False)
        self._problem.setVisible(False)
        self.passphrase.wipe()
        self.unlocked.emit(session)

    def _refused(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        self._fail(sentence(error, self._desk.words))
        self.passphrase.setFocus()

    def _fail(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(True)

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._busy.setRange(0, 0)
        self._upgrading.setVisible(False)
        self.open.setEnabled(not busy)
        for opener in self.demo_buttons.values():
            opener.setEnabled(not busy)
