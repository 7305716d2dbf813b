"""Whole-number moves: another table that an attacker cannot tell from the true one, as differences from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.graph import Graph, Patch
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, WHOLE, Once, Reals, is_whole
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers

ATOM_COST = 0.02  # nobody sees atoms move, but short moves are whole more often
RETRIES = 3
REWARD = 1_000.0  # for moving a wanted quantity by one, above whatever its company costs
MOST_WEIGHT = 12  # of an equation in a sum that forbids a move
SIZES = (300, 2**40)  # variables around the one that must move: a small patch answers most questions


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Differences from the true table, for the variables where it is not 0."""

    variables: Integers
    differences: Integers


class MoveSearch:
    """Searches moves over the quantities in `usable` and all atoms; every quantity used stays at `floor` or more.

    Zeros are published, so everybody knows that a hidden count is at least 1: this is the usual floor. An array has one
    entry for each quantity. Near by first, then in larger patches, at last everywhere.
    """

    def __init__(
        self, equations: Equations, values: Integers, usable: Flags, quantities: int, *, floor: int | Integers = 1
    ) -> None:
        self._equations = equations
        free = np.ones(equations.variables, dtype=np.bool_)
        free[:quantities] = usable
        self._graph = Graph(equations, free)
        count = len(self._graph.variables)
        self._random = np.random.Generator(np.random.PCG64(count))
        lowest = np.zeros(equations.variables, dtype=np.int64)
        lowest[:quantities] = floor
        least = lowest[self._graph.variables]
        self._down = np.where(least <= -UNBOUNDED, INFINITY, values[self._graph.variables] - least)
        self._cost = ATOM_COST * self._random.uniform(0.5, 1.5, count)
        self._closed = np.zeros(count, dtype=np.bool_)
        self._solver = Once()
        self.refusal: dict[int, float] | None = None  # the sum of equations that forbids the last move sought

    @property
    def solves(self) -> int:
        return self._solver.solves

    @property
    def effort(self) -> int:
        """Variables in all programmes solved so far: the same in every run, unlike time."""
        return self._solver.effort

    def price(self, variables: Integers, cost: Reals) -> None:
        """The cost of moving each of these variables by one."""
        self._cost[self._graph.place[variables]] = cost

    def close(self, quantity: int) -> None:
        """No move may touch this quantity any more."""
        self._closed[self._graph.place[quantity]] = True

    def open(self, quantity: int) -> None:
        """Moves may touch this quantity again."""
        self._closed[self._graph.place[quantity]] = False

    def cheapest(self, quantity: int, difference: int, *, sizes: tuple[int, ...] = SIZES) -> Move | None:
        """The cheapest move found that changes `quantity` by exactly `difference`; None when there is none.

        `sizes`: numbers of variables to search among, one after the other until there is one.
        """
        start = int(self._graph.place[quantity])
        if start < 0 or self._closed[start] or -difference > self._down[start]:
            return None
        price = np.where(self._closed, INFINITY, self._cost)
        self.refusal = None
        for most in sizes:
            patch = self._graph.patch(start, price, most)
            if patch is not None:
                found = self._within(patch, start, difference)
                if found is not None:
                    return found
                if patch.whole:
                    self.refusal = self._refusal(patch)
                    break
        return None

    def _within(self, patch: Patch, start: int, difference: int, *, quick: bool = False) -> Move | None:
        chosen = patch.variables
        count, column = len(chosen), int(np.searchsorted(chosen, start))
        lower = np.zeros(2 * count)
        upper = np.concatenate([np.full(count, INFINITY), self._down[chosen]])
        lower[column] = upper[column] = max(difference, 0)
        lower[column + count] = upper[column + count] = max(-difference, 0)
        cost = np.tile(self._cost[chosen], 2)
        self._solver.load(patch.rows.doubled(count), lower, upper, cost)
        point = self._whole_point(cost, quick=quick)
        return None if point is None else self._move(chosen, point)

    def region(self, quantities: Sequence[int], differences: Sequence[int]) -> Integers:
        """Where there is room to bring as many of these quantities as possible that far at once: for `cheapest`.

        One programme over everything; much smaller ones inside the region follow.
        """
        patch = self._graph.everything(np.where(self._closed, INFINITY, self._cost))
        if patch is None:
            return np.zeros(0, dtype=np.int64)
        chosen, count = patch.variables, len(patch.variables)
        upper = np.concatenate([np.full(count, INFINITY), self._down[chosen]])
        cost = np.tile(self._cost[chosen], 2)
        for quantity, difference in zip(quantities, differences, strict=True):
            start = int(self._graph.place[quantity])
            column = int(np.searchsorted(chosen, start))
            if column < count and chosen[column] == start:
                column, other = (column, column + count) if difference > 0 else (column + count, column)
                upper[column], upper[other] = min(abs(difference), upper[column]), 0.0
                cost[column] = -REWARD
        self._solver.load(patch.rows.doubled(count), np.zeros(2 * count), upper, cost)
        point = self._solver.solve()
        if point is None:
            return np.zeros(0, dtype=np.int64)
        return chosen[np.abs(point[:count] - point[count:]) > WHOLE]

    def inside(self, region: Integers, quantity: int, difference: int) -> Move | None:
        """The cheapest move within a region that changes `quantity` by exactly `difference`."""
        start = int(self._graph.place[quantity])
        at = int(np.searchsorted(region, start))
        if at == len(region) or region[at] != start or -difference > self._down[start]:
            return None
        patch = self._graph.between(region, start, whole=False)
        return None if patch is None else self._within(patch, start, difference, quick=True)

    def _refusal(self, patch: Patch) -> dict[int, float] | None:
        ray = self._solver.ray()
        if ray is None:
            return None
        weights = np.rint(ray / np.abs(ray[np.abs(ray) > WHOLE]).min())
        if np.abs(weights).max() > MOST_WEIGHT:
            return None
        total = self._graph.combined(patch, weights)  # closed ones too: they may be open when it is used
        used = np.flatnonzero(total)
        return dict(zip(self._graph.variables[used].tolist(), total[used].tolist(), strict=True))

    def _whole_point(self, cost: Reals, *, quick: bool) -> Reals | None:
        """A vertex in whole numbers: by making broken columns dearer, then by a search in whole numbers."""
        point = self._solver.solve()
        for _ in range(RETRIES):
            if point is None or is_whole(point):
                return point
            broken = np.flatnonzero(np.abs(point - np.rint(point)) >= WHOLE)
            dearer = cost[broken] * self._random.uniform(1.5, 4.0, len(broken)) + ATOM_COST
            self._solver.price(broken, dearer)
            point = self._solver.solve()
        if point is None or is_whole(point):
            return point
        return None if quick else self._solver.solve_whole()

    def cost_of(self, move: Move) -> float:
        """What a move costs at the present prices."""
        return float(np.abs(move.differences) @ self._cost[self._graph.place[move.variables]])

    def _move(self, chosen: Integers, point: Reals) -> Move | None:
        whole = np.rint(point).astype(np.int64)
        count = len(chosen)
        difference = np.zeros(self._equations.variables, dtype=np.int64)
        difference[self._graph.variables[chosen]] = whole[:count] - whole[count:]
        changed = np.flatnonzero(difference)
        return Move(changed, difference[changed]) if self._equations.hold(difference) else None
