"""What a release reveals, in words, and the place where another person signs it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.models.release_table import named_group
from rightsmonitor.desktop.widgets import release_changes
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label, restyle, row, set_hint
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.desktop.widgets.ticked import Ticked
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.services.release.releases import ReleaseView

_STEPS = ("scope", "protection", "verification", "signature")
_REACHED = {
    ReleaseState.PREPARED: 2,
    ReleaseState.RETURNED: 2,
    ReleaseState.APPROVED: 4,
    ReleaseState.WRITTEN: 4,
}


class Steps(QWidget):
    """Scope → protection → verification → signature."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._reached = desk, 0
        self._numbers = [label(kind="step") for _ in _STEPS]
        self._names = [label() for _ in _STEPS]
        layout = row(spacing=8)
        for number, name in zip(self._numbers, self._names, strict=True):
            theme.hold(number, width=24, height=24)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(number)
            layout.addWidget(name)
            layout.addSpacing(14)
        layout.addStretch()
        self.setLayout(layout)

    def retranslate(self) -> None:
        for name, made in zip(_STEPS, self._names, strict=True):
            made.setText(self._desk.words(f"releases-step-{name}"))
        self._mark()

    def show_release(self, view: ReleaseView | None) -> None:
        self._reached = 0 if view is None else _REACHED[view.state]
        self._mark()

    def show_protecting(self) -> None:
        """The scope is chosen; the tables are being protected."""
        self._reached = 1
        self._mark()

    def _mark(self) -> None:
        for at, made in enumerate(self._numbers):
            state = "done" if at < self._reached else "now" if at == self._reached else "later"
            made.setText("✓" if at < self._reached else str(at + 1))
            restyle(made, "state", state)
            self._names[at].setObjectName("strong" if state == "now" else "muted")
            restyle(self._names[at], "state", state)


