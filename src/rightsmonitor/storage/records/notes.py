"""Private notes of the supervisors about a record. They grow and never change."""

from __future__ import annotations

from dataclasses import dataclass

from rightsmonitor.domain.errors import NoSuchIncident
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNote:
    text: str
    by: str  # user uid
    at: str  # instant


def add(vault: Vault, uid: str, *, text: str) -> None:
    """Inside a transaction. Raises NoSuchIncident."""
    key = vault.database.value("SELECT id FROM incident WHERE uid = ?", (uid,))
    if key is None:
        raise NoSuchIncident(number=uid[:40])
    vault.database.execute(
        "INSERT INTO note (incident, text, by, at) VALUES (?, ?, ?, ?)", (key, text, vault.user_id(), vault.now())
    )


def list_(vault: Vault, uid: str) -> tuple[StoredNote, ...]:
    """The notes of a record, the first one first."""
    rows = vault.database.rows(
        "SELECT note.text, user.uid, note.at FROM note JOIN incident ON incident.id = note.incident"
        " JOIN user ON user.id = note.by WHERE incident.uid = ? ORDER BY note.id",
        (uid,),
    )
    return tuple(StoredNote(text=row[0], by=row[1], at=row[2]) for row in rows)
