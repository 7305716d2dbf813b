"""The attacker: what can be worked out about hidden counts from everything that is published, exactly.

Integer propagation first; then for each hidden quantity a smallest and a largest value over all whole-number tables
that fit (linear programming, and a search in whole numbers where the vertex found is not whole). Every point
found widens what is known to be possible for all other quantities, so most questions are never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import core_of
from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.propagation import propagate
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, WHOLE, Reals, Rows, Solver, is_whole
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Integers
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.sensitivity import Threshold, for_each, values_needed
from rightsmonitor.domain.disclosure.suppression.moves import MoveSearch
from rightsmonitor.domain.errors import Cancelled, InvalidTable

SECONDS = 20.0  # a safety net only: the limit that normally ends a search is a count of nodes
PROPAGATION, LINEAR, WHOLE_NUMBERS = "propagation", "linear", "whole-numbers"


@dataclass(frozen=True, slots=True)
class Interval:
    """A hidden quantity lies between `low` and `high` (None: no limit); not `proved`: at least these occur.

    `unpublished`: it has no cell in any release (an increment, say), so that it may well be zero.
    """

    quantity: int
    low: int
    high: int | None
    knowledge: str  # propagation, linear, whole-numbers: what was needed to know it
    proved: bool
    unpublished: bool = False

    @property
    def values(self) -> int | None:
        """How many values are left; None when there is no upper limit."""
        return None if self.high is None else self.high - self.low + 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A hidden cell that can be read, or nearly."""

    table: str
    codes: tuple[str, ...]
    low: int
    high: int
    knowledge: str


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What the attack found. `intervals` has one entry for each hidden quantity."""

    threshold: int  # the lowest of all quantities
    hidden: int
    intervals: tuple[Interval, ...]
    findings: tuple[Finding, ...]
    exact: int  # hidden quantities with one possible value, which is below the threshold
    narrow: int  # … with fewer than threshold - 1 possible values, one of them below the threshold
    narrowest: int | None  # fewest values left among quantities that may be below the threshold; None: no limit
    told: tuple[int, ...] = ()  # quantities about which too much can be known

    @property
    def safe(self) -> bool:
        return not self.exact + self.narrow


def attack(
    published: Published,
    *,
    threshold: Threshold,
    thorough: bool = True,
    hints: Iterable[Integers] = (),
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Verdict:
    """Work out every hidden quantity as narrowly as possible.

    Not `thorough`: a quantity is left as soon as enough values are known to occur; intervals are then parts only.
    `hints`: tables to try (quantities, then atoms), gone through once or twice; each is used only if it fits what is
    published.
    Raises InvalidTable (reason: does-not-add-up) when no whole-number table fits what is published.
    """
    thresholds = for_each(threshold, published.layout.size)
    attacker = _Attacker(published, hints)
    quantities = np.flatnonzero(published.hidden).tolist()
    intervals = []
    for done, quantity in enumerate(quantities):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(quantities))
        mine = int(thresholds[quantity])
        enough = None if thorough else _Enough(values_needed(mine), mine)
        intervals.append(attacker.interval(quantity, enough))
    return _verdict(published, thresholds, tuple(intervals))


def is_told(interval: Interval, threshold: int) -> bool:
    """Does this tell too much: fewer than threshold - 1 values left, at least one of them below the threshold?"""
    if interval.high is None or interval.high - interval.low + 1 >= values_needed(threshold):
        return False
    if interval.unpublished:
        nearest = 0 if interval.low <= 0 <= interval.high else min(abs(interval.low), abs(interval.high))
        return 0 < nearest < threshold
    return interval.low < threshold and interval.high != 0


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """What is open once everything that follows by adding and subtracting is settled: `rows` over `variables` (numbers
    of quantities, then atoms), each between `low` and `high`. `settled`: the value of everything else. A hidden
    quantity is at least `floor`."""

    equations: Equations
    rows: Rows
    variables: Integers
    low: Reals
    high: Reals
    settled: Integers
    floor: Integers


def room(published: Published) -> Room:
    """The tables that fit what is published. Raises InvalidTable (reason: does-not-add-up)."""
    return _Attacker(published, ()).room()


@dataclass(frozen=True, slots=True)
class _Enough:
    """When a search may stop: so many values, or none below the threshold."""

    values: int
    threshold: int


class _Attacker:
    def __init__(self, published: Published, hints: Iterable[Integers]) -> None:
        layout = published.layout
        self._size = layout.size
        self._unpublished = np.zeros(layout.size, bool) if published.unpublished is None else published.unpublished
        self._core = core_of(layout, ~published.hidden & (published.values == 0))
        self._equations = Equations.of(layout, self._core)
        redundant = Equations.of(layout, self._core, redundant=True)
        extra = redundant.variables - layout.size
        self._free = np.concatenate([published.hidden, np.ones(extra, dtype=np.bool_)])
        shown = np.where(published.hidden, 0, published.values)
        values = np.concatenate([shown, np.zeros(extra, dtype=np.int64)])
        for floor in (
            published.floor,
            0 * published.floor,
        ):  # zeros are normally published, so a hidden count is 1 or more
            if self._start(redundant, values, floor) and self._first_tables(hints, floor):
                return
        texts = " ".join(table.spec.text for table in layout.tables)
        raise InvalidTable(table=texts, reason="does-not-add-up")

    def _start(self, redundant: Equations, values: Integers, floor: Integers) -> bool:
        low = values.copy()
        low[: self._size] = np.where(self._free[: self._size], floor, low[: self._size])
        tight = propagate(redundant, low, np.where(self._free, UNBOUNDED, values))
        if tight is None or redundant.contradicted(self._free, values):
            return False
        self._low, self._high = tight
        self._rows, self._variables = self._equations.reduced(self._low < self._high, self._low)
        self._floor = floor
        self._column = np.full(redundant.variables, -1, dtype=np.int64)
        self._column[self._variables] = np.arange(len(self._variables))
        self._solver = Solver(self._rows, self._reals(self._low), self._reals(self._high), seconds=SECONDS)
        # what is known to occur, from the tables seen so far
        self._seen_low, self._seen_high = self._high.copy(), self._low.copy()
        return True

    def _first_tables(self, hints: Iterable[Integers], floor: Integers) -> bool:
        """Tables that fit, to start from; false when it is certain that there is none."""
        self._base: Integers | None = None
        for hint in hints:
            if self._fits(hint):
                self._see(hint)
                self._base = hint if self._base is None else self._base
        if self._base is None:
            point = self._solver.solve()
            if point is not None and not is_whole(point):
                point = self._solver.solve_whole()
            if point is None and self._solver.proved:
                return False
            if point is not None:
                table = self._low.copy()
                table[self._variables] = np.rint(point).astype(np.int64)
                self._base = table
                self._see(table)
        self._search = None
        if self._base is not None:
            open_ = (self._low < self._high)[: self._size]
            self._search = MoveSearch(self._equations, self._base, open_, self._size, floor=floor)
        return True

    def room(self) -> Room:
        low, high = self._reals(self._low), self._reals(self._high)
        return Room(self._equations, self._rows, self._variables, low, high, self._low, self._floor)

    def _fits(self, table: Integers) -> bool:
        inside = (self._low <= table).all() and (table <= self._high).all()
        return bool(inside and self._equations.hold(table))

    def _see(self, table: Integers) -> None:
        np.minimum(self._seen_low, table, out=self._seen_low)
        np.maximum(self._seen_high, table, out=self._seen_high)

    def _reals(self, bounds: Integers) -> Reals:
        chosen = bounds[self._variables].astype(np.float64)
        chosen[chosen >= UNBOUNDED] = INFINITY
        chosen[chosen <= -UNBOUNDED] = -INFINITY
        return chosen

    def _note(self, point: Reals) -> bool:
        """Remember which values occur in a point; false when it is not a whole-number one."""
        if not is_whole(point):
            return False
        table = self._low.copy()
        table[self._variables] = np.rint(point).astype(np.int64)
        self._see(table)
        return True

    def _reaches(self, quantity: int, value: int) -> bool:
        """Is there a short move from the first table to one with this value? Not the last word when false."""
        if self._search is None or self._base is None:
            return False
        move = self._search.cheapest(quantity, value - int(self._base[quantity]))
        if move is None:
            return False
        table = self._base.copy()
        table[move.variables] += move.differences
        self._see(table)
        return True

    def interval(self, quantity: int, enough: _Enough | None) -> Interval:
        """The exact range of one hidden quantity, or some of it as soon as it cannot tell too much any more."""
        unpublished = bool(self._unpublished[quantity])
        if self._column[quantity] < 0:
            value = int(self._low[quantity])
            return Interval(quantity, value, value, PROPAGATION, True, unpublished)
        maybe_nobody = unpublished and self._seen_low[quantity] <= 0 <= self._seen_high[quantity]
        if enough is not None and (maybe_nobody or self._wide(quantity, enough)):
            low, high = int(self._seen_low[quantity]), int(self._seen_high[quantity])
            return Interval(quantity, low, high, LINEAR, False, unpublished)
        low, how_low, sure_low = self._end(quantity, 1)
        end, how_high, sure_high = self._end(quantity, -1)
        knowledge = max(how_low, how_high, key=(PROPAGATION, LINEAR, WHOLE_NUMBERS).index)
        limit = None if end >= UNBOUNDED else end
        return Interval(quantity, low, limit, knowledge, sure_low and sure_high, unpublished)

    def _wide(self, quantity: int, enough: _Enough) -> bool:
        if self._has(quantity, enough):
            return True
        values = enough.values
        for value in (self._seen_low[quantity] + values - 1, self._seen_high[quantity] - values + 1):
            if self._low[quantity] <= value <= self._high[quantity] and self._reaches(quantity, int(value)):
                return True
        return False

    def _has(self, quantity: int, enough: _Enough) -> bool:
        """Do enough values occur, or one so large that with fewer values all would be at the threshold or above?"""
        low, high = self._seen_low[quantity], self._seen_high[quantity]
        large = high >= enough.threshold + enough.values - 2 and not self._unpublished[quantity]
        return bool(large or high - low + 1 >= enough.values)

    def _end(self, quantity: int, sign: int) -> tuple[int, str, bool]:
        """Smallest (sign 1) or largest (sign -1) value, what was needed for it, and whether it is the last word."""
        outer = self._low if sign > 0 else self._high
        seen = self._seen_low if sign > 0 else self._seen_high
        if outer[quantity] == seen[quantity]:
            return int(outer[quantity]), PROPAGATION, True
        column = np.array([self._column[quantity]])
        before = self._solver.cost[column]
        self._solver.price(column, np.array([float(sign)]))
        point = self._solver.solve()
        self._solver.price(column, before)
        if point is None and self._solver.proved:
            return int(outer[quantity]), PROPAGATION, True
        if point is not None:
            bound = int(np.ceil(sign * point[column[0]] - WHOLE)) * sign
            knowledge = PROPAGATION if bound == outer[quantity] else LINEAR
            if self._note(point) or seen[quantity] == bound or self._reaches(quantity, bound):
                return bound, knowledge, True
            value = self._whole_end(quantity, sign)
            if value is not None:
                return value, WHOLE_NUMBERS, True
        return int(seen[quantity]), WHOLE_NUMBERS, False  # not settled: claim only what is known to occur

    def _whole_end(self, quantity: int, sign: int) -> int | None:
        column = np.array([self._column[quantity]])
        self._solver.price(column, np.array([float(sign)]))
        point = self._solver.solve_whole()
        self._solver.price(column, np.zeros(1))
        if point is not None:
            self._note(point)
        return int(np.rint(point[column[0]])) if point is not None and self._solver.proved else None


def _verdict(published: Published, thresholds: Integers, intervals: tuple[Interval, ...]) -> Verdict:
    told = [interval for interval in intervals if is_told(interval, int(thresholds[interval.quantity]))]
    places = _places(published, [interval.quantity for interval in told])
    findings = tuple(
        Finding(table, codes, interval.low, interval.high or 0, interval.knowledge)
        for interval in told
        for table, codes in places[interval.quantity]
    )
    left = [
        interval.values
        for interval in intervals
        if interval.low < thresholds[interval.quantity]
        and interval.values is not None
        and interval.high != 0  # a zero that everybody knows is no small number
        and not (interval.unpublished and interval.low <= 0)
    ]
    exact = sum(interval.values == 1 for interval in told)
    return Verdict(
        threshold=int(thresholds.min()),
        hidden=len(intervals),
        intervals=intervals,
        findings=findings,
        exact=exact,
        narrow=len(told) - exact,
        narrowest=min(left) if left else None,
        told=tuple(interval.quantity for interval in told),
    )


def _places(published: Published, quantities: list[int]) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
    wanted = np.zeros(published.layout.size, dtype=np.bool_)
    wanted[quantities] = True
    places: dict[int, list[tuple[str, tuple[str, ...]]]] = {quantity: [] for quantity in quantities}
    for number, table in enumerate(published.layout.tables):
        flat = table.quantity.ravel()
        for cell in np.flatnonzero(wanted[flat]).tolist():
            places[int(flat[cell])].append((table.spec.text, published.layout.codes(number, cell)))
    return places


def told_quantities(verdict: Verdict) -> tuple[int, ...]:
    """The hidden quantities about which too much can be known."""
    return verdict.told
