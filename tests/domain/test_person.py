"""Ages, bands and names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.codes import AgeBand
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.person import AGE_CUTS, Names, age_at, age_band, birth_possible, is_child


@pytest.mark.parametrize(
    ("birth", "moment", "years", "estimated"),
    [
        ("2014-06-15", "2026-06-14", 11, False),
        ("2014-06-15", "2026-06-15", 12, False),
        ("2012-02-29", "2026-02-28", 13, False),
        ("2012-02-29", "2026-03-01", 14, False),
        ("2014", "2026-06-30", 11, True),
        ("2014", "2026-07-03", 12, True),
        ("2014-06-15", "2026", 12, True),
        ("2014-06-15", "2026-05", 11, True),
        ("~2014-06-15", "2026-06-15", 12, False),
        ("2026-06-15", "2026-06-15", 0, False),
        ("2026-06-16", "2026-06-15", -1, False),
    ],
)
def test_completed_years(birth: str, moment: str, years: int, estimated: bool) -> None:
    assert age_at(PartialDate.parse(birth), PartialDate.parse(moment)) == (years, estimated)


@given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 9000))
def test_completed_years_are_birthdays_passed(birth: date, days: int) -> None:
    moment = birth + timedelta(days=days)
    birthdays = sum(
        (birth.month, birth.day) <= (moment.month, moment.day) or year < moment.year
        for year in range(birth.year + 1, moment.year + 1)
    )
    assert age_at(PartialDate.day(birth), PartialDate.day(moment)) == (birthdays, False)


def test_every_age_has_its_band() -> None:
    bands = [age_band(age).value for age in range(25)]
    assert bands == ["Y0T4"] * 5 + ["Y5T9"] * 5 + ["Y10T14"] * 5 + ["Y15T17"] * 3 + ["Y18T24"] * 7
    assert {age_band(age) for age in (None, -1, 25, 200)} == {AgeBand.UNKNOWN}
    assert AGE_CUTS == (0, 5, 6, 10, 12, 15, 18, 25)


def test_a_child_is_below_eighteen() -> None:
    assert [is_child(age) for age in (0, 17, 18, None)] == [True, True, False, None]


def test_a_birth_is_possible_up_to_today() -> None:
    today = date(2026, 11, 23)
    assert [
        birth_possible(PartialDate.parse(text), today) for text in ("2026-11-23", "2026-11-24", "2026", "2027")
    ] == [
        True,
        False,
        True,
        False,
    ]


def test_names_are_there_when_one_script_is() -> None:
    assert not Names()
    assert Names(latin="Exemple")
    assert Names(arabic="مثال")
    assert Names(other="ⴰⵎⴷⵢⴰ")
