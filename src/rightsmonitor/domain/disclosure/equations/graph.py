"""Which variables lie near one another: the sparse graph of equations, cut down to what may move at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, Reals, Rows
from rightsmonitor.domain.disclosure.layout import Flags, Integers

STEP = 4.0  # what a step costs beside the price of the variable: of equally cheap ones the near ones are taken
HOPS = 5
MOST_HOPS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """Some variables and the equations between them, every other variable standing still."""

    variables: Integers
    rows: Rows  # columns count from 0 in the order of `variables`
    numbers: Integers  # of these rows in the graph
    whole: bool  # nothing within reach was left out


class Graph:
    """Equations over the variables that are free to move."""

    def __init__(self, equations: Equations, free: Flags) -> None:
        inside = free[equations.variable]
        row, self.variables = equations.row[inside], np.flatnonzero(free).astype(np.int64)
        self.place = np.full(equations.variables, -1, dtype=np.int64)
        self.place[self.variables] = np.arange(len(self.variables))
        column, sign = self.place[equations.variable[inside]], equations.coefficient[inside]
        _, row = np.unique(row, return_inverse=True)
        self._rows = int(row.max()) + 1 if len(row) else 0
        order = np.argsort(row, kind="stable")
        self._columns_by_row, self._signs_by_row = column[order], sign[order].astype(np.float64)
        self._row_starts = np.searchsorted(row[order], np.arange(self._rows)).astype(np.int64)
        order = np.argsort(column, kind="stable")
        self._rows_by_column, self._signs = row[order], sign[order].astype(np.float64)
        self._starts = np.searchsorted(column[order], np.arange(len(self.variables) + 1)).astype(np.int64)
        self._linked = np.flatnonzero(np.diff(self._starts)).astype(np.int64)

    def patch(self, start: int, price: Reals, most: int) -> Patch | None:
        """The `most` cheapest variables to reach from one (by its number here); a price of infinity closes one.

        None when the equations among them alone say that the first one cannot move.
        """
        near, whole = self._near(start, price, most)
        return self.between(near, start, whole=whole)

    def everything(self, price: Reals) -> Patch | None:
        """All variables that are not closed."""
        return self.between(np.flatnonzero(price < INFINITY), None, whole=True)

    def between(self, near: Integers, start: int | None, *, whole: bool) -> Patch | None:
        """The equations among these variables (numbers here, in order); None when they forbid `start` to move."""
        lengths = self._starts[near + 1] - self._starts[near]
        entry = np.repeat(self._starts[near] - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
        owner = np.repeat(np.arange(len(near)), lengths)
        row = self._rows_by_column[entry]
        kept = self._supported(owner, row, len(near))
        if start is not None and not kept[np.searchsorted(near, start)]:
            return None
        column = np.cumsum(kept) - 1
        inside = kept[owner]
        owner, row, sign = column[owner[inside]], row[inside], self._signs[entry[inside]]
        order = np.argsort(row, kind="stable")
        row = row[order]
        starts = np.flatnonzero(np.concatenate([[True], row[1:] != row[:-1]])) if len(row) else np.zeros(0, np.int64)
        rows = Rows(np.append(starts, len(row)).astype(np.int64), owner[order], sign[order], np.zeros(len(starts)))
        return Patch(near[kept], rows, row[starts], whole)

    def combined(self, patch: Patch, weights: Reals) -> Reals:
        """The coefficients of all variables, also of those that stand still in a patch, in a sum of its equations."""
        weight = np.zeros(self._rows)
        weight[patch.numbers] = weights
        lengths = np.diff(np.append(self._row_starts, len(self._columns_by_row)))
        entries = np.repeat(weight, lengths) * self._signs_by_row
        return np.bincount(self._columns_by_row, weights=entries, minlength=len(self.variables)).astype(np.float64)

    def _near(self, start: int, price: Reals, most: int) -> tuple[Integers, bool]:
        """Half of them by price, half by steps: cheap ones from far and wide, and some to spare near by."""
        everything = most >= len(self.variables)
        distance = self._distances(start, price + STEP, MOST_HOPS if everything else HOPS)
        near = np.flatnonzero(distance < INFINITY)
        if everything or len(near) <= most // 2:
            return near, everything
        cheap = near[np.argpartition(distance[near], most // 2)[: most // 2]]
        distance = self._distances(start, np.where(price < INFINITY, 1.0 + 0.1 * price, INFINITY), HOPS)
        near = np.flatnonzero(distance < INFINITY)
        if len(near) > most // 2:
            near = near[np.argpartition(distance[near], most // 2)[: most // 2]]
        return np.union1d(cheap, near).astype(np.int64), False

    def _distances(self, start: int, step: Reals, hops: int) -> Reals:
        distance = np.full(len(self.variables), INFINITY)
        distance[start] = 0.0
        if not self._rows:
            return distance
        for _ in range(hops):
            reached = np.minimum.reduceat(distance[self._columns_by_row], self._row_starts)
            nearer = step.copy()
            nearer[self._linked] += np.minimum.reduceat(reached[self._rows_by_column], self._starts[self._linked])
            unlinked = len(self._linked) < len(nearer)
            if unlinked:
                nearer[np.diff(self._starts) == 0] = INFINITY
            np.minimum(nearer, distance, out=nearer)
            if (nearer == distance).all():
                break
            distance = nearer
        return distance

    def parts(self, moved: Integers) -> list[Integers]:
        """Variables (numbers here, in order) divided into those that no equation connects."""
        at = {variable: place for place, variable in enumerate(moved.tolist())}
        group = list(range(len(moved)))

        def root(place: int) -> int:
            while group[place] != place:
                group[place] = group[group[place]]
                place = group[place]
            return place

        first: dict[int, int] = {}
        for variable, place in at.items():
            for row in self._rows_by_column[self._starts[variable] : self._starts[variable + 1]].tolist():
                group[root(place)] = root(first.setdefault(row, place))
        roots = np.array([root(place) for place in range(len(moved))], dtype=np.int64)
        return [moved[roots == each] for each in np.unique(roots).tolist()]

    def _supported(self, owner: Integers, row: Integers, count: int) -> Flags:
        """Variables that stand in no equation alone, nor among such ones."""
        kept = np.ones(count, dtype=np.bool_)
        alive = np.ones(len(owner), dtype=np.bool_)
        while True:
            held = np.bincount(row[alive], minlength=self._rows)
            alone = alive & (held[row] == 1)
            if not alone.any():
                return kept
            kept[owner[alone]] = False
            alive = kept[owner]
