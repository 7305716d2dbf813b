"""Dates as people know them, delays and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.codes import DatePrecision, DelayBand
from rightsmonitor.domain.dates import DELAY_CUTS, PartialDate, Period, delay_band, iso_day
from rightsmonitor.domain.errors import InvalidDate
from strategies import partial_dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2026-11-21", "2026-11-21", "2026-11-21", "exact"),
        ("~2026-11-21", "2026-11-21", "2026-11-21", "estimated"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2026-12", "2026-12-01", "2026-12-31", "month"),
        ("2026", "2026-01-01", "2026-12-31", "year"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("2026-05-02/2026-05-09", "2026-05-02", "2026-05-09", "range"),
        ("2026-05/2026-06", "2026-05-01", "2026-06-30", "range"),
        ("2025/2026-02", "2025-01-01", "2026-02-28", "range"),
        ("2026-05-02/2026-05-02", "2026-05-02", "2026-05-02", "range"),
    ],
)
def test_a_text_is_read(text: str, earliest: str, latest: str, precision: str) -> None:
    read = PartialDate.parse(text)
    assert read == PartialDate(date.fromisoformat(earliest), date.fromisoformat(latest), DatePrecision(precision))


@given(partial_dates())
def test_what_is_written_is_read_back(value: PartialDate) -> None:
    assert PartialDate.parse(value.isoformat()) == value


WRONG = (
    "", "~", "/", "2026-02-30", "2025-02-29", "2026-13", "2026-00", "0000", "0000-01", "2026-1-1", "20261121",
    "2026-W47-6", "~2026-W47-6", "~2026", "~~2026-01-01", "2026\n", "2026-11\n", "2026-11-21\n", " 2026", "٢٠٢٦",
    "2026/2025", "2026-05-02/2026-05-01", "2026/2027/2028", "2026/", "/2026", "2026/" * 3000, "10000-01-01", "-2026",
)  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_any_other_text_is_refused_by_the_name_of_its_field(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(text, field="when")
    assert caught.value.facts == {"field": "when", "text": text[:40]}


@given(st.text(alphabet="0123456789-/~W \n٢", max_size=24))
def test_p60_no_text_brings_another_error(text: str) -> None:
    refused = False
    try:
        read = PartialDate.parse(text)
    except InvalidDate:
        refused = True
    assert refused or read.earliest <= read.latest


@pytest.mark.parametrize("text", ["2026-11", "20261121", "2026-W47-6", "2026-11-21 ", "2026-02-30"])
def test_a_day_has_one_spelling(text: str) -> None:
    assert iso_day("2026-11-21") == date(2026, 11, 21)
    with pytest.raises(ValueError):
        iso_day(text)


def test_the_end_never_comes_before_the_beginning() -> None:
    day = date(2026, 5, 2)
    assert PartialDate.between(day, day).precision is DatePrecision.RANGE
    with pytest.raises(InvalidDate):
        PartialDate.between(day, day - timedelta(days=1))
    for make in (lambda: PartialDate.month(2026, 13), lambda: PartialDate.year(0), lambda: PartialDate.year(10_000)):
        with pytest.raises(InvalidDate):
            make()


BANDS = {0: "0-3", 3: "0-3", 4: "4-7", 7: "4-7", 8: "8-14", 14: "8-14", 15: "15-30", 30: "15-30", 31: "31+"}


@pytest.mark.parametrize(("days", "band"), BANDS.items())
def test_the_band_of_a_delay(days: int, band: str) -> None:
    first = date(1999, 1, 1)
    for estimated in (False, True):
        known = PartialDate.day(first, estimated=estimated)
        assert delay_band(known, first + timedelta(days=days)) is DelayBand(band)
    assert DELAY_CUTS == (3, 7, 14, 30)


def test_a_delay_between_days_that_are_not_known_is_unknown() -> None:
    day = date(2026, 5, 2)
    assert delay_band(None, day) is DelayBand.UNKNOWN
    assert delay_band(PartialDate.day(day), None) is DelayBand.UNKNOWN
    assert delay_band(PartialDate.month(2026, 4), day) is DelayBand.UNKNOWN
    assert delay_band(PartialDate.day(day), day - timedelta(days=1)) is DelayBand.UNKNOWN


@pytest.mark.parametrize(
    ("text", "first", "last", "written", "months"),
    [
        ("2026-07", "2026-07-01", "2026-07-31", "2026-07", ("2026-07",)),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02", ("2024-02",)),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q1", ("2026-01", "2026-02", "2026-03")),
        ("2026-Q2", "2026-04-01", "2026-06-30", "2026-Q2", ("2026-04", "2026-05", "2026-06")),
        ("2026-t3 ", "2026-07-01", "2026-09-30", "2026-Q3", ("2026-07", "2026-08", "2026-09")),
        ("2026-T4", "2026-10-01", "2026-12-31", "2026-Q4", ("2026-10", "2026-11", "2026-12")),
        ("2026", "2026-01-01", "2026-12-31", "2026", tuple(f"2026-{month:02d}" for month in range(1, 13))),
        ("0999", "0999-01-01", "0999-12-31", "0999", tuple(f"0999-{month:02d}" for month in range(1, 13))),
    ],
)
def test_a_period(text: str, first: str, last: str, written: str, months: tuple[str, ...]) -> None:
    period = Period.parse(text)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert str(period) == written
    assert Period.parse(str(period)) == period
    assert period.months() == months
    assert period.first in period
    assert period.last in period
    assert period.last + timedelta(days=1) not in period
    assert period.first - timedelta(days=1) not in period


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026Q3", "0000", "x" * 90])
def test_no_period(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        Period.parse(text)
    assert caught.value.facts == {"field": "period", "text": text[:40]}
