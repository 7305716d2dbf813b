"""Whole-number moves: another table that an attacker cannot tell from the true one, as differences from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations import Equations
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers
from rightsmonitor.domain.disclosure.solver import INFINITY, WHOLE, Reals, Solver, is_whole

SECONDS = 20.0  # a safety net only: the limit that normally ends a search is a count of nodes
ATOM_COST = 0.02  # nobody sees atoms move, but short moves are whole more often
RETRIES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Differences from the true table, for the variables where it is not 0."""

    variables: Integers
    differences: Integers


class MoveSearch:
    """Searches moves over the quantities in `usable` and all atoms; every quantity used stays at `floor` or more.

    Zeros are published, so everybody knows that a hidden count is at least 1: this is the usual floor. An array has one
    entry for each quantity.
    """

    def __init__(
        self, equations: Equations, values: Integers, usable: Flags, quantities: int, *, floor: int | Integers = 1
    ) -> None:
        self._equations = equations
        self._values = values
        free = np.ones(equations.variables, dtype=np.bool_)
        free[:quantities] = usable
        count = int(free.sum())
        self._quantities = quantities
        self._random = np.random.Generator(np.random.PCG64(count))
        rows, self._variables = equations.reduced(free, np.zeros_like(values), doubled=count)
        self._column = np.full(equations.variables, -1, dtype=np.int64)
        self._column[self._variables] = np.arange(count)
        lowest = np.zeros(equations.variables, dtype=np.int64)
        lowest[:quantities] = floor
        least = lowest[self._variables]
        self._down = np.where(least <= -UNBOUNDED, INFINITY, values[self._variables] - least)
        upper = np.concatenate([np.full(count, INFINITY), self._down])
        self._count = count
        self._solver = Solver(rows, np.zeros(2 * count), upper, seconds=SECONDS, gap=0.1)
        self.price(self._variables, ATOM_COST * self._random.uniform(0.5, 1.5, count))

    @property
    def solves(self) -> int:
        return self._solver.solves

    def price(self, variables: Integers, cost: Reals) -> None:
        """The cost of moving each of these variables by one."""
        columns = self._column[variables]
        self._solver.price(columns, cost)
        self._solver.price(columns + self._count, cost)

    def close(self, quantity: int) -> None:
        """No move may touch this quantity any more."""
        self._allow(quantity, 0.0, 0.0, 0.0, 0.0)

    def open(self, quantity: int) -> None:
        """Moves may touch this quantity again."""
        self._allow(quantity, 0.0, INFINITY, 0.0, float(self._down[self._column[quantity]]))

    def cheapest(self, quantity: int, difference: int) -> Move | None:
        """The cheapest move found that changes `quantity` by exactly `difference`; None when there is none."""
        if -difference > self._down[self._column[quantity]]:
            return None
        up, down = float(max(difference, 0)), float(max(-difference, 0))
        self._allow(quantity, up, up, down, down)
        point = self._whole_point()
        self.open(quantity)
        return None if point is None else self._move(point)

    def _whole_point(self) -> Reals | None:
        """A vertex in whole numbers: by making broken columns dearer, then by a search near by, then everywhere."""
        point = self._solver.solve()
        before = self._solver.cost.copy()
        for _ in range(RETRIES):
            if point is None or is_whole(point):
                break
            broken = np.flatnonzero(np.abs(point - np.rint(point)) >= WHOLE)
            self._solver.price(broken, before[broken] * self._random.uniform(1.5, 4.0, len(broken)) + ATOM_COST)
            point = self._solver.solve()
        changed = np.flatnonzero(self._solver.cost != before)
        self._solver.price(changed, before[changed])
        if point is None or is_whole(point):
            return point
        near = self._solver.solve_whole(self._near(point))
        return self._solver.solve_whole() if near is None else near

    def cost_of(self, move: Move) -> float:
        """What a move costs at the present prices."""
        columns = self._column[move.variables]
        return float(np.abs(move.differences) @ self._solver.cost[columns])

    def _near(self, point: Reals) -> Flags:
        """Columns a whole-number search may use first: those moved already, and those that cost nothing."""
        moved = (point[: self._count] > WHOLE) | (point[self._count :] > WHOLE)
        good = moved | (self._solver.cost[: self._count] < 2 * ATOM_COST)
        good |= self._variables >= self._quantities
        return np.concatenate([good, good])

    def _allow(self, quantity: int, low: float, high: float, low_down: float, high_down: float) -> None:
        column = int(self._column[quantity])
        columns = np.array([column, column + self._count])
        self._solver.bound(columns, np.array([low, low_down]), np.array([high, high_down]))

    def _move(self, point: Reals) -> Move | None:
        whole = np.rint(point).astype(np.int64)
        difference = np.zeros(self._equations.variables, dtype=np.int64)
        difference[self._variables] = whole[: self._count] - whole[self._count :]
        changed = np.flatnonzero(difference)
        return Move(changed, difference[changed]) if self._equations.hold(difference) else None
