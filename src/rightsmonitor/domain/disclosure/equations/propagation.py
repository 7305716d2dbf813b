"""Integer bounds by repeated substitution: the cheapest attack, and a head start for the exact one."""

from __future__ import annotations

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers

MOST_ROUNDS = 200


def propagate(equations: Equations, low: Integers, high: Integers) -> tuple[Integers, Integers] | None:
    """Tighten low ≤ value ≤ high over all equations until nothing changes; None when they contradict each other.

    Bounds of 2^60 and more mean "none". Stops after MOST_ROUNDS: bounds are then valid but perhaps not tight.
    """
    low, high = low.copy(), high.copy()
    row, variable, sign = equations.row, equations.variable, equations.coefficient
    for _ in range(MOST_ROUNDS):
        smallest = np.where(sign > 0, low[variable], -high[variable])
        largest = np.where(sign > 0, high[variable], -low[variable])
        others_low, open_low = _others(row, smallest, smallest <= -UNBOUNDED, equations.rows)
        others_high, open_high = _others(row, largest, largest >= UNBOUNDED, equations.rows)
        # sign · value = −(sum of the others)
        upper = np.where(open_low, UNBOUNDED, -others_low)
        lower = np.where(open_high, -UNBOUNDED, -others_high)
        fresh_low, fresh_high = low.copy(), high.copy()
        np.maximum.at(fresh_low, variable, np.where(sign > 0, lower, -upper))
        np.minimum.at(fresh_high, variable, np.where(sign > 0, upper, -lower))
        if (fresh_low > fresh_high).any():
            return None
        if (fresh_low == low).all() and (fresh_high == high).all():
            break
        low, high = fresh_low, fresh_high
    return low, high


def _others(row: Integers, ends: Integers, unbounded: Flags, rows: int) -> tuple[Integers, Flags]:
    """For each entry the sum of the other entries' ends in its row, and whether one of those is unbounded."""
    finite = np.where(unbounded, 0, ends)
    total = np.zeros(rows, dtype=np.int64)
    np.add.at(total, row, finite)
    count = np.zeros(rows, dtype=np.int64)
    np.add.at(count, row, unbounded.astype(np.int64))
    return total[row] - finite, (count[row] - unbounded) > 0
