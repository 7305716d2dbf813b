"""“Forgotten passphrase?”: a code, or two shares, and another passphrase for one person."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.opening import OpeningDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import button, column, label, row, spread
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.desktop.widgets.suggestion import Suggestion
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.vault import recovery
from rightsmonitor.services.vault.recovery import Recovered


class ForgottenDialog(OpeningDialog):
    """`done` gets the open session and the cards that replace those used."""

    def __init__(
        self, desk: Desk, parent: QWidget, *, folder: Path, name: str, done: Callable[[Recovered], object]
    ) -> None:
        super().__init__(desk, parent, title=desk.words("recovery-forgotten-title"))
        self._folder, self._done = folder, done
        self.kind = Means.CODE
        self.name = QLineEdit(name)
        self.kinds = {kind: button("segment", act=partial(self.choose, kind)) for kind in Means}
        self._card_labels = [label(kind="label"), label(kind="label")]
        self.fresh, self.again = PasswordField(), PasswordField()
        self._upgrading = label(desk.words("unlock-upgrading"), "hint", wrap=True)
        self._build()
        self.choose(Means.CODE)

    def _build(self) -> None:
        say = self._desk.words
        layout, outer = spread(self, 760, 560)
        layout.addWidget(label(say("recovery-forgotten-title"), "section"))
        layout.addWidget(label(say("recovery-forgotten-text"), "muted", wrap=True))
        layout.addWidget(label(say("recovery-forgotten-name"), "label"))
        layout.addWidget(self.name)
        ways = ((made, say(f"recovery-with-{kind.value}")) for kind, made in self.kinds.items())
        layout.addLayout(self._segments(ways))
        layout.addLayout(_side_by_side(zip(self._card_labels, self.cards, strict=True)))
        secrets: list[tuple[QWidget, QWidget]] = []
        for key, field in (("new", self.fresh), ("again", self.again)):
            text = say(f"people-passphrase-{key}")
            field.set_hint(text)
            secrets.append((label(text, "label"), field))
        layout.addLayout(_side_by_side(secrets))
        layout.addWidget(Suggestion(self._desk))
        layout.addStretch()
        self._upgrading.setVisible(False)
        for below in (self.problem, self._busy, self._upgrading):
            layout.addWidget(below)
        self.go.setText(say("recovery-forgotten-go"))
        cancel = button("quiet", act=self.reject)
        cancel.setText(say("desktop-cancel"))
        foot = row(self.go, cancel)
        foot.addStretch()
        outer.addLayout(foot)
        self.again.submitted.connect(self.submit)
        self.name.setAccessibleName(say("recovery-forgotten-name"))

    def choose(self, kind: Means) -> None:
        """A code is one card, shares are two."""
        say, shares = self._desk.words, kind is Means.SHARES
        self.kind = kind
        self.kinds[kind].setChecked(True)
        for at, (name, field) in enumerate(zip(self._card_labels, self.cards, strict=True)):
            text = say("recovery-share-typed", number=at + 1) if shares else say("recovery-code-typed")
            name.setText(text)
            field.set_hint(text)
            field.set_lines(5 if shares else 2)
            for widget in (name, field):
                widget.setVisible(shares or at == 0)

    def submit(self) -> None:
        say, new = self._desk.words, self.fresh.typed()
        if not self.name.text().strip():
            self._say(say("unlock-user-missing"))
        elif not hmac.compare_digest(new, self.again.typed()):
            self._say(say("people-passphrases-differ"))
        else:
            self._recover(self.name.text().strip(), new)

    def _recover(self, name: str, new: bytearray) -> None:
        count = 2 if self.kind is Means.SHARES else 1
        typed, folder, kind = [field.typed() for field in self.cards[:count]], self._folder, self.kind
        self._set_busy(True)
        told = self._desk.jobs.progress(self.show_upgrade, owner=self)
        self._desk.jobs.run(
            lambda: recovery.recover(folder=folder, user=name, kind=kind, typed=typed, passphrase=new, progress=told),
            owner=self,
            done=self._recovered,
            failed=self._refused,
        )

    def show_upgrade(self, done: int, total: int) -> None:
        """The vault is of an earlier version, as on the first page; what follows is a new data key."""
        self._upgrading.setVisible(True)
        self._busy.setRange(0, total if done < total else 0)
        self._busy.setValue(done)

    def _recovered(self, found: Recovered) -> None:
        for field in (*self.cards, self.fresh, self.again):
            field.wipe()
        self.accept()
        self._done(found)

    def _refused(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        self._say(sentence(error, self._desk.words))

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self._busy.setRange(0, 0)
        self._upgrading.setVisible(False)


def _side_by_side(pairs: Iterable[tuple[QWidget, QWidget]]) -> QHBoxLayout:
    """Each field under its name, as wide as the other."""
    line = QHBoxLayout()
    line.setSpacing(14)
    for name, field in pairs:
        line.addLayout(column(name, field, spacing=4), 1)
    return line
