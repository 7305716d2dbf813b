"""The yearly re-base: the whole year counted afresh, protected together with every release of that year.

Releases of different periods count different units, so what can be learnt from all of them is what can be learnt from
each. The year counts them again. Where it holds everything that they counted, releases are a tree; where records
were withdrawn or changed since, only what lies between the year and all of them together is a quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.rounding import atoms_of, codes_of
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.disclosure.together.jointly import Joint, protect_jointly, unknown
from rightsmonitor.domain.disclosure.together.linking import Edition, rest_of
from rightsmonitor.domain.errors import MixedReleases
from rightsmonitor.domain.release import Release
from rightsmonitor.services.release import attacks
from rightsmonitor.services.release.proof import Truth

Codes = tuple[str, ...]
Records = list[tuple[Codes, str, int]]  # codes, node of the release tree, units
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A release that the re-base counts again, with the true counts of its proof."""

    release: Release
    truth: Truth

    @property
    def name(self) -> str:
        return str(self.release.sequence)


def check_alike(earlier: Sequence[Earlier], *, tables: Sequence[str], place_levels: int, base: int) -> None:
    """One way of protecting and one set of tables for the whole year. Raises MixedReleases."""
    for each in earlier:
        found = each.release
        if bool(found.base) != bool(base):
            raise MixedReleases(release=each.name, reason="modes")
        if found.base != base:
            raise MixedReleases(release=each.name, reason="base")
        if {table.key for table in found.tables} != set(tables) or attacks.place_levels(found) != place_levels:
            raise MixedReleases(release=each.name, reason="tables")


def protected(
    problem: Problem,
    earlier: Sequence[Earlier],
    *,
    name: str,
    threshold: Mapping[tuple[str, ...], int],
    seed: int,
    rule: GroupRule | None,
    zeros: Collection[str],
    progress: Progress | None,
    cancelled: Stop | None,
) -> tuple[Joint, dict[str, Any]]:
    """The year, protected with all earlier releases; and what the checker must know of how they hang together.

    `zeros`: dimensions along which the year may hide zeros.

    Raises MixedReleases, ReleaseContradicted, InvalidTable, GroupExposed, Cancelled.
    """
    own = _shown_only(problem, zeros)
    before = tuple(Edition(each.name, attacks.published(each.release)) for each in earlier)
    held = tuple(each.name for each in earlier)
    editions = (*before, Edition(name, unknown(own.layout), held))
    held_on, withdrawn = _records(own, earlier, editions)
    together = partial(
        _together,
        editions,
        own.layout,
        threshold=threshold,
        seed=seed,
        rule=rule,
        progress=progress,
        cancelled=cancelled,
    )
    if withdrawn is None:
        joint = together(held_on, insider=True)
    else:
        # From most cells nothing was withdrawn, and whoever takes this of one subtracts as in any other year: what
        # would be hidden if nothing had gone is hidden, and then the releases are protected as they are.
        as_if = together(held_on).hidden
        joint = together(withdrawn, corrected=True, hiding=as_if, insider=True)
    how = {"new": name, "holds": joint.holds, "earlier": {each.name: each.release.uid for each in earlier}}
    hidden_in = {each.name: list(each.release.zeros_along) for each in earlier}
    return joint, how | {"zeros": hidden_in | {name: list(zeros)}}


def _together(editions: Sequence[Edition], layout: Layout, records: Records, **how: Any) -> Joint:
    return protect_jointly(
        editions,
        columns={each: [codes[at] for codes, _, _ in records] for at, each in enumerate(layout.dimensions)},
        releases=[node for _, node, _ in records],
        weights=[count for _, _, count in records],
        **how,
    )


def _records(own: Problem, earlier: Sequence[Earlier], editions: Sequence[Edition]) -> tuple[Records, Records | None]:
    """(codes, node of the release tree, units) of everything that was ever counted; and where something was withdrawn
    since, of each release by itself."""
    names = own.layout.dimensions
    atoms, counts = atoms_of(own)
    year = dict(zip(codes_of(own.layout, atoms), counts.tolist(), strict=True))
    left, before = dict(year), []
    for each in earlier:
        for codes, count in each.truth.over(names):
            before.append((codes, each.name, count))
            left[codes] = left.get(codes, 0) - count
    new = editions[-1].name
    rest = [(codes, rest_of(editions, new), count) for codes, count in left.items() if count > 0]
    held_on = [*before, *rest]
    if all(count >= 0 for count in left.values()):
        return held_on, None
    return held_on, [*before, *((codes, new, count) for codes, count in year.items() if count > 0)]


def _shown_only(problem: Problem, zeros: Collection[str]) -> Problem:
    """The same counts over trees that end where the tables do, as those of earlier files do."""
    layout = problem.layout
    depth = {name: 0 for name in layout.dimensions}
    for table in layout.tables:
        for name, levels in table.spec.dimensions:
            depth[name] = max(depth[name], levels or layout.hierarchies[name].levels)
    trees = {name: _cut(layout.hierarchies[name], depth[name]) for name in layout.dimensions}
    atoms, counts = atoms_of(problem)
    codes = codes_of(layout, atoms)
    columns: Mapping[str, list[str]] = {name: [each[at] for each in codes] for at, name in enumerate(layout.dimensions)}
    cut = Layout.of(trees, [table.spec for table in layout.tables]).hiding_zeros(zeros)
    return Problem.laid_out(cut, columns=columns, weights=np.asarray(counts).tolist())


def _cut(tree: Hierarchy, depth: int) -> Hierarchy:
    levels = zip(tree.above().items(), tree.depths, strict=True)
    return Hierarchy.from_pairs(tree.dimension, [pair for pair, level in levels if level <= depth])
