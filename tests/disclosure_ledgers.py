"""Several small releases for tests: everything counted, protected together, and read as the checker does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from disclosure_worlds import parents
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking.checker import Releases, Shown
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.suppression.search import published
from rightsmonitor.domain.disclosure.together import linking
from rightsmonitor.domain.disclosure.together.jointly import Joint, protect_jointly
from rightsmonitor.domain.disclosure.together.linking import Edition, chain, joint_problem, link


def shown_all(tables: Problem) -> Published:
    """A release without any protection."""
    return published(tables, np.zeros(tables.layout.size, dtype=np.bool_))


def blank(layout: Layout) -> Published:
    return Published(layout, np.full(layout.size, -1), np.ones(layout.size, dtype=np.bool_))


def protected(
    earlier: Sequence[tuple[str, Published, Problem]], new: Problem, threshold: int = 5, seed: int = 2
) -> Protected:
    """A release `new` that counts everybody of the earlier ones too, protected together with them."""
    editions = chain([*((name, each) for name, each, _ in earlier), ("new", blank(new.layout))])
    columns: dict[str, list[str]] = {name: [] for name in new.layout.dimensions}
    releases: list[str] = []
    weights: list[int] = []
    held = dict.fromkeys(units(new), 0)
    for name, counts in [*((name, units(each)) for name, _, each in earlier), ("new", units(new))]:
        for cell, count in counts.items():
            if count > held[cell]:
                releases.append(linking.rest_of(editions, name))
                weights.append(count - held[cell])
                for column, code in zip(columns.values(), cell, strict=True):
                    column.append(code)
                held[cell] = count
    tables = joint_problem(link(editions), columns=columns, releases=releases, weights=weights)
    return protect(tables, threshold=threshold, seed=seed)


def corrected(
    earlier: Sequence[tuple[str, Published, Problem]], new: Problem, threshold: int = 5, seed: int = 2
) -> Protected:
    """A release `new` of which records were withdrawn and changed since the earlier ones counted them."""
    editions = [Edition(name, each) for name, each, _ in earlier]
    editions.append(Edition("new", blank(new.layout), tuple(each.name for each in editions)))
    columns: dict[str, list[str]] = {name: [] for name in new.layout.dimensions}
    releases: list[str] = []
    weights: list[int] = []
    for name, tables in [*((name, tables) for name, _, tables in earlier), ("new", new)]:
        for cell, count in units(tables).items():
            releases.append(name)
            weights.append(count)
            for column, code in zip(columns.values(), cell, strict=True):
                column.append(code)
    linked = link(editions, corrected=True)
    return protect(
        joint_problem(linked, columns=columns, releases=releases, weights=weights), threshold=threshold, seed=seed
    )


def year_with_withdrawals(quarters: Sequence[tuple[str, Problem]], year: Problem, *, as_if: bool) -> list[Published]:
    """What the quarters, protected one by one, and the year after them show, some records being withdrawn since.

    `as_if`: with what would be hidden if nothing had gone.
    """
    shown = [(name, protect(each, threshold=5, seed=1).published, each) for name, each in quarters]
    editions = [Edition(name, each) for name, each, _ in shown]
    editions.append(Edition("year", blank(year.layout), tuple(name for name, _ in quarters)))
    before = [(cell, name, count) for name, each in quarters for cell, count in units(each).items()]
    left = units(year)
    for cell, _, count in before:
        left[cell] = left.get(cell, 0) - count
    rest = [(cell, linking.rest_of(editions, "year"), count) for cell, count in left.items() if count > 0]
    mine = [(cell, "year", count) for cell, count in units(year).items()]
    hiding = _jointly(editions, [*before, *rest], year).hidden if as_if else None
    made = _jointly(editions, [*before, *mine], year, corrected=True, hiding=hiding)
    return [*(each for _, each, _ in shown), made.published]


def _jointly(
    editions: Sequence[Edition], records: Sequence[tuple[tuple[str, ...], str, int]], year: Problem, **how: Any
) -> Joint:
    return protect_jointly(
        editions,
        columns={name: [cell[at] for cell, _, _ in records] for at, name in enumerate(year.layout.dimensions)},
        releases=[node for _, node, _ in records],
        weights=[count for _, _, count in records],
        threshold=5,
        seed=1,
        **how,
    )


def alone(result: Protected, earlier: Sequence[tuple[str, Published, Problem]], new: Problem) -> Published:
    """The new release as it is published."""
    editions = chain([*((name, each) for name, each, _ in earlier), ("new", blank(new.layout))])
    places = link(editions).quantities["new"]
    return Published(new.layout, result.published.values[places], result.published.hidden[places])


def units(tables: Problem) -> dict[tuple[str, ...], int]:
    trees = [tables.layout.hierarchies[name] for name in tables.layout.dimensions]
    return {
        tuple(tree.codes[at] for tree, at in zip(trees, cell, strict=True)): int(count)
        for cell, count in zip(tables.units.tolist(), tables.unit_counts.tolist(), strict=True)
    }


def checked(result: Protected, holds: Sequence[tuple[str, tuple[str, ...]]]) -> checker.Report:
    """Each release as its own tables, as the checker reads them from files."""
    layout, proof, unpublished = result.problem.layout, result.certificate, result.problem.standing.unpublished
    tables = []
    for number, table in enumerate(layout.tables):
        cells = {
            layout.codes(number, cell): None if result.hidden[quantity] else int(result.problem.counts[quantity])
            for cell, quantity in enumerate(table.quantity.ravel().tolist())
            if not unpublished[quantity]
        }
        tables.append(Shown(table.spec.names, cells))
    return checker.check(
        tables=tables,
        parents=parents(result.published),
        dimensions=proof.dimensions,
        truth=proof.truth,
        witnesses=proof.witnesses,
        threshold=proof.threshold,
        releases=Releases("new", tuple(holds)),
    )
