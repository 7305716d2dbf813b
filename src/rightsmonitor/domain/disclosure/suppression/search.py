"""Mode S: hide few cells, so that each small count keeps at least threshold - 1 possible values.

The method is described in docs/disclosure-control.md. A pattern leaves this module only with a witness for each
protected count; in the limit everything is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.solver import Reals
from rightsmonitor.domain.disclosure.identities import identical
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.sensitivity import Threshold, all_values_needed, for_each, sensitive
from rightsmonitor.domain.disclosure.suppression.cleaning import CleanUp
from rightsmonitor.domain.disclosure.suppression.groups import Line
from rightsmonitor.domain.disclosure.suppression.guarding import Guard
from rightsmonitor.domain.disclosure.suppression.moves import ATOM_COST, Move, MoveSearch
from rightsmonitor.domain.disclosure.suppression.prices import prices
from rightsmonitor.domain.disclosure.suppression.proving import Prover
from rightsmonitor.domain.errors import Cancelled

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
TOGETHER = 12  # protected quantities in one programme: more are faster, and hide more


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What is hidden, and the moves that prove it enough."""

    hidden: Flags
    protected: Integers  # quantities of 1 … threshold - 1
    moves: tuple[Move, ...]
    irredundant: bool  # each cell that is hidden for others was tried: showing it takes the proof away
    told: tuple[tuple[int, int], ...] = ()  # (protected, known): an insider who knows the second has the first
    same: tuple[tuple[int, int], ...] = ()  # likewise, because both are one and the same for everybody
    zeros: Integers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))  # hidden for the group rule (G3)
    bare: tuple[Line, ...] = ()  # groups that hiding cannot protect


