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
WHOLE_WEIGHT = 10  # about so many times as long takes a search in whole numbers
MOST_NODES = 2_000
ROWWISE, MINIMISE = int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize)
SECONDS = 20.0  # a safety net only: the limit that normally ends a search is a count of nodes


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Equations in compressed rows: `coefficients` of `columns[starts[i]:starts[i + 1]]` add up to `right[i]`."""

    starts: Integers
    columns: Integers
    coefficients: Reals
    right: Reals

    def doubled(self, count: int) -> Rows:
        """Each of the `count` columns once more, after all others, with the opposite sign."""
        lengths = np.diff(self.starts)
        within = np.arange(len(self.columns)) - np.repeat(self.starts[:-1], lengths)
        first = np.repeat(2 * self.starts[:-1], lengths) + within
        second = first + np.repeat(lengths, lengths)
        columns = np.empty(2 * len(self.columns), dtype=np.int64)
        coefficients = np.empty(2 * len(self.columns))
        columns[first], coefficients[first] = self.columns, self.coefficients
        columns[second], coefficients[second] = self.columns + count, -self.coefficients
        return Rows(2 * self.starts, columns, coefficients, self.right)


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


class Once:
    """Small programmes that are solved once or twice each: a new one is loaded instead of changing the last."""

    def __init__(self, *, gap: float = 0.1) -> None:
        self._continuous, self._whole = _handle(whole=False), _handle(whole=True)
        self._whole.setOptionValue("mip_rel_gap", gap)
        self.solves = self.effort = 0
        self._loaded: tuple[Rows, Reals, Reals, Reals]

    def load(self, rows: Rows, lower: Reals, upper: Reals, cost: Reals) -> None:
        """Minimise cost · x over `rows` and lower ≤ x ≤ upper."""
        self._loaded = rows, lower, upper, cost
        _pass(self._continuous, *self._loaded, whole=False)

    def price(self, columns: Integers, cost: Reals) -> None:
        """Change the cost of distinct columns, for `solve` alone."""
        self._continuous.changeColsCost(len(columns), columns.astype(np.int32), cost)

    def solve(self) -> Reals | None:
        """A cheapest point in real numbers; None when there is none, or not in time."""
        self._count()
        return _run(self._continuous, SECONDS)

    def ray(self) -> Reals | None:
        """After `solve` found no point: weights of the equations whose sum alone says that there is none."""
        if self._continuous.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return None
        _, there, ray = self._continuous.getDualRay()
        return np.array(ray) if there else None

    def solve_whole(self) -> Reals | None:
        """A cheapest (or some, when the effort runs out) point in whole numbers at the prices loaded; or None."""
        self._count(WHOLE_WEIGHT)
        _pass(self._whole, *self._loaded, whole=True)
        return _run(self._whole, SECONDS)

    def _count(self, weight: int = 1) -> None:
        self.solves += 1
        self.effort += weight * len(self._loaded[1])


def is_whole(point: Reals) -> bool:
    """Are all entries whole numbers, up to the solver's tolerance?"""
    return bool(np.all(np.abs(point - np.rint(point)) < WHOLE))


def _silent(rows: Rows, lower: Reals, upper: Reals, cost: Reals, *, whole: bool) -> _Highs:
    solver = _handle(whole=whole)
    _pass(solver, rows, lower, upper, cost, whole=whole)
    return solver


def _handle(*, whole: bool) -> _Highs:
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("mip_max_nodes", MOST_NODES)  # a count, so that two runs give the same answer
    if not whole:
        solver.setOptionValue("solver", "simplex")
        solver.setOptionValue("presolve", "off")
    return solver


def _pass(solver: _Highs, rows: Rows, lower: Reals, upper: Reals, cost: Reals, *, whole: bool) -> None:
    columns, equations = len(lower), len(rows.right)
    solver.passModel(
        columns, equations, len(rows.columns), ROWWISE, MINIMISE, 0.0, cost, lower, upper, rows.right, rows.right,
        rows.starts[:-1].astype(np.int32), rows.columns.astype(np.int32), rows.coefficients,
        np.full(columns, int(whole), dtype=np.int32),
    )  # fmt: skip


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
