"""Mode R: every published number becomes a multiple of a base, tables stay additive, and chance decides how.

The joint cells that hold units (*atoms*) go down or up to a neighbouring multiple; every published number is a sum of
atoms, so all margins and linked tables add up. A share of the cells is drawn freely; the others are drawn again and
again with chances that favour small errors everywhere, but never rule anything out. The method and the idea of the
proof stand in docs/disclosure-control.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import joint
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers, Layout, finest
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.sampler import Members, Rule, drawn
from rightsmonitor.domain.errors import InvalidValue

LOWEST_BASE, HIGHEST_BASE, DEFAULT_BASE = 3, 1_000, 5
SHORTEST_SECRET = 16
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Rounded:
    """The published multiples, and what they were made from. `atoms` and `counts` never leave the vault."""

    problem: Problem
    base: int
    atoms: Integers  # shape (atoms, dimensions): positions at the finest published level of each dimension
    counts: Integers  # units in each atom, at least 1
    multiples: Integers  # what each atom was rounded to
    values: Integers  # published number of each quantity

    @property
    def errors(self) -> Integers:
        """Published minus true, for each quantity."""
        return self.values - self.problem.counts


def round_tables(
    problem: Problem,
    *,
    base: int,
    secret: bytes,
    carried: Integers | None = None,
    before: Sequence[Integers] = (),
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Rounded:
    """Round all tables of a problem. Same counts and same secret: same numbers.

    `secret`: bytes from the operating system, at least 16, kept as secret as the records and used for one release only.
    `carried`: for each quantity the sum of the errors of earlier releases of the year (error feedback).
    `before`: what releases showed of each quantity that count parts of the same units, see `_between`.
    Raises InvalidValue (field: base, secret).
    """
    checked_base(base)
    if len(secret) < SHORTEST_SECRET:
        raise InvalidValue(field="secret")
    layout = problem.layout
    atoms, counts = atoms_of(problem)
    members = members_of(layout, atoms)
    least, most = _between(layout, before, base)
    rule = Rule(
        base=base,
        members=members,
        counts=counts,
        totals=problem.counts,
        finest=finest_quantities(layout),
        must_show=(problem.counts >= base) | ((least > 0) & (problem.counts > 0)),
        least=least,
        most=most,
        carried=carried,
    )
    multiples = drawn(rule, secret, progress, cancelled)
    values = np.zeros(layout.size, dtype=np.int64)
    np.add.at(values, members.quantity, np.repeat(multiples, np.diff(members.starts)))
    return Rounded(problem, base, atoms, counts, multiples, values)


def _between(layout: Layout, before: Sequence[Integers], base: int) -> tuple[Integers, Integers]:
    """The least and the most that is shown of each quantity, so that nobody learns more of its parts than they show.

    A year drawn afresh lays a second draw over those of its quarters. Whoever takes it that nothing was corrected would
    read from a year of 20 over four quarters of 0–4 that it was 4 each time. Between these limits each part keeps
    base - 1 values.
    """
    finest = finest_quantities(layout) & (len(layout.tables) == 1)
    least = np.zeros(layout.size, dtype=np.int64)
    most = np.zeros(layout.size, dtype=np.int64)
    for shown in before:
        least += np.where(shown == 0, 0, np.where(finest, shown - base + 1, 1))
        most += np.where(shown == 0, base - 1, np.where(finest, shown + base - 1, UNBOUNDED))
    return least, np.minimum(most, UNBOUNDED) if before else np.full(layout.size, UNBOUNDED, dtype=np.int64)


def checked_base(base: int) -> int:
    """The base itself; raises InvalidValue (field: base) outside 3 … 1,000."""
    if isinstance(base, bool) or not LOWEST_BASE <= base <= HIGHEST_BASE:
        raise InvalidValue(field="base")
    return base


def fingerprint(problem: Problem, base: int) -> str:
    """A digest of everything that the numbers depend on: is it the same release? As secret as the records."""
    layout = problem.layout
    trees = {name: layout.hierarchies[name] for name in layout.dimensions}
    about = {
        "base": base,
        "tables": [table.spec.text for table in layout.tables],
        "hierarchies": {name: [tree.codes, tree.parents] for name, tree in trees.items()},
        "units": [problem.units.tolist(), problem.unit_counts.tolist()],
    }
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def members_of(layout: Layout, atoms: Integers) -> Members:
    """Which published quantities count each atom, in all tables and margins."""
    parts = [_cells_above(layout, number, atoms) for number in range(len(layout.tables))]
    wide = np.sort(np.concatenate(parts, axis=1), axis=1)
    kept = wide >= 0
    kept[:, 1:] &= wide[:, 1:] != wide[:, :-1]
    starts = np.append(0, np.cumsum(kept.sum(axis=1))).astype(np.int64)
    return Members(starts, wide[kept])


def finest_quantities(layout: Layout) -> Flags:
    """Beside each quantity: does some table show it without breaking it down further?"""
    found = np.zeros(layout.size, dtype=np.bool_)
    for table in layout.tables:
        mask = np.ones(table.shape, dtype=np.bool_)
        for index, (name, axis) in enumerate(zip(table.spec.names, table.axes, strict=True)):
            children, shown = layout.hierarchies[name].children(), set(axis.tolist())
            ends = [not (children[position] and children[position][0] in shown) for position in axis.tolist()]
            mask &= np.array(ends).reshape([-1 if other == index else 1 for other in range(len(table.shape))])
        found[table.quantity[mask]] = True
    return found


def atoms_of(problem: Problem) -> tuple[Integers, Integers]:
    """Joint cells that hold units, at the deepest level that any table shows."""
    layout = problem.layout
    deepest = dict(joint([table.spec for table in layout.tables], layout.hierarchies))
    lifted = [
        finest(layout.hierarchies[name], deepest[name])[problem.units[:, index]]
        for index, name in enumerate(layout.dimensions)
    ]
    cells, inverse = np.unique(np.column_stack(lifted), axis=0, return_inverse=True)
    counts = np.zeros(len(cells), dtype=np.int64)
    np.add.at(counts, inverse.ravel(), problem.unit_counts)
    return cells, counts


def codes_of(layout: Layout, atoms: Integers) -> list[tuple[str, ...]]:
    """The codes of atoms given by positions; shape (atoms, dimensions)."""
    names = [layout.hierarchies[name].codes for name in layout.dimensions]
    return [tuple(axis[at] for axis, at in zip(names, atom, strict=True)) for atom in atoms.tolist()]


def _cells_above(layout: Layout, number: int, atoms: Integers) -> Integers:
    """For each atom the quantities of one table that count it, -1 where a branch is shorter; shape (atoms, …)."""
    table = layout.tables[number]
    found: Integers = np.zeros((len(atoms), 1), dtype=np.int64)
    for index, (name, levels) in enumerate(table.spec.dimensions):
        hierarchy = layout.hierarchies[name]
        above = _ancestors(hierarchy.parents, finest(hierarchy, levels), table.axes[index])
        chosen = above[atoms[:, layout.dimensions.index(name)]]
        step = int(np.prod(table.shape[index + 1 :]))
        both = found[:, :, None] + chosen[:, None, :] * step
        missing = (found[:, :, None] < 0) | (chosen[:, None, :] < 0)
        found = np.where(missing, -1, both).reshape(len(atoms), both.shape[1] * both.shape[2])
    flat = table.quantity.ravel()
    return np.where(found < 0, -1, flat[found])


def _ancestors(parents: tuple[int, ...], lifted: Integers, axis: Integers) -> Integers:
    """Beside each position of a hierarchy the places on the axis of itself and all codes above, padded with -1."""
    place = {position: index for index, position in enumerate(axis.tolist())}
    lines: list[list[int]] = []
    for position in lifted.tolist():
        line = []
        while position >= 0:
            line.append(place[position])
            position = parents[position]
        lines.append(line)
    width = max(map(len, lines))
    return np.array([line + [-1] * (width - len(line)) for line in lines], dtype=np.int64)
