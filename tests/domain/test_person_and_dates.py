"""Ages, bands, delays, periods, paths and invented registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_making import TODAY, clean

from rightsmonitor import reference
from rightsmonitor.domain import paths, rules
from rightsmonitor.domain.codes import AgeBand, DelayBand
from rightsmonitor.domain.dates import PartialDate, Period, delay_band
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.domain.person import age_at, age_band, is_child
from rightsmonitor.services.records import samples

DAY = PartialDate.day


def test_an_age_changes_on_the_birthday() -> None:
    birth = DAY(date(2014, 3, 10))
    assert age_at(birth, DAY(date(2026, 3, 9))) == (11, False)
    assert age_at(birth, DAY(date(2026, 3, 10))) == (12, False)
    assert age_at(DAY(date(2012, 2, 29)), DAY(date(2026, 2, 28))) == (13, False)
    assert age_at(DAY(date(2012, 2, 29)), DAY(date(2026, 3, 1))) == (14, False)


def test_an_age_from_a_partial_date_is_an_estimate() -> None:
    years, estimated = age_at(PartialDate.year(2014), DAY(date(2026, 12, 31)))
    assert (years, estimated) == (12, True)
    assert age_at(DAY(date(2014, 6, 1)), PartialDate.month(2026, 9))[1]


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (None, "_U"),
        (-1, "_U"),
        (0, "Y0T4"),
        (4, "Y0T4"),
        (5, "Y5T9"),
        (9, "Y5T9"),
        (10, "Y10T14"),
        (14, "Y10T14"),
        (15, "Y15T17"),
        (17, "Y15T17"),
        (18, "Y18T24"),
        (24, "Y18T24"),
        (25, "_U"),
    ],
)
def test_bands_at_their_edges(age: int | None, band: str) -> None:
    assert age_band(age) is AgeBand(band)


def test_a_child_is_below_eighteen() -> None:
    assert [is_child(age) for age in (0, 17, 18, None)] == [True, True, False, None]


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (-1, "_U"),
        (0, "0-3"),
        (3, "0-3"),
        (4, "4-7"),
        (7, "4-7"),
        (8, "8-14"),
        (14, "8-14"),
        (15, "15-30"),
        (30, "15-30"),
        (31, "31+"),
        (4000, "31+"),
    ],
)
def test_delays_at_their_edges(days: int, band: str) -> None:
    happened = date(2020, 1, 31)
    assert delay_band(DAY(happened), happened + timedelta(days=days)) is DelayBand(band)
    assert delay_band(PartialDate.month(2020, 1), happened) is DelayBand.UNKNOWN
    assert delay_band(None, happened) is DelayBand.UNKNOWN


@pytest.mark.parametrize(
    ("text", "first", "last", "months"),
    [
        ("2026-07", "2026-07-01", "2026-07-31", 1),
        ("2026-Q3", "2026-07-01", "2026-09-30", 3),
        ("2026-t1", "2026-01-01", "2026-03-31", 3),
        ("2024-02", "2024-02-01", "2024-02-29", 1),
        ("2026", "2026-01-01", "2026-12-31", 12),
        (" 2026-Q4 ", "2026-10-01", "2026-12-31", 3),
    ],
)
def test_periods(text: str, first: str, last: str, months: int) -> None:
    period = Period.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert len(period.months()) == months
    assert Period.parse(str(period)) == period
    assert period.first in period
    assert period.last in period
    assert period.last + timedelta(days=1) not in period


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "26-Q1", "2026-Q1-2", "2026/07", "Q3", "0000", "٢٠٢٦x"]
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(InvalidDate):
        Period.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2026-02-30",
        "2026-2-3",
        "20260203",
        "2026-02-01/2026-01-01",
        "~2026-02",
        "~~2026-02-01",
        "2026-02-01T10:00",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(InvalidDate):
        PartialDate.parse(text)


def test_a_path_reads_and_replaces_one_field() -> None:
    base = clean()
    assert paths.get(base, "victims[0].person.uid") == "k-1"
    changed = paths.put(base, "victims[0].person.uid", "k-9")
    assert paths.get(changed, "victims[0].person.uid") == "k-9"
    assert paths.put(changed, "victims[0].person.uid", "k-1") == base
    assert paths.remove(paths.append(base, "sources", base.sources[0]), "sources", 1) == base
    assert paths.section_of("victims[0].age") == "victims"
    assert paths.section_of("") == ""
    with pytest.raises((AttributeError, IndexError)):
        paths.get(base, "victims[3].age")
    with pytest.raises((AttributeError, IndexError)):
        paths.get(base, "nothing")


@given(st.integers(0, 24), st.sampled_from(["victims[0].age"]))
def test_putting_changes_nothing_else(age: int, path: str) -> None:
    base = clean()
    changed = paths.put(base, path, age)
    assert replace(changed, victims=base.victims) == base
    assert changed.victims[0].age == age


def test_an_invented_register_is_the_same_for_a_seed_and_fit_to_be_submitted() -> None:
    known = reference.load()
    one = samples.sample(count=120, seed=3, reference=known, today=TODAY)
    assert samples.sample(count=120, seed=3, reference=known, today=TODAY) == one
    assert samples.sample(count=120, seed=4, reference=known, today=TODAY) != one
    assert len({each.uid for each in one}) == 120
    for each in one:
        blocking = [p for p in rules.problems(each, known.taxonomy, known.places, today=TODAY) if p.blocks]
        assert blocking == [], each.uid
    assert len({violation.type for each in one for violation in each.violations}) > 20
    assert len({each.place[:2] for each in one}) > 6
