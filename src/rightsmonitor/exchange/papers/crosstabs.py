"""The tables of the bulletin: two dimensions across and down, the others at their total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rightsmonitor.domain.release import Cell, Dimension, Release, Table

_MOST_COLUMNS = 14


@dataclass(frozen=True, slots=True)
class Axis:
    """Codes of one dimension that a table shows, total first, with their depth below the total."""

    dimension: Dimension
    codes: tuple[str, ...]
    depths: tuple[int, ...]

    def label(self, code: str, position: int) -> str:
        return self.dimension.labels[self.dimension.codes.index(code)][position]


@dataclass(frozen=True, slots=True)
class Crosstab:
    """`cells[row, column]`; a table of one dimension has no columns axis and the column code is empty."""

    key: str
    down: Axis
    across: Axis | None
    cells: dict[tuple[str, str], Cell]


def axis(dimension: Dimension, *, deepest: int) -> Axis:
    """Codes down to `deepest` levels below the total, each after its parent."""
    below: dict[str, list[str]] = {}
    for code, parent in zip(dimension.codes, dimension.parents, strict=True):
        below.setdefault(parent, []).append(code)

    def walk(code: str, depth: int) -> Iterator[tuple[str, int]]:
        yield code, depth
        if depth < deepest:
            for child in below.get(code, ()):
                yield from walk(child, depth + 1)

    found = tuple(walk(dimension.total, 0))
    return Axis(dimension, tuple(code for code, _ in found), tuple(depth for _, depth in found))


def crosstabs(table: Table) -> Iterator[Crosstab]:
    """One crossing for each pair of dimensions that has the first one, or a single column."""
    if len(table.dimensions) == 1:
        down = axis(table.dimensions[0], deepest=2)
        yield Crosstab(table.key, down, None, {(c.codes[0], ""): c for c in table.cells})
        return
    for one, other in combinations(table.dimensions, 2):
        if one is table.dimensions[0]:
            yield _cross(table, one, other)


def _cross(table: Table, one: Dimension, other: Dimension) -> Crosstab:
    flat = sorted((axis(one, deepest=1), axis(other, deepest=1)), key=lambda a: len(a.codes))
    across = flat[0] if len(flat[0].codes) <= _MOST_COLUMNS else axis(flat[0].dimension, deepest=0)
    down = axis(flat[1].dimension, deepest=2 if len(axis(flat[1].dimension, deepest=2).codes) <= 40 else 1)
    names = [dimension.name for dimension in table.dimensions]
    row, column = names.index(down.dimension.name), names.index(across.dimension.name)
    others = [(position, d.total) for position, d in enumerate(table.dimensions) if position not in (row, column)]
    cells = {
        (cell.codes[row], cell.codes[column]): cell
        for cell in table.cells
        if all(cell.codes[position] == total for position, total in others)
    }
    return Crosstab(table.key, down, across, cells)


def margin(release: Release, name: str) -> tuple[Axis, dict[str, Cell]] | None:
    """The first level of one dimension, every other dimension at its total; None when no table has it."""
    for table in release.tables:
        names = [dimension.name for dimension in table.dimensions]
        if name in names:
            place = names.index(name)
            others = [(i, d.total) for i, d in enumerate(table.dimensions) if i != place]
            cells = {
                cell.codes[place]: cell for cell in table.cells if all(cell.codes[i] == total for i, total in others)
            }
            return axis(table.dimensions[place], deepest=1), cells
    return None
