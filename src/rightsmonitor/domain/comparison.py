"""What changed from one release to the next, from published cells alone: nothing hidden enters a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsmonitor.domain.release import Cell, CellKind, Release, Table

MOST_MOVES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A number that both releases show: one code of a table, every other dimension at its total."""

    table: str
    dimension: str
    code: str
    before: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Counts of cells that both releases have, by what happened to them; totals are None where one is hidden."""

    total_before: int | None
    total_now: int | None
    shared: int  # shown in both
    grew: int
    shrank: int
    newly_hidden: int
    newly_shown: int
    moves: tuple[Move, ...]  # the largest changes, the largest first


def compare(before: Release, now: Release) -> Comparison:
    """Cells of tables that both releases have; a code that only one of them has is left out."""
    earlier = {table.key: table for table in before.tables}
    pairs = [(cell, other) for table in now.tables for cell, other in _pairs(table, earlier.get(table.key))]
    both = [(a.value, b.value) for a, b in pairs if a.value is not None and b.value is not None]
    return Comparison(
        total_before=_total(before),
        total_now=_total(now),
        shared=len(both),
        grew=sum(new > old for new, old in both),
        shrank=sum(new < old for new, old in both),
        newly_hidden=sum(a.kind is CellKind.HIDDEN and b.value is not None for a, b in pairs),
        newly_shown=sum(a.value is not None and b.kind is CellKind.HIDDEN for a, b in pairs),
        moves=_moves(now, earlier),
    )


def _pairs(table: Table, other: Table | None) -> Iterator[tuple[Cell, Cell]]:
    if other is None or [d.name for d in table.dimensions] != [d.name for d in other.dimensions]:
        return
    known = {cell.codes: cell for cell in other.cells}
    yield from ((cell, known[cell.codes]) for cell in table.cells if cell.codes in known)


def _total(release: Release) -> int | None:
    for table in release.tables:
        codes = tuple(dimension.total for dimension in table.dimensions)
        return next((cell.value for cell in table.cells if cell.codes == codes), None)
    return None


def _moves(now: Release, earlier: dict[str, Table]) -> tuple[Move, ...]:
    """One for each dimension and code, from the first table that has the dimension."""
    found: dict[tuple[str, str], Move] = {}
    for table in now.tables:
        totals = tuple(dimension.total for dimension in table.dimensions)
        for cell, other in _pairs(table, earlier.get(table.key)):
            apart = [at for at, code in enumerate(cell.codes) if code != totals[at]]
            if len(apart) == 1 and cell.value is not None and other.value is not None and cell.value != other.value:
                name, code = table.dimensions[apart[0]].name, cell.codes[apart[0]]
                move = Move(table=table.key, dimension=name, code=code, before=other.value, now=cell.value)
                found.setdefault((name, code), move)
    return tuple(sorted(found.values(), key=lambda m: (-abs(m.now - m.before), m.dimension, m.code))[:MOST_MOVES])
