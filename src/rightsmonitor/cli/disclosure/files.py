"""Files of `disclosure`: records, hierarchies and published tables, as docs/disclosure-control.md describes them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from rightsmonitor.domain.disclosure.checking.checker import Shown
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.tables import TOTAL, Hierarchy, TableSpec, dimensions_of
from rightsmonitor.domain.errors import InvalidTable, InvalidValue, MissingColumns, TooLarge, UnreadableFile

MOST_BYTES = 500 * 2**20
MOST_DIGITS = 12
TABLE, COUNT = "table", "n"
Row = dict[str, str]


def read_rows(path: Path) -> tuple[list[str], list[Row]]:
    """Header and rows of a CSV file in UTF-8, with comma or semicolon; raises UnreadableFile, TooLarge."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(name=path.name, limit=MOST_BYTES)
    try:
        text = path.read_text(encoding="utf-8-sig")
        first = text[: text.find("\n")] if "\n" in text else text
        reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
        lines = [[field.strip() for field in line] for line in reader if line]
    except UnicodeDecodeError:
        raise UnreadableFile(name=path.name, reason="encoding") from None
    except csv.Error:
        raise UnreadableFile(name=path.name, reason="csv") from None
    if not lines or "\0" in text:
        raise UnreadableFile(name=path.name, reason="csv" if lines else "empty")
    header = lines[0]
    if len(set(header)) < len(header) or any(len(line) != len(header) for line in lines):
        raise UnreadableFile(name=path.name, reason="csv")
    return header, [dict(zip(header, line, strict=True)) for line in lines[1:]]


def read_hierarchies(folder: Path, used: Mapping[str, Sequence[str]]) -> dict[str, Hierarchy]:
    """The hierarchy of each dimension in `used`; flat over its codes where the folder has no file for it."""
    if not folder.is_dir():
        raise UnreadableFile(name=folder.name, reason="missing")
    hierarchies = {}
    for name, codes in used.items():
        path = folder / f"hier_{name}.csv"
        if path.exists():
            header, rows = read_rows(path)
            _require_columns(path, header, ["code", "parent"])
            hierarchies[name] = Hierarchy.from_pairs(name, ((row["code"], row["parent"]) for row in rows))
        else:
            hierarchies[name] = Hierarchy.flat(name, (code for code in codes if code != TOTAL))
    return hierarchies


def read_records(path: Path, names: Sequence[str]) -> dict[str, list[str]]:
    """The codes of each dimension, one for each record; raises MissingColumns.

    A column serves other groupings of its codes as well: `age` stands in for `age@other`.
    """
    header, rows = read_rows(path)
    used = {name: name if name in header else name.partition("@")[0] for name in names}
    _require_columns(path, header, list(used.values()))
    return {name: [row[column] for row in rows] for name, column in used.items()}


def read_published(path: Path, folder: Path) -> Published:
    """Published tables with their hierarchies.

    Raises MissingColumns, InvalidValue (field: n), InvalidTable (reason: twice-cell, unknown-cell, missing-cell,
    contradicts).
    """
    header, rows = read_rows(path)
    return published_rows(path, header, rows, folder)


def published_rows(path: Path, header: Sequence[str], rows: Sequence[Row], folder: Path) -> Published:
    """The same for rows that were read already."""
    _require_columns(path, header, [COUNT])
    names = [name for name in header if name not in (TABLE, COUNT)]
    if not names or not rows:
        raise MissingColumns(name=path.name, columns=COUNT if names else "?")
    used = {name: sorted({row[name] for row in rows} - {""}) for name in names}
    hierarchies = read_hierarchies(folder, used)
    specs = _specs(header, rows, names, hierarchies)
    layout = Layout.of(hierarchies, specs)
    values = np.full(layout.size, -2, dtype=np.int64)
    for number, spec in enumerate(specs):
        chosen = rows if TABLE not in header else [row for row in rows if row[TABLE] == spec.text]
        _fill(layout, number, chosen, values)
    return Published(layout, np.maximum(values, -1), values == -1)


