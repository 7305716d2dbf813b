"""Recovery cards on paper: one A4 page each, French and Arabic, with the symbols in boxes and as a QR code."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from rightsmonitor.domain.cards import Card
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.charts import QrCode
from rightsmonitor.exchange.papers.typesetting import ACCENT, ACCENT_PALE, INK, PAPER, QUIET, RULE, Style
from rightsmonitor.wording import Language, Words, words

_WIDTH, _HEIGHT = A4
_MARGIN, _BAND = 56.0, 92.0
_BOX, _GAP, _ROW = 19.0, 9.0, 31.0
_QR = 118.0
_STEPS = ("what", "keep", "use", "check")


def build(cards: Sequence[Card], *, office: tuple[str, str, str], language: Language) -> bytes:
    """The PDF of a code or of three shares. It says nothing of itself: no date, no title with a name.

    Every page is in French and Arabic, whoever opens the envelope; English is added where the program speaks it.
    """
    typesetting.register_fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, pageCompression=1, lang="fr-MA")
    for setting in (canvas.setAuthor, canvas.setCreator, canvas.setProducer, canvas.setTitle):
        setting("RightsMonitor")
    tongues: tuple[Language, ...] = ("fr", "ar", "en") if language == "en" else ("fr", "ar")
    for card in cards:
        _page(canvas, card, office, tongues)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _page(canvas: Any, card: Card, office: tuple[str, str, str], tongues: tuple[Language, ...]) -> None:
    _band(canvas, card, office)
    y = _symbols(canvas, card, _HEIGHT - _BAND - 58)
    y = _facts(canvas, card, y - 18)
    for language in tongues:
        y = _instructions(canvas, card, words(language), y - 20)


def _band(canvas: Any, card: Card, office: tuple[str, str, str]) -> None:
    canvas.setFillColor(ACCENT)
    canvas.rect(0, _HEIGHT - _BAND, _WIDTH, _BAND, stroke=0, fill=1)
    for language, position, x in (("fr", 0, _MARGIN), ("ar", 1, _WIDTH - _MARGIN)):
        say, white = words(_tongue(language)), Style(color=PAPER, right_to_left=language == "ar")
        typesetting.draw(canvas, x, _HEIGHT - 44, _title(card, say), white.but(size=17, bold=True))
        typesetting.draw(canvas, x, _HEIGHT - 68, office[position], white.but(size=10))


def _tongue(name: str) -> Language:
    return "ar" if name == "ar" else "fr"


def _title(card: Card, say: Words) -> str:
    return say("cards-title", share=card.share)


def _symbols(canvas: Any, card: Card, y: float) -> float:
    """Every line in boxes; the check symbol at its end on a coloured ground."""
    style = Style(size=13, bold=True, color=INK)
    quiet = Style(size=9, color=QUIET)
    for number, line in enumerate(card.lines, start=1):
        groups = line.split("-")
        x = _MARGIN + 22
        typesetting.draw(canvas, _MARGIN, y + 5, str(number), quiet)
        for at, group in enumerate(groups):
            for symbol in group:
                _box(canvas, x, y, check=at == len(groups) - 1)
                typesetting.draw(canvas, x + _BOX / 2, y + 5, symbol, style, anchor="center")
                x += _BOX
            x += _GAP
        y -= _ROW
    return y + _ROW - 12


def _box(canvas: Any, x: float, y: float, *, check: bool) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setFillColor(ACCENT_PALE if check else PAPER)
    canvas.rect(x, y - 2, _BOX, _BOX + 3, stroke=1, fill=1)


def _facts(canvas: Any, card: Card, y: float) -> float:
    """QR code, and beside it which vault and set this belongs to, in both languages."""
    code = QrCode(" ".join(card.lines), side=_QR)
    code.drawOn(canvas, (_WIDTH - _QR) / 2, y - _QR)
    for language, x in (("fr", _MARGIN), ("ar", _WIDTH - _MARGIN)):
        say = words(_tongue(language))
        plain = Style(size=9.5, right_to_left=language == "ar")
        rows = [("cards-vault", _grouped(card.vault)), ("cards-issued", card.issued.isoformat())]
        rows += [("cards-series", card.series)] if card.series else []
        for at, (key, value) in enumerate(rows):
            top = y - 16 - at * 36
            typesetting.draw(canvas, x, top, say(key), plain.but(size=8, color=QUIET))
            anchor = "right" if plain.right_to_left else "left"
            typesetting.draw(canvas, x, top - 14, value, plain.but(bold=True), anchor=anchor)
    return y - _QR - 6


def _grouped(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def _instructions(canvas: Any, card: Card, say: Words, y: float) -> float:
    body = Style(size=9.5, leading=13.5, right_to_left=say.right_to_left)
    edge = _WIDTH - _MARGIN if say.right_to_left else _MARGIN
    canvas.setStrokeColor(RULE)
    canvas.line(_MARGIN, y + 12, _WIDTH - _MARGIN, y + 12)
    for step in _STEPS:
        for line in typesetting.lines(say(f"cards-{step}", kind=card.kind.value), body, _WIDTH - 2 * _MARGIN):
            y -= body.leading
            typesetting.draw(canvas, edge, y + 8, line, body)
        y -= 4
    return y
