"""Protect a new release together with all earlier ones that an attacker may hold against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rightsmonitor.domain.disclosure.certificate import Cell, Certificate
from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule
from rightsmonitor.domain.disclosure.suppression.search import Progress, Stop
from rightsmonitor.domain.disclosure.together.linking import Edition, Linking, joint_problem, link, parts, rest_of
from rightsmonitor.domain.disclosure.together.splitting import split


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """The protection of all releases together, and what it means for the new one (flags in its own layout)."""

    linking: Linking
    result: Protected

    @property
    def published(self) -> Published:
        """What everybody reads of the new release alone."""
        new = self.linking.editions[-1]
        places = self.linking.quantities[new.name]
        return Published(new.published.layout, self.result.published.values[places], self.hidden)

    @property
    def hidden(self) -> Flags:
        return self.result.hidden[self._places]

    @property
    def primary(self) -> Flags:
        """Counts of the new release that are small themselves."""
        return self.result.primary[self._places]

    @property
    def grouped(self) -> Flags:
        """Zeros of the new release that are hidden for the group rule."""
        return self.result.grouped[self._places]

    @property
    def between(self) -> int:
        """How many small counts had to be protected that stand in no cell of the new release."""
        return int(self.result.primary.sum() - np.unique(self._places[self.primary]).size)

    @property
    def holds(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """For the checker: each release with every earlier one that it holds, and with all of them side by side."""
        return holds(self.linking.editions, corrected=self.linking.layout.signed)

    @property
    def _places(self) -> Integers:
        return self.linking.quantities[self.linking.editions[-1].name]


def holds(editions: Sequence[Edition], *, corrected: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(later, earlier ones) of which the difference must be protected."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for each in editions:
        direct = parts(editions, each)
        found += [] if corrected else [(each.name, (name,)) for name in each.holds]
        if corrected or len(direct) > 1:
            found += [(each.name, direct)] if direct else []
    return tuple(found)


def unknown(layout: Layout) -> Published:
    """A release of which nothing is decided yet."""
    return Published(layout, np.full(layout.size, -1, dtype=np.int64), np.ones(layout.size, dtype=np.bool_))


def protect_jointly(
    editions: Sequence[Edition],
    *,
    columns: Mapping[str, Sequence[str]],
    releases: Sequence[str],
    weights: Sequence[int],
    threshold: int | Mapping[tuple[str, ...], int],
    seed: int,
    corrected: bool = False,
    hiding: Flags | None = None,
    insider: bool = False,
    rule: GroupRule | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Joint:
    """Protect the last edition. `releases`: the node (see `rest_of`) that counts each record; with `corrected` (see
    `link`) the release itself. `hiding`: cells of the last edition that are hidden whatever happens.
    `insider`, `rule`: see `protect`. `threshold`: one for all tables, or one for each (by its dimensions).

    Raises ReleaseContradicted, Cancelled, InvalidValue (field: threshold), InvalidTable, GroupExposed.
    """
    linking = link(editions, corrected=corrected)
    problem = joint_problem(linking, columns=columns, releases=releases, weights=weights)
    if hiding is not None:
        problem = _hiding(problem, linking, hiding)
    limits = threshold if isinstance(threshold, int) else by_table(linking.layout, threshold)
    result = protect(
        problem, threshold=limits, seed=seed, insider=insider, rule=rule, progress=progress, cancelled=cancelled
    )
    told = _told_in_files(linking, result.certificate)
    return Joint(linking, replace(result, certificate=replace(result.certificate, told=told)))


def _told_in_files(linking: Linking, certificate: Certificate) -> tuple[tuple[Cell, Cell], ...] | None:
    """The exceptions from G2 with the tables numbered as the checker reads them: those of one release after another.

    What stands in no file is left out: nobody is told it.
    """
    if certificate.told is None:
        return None
    layout, place = linking.layout, dict[int, Cell]()
    number = 0
    for each in linking.editions:
        own = each.published.layout
        for at, table in enumerate(own.tables):
            joint = linking.quantities[each.name][table.quantity.ravel()]
            for cell, quantity in enumerate(joint.tolist()):
                place.setdefault(quantity, (number, (each.name, *own.codes(at, cell))))
            number += 1
    wanted = {cell for pair in certificate.told for cell in pair}
    quantity_of = {
        (at, codes): quantity
        for at, table in enumerate(layout.tables)
        for codes, quantity in zip(layout.all_codes(at), table.quantity.ravel().tolist(), strict=True)
        if (at, codes) in wanted
    }
    pairs = (tuple(place.get(quantity_of[cell]) for cell in pair) for pair in certificate.told)
    return tuple((one, other) for one, other in pairs if one is not None and other is not None)


def _hiding(problem: Problem, linking: Linking, cells: Flags) -> Problem:
    """The same, with these cells of the last edition hidden for good, where a hidden number may be what they are."""
    veiled = np.zeros(linking.layout.size, dtype=np.bool_)
    veiled[linking.quantities[linking.editions[-1].name][cells]] = True
    standing = problem.standing
    veiled &= standing.fresh_ones & (problem.counts >= problem.floor)
    return replace(problem, standing=replace(standing, veiled=standing.veiled | veiled))


def divided(
    editions: Sequence[Edition], *, columns: Mapping[str, Sequence[str]], weights: Sequence[int]
) -> tuple[dict[str, list[str]], list[str], list[int]]:
    """Columns, nodes and weights for `protect_jointly`, when nobody knows which records the earlier releases counted.

    `editions` is a chain. Raises ReleaseContradicted, InvalidTable.
    """
    names = list(columns)
    cells: dict[tuple[str, ...], int] = {}
    for codes, weight in zip(zip(*columns.values(), strict=True), weights, strict=True):
        cells[codes] = cells.get(codes, 0) + weight
    alike = {name: [codes[at] for codes in cells] for at, name in enumerate(names)}
    parts = split(editions[:-1], alike, np.array(list(cells.values()), dtype=np.int64))
    found: dict[str, list[str]] = {name: [] for name in names}
    releases, counts = [], []
    for part, edition in zip(parts, editions, strict=True):
        node = rest_of(editions, edition.name)
        for at in np.flatnonzero(part).tolist():
            releases.append(node)
            counts.append(int(part[at]))
            for name in names:
                found[name].append(alike[name][at])
    return found, releases, counts
