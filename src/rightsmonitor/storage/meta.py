"""Facts about the vault itself, kept inside the database."""

from __future__ import annotations

import json

from rightsmonitor.domain.people import Office
from rightsmonitor.storage.database import Database


def get(database: Database, name: str) -> str:
    """Empty when nothing is kept under `name`."""
    found = database.value("SELECT value FROM meta WHERE name = ?", (name,))
    return "" if found is None else str(found)


def put(database: Database, name: str, value: str) -> None:
    database.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def office(database: Database) -> Office:
    found = json.loads(get(database, "office") or '{"code": "", "labels": ["", "", ""]}')
    french, arabic, english = found["labels"]
    return Office(code=found["code"], labels=(french, arabic, english))


def put_office(database: Database, office: Office) -> None:
    put(
        database,
        "office",
        json.dumps({"code": office.code, "labels": list(office.labels)}, ensure_ascii=False),
    )
