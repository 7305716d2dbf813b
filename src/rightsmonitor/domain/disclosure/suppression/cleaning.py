"""Second phase: show again what is not needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.suppression.guarding import Equation, Guard, Restored
from rightsmonitor.domain.disclosure.suppression.moves import MoveSearch
from rightsmonitor.domain.disclosure.suppression.proving import Prover
from rightsmonitor.domain.disclosure.suppression.repairing import Repair
from rightsmonitor.domain.disclosure.suppression.support import Support

TOGETHER = 24  # quantities that lost their witnesses, in one programme: nothing more is hidden by it here
# Variables in all programmes together: a count, so that two runs stop at the same place.
MOST_EFFORT = 4_000_000
LATELY = 24  # quantities shown again …
MOST_EACH = 10  # … for which no more than so many programmes over everything may be needed each: later ones cost more
LEAST_EFFORT = 1_000_000  # lately, before this ends anything: small tables are tried to the end


class CleanUp:
    """Tries to publish additionally hidden counts, those of which the fewest witnesses make use first.

    Changes `hidden` and the prover's witnesses as it goes.
    """

    def __init__(
        self,
        problem: Problem,
        prover: Prover,
        guard: Guard | None,
        hidden: Flags,
        protected: Flags,
        spread: Integers,
    ) -> None:
        self._guard, self._prover, self._spread = guard, prover, spread
        self._hidden, self._protected, self._counts = hidden, protected, problem.counts
        values = np.concatenate([problem.counts, problem.atom_counts])
        atoms, counts = len(problem.atom_counts), problem.counts
        self._most_lately = max(LEAST_EFFORT, LATELY * MOST_EACH * 2 * (int(hidden.sum()) + atoms))
        extra = np.flatnonzero(hidden & ~protected & problem.standing.fresh_ones)
        used = {each: len(prover.witnesses.through(each)) for each in extra.tolist()}
        self.order = sorted(used, key=lambda each: (used[each], -int(counts[each]), each))
        equations = Equations.of(problem.layout, problem.core)
        self._search = MoveSearch(equations, values, hidden, len(counts), floor=problem.floor)
        nothing = np.zeros(atoms, dtype=np.int64)
        self._repair = Repair(prover, values, np.append(problem.floor, nothing))
        self._support = Support(
            Equations.of(problem.layout, problem.core, redundant=True),
            values,
            np.append(hidden, np.ones(atoms, dtype=np.bool_)),
            np.append(problem.floor, nothing),
            np.append(np.where(protected, spread, 0), nothing),
            None if guard is None else guard.tells,
        )

    def run(self, report: Callable[[int, int], None]) -> bool:
        """Until all are tried, or showing one costs too much (false): every pattern on the way is proved."""
        marks = deque([0] * LATELY, maxlen=LATELY)  # the effort at the last ones shown
        for done, quantity in enumerate(self.order):
            report(done, len(self.order))
            effort = self._search.effort
            if effort > MOST_EFFORT or effort - marks[0] > self._most_lately:
                return False
            if not self._support.needed(quantity):
                self._search.close(quantity)
                if self._survives(quantity):
                    self._hidden[quantity] = False
                    marks.append(self._search.effort)
                else:
                    self._search.open(quantity)
                    self._support.take_back()
        return True

    def _survives(self, quantity: int) -> bool:
        """Can all protected counts do without moves through this quantity? If not, everything is as before."""
        witnesses = self._prover.witnesses
        dropped, touched = witnesses.drop(witnesses.through(quantity))
        mine = [cell for cell in sorted(touched) if self._protected[cell]]
        fresh: list[int] = []
        lost = [cell for cell in mine if not self._prover.proved(cell)]
        for move in self._repair.without(quantity, dropped, lost):
            fresh.append(witnesses.add(move))
        if self._doubts(mine, fresh) and self._spreads(mine, fresh) and self._guards(mine, fresh):
            return True
        witnesses.drop(fresh)
        for move in dropped:
            witnesses.add(move)
        return False

    def _spreads(self, cells: list[int], fresh: list[int]) -> bool:
        """Find the values again that these have lost (G1)."""
        prover, witnesses = self._prover, self._prover.witnesses
        lost = sorted((cell for cell in cells if not prover.proved(cell)), key=self._support.range_of)
        for at in range(0, len(lost), TOGETHER):
            for move in prover.together(lost[at : at + TOGETHER], self._search):
                fresh.append(witnesses.add(move))
        for other in lost:
            if not prover.proved(other):
                moves, learned = prover.any(other, self._search)
                fresh += [witnesses.add(move) for move in moves]
                self._learn(learned)
                if not prover.proved(other):
                    return False
        return True

    def _doubts(self, cells: list[int], fresh: list[int]) -> bool:
        """What an insider has learned before when something else was shown, first of all."""
        guard = self._guard
        if guard is None:
            return True
        restored = self._restored(fresh)
        found = all(
            guard.apart(cell, other, self._search, restored)
            for cell, other in guard.doubts(set(cells))
            if self._hidden[other]
        )
        self._learn(restored.learned)
        return found

    def _guards(self, cells: list[int], fresh: list[int]) -> bool:
        """Find again what these have lost against insiders (G2)."""
        guard = self._guard
        if guard is None:
            return True
        restored = self._restored(fresh)
        found = all(guard.restore(cell, self._search, restored) for cell in cells if self._counts[cell])
        self._learn(restored.learned)
        return found

    def _restored(self, fresh: list[int]) -> Restored:
        return Restored(lambda move: fresh.append(self._prover.witnesses.add(move)))

    def _learn(self, equations: Sequence[Equation]) -> None:
        for equation in equations:
            self._support.learn(equation)
