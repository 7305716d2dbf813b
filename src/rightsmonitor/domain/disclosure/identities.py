"""Quantities that are one and the same for everybody, and cannot be made different by hiding more."""

from __future__ import annotations

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout


def identical(layout: Layout, known: Flags) -> Integers:
    """Beside each quantity the number of those with which it stands or falls.

    Where all of a sum but two are known for good (published zeros, numbers of earlier releases), whoever learns one of
    the two has the other.
    """
    sums, group = layout.sums, list(range(layout.size))

    def root(quantity: int) -> int:
        while group[quantity] != quantity:
            group[quantity] = group[group[quantity]]
            quantity = group[quantity]
        return quantity

    lengths = np.diff(sums.starts)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    open_ = np.bincount(owner[~known[sums.children]], minlength=len(lengths)) + ~known[sums.parents]
    for row in np.flatnonzero(open_ == 2).tolist():
        members = np.append(sums.children[sums.starts[row] : sums.starts[row + 1]], sums.parents[row])
        one, other = members[~known[members]].tolist()
        group[root(one)] = root(other)
    return np.array([root(quantity) for quantity in range(layout.size)], dtype=np.int64)
