"""National tables into PostgreSQL: schema `rightsmonitor`, all periods of a consolidation in one transaction.

A period is replaced as a whole: what an authority hides today must not stay readable from yesterday's load.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from rightsmonitor.domain.errors import ExtraMissing, ServerRefused, ServerUnreachable

_SCHEMA = """
CREATE SCHEMA IF NOT EXISTS rightsmonitor;
CREATE TABLE IF NOT EXISTS rightsmonitor.offices (
    period text NOT NULL, office text NOT NULL, reported boolean NOT NULL,
    label_fr text NOT NULL, label_ar text NOT NULL, label_en text NOT NULL,
    sequence integer NOT NULL, digest text NOT NULL, stricter boolean NOT NULL,
    PRIMARY KEY (period, office));
CREATE TABLE IF NOT EXISTS rightsmonitor.codes (
    dimension text NOT NULL, code text NOT NULL, parent text NOT NULL,
    label_fr text NOT NULL, label_ar text NOT NULL, label_en text NOT NULL,
    PRIMARY KEY (dimension, code));
CREATE TABLE IF NOT EXISTS rightsmonitor.cells (
    period text NOT NULL, "table" text NOT NULL,
    place text NOT NULL DEFAULT '_Z', violation text NOT NULL DEFAULT '_Z', sex text NOT NULL DEFAULT '_Z',
    age text NOT NULL DEFAULT '_Z', status text NOT NULL DEFAULT '_Z', month text NOT NULL DEFAULT '_Z',
    value bigint CHECK (value >= 0), lower bigint NOT NULL CHECK (lower >= 0), upper bigint CHECK (upper >= lower),
    obs_status text NOT NULL CHECK (obs_status IN ('A', 'E', 'Q', 'M')),
    offices integer NOT NULL, expected integer NOT NULL,
    CHECK ((value IS NULL) = (obs_status IN ('Q', 'M'))),
    PRIMARY KEY (period, "table", place, violation, sex, age, status, month));
"""
_FIRST = ("place", "violation", "sex", "age", "status", "month")
_LATER = ("accompaniment", "child", "counted", "flag", "setting")  # of tables that came with a later version
_WIDENED = "".join(
    f"ALTER TABLE rightsmonitor.cells ADD COLUMN IF NOT EXISTS {name} text NOT NULL DEFAULT '_Z';\n" for name in _LATER
) + (
    "ALTER TABLE rightsmonitor.cells DROP CONSTRAINT cells_pkey,"
    f' ADD PRIMARY KEY (period, "table", {", ".join((*_FIRST, *_LATER))});'
)
_OFFICES = ("period", "office", "reported", "label_fr", "label_ar", "label_en", "sequence", "digest", "stricter")
_CODES = ("dimension", "code", "parent", "label_fr", "label_ar", "label_en")
_FIGURES = {
    "OBS_VALUE": "value",
    "LOWER": "lower",
    "UPPER": "upper",
    "OBS_STATUS": "obs_status",
    "OFFICES": "offices",
    "EXPECTED": "expected",
}


def load(files: Mapping[str, bytes], *, dsn: str, password: str | None) -> dict[str, int]:
    """Writes a consolidation, given by its files, and returns how many cells each period has.

    Raises ExtraMissing, ServerUnreachable, ServerRefused; nothing of the load stays then.
    """
    if find_spec("psycopg") is None:
        raise ExtraMissing(extra="psycopg")
    import psycopg

    periods = json.loads(files["consolidation.json"])["periods"]
    secret: dict[str, Any] = {} if password is None else {"password": password}
    options: dict[str, Any] = {"connect_timeout": 20, "application_name": "rightsmonitor", **secret}
    try:
        with psycopg.connect(dsn, **options) as connection, connection.cursor() as cursor:
            cursor.execute(_SCHEMA + _WIDENED)
            return {each["period"]: _period(cursor, each, files) for each in periods}
    except psycopg.Error as failure:
        if failure.sqlstate is None:
            raise ServerUnreachable(server="PostgreSQL", reason="connection") from None
        raise ServerRefused(server="PostgreSQL", reason=failure.sqlstate) from None


def _period(cursor: Any, described: Mapping[str, Any], files: Mapping[str, bytes]) -> int:
    period = described["period"]
    for table in ("cells", "offices"):
        cursor.execute(f"DELETE FROM rightsmonitor.{table} WHERE period = %s", (period,))  # noqa: S608 – two names
    for code in _rows(files[f"{period}/data/codes.csv"]):
        cursor.execute(
            "INSERT INTO rightsmonitor.codes VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (dimension, code) DO UPDATE"
            " SET parent = excluded.parent, label_fr = excluded.label_fr, label_ar = excluded.label_ar,"
            " label_en = excluded.label_en",
            tuple(code[name] for name in _CODES),
        )
    cursor.executemany("INSERT INTO rightsmonitor.offices VALUES (%s" + ", %s" * 8 + ")", list(_offices(described)))
    return _cells(cursor, files[f"{period}/data/national.csv"])


def _cells(cursor: Any, content: bytes) -> int:
    rows = list(_rows(content))
    names = list(rows[0])[:-7]  # PERIOD, TABLE and the dimensions
    columns = ", ".join(f'"{name.lower()}"' for name in names)
    figures = ", ".join(_FIGURES.values())
    with cursor.copy(f"COPY rightsmonitor.cells ({columns}, {figures}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([row[name] for name in names] + [row[name] or None for name in _FIGURES])
    return len(rows)


def _offices(described: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    period = described["period"]
    for each in described["offices"]:
        facts = (each["sequence"], each["digest"], each["stricter"])
        yield (period, each["office"], True, *each["labels"], *facts)
    for office in described["missing"]:
        yield (period, office, False, "", "", "", 0, "", False)


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