class ReleasePanel(Card):
    """Findings of the attack, recipient, and the decision."""

    approve = Signal(object)
    return_ = Signal(str)
    write = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=0, spacing=0)
        self._desk = desk
        self._view: ReleaseView | None = None
        self._before: ReleaseView | None = None
        self._scroll = Scroll(spacing=8)
        self._scroll.body.setContentsMargins(16, 14, 12, 8)
        self._note, self._problem = label(kind="hint", wrap=True), label(kind="problem", wrap=True)
        self.passphrase = PasswordField()
        self.answer = Ticked()
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        theme.hold(self.comment, height=64)
        self.approve_button = button("primary", act=self._approve)
        self.return_button = button("", act=self._return)
        self.write_button = button("primary", act=self.write.emit)
        self.body.addWidget(self._scroll, 1)
        foot = Card(margin=14, spacing=8)
        foot.setObjectName("foot")
        for widget in (self._note, self.answer, self.passphrase, self.comment, self._problem):
            foot.body.addWidget(widget)
        buttons = row(self.approve_button, self.write_button, self.return_button)
        buttons.addStretch()
        foot.body.addLayout(buttons)
        self.body.addWidget(foot)
        self.passphrase.submitted.connect(self._approve)

    def retranslate(self) -> None:
        say = self._desk.words
        self.passphrase.set_hint(say("releases-passphrase"))
        set_hint(self.comment, say("releases-comment"))
        self.answer.say(say("groups-answer"))
        self.write_button.setText(say("releases-write"))
        self.return_button.setText(say("releases-return"))
        self.show_release(self._view, self._before)

    def show_release(self, view: ReleaseView | None, before: ReleaseView | None = None) -> None:
        """`before`: the release of this office that came before it, to compare with."""
        self._view, self._before = view, before
        self.setVisible(view is not None)
        self._problem.setVisible(False)
        self.passphrase.wipe()
        self._ask(False, comment=False)
        empty(self._scroll.body)
        if view is None:
            return
        self._findings(view)
        self._groups(view)
        if before is not None:
            self._scroll.body.addLayout(release_changes.layout(before.release, view.release, self._desk))
        self._about(view)
        self._scroll.body.addStretch()
        self._decision(view)

    def _findings(self, view: ReleaseView) -> None:
        say, verdict = self._desk.words, view.release.verdict
        self._scroll.body.addWidget(label(say("releases-reveals"), "section"))
        self._scroll.body.addWidget(label(self._summary(view), wrap=True))
        if not view.release.base:
            self._scroll.body.addWidget(label(say("releases-reveals-text"), "muted", wrap=True))
        rows = [
            ("exact", f"{verdict.exact} / {verdict.sensitive}", verdict.exact == 0),
            ("narrow", f"{verdict.narrow} / {verdict.sensitive}", verdict.narrow == 0),
            ("narrowest", str(verdict.narrowest), True),
            ("hidden", str(verdict.hidden), True),
            ("names", say("releases-none"), True),
        ]
        self._grid([(say(f"releases-finding-{name}"), value, good) for name, value, good in rows])

    @property
    def answered(self) -> int:
        """For how many groups the reader answers."""
        return len(self._view.groups) if self._view is not None and self.answer.box.isChecked() else 0

    def _groups(self, view: ReleaseView) -> None:
        """The group rule, and the larger groups that every reader will see to be all in one sensitive category."""
        say, rule = self._desk.words, view.release.groups
        if rule is None:
            return
        self._scroll.body.addWidget(label(say("groups-rule", units=rule.units), "muted", wrap=True))
        if view.release.hides_zeros:
            self._scroll.body.addWidget(label(say("zeros-rule"), "muted", wrap=True))
        if view.groups:
            self._scroll.body.addWidget(label(say("groups-title"), "section", wrap=True))
        for each in view.groups:
            text = say("groups-line", **named_group(view, each, self._desk.language))
            self._scroll.body.addWidget(label(text, "bad", wrap=True))

    def _summary(self, view: ReleaseView) -> str:
        """What was hidden or rounded, what stays visible, and the most that somebody can learn."""
        release, verdict = view.release, view.release.verdict
        facts: dict[str, str | int] = {
            "cells": sum(len(table.cells) for table in release.tables),
            "hidden": verdict.hidden,
            "share": round(100 * verdict.units_visible / verdict.units) if verdict.units else 0,
            "least": verdict.narrowest,
            "base": release.base,
            "small": release.small_class,
        }
        return self._desk.words("releases-summary-rounded" if release.base else "releases-summary", **facts)

    def _grid(self, rows: list[tuple[str, str, bool]]) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(8)
        for at, (name, value, good) in enumerate(rows):
            grid.addWidget(label(name, wrap=True), at, 0)
            shown = label(value, "good" if good else "bad")
            grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        self._scroll.body.addLayout(grid)

    def _about(self, view: ReleaseView) -> None:
        say, release = self._desk.words, view.release
        for title, text in (
            ("releases-recipient", release.recipient),
            ("releases-formats", say("releases-formats-text")),
            ("releases-left-out", self._left_out(view)),
            ("releases-digest", f"{view.digest[:32]}\n{view.digest[32:]}"),
        ):
            self._scroll.body.addSpacing(4)
            self._scroll.body.addWidget(label(say(title), "section"))
            self._scroll.body.addWidget(label(text, "muted", wrap=True))

    def _left_out(self, view: ReleaseView) -> str:
        say = self._desk.words
        lines = [
            say(f"releases-left-out-{left.reason}", count=left.count) for left in view.release.left_out if left.count
        ]
        return "\n".join(lines) or say("releases-none")

    def _decision(self, view: ReleaseView) -> None:
        say, state = self._desk.words, view.state
        prepared = say("releases-prepared-by", name=view.prepared_by)
        if state is ReleaseState.PREPARED:
            self._note.setText(prepared + " " + say(f"releases-you-{view.why_not or 'may'}"))
        else:
            decided = say(f"releases-decided-{state.value}", name=view.approved_by)
            self._note.setText(f"{prepared} {decided} {view.comment}".strip())
        may = view.can_approve
        self.answer.setVisible(may and bool(view.groups))
        self.answer.box.setChecked(False)
        self.approve_button.setVisible(may)
        self.return_button.setVisible(may)
        self.approve_button.setText(say("releases-approve"))
        self.write_button.setVisible(state in (ReleaseState.APPROVED, ReleaseState.WRITTEN))

    def _ask(self, passphrase: bool, *, comment: bool) -> None:
        self.passphrase.setVisible(passphrase)
        self.comment.setVisible(comment)

    def _approve(self) -> None:
        """The first press asks for the passphrase, the second signs."""
        if not self.passphrase.isVisible():
            self._ask(True, comment=False)
            self.approve_button.setText(self._desk.words("releases-sign"))
            self.passphrase.setFocus()
        elif not self.passphrase.is_empty():
            self._problem.setVisible(False)
            self.approve.emit(self.passphrase.take())

    def _return(self) -> None:
        text = self.comment.toPlainText().strip()
        if not self.comment.isVisible():
            self._ask(False, comment=True)
            self.comment.setFocus()
        elif text:
            self.comment.clear()
            self.return_.emit(text)

    def fail(self, error: RightsMonitorError) -> None:
        self._problem.setText(sentence(error, self._desk.words))
        self._problem.setVisible(True)
