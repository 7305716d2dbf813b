"""The cube against a count in plain Python: every cell and margin of every table, and what stays out, by its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsmonitor import reference
from rightsmonitor.domain import tabulation
from rightsmonitor.domain.codes import ReportedElsewhere, Sex
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidTable
from rightsmonitor.domain.tabulation import Facts, Scope, Tabulated

KNOWN = reference.load()
QUARTER = Period.parse("2026-Q3")
CODES = {
    "violation": ("RMV-1.1", "RMV-2.1", "RMV-2.2", "RMV-R.01", "OLD-7"),
    "place": ("", "01", "01.511", "02.411", "08.201", "99.999"),
    "sex": tuple(sex.value for sex in Sex),
    "status": ("migrant", "moroccan", "not-asked", "refugee", "unknown"),
    "age": ("Y0T4", "Y10T14", "Y15T17", "_U"),
    "elsewhere": tuple(answer.value for answer in ReportedElsewhere),
    "accompaniment": ("unaccompanied", "unknown"),
    "setting": ("home", "unknown"),
    "flags": ("",),
}
MONTHS = (0, 202606, 202607, 202608, 202609, 202610)


@dataclass(frozen=True)
class Unit:
    violation: str
    place: str
    sex: str
    status: str
    age: str
    elsewhere: str
    month: int
    consent: bool
    weight: int

    @property
    def counts(self) -> bool:
        return self.month in (202607, 202608, 202609) and self.consent and self.elsewhere != "same-mechanism"


UNITS = st.lists(
    st.builds(
        Unit,
        **{name: st.sampled_from(CODES[name]) for name in ("violation", "place", "sex", "status", "age", "elsewhere")},
        month=st.sampled_from(MONTHS),
        consent=st.booleans(),
        weight=st.integers(1, 7),
    ),
    max_size=40,
)


def facts(units: list[Unit]) -> Facts:
    arrays = {
        name: np.array([CODES[name].index(getattr(unit, name, CODES[name][0])) for unit in units], dtype=np.int32)
        for name in CODES
    }
    for name in ("month", "weight", "consent"):
        arrays[name] = np.array([int(getattr(unit, name)) for unit in units], dtype=np.int32)
    return Facts(arrays=arrays, codes=CODES, keys=np.arange(3 * len(units)).reshape(-1, 3) + 10)


def tabulated(units: list[Unit], *, scope: str = "national", levels: int = 1) -> Tabulated:
    return tabulation.tabulate(
        facts(units),
        scope=Scope.named(scope, period=QUARTER, place_levels=levels),
        keys=tabulation.DEFAULT_TABLES,
        taxonomy=KNOWN.taxonomy,
        places=KNOWN.places,
    )


def steps(name: str, unit: Unit) -> tuple[str, ...]:
    """A unit's codes in one dimension from the total down, written out by hand."""
    match name:
        case "place":
            if unit.place in ("", "99.999"):  # not known, or of an older list: counted, not lost
                return "MA", "_U"
            region = unit.place[:2]
            return "MA", region, unit.place if "." in unit.place else f"{region}._U"
        case "violation":
            if unit.violation == "OLD-7":
                return "_T", "_U"
            return "_T", unit.violation.split(".")[0], unit.violation
        case "sex":
            return "_T", {"girl": "F", "boy": "M"}.get(unit.sex, "_U")
        case "status":
            return "_T", "_U" if unit.status in ("unknown", "not-asked") else unit.status
        case "month":
            return "_T", f"2026-{unit.month % 100:02d}"
        case _:
            return "_T", unit.age


def plain_count(table: tuple[str, ...], units: list[Unit]) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for unit in units:
        if unit.counts:
            for codes in product(*(steps(name, unit) for name in table)):
                found[codes] += unit.weight
    return found


@pytest.mark.parametrize("levels", [1, 2])
@settings(max_examples=60, deadline=None)
@given(units=UNITS)
def test_every_cell_is_the_plain_count(units: list[Unit], levels: int) -> None:
    made = tabulated(units, levels=levels)
    layout, counts = made.problem.layout, made.problem.counts
    for number, key in enumerate(made.keys):
        table = layout.tables[number]
        expected = plain_count(table.spec.names, units)
        shown = {layout.codes(number, at): int(counts[q]) for at, q in enumerate(table.quantity.ravel().tolist())}
        assert {codes: count for codes, count in shown.items() if count} == {
            codes: count for codes, count in expected.items() if codes in shown
        }, key
        total = tuple(layout.hierarchies[name].codes[0] for name in table.spec.names)
        assert shown[total] == made.units
    assert made.units == sum(unit.weight for unit in units if unit.counts)


@settings(max_examples=60, deadline=None)
@given(units=UNITS)
def test_what_stays_out_is_counted_by_its_first_reason(units: list[Unit]) -> None:
    out = {left.reason: left.count for left in tabulated(units, scope="programme").left_out}
    inside = [u for u in units if u.month in (202607, 202608, 202609)]
    same = "same-mechanism"
    assert out == {
        "not-verified": sum(u.weight for u in units if u.month == 0),
        "no-consent": sum(u.weight for u in inside if not u.consent),
        "reported-elsewhere": sum(u.weight for u in inside if u.consent and u.elsewhere == same),
        "outside-scope": sum(u.weight for u in inside if u.counts and u.place[:2] not in ("01", "02", "04", "06")),
    }


def test_tables_and_scopes_that_do_not_exist_are_refused() -> None:
    for keys in (("place-secret",), ()):
        with pytest.raises(InvalidTable):
            tabulation.specs(keys, place_levels=1)
    with pytest.raises(InvalidTable):
        Scope.named("galaxy", period=QUARTER, place_levels=1)


def test_levels_and_codes_do_not_depend_on_the_data() -> None:
    """A code that appears only when somebody is counted under it would tell that somebody is there."""
    nobody, somebody = (
        tabulated([]),
        tabulated([Unit("RMV-1.1", "08.201", "girl", "refugee", "Y0T4", "no", 202607, True, 1)]),
    )
    for number in range(len(nobody.keys)):
        one, other = nobody.problem.layout, somebody.problem.layout
        cells = one.tables[number].quantity.size
        assert cells == other.tables[number].quantity.size
        assert [one.codes(number, at) for at in range(cells)] == [other.codes(number, at) for at in range(cells)]