def find_pattern(
    problem: Problem,
    *,
    threshold: Threshold,
    seed: int,
    also: Flags | None = None,
    groups: Sequence[Line] = (),
    insider: bool = False,
    values: int | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Pattern:
    """Hide every count of 1 … threshold - 1 and what else is needed. Same input and seed: same pattern.

    `threshold`: one for all quantities, or one for each.

    `also`: further quantities to hide and protect like the small ones. `insider`: whoever learns one hidden quantity
    must still find two values for every other protected one (G2), as far as hiding can bring this about. `values`: how
    many values a protected count keeps, instead of those of G1. `groups`: of each of these some other category must not
    be known to be empty (G3).
    """
    size = problem.layout.size
    thresholds = for_each(threshold, size)
    kept = all_values_needed(thresholds) if values is None else np.full(size, values, dtype=np.int64)
    engine = _Engine(problem, thresholds, kept, seed, progress, cancelled)
    if also is not None:
        engine.protect_also(also)
    engine.hide(groups)
    if insider:
        engine.guard()
    irredundant = engine.clean_up()
    guard = engine.guarded
    moves = tuple(engine.prover.useful(engine.protected, guard))
    protected = np.flatnonzero(engine.protected).astype(np.int64)
    told, same = ((), ()) if guard is None else guard.left(moves, engine.counted)
    zeros = np.array(sorted(engine.zeros), dtype=np.int64)
    return Pattern(engine.hidden, protected, moves, irredundant, told, same, zeros, tuple(engine.bare))


class _Engine:
    def __init__(
        self,
        problem: Problem,
        threshold: Integers,
        values: Integers,
        seed: int,
        progress: Progress | None,
        cancelled: Stop | None,
    ) -> None:
        self._problem, self._counts, self._standing = problem, problem.counts, problem.standing
        self._random = np.random.Generator(np.random.PCG64(seed))
        self._progress, self._cancelled = progress, cancelled
        self._values = np.concatenate([problem.counts, problem.atom_counts])
        self._spread = values - 1
        self.protected: Flags = sensitive(np.abs(problem.counts), threshold) & ~self._standing.fixed
        self.hidden: Flags = self.protected | self._standing.veiled | self._standing.unpublished
        self.guarded: Guard | None = None
        self.zeros: set[int] = set()
        self.bare: list[Line] = []
        self._prices = prices(problem.layout, problem.counts)
        self.prover = Prover(problem.counts, problem.floor, self._spread, self._random)

    def protect_also(self, also: Flags) -> None:
        """Treat these quantities like small ones."""
        self.protected |= also & ~self._standing.fixed
        self.hidden |= self.protected

    @property
    def counted(self) -> Flags:
        """Protected quantities that count somebody: only these are for an insider to learn."""
        return np.asarray(self.protected & (self._counts != 0))

    def hide(self, groups: Sequence[Line]) -> None:
        """Cheapest moves for the protected quantities, some at a time; what a move touches becomes hidden."""
        order = self._random.permutation(np.flatnonzero(self.protected)).tolist()
        search = self._search()
        for done in range(0, len(order), TOGETHER):
            self._report(done, 2 * len(order))
            batch = order[done : done + TOGETHER]
            for move in self.prover.together(batch, search):
                self._take(move, search)
            for quantity in batch:
                self._hide_one(quantity, search)
        for at in self._random.permutation(len(groups)).tolist():
            self._open_group(groups[at], search)

    def _open_group(self, group: Line, search: MoveSearch) -> None:
        """Hide one of the zeros of a group, protected like a small count: the one that takes the least with it."""
        others = [zero for zero in group.others.tolist() if not self._standing.fixed[zero]]
        done = [zero for zero in others if self.hidden[zero] and self.prover.proved(zero)]
        ways: list[tuple[float, int, list[Move]]] = []
        for zero in () if done else self._random.permutation(others).tolist():
            moves = self.prover.cheapest(zero, search)
            if self.prover.enough(zero, moves):
                ways.append((sum(map(search.cost_of, moves)), zero, moves))
        if ways:
            _, zero, moves = min(ways, key=lambda way: way[:2])
            done.append(zero)
            for move in moves:
                self._take(move, search)
        if done:
            self.zeros.add(done[0])
            self.protected[done[0]] = self.hidden[done[0]] = True
        else:
            self.bare.append(group)

    def _search(self) -> MoveSearch:
        """Over everything that may be hidden, with what it costs now."""
        usable = self.hidden | (self._standing.fresh_ones & (self._counts > 0)) | self._problem.zeros
        equations = Equations.of(self._problem.layout, self._problem.core)
        search = MoveSearch(equations, self._values, usable, len(self._counts), floor=self._problem.floor)
        active = np.flatnonzero(usable)
        search.price(active, np.where(self.hidden, ATOM_COST, self._costs())[active])
        return search

    def guard(self) -> None:
        """Further moves for the protected quantities, so that no two of one have another quantity in common (G2)."""
        counts, standing, layout = self._counts, self._standing, self._problem.layout
        known = standing.fixed | ((counts == 0) & ~standing.unpublished & ~self.hidden)
        self.guarded = guard = Guard(
            self.prover.witnesses, identical(layout, known), counts, self._problem.floor, self.protected
        )
        order = self._random.permutation(np.flatnonzero(self.counted)).tolist()
        search = self._search()
        for done, quantity in enumerate(order):
            self._report(done, 2 * len(order))
            failed: set[int] = set()
            for move in guard.moves(quantity, search, failed):
                self._take(move, search)
            guard.tell(quantity, failed)

    def clean_up(self) -> bool:
        """Show again what is not needed; false when the effort was spent before all was tried."""
        last = CleanUp(self._problem, self.prover, self.guarded, self.hidden, self.protected, self._spread)
        done = last.run(lambda done, total: self._report(total + done, 2 * total))
        # What no witness moves any more became needless after it was tried, and may have one value although hidden.
        for quantity in last.order:
            if self.hidden[quantity] and not self.prover.witnesses.through(quantity):
                self.hidden[quantity] = False
        return done

    def _hide_one(self, quantity: int, search: MoveSearch) -> None:
        if not self.prover.proved(quantity):
            for move in self.prover.cheapest(quantity, search):
                self._take(move, search)
            if not self.prover.proved(quantity):
                self._give_up(quantity, search)

    def _costs(self) -> Reals:
        shaken = 1.0 + 0.05 * self._random.random(len(self._counts))
        return np.asarray(shaken * self._prices)

    def _give_up(self, quantity: int, search: MoveSearch) -> None:
        """Hide everything. Beside numbers of earlier releases that is no proof in itself, so search once more."""
        if not self._counts[self._standing.fixed].any():
            self._take(self._everything(), search)
            return
        fresh = np.flatnonzero(self._standing.fresh_ones & (self._counts > 0) & ~self.hidden)
        self.hidden[fresh] = True
        search.price(fresh, np.full(len(fresh), ATOM_COST))
        for move in self.prover.cheapest(quantity, search):
            self._take(move, search)

    def _everything(self) -> Move:
        """All counts multiplied: always possible, and hides everything that is not zero."""
        changed = np.flatnonzero(self._values).astype(np.int64)
        return Move(changed, self._values[changed] * max(int(self._spread.max()), 1))

    def _take(self, move: Move, search: MoveSearch) -> None:
        cells = move.variables[move.variables < len(self._counts)]
        fresh = cells[~self.hidden[cells]]
        self.hidden[fresh] = True
        search.price(fresh, np.full(len(fresh), ATOM_COST))
        self.prover.witnesses.add(move)

    def _report(self, done: int, total: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(done, total)


def published(problem: Problem, hidden: Flags) -> Published:
    """What everybody can read when these quantities are hidden."""
    return Published(problem.layout, np.where(hidden, -1, problem.counts), hidden.copy(), problem.standing.unpublished)
