"""The cube against a count by hand: each child × violation × incident once, in every cell it belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rightsmonitor import reference
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidTable
from rightsmonitor.domain.place import PROGRAMME_REGIONS
from rightsmonitor.domain.tabulation import DEFAULT_TABLES, Facts, Scope, Tabulated, specs, tabulate

TAXONOMY, PLACES = reference.taxonomy(), reference.places()
# An arrondissement prefecture stands under its prefecture.
BOROUGH = next(place for place in PLACES.all if place.level == 3)
# Code in a record → its leaf, worked out by hand.
PLACE = {
    "02.411": ("02.411", "02", "MA"),
    "01.511": ("01.511", "01", "MA"),
    "05.141" if PLACES.has("05.141") else "07.351": (),
    "02": ("02._U", "02", "MA"),
    BOROUGH.code: (BOROUGH.parent, BOROUGH.parent[:2], "MA"),
    "MA": ("_U", "MA"),
    "": ("_U", "MA"),
    "99.9": ("_U", "MA"),
}
PLACE = {code: line or (code, code[:2], "MA") for code, line in PLACE.items()}
VIOLATION = {
    "RMV-2.1": ("RMV-2.1", "RMV-2", "_T"),
    "RMV-2.2": ("RMV-2.2", "RMV-2", "_T"),
    "RMV-R.09": ("RMV-R.09", "RMV-R", "_T"),
    "RMV-2": ("_U", "_T"),
    "RMV-98.7": ("_U", "_T"),
}
SEX = {"girl": "F", "boy": "M", "unknown": "_U", "not-asked": "_U"}
STATUS = {"refugee": "refugee", "moroccan": "moroccan", "unknown": "_U", "not-asked": "_U"}
AGES = ("Y0T4", "Y5T9", "Y10T14", "Y15T17", "Y18T24", "_U")
ELSEWHERE = ("no", "same-mechanism", "other-mechanism", "unknown")
MONTHS = (0, 202606, 202607, 202608, 202609, 202610, 202507)
PERIOD = Period.parse("2026-Q3")
NAMES = {"place": tuple(PLACE), "violation": tuple(VIOLATION), "sex": tuple(SEX), "status": tuple(STATUS)}
CODES = {**NAMES, "age": AGES, "elsewhere": ELSEWHERE}
NO_FLAGS = {"flags": ("",)}


@dataclass(frozen=True)
class Unit:
    place: str
    violation: str
    sex: str
    age: str
    status: str
    elsewhere: str
    month: int
    consent: int
    weight: int


UNITS = st.builds(
    Unit,
    *(st.sampled_from(CODES[name]) for name in ("place", "violation", "sex", "age", "status")),
    st.sampled_from(("no", *ELSEWHERE)),
    st.sampled_from((*MONTHS[2:5], *MONTHS)),
    st.sampled_from((1, 1, 0)),
    st.integers(0, 7),
)


def facts(units: list[Unit]) -> Facts:
    columns = {
        name: [CODES[name].index(getattr(u, name)) if name in CODES else getattr(u, name) for u in units]
        for name in Unit.__dataclass_fields__
    }
    columns["flags"] = [0] * len(units)
    arrays = {name: np.array(column, dtype=np.int32) for name, column in columns.items()}
    keys = np.arange(3 * len(units)).reshape(-1, 3) + 10
    return Facts(arrays=arrays, codes=CODES | NO_FLAGS, keys=keys)


def reason(unit: Unit, programme: bool) -> str | None:
    """Why a unit stays out; None: it is counted; empty: it belongs to another period."""
    if unit.month == 0:
        return "not-verified"
    if unit.month not in (202607, 202608, 202609):
        return ""
    if not unit.consent:
        return "no-consent"
    if unit.elsewhere == "same-mechanism":
        return "reported-elsewhere"
    if programme and not set(PLACE[unit.place]) & set(PROGRAMME_REGIONS):
        return "outside-scope"
    return None


def lines(unit: Unit) -> dict[str, tuple[str, ...]]:
    """All codes, in each dimension, whose cells hold this unit."""
    return {
        "place": PLACE[unit.place],
        "violation": VIOLATION[unit.violation],
        "sex": (SEX[unit.sex], "_T"),
        "age": (unit.age, "_T"),
        "status": (STATUS[unit.status], "_T"),
        "month": (f"{unit.month // 100}-{unit.month % 100:02d}", "_T"),
    }


def made(units: list[Unit], *, keys: tuple[str, ...] = DEFAULT_TABLES, name: str = "national") -> Tabulated:
    scope = Scope.named(name, period=PERIOD, place_levels=2)
    return tabulate(facts(units), scope=scope, keys=keys, taxonomy=TAXONOMY, places=PLACES)


def cells(made: Tabulated, number: int) -> dict[tuple[str, ...], int]:
    layout = made.problem.layout
    quantities = layout.tables[number].quantity.ravel().tolist()
    return {layout.codes(number, at): int(made.problem.counts[quantity]) for at, quantity in enumerate(quantities)}


ONE = Unit("02.411", "RMV-2.1", "girl", "Y10T14", "refugee", "no", 202607, 1, 3)


@given(st.lists(UNITS, max_size=25), st.sampled_from(("national", "programme")), st.sampled_from(DEFAULT_TABLES))
@example([ONE], "programme", "place-violation")
@example(
    [Unit(code, "RMV-2", "unknown", "_U", "unknown", "unknown", 202609, 1, 2) for code in PLACE], "national", "month"
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_cell_is_the_count_by_hand(units: list[Unit], name: str, key: str) -> None:
    result = made(units, keys=(key,), name=name)
    counted = [unit for unit in units if reason(unit, name == "programme") is None]
    dimensions = result.problem.layout.tables[0].spec.names
    expected: Counter[tuple[str, ...]] = Counter()
    for unit in counted:
        for codes in product(*(lines(unit)[dimension] for dimension in dimensions)):
            expected[codes] += unit.weight
    found = cells(result, 0)
    assert {codes: count for codes, count in found.items() if count} == {
        codes: count for codes, count in expected.items() if count and codes in found
    }
    assert found[tuple("MA" if dimension == "place" else "_T" for dimension in dimensions)] == result.units
    assert result.units == sum(unit.weight for unit in counted)


@given(st.lists(UNITS, max_size=40), st.sampled_from(("national", "programme")))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_stays_out_is_counted_under_its_first_reason(units: list[Unit], name: str) -> None:
    result = made(units, keys=("month",), name=name)
    expected = Counter({key: 0 for key in ("not-verified", "no-consent", "reported-elsewhere", "outside-scope")})
    for unit in units:
        if why := reason(unit, name == "programme"):
            expected[why] += unit.weight
    assert [(each.reason, each.count) for each in result.left_out] == list(expected.items())


@given(st.lists(UNITS, max_size=25))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_margins_are_sums_in_all_tables_together(units: list[Unit]) -> None:
    result = made(units)
    layout, counts = result.problem.layout, result.problem.counts
    assert counts.dtype == np.int64
    assert counts.shape == (layout.size,)
    for number, table in enumerate(layout.tables):
        assert table.quantity.shape == table.shape == tuple(len(axis) for axis in table.axes)
        array = counts[table.quantity]
        for at, (name, axis) in enumerate(zip(table.spec.names, table.axes, strict=True)):
            tree = layout.hierarchies[name]
            rows = np.moveaxis(array, at, 0)
            for row, position in enumerate(axis.tolist()):
                below = [other for other, each in enumerate(axis.tolist()) if tree.parents[each] == position]
                if below:
                    assert (rows[row] == rows[below].sum(axis=0)).all(), (number, name, tree.codes[position])


def test_tables_have_the_levels_that_were_asked_for() -> None:
    shapes = {}
    for levels in (1, 2):
        scope = Scope.named("national", period=PERIOD, place_levels=levels)
        result = tabulate(facts([ONE]), scope=scope, keys=DEFAULT_TABLES, taxonomy=TAXONOMY, places=PLACES)
        shapes[levels] = [table.shape for table in result.problem.layout.tables]
        assert result.keys == DEFAULT_TABLES
    branches, types = len(TAXONOMY.branches()), len(TAXONOMY.violation_types())
    # total, unknown, 12 regions; and below each its provinces and one leaf for "somewhere in the region"
    assert shapes[1][0] == (1 + 12 + 1, 1 + branches + types + 1)
    assert shapes[2][0] == (1 + 12 + 1 + 12 + 75, 1 + branches + types + 1)
    assert shapes[1][1:] == [(branches + 2, 4, 7), (branches + 2, 8), (14, 4, 7), (4,)]


def test_scope_and_tables_by_name() -> None:
    assert Scope.named("national", period=PERIOD, place_levels=1).regions == ()
    assert Scope.named("programme", period=PERIOD, place_levels=1).regions == ("01", "02", "04", "06")
    with pytest.raises(InvalidTable) as caught:
        Scope.named("x" * 50, period=PERIOD, place_levels=1)
    assert caught.value.facts == {"table": "x" * 40, "reason": "unknown-scope"}
    texts = [spec.text for spec in specs(("month", "place-sex-age", "month"), place_levels=2)]
    assert texts == ["month", "place:2,sex,age"]
    for keys, named in (((), ""), (("month", "colour"), "colour")):
        with pytest.raises(InvalidTable) as caught:
            specs(keys, place_levels=1)
        assert caught.value.facts == {"table": named, "reason": "unknown"}


def test_every_table_asked_for_twice_is_made_once() -> None:
    assert made([ONE], keys=("month", "month")).keys == ("month",)
