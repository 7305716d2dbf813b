"""The moves found so far, and how far apart they bring each quantity."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.suppression.moves import Move


class Witnesses:
    """Moves under numbers. `low` and `high`: least and largest value of each quantity over the truth and all moves."""

    def __init__(self, counts: Integers) -> None:
        self._counts = counts
        self.low, self.high = counts.copy(), counts.copy()
        self._moves: dict[int, dict[int, int]] = {}  # differences of quantities alone
        self._whole: dict[int, Move] = {}
        self._through: dict[int, set[int]] = {}
        self._next = 0

    def add(self, move: Move) -> int:
        """Take a move in; its number."""
        number, self._next = self._next, self._next + 1
        count = int(np.searchsorted(move.variables, len(self._counts)))
        cells, differences = move.variables[:count], move.differences[:count]
        self._moves[number] = dict(zip(cells.tolist(), differences.tolist(), strict=True))
        self._whole[number] = move
        for cell in cells.tolist():
            self._through.setdefault(cell, set()).add(number)
        reached = self._counts[cells] + differences
        self.low[cells] = np.minimum(self.low[cells], reached)
        self.high[cells] = np.maximum(self.high[cells], reached)
        return number

    def drop(self, numbers: Iterable[int]) -> tuple[list[Move], set[int]]:
        """Forget moves; what they were, and the quantities that they touched."""
        moves, touched = [], set()
        for number in numbers:
            moves.append(self._whole.pop(number))
            for cell in self._moves.pop(number):
                self._through[cell].discard(number)
                touched.add(cell)
        for cell in touched:
            differences = [self._moves[number][cell] for number in self._through[cell]]
            count = int(self._counts[cell])
            self.low[cell] = count + min(0, *differences) if differences else count
            self.high[cell] = count + max(0, *differences) if differences else count
        return moves, touched

    def through(self, quantity: int) -> list[int]:
        """Numbers of the moves that touch a quantity."""
        return sorted(self._through.get(quantity, ()))

    def common(self, quantity: int) -> set[int]:
        """The quantities that all moves through this one touch; itself alone when there is none."""
        numbers = sorted(self._through.get(quantity, ()), key=lambda number: (len(self._moves[number]), number))
        if not numbers:
            return {quantity}
        found = set(self._moves[numbers[0]])
        for number in numbers[1:]:
            found &= self._moves[number].keys()
            if len(found) == 1:
                break
        return found

    def always(self, quantity: int, other: int) -> bool:
        """Do all moves through the first touch the second? So it is when there is none."""
        return self._through.get(quantity, set()) <= self._through.get(other, set())

    def spread(self, quantity: int) -> int:
        return int(self.high[quantity] - self.low[quantity])

    def moves(self) -> list[Move]:
        return list(self._whole.values())
