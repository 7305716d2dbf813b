"""Rounded releases one after the other: only what was added since the last one is rounded, and added to it.

P_r = P_(r-1) + round(increment). What did not grow does not change, differences between releases are multiples of the
base too, and errors of earlier releases are carried over (error feedback). What became less waits for the yearly
re-base: a negative increment would be readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.likelihood import is_enumerable
from rightsmonitor.domain.disclosure.rounding.rounding import (
    SHORTEST_SECRET,
    Progress,
    Stop,
    atoms_of,
    checked_base,
    codes_of,
    finest_quantities,
    members_of,
)
from rightsmonitor.domain.disclosure.rounding.sampler import Rule, drawn
from rightsmonitor.domain.errors import InvalidValue, ReleaseContradicted

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Increment:
    """What one release counted beyond those before it, and how it was rounded. It never leaves the vault."""

    name: str
    atoms: tuple[Codes, ...]  # codes over all dimensions of the layout
    counts: Integers  # units in each atom, at least 1
    multiples: Integers  # what each was rounded to


@dataclass(frozen=True, slots=True, eq=False)
class Chained:
    """A chain of rounded releases over one layout, the new one last.

    `waiting`: units that earlier releases counted and the records no longer have; they wait for the re-base.
    """

    layout: Layout
    base: int
    increments: tuple[Increment, ...]
    waiting: int

    def counts(self, upto: int) -> Integers:
        """True count of each quantity in the first `upto` releases together."""
        return self._added([each.counts for each in self.increments[:upto]])

    def values(self, upto: int) -> Integers:
        """What release number `upto` publishes of each quantity."""
        return self._added([each.multiples for each in self.increments[:upto]])

    def differences(self) -> tuple[Integers, ...]:
        """What each release publishes beyond the one before it."""
        shown = [self.values(upto) for upto in range(len(self.increments) + 1)]
        return tuple(after - before for before, after in pairwise(shown))

    def _added(self, numbers: Sequence[Integers]) -> Integers:
        return sum(
            (
                summed(self.layout, each.atoms, found)
                for each, found in zip(self.increments[: len(numbers)], numbers, strict=True)
            ),
            np.zeros(self.layout.size, dtype=np.int64),
        )


def round_increment(
    problem: Problem,
    earlier: Sequence[Increment],
    *,
    name: str,
    base: int,
    secret: bytes,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Chained:
    """Round what the records hold beyond all earlier releases, which had the same tables and the same base.

    Raises InvalidValue (field: base, secret), ReleaseContradicted (an earlier release knows other codes), Cancelled.
    """
    checked_base(base)
    if len(secret) < SHORTEST_SECRET:
        raise InvalidValue(field="secret")
    layout = problem.layout
    known: dict[Codes, int] = {}
    for each in earlier:
        positions_of(layout, each.atoms, each.name)
        for codes, count in zip(each.atoms, each.counts.tolist(), strict=True):
            known[codes] = known.get(codes, 0) + count
    atoms, counts = atoms_of(problem)
    more, waiting = [], dict(known)
    for codes, count in zip(codes_of(layout, atoms), counts.tolist(), strict=True):
        before = waiting.pop(codes, 0)
        more.append(count - before)
        if before > count:
            waiting[codes] = before - count
    beyond = np.array(more, dtype=np.int64)
    kept = np.flatnonzero(beyond > 0)
    before_ = Chained(layout, base, tuple(earlier), sum(waiting.values()))
    rule = _rule(before_, atoms[kept], beyond[kept])
    multiples = drawn(rule, secret, progress, cancelled)
    new = Increment(name, tuple(codes_of(layout, atoms[kept])), beyond[kept], multiples)
    return Chained(layout, base, (*earlier, new), before_.waiting)


def _rule(before: Chained, atoms: Integers, counts: Integers) -> Rule:
    layout, base = before.layout, before.base
    members = members_of(layout, atoms)
    totals = np.zeros(layout.size, dtype=np.int64)
    np.add.at(totals, members.quantity, np.repeat(counts, np.diff(members.starts)))
    number = len(before.increments)
    counted, shown = before.counts(number), before.values(number)
    # Feedback ties releases together; on blocks that an attacker can enumerate each one is drawn by itself.
    carried = None if not number or is_enumerable(layout, base) else shown - counted
    return Rule(
        base=base,
        members=members,
        counts=counts,
        totals=totals,
        finest=finest_quantities(layout),
        must_show=(shown == 0) & (counted + totals >= base),
        least=np.zeros(layout.size, dtype=np.int64),
        most=np.full(layout.size, UNBOUNDED, dtype=np.int64),
        carried=carried,
    )


def positions_of(layout: Layout, atoms: Sequence[Codes], name: str) -> Integers:
    """Positions of atoms given by codes; raises ReleaseContradicted where the layout does not have them."""
    where = [{code: at for at, code in enumerate(layout.hierarchies[each].codes)} for each in layout.dimensions]
    try:
        found = [[axis[code] for axis, code in zip(where, codes, strict=True)] for codes in atoms]
    except (KeyError, ValueError):
        raise ReleaseContradicted(release=name) from None
    return np.array(found, dtype=np.int64).reshape(len(atoms), len(where))


def summed(layout: Layout, atoms: Sequence[Codes], numbers: Integers) -> Integers:
    """Numbers beside atoms, added up to every quantity that counts them."""
    total = np.zeros(layout.size, dtype=np.int64)
    if len(atoms):
        members = members_of(layout, positions_of(layout, atoms, ""))
        np.add.at(total, members.quantity, np.repeat(numbers, np.diff(members.starts)))
    return total
