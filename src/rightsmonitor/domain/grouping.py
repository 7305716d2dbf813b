"""Facts as records of leaf codes: one for each combination that occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rightsmonitor.domain.codes import Accompaniment, Setting, Sex
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.facts import (
    FIRST,
    FURTHER,
    NO_FLAG,
    STATUSES,
    TRAFFICKING,
    UNKNOWN,
    UNKNOWN_PLACE,
    Facts,
    Flags,
    Integers,
    Wide,
)
from rightsmonitor.domain.place import COUNTRY, Places
from rightsmonitor.domain.taxonomy import Taxonomy

# Not asked is unknown to a reader of statistics: telling them apart would only make small cells smaller.
_SEX = {Sex.GIRL: "F", Sex.BOY: "M"}
NOT_KNOWN = frozenset({Accompaniment.UNKNOWN.value, Accompaniment.NOT_ASKED.value, Setting.UNKNOWN.value})
_GRAVEST = (TRAFFICKING, "RMV-C.5")
TALLIES = 3  # children up to this number are counted, not described


def flag_order(taxonomy: Taxonomy) -> tuple[str, ...]:
    """Flags in the order in which one is taken for a unit that has several: trafficking and sale first."""
    codes = [term.code for term in taxonomy.composites()]
    return (*(code for code in _GRAVEST if code in codes), *(code for code in codes if code not in _GRAVEST))


def grouped(
    facts: Facts,
    eligible: Flags,
    weight: Integers,
    trees: Mapping[str, Hierarchy],
    taxonomy: Taxonomy,
    places: Places,
    *,
    names: frozenset[str],
    country_only: bool = False,
) -> tuple[dict[str, list[str]], list[int]]:
    """One record for each combination of the dimensions `names` that occurs: a quarter of a million facts become a few
    thousand.

    `country_only`: trafficking is not told even by region.
    """
    arrays = {name: array[eligible] for name, array in facts.arrays.items()}
    months, month = np.unique(arrays["month"], return_inverse=True)
    order, violations = flag_order(taxonomy), _known(facts.codes["violation"], trees["violation"])
    sets = [set(codes.split()) for codes in facts.codes["flags"]]
    trafficked = np.array([TRAFFICKING in found for found in sets] or [False])[arrays["flags"]]
    tree = set(trees["place"].codes)
    provinces = [_place_code(code, places) for code in facts.codes["place"]]
    leaves = {
        # Trafficking is known to the region (or the country) only, in every table and at every depth.
        "place": [
            code if code in tree else code.partition(".")[0]  # a region that is not shown by province
            for code in (
                *provinces,
                *(UNKNOWN_PLACE if country_only else _region_only(code) for code in provinces),
            )
        ],
        "violation": violations,
        "sex": [_SEX.get(Sex(code), UNKNOWN) for code in facts.codes["sex"]],
        "age": list(facts.codes["age"]),
        "status": [code if code in STATUSES else UNKNOWN for code in facts.codes["status"]],
        "month": [f"{int(value) // 100}-{int(value) % 100:02d}" for value in months],
        "flag": [next((code for code in order if code in found), NO_FLAG) for found in sets],
        "accompaniment": [UNKNOWN if code in NOT_KNOWN else code for code in facts.codes.get("accompaniment", ())],
        "setting": [UNKNOWN if code in NOT_KNOWN else code for code in facts.codes.get("setting", ())],
        "counted": [FIRST, FURTHER],
        "child": [FIRST, FURTHER],
    }
    leaves = {name: codes for name, codes in leaves.items() if name in names}
    positions = {name: arrays.get(name, month) for name in leaves} | {
        "month": month,
        "place": arrays["place"] + len(provinces) * trafficked,
        "flag": arrays["flags"],
    }
    positions |= _children(facts.keys[eligible], weight[eligible], violations, trees, arrays, names)
    flat = np.zeros(int(eligible.sum()), dtype=np.int64)
    for name, codes in leaves.items():
        flat = flat * max(1, len(codes)) + positions[name]
    distinct, first, inverse = np.unique(flat, return_index=True, return_inverse=True)
    weights = np.bincount(inverse, weights=weight[eligible], minlength=len(distinct)).astype(np.int64)
    columns = {name: [codes[at] for at in positions[name][first]] for name, codes in leaves.items()}
    return columns, [int(each) for each in weights]


def _children(
    keys: Wide,
    weight: Integers,
    violations: Sequence[str],
    trees: Mapping[str, Hierarchy],
    arrays: Mapping[str, Integers],
    names: frozenset[str],
) -> dict[str, Integers]:
    """Positions in (FIRST, FURTHER): `counted` in the family of the violation, `child` whatever the family."""
    found = {}
    if "counted" in names:
        branches = _branches(violations, trees["violation"])[arrays["violation"]]
        found["counted"] = 1 - _first_times(keys, branches, weight)
    if "child" in names:
        found["child"] = 1 - _first_times(keys, np.zeros(len(keys), dtype=np.int64), weight)
    return found


def _first_times(keys: Wide, branches: Wide, weight: Integers) -> Integers:
    """1 beside facts about a child that is counted in this branch for the first time, 0 beside others.

    The same person is the same child in every incident. Children of a tally are told apart by incident and sex only:
    of several violations of one branch the one with most of them counts, because the others may be the same children.
    """
    first = np.zeros(len(keys), dtype=np.int32)
    incident, violation, child = keys.T
    described = child > TALLIES
    _, at = np.unique(np.column_stack([child, branches])[described], axis=0, return_index=True)
    first[np.flatnonzero(described)[at]] = 1
    tallies = np.flatnonzero(~described)
    most: dict[tuple[int, int, int], dict[int, int]] = {}
    for fact in tallies.tolist():
        key = int(incident[fact]), int(child[fact]), int(branches[fact])
        sums = most.setdefault(key, {})
        sums[int(violation[fact])] = sums.get(int(violation[fact]), 0) + int(weight[fact])
    for fact in tallies.tolist():
        sums = most[int(incident[fact]), int(child[fact]), int(branches[fact])]
        first[fact] = max(sums, key=lambda code: (sums[code], -code)) == violation[fact]
    return first


def _branches(violations: Sequence[str], tree: Hierarchy) -> Wide:
    """Beside each code of the facts the position of its branch."""
    where = {code: at for at, code in enumerate(tree.codes)}
    found = []
    for code in violations:
        at = where[code]
        while tree.depths[at] > 1:
            at = tree.parents[at]
        found.append(at)
    return np.array(found or [0], dtype=np.int64)


def _region_only(code: str) -> str:
    """`02.411` → `02._U`."""
    return code if code == UNKNOWN_PLACE else f"{code.partition('.')[0]}.{UNKNOWN}"


def _place_code(code: str, places: Places) -> str:
    if not places.has(code) or code == COUNTRY:
        return UNKNOWN_PLACE
    place = places.get(code)
    while place.level > 2:
        place = places.get(place.parent)
    return f"{place.code}.{UNKNOWN}" if place.level == 1 else place.code


def _known(codes: Sequence[str], tree: Hierarchy) -> list[str]:
    """A term of an older taxonomy that has no place in this tree is counted as unknown, not lost."""
    inner = {tree.codes[parent] for parent in tree.parents if parent >= 0}
    leaves = set(tree.codes) - inner
    return [code if code in leaves else UNKNOWN for code in codes]
