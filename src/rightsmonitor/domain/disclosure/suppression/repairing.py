"""Witnesses that no longer touch a quantity: sums of those that do, instead of a new search for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.suppression.moves import Move
from rightsmonitor.domain.disclosure.suppression.proving import Prover

MOST_PIVOTS = 24
MOST_MOVES = 6  # of one quantity, the farthest first

Sparse = dict[int, int]


class Repair:
    """Two moves that change a quantity by the same number differ by a move that leaves it alone."""

    def __init__(self, prover: Prover, values: Integers, floor: Integers) -> None:
        self._prover = prover
        self._room: list[int] = (values - floor).tolist()  # how far down each variable may go

    def without(self, quantity: int, dropped: Sequence[Move], lost: Sequence[int]) -> Iterator[Move]:
        """Moves that do without `quantity`, for what was lost with the dropped ones; take each in as it comes."""
        moves = [dict(zip(move.variables.tolist(), move.differences.tolist(), strict=True)) for move in dropped]
        through: dict[int, list[Sparse]] = {}
        for move in moves:
            for cell in move:
                through.setdefault(cell, []).append(move)
        pivots = sorted(moves, key=lambda move: (len(move), abs(move[quantity])))[:MOST_PIVOTS]
        for cell in lost:
            best = sorted(through.get(cell, ()), key=lambda move: -abs(move[cell]))[:MOST_MOVES]
            for move in best:
                if self._prover.proved(cell):
                    break
                yield from self._parted(quantity, cell, move, pivots)

    def _parted(self, quantity: int, cell: int, move: Sparse, pivots: Sequence[Sparse]) -> Iterator[Move]:
        """The first difference that helps."""
        for pivot in pivots:
            times, rest = divmod(move[quantity], pivot[quantity])
            if rest or pivot is move:
                continue
            if not self._prover.widens(cell, move[cell] - times * pivot.get(cell, 0)):
                continue
            # what the pivot leaves alone moves as before, and there was room for that
            if all(move.get(each, 0) - times * change >= -self._room[each] for each, change in pivot.items()):
                found = move | {each: move.get(each, 0) - times * change for each, change in pivot.items()}
                variables = np.array(sorted(each for each in found if found[each]), dtype=np.int64)
                yield Move(variables, np.array([found[each] for each in variables.tolist()], dtype=np.int64))
                return
