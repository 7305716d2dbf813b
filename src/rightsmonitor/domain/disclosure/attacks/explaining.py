"""Is there a table that explains why a file hides what it hides, without a small number that an insider learns?"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import SECONDS, Room
from rightsmonitor.domain.disclosure.equations.solver import Solver, is_whole
from rightsmonitor.domain.disclosure.layout import Integers


def unexplained(room: Room, learned: Collection[int], threshold: Integers) -> set[int]:
    """Those of the quantities insiders learn of which, or of one beside which, it is certain that it is small.

    Something is hidden because of a small number. Where hidden numbers hang together, one of them is small; if no table
    fits in which all learned ones are at their threshold or above and another one is below its own, a learned one is.
    """
    solver = Solver(room.rows, room.low, room.high, seconds=SECONDS)
    certain: set[int] = set()
    for part in _parts(room):
        told = np.array([column for column in part if int(room.variables[column]) in learned], dtype=np.int64)
        cells = [c for c in part if c not in set(told.tolist()) and room.variables[c] < len(room.floor)]
        if not len(told):
            continue
        limits = threshold[room.variables[told]]
        solver.bound(told, np.maximum(room.low[told], limits), room.high[told])
        fits = (_fits(solver, room, c, int(threshold[room.variables[c]])) for c in cells)
        if (room.high[told] < limits).any() or not any(fits):
            certain |= set(room.variables[told].tolist())
        solver.bound(told, room.low[told], room.high[told])
    return certain


def _fits(solver: Solver, room: Room, column: int, threshold: int) -> bool:
    """May this one be small? A search that gives up says no."""
    if room.low[column] >= threshold or room.high[column] < 1:
        return False
    at = np.array([column])
    solver.bound(at, np.maximum(room.low[at], 1), np.minimum(room.high[at], threshold - 1))
    point = solver.solve()
    if point is not None and not is_whole(point):
        point = solver.solve_whole()
    solver.bound(at, room.low[at], room.high[at])
    return point is not None


def _parts(room: Room) -> list[Integers]:
    """Columns that equations connect."""
    label, rows = np.arange(len(room.variables)), room.rows
    owner = np.repeat(np.arange(len(rows.right)), np.diff(rows.starts))
    while True:
        least = np.full(len(rows.right), len(label))
        np.minimum.at(least, owner, label[rows.columns])
        nearer = label.copy()
        np.minimum.at(nearer, rows.columns, least[owner])
        if (nearer == label).all():
            return [np.flatnonzero(label == each) for each in np.unique(label)]
        label = nearer
