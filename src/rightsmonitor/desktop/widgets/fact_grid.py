"""Names and values in two columns. The labels are made once: the pane beside the list changes at every key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.widgets.basic import label
from rightsmonitor.desktop.widgets.facts import Facts

_NAME = 104  # pixels


class FactGrid(QWidget):
    """Shows as many facts as it is given."""

    def __init__(self, rows: Facts | None = None) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, _NAME)
        self.show_facts(rows or [])

    def show_facts(self, rows: Facts) -> None:
        while len(self._rows) < len(rows):
            self._add()
        for at, (name, value) in enumerate(self._rows):
            there = at < len(rows)
            name.setText(rows[at][0] if there else "")
            value.setText(rows[at][1] if there else "")
            name.setVisible(there)
            value.setVisible(there)

    def _add(self) -> None:
        name, value = label(kind="muted", wrap=True), label(wrap=True)
        theme.hold(name, width=_NAME)
        for column, made in enumerate((name, value)):
            self._grid.addWidget(made, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
        self._rows.append((name, value))
