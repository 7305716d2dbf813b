"""Dates as people write them."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.domain.written_dates import understand

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("21/11/2026", "2026-11-21"),
        ("٢١/١١/٢٠٢٦", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("mars 2026", "2026-03"),
        ("Août 2025", "2025-08"),
        ("1er août 2025", "2025-08-01"),
        ("12/2025", "2025-12"),
        ("2025", "2025"),
        ("il y a 3 jours", "~2026-11-20"),
        ("2 weeks ago", "~2026-11-09"),
        ("قبل 3 أيام", "~2026-11-20"),
        ("hier", "2026-11-22"),
        ("أمس", "2026-11-22"),
        ("aujourd’hui", "2026-11-23"),
        ("ماي 2026", "2026-05"),
        ("5 غشت 2026", "2026-08-05"),
        ("٥ دجنبر ٢٠٢٥", "2025-12-05"),
        ("vers le 5 mai 2026", "~2026-05-05"),
        ("~2026-05-05", "~2026-05-05"),
        ("du 3 mai 2026 au 7 mai 2026", "2026-05-03/2026-05-07"),
        ("2026-05-03/2026-05-07", "2026-05-03/2026-05-07"),
        ("mars 2026 - avril 2026", "2026-03-01/2026-04-30"),
    ],
)
def test_understood(text: str, iso: str) -> None:
    assert understand(text, today=TODAY).isoformat() == iso


@pytest.mark.parametrize("text", ["", "32/11/2026", "30/02/2026", "13/2025", "bientôt", "2026-13", "0", "\0", "12 ans"])
def test_p60_refused_not_guessed(text: str) -> None:
    with pytest.raises(InvalidDate):
        understand(text, today=TODAY)


@given(st.text(max_size=40))
def test_p60_any_text_is_a_date_or_a_refusal(text: str) -> None:
    with contextlib.suppress(InvalidDate):
        assert isinstance(understand(text, today=TODAY), PartialDate)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_in_the_moroccan_order_is_read_back(day: date) -> None:
    assert understand(f"{day.day}/{day.month}/{day.year}", today=TODAY) == PartialDate.day(day)
