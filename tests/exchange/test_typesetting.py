"""Lines of Arabic: brackets look the right way, codes keep their order, lines stay in order."""

from __future__ import annotations

import unicodedata

import pytest

from rightsmonitor.exchange import typesetting
from rightsmonitor.exchange.typesetting import Style


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
