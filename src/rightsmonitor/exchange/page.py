"""A page that fills from the top, in either direction: paragraphs, headings, facts and tables with page breaks."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from rightsmonitor.exchange import typesetting

INK, MUTED, LINE = HexColor("#16242C"), HexColor("#5A6B75"), HexColor("#DDE4E8")
PRIMARY, SOFT, ATTENTION = HexColor("#0B5C73"), HexColor("#E3F0F3"), HexColor("#9A5B00")
HIDDEN = "●"
_MARGIN = 48.0
WIDTH, HEIGHT = A4


class Document:
    """A4 pages with a footer; `y` is the next base line, falling."""

    def __init__(self, *, title: str, footer: str, right_to_left: bool) -> None:
        typesetting.register_fonts()
        self._stream = io.BytesIO()
        # invariant: no clock and no random identifiers in the file, so the same release gives the same bytes.
        self.canvas = Canvas(self._stream, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("RightsMonitor")
        self.canvas.setCreator("RightsMonitor")
        self.canvas.setProducer("RightsMonitor")
        self.footer, self.rtl, self.number = footer, right_to_left, 1
        self.y = HEIGHT - _MARGIN

    @property
    def room(self) -> float:
        return WIDTH - 2 * _MARGIN

    @property
    def start(self) -> float:
        return WIDTH - _MARGIN if self.rtl else _MARGIN

    @property
    def end(self) -> float:
        return _MARGIN if self.rtl else WIDTH - _MARGIN

    def along(self, distance: float) -> float:
        """The x at this distance from the start of the line."""
        return self.start - distance if self.rtl else self.start + distance

    def finish(self) -> bytes:
        self._foot()
        self.canvas.save()
        return self._stream.getvalue()

    def _foot(self) -> None:
        self.canvas.setFillColor(MUTED)
        typesetting.draw(self.canvas, self.footer, self.start, 28, size=8, right_to_left=self.rtl)
        typesetting.draw(self.canvas, str(self.number), self.end, 28, size=8, right_to_left=self.rtl, align="end")

    def new_page(self) -> None:
        self._foot()
        self.canvas.showPage()
        self.number += 1
        self.y = HEIGHT - _MARGIN

    def need(self, height: float) -> None:
        if self.y - height < _MARGIN + 12:
            self.new_page()

    def text(self, text: str, *, size: float = 10, bold: bool = False, colour: Color = INK, after: float = 6) -> None:
        for line in typesetting.lines(text, room=self.room, size=size, bold=bold, right_to_left=self.rtl):
            self.need(size * 1.45)
            self.y -= size * 1.45
            self.canvas.setFillColor(colour)
            typesetting.draw(self.canvas, line, self.start, self.y, size=size, bold=bold, right_to_left=self.rtl)
        self.y -= after

    def banner(self, title: str, subtitle: str) -> None:
        """The coloured head of the first page."""
        self.canvas.setFillColor(PRIMARY)
        self.canvas.rect(0, HEIGHT - 92, WIDTH, 92, stroke=0, fill=1)
        self.canvas.setFillColor(white)
        draw = typesetting.draw
        draw(self.canvas, title, self.start, HEIGHT - 48, size=19, bold=True, right_to_left=self.rtl)
        draw(self.canvas, subtitle, self.start, HEIGHT - 72, size=10.5, right_to_left=self.rtl)
        self.y = HEIGHT - 104

    def heading(self, text: str, *, keep: float = 60) -> None:
        self.need(28 + keep)
        self.y -= 8
        self.text(text, size=13, bold=True, colour=PRIMARY, after=4)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Names and values beside each other."""
        half = self.room * 0.42
        for name, value in pairs:
            self.need(16)
            self.y -= 15
            self.canvas.setFillColor(MUTED)
            typesetting.draw(self.canvas, name, self.start, self.y, size=9.5, right_to_left=self.rtl)
            self.canvas.setFillColor(INK)
            for at, line in enumerate(
                typesetting.lines(value, room=self.room - half, size=9.5, right_to_left=self.rtl)
            ):
                if at:
                    self.need(13)
                    self.y -= 13
                typesetting.draw(self.canvas, line, self.along(half), self.y, size=9.5, right_to_left=self.rtl)
        self.y -= 8

    def table(self, header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], *, first: float) -> None:
        """Rows are (indent, cells); the first column takes `first` points; `HIDDEN` is drawn as a hatched cell."""
        column = (self.room - first) / max(1, len(header) - 1)
        size = 8.5 if column > 34 else 7
        self._header(header, first, column, size)
        for indent, cells in rows:
            if self.y - 15 < _MARGIN + 12:
                self.new_page()
                self._header(header, first, column, size)
            self._row(indent, cells, first, column, size)
        self.y -= 10

    def _header(self, header: Sequence[str], first: float, column: float, size: float) -> None:
        broken = [
            typesetting.lines(text, room=(column if at else first) - 6, size=size, bold=True, right_to_left=self.rtl)
            for at, text in enumerate(header)
        ]
        height = max(map(len, broken)) * (size + 3) + 6
        self.need(height + 20)
        self.canvas.setFillColor(SOFT)
        self.canvas.rect(min(self.start, self.end), self.y - height, self.room, height, stroke=0, fill=1)
        self.canvas.setFillColor(INK)
        for at, text_lines in enumerate(broken):
            x = self.along(4 if at == 0 else first + column * at - 4)
            for number, line in enumerate(text_lines, start=1):
                y = self.y - number * (size + 3)
                align = "start" if at == 0 else "end"
                typesetting.draw(self.canvas, line, x, y, size=size, bold=True, right_to_left=self.rtl, align=align)
        self.y -= height

    def _row(self, indent: int, cells: Sequence[str], first: float, column: float, size: float) -> None:
        label = typesetting.lines(
            cells[0], room=first - 8 - indent * 10, size=size, bold=not indent, right_to_left=self.rtl
        )
        height = max(15, len(label) * (size + 3) + 4)
        self.need(height)
        top = self.y
        self.y -= height
        for at, cell in enumerate(cells[1:], start=1):
            if cell == HIDDEN:
                self.hatch(self.along(first + column * at), top, -column if not self.rtl else column, -height)
        self.canvas.setFillColor(INK)
        for number, line in enumerate(label, start=1):
            x, y = self.along(4 + indent * 10), top - number * (size + 3) + 1
            typesetting.draw(self.canvas, line, x, y, size=size, bold=not indent, right_to_left=self.rtl)
        for at, cell in enumerate(cells[1:], start=1):
            x = self.along(first + column * at - 4)
            self.canvas.setFillColor(MUTED if cell == HIDDEN else INK)
            typesetting.draw(self.canvas, cell, x, top - size - 3, size=size, right_to_left=self.rtl, align="end")
        self.canvas.setStrokeColor(LINE)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(_MARGIN, self.y, WIDTH - _MARGIN, self.y)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """A hatched box: hidden, in print and for the colour-blind alike."""
        left, bottom, w, h = min(x, x + width), min(y, y + height), abs(width), abs(height)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(left, bottom, w, h)
        self.canvas.clipPath(path, stroke=0, fill=0)
        self.canvas.setStrokeColor(LINE)
        self.canvas.setLineWidth(0.8)
        step = 4.0
        for at in range(int((w + h) / step) + 1):
            self.canvas.line(left + at * step - h, bottom, left + at * step, bottom + h)
        self.canvas.restoreState()
