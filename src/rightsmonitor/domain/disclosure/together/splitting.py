"""Which units did earlier releases count? Any division of the records that gives their published numbers will do.

Who protects a new release holds its records, but perhaps no longer those of earlier releases as they were. A division
that gives every number shown then is a table nobody can rule out, so witnesses may start from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import holders_of
from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.solver import INFINITY, Reals, Rows, Solver, is_whole
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.together.linking import Edition
from rightsmonitor.domain.errors import InvalidTable, ReleaseContradicted

SECONDS = 60.0  # a safety net only: a count of nodes ends the search


def split(earlier: Sequence[Edition], columns: Mapping[str, Sequence[str]], weights: Integers) -> Integers:
    """How many units of each record every one of a chain of releases counts beyond the one before it.

    Shape: (releases + 1, records); the last row is what only the new release counts. Raises ReleaseContradicted with
    the first release that no division of these records gives, InvalidTable (reason: too-hard) when none was found.
    """
    for count in range(1, len(earlier) + 1):
        solver = _solver(earlier[:count], columns, weights)
        point = solver.solve()
        if point is not None and not is_whole(point):
            point = solver.solve_whole()
        if point is None and solver.proved:
            raise ReleaseContradicted(release=earlier[count - 1].name)
        if point is None:
            raise InvalidTable(table=earlier[count - 1].name, reason="too-hard")
        parts = np.rint(point[: count * len(weights)]).astype(np.int64).reshape(count, len(weights))
    return np.vstack([parts, weights - parts.sum(axis=0)])


def _solver(earlier: Sequence[Edition], columns: Mapping[str, Sequence[str]], weights: Integers) -> Solver:
    """Unknown: parts[release, record], then every quantity of every release, then what is left of each record."""
    records = len(weights)
    own = len(earlier) * records
    row, column, sign, lower, upper, rows = (
        [],
        [],
        [],
        [np.zeros(own)],
        [np.tile(weights.astype(float), len(earlier))],
        0,
    )
    for number, edition in enumerate(earlier):
        published, start = edition.published, sum(len(each) for each in lower)
        sums = Equations.of(published.layout, None)
        units, foreign = _positions(edition, columns)
        for part in range(number + 1):
            upper[0][part * records : (part + 1) * records][foreign] = 0
        row += [sums.row + rows]
        column += [sums.variable + start]
        sign += [sums.coefficient]
        rows += sums.rows
        for table in range(len(published.layout.tables)):
            holders, held = np.unique(holders_of(published.layout, table, units), return_inverse=True)
            held = np.broadcast_to(held, (records,))
            row += [rows + np.arange(len(holders)), *(rows + held for _ in range(number + 1))]
            column += [start + holders, *(part * records + np.arange(records) for part in range(number + 1))]
            sign += [-np.ones(len(holders), dtype=np.int64), np.ones((number + 1) * records, dtype=np.int64)]
            rows += len(holders)
        lower.append(np.where(published.hidden, published.floor, published.values).astype(float))
        upper.append(np.where(published.hidden & ~_nobody(edition, units), INFINITY, np.maximum(published.values, 0)))
    start = sum(len(each) for each in lower)
    row += [rows + np.tile(np.arange(records), len(earlier)), rows + np.arange(records)]
    column += [np.arange(own), start + np.arange(records)]
    sign += [np.ones(own + records, dtype=np.int64)]
    right = np.concatenate([np.zeros(rows), weights.astype(float)])
    ends = np.concatenate([*lower, np.zeros(records)]), np.concatenate([*upper, weights.astype(float)])
    entries = np.concatenate(row), np.concatenate(column), np.concatenate(sign)
    return Solver(_rows(*entries, right), *ends, seconds=SECONDS)


def _nobody(edition: Edition, units: Mapping[str, Integers]) -> Flags:
    """Finest cells that none of the records is counted in."""
    layout = edition.published.layout
    nobody = np.zeros(layout.size, dtype=np.bool_)
    for number, table in enumerate(layout.tables):
        below = [layout.hierarchies[name].children() for name in table.spec.names]
        leaves = np.ix_(*(np.array([at for at, each in enumerate(tree) if not each]) for tree in below))
        nobody[holders_of(layout, number, dict(zip(table.spec.names, leaves, strict=True)))] = True
    for number in range(len(layout.tables)):
        nobody[holders_of(layout, number, units)] = False
    return nobody


def _rows(row: Integers, column: Integers, sign: Integers, right: Reals) -> Rows:
    order = np.lexsort((column, row))
    starts = np.searchsorted(row[order], np.arange(len(right) + 1)).astype(np.int64)
    return Rows(starts, column[order], sign[order].astype(np.float64), right)


def _positions(edition: Edition, columns: Mapping[str, Sequence[str]]) -> tuple[dict[str, Integers], Flags]:
    """Positions of the records' codes, and which records have a code that the release does not know."""
    layout = edition.published.layout
    units, foreign = {}, np.zeros(len(columns[layout.dimensions[0]]), dtype=np.bool_)
    for name in layout.dimensions:
        where = {code: at for at, code in enumerate(layout.hierarchies[name].codes)}
        positions = np.array([where.get(code, -1) for code in columns[name]], dtype=np.int64)
        foreign |= positions < 0
        units[name] = np.maximum(positions, 0)
    return units, foreign
