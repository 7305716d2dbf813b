"""Mode S: hide few cells, so that each small count keeps at least threshold - 1 possible values.

The method is described in docs/disclosure-control.md. A pattern leaves this module only with a witness for each
protected count; in the limit everything is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations import Equations
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.moves import ATOM_COST, Move, MoveSearch
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.sensitivity import checked_threshold, sensitive, values_needed
from rightsmonitor.domain.errors import Cancelled

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What is hidden, and the moves that prove it enough."""

    hidden: Flags
    protected: Integers  # quantities of 1 … threshold - 1
    moves: tuple[Move, ...]


def find_pattern(
    problem: Problem,
    *,
    threshold: int,
    seed: int,
    also: Flags | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Pattern:
    """Hide every count of 1 … threshold - 1 and what else is needed. Same input and seed: same pattern.

    `also`: further quantities to hide and protect like the small ones.
    """
    engine = _Engine(problem, checked_threshold(threshold), seed, progress, cancelled)
    if also is not None:
        engine.protect_also(also)
    engine.hide()
    engine.clean_up()
    return Pattern(engine.hidden, engine.protected, tuple(engine.useful_moves()))


class _Engine:
    def __init__(
        self, problem: Problem, threshold: int, seed: int, progress: Progress | None, cancelled: Stop | None
    ) -> None:
        self._counts = problem.counts
        self._spread = values_needed(threshold) - 1
        self._random = np.random.Generator(np.random.PCG64(seed))
        self._progress, self._cancelled = progress, cancelled
        self._equations = Equations.of(problem.layout, problem.core)
        self._values = np.concatenate([problem.counts, problem.atom_counts])
        self._standing, self._floor = problem.standing, problem.floor
        self._small = sensitive(np.abs(problem.counts), threshold) & ~self._standing.fixed
        self._start()
        self._moves: list[Move] = []
        self._low, self._high = self._counts.copy(), self._counts.copy()

    def protect_also(self, also: Flags) -> None:
        """Treat these quantities like small ones."""
        self._small = self._small | (also & ~self._standing.fixed)
        self._start()

    def _start(self) -> None:
        self.protected: Integers = np.flatnonzero(self._small).astype(np.int64)
        self.hidden: Flags = self._small | self._standing.veiled | self._standing.unpublished

    # --- first phase: hide more until every small count has its witnesses ---------------------------

    def hide(self) -> None:
        """Cheapest moves for the protected quantities one by one; what a move touches becomes hidden."""
        if not len(self.protected):
            return
        usable = self.hidden | (self._standing.fresh_ones & (self._counts > 0))
        search = MoveSearch(self._equations, self._values, usable, len(self._counts), floor=self._floor)
        cost = self._costs()
        active = np.flatnonzero(usable)
        search.price(active, np.where(self.hidden, ATOM_COST, cost)[active])
        order = self._random.permutation(self.protected)
        for done, quantity in enumerate(order.tolist()):
            self._report(done, 2 * len(order))
            if not self._witnessed(quantity):
                for move in self._cheapest(search, quantity):
                    self._take(move, search)
                if not self._witnessed(quantity):
                    self._give_up(quantity, search)

    def _costs(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        shaken = 1.0 + 0.05 * self._random.random(len(self._counts))
        return np.asarray(shaken * (1.0 + 0.1 * np.log1p(np.abs(self._counts))))

    def _cheapest(self, search: MoveSearch, quantity: int) -> list[Move]:
        found = [
            move
            for difference in self._differences(quantity)
            if (move := search.cheapest(quantity, difference)) is not None
        ]
        return [min(found, key=search.cost_of)] if found else self._repair(quantity, search)

    def _differences(self, quantity: int) -> list[int]:
        """Changes of a quantity that would complete its spread, upwards and downwards."""
        now = int(self._counts[quantity])
        up = int(self._low[quantity]) + self._spread - now
        down = int(self._high[quantity]) - self._spread - now
        return [up, down] if now + down >= self._floor[quantity] else [up]

    def _give_up(self, quantity: int, search: MoveSearch) -> None:
        """Hide everything. Beside numbers of earlier releases that is no proof in itself, so search once more."""
        if not self._counts[self._standing.fixed].any():
            self._take(self._everything(), search)
            return
        fresh = np.flatnonzero(self._standing.fresh_ones & (self._counts > 0) & ~self.hidden)
        self.hidden[fresh] = True
        search.price(fresh, np.full(len(fresh), ATOM_COST))
        for move in self._cheapest(search, quantity):
            self._take(move, search)

    def _everything(self) -> Move:
        """All counts multiplied: always possible, and hides everything that is not zero."""
        changed = np.flatnonzero(self._values).astype(np.int64)
        return Move(changed, self._values[changed] * max(self._spread, 1))

    def _take(self, move: Move, search: MoveSearch | None) -> None:
        self._moves.append(move)
        cells = move.variables[move.variables < len(self._counts)]
        fresh = cells[~self.hidden[cells]]
        self.hidden[fresh] = True
        if search is not None and len(fresh):
            search.price(fresh, np.full(len(fresh), ATOM_COST))
        self._note(move)

    def _note(self, move: Move) -> None:
        count = int(np.searchsorted(move.variables, len(self._counts)))
        cells = move.variables[:count]
        reached = self._counts[cells] + move.differences[:count]
        self._low[cells] = np.minimum(self._low[cells], reached)
        self._high[cells] = np.maximum(self._high[cells], reached)

    def _witnessed(self, quantity: int) -> bool:
        return bool(self._high[quantity] - self._low[quantity] >= self._spread)

    # --- second phase: show again what is not needed -----------------------------------------------

    def clean_up(self) -> None:
        """Try to publish each additionally hidden count, largest first, as long as all witnesses remain."""
        extra = np.flatnonzero(self.hidden & ~self._small & self._standing.fresh_ones)
        if not len(extra):
            return
        search = MoveSearch(self._equations, self._values, self.hidden, len(self._counts), floor=self._floor)
        order = extra[np.lexsort((extra, -self._counts[extra]))]
        for done, quantity in enumerate(order.tolist()):
            self._report(len(order) + done, 2 * len(order))
            search.close(quantity)
            if self._survives(quantity, search):
                self.hidden[quantity] = False
            else:
                search.open(quantity)
                self._recount(self._moves)

    def _survives(self, quantity: int, search: MoveSearch) -> bool:
        """Can all protected counts do without moves through this quantity? Keeps new moves, drops old ones."""
        kept = [move for move in self._moves if not _touches(move, quantity)]
        self._recount(kept)
        for other in self.protected[(self._high - self._low)[self.protected] < self._spread].tolist():
            if self._witnessed(other):
                continue
            found = self._repair(other, search)
            self._moves.extend(found)
            kept.extend(found)
            if not self._witnessed(other):
                return False
        self._moves = kept
        return True

    def _repair(self, quantity: int, search: MoveSearch) -> list[Move]:
        """Moves that complete a quantity's spread, in one direction or else in both; noted as they are found."""
        for difference in self._differences(quantity):
            move = search.cheapest(quantity, difference)
            if move is not None:
                self._note(move)
                return [move]
        found: list[Move] = []
        for part in range(self._spread - 1, 0, -1):
            up = search.cheapest(quantity, part)
            if up is not None:
                self._note(up)
                found.append(up)
                break
        down = search.cheapest(quantity, self._differences(quantity)[-1])
        if down is not None:
            self._note(down)
            found.append(down)
        return found

    def _recount(self, moves: list[Move]) -> None:
        self._low, self._high = self._counts.copy(), self._counts.copy()
        for move in moves:
            self._note(move)

    def useful_moves(self) -> list[Move]:
        """A small set of moves that still proves everything."""
        moves, self._moves = self._moves, []
        self._recount([])
        for move in moves:
            low, high = self._low.copy(), self._high.copy()
            self._note(move)
            wider = (self._high - self._low > high - low) & (high - low < self._spread) & self._small
            if wider.any():
                self._moves.append(move)
            else:
                self._low, self._high = low, high
        return self._moves

    def _report(self, done: int, total: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(done, total)


def _touches(move: Move, quantity: int) -> bool:
    index = int(np.searchsorted(move.variables, quantity))
    return index < len(move.variables) and int(move.variables[index]) == quantity


def published(problem: Problem, hidden: Flags) -> Published:
    """What everybody can read when these quantities are hidden."""
    return Published(problem.layout, np.where(hidden, -1, problem.counts), hidden.copy(), problem.standing.unpublished)
