"""The attacker who knows the algorithm: how likely is what was published, for every table that could have been counted?

On blocks of a few cells the whole draw is worked out without chance: for each possible table the probability of every
state after every visit. A value counts as left when some table with it explains the publication at least a twentieth as
well as the best explanation.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout
from rightsmonitor.domain.disclosure.rounding.rounding import finest_quantities, members_of
from rightsmonitor.domain.disclosure.rounding.sampler import (
    EMPTY_WEIGHT,
    FREE_SHARE,
    NEVER,
    OWN_WEIGHT,
    STEEPEST,
    TEMPERATURE,
    step_cost,
    sweeps_for,
)

MOST_CELLS, MOST_TABLES = 4, 10_000
PLAUSIBLE = 1 / 20
LEAST_VALUES = 4
Reals = NDArray[np.float64]


def finest_cells(layout: Layout) -> Integers:
    """Every finest cell of the first table, as atoms; shape (cells, dimensions)."""
    table = layout.tables[0]
    ends = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        children, shown = layout.hierarchies[name].children(), set(axis.tolist())
        ends.append([p for p in axis.tolist() if not (children[p] and children[p][0] in shown)])
    return np.array(list(product(*ends)), dtype=np.int64).reshape(-1, len(ends))


def is_enumerable(layout: Layout, base: int) -> bool:
    """One table, of few enough cells and possible counts?"""
    if len(layout.tables) > 1:
        return False
    cells = finest_cells(layout)
    return len(cells) <= MOST_CELLS and (2 * base - 1) ** len(cells) <= MOST_TABLES


def plausible_values(layout: Layout, values: Integers, base: int) -> list[Integers]:
    """For each quantity of one small table the counts that explain the published multiples well enough, in order."""
    cells = finest_cells(layout)
    rows = members_of(layout, cells).rows()
    finest = finest_quantities(layout)
    printed = np.array([values[row[finest[row]][0]] for row in rows], dtype=np.int64)
    tables, chance = likelihoods(rows, finest, layout.size, printed, base)
    counts = np.zeros((len(tables), layout.size), dtype=np.int64)
    for cell, row in enumerate(rows):
        counts[:, row] += tables[:, cell : cell + 1]
    good = chance >= PLAUSIBLE * chance.max()
    return [np.unique(counts[good, quantity]) for quantity in range(layout.size)]


def likelihoods(rows: list[Integers], finest: Flags, size: int, printed: Integers, base: int) -> tuple[Integers, Reals]:
    """All tables in which every cell is near its printed multiple, and how likely each is to print them all.

    `rows`: the quantities that count each cell.
    """
    ranges = [range(max(0, value - base + 1), value + base if value else base) for value in printed.tolist()]
    tables = np.array(list(product(*ranges)), dtype=np.int64)
    draw = _Draw(rows, finest, size, tables, base)
    target = (printed - tables // base * base) // base  # 0 down, 1 up
    state = (target * draw.bits).sum(axis=1)
    return tables, draw.final()[np.arange(len(tables)), state]


class _Draw:
    """The draw for many tables at once. States: a bit for each cell that is up; `free`: a bit for each free cell."""

    def __init__(self, rows: list[Integers], finest: Flags, size: int, tables: Integers, base: int) -> None:
        self._rows, self._base, self._cells = rows, base, len(rows)
        self.bits = 1 << np.arange(self._cells, dtype=np.int64)
        self._remainder = tables % base
        self._weights = np.where(finest, 1.0 + OWN_WEIGHT, 1.0)
        states = np.arange(1 << self._cells)
        self._is_up = (states[:, None] & self.bits) > 0  # (states, cells)
        member = np.zeros((self._cells, size), dtype=np.int64)
        for cell, row in enumerate(rows):
            member[cell, row] = 1
        self._totals = tables @ member  # (tables, quantities)
        change = np.where(self._is_up[None], base - self._remainder[:, None], -self._remainder[:, None])
        self._errors = change @ member  # (tables, states, quantities)
        self._member = member

    def final(self) -> Reals:
        """Probability of every final state, for each table; shape (tables, states)."""
        count, states = len(self._remainder), len(self._is_up)
        chance = np.zeros((count, states, states))  # tables, free, states
        for free in range(states):
            live = [cell for cell in range(self._cells) if not self._is_up[free, cell]]
            share = np.ones(count)
            for cell in range(self._cells):
                open_ = self._remainder[:, cell] > 0
                part = FREE_SHARE if self._is_up[free, cell] else 1.0 - FREE_SHARE
                share *= np.where(open_, part, 0.0 if self._is_up[free, cell] else 1.0)
            chance[:, free] = share[:, None] * self._start()
            self._visit(chance[:, free], live)
        return np.asarray(chance.sum(axis=1))

    def _start(self) -> Reals:
        up = self._remainder / self._base  # (tables, cells)
        each = np.where(self._is_up[None], up[:, None], 1.0 - up[:, None])
        return np.asarray(each.prod(axis=2))

    def _visit(self, chance: Reals, live: list[int]) -> None:
        """All sweeps for the cells that are not free."""
        often = {cell: self._goes_up(cell, EMPTY_WEIGHT) for cell in live}
        for _ in range(sweeps_for(len(live))):
            for cell in live:
                low, high, up = often[cell]
                both = chance[:, low] + chance[:, high]
                chance[:, low], chance[:, high] = both * (1.0 - up), both * up
        self._correct(chance)
        for cell in live:
            low, high, up = self._goes_up(cell, NEVER)
            falls = chance[:, high] * (1.0 - up)
            chance[:, low] += falls
            chance[:, high] -= falls

    def _goes_up(self, cell: int, empty_weight: float) -> tuple[Integers, Integers, Reals]:
        """States without the cell, the same with it, and for each table the chance to go from one to the other."""
        low = np.flatnonzero(~self._is_up[:, cell]).astype(np.int64)
        row = self._rows[cell]
        errors = self._errors[:, low][:, :, row]
        cost = step_cost(errors.astype(np.float64), self._base, self._weights[row])
        totals = self._totals[:, None, row]
        cost = cost - empty_weight * ((errors == -totals) & (totals >= self._base))
        steep = cost.sum(axis=2) / TEMPERATURE
        up = np.where(steep < STEEPEST, 1.0 / (1.0 + np.exp(np.minimum(steep, STEEPEST))), 0.0)
        up[self._remainder[:, cell] == 0] = 0.0
        return low, low | self.bits[cell], up

    def _correct(self, chance: Reals) -> None:
        """Where a published 0 stands for too much, the largest remainder inside goes up."""
        state = np.broadcast_to(np.arange(chance.shape[1]), chance.shape).copy()
        tables = np.arange(len(chance))[:, None]
        empty = (self._errors == -self._totals[:, None]) & (self._totals[:, None] >= self._base)
        for quantity in range(self._totals.shape[1]):
            wrong = empty[:, :, quantity] & empty[tables, state, quantity]
            inside = np.flatnonzero(self._member[:, quantity])
            rank = self._remainder[:, inside] * self._cells - inside
            raised = self.bits[inside[rank.argmax(axis=1)]] if len(inside) else np.zeros(len(chance), dtype=np.int64)
            state = np.where(wrong, state | raised[:, None], state)
        moved = np.zeros_like(chance)
        np.add.at(moved, (tables, state), chance)
        chance[:] = moved
