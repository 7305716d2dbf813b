"""Records whose time has run out: a supervisor goes through them, keeps some longer, destroys the rest."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, Choice, EmptyState, Scroll, button, empty, label, restyle, row
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.retention import HoldReason, months_after
from rightsmonitor.services.records import retention
from rightsmonitor.services.records.retention import Destroyed, Due, OfficeSettings
from rightsmonitor.services.session import Session

_LONGER = 12  # months that a record is kept longer at a time
_MOST_SHOWN = 100


class RetentionPage(Page):
    """Nothing goes by itself; what goes never comes back, so it takes a passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.found: tuple[Due, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._settings = OfficeSettings()
        self._title, self._lead, self._count = label(kind="title"), label(kind="muted", wrap=True), label(kind="strong")
        self._scroll, self._nothing = Scroll(spacing=8), EmptyState()
        self.all, self.reason = QCheckBox(), Choice()
        self.keep, self.erase = button("", act=self.keep_longer), button("primary", act=self.destroy_chosen)
        self._elsewhere = label(kind="hint", wrap=True)
        self.months, self.authorisation = QLineEdit(), QLineEdit()
        self._months_label, self._number_label = label(kind="label"), label(kind="label")
        self.save = button("", act=self.save_settings)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        for reason in HoldReason:
            self.reason.addItem(reason.value, reason)
        acts = row(self.all, self._count)
        acts.addStretch()
        for widget in (self.reason, self.keep, self.erase):
            acts.addWidget(widget)
        self._acts = QWidget()
        self._acts.setLayout(acts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        for part in (self._title, self._lead, self._acts):
            outer.addWidget(part)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self._elsewhere)
        theme.hold(self.months, width=70)
        self.months.setMaxLength(4)
        self.authorisation.setMaxLength(40)
        theme.hold(self.authorisation, width=170)
        office = (self._months_label, self.months, self._number_label, self.authorisation, self.save)
        outer.addLayout(Flow(*office))
        self.all.toggled.connect(self._mark_all)

    def refresh(self) -> None:
        self._desk.ask(lambda s: retention.due(s), owner=self, done=self._show)
        self._desk.ask(retention.settings, owner=self, done=self._show_settings)

    def _show_settings(self, found: OfficeSettings) -> None:
        self._settings = found
        self.months.setText(str(found.months))
        self.authorisation.setText(found.authorisation)

    def save_settings(self) -> None:
        """How long closed records name people, and the number that prints on the consent form."""
        months = int(self.months.text()) if self.months.text().isdecimal() else 0
        chosen = replace(self._settings, months=months, authorisation=self.authorisation.text())
        ask_fresh(
            self._desk,
            lambda s: retention.set_settings(s, chosen=chosen),
            owner=self,
            done=self._settings_saved,
            reason=self._desk.words("retention-settings-reason"),
        )

    def _settings_saved(self, found: OfficeSettings) -> None:
        self._show_settings(found)
        self._desk.toast(self._desk.words("retention-settings-saved"))
        self.refresh()

    def _show(self, found: tuple[Due, ...]) -> None:
        self.found = found
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        for widget, key in (
            (self._title, "title"),
            (self._lead, "lead"),
            (self._elsewhere, "elsewhere"),
            (self.all, "all"),
            (self.keep, "keep"),
            (self.erase, "destroy"),
            (self._months_label, "months"),
            (self._number_label, "authorisation"),
            (self.save, "settings-save"),
        ):
            widget.setText(say(f"retention-{key}"))
        for at, reason in enumerate(HoldReason):
            self.reason.setItemText(at, say(f"retention-because-{reason.value}"))
        self.months.setAccessibleName(say("retention-months"))
        self.authorisation.setAccessibleName(say("retention-authorisation"))
        self.reason.setAccessibleName(say("retention-because"))
        self._nothing.say(say("retention-none-title"), say("retention-none"))
        empty(self._scroll.body)
        self.boxes = {}
        card = Card(margin=14, spacing=4)
        for one in self.found[:_MOST_SHOWN]:
            card.body.addWidget(self._line(one))
        self._scroll.body.addWidget(card)
        self._scroll.body.addStretch()
        self._scroll.setVisible(bool(self.found))
        self._nothing.setVisible(not self.found)
        self._acts.setVisible(bool(self.found))
        self._marked()

    def _line(self, one: Due) -> QCheckBox:
        desk = self._desk
        ended, due = (formats.day(found, desk) for found in (one.ended, one.due))
        status = formats.option("status", one.status.value, desk)
        number = formats.code(one.number, desk)
        box = QCheckBox(desk.words("retention-line", number=number, status=status, ended=ended, due=due))
        box.toggled.connect(lambda _: self._marked())
        self.boxes[one.uid] = box
        return box

    def chosen(self) -> list[str]:
        return [uid for uid, box in self.boxes.items() if box.isChecked()]

    def _mark_all(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)

    def _marked(self) -> None:
        count = len(self.chosen())
        self._count.setText(self._desk.words("retention-chosen", count=count, of=len(self.found)))
        for widget in (self.keep, self.erase):
            widget.setEnabled(count > 0)
            restyle(widget, "active", count > 0)

    def keep_longer(self) -> None:
        """A year more for what is chosen."""
        uids, reason = self.chosen(), self.reason.currentData(Qt.ItemDataRole.UserRole)

        def work(session: Session) -> None:
            until = months_after(session.today, _LONGER)
            for uid in uids:
                retention.hold(session, uid=uid, until=until, reason=HoldReason(reason))

        self._desk.ask(work, owner=self, done=lambda _: self.refresh())

    def destroy_chosen(self) -> None:
        """With the passphrase, once more: nothing brings back what goes here."""
        uids = self.chosen()
        ask_fresh(
            self._desk,
            lambda s: retention.destroy(s, uids=uids),
            owner=self,
            done=self._destroyed,
            reason=self._desk.words("retention-reason", count=len(uids)),
        )

    def _destroyed(self, done: Destroyed) -> None:
        self._desk.toast(self._desk.words("retention-destroyed", count=done.count))
        self.all.setChecked(False)
        self.refresh()
