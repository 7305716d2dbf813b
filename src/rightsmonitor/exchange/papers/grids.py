"""A crossing of two dimensions as a table of the bulletin, with hidden cells marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from rightsmonitor.domain.national import NationalCell
from rightsmonitor.domain.release import Cell, CellKind
from rightsmonitor.exchange.package import cube
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.crosstabs import Crosstab
from rightsmonitor.exchange.papers.typesetting import ACCENT_PALE, INK, QUIET, RULE, Style, Text, Upright
from rightsmonitor.exchange.spreadsheet import dimension_label
from rightsmonitor.wording import Words

_UPRIGHT_FROM, _HEAD = 6, 86.0
_LABEL_SHARE, _WIDEST_COLUMN = 0.4, 70.0
_INTERVAL = 6.6  # size of an interval, smaller where the column is narrow


class Figure(Flowable):  # type: ignore[misc]
    """One cell: a number, the mark of a hidden one, or a dash where nothing can be."""

    def __init__(self, cell: Cell | None, *, number: Callable[[int], str], bold: bool, left: bool) -> None:
        super().__init__()
        self.cell, self.number, self.bold, self.left = cell, number, bold, left

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, 11

    def draw(self) -> None:
        x, anchor = (2.0, "left") if self.left else (self.width - 2, "right")
        if isinstance(self.cell, NationalCell) and self._is_interval(self.cell):
            text = self.cell.interval
            style = Style(size=_INTERVAL, color=QUIET)
            room = (self.width - 4) / max(1.0, typesetting.width(text, style))
            typesetting.draw(self.canv, x, 2.5, text, style.but(size=_INTERVAL * min(1.0, room)), anchor=anchor)
            return
        if self.cell is not None and self.cell.kind is CellKind.HIDDEN:
            typesetting.dot(self.canv, x + (2.2 if self.left else -2.2), 5)
            return
        value = None if self.cell is None else cube.published(self.cell)
        exact = self.cell is not None and self.cell.kind is CellKind.VALUE
        # A true zero beside rounded numbers is no class.
        text = "–" if value is None else "0" if exact and not value else self.number(value)
        style = Style(size=8, bold=self.bold, color=QUIET if value is None else INK)
        typesetting.draw(self.canv, x, 2.5, text, style, anchor=anchor)

    @staticmethod
    def _is_interval(cell: NationalCell) -> bool:
        return cell.kind is CellKind.HIDDEN or (cell.kind is CellKind.ROUNDED and not cell.value)


def grid(cross: Crosstab, *, say: Words, position: int, width: float, number: Callable[[int], str]) -> Grid:
    """Rows and columns in the order of their trees; in Arabic the columns run right to left."""
    across = cross.across.codes if cross.across else ("",)
    one_column = min(_WIDEST_COLUMN, width * (1 - _LABEL_SHARE) / len(across))
    widths = [width - one_column * len(across), *[one_column] * len(across)]
    rows: list[list[Any]] = [_head(cross, across, say, position, one_column)]
    for code, depth in zip(cross.down.codes, cross.down.depths, strict=True):
        style = Style(size=8, leading=10.5, bold=depth == 0, right_to_left=say.right_to_left)
        label = _Indented(cross.down.label(code, position), style, indent=9.0 * max(0, depth - 1))
        figures = [
            Figure(
                cross.cells.get((code, column)),
                number=number,
                bold=depth == 0,
                left=say.right_to_left,
            )
            for column in across
        ]
        rows.append([label, *figures])
    if say.right_to_left:
        rows, widths = [row[::-1] for row in rows], widths[::-1]
    return Grid(rows, colWidths=widths, repeatRows=1, style=_style())


def _head(cross: Crosstab, across: tuple[str, ...], say: Words, position: int, room: float) -> list[Any]:
    style = Style(size=7.2, leading=8.8, bold=True, right_to_left=say.right_to_left)
    corner = Text(dimension_label(say, cross.down.dimension.name), style)
    if cross.across is None:
        return [corner, Text(say("package-column-value"), style.but(right_to_left=not say.right_to_left))]
    labels = [cross.across.label(code, position) for code in across]
    longest = max(typesetting.width(word, style) for label in labels for word in label.split(" "))
    if len(across) >= _UPRIGHT_FROM or longest > room - 6:
        length = min(_HEAD, max(typesetting.width(label, style) for label in labels) + 2)
        return [corner, *(Upright(label, style, length=length) for label in labels)]
    # The heading stands above the figures, which stand at the far edge of their column.
    return [corner, *(_Edge(label, style, left=say.right_to_left) for label in labels)]


class _Edge(Text):
    """Heading lines at the edge where the figures stand."""

    def __init__(self, text: str, style: Style, *, left: bool) -> None:
        super().__init__(text, style)
        self.left = left

    def draw(self) -> None:
        y = len(self.made) * self.style.leading - self.style.size
        for line in self.made:
            x, anchor = (2.0, "left") if self.left else (self.width - 2, "right")
            typesetting.draw(self.canv, x, y, line, self.style, anchor=anchor)
            y -= self.style.leading


class _Indented(Text):
    """A row label, moved in by its depth in the tree."""

    def __init__(self, text: str, style: Style, *, indent: float) -> None:
        super().__init__(text, style)
        self.indent = indent

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        _, needed = super().wrap(available - self.indent, height)
        return available, needed

    def draw(self) -> None:
        self.canv.saveState()
        if not self.style.right_to_left:
            self.canv.translate(self.indent, 0)
        super().draw()
        self.canv.restoreState()


def _style() -> list[tuple[Any, ...]]:
    return [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 1), (-1, 1), ACCENT_PALE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
