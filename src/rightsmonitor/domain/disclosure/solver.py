"""A thin, silent handle on HiGHS: one sparse system of equations, bounds and costs that change, warm starts."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from highspy import _Highs  # type: ignore[attr-defined]  # the public class prints a banner
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.layout import Flags, Integers

Reals = NDArray[np.float64]
INFINITY = float("inf")
WHOLE = 1e-6
MOST_NODES = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Equations in compressed rows: `coefficients` of `columns[starts[i]:starts[i + 1]]` add up to `right[i]`."""

    starts: Integers
    columns: Integers
    coefficients: Reals
    right: Reals


class Solver:
    """Minimise cost · x over `rows` and lower ≤ x ≤ upper, in reals (warm started) or whole numbers."""

    def __init__(self, rows: Rows, lower: Reals, upper: Reals, *, seconds: float, gap: float = 0.0) -> None:
        self._rows = rows
        self.lower = lower.copy()
        self.upper = upper.copy()
        self.cost = np.zeros(len(lower))
        self._seconds, self._gap = seconds, gap
        self._continuous = _silent(rows, self.lower, self.upper, self.cost, whole=False)
        self.solves = 0
        self.proved = False

    def bound(self, columns: Integers, lower: Reals, upper: Reals) -> None:
        """Change the bounds of distinct columns."""
        self.lower[columns], self.upper[columns] = lower, upper
        self._continuous.changeColsBounds(len(columns), columns.astype(np.int32), lower, upper)

    def price(self, columns: Integers, cost: Reals) -> None:
        """Change the cost of distinct columns."""
        self.cost[columns] = cost
        self._continuous.changeColsCost(len(columns), columns.astype(np.int32), cost)

    def solve(self) -> Reals | None:
        """A cheapest point in real numbers; None when there is none, or not in time."""
        self.solves += 1
        point = _run(self._continuous, self._seconds)
        self.proved = _settled(self._continuous)
        return point

    def solve_whole(self, within: Flags | None = None) -> Reals | None:
        """A cheapest (or, when the effort runs out, some) point in whole numbers; None when none was found.

        `within`: the columns that may leave their lower bound. `proved` says afterwards whether the answer is the
        last word on the columns allowed.
        """
        self.solves += 1
        upper = self.upper if within is None else np.where(within, self.upper, self.lower)
        solver = _silent(self._rows, self.lower, upper, self.cost, whole=True)
        solver.setOptionValue("mip_rel_gap", self._gap)
        point = _run(solver, self._seconds)
        self.proved = _settled(solver)
        return point


def is_whole(point: Reals) -> bool:
    """Are all entries whole numbers, up to the solver's tolerance?"""
    return bool(np.all(np.abs(point - np.rint(point)) < WHOLE))


def _silent(rows: Rows, lower: Reals, upper: Reals, cost: Reals, *, whole: bool) -> _Highs:
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("mip_max_nodes", MOST_NODES)  # a count, so that two runs give the same answer
    if not whole:
        solver.setOptionValue("solver", "simplex")
        solver.setOptionValue("presolve", "off")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(lower), len(rows.right)
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, lower, upper
    model.row_lower_, model.row_upper_ = rows.right, rows.right
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = rows.starts.astype(np.int32)
    model.a_matrix_.index_ = rows.columns.astype(np.int32)
    model.a_matrix_.value_ = rows.coefficients
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(lower)
    solver.passModel(model)
    return solver


def _run(solver: _Highs, seconds: float) -> Reals | None:
    solver.setOptionValue("time_limit", solver.getRunTime() + seconds)  # its clock never starts again
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return np.array(solver.getSolution().col_value)
    if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    found = solver.getInfo().primal_solution_status == highspy.kSolutionStatusFeasible
    return np.array(solver.getSolution().col_value) if found else None


def _settled(solver: _Highs) -> bool:
    status = solver.getModelStatus()
    return bool(
        status
        in (
            highspy.HighsModelStatus.kOptimal,
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kUnbounded,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        )
    )
