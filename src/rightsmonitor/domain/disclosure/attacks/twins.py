"""Two tables that both fit what is published: what may differ between them while something stays the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import SECONDS, Room
from rightsmonitor.domain.disclosure.equations.solver import WHOLE, Reals, Rows, Solver, is_whole
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.suppression.moves import Move

FARTHEST = 1_000.0  # between the two values of one number: so that there is always an end


class Twins:
    """Pairs of tables in one programme: a table, differences, and the other table, which is their sum.

    `truth`: the first table is the true one (one number for each quantity); without it, any that fits.
    """

    def __init__(self, room: Room, quantities: int, truth: Integers | None) -> None:
        self._variables, self._settled, count = room.variables, room.settled, len(room.variables)
        self._count, self._cells = count, int(np.searchsorted(room.variables, quantities))
        self._column = {int(variable): column for column, variable in enumerate(room.variables.tolist())}
        low, high = room.low.copy(), room.high.copy()
        if truth is not None:
            low[: self._cells] = high[: self._cells] = truth[room.variables[: self._cells]]
        far = np.full(count, FARTHEST)
        lower, upper = np.concatenate([low, -far, room.low]), np.concatenate([high, far, room.high])
        self._solver = Solver(_paired(room.rows, count), lower, upper, seconds=SECONDS)

    def first(self) -> Integers | None:
        """A table that fits, over all variables; None when there is none with the truth given, or none was found."""
        if not self._count:
            return self._settled
        point = self._solver.solve()
        if point is not None and not is_whole(point):
            point = self._solver.solve_whole()
        if point is None:
            return None
        table = self._settled.copy()
        table[self._variables] = np.rint(point[: self._count]).astype(np.int64)
        return table

    def differing(self, quantity: int, same: Sequence[int]) -> Move | None:
        """The differences between two tables that differ in one quantity and agree in others.

        None when there are no such tables, or none were found.
        """
        column = self._column.get(quantity)
        if column is None:
            return None
        kept = np.array([self._count + self._column[each] for each in same if each in self._column], dtype=np.int64)
        still, far = np.zeros(len(kept)), np.full(len(kept), FARTHEST)
        self._solver.bound(kept, still, still)
        found = self._moved(self._count + column)
        self._solver.bound(kept, -far, far)
        return found

    def _moved(self, column: int) -> Move | None:
        at = np.array([column])
        for sign in (1.0, -1.0):
            self._solver.price(at, np.array([-sign]))
            point = self._solver.solve()
            self._solver.price(at, np.zeros(1))
            if point is None and self._solver.proved:
                continue
            if point is not None and sign * point[column] < 1 - WHOLE:
                continue
            if point is None or not is_whole(point):
                point = self._whole(at, sign)
            if point is not None:
                return self._move(point)
        return None

    def _whole(self, at: Integers, sign: float) -> Reals | None:
        ends = (np.ones(1), np.full(1, FARTHEST)) if sign > 0 else (np.full(1, -FARTHEST), -np.ones(1))
        self._solver.bound(at, *ends)
        point = self._solver.solve_whole()
        self._solver.bound(at, np.full(1, -FARTHEST), np.full(1, FARTHEST))
        return point

    def _move(self, point: Reals) -> Move:
        differences = np.rint(point[self._count : 2 * self._count]).astype(np.int64)
        changed = np.flatnonzero(differences)
        return Move(self._variables[changed], differences[changed])


def _paired(rows: Rows, count: int) -> Rows:
    """The equations for a table, for differences that keep them, and for the sum of both."""
    entries, number = len(rows.columns), len(rows.right)
    sums = np.stack([np.arange(count), count + np.arange(count), 2 * count + np.arange(count)], axis=1).ravel()
    starts = np.concatenate([rows.starts, entries + rows.starts[1:], 2 * entries + 3 * np.arange(1, count + 1)])
    return Rows(
        starts.astype(np.int64),
        np.concatenate([rows.columns, count + rows.columns, sums]).astype(np.int64),
        np.concatenate([rows.coefficients, rows.coefficients, np.tile([1.0, 1.0, -1.0], count)]),
        np.concatenate([rows.right, np.zeros(number + count)]),
    )
