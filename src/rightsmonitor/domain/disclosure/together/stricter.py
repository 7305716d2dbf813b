"""Hide more of a package that arrived: for an authority whose threshold is higher, or where too much can be read.

The true counts are not known here. Any whole-number table that fits what is published stands in for them: a pattern
is judged by all tables that fit, and these are the same ones.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import core_of
from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.propagation import propagate
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, Solver, is_whole
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem, Published, Standing
from rightsmonitor.domain.disclosure.protection import surviving
from rightsmonitor.domain.disclosure.sensitivity import Threshold, sensitive
from rightsmonitor.domain.disclosure.suppression.search import Stop
from rightsmonitor.domain.errors import InvalidTable, UnsafeRelease

SECONDS = 20.0
LEAST_VALUES = 2  # as `sensitivity.values_needed`


def told(least: Integers, most: Integers, hidden: Flags, threshold: Threshold) -> Flags:
    """Hidden counts of which fewer than threshold - 1 values are left, one of them below the threshold.

    `threshold` may be an array that broadcasts, one for each quantity.
    """
    few = (most < UNBOUNDED) & (most - least + 1 < np.maximum(np.asarray(threshold) - 1, LEAST_VALUES))
    return np.asarray(hidden & few & (least < threshold) & (most > 0))


def small(values: Integers, hidden: Flags, threshold: Threshold) -> Flags:
    """Counts that are shown and are below the threshold: a lower one was in force where they were published."""
    return np.asarray(~hidden & sensitive(values, threshold))


def stricter(published: Published, *, threshold: Threshold, seed: int, cancelled: Stop | None = None) -> Published:
    """The same tables with more hidden, until an exact attack with this threshold fails. Same input: same result.

    Raises InvalidTable (reason: does-not-add-up), UnsafeRelease (cells: what is still told), Cancelled.
    """
    problem = _stand_in(published)
    standing = surviving(problem, threshold=threshold, seed=seed, cancelled=cancelled)
    if not standing.verdict.safe:
        raise UnsafeRelease(cells=len(standing.verdict.findings))
    return Published(published.layout, np.where(standing.hidden, -1, problem.counts), standing.hidden)


def _stand_in(published: Published) -> Problem:
    layout, hidden = published.layout, published.hidden
    if layout.optional is not None:  # a zero that is shown is known: it cannot be hidden again
        layout = replace(layout, optional=layout.optional & hidden)
    core = core_of(layout, ~hidden & (published.values == 0))
    equations = Equations.of(layout, core)
    counts = _some_table(equations, published)
    nothing = np.zeros(layout.size, dtype=np.bool_)
    return Problem(
        layout=layout,
        counts=counts[: layout.size],
        core=core,
        atom_counts=counts[layout.size :],
        units=np.zeros((0, len(layout.dimensions)), dtype=np.int64),
        unit_counts=np.zeros(0, dtype=np.int64),
        standing=Standing(fixed=nothing, veiled=hidden, unpublished=nothing),
    )


def _some_table(equations: Equations, published: Published) -> Integers:
    """A whole-number table that fits what is published, atoms included."""
    size = published.layout.size
    extra = equations.variables - size
    free = np.concatenate([published.hidden, np.ones(extra, dtype=np.bool_)])
    shown = np.concatenate([np.where(published.hidden, 0, published.values), np.zeros(extra, dtype=np.int64)])
    low = shown.copy()
    low[:size] = np.where(published.hidden, published.floor, shown[:size])
    tight = propagate(equations, low, np.where(free, UNBOUNDED, shown))
    if tight is None or equations.contradicted(free, shown):
        raise InvalidTable(table="", reason="does-not-add-up")
    low, high = tight
    table = low.copy()
    rows, variables = equations.reduced(low < high, low)
    if len(variables):
        top = np.where(high >= UNBOUNDED, INFINITY, high.astype(np.float64))[variables]
        solver = Solver(rows, low[variables].astype(np.float64), top, seconds=SECONDS)
        point = solver.solve()
        if point is None or not is_whole(point):
            point = solver.solve_whole()
        if point is None:
            raise InvalidTable(table="", reason="does-not-add-up")
        table[variables] = np.rint(point).astype(np.int64)
    return table
