"""Administration › People: who may open the vault and as what; one's own passphrase."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.dialogs.removal import RemovalDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.pages.page import KEEPERS, Page
from rightsmonitor.desktop.widgets.basic import Card, Chip, Choice, Scroll, button, empty, label, row
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.desktop.widgets.suggestion import Suggestion
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.domain.people import NewUser, User
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import people
from rightsmonitor.services.vault.people import Person


class AdminPeoplePage(Page):
    """The list for everybody; adding and removing for those who keep it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._scroll = Scroll(spacing=10)
        self._list = Card(margin=14, spacing=6)
        self.adding, self.own = AddCard(desk, self.refresh), OwnPassphraseCard(desk)
        self.found: tuple[Person, ...] = ()
        for part in (self._list, self.adding, self.own):
            part.setMaximumWidth(820)
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        for widget in (self._title, self._lead, self._scroll):
            outer.addWidget(widget)
        self.adding.setVisible(self._keeps)
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    @property
    def _keeps(self) -> bool:
        return self._desk.user is not None and self._desk.user.role in KEEPERS

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("people-title"))
        self._lead.setText(say("people-lead"))
        self._scroll.head(say("people-title"))
        self.adding.retranslate()
        self.own.retranslate()
        self._show(self.found)

    def refresh(self) -> None:
        self._desk.ask(people.list_, owner=self, done=self._show)

    def _show(self, found: tuple[Person, ...]) -> None:
        self.found = found
        empty(self._list.body)
        for person in sorted(found, key=lambda person: bool(person.until)):
            self._list.body.addLayout(self._line(person))

    def _line(self, person: Person) -> QVBoxLayout:
        say = self._desk.words
        role = self._desk.reference.codelists.label("role", person.role, self._desk.language)
        chip = Chip()
        chip.show_status("draft" if person.until else "verified", say("people-removed") if person.until else role)
        head = row(label(person.name, "strong", content=True), chip)
        head.addStretch()
        head.addStrut(theme.scaled(32))  # also where there is no button
        own = self._desk.user is not None and person.uid == self._desk.user.uid
        if self._keeps and not person.until and not own:
            remove = button("quiet", act=partial(self.remove, person))
            remove.setText(say("people-remove"))
            remove.setAccessibleName(f"{say('people-remove')} {person.name}")
            head.addWidget(remove)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addLayout(head)
        key = "people-until" if person.until else "people-since"
        line.addWidget(label(say(key, day=formats.written_day(person.until or person.since, self._desk)), "hint"))
        return line

    def remove(self, person: Person) -> None:
        """Says what remains readable before it is done."""
        RemovalDialog(self._desk, self, name=person.name, go=partial(self._remove, person.name)).open()

    def _remove(self, name: str) -> None:
        reason = self._desk.words("people-reason")
        ask_fresh(self._desk, lambda s: people.revoke(s, name=name), owner=self, done=self._removed, reason=reason)

    def _removed(self, gone: User) -> None:
        self._desk.toast(self._desk.words("people-removed-now", name=gone.name))
        self.refresh()


class AddCard(Card):
    """Name, role and five words drawn by lot."""

    def __init__(self, desk: Desk, added: Callable[[], object]) -> None:
        super().__init__(margin=18)
        self._desk, self._refresh = desk, added
        self._title, self._name_label, self._role_label = (
            label(kind="section"),
            label(kind="label"),
            label(kind="label"),
        )
        self.name, self.role = QLineEdit(), Choice()
        self.suggestion, self.problem = Suggestion(desk), label(kind="problem", wrap=True)
        self.go = button("primary", act=self.submit)
        self._once = label(kind="hint", wrap=True)
        self.problem.setVisible(False)
        foot = row(self.go)
        foot.addWidget(self._once, 1)
        for widget in (self._title, self._name_label, self.name, self._role_label, self.role, self.suggestion):
            self.body.addWidget(widget)
        self.body.addWidget(self.problem)
        self.body.addLayout(foot)

    def retranslate(self) -> None:
        say, chosen = self._desk.words, self.role.currentIndex()
        self._title.setText(say("people-add-title"))
        self._name_label.setText(say("people-name"))
        self._role_label.setText(say("people-role"))
        self.name.setAccessibleName(say("people-name"))
        self.role.setAccessibleName(say("people-role"))
        self.go.setText(say("people-add"))
        self._once.setText(say("people-once"))
        self.suggestion.retranslate()
        self.role.clear()
        for role in Role:
            self.role.addItem(self._desk.reference.codelists.label("role", role, self._desk.language), role.value)
        self.role.setCurrentIndex(max(0, chosen))

    def submit(self) -> None:
        if not self.suggestion.text:
            self._say(self._desk.words("people-draw-first"))
            return
        secret = self.suggestion.text.encode()
        user = NewUser(name=self.name.text().strip(), role=Role(self.role.currentData()), passphrase=secret)
        ask_fresh(
            self._desk,
            lambda s: people.add(s, user=user),
            owner=self,
            done=self._added,
            reason=self._desk.words("people-reason"),
            failed=lambda error: self._say(sentence(error, self._desk.words)),
        )

    def _added(self, user: User) -> None:
        self._say("")
        self.name.clear()
        self.suggestion.forget()
        self._desk.toast(self._desk.words("people-added", name=user.name))
        self._refresh()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


class OwnPassphraseCard(Card):
    """The old one, the new one twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        self._title = label(kind="section")
        self.fields = {key: PasswordField() for key in ("old", "new", "again")}
        self._names = {key: label(kind="label") for key in self.fields}
        self.suggestion, self.problem = Suggestion(desk), label(kind="problem", wrap=True)
        self.go = button("primary", act=self.submit)
        self.problem.setVisible(False)
        self.body.addWidget(self._title)
        for key, field in self.fields.items():
            self.body.addWidget(self._names[key])
            self.body.addWidget(field)
        self.body.addWidget(self.suggestion)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeading)
        self.fields["again"].submitted.connect(self.submit)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("people-own-title"))
        self.go.setText(say("people-own-go"))
        self.suggestion.retranslate()
        for key, field in self.fields.items():
            self._names[key].setText(say(f"people-passphrase-{key}"))
            field.set_hint(say(f"people-passphrase-{key}"))

    def submit(self) -> None:
        new = self.fields["new"].typed()
        if not hmac.compare_digest(new, self.fields["again"].typed()):
            self._say(self._desk.words("people-passphrases-differ"))
            return
        old, written = self.fields["old"].take(), self.fields["new"].typed()
        # The old passphrase makes the session fresh by itself: no dialog asks for it once more.
        self._desk.ask(
            lambda s: _replace(s, old, written),
            owner=self,
            done=self._changed,
            failed=self._refused,
        )

    def _changed(self, _answer: None) -> None:
        for field in self.fields.values():
            field.wipe()
        self.suggestion.forget()
        self._say("")
        self._desk.toast(self._desk.words("people-own-changed"))

    def _refused(self, error: RightsMonitorError) -> None:
        self._say(sentence(error, self._desk.words))

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def _replace(session: Session, old: bytearray, new: bytearray) -> None:
    session.reauthenticate(bytearray(old))
    try:
        people.passphrase(session, old=old, new=new)
    finally:
        for secret in (old, new):
            secret[:] = bytes(len(secret))
