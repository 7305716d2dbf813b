"""The equations between published numbers (and atoms of the core), ready for propagation and for a solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import Core
from rightsmonitor.domain.disclosure.equations.solver import Rows
from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout


@dataclass(frozen=True, slots=True, eq=False)
class Equations:
    """Entries (row, variable, coefficient ±1), every row adding up to 0. Variables: quantities, then atoms."""

    row: Integers
    variable: Integers
    coefficient: Integers
    rows: int
    variables: int

    @classmethod
    def of(cls, layout: Layout, core: Core | None, *, redundant: bool = False) -> Equations:
        """All equations of the layout; with `redundant` also those that follow from others."""
        sums = layout.sums
        chosen = np.ones(len(sums.parents), dtype=np.bool_) if redundant else sums.needed
        numbers = np.cumsum(chosen) - 1
        owner = np.repeat(np.arange(len(sums.parents)), np.diff(sums.starts))
        inside = chosen[owner]
        rows = [numbers[chosen], numbers[owner[inside]]]
        variables = [sums.parents[chosen], sums.children[inside]]
        signs = [-np.ones(int(chosen.sum()), dtype=np.int64), np.ones(int(inside.sum()), dtype=np.int64)]
        count = int(chosen.sum())
        atoms = np.arange(0 if core is None else len(core.atoms))
        for holder in [] if core is None else core.holders.T:
            holders, inverse = np.unique(holder, return_inverse=True)
            rows += [count + np.arange(len(holders)), count + inverse]
            variables += [holders, layout.size + atoms]
            signs += [-np.ones(len(holders), dtype=np.int64), np.ones(len(atoms), dtype=np.int64)]
            count += len(holders)
        total = layout.size + len(atoms)
        return cls(np.concatenate(rows), np.concatenate(variables), np.concatenate(signs), count, total)

    def hold(self, values: Integers) -> bool:
        """Do these whole numbers (one for each variable) satisfy every equation?"""
        left = np.zeros(self.rows, dtype=np.int64)
        np.add.at(left, self.row, self.coefficient * values[self.variable])
        return not left.any()

    def reduced(self, free: Flags, values: Integers, *, doubled: int = 0) -> tuple[Rows, Integers]:
        """Equations over the free variables, the others standing at `values`; also the free variables in order.

        The first `doubled` free variables get a second column, after all others, with the opposite sign.
        """
        chosen = np.flatnonzero(free)
        column = np.full(self.variables, -1, dtype=np.int64)
        column[chosen] = np.arange(len(chosen))
        right = np.zeros(self.rows, dtype=np.int64)
        fixed = ~free[self.variable]
        np.subtract.at(right, self.row[fixed], self.coefficient[fixed] * values[self.variable[fixed]])
        row, where = self.row[~fixed], column[self.variable[~fixed]]
        sign = self.coefficient[~fixed]
        twice = where < doubled
        row = np.concatenate([row, row[twice]])
        sign = np.concatenate([sign, -sign[twice]])
        where = np.concatenate([where, where[twice] + len(chosen)])
        kept = np.unique(row)
        order = np.lexsort((where, row))
        starts = np.append(np.searchsorted(row[order], kept), len(row)).astype(np.int64)
        rows = Rows(starts, where[order], sign[order].astype(np.float64), right[kept].astype(np.float64))
        return rows, chosen.astype(np.int64)

    def contradicted(self, free: Flags, values: Integers) -> bool:
        """Is there an equation without free variables that does not add up?"""
        left = np.zeros(self.rows, dtype=np.int64)
        np.add.at(left, self.row, self.coefficient * np.where(free, 0, values)[self.variable])
        untouched = np.ones(self.rows, dtype=np.bool_)
        untouched[self.row[free[self.variable]]] = False
        return bool(left[untouched].any())
