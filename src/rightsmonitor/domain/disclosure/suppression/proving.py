"""Finding witnesses: which protected quantities still lack values, and moves that give them some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.suppression.guarding import Guard
from rightsmonitor.domain.disclosure.suppression.moves import Move, MoveSearch
from rightsmonitor.domain.disclosure.suppression.witnesses import Witnesses

FEWEST = 3  # quantities that are worth a common programme


class Prover:
    """The moves found so far for one table of true counts, and what each quantity still needs.

    `spread`: for each quantity how far apart its least and largest value have to be; `floor`: its least value of all.
    """

    def __init__(self, counts: Integers, floor: Integers, spread: Integers, random: np.random.Generator) -> None:
        self.witnesses = Witnesses(counts)
        self._counts, self._floor, self._spread, self._random = counts, floor, spread, random

    def proved(self, quantity: int) -> bool:
        return self.witnesses.spread(quantity) >= int(self._spread[quantity])

    def enough(self, quantity: int, moves: Sequence[Move]) -> bool:
        """Would these moves complete a quantity's spread?"""
        reached = [int(self.witnesses.low[quantity]), int(self.witnesses.high[quantity])]
        for move in moves:
            reached += (self._counts[quantity] + move.differences[move.variables == quantity]).tolist()
        return max(reached) - min(reached) >= int(self._spread[quantity])

    def widens(self, quantity: int, difference: int) -> bool:
        """Would a move by so much bring the values of a quantity further apart?"""
        reached = int(self._counts[quantity]) + difference
        return not self.witnesses.low[quantity] <= reached <= self.witnesses.high[quantity]

    def together(self, wanted: Sequence[int], search: MoveSearch) -> Iterator[Move]:
        """Moves for several quantities, where there is room for all of them at once; take each in as it comes."""
        wanted = [quantity for quantity in wanted if not self.proved(quantity)]
        if len(wanted) < FEWEST:
            return
        ways = [self._differences(quantity) for quantity in wanted]
        region = search.region(wanted, [way[int(self._random.integers(len(way)))] for way in ways])
        for quantity in wanted:
            for difference in () if self.proved(quantity) else self._differences(quantity):
                move = search.inside(region, quantity, difference)
                if move is not None:
                    yield move
                    break

    def cheapest(self, quantity: int, search: MoveSearch) -> list[Move]:
        """The cheapest move that completes a quantity's spread, or else two."""
        found = [
            move
            for difference in self._differences(quantity)
            if (move := search.cheapest(quantity, difference)) is not None
        ]
        return [min(found, key=search.cost_of)] if found else self._both_ways(quantity, search)

    def any(self, quantity: int, search: MoveSearch) -> tuple[list[Move], list[dict[int, float]]]:
        """Some moves that complete a quantity's spread, and equations learned from searches that failed."""
        learned: list[dict[int, float]] = []
        for difference in self._differences(quantity):
            move = search.cheapest(quantity, difference)
            if move is not None:
                return [move], learned
            if search.refusal is not None:
                learned.append(search.refusal)
        return self._both_ways(quantity, search), learned

    def _differences(self, quantity: int) -> list[int]:
        """Changes of a quantity that would complete its spread, upwards and downwards."""
        now, spread = int(self._counts[quantity]), int(self._spread[quantity])
        up = int(self.witnesses.low[quantity]) + spread - now
        down = int(self.witnesses.high[quantity]) - spread - now
        return [up, down] if now + down >= self._floor[quantity] else [up]

    def _both_ways(self, quantity: int, search: MoveSearch) -> list[Move]:
        """As far up as there is a move, and as far down as is needed then."""
        found: list[Move] = []
        now, spread, high = int(self._counts[quantity]), int(self._spread[quantity]), int(self.witnesses.high[quantity])
        least = max(high - now, spread - (now - int(self._floor[quantity])) - 1)
        for part in range(spread - 1, least, -1):
            up = search.cheapest(quantity, part)
            if up is not None:
                found.append(up)
                high = now + part
                break
        down = search.cheapest(quantity, high - spread - now)
        return [*found, down] if down is not None else found

    def useful(self, protected: Flags, guard: Guard | None) -> list[Move]:
        """A small set of moves that still proves everything about the protected quantities."""
        kept, useful = Witnesses(self._counts), []
        moves = self.witnesses.moves()
        for move in moves:
            cells = move.variables[: int(np.searchsorted(move.variables, len(self._counts)))]
            before = (kept.high - kept.low)[cells]
            number = kept.add(move)
            wider = ((kept.high - kept.low)[cells] > before) & (before < self._spread[cells]) & protected[cells]
            if wider.any():
                useful.append(move)
            else:
                kept.drop([number])
        if guard is None:
            return useful
        chosen = {id(move) for move in useful}
        return list(
            guard.useful([*useful, *(move for move in moves if id(move) not in chosen)], protected, len(useful))
        )
