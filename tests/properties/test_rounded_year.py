"""A year that is rounded afresh beside its rounded quarters: whoever lays both draws over each other and takes it that
nothing was corrected still finds at least base − 1 values for each small count. Every table is tried."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_worlds import hierarchy, joint_leaves, problem
from rightsmonitor import reference
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.likelihood import finest_cells, is_enumerable
from rightsmonitor.domain.disclosure.rounding.rounding import members_of, round_tables
from rightsmonitor.domain.tabulation import ALL_TABLES, Scope, hierarchies, specs

BASE = 3
SHAPES = (
    [hierarchy("a", x=0)],
    [hierarchy("a", x=0, y=0)],
    [hierarchy("a", x=0, y=0, z=0)],
    [hierarchy("geo", n=2, s=1)],
)


def quarter(shape: int, counts: tuple[int, ...]) -> Problem:
    trees = SHAPES[shape]
    table = ",".join(tree.dimension for tree in trees)
    return problem(trees, [table], dict(zip(joint_leaves(trees), counts, strict=True)))


def fewest(quarters: list[Problem], shown: list[Integers], year: Integers) -> int:
    """Values left for any small count of a quarter, a margin or the year, over everything that could have been."""
    layout = quarters[0].layout
    rows = members_of(layout, finest_cells(layout)).rows()
    worlds = [_fitting(rows, values) for values in shown]
    yearly = {tuple(each.tolist()) for each in _fitting(rows, year)}
    left: dict[tuple[int, int], set[int]] = {}
    for parts in product(*worlds):
        total = np.sum(parts, axis=0)
        if tuple(total.tolist()) in yearly:
            for number, part in enumerate((*parts, total)):
                for quantity, count in enumerate(part.tolist()):
                    left.setdefault((number, quantity), set()).add(count)
    true = [each.counts for each in quarters]
    counts = [*true, np.sum(true, axis=0)]
    return min(len(seen) for (number, quantity), seen in left.items() if 0 < counts[number][quantity] < BASE)


def _fitting(rows: list[Integers], values: Integers) -> list[Integers]:
    """Counts of all quantities, for every table that is shown so."""
    low, high = _shown_as(values)
    cells = [next(q for q in row.tolist() if sum(q in other for other in rows) == 1) for row in rows]
    found = []
    for table in product(*(range(max(0, low[cell]), high[cell] + 1) for cell in cells)):
        counts = np.zeros(len(values), dtype=np.int64)
        for row, count in zip(rows, table, strict=True):
            counts[row] += count
        if (counts[values == 0] < BASE).all():
            found.append(counts)
    return found


def _shown_as(values: Integers) -> tuple[Integers, Integers]:
    """What a cell says by itself: what was counted lies within a base of it."""
    return np.where(values == 0, 0, values - BASE + 1), np.where(values == 0, BASE - 1, values + BASE - 1)


def published(shape: int, counts: list[tuple[int, ...]], secret: int, *, limited: bool) -> int:
    quarters = [quarter(shape, each) for each in counts]
    shown = [
        round_tables(each, base=BASE, secret=(secret * 7 + at).to_bytes(16, "big")).values
        for at, each in enumerate(quarters)
    ]
    year = quarter(shape, tuple(np.sum(counts, axis=0).tolist()))
    before = shown if limited else []
    made = round_tables(year, base=BASE, secret=(secret * 7 + 6).to_bytes(16, "big"), before=before)
    assert ((made.values % BASE) == 0).all()
    assert (made.values[year.counts >= BASE] > 0).all()
    return fewest(quarters, shown, made.values)


@st.composite
def years(draw: st.DrawFn) -> tuple[int, list[tuple[int, ...]]]:
    shape = draw(st.integers(0, len(SHAPES) - 1))
    cells, quarters = len(joint_leaves(SHAPES[shape])), draw(st.integers(1, 3 if shape < 2 else 2))
    counts = st.tuples(*[st.integers(0, BASE)] * cells)
    found = draw(st.lists(counts, min_size=quarters, max_size=quarters))
    small = {0 < count < BASE for each in found for count in each}
    return shape, found if True in small else [*found[:-1], (1,) * cells]


@given(year=years(), secret=st.integers(0, 2**16))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_year_beside_its_quarters_leaves_enough_values(year: tuple[int, list[tuple[int, ...]]], secret: int) -> None:
    assert published(*year, secret, limited=True) >= BASE - 1


def test_a_year_drawn_without_regard_to_its_quarters_gives_counts_away() -> None:
    """The control: two quarters of 0–2 and a year of 6 leave 2 each time, nothing else."""
    counts = [(2,), (2,)]
    free = [published(0, counts, secret, limited=False) for secret in range(200)]
    kept = [published(0, counts, secret, limited=True) for secret in range(200)]
    assert (min(free), min(kept) >= BASE - 1) == (1, True)


def test_no_table_of_a_year_is_small_enough_for_both_draws_to_be_enumerated() -> None:
    """On one cell alone an attacker who knows the algorithm is left with three likely values by a year and two quarters
    (see docs/disclosure-control.md). No table that an office can count afresh has so few cells."""
    known = reference.load()
    for name in ("national", "programme"):
        scope = Scope.named(name, period=Period.parse("2026"), place_levels=1)
        trees = hierarchies(scope, known.taxonomy, known.places)
        for key in ALL_TABLES:
            layout = Layout.of(trees, specs([key], place_levels=1))
            assert not any(is_enumerable(layout, base) for base in (3, 5, 10)), key
    assert is_enumerable(quarter(1, (1, 1)).layout, 5)  # the control
