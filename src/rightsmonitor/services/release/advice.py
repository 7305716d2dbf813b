"""The table advisor: what each table would lose if small cells were hidden, and err if it were rounded.

Nothing is published or kept. Where the small cells alone are too many, hiding is ruled out without working out which
others would have to go; the trial roundings use random numbers that are thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import surviving
from rightsmonitor.domain.disclosure.rounding.rounding import DEFAULT_BASE, round_tables
from rightsmonitor.domain.disclosure.sensitivity import sensitive
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule
from rightsmonitor.domain.errors import Cancelled
from rightsmonitor.domain.tabulation import ALL_TABLES
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.release import policy, preparing
from rightsmonitor.services.release.preparing import Request
from rightsmonitor.services.session import Session

MOST_LOST = 0.15  # share of the cells that are not zero: beyond, hiding leaves too little
SUPPRESS, ROUND, NOTHING = "suppress", "round", "nothing"
_SEED = 1  # the pattern is thrown away
_BY_PLACE = ("place-violation", "place-sex-age")
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One table at one resolution. Shares are of cells that are not zero, and of units in the finest cells.

    `detailed`: regions shown by province, in a mixed resolution. `at_least`: the losses are of small cells alone.
    """

    table: str
    place_levels: int
    detailed: tuple[str, ...]
    threshold: int
    cells: int
    not_zero: int
    small: int
    cells_lost: float
    units_lost: float
    at_least: bool
    base: int
    mean_error: float
    largest_error: int
    proposal: str  # suppress, round, nothing


@permitted("advice.advise")
def advise(
    session: Session,
    *,
    period: Period,
    tables: Sequence[str] = ALL_TABLES,
    threshold: int = 5,
    scope: str = "national",
    base: int = DEFAULT_BASE,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[Advice, ...]:
    """What could be published of a period, table by table; a person chooses.

    Raises InvalidTable, BelowPolicy, PolicyRefused, Cancelled.
    """
    found: list[Advice] = []
    wanted = [
        Request(period=period, tables=(key,), threshold=threshold, scope=scope, place_levels=levels, base=base)
        for key in dict.fromkeys(tables)
        for levels in ((1, 2) if key in _BY_PLACE else (1,))
    ]
    for number, asked in enumerate(wanted):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(number, len(wanted))
        found.append(_advice(session, asked, cancelled))
        if asked.place_levels > 1 and (detailed := _fit_for_provinces(session, asked)):
            found.append(_advice(session, replace(asked, detailed=detailed), cancelled))
    return tuple(found)


def _advice(session: Session, asked: Request, cancelled: Stop | None) -> Advice:
    floor = policy.current(session.vault)
    levels = asked.place_levels
    threshold = preparing.thresholds_for(asked, floor)[asked.tables[0]]
    base = floor.base(asked.base, place_levels=levels)
    groups = preparing.groups_for(session, asked, floor)
    exact = replace(asked, base=0)
    problem = preparing.tabulated_for(session, exact, trafficking_place=floor.trafficking_place).problem
    counts = problem.counts[problem.layout.tables[0].quantity.ravel()]
    finest = preparing.finest_quantities(problem.layout, 0)
    small = sensitive(problem.counts, threshold)
    hidden, at_least = small, _share(small, problem) > MOST_LOST
    if not at_least and small.any():
        rule = GroupRule(groups.sensitive, groups.units)
        hidden = surviving(problem, threshold=threshold, seed=_SEED, rule=rule, cancelled=cancelled).hidden
    lost, units = _share(hidden, problem), int(problem.counts[finest].sum())
    errors = np.abs(round_tables(problem, base=base, secret=os.urandom(32), cancelled=cancelled).errors)
    return Advice(
        table=asked.tables[0],
        place_levels=levels,
        detailed=asked.detailed,
        threshold=threshold,
        cells=len(counts),
        not_zero=int((counts > 0).sum()),
        small=int(small.sum()),
        cells_lost=lost,
        units_lost=float(problem.counts[finest][hidden[finest]].sum() / units) if units else 0.0,
        at_least=at_least,
        base=base,
        mean_error=float(errors[problem.counts > 0].mean()) if units else 0.0,
        largest_error=int(errors.max(initial=0)),
        proposal=NOTHING if not units else SUPPRESS if lost <= MOST_LOST else ROUND,
    )


def _share(hidden: Flags, problem: Problem) -> float:
    shown = problem.counts[problem.layout.tables[0].quantity.ravel()] > 0
    gone = hidden[problem.layout.tables[0].quantity.ravel()] & shown
    return float(gone.sum() / shown.sum()) if shown.any() else 0.0


def _fit_for_provinces(session: Session, asked: Request) -> tuple[str, ...]:
    """Regions whose provinces would lose few cells; empty when that is none or all of them."""
    floor = policy.current(session.vault)
    threshold = preparing.thresholds_for(asked, floor)[asked.tables[0]]
    problem = preparing.tabulated_for(session, asked, trafficking_place=floor.trafficking_place).problem
    table, tree = problem.layout.tables[0], problem.layout.hierarchies["place"]
    values: Integers = problem.counts[table.quantity]
    small = sensitive(values, threshold)
    regions, fit = [], []
    for at, position in enumerate(table.axes[0].tolist()):
        if tree.depths[position] == 1 and tree.children()[position]:
            inside = [row for row, other in enumerate(table.axes[0].tolist()) if tree.parents[other] == position]
            if values[at].sum():
                regions.append(tree.codes[position])
                some = (values[inside] > 0).sum()
                fit += [tree.codes[position]] if small[inside].sum() <= MOST_LOST * some else []
    return tuple(fit) if 0 < len(fit) < len(regions) else ()