def write_published(path: Path, published: Published) -> None:
    """One row per cell of every table; the column `n` is empty where a cell is hidden."""
    hidden, values = published.hidden.tolist(), published.values.tolist()
    texts = ["" if hidden[quantity] else str(values[quantity]) for quantity in range(len(values))]
    write_cells(path, published.layout, texts)


def write_cells(path: Path, layout: Layout, texts: Sequence[str]) -> None:
    """One row per cell of every table; `texts` holds the column `n` of each quantity."""
    several = len(layout.tables) > 1
    names = layout.dimensions
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*([TABLE] if several else []), *names, COUNT])
        for number, table in enumerate(layout.tables):
            head = [table.spec.text] if several else []
            place = [table.spec.names.index(name) if name in table.spec.names else -1 for name in names]
            cells = zip(layout.all_codes(number), table.quantity.ravel().tolist(), strict=True)
            writer.writerows(
                [*head, *(codes[at] if at >= 0 else "" for at in place), texts[quantity]] for codes, quantity in cells
            )
        stream.flush()
        os.fsync(stream.fileno())


def read_back(
    path: Path, specs: Sequence[TableSpec], *, number: Callable[[str], str] = lambda text: text
) -> tuple[Shown, ...]:
    """The cells of a written file as the checker wants them, read without the engine's layout.

    `number`: what a text in the column `n` stands for.
    """
    _, rows = read_rows(path)
    tables: dict[str, dict[tuple[str, ...], int | None]] = {spec.text: {} for spec in specs}
    names = {spec.text: spec.names for spec in specs}
    only = specs[0].text
    for row in rows:
        text = row.get(TABLE, only)
        tables[text][tuple([row[name] for name in names[text]])] = _count(number(row[COUNT]))
    return tuple(Shown(spec.names, tables[spec.text]) for spec in specs)


def parents_of(hierarchies: Mapping[str, Hierarchy]) -> dict[str, dict[str, str]]:
    """Code to parent code for each dimension, empty for the total."""
    return {name: hierarchy.above() for name, hierarchy in hierarchies.items()}


def _require_columns(path: Path, header: Sequence[str], names: Sequence[str]) -> None:
    missing = [name for name in names if name not in header]
    if missing:
        raise MissingColumns(name=path.name, columns=", ".join(missing))


def _specs(
    header: Sequence[str], rows: Sequence[Row], names: Sequence[str], hierarchies: Mapping[str, Hierarchy]
) -> tuple[TableSpec, ...]:
    if TABLE in header:
        specs = tuple(TableSpec.parse(text) for text in dict.fromkeys(row[TABLE] for row in rows))
        unknown = set(dimensions_of(specs)) - set(names)
        if unknown:
            raise InvalidTable(table=min(unknown), reason="unknown-dimension")
        return specs
    depth = {name: dict(zip(hierarchies[name].codes, hierarchies[name].depths, strict=True)) for name in names}
    levels = {name: max(depth[name].get(row[name], 0) for row in rows) for name in names}
    return (TableSpec(tuple((name, levels[name]) for name in names)),)


def _fill(layout: Layout, number: int, rows: Sequence[Row], values: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    table = layout.tables[number]
    where = dict(_cells(layout, number))
    seen = set()
    for row in rows:
        codes = tuple(row[name] for name in table.spec.names)
        if codes in seen:
            raise InvalidTable(table=table.spec.text, reason="twice-cell")
        if codes not in where:
            raise InvalidTable(table=table.spec.text, reason="unknown-cell")
        seen.add(codes)
        count = _count(row[COUNT])
        quantity, value = where[codes], -1 if count is None else count
        # a count shown in one place is known everywhere; two places that show different counts contradict
        if values[quantity] >= 0 and value >= 0 and values[quantity] != value:
            raise InvalidTable(table=table.spec.text, reason="contradicts")
        values[quantity] = max(int(values[quantity]), value)
    if len(seen) < len(where):
        raise InvalidTable(table=table.spec.text, reason="missing-cell")


def _cells(layout: Layout, number: int) -> Iterator[tuple[tuple[str, ...], int]]:
    yield from zip(layout.all_codes(number), layout.tables[number].quantity.ravel().tolist(), strict=True)


def _count(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS:
        raise InvalidValue(field=COUNT)
    return int(text)
