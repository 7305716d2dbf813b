"""What the files of a package say, in the words of its reports: rows of figures, intervals, margins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rightsmonitor.domain.release import Cell, CellKind, Dimension, Table
from rightsmonitor.exchange.gate import facts
from rightsmonitor.exchange.gate.facts import Cube
from rightsmonitor.exchange.papers.crosstabs import axis, crosstabs

HIDDEN, ABSENT = "●", "–"
Row = tuple[str, ...]
KINDS = {"A": CellKind.VALUE, "E": CellKind.ROUNDED, "Q": CellKind.HIDDEN, "M": CellKind.NOT_APPLICABLE}


class Texts:
    """Figures as a language writes them."""

    def __init__(self, language: str, base: int, intervals: Mapping[tuple[str, ...], str]) -> None:
        self.gap, self.base, self.intervals = "," if language == "en" else "\u00a0", base, intervals

    def rows(self, table: Table) -> Iterator[Row]:
        for cross in crosstabs(table):
            columns = cross.across.codes if cross.across else ("",)
            for code in cross.down.codes:
                yield tuple(self.text(cross.cells.get((code, column)), table) for column in columns)

    def text(self, cell: Cell | None, table: Table) -> str:
        if cell is None or cell.kind is CellKind.NOT_APPLICABLE:
            return ABSENT
        apart = self.intervals.get((table.key, *cell.codes))
        if cell.kind is CellKind.HIDDEN:
            return apart or HIDDEN
        if cell.kind is CellKind.ROUNDED and not cell.value:
            return apart or f"0–{self.base - 1}"
        return self.number(cell.value or 0)

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", self.gap)


def tables(cube: Cube) -> Iterator[Table]:
    names = tuple(column.lower() for column in cube.header[1:-3])
    rows: dict[str, list[tuple[tuple[str, ...], facts.Cell]]] = {}
    for (key, *codes), each in cube.rows:
        rows.setdefault(key, []).append((tuple(codes), each))
    for key, found in rows.items():
        own = [at for at, code in enumerate(found[0][0]) if code != "_Z"]
        cells = [
            Cell(codes=tuple(codes[at] for at in own), kind=KINDS[each.status], value=each.value)
            for codes, each in found
        ]
        yield Table(
            key=key,
            dimensions=tuple(
                dimension(names[at], [cell.codes[n] for cell in cells], cube.codes[names[at]])
                for n, at in enumerate(own)
            ),
            cells=tuple(cells),
        )


def dimension(name: str, codes: Iterable[str], parents: Mapping[str, str]) -> Dimension:
    own = tuple(dict.fromkeys(codes))
    return Dimension(name=name, codes=own, parents=tuple(parents.get(code, "") for code in own), labels=())


def intervals(files: Mapping[str, bytes]) -> dict[tuple[str, ...], str]:
    """By table and codes; empty beside the package of an office."""
    if (content := files.get("data/national.csv")) is None:
        return {}
    found = {}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")):
        codes = [text for name, text in row.items() if name not in _NOT_CODES and text != "_Z"]
        found[row["TABLE"], *codes] = interval(row["LOWER"], row["UPPER"])
    return found


_NOT_CODES = {
    "PERIOD", "TABLE", "OBS_VALUE", "LOWER", "UPPER", "OBS_STATUS", "CONF_STATUS", "OFFICES", "EXPECTED",
}  # fmt: skip


def interval(low: str, high: str) -> str:
    return f"{low}+" if not high else low if low == high else f"{low}–{high}"


def margins(tables: Sequence[Table], texts: Texts) -> frozenset[str]:
    """What bars and map may say: places and violations, everything else at its total."""
    found = {ABSENT}
    for table in tables:
        for at, one in enumerate(table.dimensions):
            shown = set(axis(one, deepest=1).codes)
            for cell in table.cells:
                pairs = enumerate(zip(table.dimensions, cell.codes, strict=True))
                others = all(each.total == code for n, (each, code) in pairs if n != at)
                if cell.codes[at] in shown and others and cell.kind is not CellKind.HIDDEN:
                    found.add(texts.text(cell, table))
    return frozenset(found)
