"""How few cells could be hidden at best? A lower limit that no method can beat on the same counts.

Only conditions within one sum are asked for: no hidden number stands alone in it, and what is hidden beside a small
count leaves it as many values as the level asks for. A pattern that is safe meets them all, so the fewest cells that
do are a limit; whole numbers, by HiGHS. What it found when time ran out is a limit too.
"""

from __future__ import annotations

import highspy
import numpy as np
from highspy import _Highs  # type: ignore[attr-defined]  # the public class prints a banner
from invented import invented  # noqa: F401  # sets the path

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.problem import Problem

SECONDS = 10.0
Terms = list[tuple[int, float]]


def fewest(problem: Problem, *, threshold: int, values: int) -> int:
    """The least number of hidden cells, zeros being published; each small count keeps `values` values."""
    counts = problem.counts
    small = (counts > 0) & (counts < threshold)
    model = _Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("time_limit", SECONDS)):
        model.setOptionValue(option, value)
    nothing, none = np.zeros(0, dtype=np.int32), np.zeros(0)
    for count, must in zip(counts.tolist(), small.tolist(), strict=True):
        model.addCol(1.0, float(must), float(count > 0), 0, nothing, none)
    size = len(counts)
    whole = np.array([highspy.HighsVarType.kInteger] * size)
    model.changeColsIntegrality(size, np.arange(size, dtype=np.int32), whole)
    for members in _sums(problem):
        for least, terms in _conditions(members, counts, small, values - 1):
            columns = np.array([each for each, _ in terms], dtype=np.int32)
            weights = np.array([weight for _, weight in terms])
            model.addRow(least, highspy.kHighsInf, len(terms), columns, weights)
    model.run()
    return int(np.ceil(model.getInfo().mip_dual_bound - 1e-6))


def _sums(problem: Problem) -> list[Terms]:
    """Each sum without its published zeros."""
    equations = Equations.of(problem.layout, problem.core, redundant=True)
    found: list[Terms] = [[] for _ in range(equations.rows)]
    entries = (equations.row, equations.variable, equations.coefficient)
    for row, variable, sign in zip(*(each.tolist() for each in entries), strict=True):
        if variable < len(problem.counts) and problem.counts[variable] > 0:
            found[row].append((variable, sign))
        elif variable >= len(problem.counts):
            found[row].append((-1, sign))  # an atom is never shown
    return [members for members in found if all(each >= 0 for each, _ in members)]


def _conditions(members: Terms, counts: np.ndarray, small: np.ndarray, spread: int) -> list[tuple[float, Terms]]:
    found: list[tuple[float, Terms]] = []
    for one, sign in members:
        others = [(each, other) for each, other in members if each != one]
        found.append((0.0, [*((each, 1.0) for each, _ in others), (one, -1.0)]))
        room = spread - min(spread, int(counts[one]) - 1)
        if small[one] and room:
            # what the others of its side can give, one each spared; what the other side takes has no limit
            gives = [
                (each, float(min(int(counts[each]) - 1, room)) if other == sign else room) for each, other in others
            ]
            found.append((float(room), gives))
    return found
