"""A4 sheets for papers of the office: head, foot, a mark across the page, rows with field numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate
from reportlab.platypus import Table as Grid

from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.typesetting import ACCENT, QUIET, RULE, Style, Text
from rightsmonitor.wording import Words

MARGIN = 46.0
WIDTH, HEIGHT = A4
TEXT = WIDTH - 2 * MARGIN
NUMBER, LABEL = 24.0, 150.0
VALUE = TEXT - NUMBER - LABEL
_HEAD, _FOOT = 62.0, 44.0
_TOGETHER = 70.0  # points: a heading and its first rows
_MARK = HexColor("#F3DADA")
_LOCALES = {"fr": "fr-MA", "ar": "ar-MA", "en": "en-GB"}
TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def plain(text: str) -> str:
    """Without marks of isolation: for the properties of the file."""
    return text.replace("\u2068", "").replace("\u2069", "")


class Sheet:
    """What every page of one paper has. `mark` stands large across each page, `foot` at its end."""

    def __init__(self, say: Words, *, title: str, aside: str, foot: str, mark: str = "") -> None:
        typesetting.register_fonts()
        self.say, self.title, self.aside, self.foot, self.mark = say, title, aside, foot, mark
        rtl = say.right_to_left
        self.body = Style(size=9.5, leading=13.5, right_to_left=rtl)
        self.small = self.body.but(size=7.5, leading=10.5, color=QUIET)
        self.label = self.body.but(color=QUIET)
        self.number = self.body.but(bold=True, color=ACCENT)
        self.strong = self.body.but(bold=True)
        self.head = self.body.but(size=12, leading=17, bold=True, color=ACCENT)

    def pdf(self, story: Iterable[Flowable]) -> bytes:
        """The file; the same story gives the same bytes, and no name of a person stands in its properties."""
        stream = io.BytesIO()
        document = BaseDocTemplate(
            stream,
            pagesize=A4,
            invariant=1,
            title="RightsMonitor",
            author="RightsMonitor",
            subject="",
            creator="RightsMonitor",
            producer="RightsMonitor",
            lang=_LOCALES[self.say.language],
            pageCompression=1,
        )
        frame = Frame(MARGIN, _FOOT + 8, TEXT, HEIGHT - _HEAD - _FOOT - 18, 0, 0, 0, 0)
        document.addPageTemplates([PageTemplate("sheet", [frame], onPage=self._page)])
        document.build(list(story))
        return stream.getvalue()

    def _page(self, canvas: Any, document: Any) -> None:
        if self.mark:
            self._draw_mark(canvas)
        near, far = (WIDTH - MARGIN, MARGIN) if self.say.right_to_left else (MARGIN, WIDTH - MARGIN)
        anchor = "left" if self.say.right_to_left else "right"
        typesetting.draw(canvas, near, HEIGHT - 40, self.title, self.head.but(size=14))
        typesetting.draw(canvas, far, HEIGHT - 40, self.aside, self.strong, anchor=anchor)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        canvas.line(MARGIN, HEIGHT - 50, WIDTH - MARGIN, HEIGHT - 50)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, _FOOT, WIDTH - MARGIN, _FOOT)
        page = self.say("paper-page", page=document.page)
        room = TEXT - typesetting.width(page, self.small) - 12
        for at, line in enumerate(typesetting.lines(self.foot, self.small, room)[:3]):
            typesetting.draw(canvas, near, _FOOT - 12 - at * 9.5, line, self.small)
        typesetting.draw(canvas, far, _FOOT - 12, page, self.small, anchor=anchor)

    def _draw_mark(self, canvas: Any) -> None:
        """From corner to corner, below everything else, as large as the page allows."""
        style = Style(size=10, bold=True, color=_MARK, right_to_left=self.say.right_to_left)
        size = min(44.0, 10 * 640 / typesetting.width(self.mark, style))
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(52)
        typesetting.draw(canvas, 0, -size / 3, self.mark, style.but(size=size), anchor="center")
        canvas.restoreState()

    # --- pieces of a story ---------------------------------------------------------------------------

    def section(self, text: str) -> list[Flowable]:
        """A heading, which never stands alone at the end of a page."""
        return [CondPageBreak(_TOGETHER), Text(text, self.head, before=9, after=3)]

    def entry(self, text: str) -> list[Flowable]:
        return [CondPageBreak(_TOGETHER / 2), Text(text, self.strong, before=5, after=2)]

    def rows(self, rows: Sequence[tuple[str, str, Flowable]]) -> Grid:
        """(number of the field, label, what stands beside it), in columns."""
        cells = [[Text(number, self.number), Text(name, self.label), shown] for number, name, shown in rows]
        return self.grid(cells, [NUMBER, LABEL, VALUE])

    def grid(self, cells: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Grid:
        """A table whose first column stands where people begin to read."""
        if self.say.right_to_left:
            cells, widths = [list(row)[::-1] for row in cells], list(widths)[::-1]
        return Grid([list(row) for row in cells], colWidths=list(widths), style=TIGHT)

    def written(self, text: str) -> Text:
        """What a person wrote, in the direction of its own script."""
        return Text(text, self.body.but(right_to_left=self._leftwards(text)))

    def prose(self, text: str) -> Iterator[Text]:
        """Paragraphs, each in the direction of its own script."""
        for leftwards, lines in groupby(text.split("\n"), key=self._leftwards):
            yield Text("\n".join(lines), self.body.but(right_to_left=leftwards))

    def answer(self, text: str) -> Text:
        """As `written`, but beside its label: it stands where the column begins."""
        side = "right" if self.say.right_to_left else "left"
        return Text(text, self.body.but(right_to_left=self._leftwards(text), flush=side))

    def _leftwards(self, text: str) -> bool:
        first = next((letter for letter in text if letter.isalpha()), "")
        return typesetting.is_arabic(first) if first else self.say.right_to_left
