"""Restoring a backup from the first page: a file, a new folder, and a passphrase or recovery cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.opening import OpeningDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import button, label, row, spread
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.vault import backups
from rightsmonitor.services.vault.backups import Restored

_BY = {"passphrase": None, "code": Means.CODE, "shares": Means.SHARES}


class RestoreDialog(OpeningDialog):
    """`done` gets the vault that came out."""

    def __init__(self, desk: Desk, parent: QWidget, *, done: Callable[[Restored], object]) -> None:
        super().__init__(desk, parent, title=desk.words("backups-restore"))
        self._done = done
        self._job: Job | None = None
        self.file: Path | None = None
        self.to: Path | None = None
        self.means = "passphrase"
        self._file_shown, self._to_shown = label(kind="muted", wrap=True), label(kind="muted", wrap=True)
        self.user, self.passphrase = QLineEdit(), PasswordField()
        self._kinds = {name: button("segment", act=partial(self.choose, name)) for name in _BY}
        self._labels: dict[str, QLabel] = {name: label(kind="label") for name in ("user", "secret", "card-1", "card-2")}
        self._back = button("", act=self._leave)
        self._build()
        self.choose("passphrase")

    def _build(self) -> None:
        say = self._desk.words
        layout, outer = spread(self, 620, 540)
        layout.addWidget(label(say("backups-restore"), "section"))
        layout.addWidget(label(say("backups-restore-lead"), "muted", wrap=True))
        for key, shown, act in (
            ("file", self._file_shown, self._choose_file),
            ("to", self._to_shown, self._choose_folder),
        ):
            picker = button("", act=act)
            picker.setText(say("backups-choose"))
            line = row(picker)
            line.addWidget(shown, 1)
            layout.addWidget(label(say(f"backups-restore-{key}"), "label"))
            layout.addLayout(line)
        layout.addWidget(label(say("backups-restore-means"), "label"))
        ways = ((made, say(f"backups-restore-by-{name}")) for name, made in self._kinds.items())
        layout.addLayout(self._segments(ways))
        fields = (
            ("user", self.user),
            ("secret", self.passphrase),
            ("card-1", self.cards[0]),
            ("card-2", self.cards[1]),
        )
        for key, field in fields:
            layout.addWidget(self._labels[key])
            layout.addWidget(field)
        layout.addWidget(self.problem)
        layout.addWidget(self._busy)
        layout.addStretch()
        self.go.setText(say("backups-restore-start"))
        self._back.setText(say("backups-restore-back"))
        foot = row()
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self.go)
        outer.addLayout(foot)
        self._busy.setRange(0, 100)

    def choose(self, name: str) -> None:
        """What opens the backup."""
        self.means = name
        self._kinds[name].setChecked(True)
        say, cards = self._desk.words, name != "passphrase"
        card = say("backups-restore-share" if name == "shares" else "backups-restore-code")
        for key, text, shown in (
            ("user", say("backups-restore-user"), not cards),
            ("secret", say("backups-restore-secret"), not cards),
            ("card-1", card, cards),
            ("card-2", card, name == "shares"),
        ):
            self._labels[key].setText(text)
            self._labels[key].setVisible(shown)
        self.user.setVisible(not cards)
        self.user.setAccessibleName(say("backups-restore-user"))
        self.passphrase.setVisible(not cards)
        self.passphrase.set_hint(say("backups-restore-secret"))
        self.cards[0].setVisible(cards)
        self.cards[1].setVisible(name == "shares")

    def _choose_file(self) -> None:
        title = self._desk.words("backups-restore-file")
        FileDialog(self._desk, self, kind="open", title=title, chosen=self.take_file, suffixes=(".rmb",)).open()

    def take_file(self, file: Path) -> None:
        self.file = file
        self._file_shown.setText(file.name)

    def _choose_folder(self) -> None:
        title = self._desk.words("backups-restore-to")
        FileDialog(self._desk, self, kind="save", title=title, chosen=self.take_folder, name="RM").open()

    def take_folder(self, folder: Path) -> None:
        self.to = folder
        self._to_shown.setText(str(folder))

    def submit(self) -> None:
        """Restores in the worker; secrets leave their fields at once."""
        kind, file, to = _BY[self.means], self.file, self.to
        if file is None or to is None or (kind is None and not self.user.text().strip()):
            self._say(self._desk.words("backups-restore-missing"))
            return
        if kind is None:
            secrets = [self.passphrase.take()]
            opener = backups.with_passphrase(self.user.text().strip(), secrets[0])
        else:
            secrets = [bytearray(card.typed()) for card in self.cards[: 1 if kind is Means.CODE else 2]]
            opener = backups.with_cards(kind, secrets)
        job = self._job = Job()
        told = self._desk.jobs.progress(
            lambda done, total: self._busy.setValue(100 * done // max(1, total)), owner=self
        )
        self._set_busy(True)

        def work() -> Restored:
            try:
                return backups.restore(file=file, to=to, opener=opener, progress=told, cancelled=job.cancelled)
            finally:
                for secret in secrets:
                    secret[:] = bytes(len(secret))

        self._desk.jobs.run(work, owner=self, done=self._restored, failed=self._failed)

    def _restored(self, found: Restored) -> None:
        say = self._desk.words
        self._desk.toast(say("backups-restore-done", incidents=found.incidents))
        if found.newer:
            self._desk.toast(say("backups-newer", name=found.newer), good=False)
        self._done(found)
        self.close()

    def _failed(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        cancelled = isinstance(error, Cancelled)
        self._say(self._desk.words("backups-restore-stopped") if cancelled else sentence(error, self._desk.words))

    def _leave(self) -> None:
        """Stops what is under way, or goes back."""
        if self._job is not None and not self.go.isEnabled():
            self._job.cancel()
        else:
            self.close()
