"""Lines of French, English and Arabic for reportlab.

Arabic comes out right when we make the lines: break the logical text by the width of the shaped words, then shape,
mirror and reorder each line, split it into runs of one font, and draw it from the right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any

import arabic_reshaper
from bidi import get_display
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable

from rightsmonitor import assets

INK, QUIET, RULE, PAPER = map(HexColor, ("#1f2a37", "#5f6b78", "#c9d1da", "#eef2f5"))
ACCENT, ACCENT_PALE, HIDDEN = map(HexColor, ("#155e75", "#d3e5ea", "#8a5a12"))

_LATIN = {False: "RMSans", True: "RMSans-Bold"}
_ARABIC = {False: "RMArabic", True: "RMArabic-Bold"}
_FILES = {
    "RMSans": "NotoSans-Regular.ttf",
    "RMSans-Bold": "NotoSans-Bold.ttf",
    "RMArabic": "NotoSansArabic-Regular.ttf",
    "RMArabic-Bold": "NotoSansArabic-Bold.ttf",
}
_ARABIC_LETTER = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]")
_KNOWN = 8192  # lines that are remembered: each is measured, wrapped and drawn, and tables ask again and again
_INVISIBLE = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C))
HIDDEN_MARK, DOT = "●", "dot"
_LONGEST_WORD = 160  # letters; no word has more, so what has is cut
_OPEN, _CLOSE = "\u2068", "\u2069"
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@cache
def register_fonts() -> None:
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(assets.resource("fonts", file))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Size and leading in points."""

    size: float = 9
    leading: float = 13
    bold: bool = False
    color: Color = INK
    right_to_left: bool = False
    centered: bool = False
    flush: str = ""  # left or right: where a line stands whatever its direction; empty: where its script begins

    def but(self, **changes: Any) -> Style:
        return replace(self, **changes)


def is_arabic(text: str) -> bool:
    """Whether a letter of the Arabic script is in it."""
    return _ARABIC_LETTER.search(text) is not None


@lru_cache(maxsize=_KNOWN)
def visual(line: str, right_to_left: bool) -> str:
    """A logical line as it is drawn from left to right."""
    if not is_arabic(line):  # a code or a number alone keeps its order, in Arabic too
        return line.translate(_INVISIBLE)
    shaped = arabic_reshaper.reshape(_mirrored(line) if right_to_left else line)
    return str(get_display(shaped, base_dir="R" if right_to_left else "L")).translate(_INVISIBLE)


def _mirrored(line: str) -> str:
    """Brackets turned round, but not inside an isolated code that has no Arabic letter."""
    parts = re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", line)
    return "".join(
        part if part.startswith(_OPEN) and not is_arabic(part) else part.translate(_MIRROR) for part in parts
    )


@lru_cache(maxsize=_KNOWN)
def runs(text: str, bold: bool) -> tuple[tuple[str, str], ...]:
    """(font, text) in drawing order; a space stays with the run before it."""
    found: list[tuple[str, str]] = []
    for letter in text:
        font = DOT if letter == HIDDEN_MARK else _ARABIC[bold] if is_arabic(letter) else _LATIN[bold]
        if found and (found[-1][0] == font or (letter == " " and found[-1][0] != DOT)):
            found[-1] = (found[-1][0], found[-1][1] + letter)
        else:
            found.append((font, letter))
    return tuple(found)


def width(line: str, style: Style) -> float:
    """Points that a logical line takes."""
    return style.size * _width_of_one_point(line, style.right_to_left, style.bold)


@lru_cache(maxsize=_KNOWN)
def _width_of_one_point(line: str, right_to_left: bool, bold: bool) -> float:
    return sum(_advance(font, text, 1.0) for font, text in runs(visual(line, right_to_left), bold))


def _advance(font: str, text: str, size: float) -> float:
    return len(text) * size * 0.6 if font == DOT else float(pdfmetrics.stringWidth(text, font, size))


