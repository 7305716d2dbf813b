"""Lines of Arabic: brackets look the right way, codes keep their order, lines stay in order."""

from __future__ import annotations

import unicodedata
from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from rightsmonitor.domain.national import NationalCell
from rightsmonitor.domain.release import CellKind
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.typesetting import Style
from rightsmonitor.wording import LANGUAGES


def seen(line: str) -> str:
    """What stands on the paper from left to right, in plain letters."""
    return unicodedata.normalize("NFKC", typesetting.visual(line, True))


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("مكتب (تجريبي)", "(يبيرجت) بتكم"),
        ("\u2068مكتب (تجريبي)\u2069 2026", "2026 (يبيرجت) بتكم"),
        ("الفترة \u2068F(2026)\u2069 نص", "صن F(2026) ةرتفلا"),
        ("«نعم»", "«معن»"),
        ("2026-T3", "2026-T3"),
    ],
)
def test_brackets_and_codes_on_paper(line: str, paper: str) -> None:
    assert seen(line) == paper


def test_french_is_left_alone() -> None:
    assert typesetting.visual("Une « case » (masquée)", False) == "Une « case » (masquée)"


def test_lines_break_in_logical_order_and_fit() -> None:
    typesetting.register_fonts()
    style = Style(right_to_left=True)
    text = "تعرض هذه النشرة الانتهاكات التي بلغت إلى علم المكتب وتم التحقق منها خلال الفترة"
    lines = typesetting.lines(text, style, 120)
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert all(typesetting.width(line, style) <= 120 for line in lines)


AREAS = ("labels", "national", "package", "report", "sheet", "yearly")
INVISIBLE = "\u200e\u200f\u2066\u2067\u2068\u2069\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_of_a_report_is_in_its_fonts(language: str) -> None:
    """A sign that a font lacks leaves a gap: `≥ 21` would be read as 21."""
    typesetting.register_fonts()
    texts = [asset.read_text(encoding="utf-8") for asset in map(partial(_area, language), AREAS)]
    texts += [
        NationalCell(codes=(), kind=CellKind.HIDDEN, value=None, low=21, high=high, offices=1).interval
        for high in (None, 21, 28)
    ]
    for font, run in typesetting.runs("".join(text for text in texts if text), bold=False):
        if font == typesetting.DOT:
            continue
        known = pdfmetrics.getFont(font).face.charToGlyph
        lost = {letter for letter in run if ord(letter) not in known and letter not in INVISIBLE}
        # Arabic letters are drawn in their shaped forms, which the font holds as glyphs of their own.
        assert not {letter for letter in lost if not typesetting.is_arabic(letter)}, lost


def _area(language: str, name: str) -> Path:
    return Path(__file__).parents[2] / "ui" / "translations" / language / f"{name}.ftl"
