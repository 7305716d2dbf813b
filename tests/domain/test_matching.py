"""What somebody typed is found again in a text: in any spelling, with its vowel signs, and never beyond the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.matching import spans
from rightsmonitor.domain.text import fold

ANY = st.text(max_size=40)
LETTERS = st.text(st.sampled_from("aeéœß 'HMدحمأإآىئؤةهـًّال٣-"), max_size=24)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Négligence éducative", "neglig educ", ["Néglig", "éduc"]),
        ("Ne\u0301gligence", "ne", ["Ne\u0301"]),
        ("Atteinte à l’œuvre", "oe", ["œ"]),
        ("الحرمان من التعليم", "حرمان تعل", ["حرمان", "تعل"]),
        ("الحرمان من التعليم", "الحر", ["الحر"]),
        ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("مـحـمد", "مح", ["مـحـ"]),
        ("إغتصاب", "اغت", ["إغت"]),
        ("Traite", "aite", []),
        ("Refus", "", []),
        ("Refus", "…", []),
        ("Viol, violence", "viol", ["Viol", "viol"]),
    ],
)
def test_beginnings_of_words_are_marked(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, typed)] == marked


@given(ANY | LETTERS, ANY | LETTERS)
def test_spans_are_in_order_apart_and_inside(text: str, typed: str) -> None:
    found = spans(text, typed)
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(fold(text[start:end]) for start, end in found)
