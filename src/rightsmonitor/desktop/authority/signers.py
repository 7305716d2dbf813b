"""Whose signature counts: the list, a new signer from a key file, and withdrawing trust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card, Choice, Scroll, button, empty, label, row
from rightsmonitor.domain.clock import SystemClock, today
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.national import authority
from rightsmonitor.services.national.authority import Signer

_FIELDS = ("key", "office", "name", "uid")


class SignersPanel(Scroll):
    """`changed`: the trust folder says something else now. `closed`: a person is done."""

    changed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trust: Path | None = None
        self.signers: tuple[Signer, ...] = ()
        self._title, self._lead = label(kind="section"), label(kind="muted", wrap=True)
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self._labels = {name: label(kind="label") for name in (*_FIELDS, "role")}
        self.role = Choice()
        self._pick, self.add_button = button("", act=self._choose), button("primary", act=self.add)
        self._close = button("quiet", act=self.closed.emit)
        self.problem = label(kind="problem", wrap=True)
        self._list = Card(margin=12)
        self._build()
        self.retranslate()  # also before the trust folder is read: its roles are there to choose from
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        form = Card(margin=14, spacing=4)
        form.body.addWidget(self._title)
        form.body.addWidget(self._lead)
        for name, field in self.fields.items():
            form.body.addWidget(self._labels[name])
            line = row(field)
            if name == "key":
                line.addWidget(self._pick)
            form.body.addLayout(line)
            self._labels[name].setBuddy(field)
        form.body.addWidget(self._labels["role"])
        form.body.addWidget(self.role)
        form.body.addWidget(self.problem)
        buttons = row(self.add_button, self._close)
        buttons.addStretch()
        form.body.addLayout(buttons)
        self.body.addWidget(form)
        self.body.addWidget(self._list)
        self.body.addStretch()

    def enter(self, trust: Path) -> None:
        """Reads the signers of a trust folder."""
        self._trust = trust
        self._desk.jobs.run(lambda: authority.signers(trust=trust), owner=self, done=self._show, failed=self._fail)

    def _show(self, signers: tuple[Signer, ...]) -> None:
        self.signers = signers
        self.problem.setText("")
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("authority-signer-new"))
        self._lead.setText(say("authority-signer-lead"))
        for name, shown in self._labels.items():
            shown.setText(say(f"authority-signer-{name}"))
        for name, field in self.fields.items():
            field.setAccessibleName(say(f"authority-signer-{name}"))
        self.fields["uid"].setPlaceholderText(say("authority-signer-uid-hint"))
        chosen = max(0, self.role.currentIndex())
        self.role.clear()
        for role in (Role.OFFICER, Role.SUPERVISOR):
            self.role.addItem(formats.option("role", role.value, self._desk), role.value)
        self.role.setCurrentIndex(chosen)
        self.role.setAccessibleName(say("authority-signer-role"))
        self._pick.setText(say("authority-choose"))
        self.add_button.setText(say("authority-signer-add"))
        self._close.setText(say("authority-close"))
        empty(self._list.body)
        for signer in self.signers:
            self._tell(signer)

    def _tell(self, signer: Signer) -> None:
        desk, say = self._desk, self._desk.words
        role = formats.option("role", signer.role, desk)
        self._list.body.addWidget(label(f"{signer.name or signer.uid} · {formats.code(signer.office, desk)}", "strong"))
        self._list.body.addWidget(label(f"{role} · {formats.code(signer.key.shown_id, desk)}", "hint", wrap=True))
        if signer.revoked:
            text = say("authority-signer-revoked", day=formats.written_day(signer.revoked, desk))
            self._list.body.addWidget(label(text, "bad"))
            return
        withdraw = button("quiet", act=self._withdrawer(signer))
        withdraw.setText(say("authority-signer-withdraw"))
        line = row(withdraw)
        line.addStretch()
        self._list.body.addLayout(line)

    def _choose(self) -> None:
        title = self._desk.words("authority-signer-key")
        put = self.fields["key"].setText
        FileDialog(
            self._desk, self, kind="open", title=title, chosen=lambda path: put(str(path)), suffixes=(".pub",)
        ).open()

    def add(self) -> None:
        """Writes a signer into the trust folder."""
        if (trust := self._trust) is None:
            return
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        role = str(self.role.currentData())

        def work() -> tuple[Signer, ...]:
            authority.trust_add(
                trust=trust,
                public_key=Path(texts["key"]),
                role=role,
                office=texts["office"].upper(),
                uid=texts["uid"],
                name=texts["name"],
            )
            return authority.signers(trust=trust)

        self._desk.jobs.run(work, owner=self, done=self._added, failed=self._fail)

    def _added(self, signers: tuple[Signer, ...]) -> None:
        for field in self.fields.values():
            field.clear()
        self._show(signers)
        self._desk.toast(self._desk.words("authority-signer-added"))
        self.changed.emit()

    def _withdrawer(self, signer: Signer) -> Callable[[], None]:
        return lambda: self.withdraw(signer)

    def withdraw(self, signer: Signer) -> None:
        """From today on nothing counts that this key has signed; the message that tells it takes it back."""
        day = today(SystemClock()).isoformat()
        say = self._desk.words("authority-signer-withdrawn", name=signer.name or signer.uid)
        self._set_revoked(signer, day, lambda: self._desk.toast(say, undo=lambda: self._set_revoked(signer, "")))

    def _set_revoked(self, signer: Signer, day: str, then: Callable[[], None] = lambda: None) -> None:
        if (trust := self._trust) is None:
            return

        def work() -> tuple[Signer, ...]:
            authority.withdraw(trust=trust, key_id=signer.key.shown_id, day=day)
            return authority.signers(trust=trust)

        def done(signers: tuple[Signer, ...]) -> None:
            self._show(signers)
            self.changed.emit()
            then()

        self._desk.jobs.run(work, owner=self, done=done, failed=self._fail)

    def _fail(self, error: RightsMonitorError) -> None:
        self.problem.setText(sentence(error, self._desk.words))
