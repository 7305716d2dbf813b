"""Advice on tables as pictures and words: what hiding would lose, how far rounding would be off, and a proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Card, button, empty, label, row
from rightsmonitor.services.release.advice import MOST_LOST, SUPPRESS, Advice

_HEIGHT, _BAR = 12, 120


class LostBar(QWidget):
    """A share as a bar, with a mark at the most that may be lost; hatched where it is only a lower bound."""

    def __init__(self, share: float, *, at_least: bool, words: str) -> None:
        super().__init__()
        self._share, self._at_least = min(1.0, share), at_least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_BAR), theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(60), theme.scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        whole = QRectF(0, 2, self.width(), self.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(whole, 4, 4)
        ink = theme.colour("success" if self._share <= MOST_LOST else "attention")
        lost = QRectF(whole.x(), whole.y(), max(3.0, whole.width() * self._share), whole.height())
        painter.setBrush(ink)
        painter.drawRoundedRect(lost, 4, 4)
        if self._at_least:
            painter.setPen(theme.colour("surface"))
            for x in range(4, int(lost.width()), 7):
                painter.drawLine(x, int(whole.bottom()), x + 4, int(whole.top()))
        painter.setPen(theme.colour("ink"))
        at = int(whole.width() * MOST_LOST)
        painter.drawLine(at, 0, at, self.height())
        painter.end()


class AdviceCard(Card):
    """`ask` looks at the tables of the chosen period; `follow` takes the proposals over."""

    def __init__(self, desk: Desk, *, ask: Callable[[], object], follow: Callable[[Sequence[Advice]], object]) -> None:
        super().__init__(margin=18, spacing=8)
        self._desk, self._found = desk, tuple[Advice, ...]()
        self._title, self._lead = label(kind="section"), label(kind="muted", wrap=True)
        self._rule = label(kind="hint", wrap=True)
        self.ask_button = button("", act=ask)
        self.follow_button = button("", act=lambda: follow(self._found))
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(3)
        for widget in (self._title, self._lead):
            self.body.addWidget(widget)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._rule)
        buttons = row(self.ask_button, self.follow_button)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.body.addStretch()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("ledger-advice-title"))
        self._lead.setText(say("ledger-advice-lead"))
        self._rule.setText(say("ledger-advice-rule"))
        self.ask_button.setText(say("ledger-advice-ask"))
        self.follow_button.setText(say("ledger-advice-follow"))
        self.show_advice(self._found)

    def show_advice(self, found: tuple[Advice, ...]) -> None:
        """One line for each table and depth; nothing yet: only the lead."""
        self._found = found
        empty(self._rows)
        self._rule.setVisible(bool(found))
        self._lead.setVisible(not found)
        self.follow_button.setVisible(bool(found))
        for at, each in enumerate(found):
            self._line(at, each)

    def _line(self, at: int, each: Advice) -> None:
        say = self._desk.words
        places = "mixed" if each.detailed else "province" if each.place_levels > 1 else "region"
        name = say(f"releases-table-{each.table}")
        if "place" in each.table:
            name += " · " + say(f"ledger-places-{places}", regions=self._regions(each))
        lost = say("ledger-at-least" if each.at_least else "ledger-share", share=round(100 * each.cells_lost))
        units = say("ledger-at-least" if each.at_least else "ledger-share", share=round(100 * each.units_lost))
        words = say("ledger-advice-words", lost=lost, units=units, error=round(each.mean_error, 1))
        good = each.proposal == SUPPRESS
        self._rows.addWidget(label(name, "strong", wrap=True), 2 * at, 0, 1, 2)
        self._rows.addWidget(label(say(f"ledger-proposal-{each.proposal}"), "good" if good else "muted"), 2 * at, 2)
        bar = LostBar(each.cells_lost, at_least=each.at_least, words=words)
        self._rows.addWidget(bar, 2 * at + 1, 0)
        self._rows.addWidget(label(words, "hint", wrap=True), 2 * at + 1, 1, 1, 2)

    def _regions(self, each: Advice) -> str:
        places, language = self._desk.reference.places, self._desk.language
        return ", ".join(places.get(code).label(language) for code in each.detailed)
