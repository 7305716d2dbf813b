"""The rows that every face of a package shows: one per published cell, hidden cells without any value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rightsmonitor.domain.release import Cell, CellKind, Dimension, Release, Table

NOT_IN_TABLE = "_Z"
_ORDER = ("place", "violation", "sex", "age", "status", "month")
# SDMX CL_OBS_STATUS and CL_CONF_STATUS: normal, suppressed, estimated, cannot exist; free, confidential.
STATUSES = {
    CellKind.VALUE: ("A", "F"),
    CellKind.HIDDEN: ("Q", "C"),
    CellKind.ROUNDED: ("E", "F"),
    CellKind.NOT_APPLICABLE: ("M", "F"),
}
OBS_STATUS = tuple(sorted({status for status, _ in STATUSES.values()}))
CONF_STATUS = tuple(sorted({status for _, status in STATUSES.values()}))
CODE_COLUMNS = ("dimension", "code", "parent", "label_fr", "label_ar", "label_en")
_SPACES_AND_CONTROLS = "".join(map(chr, range(33))) + "\u00a0\u200e\u200f\u202a\u202b\u202c\ufeff"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one dimension, with its labels in French, Arabic and English."""

    dimension: str
    code: str
    parent: str
    labels: tuple[str, str, str]


def dimension_names(release: Release) -> tuple[str, ...]:
    """Names of all dimensions: the usual ones first, then others by name."""
    used = {dimension.name for table in release.tables for dimension in table.dimensions}
    return (*(name for name in _ORDER if name in used), *sorted(used.difference(_ORDER)))


def published(cell: Cell) -> int | None:
    """The value that may be shown. A hidden cell has none, whatever the object carries."""
    return cell.value if cell.kind in (CellKind.VALUE, CellKind.ROUNDED) else None


def statuses(cell: Cell) -> tuple[str, str]:
    """(OBS_STATUS, CONF_STATUS): the same for every hidden cell, for whatever reason it is hidden."""
    return STATUSES[cell.kind]


def codes_by_name(table: Table, cell: Cell) -> dict[str, str]:
    return {d.name: code for d, code in zip(table.dimensions, cell.codes, strict=True)}


def columns(release: Release) -> tuple[str, ...]:
    names = tuple(name.upper() for name in dimension_names(release))
    return ("TABLE", *names, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS")


def rows(release: Release) -> Iterator[tuple[str, ...]]:
    """Rows of `data/cube.csv` in the order of the tables."""
    names = dimension_names(release)
    for table in release.tables:
        for cell in table.cells:
            by_name = codes_by_name(table, cell)
            value = published(cell)
            yield (
                table.key,
                *(by_name.get(name, NOT_IN_TABLE) for name in names),
                "" if value is None else str(value),
                *statuses(cell),
            )


def codes(release: Release) -> tuple[Code, ...]:
    """Every code of every dimension once, in the order of the tables."""
    found: dict[tuple[str, str], Code] = {}
    for name in dimension_names(release):
        for dimension in dimensions(release, name):
            for code, parent, labels in zip(dimension.codes, dimension.parents, dimension.labels, strict=True):
                found.setdefault((name, code), Code(name, code, parent, labels))
    return tuple(found.values())


def dimensions(release: Release, name: str) -> Iterator[Dimension]:
    for table in release.tables:
        yield from (dimension for dimension in table.dimensions if dimension.name == name)


def harmless(text: str) -> str:
    """A label that no spreadsheet takes for a formula: a leading `'` where it would."""
    start = text.lstrip(_SPACES_AND_CONTROLS)[:1]
    return f"'{text}" if start and start in "=+-@|%＝＋－＠" else text


def csv_bytes(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 without byte-order mark, one line feed a row, quotes only where needed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([harmless(field) for field in line] for line in lines)
    return stream.getvalue().encode()


def cube_csv(release: Release) -> bytes:
    return csv_bytes(columns(release), rows(release))


def codes_csv(release: Release) -> bytes:
    return csv_bytes(CODE_COLUMNS, ((c.dimension, c.code, c.parent, *c.labels) for c in codes(release)))