def lines(text: str, style: Style, available: float) -> list[str]:
    """Logical lines no wider than `available`; a word that is wider is cut where it has to be."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in _cut(paragraph.split(" "), style, available):
            longer = f"{current} {word}" if current else word
            if current and width(longer, style) > available:
                found.append(current)
                current = word
            else:
                current = longer
        found.append(current)
    return [_balanced(line) for line in found]


def _cut(words: Iterable[str], style: Style, available: float) -> Iterator[str]:
    """Words, those that fit no line in pieces that do."""
    for word in words:
        rest = word
        while len(rest) > 1 and len(rest) * style.size > available and width(rest[:_LONGEST_WORD], style) > available:
            fits = bisect_right(
                range(1, min(len(rest), _LONGEST_WORD)), available, key=partial(_beginning, rest, style)
            )
            yield rest[: max(1, fits)]
            rest = rest[max(1, fits) :]
        yield rest


def _beginning(word: str, style: Style, letters: int) -> float:
    return width(word[:letters], style)


def _balanced(line: str) -> str:
    """Isolation marks cut off by a line break are dropped, so that no line waits for its end."""
    return line if line.count(_OPEN) == line.count(_CLOSE) else line.translate(_INVISIBLE)


def draw(canvas: Any, x: float, y: float, line: str, style: Style, *, anchor: str = "start") -> None:
    """Draws one logical line at `x`; `anchor` is left, right, center, or start (right in Arabic)."""
    if anchor == "start":
        anchor = "right" if style.right_to_left else "left"
    shift = {"left": 0.0, "right": 1.0, "center": 0.5}[anchor]
    x -= shift * width(line, style) if shift else 0
    canvas.setFillColor(style.color)
    for font, text in runs(visual(line, style.right_to_left), style.bold):
        if font == DOT:
            dot(canvas, x + style.size * 0.3, y + style.size * 0.32, style.size * 0.26)
            canvas.setFillColor(style.color)
        else:
            canvas.setFont(font, style.size)
            canvas.drawString(x, y, text)
        x += _advance(font, text, style.size)


def dot(canvas: Any, x: float, y: float, radius: float = 2.2) -> None:
    """The mark of a hidden cell. It is drawn, because the fonts do not have it."""
    canvas.setFillColor(HIDDEN)
    canvas.circle(x, y, radius, stroke=0, fill=1)


class Text(Flowable):  # type: ignore[misc]
    """A paragraph; in a table cell as well as in the flow."""

    def __init__(self, text: str, style: Style, *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.text, self.style = text, style
        self.before, self.after = before, after
        self.made: list[str] = []
        self.width = -1.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        if available != self.width:  # asked again and again while a long text is split
            self.width = available
            self.made = lines(self.text, self.style, available)
        return available, self.before + self.after + len(self.made) * self.style.leading

    def split(self, available: float, height: float) -> list[Flowable]:
        self.wrap(available, height)
        fitting = int((height - self.before) // self.style.leading)
        if fitting < 2 or fitting >= len(self.made):
            return []
        first = Text("", self.style, before=self.before)
        rest = Text("", self.style, after=self.after)
        first.made, rest.made = self.made[:fitting], self.made[fitting:]
        first.width = rest.width = available
        return [first, rest]

    def draw(self) -> None:
        style = self.style
        y = self.after + len(self.made) * style.leading - style.size - (style.leading - style.size) / 2 + 1
        anchor = style.flush or ("right" if style.right_to_left else "left")
        x = self.width if anchor == "right" else 0
        if style.centered:
            x, anchor = self.width / 2, "center"
        for line in self.made:
            draw(self.canv, x, y, line, style, anchor=anchor)
            y -= style.leading


class Upright(Flowable):  # type: ignore[misc]
    """A column heading that is read from below."""

    def __init__(self, text: str, style: Style, *, length: float) -> None:
        super().__init__()
        self.style, self.length = style, length
        self.made = lines(text, style, length)

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, self.length

    def draw(self) -> None:
        self.canv.saveState()
        block = len(self.made) * self.style.leading
        x, y = 0.0, -(self.width - block) / 2 - self.style.size
        if self.style.right_to_left:  # turned the other way, so that Arabic too begins beside its column
            self.canv.translate(self.width, self.length)
            x = self.length
        self.canv.rotate(-90 if self.style.right_to_left else 90)
        for line in self.made:
            draw(self.canv, x, y, line, self.style)
            y -= self.style.leading
        self.canv.restoreState()
