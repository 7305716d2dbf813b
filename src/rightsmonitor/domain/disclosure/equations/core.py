"""When the published tables say more together than their shared margins: the joint cube of the cyclic core.

Tables that can be removed one by one as "ears" (what they share with the rest stands in one other table) can be
glued together from any whole-number tables that agree on shared margins, so the sums of `layout` are all an attacker
knows. What remains (place × violation, violation × sex, place × sex) constrains more: its unpublished joint
cells, the *atoms*, become unknowns of their own. What only one of its tables divides (a second level of violations)
is no part of the core: that table is an ear of its own margin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout, below, finest
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidTable

MOST_ATOMS = 300_000
NO_SCHEMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """Atoms that may hold units, and for each finest cell of the core's tables the atoms it is the sum of."""

    tables: tuple[int, ...]
    dimensions: tuple[tuple[str, int], ...]  # with the levels of the joint cube
    atoms: Integers  # shape (atoms, dimensions): positions in the hierarchies
    holders: Integers  # shape (atoms, tables): quantity of the finest cell in the core that counts the atom


def ears(
    specs: Sequence[TableSpec], hierarchies: Mapping[str, Hierarchy], schemes: Mapping[str, str] = NO_SCHEMES
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the tables that remain when ears are removed, and the ears in order of removal.

    Tables over a dimension that has several `schemes` always remain: what they share is finer than any margin.
    """
    sets = {number: _edges(spec, hierarchies) for number, spec in enumerate(specs)}
    bound = {number for number, spec in enumerate(specs) if any(name in schemes for name in spec.names)}
    removed: list[int] = []
    while len(sets) > 1:
        ear = next((number for number in reversed(sets) if number not in bound and _is_ear(number, sets)), None)
        if ear is None:
            break
        del sets[ear]
        removed.append(ear)
    return tuple(sets), tuple(removed)


def trimmed(
    specs: Sequence[TableSpec],
    numbers: Sequence[int],
    hierarchies: Mapping[str, Hierarchy],
    schemes: Mapping[str, str] = NO_SCHEMES,
) -> tuple[TableSpec, ...]:
    """The margins of these tables that they share with one another, beside each: the core is about no more.

    Dimensions of several `schemes` stay as they are.
    """
    found = []
    for number in numbers:
        others = dict(joint([specs[other] for other in numbers if other != number], hierarchies))
        own = joint([specs[number]], hierarchies)
        kept = [(name, depth if name in schemes else min(depth, others.get(name, 0))) for name, depth in own]
        found.append(TableSpec(tuple((name, depth) for name, depth in kept if depth)))
    return tuple(found)


def core_of(layout: Layout, zero: Flags) -> Core | None:
    """The joint cube of the cyclic core without the atoms under a known zero; None when the tables glue.

    Raises InvalidTable (reason: joint-cube) above MOST_ATOMS.
    """
    specs = [table.spec for table in layout.tables]
    numbers, _ = ears(specs, layout.hierarchies, layout.schemes)
    if len(numbers) < 2:
        return None
    zero = _closed(layout, zero)
    dimensions = joint(trimmed(specs, numbers, layout.hierarchies, layout.schemes), layout.hierarchies)
    atoms = np.zeros((1, 0), dtype=np.int64)
    for step in range(len(dimensions)):
        atoms = _widened(layout, dimensions[: step + 1], atoms)
        atoms = atoms[_compatible(layout, dimensions[: step + 1], atoms)]
        atoms = atoms[~_known_zero(layout, numbers, dimensions[: step + 1], atoms, zero)]
        if len(atoms) > MOST_ATOMS:
            raise InvalidTable(table=" ".join(specs[number].text for number in numbers), reason="joint-cube")
    holders = np.stack([_holders(layout, number, dimensions, atoms) for number in numbers], axis=1)
    return Core(numbers, dimensions, atoms, holders)


def _closed(layout: Layout, zero: Flags) -> Flags:
    """What is known to be zero because a sum over it is: zeros of a release reach into the releases it holds."""
    sums, zero = layout.sums, zero.copy()
    owner = np.repeat(np.arange(len(sums.parents)), np.diff(sums.starts))
    while True:
        below = sums.children[zero[sums.parents[owner]]]
        if zero[below].all():
            return zero
        zero[below] = True


def _compatible(layout: Layout, dimensions: Sequence[tuple[str, int]], atoms: Integers) -> Flags:
    """Atoms whose codes of the last dimension share a leaf with those of its other schemes."""
    fits = np.ones(len(atoms), dtype=np.bool_)
    last, _ = dimensions[-1]
    for column, (name, _) in enumerate(dimensions[:-1]):
        if last in layout.schemes and layout.schemes.get(name) == layout.schemes[last]:
            one, other = below(layout.hierarchies[name]), below(layout.hierarchies[last])
            pairs = {
                (a, b): bool(one[a] & other[b])
                for a in np.unique(atoms[:, column]).tolist()
                for b in np.unique(atoms[:, -1]).tolist()
            }
            fits &= np.array([pairs[a, b] for a, b in zip(*atoms[:, [column, -1]].T.tolist(), strict=True)], dtype=bool)
    return fits


def holders_of(layout: Layout, number: int, columns: Mapping[str, Integers]) -> Integers:
    """Quantity of the finest cell of a table that counts each unit; columns hold positions of leaves or atoms.

    A dimension of the table that is not in `columns` stands at its total.
    """
    table = layout.tables[number]
    index: list[Integers] = []
    for (name, levels), axis in zip(table.spec.dimensions, table.axes, strict=True):
        positions = columns.get(name, np.zeros(1, dtype=np.int64))
        index.append(np.searchsorted(axis, finest(layout.hierarchies[name], levels)[positions]))
    return np.asarray(table.quantity[tuple(np.broadcast_arrays(*index))])


def _edges(spec: TableSpec, hierarchies: Mapping[str, Hierarchy]) -> set[tuple[str, int]]:
    return {
        (name, level)
        for name, levels in spec.dimensions
        for level in range(1, (levels or hierarchies[name].levels) + 1)
    }


def _is_ear(number: int, sets: Mapping[int, set[tuple[str, int]]]) -> bool:
    others = [sets[other] for other in sets if other != number]
    shared = sets[number] & set().union(*others)
    return any(shared <= other for other in others)


def joint(specs: Sequence[TableSpec], hierarchies: Mapping[str, Hierarchy]) -> tuple[tuple[str, int], ...]:
    """The dimensions of some tables together, each with its deepest level."""
    deepest: dict[str, int] = {}
    for spec in specs:
        for name, levels in spec.dimensions:
            deepest[name] = max(deepest.get(name, 0), levels or hierarchies[name].levels)
    return tuple(deepest.items())


def _widened(layout: Layout, dimensions: Sequence[tuple[str, int]], atoms: Integers) -> Integers:
    name, levels = dimensions[-1]
    hierarchy = layout.hierarchies[name]
    leaves = np.unique(finest(hierarchy, levels)[[not below for below in hierarchy.children()]])
    return np.column_stack([np.repeat(atoms, len(leaves), axis=0), np.tile(leaves, len(atoms))])


def _known_zero(
    layout: Layout,
    numbers: Sequence[int],
    dimensions: Sequence[tuple[str, int]],
    atoms: Integers,
    zero: Flags,
) -> Flags:
    found = np.zeros(len(atoms), dtype=np.bool_)
    for number in numbers:
        found |= zero[_holders(layout, number, dimensions, atoms)]
    return found


def _holders(layout: Layout, number: int, dimensions: Sequence[tuple[str, int]], atoms: Integers) -> Integers:
    columns = {name: atoms[:, index] for index, (name, _) in enumerate(dimensions)}
    return np.broadcast_to(holders_of(layout, number, columns), (len(atoms),)).astype(np.int64)
