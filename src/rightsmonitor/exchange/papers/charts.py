"""Drawings of the bulletin: bars, tile map, QR code. A hidden value is hatched and has no length and no shade."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import segno
from reportlab.lib.colors import Color, HexColor, white
from reportlab.platypus import Flowable

from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.typesetting import ACCENT, HIDDEN, INK, PAPER, RULE, Style

_SHADES = tuple(map(HexColor, ("#e4eff2", "#b3d3db", "#6fa8b7", "#2f7d93", "#155e75")))


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to show: `value` is None when it is hidden."""

    code: str
    label: str
    value: int | None


def hatch(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    """Diagonal lines inside a rectangle: the mark of a hidden value."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(white)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setStrokeColor(HIDDEN)
    canvas.setLineWidth(0.5)
    offset = -height
    while offset < width:
        canvas.line(x + offset, y, x + offset + height, y + height)
        offset += 3.2
    canvas.restoreState()


class Bars(Flowable):  # type: ignore[misc]
    """Horizontal bars with the label before and the number behind."""

    ROW = 19.0

    def __init__(self, marks: Sequence[Mark], style: Style, *, hidden: str, number: Any) -> None:
        super().__init__()
        self.marks, self.style, self.hidden, self.number = tuple(marks), style, hidden, number

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, len(self.marks) * self.ROW + 4

    def draw(self) -> None:
        label = self.width * 0.44
        room = self.width - label - 46
        most = max((mark.value for mark in self.marks if mark.value is not None), default=0) or 1
        for position, mark in enumerate(self.marks):
            y = (len(self.marks) - position - 1) * self.ROW + 5
            length = room * 0.12 if mark.value is None else room * mark.value / most
            self._row(mark, y, label, length)

    def _row(self, mark: Mark, y: float, label: float, length: float) -> None:
        canvas, rtl = self.canv, self.style.right_to_left
        start = self.width - label if rtl else label
        x = start - length if rtl else start
        if mark.value is None:
            hatch(canvas, x, y, length, 11)
        else:
            canvas.setFillColor(ACCENT)
            canvas.rect(x, y, max(length, 0.8), 11, stroke=0, fill=1)
        end = x - 5 if rtl else x + length + 5
        text = self.hidden if mark.value is None else self.number(mark.value)
        color = HIDDEN if mark.value is None else INK
        strong = self.style.but(bold=mark.value is not None, color=color)
        typesetting.draw(canvas, end, y + 2, text, strong)
        lines = typesetting.lines(mark.label, self.style, label - 8)[:2]
        top = y + 2 + (len(lines) - 1) * 4.5
        anchor = "left" if rtl else "right"
        for number, line in enumerate(lines):
            edge = start + 7 if rtl else start - 7
            typesetting.draw(canvas, edge, top - number * 9, line, self.style, anchor=anchor)


class TileMap(Flowable):  # type: ignore[misc]
    """One tile a region, placed as on the map. The map is not mirrored in Arabic: east stays east."""

    TILE = 50.0

    def __init__(
        self,
        tiles: Sequence[tuple[str, int, int]],
        marks: Mapping[str, Mark],
        style: Style,
        *,
        number: Any,
    ) -> None:
        super().__init__()
        self.tiles, self.marks, self.style, self.number = tuple(tiles), dict(marks), style, number
        self.rows = 1 + max(row for _, row, _ in self.tiles)
        self.columns = 1 + max(column for _, _, column in self.tiles)
        self.most = max((m.value for m in self.marks.values() if m.value is not None), default=0)

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, self.rows * self.TILE + 4

    def draw(self) -> None:
        left = (self.width - self.columns * self.TILE) / 2
        for code, row, column in self.tiles:
            self._tile(left + column * self.TILE, (self.rows - 1 - row) * self.TILE, self.marks.get(code))

    def _tile(self, x: float, y: float, mark: Mark | None) -> None:
        canvas, side = self.canv, self.TILE - 3
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        shade = self._shade(mark)
        canvas.setFillColor(shade)
        canvas.rect(x, y, side, side, stroke=1, fill=1)
        if mark is None:
            return
        if mark.value is None:
            hatch(canvas, x + 0.5, y + 0.5, side - 1, side - 1)
            canvas.setFillColor(white)
            canvas.rect(x + 2, y + 16, side - 4, side - 18, stroke=0, fill=1)
            typesetting.dot(canvas, x + side / 2, y + 8)
        ink = white if shade in _SHADES[3:] else INK
        small = self.style.but(size=5.6, leading=6.2, color=ink)
        lines = _broken(mark.label, small, side - 4)[:4]
        for number, line in enumerate(lines):
            typesetting.draw(canvas, x + side / 2, y + side - 7.5 - number * 6.2, line, small, anchor="center")
        if mark.value is not None:
            big = self.style.but(size=9.5, bold=True, color=ink)
            typesetting.draw(canvas, x + side / 2, y + 5, self.number(mark.value), big, anchor="center")

    def _shade(self, mark: Mark | None) -> Color:
        if mark is None or mark.value is None:
            return PAPER
        if not mark.value or not self.most:
            return white
        return _SHADES[min(len(_SHADES) - 1, int(len(_SHADES) * (mark.value - 1) / self.most))]


def _broken(label: str, style: Style, room: float) -> list[str]:
    """Lines of a region's name, which may also break after a hyphen."""
    if " - " in label:
        return typesetting.lines(label, style, room)
    found: list[str] = []
    for part in re.findall(r"[^-\s]+-?|-", label):
        gap = "" if not found or (found[-1].endswith("-") and part != "-" and found[-1] != "-") else " "
        longer = f"{found[-1]}{gap}{part}" if found else part
        if found and typesetting.width(longer, style) <= room:
            found[-1] = longer
        else:
            found.append(part)
    return found


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code of `side` points."""

    def __init__(self, text: str, *, side: float = 78) -> None:
        super().__init__()
        self.matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
        self.side = side

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        return self.side, self.side

    def draw(self) -> None:
        step = self.side / len(self.matrix)
        self.canv.setFillColor(INK)
        for number, row in enumerate(self.matrix):
            for column, dark in enumerate(row):
                if dark:
                    y = self.side - (number + 1) * step
                    self.canv.rect(column * step, y, step * 1.02, step * 1.02, stroke=0, fill=1)
