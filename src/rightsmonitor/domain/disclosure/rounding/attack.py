"""The attacker of rounded tables: what published multiples leave possible, all numbers taken together.

Tables that add up were rounded from their cells, so margins say nothing new except where they are 0. Tables that do
not add up were rounded number by number; then every margin narrows the cells it is the sum of. On small blocks the
attacker also knows the algorithm and runs it for every table there could have been.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import (
    LINEAR,
    PROPAGATION,
    WHOLE_NUMBERS,
    Finding,
    Interval,
    Verdict,
)
from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.propagation import propagate
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, WHOLE, Solver
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers, Layout
from rightsmonitor.domain.disclosure.rounding.likelihood import LEAST_VALUES, is_enumerable, plausible_values
from rightsmonitor.domain.disclosure.rounding.rounding import checked_base, finest_quantities
from rightsmonitor.domain.disclosure.sensitivity import checked_threshold, values_needed
from rightsmonitor.domain.errors import Cancelled, InvalidTable

ALGORITHM = "algorithm"  # what was needed to know it: the algorithm itself, run for every possible table
SECONDS = 20.0
MOST_SOLVED = 3_000  # quantities asked one by one; beyond, propagation alone


@dataclass(frozen=True, slots=True, eq=False)
class Multiples:
    """Rounded tables as everybody reads them: one multiple of `base` for each quantity, the class of zero as 0."""

    layout: Layout
    values: Integers
    base: int

    @property
    def adds_up(self) -> bool:
        return Equations.of(self.layout, None).hold(self.values)


def attack_rounded(
    published: Multiples,
    *,
    threshold: int,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Verdict:
    """The values that remain for every number.

    Raises InvalidTable (reason: not-multiples, does-not-add-up), InvalidValue (field: base, threshold).
    """
    checked_threshold(threshold)
    base = checked_base(published.base)
    text = " ".join(table.spec.text for table in published.layout.tables)
    if (published.values % base != 0).any() or (published.values < 0).any():
        raise InvalidTable(table=text, reason="not-multiples")
    adds_up = published.adds_up
    low, high = classes(published, adds_up)
    equations = Equations.of(published.layout, None, redundant=True)
    tight = propagate(equations, low, high)
    if tight is None:
        raise InvalidTable(table=text, reason="does-not-add-up")
    knowledge = [PROPAGATION] * len(low)
    if not adds_up:
        tight = _solved(published, tight, knowledge, threshold, progress, cancelled)
    low, high = tight
    count = np.where(high >= UNBOUNDED, UNBOUNDED, high - low + 1)
    told = count < needed(threshold, base)
    if adds_up and is_enumerable(published.layout, base):
        told |= _learnt_from_algorithm(published, (low, high, count), knowledge)
    return _verdict(published, (low, high, count), told, knowledge, threshold)


def needed(threshold: int, base: int) -> int:
    """How many values must be left: those of a class, or t - 1 where the class is larger."""
    return min(values_needed(threshold), base)


def classes(published: Multiples, adds_up: bool) -> tuple[Integers, Integers]:
    """What each number says by itself."""
    values, top = published.values, published.base - 1
    by_itself = finest_quantities(published.layout) if adds_up else np.ones(len(values), dtype=np.bool_)
    if adds_up and len(published.layout.tables) > 1:
        by_itself = np.zeros(len(values), dtype=np.bool_)  # sums of joint cells that nobody sees
    low = np.where(values == 0, 0, np.where(by_itself, values - top, 1))
    high = np.where(values == 0, top, np.where(by_itself, values + top, UNBOUNDED))
    return low, high


def _learnt_from_algorithm(
    published: Multiples, bounds: tuple[Integers, Integers, Integers], knowledge: list[str]
) -> Flags:
    """Narrow the bounds to what explains the publication well; flags quantities with too few such values."""
    low, high, count = bounds
    told = np.zeros(len(low), dtype=np.bool_)
    least = min(LEAST_VALUES, published.base)
    for quantity, left in enumerate(plausible_values(published.layout, published.values, published.base)):
        if len(left) < count[quantity]:
            low[quantity], high[quantity], count[quantity] = left[0], left[-1], len(left)
            knowledge[quantity] = ALGORITHM
            told[quantity] = len(left) < least
    return told


def _solved(
    published: Multiples,
    bounds: tuple[Integers, Integers],
    knowledge: list[str],
    threshold: int,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[Integers, Integers]:
    """Smallest and largest value of each number that may be small, over all whole-number tables."""
    low, high = bounds[0].copy(), bounds[1].copy()
    equations = Equations.of(published.layout, None)
    rows, variables = equations.reduced(np.ones(equations.variables, dtype=np.bool_), low)
    upper = np.where(bounds[1] >= UNBOUNDED, INFINITY, bounds[1].astype(np.float64))
    solver = Solver(rows, bounds[0].astype(np.float64), upper, seconds=SECONDS)
    column = np.full(len(low), -1, dtype=np.int64)
    column[variables] = np.arange(len(variables))
    asked = np.flatnonzero((low < threshold) & (low < high))[:MOST_SOLVED].tolist()
    for done, quantity in enumerate(asked):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(asked))
        for ends, sign in ((low, 1), (high, -1)):
            found = _end(solver, int(column[quantity]), sign)
            if found is not None and found[0] != ends[quantity]:
                ends[quantity], knowledge[quantity] = found
    return low, high


def _end(solver: Solver, column: int, sign: int) -> tuple[int, str] | None:
    """Smallest (sign 1) or largest (sign -1) value of one column; None where the search gives up."""
    place = np.array([column])
    solver.price(place, np.array([float(sign)]))
    point = solver.solve()
    bound = None if point is None else (int(np.ceil(sign * point[column] - WHOLE)) * sign, LINEAR)
    if point is not None and not _whole(point):
        point = solver.solve_whole()
        if point is not None and solver.proved:
            bound = (int(np.rint(point[column])), WHOLE_NUMBERS)
    solver.price(place, np.zeros(1))
    return bound


def _whole(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    return bool(np.all(np.abs(point - np.rint(point)) < WHOLE))


def _verdict(
    published: Multiples,
    bounds: tuple[Integers, Integers, Integers],
    told: Flags,
    knowledge: list[str],
    threshold: int,
) -> Verdict:
    low, high, count = bounds
    may_be_small = (low < threshold) & (high > 0)
    told = told & may_be_small
    intervals = tuple(
        Interval(quantity, int(low[quantity]), end, knowledge[quantity], True)
        for quantity in range(len(low))
        for end in [None if high[quantity] >= UNBOUNDED else int(high[quantity])]
    )
    left = count[may_be_small & (count < UNBOUNDED)]
    return Verdict(
        threshold=threshold,
        hidden=len(low),
        intervals=intervals,
        findings=tuple(_findings(published.layout, told, low, high, knowledge)),
        exact=int((told & (count == 1)).sum()),
        narrow=int((told & (count > 1)).sum()),
        narrowest=int(left.min()) if len(left) else None,
    )


def _findings(layout: Layout, told: Flags, low: Integers, high: Integers, knowledge: list[str]) -> list[Finding]:
    found = []
    for number, table in enumerate(layout.tables):
        flat = table.quantity.ravel()
        for cell in np.flatnonzero(told[flat]).tolist():
            quantity = int(flat[cell])
            ends = int(low[quantity]), int(high[quantity])
            found.append(Finding(table.spec.text, layout.codes(number, cell), *ends, knowledge[quantity]))
    return found
