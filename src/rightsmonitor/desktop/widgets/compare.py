"""Two records side by side; what differs stands out by weight and a mark, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets import facts
from rightsmonitor.desktop.widgets.basic import Scroll, button, label, row
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.records.incidents import Stored


class CompareDialog(QDialog):
    """`same` tells that a person found both to be one."""

    same = Signal()

    def __init__(self, desk: Desk, mine: Incident, other: Stored, *, may_mark: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        say = desk.words
        self.setObjectName("page")
        self.setWindowTitle(say("editor-compare"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        scroll = Scroll()
        scroll.body.addLayout(self._table(mine, other))
        scroll.body.addStretch()
        self.mark_button, close = button("", act=self._mark), button("primary", act=self.close)
        self.mark_button.setText(say("editor-compare-same"))
        self.mark_button.setVisible(may_mark)
        close.setText(say("editor-compare-close"))
        buttons = row(close, self.mark_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(label(say("editor-compare"), "title"))
        layout.addWidget(label(say("editor-compare-lead"), "muted", wrap=True))
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def _mark(self) -> None:
        self.same.emit()
        self.close()

    def _table(self, mine: Incident, other: Stored) -> QGridLayout:
        desk, say = self._desk, self._desk.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        lines = [
            ("", say("editor-compare-mine"), other.number),
            (say("incidents-column-violation"), facts.titles(mine, desk), facts.titles(other.incident, desk)),
            (say("editor-compare-names"), facts.names(mine), facts.names(other.incident)),
        ]
        author = desk.user.name if desk.user else ""
        both = zip(facts.summary(mine, author, desk), facts.summary(other.incident, other.author, desk), strict=True)
        lines += [(name, one, two) for (name, one), (_, two) in both]
        lines.append((say("incidents-fact-narrative"), mine.narrative, other.incident.narrative))
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, one, two) in enumerate(lines):
            grid.addWidget(label(name, "muted", wrap=True), at, 0, top)
            content = at == len(lines) - 1  # the narrative runs in its own direction
            kind = "section" if at == 0 else "" if one == two else "strong"
            grid.addWidget(label(one, kind, wrap=True, content=content), at, 1, top)
            mark = "≠  " if kind == "strong" else ""
            grid.addWidget(label(mark + two, kind, wrap=True, content=content), at, 2, top)
        return grid
