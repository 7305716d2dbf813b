"""Facts to count, as columns, and the codes that stand for what has no code of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.codes import ProtectionStatus

TOTAL = "_T"  # SDMX
UNKNOWN = "_U"
UNKNOWN_PLACE = "_U"
NO_FLAG = "_N"
FIRST, FURTHER = "C", "R"  # a child counted for the first time in a branch, or again
TRAFFICKING = "RMV-C.2"  # never below the region (Code pénal 448-9)
STATUSES = tuple(s for s in ProtectionStatus if s not in (ProtectionStatus.UNKNOWN, ProtectionStatus.NOT_ASKED))
Integers = NDArray[np.int32]
Wide = NDArray[np.int64]
Flags = NDArray[np.bool_]
Key = tuple[int, int, int]  # incident, violation, child


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Columns of one length. Coded columns hold positions in `codes[name]`; see `storage.units.Columns`.

    `keys`: incident, violation and child of each fact, shape (facts, 3); children of 1, 2, 3 are tallies by sex.
    """

    arrays: Mapping[str, Integers]
    codes: Mapping[str, tuple[str, ...]]
    keys: Wide
