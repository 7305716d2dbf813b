"""Small worlds for tests: an attacker who simply tries every table there is, and short ways to build tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from rightsmonitor.domain.disclosure.certificate import Certificate
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking.checker import Shown
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import Protected
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec

Leaves = Mapping[tuple[str, ...], int]


def hierarchy(name: str, **regions: int) -> Hierarchy:
    """`hierarchy("geo", north=2, south=1)`: regions with so many provinces."""
    pairs = [("all", "")]
    for region, provinces in regions.items():
        pairs.append((region, "all"))
        pairs += [(f"{region}{number}", region) for number in range(provinces)]
    return Hierarchy.from_pairs(name, pairs)


def trees_of(tables: Sequence[str], sizes: Mapping[str, int]) -> list[Hierarchy]:
    """A small tree for each dimension that the tables name: three provinces in two regions, others flat (`sizes`)."""
    names = list(dict.fromkeys(part.partition(":")[0] for text in tables for part in text.split(",")))
    return [
        hierarchy("geo", n=2, s=1)
        if name == "geo"
        else hierarchy(name, **{f"{name}{number}": 0 for number in range(sizes[name])})
        for name in names
    ]


def joint_leaves(hierarchies: Sequence[Hierarchy]) -> list[tuple[str, ...]]:
    """Every combination of leaves, codes in the order of the hierarchies."""
    return list(product(*map(_leaf_codes, hierarchies)))


def problem(
    hierarchies: Sequence[Hierarchy], tables: Sequence[str], leaves: Leaves, *, hiding_zeros: Collection[str] = ()
) -> Problem:
    """A problem from counts of joint leaves, codes in the order of the hierarchies."""
    cells = list(leaves)
    columns = {each.dimension: [cell[index] for cell in cells] for index, each in enumerate(hierarchies)}
    return Problem.from_records(
        hierarchies={each.dimension: each for each in hierarchies},
        tables=[TableSpec.parse(text) for text in tables],
        columns=columns,
        weights=list(leaves.values()),
        hiding_zeros=hiding_zeros,
    )


def shown(published: Published) -> tuple[Shown, ...]:
    """What the checker reads."""
    layout = published.layout
    return tuple(
        Shown(
            table.spec.names,
            {
                layout.codes(number, cell): None if published.hidden[quantity] else int(published.values[quantity])
                for cell, quantity in enumerate(table.quantity.ravel().tolist())
            },
        )
        for number, table in enumerate(layout.tables)
    )


def parents(published: Published) -> dict[str, dict[str, str]]:
    return {name: each.above() for name, each in published.layout.hierarchies.items()}


def verify(
    result: Protected,
    proof: Certificate | None = None,
    *,
    groups: Groups | None = None,
    thresholds: Sequence[int] | None = None,
) -> checker.Report:
    """What the checker says of a protected table with its own proof, or another one; `thresholds`: of each table."""
    proof = proof or result.certificate
    return checker.check(
        tables=shown(result.published),
        parents=parents(result.published),
        dimensions=proof.dimensions,
        truth=proof.truth,
        witnesses=proof.witnesses,
        threshold=proof.threshold if thresholds is None else thresholds,
        told=proof.told,
        groups=groups,
    )


def possible(published: Published, most: int) -> dict[int, set[int]]:
    """For each hidden quantity the values it takes in some joint table of whole numbers up to `most` a cell.

    Tries every table that fits, column by column, dropping a partial table once it exceeds a published number.
    Hidden quantities are at least 1, because zeros are published; those that no release has a cell for may be 0.
    """
    values: dict[int, set[int]] = {quantity: set() for quantity in np.flatnonzero(published.hidden).tolist()}
    for sums in all_tables(published, most):
        for quantity, seen in values.items():
            seen.add(int(sums[quantity]))
    return values


def all_tables(published: Published, most: int) -> Iterator[Integers]:
    """Every table of whole numbers up to `most` a joint cell that fits, as the counts of all quantities."""
    layout = published.layout
    leaves = joint_leaves([layout.hierarchies[name] for name in layout.dimensions])
    member = np.array([_quantities(published, leaf) for leaf in leaves])  # (leaves, quantities)
    for row in member:
        layout.fill_differences(row)
    target = np.where(published.hidden, most * len(leaves), published.values)
    last = [np.flatnonzero((member[index] != 0) & ~member[index + 1 :].any(axis=0)) for index in range(len(leaves))]
    return _tables(member, target, published, last, most)


def _tables(
    member: Integers, target: Integers, published: Published, last: Sequence[Integers], most: int
) -> Iterator[Integers]:
    hidden, floor = published.hidden, published.floor

    def extend(index: int, sums: Integers) -> Iterator[Integers]:
        if index == len(member):
            yield sums
            return
        room = min(most, int((target - sums)[member[index] > 0].min()))
        done = last[index]
        for count in range(room + 1):
            after = sums + count * member[index]
            if np.where(hidden[done], after[done] >= floor[done], after[done] == target[done]).all():
                yield from extend(index + 1, after)

    yield from extend(0, np.zeros(member.shape[1], dtype=np.int64))


def _leaf_codes(tree: Hierarchy) -> list[str]:
    return [code for code, below in zip(tree.codes, tree.children(), strict=True) if not below]


def _quantities(published: Published, leaf: tuple[str, ...]) -> Integers:
    """Which quantities count a joint leaf, worked out from codes alone."""
    layout = published.layout
    counts = np.zeros(layout.size, dtype=np.int64)
    above = {name: _upwards(layout.hierarchies[name], code) for name, code in zip(layout.dimensions, leaf, strict=True)}
    for number, table in enumerate(layout.tables):
        for cell, quantity in enumerate(table.quantity.ravel().tolist()):
            codes = layout.codes(number, cell)
            if all(code in above[name] for name, code in zip(table.spec.names, codes, strict=True)):
                counts[quantity] = 1
    return counts


def _upwards(tree: Hierarchy, code: str) -> set[str]:
    position, line = tree.codes.index(code), set()
    while position >= 0:
        line.add(tree.codes[position])
        position = tree.parents[position]
    return line
