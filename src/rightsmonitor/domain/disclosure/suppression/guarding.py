"""Guarantee G2: whoever learns one hidden quantity exactly still finds two values for every protected one.

For each protected quantity the moves that change it must have no other quantity in common: then for each one that an
insider may know there is a table with the same value of that one and another value of the protected one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.suppression.moves import Move, MoveSearch
from rightsmonitor.domain.disclosure.suppression.witnesses import Witnesses

Equation = dict[int, float]


@dataclass(frozen=True, slots=True)
class Restored:
    """What is done with moves found again, and the sums of equations that forbade others."""

    take: Callable[[Move], None]
    learned: list[Equation] = field(default_factory=list)


class Guard:
    """What an insider could use, given the witnesses found so far.

    `same`: the number of the identity of each quantity (see `identities`). `told`: for protected
    ones those from which they follow whatever is hidden, because no table was found.
    """

    def __init__(
        self, witnesses: Witnesses, same: Integers, counts: Integers, floor: Integers, protected: Flags
    ) -> None:
        self._witnesses, self._protected = witnesses, protected
        self._same: list[int] = same.tolist()
        self._counts, self._floor = counts, floor
        self.told: dict[int, set[int]] = {}
        self._refused: Counter[tuple[int, int]] = Counter()  # (protected, known): how often no move was found

    def doubts(self, quantities: Collection[int]) -> list[tuple[int, int]]:
        """Of these the pairs (protected, known) for which a search failed before, most often first."""
        pairs = [pair for pair in self._refused if pair[0] in quantities]
        return sorted(pairs, key=lambda pair: (-self._refused[pair], pair))

    def tells(self, quantity: int, other: int) -> bool:
        """Is it news that who knows the second has the first? Not of atoms, which nobody knows."""
        if max(quantity, other) >= len(self._counts) or not (self._protected[quantity] and self._counts[quantity]):
            return False
        return self._same[quantity] != self._same[other] and other not in self.told.get(quantity, ())

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

    def apart(self, quantity: int, other: int, search: MoveSearch, restored: Restored) -> bool:
        """A move of the first that leaves the second alone, where it is needed and there is none; false: not found."""
        if not self.tells(quantity, other) or not self._witnesses.always(quantity, other):
            return True
        move = self._avoiding(quantity, {other}, search, learned=restored.learned)
        if move is None:
            self._refused[quantity, other] += 1
            return False
        restored.take(move)
        return True

    def restore(self, quantity: int, search: MoveSearch, restored: Restored) -> bool:
        """As `moves` when something was lost, until one cannot be avoided (false)."""
        rest = self.open(quantity)
        if len(rest) > 1 and (move := self._avoiding(quantity, rest, search, learned=[])) is not None:
            restored.take(move)
            rest = self.open(quantity)
        while rest:
            if not self.apart(quantity, min(rest), search, restored):
                return False
            rest = self.open(quantity)
        return True

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

    def _avoiding(
        self, quantity: int, others: set[int], search: MoveSearch, *, learned: list[Equation] | None = None
    ) -> Move | None:
        """The cheaper of the moves up and down; with `learned`, for sums of equations that forbid one, the first."""
        for other in others:
            search.close(other)
        found = []
        for way in (1, -1) if self._counts[quantity] > self._floor[quantity] else (1,):
            move = search.cheapest(quantity, way)
            if move is not None:
                found.append(move)
            elif learned is not None and search.refusal is not None:
                learned.append(search.refusal)
            if found and learned is not None:
                break
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
