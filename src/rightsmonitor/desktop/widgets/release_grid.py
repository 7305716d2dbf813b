"""The table of a release on the screen, with its legend, and the words for the hidden cell that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.release_table import ReleaseTable
from rightsmonitor.desktop.widgets.basic import Card, label
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.release import Table
from rightsmonitor.services.release.releases import ReleaseView


class ReleaseGrid(QWidget):
    """Arrow keys walk through the cells; a hidden one explains itself under the table."""

    def __init__(self, desk: Desk, model: ReleaseTable) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._view: ReleaseView | None = None
        self.table = QTableView()
        self.table.setTabKeyNavigation(False)
        self._legend = [label(kind="hint") for _ in range(4)]
        self._why = Card(tone="soft", margin=10, spacing=2)
        self.why_title, self.why_text = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self._build()

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.selectionModel().currentChanged.connect(self._explain)
        self._model.modelReset.connect(self._nothing_chosen)
        for part in (self.why_title, self.why_text):
            self._why.body.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._why)
        layout.addLayout(Flow(*self._legend, spacing=18))

    def retranslate(self) -> None:
        self.table.setAccessibleName(self._desk.words("releases-choose-table"))
        self._nothing_chosen()
        self._show_legend()

    def show_table(self, view: ReleaseView, table: Table) -> None:
        self._view = view
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(30))
        self.table.verticalHeader().setMaximumWidth(theme.scaled(330))
        self._model.show_table(view, table)
        self._nothing_chosen()
        self._show_legend(table.key)

    def _show_legend(self, key: str = "") -> None:
        view, say = self._view, self._desk.words
        if view is None:
            return
        verdict = view.release.verdict
        share = round(100 * verdict.units_visible / max(1, verdict.units), 1)
        self._legend[0].setText(
            _mark("danger") + say("releases-legend-primary", threshold=view.release.threshold_of(key))
        )
        self._legend[1].setText(_mark("attention") + say("releases-legend-complementary"))
        self._legend[2].setText(_mark("primary") + say("groups-legend"))
        for hidden in self._legend[:2]:
            hidden.setVisible(not view.release.base)
        self._legend[2].setVisible(bool(view.grouped))
        self._legend[3].setText(say("releases-legend-visible", share=share))

    def _nothing_chosen(self) -> None:
        self.why_title.setText("")
        empty = self._view is not None and not self._model.rowCount()
        self.why_text.setText(self._desk.words("releases-all-zero" if empty else "releases-why-hint"))
        self.why_title.setVisible(False)

    def _explain(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        found = self._model.explanation(index)
        if found is None:
            self._nothing_chosen()
            return
        title, text = found
        self.why_title.setText(title)
        self.why_text.setText(text)
        self.why_title.setVisible(True)


def _mark(token: str) -> str:
    """The mark of a hidden cell in its colour, before the words that explain it."""
    return f'<span style="color:{theme.colour(token).name()}">●</span> '
