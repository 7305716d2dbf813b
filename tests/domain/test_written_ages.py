"""Ages as people write them, in three languages and both digit sets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.written_ages import Age, understand


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("12", Age(12)),
        ("١٢", Age(12)),
        (" 12 ans ", Age(12)),
        ("1 an", Age(1)),
        ("~12", Age(12, True)),
        ("environ 12 ans", Age(12, True)),
        ("vers 5 ans", Age(5, True)),
        ("about 9 years", Age(9, True)),
        ("9 years old", Age(9)),
        ("18 mois", Age(1)),
        ("11 months old", Age(0)),
        ("حوالي 12 سنة", Age(12, True)),
        ("١٠ سنوات تقريبا", Age(10, True)),
        ("٦ أشهر", Age(0)),
        ("", Age()),
        ("  ", Age()),
        ("-3", Age(-3)),  # read, and refused by the rules with their own sentence
    ],
)
def test_what_people_write(text: str, age: Age) -> None:
    assert understand(text) == age


@pytest.mark.parametrize("text", ["douze", "12-13", "12/2010", "12 kg", "1e3", "9" * 50, "12 ans et demi", "\x00"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        understand(text)


@given(st.text(max_size=60))
def test_anything_is_an_age_or_refused(text: str) -> None:
    try:
        found = understand(text)
    except InvalidValue:
        return
    assert found.years is None or -999 <= found.years <= 999
