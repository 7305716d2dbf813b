"""Reads the Parquet dataset: every column against the national figures, and what a file says of its columns.

Parquet keeps the least and the greatest value of each column, and free texts, beside the data; a value that was taken
out of the rows can still stand there. Needs pyarrow, as the dataset itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rightsmonitor.exchange.gate.facts import Defect, Flaw

_CELLS = re.compile(r"parquet/cells/period=([\dQ-]+)/table=([a-z-]+)/part-0\.parquet")
_CODES, _OFFICES = "parquet/codes/part-0.parquet", "parquet/offices/part-0.parquet"
_FIGURES = {"kind", "value", "lower", "upper", "offices", "expected"}
_OFFICE_COLUMNS = {
    "period", "office", "label_fr", "label_ar", "label_en", "digest", "sequence", "threshold", "base", "reported",
    "stricter",
}  # fmt: skip
_KINDS = {"A": "value", "E": "rounded", "Q": "hidden", "M": "not-applicable"}
_OWN_METADATA = {b"ARROW:schema"}
Figures = tuple[str, int | None, int, int | None, int, int]  # kind, value, lower, upper, offices, expected


def check(files: Mapping[str, bytes]) -> None:
    """All files of a consolidation by name. Raises Defect."""
    told: set[tuple[str, str]] = set()
    for name, content in files.items():
        if not name.startswith("parquet/"):
            continue
        rows, columns = _read(name, content)
        if found := _CELLS.fullmatch(name):
            told.add((found[1], found[2]))
            _cells(name, rows, columns, _expected(name, files, found[1], found[2]))
        elif name == _CODES:
            _codes(name, rows, columns, files)
        elif name == _OFFICES:
            if columns != _OFFICE_COLUMNS:
                raise Defect(name, Flaw.COLUMN)
            _once(name, [(row["period"], row["office"]) for row in rows])
        else:
            raise Defect(name, Flaw.COLUMN)
    periods = [name.partition("/")[0] for name in files if name.endswith("/data/national.csv")]
    if told != {(period, row["TABLE"]) for period in periods for row in _national(files, period)}:
        raise Defect("parquet", Flaw.MISSING)


def _read(name: str, content: bytes) -> tuple[list[dict[str, Any]], set[str]]:
    """Rows and columns, once what the file says about them is no more than they say themselves."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(content))
        table = file.read()
        metadata = file.metadata
    except (pa.ArrowException, OSError) as failure:
        raise Defect(name, Flaw.FORM) from failure
    fields = [field.metadata for field in table.schema]
    if set(metadata.metadata or {}) - _OWN_METADATA or table.schema.metadata or any(map(_texts, fields)):
        raise Defect(name, Flaw.COLUMN, "metadata")
    for group in range(metadata.num_row_groups):
        for at in range(metadata.num_columns):
            _statistics(name, metadata.row_group(group).column(at), table)
    return table.to_pylist(), set(table.column_names)


def _texts(metadata: Mapping[bytes, bytes] | None) -> bool:
    """Whether a column carries words of its own; its number in the file is none."""
    return bool(set(metadata or {}) - {b"PARQUET:field_id"})


def _statistics(name: str, column: Any, table: Any) -> None:
    found = column.statistics
    if found is None or not found.has_min_max:
        return
    values = {value for value in table.column(column.path_in_schema).to_pylist() if value is not None}
    if not {found.min, found.max} <= values:
        raise Defect(name, Flaw.DIFFERS, f"statistics {column.path_in_schema}")


def _national(files: Mapping[str, bytes], period: str) -> Iterator[dict[str, str]]:
    if (content := files.get(f"{period}/data/national.csv")) is not None:
        yield from csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))


def _expected(name: str, files: Mapping[str, bytes], period: str, table: str) -> dict[tuple[str, ...], Figures]:
    found: dict[tuple[str, ...], Figures] = {}
    for row in _national(files, period):
        if row["TABLE"] == table:
            found[_key({key.lower(): text for key, text in row.items()})] = (
                _KINDS[row["OBS_STATUS"]],
                _whole(row["OBS_VALUE"]),
                int(row["LOWER"]),
                _whole(row["UPPER"]),
                int(row["OFFICES"]),
                int(row["EXPECTED"]),
            )
    if not found:
        raise Defect(name, Flaw.CODE)
    return found


_NOT_CODES = {"period", "table", "obs_value", "lower", "upper", "obs_status", "conf_status", *_FIGURES}


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes with their dimension, in the order of the dimensions' names."""
    codes = {name: code for name, code in row.items() if name not in _NOT_CODES and code not in (None, "_Z")}
    return tuple(f"{name}={codes[name]}" for name in sorted(codes))


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _cells(
    name: str, rows: list[dict[str, Any]], columns: set[str], expected: Mapping[tuple[str, ...], Figures]
) -> None:
    dimensions = {pair.partition("=")[0] for key in expected for pair in key}
    others = columns - _FIGURES - dimensions
    if not columns >= _FIGURES | dimensions or any(row[other] is not None for row in rows for other in others):
        raise Defect(name, Flaw.COLUMN)
    keys = [_key(row) for row in rows]
    _once(name, keys)
    if set(keys) != expected.keys():
        raise Defect(name, Flaw.CODE)
    for key, row in zip(keys, rows, strict=True):
        figures = tuple(row[column] for column in ("kind", "value", "lower", "upper", "offices", "expected"))
        if any(isinstance(figure, int) and figure < 0 for figure in figures):
            raise Defect(name, Flaw.VALUE)
        if figures != expected[key]:
            raise Defect(name, Flaw.DIFFERS, " ".join(key))


def _codes(name: str, rows: list[dict[str, Any]], columns: set[str], files: Mapping[str, bytes]) -> None:
    known: dict[tuple[str, str], dict[str, str]] = {}
    for other, content in files.items():
        if other.endswith("/data/codes.csv"):
            for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")):
                known.setdefault((row["dimension"], row["code"]), row)
    if any(columns != row.keys() for row in known.values()):
        raise Defect(name, Flaw.COLUMN)
    _once(name, [(row["dimension"], row["code"]) for row in rows])
    if {(row["dimension"], row["code"]) for row in rows} != known.keys():
        raise Defect(name, Flaw.CODE)
    if any(known[row["dimension"], row["code"]] != row for row in rows):
        raise Defect(name, Flaw.DIFFERS)


def _once(name: str, keys: list[Any]) -> None:
    if len(set(keys)) != len(keys):
        raise Defect(name, Flaw.TWICE)
