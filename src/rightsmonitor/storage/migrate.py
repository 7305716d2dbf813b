"""Numbered SQL files, each in one explicit transaction together with its `user_version`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import sqlcipher3.dbapi2 as sqlcipher

_NAME = re.compile(r"^(\d{4})_[a-z0-9_]+\.sql$")


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """(number, SQL text), in order, without gaps."""
    folder = files("rightsmonitor.storage") / "migrations"
    found = sorted(
        (int(match[1]), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if (match := _NAME.match(entry.name))
    )
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations have gaps")
    return tuple(found)


def newest() -> int:
    """The schema this program knows."""
    return len(migrations())


def statements(script: str) -> Iterator[str]:
    """Whole statements: SQLite itself says where one ends, so that triggers stay in one piece."""
    piece = ""
    for line in script.splitlines(keepends=True):
        piece += line
        if line.rstrip().endswith(";") and sqlcipher.complete_statement(piece):
            yield piece.strip()
            piece = ""
    if piece.strip():
        raise ValueError("the last statement does not end")


def apply(connection: sqlcipher.Connection, known: tuple[tuple[int, str], ...] | None = None) -> tuple[int, ...]:
    """Brings the schema up to date; the numbers applied.

    Never `executescript`, which commits before it starts: a crash would leave half a schema (security.md 5a).
    """
    steps = migrations() if known is None else known
    present = int(connection.execute("PRAGMA user_version").fetchone()[0])
    done = []
    for number, script in steps:
        if number > present:
            _apply_one(connection, number, script)
            done.append(number)
    return tuple(done)


def _apply_one(connection: sqlcipher.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {int(number)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
