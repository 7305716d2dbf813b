"""Columns of a table: as wide as asked, and never narrower than their headings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHeaderView, QTableView

from rightsmonitor.desktop import theme

_NARROWEST = 60


def fit(table: QTableView, widths: Mapping[int, int], *, row: int) -> None:
    """Gives columns their width at this size of text; a column that is not named keeps its mode. `row`: height."""
    table.verticalHeader().setDefaultSectionSize(theme.scaled(row))
    header = table.horizontalHeader()
    stretched = [at for at in range(header.count()) if header.sectionResizeMode(at) == QHeaderView.ResizeMode.Stretch]
    headings = [header.sectionSizeFromContents(at).width() for at in stretched]
    header.setMinimumSectionSize(max(theme.scaled(_NARROWEST), *headings, 0))
    for at in range(header.count()):
        if at in stretched:
            continue
        wanted = theme.scaled(widths[at]) if at in widths else header.sectionSize(at)
        header.resizeSection(at, max(wanted, header.sectionSizeFromContents(at).width()))
