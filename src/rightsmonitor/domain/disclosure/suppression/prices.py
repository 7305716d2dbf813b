"""What hiding a count costs its readers: totals more than details, the grand total most, large ones a little more."""

from __future__ import annotations

import numpy as np

from rightsmonitor.domain.disclosure.equations.solver import Reals
from rightsmonitor.domain.disclosure.layout import RELEASE, Integers, Layout

GRAND_TOTAL = 20.0  # as dear as twenty details: there is nearly always another way
MARGIN = 1.0  # of a total over all dimensions but one it is a part of this


def prices(layout: Layout, counts: Integers) -> Reals:
    """One price for each quantity, about 1 for a small detail."""
    height = np.zeros(layout.size)
    for table in layout.tables:
        axes = [at for at, name in enumerate(table.spec.names) if name != RELEASE]
        total = np.zeros(table.shape)
        for at in axes:
            first = (np.arange(table.shape[at]) == 0) / len(axes)
            total += first.reshape([-1 if other == at else 1 for other in range(len(table.shape))])
        np.maximum.at(height, table.quantity.ravel(), total.ravel())
    above = np.where(height > 1 - 1e-9, GRAND_TOTAL, MARGIN * height)
    return np.asarray(1.0 + above + 0.1 * np.log1p(np.abs(counts)))
