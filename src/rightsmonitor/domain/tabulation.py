"""What is counted, and along which dimensions: child × violation type × incident, verified, with consent.

Facts come as columns of integers (one row for each child and violation, or for several alike); tables go out as the
problem that disclosure control protects.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from rightsmonitor.domain.codes import Accompaniment, AgeBand, ProtectionStatus, ReportedElsewhere, Setting
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidTable
from rightsmonitor.domain.facts import (
    FIRST,
    FURTHER,
    NO_FLAG,
    STATUSES,
    TOTAL,
    UNKNOWN,
    UNKNOWN_PLACE,
    Facts,
    Flags,
    Integers,
    Key,
)
from rightsmonitor.domain.grouping import NOT_KNOWN, flag_order, grouped
from rightsmonitor.domain.place import COUNTRY, PROGRAMME_REGIONS, Places
from rightsmonitor.domain.release import LeftOut
from rightsmonitor.domain.taxonomy import Taxonomy

__all__ = ["ALL_TABLES", "APART", "DEFAULT_TABLES", "Facts", "Scope", "Tabulated", "hierarchies", "specs", "tabulate"]

DEFAULT_TABLES = ("place-violation", "violation-sex-age", "violation-status", "place-sex-age", "month")
MORE_TABLES = ("place-flag", "violation-children", "children", "accompaniment", "setting")
APART = ("children", "violation-children")  # one of them in a release, never both
ALL_TABLES = (*DEFAULT_TABLES, *MORE_TABLES)
# That nobody of a group has a special status harms nobody, so Moroccan, unknown and the absence of a flag are not here.
_HARMFUL = {
    "status": tuple(each.value for each in STATUSES if each is not ProtectionStatus.MOROCCAN),
    "accompaniment": (Accompaniment.SEPARATED.value, Accompaniment.UNACCOMPANIED.value, Accompaniment.IN_CARE.value),
}
SENSITIVE_BY_PROVINCE = frozenset({"place-violation"})  # sexual violence stands in it
NOTHING: Mapping[Key, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which units a release is about. `place_levels`: 1 down to regions, 2 down to provinces and prefectures."""

    period: Period
    regions: tuple[str, ...] = ()  # all when empty
    place_levels: int = 1
    trafficking_place: str = "region"  # the finest: region or country
    detailed: tuple[str, ...] = ()  # regions shown by province where places go that deep; all when empty

    @classmethod
    def named(
        cls,
        name: str,
        *,
        period: Period,
        place_levels: int,
        trafficking_place: str = "region",
        detailed: tuple[str, ...] = (),
    ) -> Scope:
        """`national`, or `programme`: the four regions of the joint programme. Raises InvalidTable."""
        if name not in ("national", "programme"):
            raise InvalidTable(table=name[:40], reason="unknown-scope")
        regions = PROGRAMME_REGIONS if name == "programme" else ()
        return cls(
            period=period,
            regions=regions,
            place_levels=place_levels,
            trafficking_place=trafficking_place,
            detailed=detailed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulated:
    """The problem to protect, and what stays out of it. `keys` name the tables in order."""

    problem: Problem
    keys: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    units: int
    counted: Mapping[Key, int]


def specs(keys: Sequence[str], *, place_levels: int) -> tuple[TableSpec, ...]:
    """The specification of each table. Raises InvalidTable for an unknown key or none at all."""
    known = {
        "place-violation": f"place:{place_levels},violation:2",
        "violation-sex-age": "violation:1,sex,age",
        "violation-status": "violation:1,status",
        "place-sex-age": f"place:{place_levels},sex,age",
        "month": "month",
        # Flags never below the region, whatever the depth of the other tables (Code pénal 448-9).
        "place-flag": "place:1,flag",
        "violation-children": "violation:1,counted",
        "children": "sex,age,child",
        "accompaniment": "accompaniment,sex",
        "setting": "setting",
    }
    # Children of all families beside children of each: the one is no sum of the others, so no table protects both.
    if set(APART) <= set(keys):
        raise InvalidTable(table=APART[0], reason="beside-families")
    unknown = [key for key in keys if key not in known]
    if unknown or not keys:
        raise InvalidTable(table=(unknown or [""])[0][:40], reason="unknown")
    return tuple(TableSpec.parse(known[key]) for key in dict.fromkeys(keys))


def sensitive_categories(keys: Sequence[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """`dimension:code` of what no small group may be seen to be all in, as far as these tables show it."""
    harmful = {**_HARMFUL, "flag": flag_order(taxonomy)}
    names = {name for spec in specs(keys, place_levels=1) for name in spec.names}
    return tuple(f"{name}:{code}" for name, codes in harmful.items() if name in names for code in codes)


def sensitive_tables(keys: Sequence[str]) -> tuple[str, ...]:
    """Those with a dimension that may tell something that harms: they may need a higher threshold."""
    harmful = {*_HARMFUL, "flag"}
    return tuple(key for key in keys if not harmful.isdisjoint(specs([key], place_levels=1)[0].names))


def tabulate(
    facts: Facts,
    *,
    scope: Scope,
    keys: Sequence[str],
    taxonomy: Taxonomy,
    places: Places,
    already: Mapping[Key, int] = NOTHING,
    hiding_zeros: Collection[str] = (),
) -> Tabulated:
    """Counts the eligible units of a scope, but for those that earlier releases counted.

    `hiding_zeros`: see `Layout.hiding_zeros`. Raises InvalidTable.
    """
    keys = tuple(dict.fromkeys(keys))
    chosen = specs(keys, place_levels=scope.place_levels)
    eligible, left_out = _eligible(facts, scope, places)
    weight = _not_yet_counted(facts, eligible, already)
    before = int(facts.arrays["weight"][eligible].sum() - weight[eligible].sum())
    eligible &= weight > 0
    trees = hierarchies(scope, taxonomy, places)
    columns, weights = grouped(
        facts,
        eligible,
        weight,
        trees,
        taxonomy,
        places,
        names=frozenset(name for spec in chosen for name in spec.names),
        country_only=scope.trafficking_place == "country",
    )
    problem = Problem.from_records(
        hierarchies=trees, tables=chosen, columns=columns, weights=weights, hiding_zeros=hiding_zeros
    )
    if before:
        left_out += (LeftOut(reason="counted-before", count=before),)
    counted: dict[Key, int] = {}
    for at in np.flatnonzero(eligible).tolist():
        incident, violation, child = facts.keys[at].tolist()
        counted[incident, violation, child] = counted.get((incident, violation, child), 0) + int(weight[at])
    return Tabulated(problem=problem, keys=keys, left_out=left_out, units=sum(weights), counted=counted)


def _not_yet_counted(facts: Facts, eligible: Flags, already: Mapping[Key, int]) -> Integers:
    """The weight of each fact less what was counted before."""
    weight, left = facts.arrays["weight"].copy(), dict(already)
    for at in np.flatnonzero(eligible).tolist() if left else ():
        incident, violation, child = facts.keys[at].tolist()
        taken = min(int(weight[at]), left.get((incident, violation, child), 0))
        if taken:
            left[incident, violation, child] -= taken
            weight[at] -= taken
    return weight


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
        "status": _tree("status", [*((s.value, TOTAL) for s in STATUSES), (UNKNOWN, TOTAL)]),
        "month": _tree("month", [(month, TOTAL) for month in scope.period.months()]),
        "flag": _tree("flag", [*((code, TOTAL) for code in flag_order(taxonomy)), (NO_FLAG, TOTAL)]),
        "counted": _tree("counted", [(FIRST, TOTAL), (FURTHER, TOTAL)]),
        "child": _tree("child", [(FIRST, TOTAL), (FURTHER, TOTAL)]),
        "accompaniment": _tree("accompaniment", _coded(Accompaniment)),
        "setting": _tree("setting", _coded(Setting)),
    }


def _tree(name: str, pairs: Sequence[tuple[str, str]]) -> Hierarchy:
    return Hierarchy.from_pairs(name, [(TOTAL, ""), *pairs])


def _coded(codes: type[Accompaniment | Setting]) -> list[tuple[str, str]]:
    """Every code that says something, and one for those that do not."""
    return [*((each.value, TOTAL) for each in codes if each.value not in NOT_KNOWN), (UNKNOWN, TOTAL)]


def _place_tree(scope: Scope, places: Places) -> Hierarchy:
    regions = [place for place in places.regions() if not scope.regions or place.code in scope.regions]
    if unknown := set(scope.detailed) - {region.code for region in regions}:
        raise InvalidTable(table=min(unknown)[:40], reason="unknown-region")
    pairs = [(COUNTRY, "")]
    for region in regions:
        pairs.append((region.code, COUNTRY))
        if scope.detailed and region.code not in scope.detailed:
            continue
        # A place known only to the region keeps its own leaf, so that the region's total holds everybody.
        pairs.append((f"{region.code}.{UNKNOWN}", region.code))
        pairs.extend((province.code, region.code) for province in places.provinces(region.code))
    pairs.append((UNKNOWN_PLACE, COUNTRY))
    return Hierarchy.from_pairs("place", pairs)


def _violation_tree(taxonomy: Taxonomy) -> Hierarchy:
    pairs = [(branch.code, TOTAL) for branch in taxonomy.branches()]
    pairs += [(term.code, term.parent) for term in taxonomy.violation_types()]
    return _tree("violation", [*pairs, (UNKNOWN, TOTAL)])
