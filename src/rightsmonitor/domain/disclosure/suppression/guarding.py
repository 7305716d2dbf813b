"""Guarantee G2: whoever learns one hidden quantity exactly still finds two values for every protected one.

For each protected quantity the moves that change it must have no other quantity in common: then for each one that an
insider may know there is a table with the same value of that one and another value of the protected one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.suppression.moves import Move, MoveSearch
from rightsmonitor.domain.disclosure.suppression.witnesses import Witnesses


class Guard:
    """What an insider could use, given the witnesses found so far.

    `same`: the number of the identity of each quantity (see `identities`). `told`: for protected
    ones those from which they follow whatever is hidden, because no table was found.
    """

    def __init__(self, witnesses: Witnesses, same: Integers, counts: Integers, floor: Integers) -> None:
        self._witnesses = witnesses
        self._same: list[int] = same.tolist()
        self._counts, self._floor = counts, floor
        self.told: dict[int, set[int]] = {}

    def open(self, quantity: int) -> set[int]:
        """Quantities that every move of this one changes too; empty: no insider learns it."""
        known = self.told.get(quantity, set())
        here = self._same[quantity]
        common = self._witnesses.common(quantity)
        return {other for other in common if self._same[other] != here and other not in known}

    def moves(self, quantity: int, search: MoveSearch, failed: set[int]) -> Iterator[Move]:
        """Moves that avoid what is in common; take each in as it comes. What cannot be avoided goes to `failed`."""
        rest = self.open(quantity)
        move = self._avoiding(quantity, rest, search) if len(rest) > 1 else None
        if move is not None:
            yield move
            rest = self.open(quantity)
        while rest:
            other = min(rest)
            move = self._avoiding(quantity, {other}, search)
            if move is None:
                failed.add(other)
            else:
                yield move
            rest = self.open(quantity) - failed

    def tell(self, quantity: int, others: set[int]) -> None:
        """Nothing can be done about these."""
        if others:
            self.told[quantity] = self.told.get(quantity, set()) | others

    def left(
        self, moves: Iterable[Move], protected: Flags
    ) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """With these moves alone: pairs (protected, known) of which the one follows from the other; and identities."""
        final = Witnesses(self._counts)
        for move in moves:
            final.add(move)
        pairs = [
            (quantity, other)
            for quantity in np.flatnonzero(protected).tolist()
            for other in sorted(final.common(quantity) - {quantity})
        ]
        told = tuple(pair for pair in pairs if self._same[pair[0]] != self._same[pair[1]])
        return told, tuple(pair for pair in pairs if self._same[pair[0]] == self._same[pair[1]])

    def _avoiding(self, quantity: int, others: set[int], search: MoveSearch) -> Move | None:
        for other in others:
            search.close(other)
        ways = (1, -1) if self._counts[quantity] > self._floor[quantity] else (1,)
        found = [move for way in ways if (move := search.cheapest(quantity, way)) is not None]
        for other in others:
            search.open(other)
        return min(found, key=search.cost_of) if found else None

    def useful(self, moves: list[Move], protected: Flags, first: int) -> Iterator[Move]:
        """The `first` moves, and of the others those that still take something out of what is in common."""
        common: dict[int, set[int]] = {}
        for number, move in enumerate(moves):
            cells = set(move.variables[: int(np.searchsorted(move.variables, len(self._counts)))].tolist())
            helps = number < first
            for cell in cells:
                if protected[cell]:
                    before = common.get(cell)
                    after = cells if before is None else before & cells
                    if before is None or len(after) < len(before):
                        common[cell] = set(after)
                        helps = helps or before is None or self._matters(cell, before - after)
            if helps:
                yield move

    def _matters(self, quantity: int, others: set[int]) -> bool:
        here, known = self._same[quantity], self.told.get(quantity, set())
        return any(self._same[other] != here and other not in known for other in others)
