"""What is counted, and along which dimensions: child × violation type × incident, verified, with consent.

Facts come as columns of integers (one row for each child and violation, or for several alike); tables go out as the
problem that disclosure control protects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.codes import AgeBand, ProtectionStatus, ReportedElsewhere, Sex
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidTable
from rightsmonitor.domain.place import COUNTRY, PROGRAMME_REGIONS, Places
from rightsmonitor.domain.release import LeftOut
from rightsmonitor.domain.taxonomy import Taxonomy

TOTAL = "_T"  # SDMX
UNKNOWN = "_U"
UNKNOWN_PLACE = "_U"
DEFAULT_TABLES = ("place-violation", "violation-sex-age", "violation-status", "place-sex-age", "month")
Integers = NDArray[np.int32]
Flags = NDArray[np.bool_]

# Not asked is unknown to a reader of statistics: telling them apart would only make small cells smaller.
_SEX = {Sex.GIRL: "F", Sex.BOY: "M"}
_STATUS = tuple(s for s in ProtectionStatus if s not in (ProtectionStatus.UNKNOWN, ProtectionStatus.NOT_ASKED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Columns of one length. Coded columns hold positions in `codes[name]`; see `storage.units.Columns`."""

    arrays: Mapping[str, Integers]
    codes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which units a release is about. `place_levels`: 1 down to regions, 2 down to provinces and prefectures."""

    period: Period
    regions: tuple[str, ...] = ()  # all when empty
    place_levels: int = 1

    @classmethod
    def named(cls, name: str, *, period: Period, place_levels: int) -> Scope:
        """`national`, or `programme`: the four regions of the joint programme. Raises InvalidTable."""
        if name not in ("national", "programme"):
            raise InvalidTable(table=name[:40], reason="unknown-scope")
        regions = PROGRAMME_REGIONS if name == "programme" else ()
        return cls(period=period, regions=regions, place_levels=place_levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulated:
    """The problem to protect, and what stays out of it. `keys` name the tables in order."""

    problem: Problem
    keys: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    units: int


def specs(keys: Sequence[str], *, place_levels: int) -> tuple[TableSpec, ...]:
    """The specification of each table. Raises InvalidTable for an unknown key or none at all."""
    known = {
        "place-violation": f"place:{place_levels},violation:2",
        "violation-sex-age": "violation:1,sex,age",
        "violation-status": "violation:1,status",
        "place-sex-age": f"place:{place_levels},sex,age",
        "month": "month",
    }
    unknown = [key for key in keys if key not in known]
    if unknown or not keys:
        raise InvalidTable(table=(unknown or [""])[0][:40], reason="unknown")
    return tuple(TableSpec.parse(known[key]) for key in dict.fromkeys(keys))


def tabulate(facts: Facts, *, scope: Scope, keys: Sequence[str], taxonomy: Taxonomy, places: Places) -> Tabulated:
    """Counts the eligible units of a scope. Raises InvalidTable."""
    keys = tuple(dict.fromkeys(keys))
    chosen = specs(keys, place_levels=scope.place_levels)
    eligible, left_out = _eligible(facts, scope, places)
    trees = hierarchies(scope, taxonomy, places)
    columns, weights = _grouped(facts, eligible, trees, places)
    problem = Problem.from_records(hierarchies=trees, tables=chosen, columns=columns, weights=weights)
    return Tabulated(problem=problem, keys=keys, left_out=left_out, units=sum(weights))


def _eligible(facts: Facts, scope: Scope, places: Places) -> tuple[Flags, tuple[LeftOut, ...]]:
    """Flags beside each fact, and the units that stay out by the first reason that applies."""
    arrays, weight = facts.arrays, facts.arrays["weight"]
    first = scope.period.first.year * 100 + scope.period.first.month
    last = scope.period.last.year * 100 + scope.period.last.month
    month = arrays["month"]
    in_period = (month >= first) & (month <= last)
    same = _codes(facts, "elsewhere", {ReportedElsewhere.SAME_MECHANISM.value})
    consent = arrays["consent"] == 1
    inside = _inside(facts, scope, places)
    reasons = (
        ("not-verified", month == 0),
        ("no-consent", in_period & ~consent),
        ("reported-elsewhere", in_period & consent & same),
        ("outside-scope", in_period & consent & ~same & ~inside),
    )
    left_out = tuple(LeftOut(reason=reason, count=int(weight[flags].sum())) for reason, flags in reasons)
    return in_period & consent & ~same & inside, left_out


def _codes(facts: Facts, name: str, wanted: set[str]) -> Flags:
    lookup = np.array([code in wanted for code in facts.codes[name]] or [False])
    found: Flags = lookup[facts.arrays[name]] if len(facts.arrays[name]) else np.zeros(0, dtype=np.bool_)
    return found


def _inside(facts: Facts, scope: Scope, places: Places) -> Flags:
    if not scope.regions:
        return np.ones(len(facts.arrays["weight"]), dtype=np.bool_)
    wanted = {
        code for code in facts.codes["place"] if places.has(code) and places.region_of(code).code in scope.regions
    }
    return _codes(facts, "place", wanted)


def hierarchies(scope: Scope, taxonomy: Taxonomy, places: Places) -> dict[str, Hierarchy]:
    """The trees of every dimension, totals first. Levels do not depend on the data, so they tell nothing of it."""
    return {
        "place": _place_tree(scope, places),
        "violation": _violation_tree(taxonomy),
        "sex": _tree("sex", [("F", TOTAL), ("M", TOTAL), (UNKNOWN, TOTAL)]),
        "age": _tree("age", [(band.value, TOTAL) for band in AgeBand]),
        "status": _tree("status", [*((s.value, TOTAL) for s in _STATUS), (UNKNOWN, TOTAL)]),
        "month": _tree("month", [(month, TOTAL) for month in scope.period.months()]),
    }


def _tree(name: str, pairs: Sequence[tuple[str, str]]) -> Hierarchy:
    return Hierarchy.from_pairs(name, [(TOTAL, ""), *pairs])


def _place_tree(scope: Scope, places: Places) -> Hierarchy:
    regions = [place for place in places.regions() if not scope.regions or place.code in scope.regions]
    pairs = [(COUNTRY, "")]
    for region in regions:
        pairs.append((region.code, COUNTRY))
        # A place known only to the region keeps its own leaf, so that the region's total holds everybody.
        pairs.append((f"{region.code}.{UNKNOWN}", region.code))
        pairs.extend((province.code, region.code) for province in places.provinces(region.code))
    pairs.append((UNKNOWN_PLACE, COUNTRY))
    return Hierarchy.from_pairs("place", pairs)


def _violation_tree(taxonomy: Taxonomy) -> Hierarchy:
    pairs = [(branch.code, TOTAL) for branch in taxonomy.branches()]
    pairs += [(term.code, term.parent) for term in taxonomy.violation_types()]
    return _tree("violation", [*pairs, (UNKNOWN, TOTAL)])


def _place_code(code: str, places: Places) -> str:
    if not places.has(code) or code == COUNTRY:
        return UNKNOWN_PLACE
    place = places.get(code)
    while place.level > 2:
        place = places.get(place.parent)
    return f"{place.code}.{UNKNOWN}" if place.level == 1 else place.code


def _grouped(
    facts: Facts, eligible: Flags, trees: Mapping[str, Hierarchy], places: Places
) -> tuple[dict[str, list[str]], list[int]]:
    """One record for each combination that occurs: a quarter of a million facts become a few thousand."""
    arrays = {name: array[eligible] for name, array in facts.arrays.items()}
    months, month = np.unique(arrays["month"], return_inverse=True)
    leaves = {
        "place": [_place_code(code, places) for code in facts.codes["place"]],
        "violation": _known(facts.codes["violation"], trees["violation"]),
        "sex": [_SEX.get(Sex(code), UNKNOWN) for code in facts.codes["sex"]],
        "age": list(facts.codes["age"]),
        "status": [code if code in _STATUS else UNKNOWN for code in facts.codes["status"]],
        "month": [f"{int(value) // 100}-{int(value) % 100:02d}" for value in months],
    }
    positions = {name: arrays[name] if name != "month" else month for name in leaves}
    flat = np.zeros(int(eligible.sum()), dtype=np.int64)
    for name, codes in leaves.items():
        flat = flat * max(1, len(codes)) + positions[name]
    distinct, first, inverse = np.unique(flat, return_index=True, return_inverse=True)
    weights = np.bincount(inverse, weights=arrays["weight"], minlength=len(distinct)).astype(np.int64)
    columns = {name: [codes[at] for at in positions[name][first]] for name, codes in leaves.items()}
    return columns, [int(weight) for weight in weights]


def _known(codes: Sequence[str], tree: Hierarchy) -> list[str]:
    """A term of an older taxonomy that has no place in this tree is counted as unknown, not lost."""
    inner = {tree.codes[parent] for parent in tree.parents if parent >= 0}
    leaves = set(tree.codes) - inner
    return [code if code in leaves else UNKNOWN for code in codes]
