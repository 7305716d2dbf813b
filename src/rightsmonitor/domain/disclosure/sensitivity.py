"""Which counts must not be readable: the frequency rule."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rightsmonitor.domain.disclosure.layout import RELEASE, Flags, Integers, Layout
from rightsmonitor.domain.errors import InvalidValue

LOWEST_THRESHOLD = 2
HIGHEST_THRESHOLD = 1_000_000
FEWEST_VALUES = 2
Threshold = int | Integers  # one for all quantities, or one for each


def checked_threshold(threshold: int) -> int:
    """The threshold itself; raises InvalidValue (field: threshold) outside 2 … 1,000,000."""
    if isinstance(threshold, bool) or not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise InvalidValue(field="threshold")
    return threshold


def for_each(threshold: Threshold, size: int) -> Integers:
    """A threshold beside each quantity. Raises InvalidValue (field: threshold)."""
    found = np.broadcast_to(np.asarray(threshold, dtype=np.int64), (size,))
    for end in (int(found.min(initial=HIGHEST_THRESHOLD)), int(found.max(initial=LOWEST_THRESHOLD))):
        checked_threshold(end)
    return np.asarray(found)


def by_table(layout: Layout, thresholds: Mapping[tuple[str, ...], int]) -> Integers:
    """A threshold beside each quantity, from one for each table (by its dimensions): the highest of those that show it.

    Of several releases each has its own cells, and what lies between two of them counts like a cell of the table.
    """
    found = np.full(layout.size, min(thresholds.values()), dtype=np.int64)
    limits = [thresholds[tuple(each for each in table.spec.names if each != RELEASE)] for table in layout.tables]
    shown = [table.quantity for table in layout.tables]
    between = [(limits[number], quantity) for number, quantity in layout.between]
    for limit, quantity in [*zip(limits, shown, strict=True), *between]:
        flat = quantity.ravel()
        found[flat] = np.maximum(found[flat], limit)
    return found


def sensitive(counts: Integers, threshold: Threshold) -> Flags:
    """Counts of 1 … threshold - 1."""
    return np.asarray((counts > 0) & (counts < threshold))


def values_needed(threshold: int) -> int:
    """How many values must be left for a protected count (G1), never fewer than two."""
    return max(threshold - 1, FEWEST_VALUES)


def all_values_needed(thresholds: Integers) -> Integers:
    """The same beside each of them."""
    return np.maximum(thresholds - 1, FEWEST_VALUES)
