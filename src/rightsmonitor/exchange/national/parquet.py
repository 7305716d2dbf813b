"""The national tables as a partitioned Parquet dataset, for DuckDB, Spark and whatever reads Parquet.

Needs pyarrow, which the extra `authority` brings; the schema is described in docs/data-formats.md.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from rightsmonitor.domain.national import National
from rightsmonitor.exchange.national.files import cells
from rightsmonitor.exchange.package import cube

DIMENSIONS = (
    "place",
    "violation",
    "sex",
    "age",
    "status",
    "month",
    "accompaniment",
    "child",
    "counted",
    "flag",
    "setting",
)
FOLDER = "parquet"


def available() -> bool:
    """Is the library there?"""
    return find_spec("pyarrow") is not None


def build(periods: Sequence[National]) -> dict[str, bytes]:
    """Files of the dataset by their names below the folder of the consolidation. Same input: same bytes."""
    files = {
        f"{FOLDER}/codes/part-0.parquet": _written(_codes(periods), _code_schema()),
        f"{FOLDER}/offices/part-0.parquet": _written(_offices(periods), _office_schema()),
    }
    for national in periods:
        by_table: dict[str, list[dict[str, Any]]] = {}
        for key, codes, cell in cells(national):
            by_table.setdefault(key, []).append(
                {
                    **{name: codes.get(name) for name in DIMENSIONS},
                    "kind": cell.kind.value,
                    "value": cube.published(cell),
                    "lower": cell.low,
                    "upper": cell.high,
                    "offices": cell.offices,
                    "expected": national.expected,
                }
            )
        for key, rows in by_table.items():
            name = f"{FOLDER}/cells/period={national.period}/table={key}/part-0.parquet"
            files[name] = _written(rows, _cell_schema())
    return files


def _cell_schema() -> Any:
    import pyarrow as pa

    whole = pa.int64()
    return pa.schema(
        [
            *(pa.field(name, pa.string()) for name in DIMENSIONS),
            pa.field("kind", pa.string(), nullable=False),
            pa.field("value", whole),
            pa.field("lower", whole, nullable=False),
            pa.field("upper", whole),
            pa.field("offices", pa.int32(), nullable=False),
            pa.field("expected", pa.int32(), nullable=False),
        ]
    )


def _code_schema() -> Any:
    import pyarrow as pa

    return pa.schema([pa.field(name, pa.string(), nullable=False) for name in cube.CODE_COLUMNS])


def _office_schema() -> Any:
    import pyarrow as pa

    texts = ("period", "office", "label_fr", "label_ar", "label_en", "digest")
    numbers = ("sequence", "threshold", "base")
    return pa.schema(
        [
            *(pa.field(name, pa.string(), nullable=False) for name in texts),
            *(pa.field(name, pa.int32(), nullable=False) for name in numbers),
            pa.field("reported", pa.bool_(), nullable=False),
            pa.field("stricter", pa.bool_(), nullable=False),
        ]
    )


def _codes(periods: Sequence[National]) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for national in periods:
        for each in cube.codes(national.release):
            row = (each.dimension, each.code, each.parent, *each.labels)
            found.setdefault((each.dimension, each.code), dict(zip(cube.CODE_COLUMNS, row, strict=True)))
    return list(found.values())


def _offices(periods: Sequence[National]) -> list[dict[str, Any]]:
    rows = []
    for national in periods:
        for each in national.contributions:
            labels = zip(("label_fr", "label_ar", "label_en"), each.labels, strict=True)
            facts = {"sequence": each.sequence, "threshold": each.threshold, "base": each.base, "digest": each.digest}
            rows.append(_office(national, each.office, True, each.stricter) | dict(labels) | facts)
        rows += [_office(national, office, False, False) for office in national.missing]
    return rows


def _office(national: National, office: str, reported: bool, stricter: bool) -> dict[str, Any]:
    nothing = {"label_fr": "", "label_ar": "", "label_en": "", "digest": "", "sequence": 0, "threshold": 0, "base": 0}
    return {"period": national.period, "office": office, "reported": reported, "stricter": stricter, **nothing}


def _written(rows: list[dict[str, Any]], schema: Any) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), stream, compression="zstd")
    return stream.getvalue()
