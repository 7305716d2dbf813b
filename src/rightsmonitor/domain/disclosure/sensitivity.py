"""Which counts must not be readable: the frequency rule."""

from __future__ import annotations

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.errors import InvalidValue

LOWEST_THRESHOLD = 2
HIGHEST_THRESHOLD = 1_000_000


def checked_threshold(threshold: int) -> int:
    """The threshold itself; raises InvalidValue (field: threshold) outside 2 … 1,000,000."""
    if isinstance(threshold, bool) or not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise InvalidValue(field="threshold")
    return threshold


def sensitive(counts: Integers, threshold: int) -> Flags:
    """Counts of 1 … threshold - 1."""
    return (counts > 0) & (counts < threshold)


def values_needed(threshold: int) -> int:
    """How many values must be left for a protected count (G1), never fewer than two."""
    return max(threshold - 1, 2)
