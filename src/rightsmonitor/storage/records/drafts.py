"""What a person is still writing: kept encrypted, so that a crash or the lock of the screen loses nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass

from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.incident import Incident
from rightsmonitor.storage.records import projection
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`revision` is the revision of the record the person began with; 0 for a new record."""

    incident: Incident
    revision: int
    at: str


def keep(vault: Vault, *, incident: Incident, revision: int) -> None:
    """Keeps or replaces the draft that the person who is logged in has of this record."""
    with vault.transaction():
        vault.database.execute(
            "INSERT INTO draft (incident, by, revision, at, document) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (incident, by) DO UPDATE SET"
            " revision = excluded.revision, at = excluded.at, document = excluded.document",
            (incident.uid, vault.user_id(), revision, vault.now(), projection.document_text(incident)),
        )


def list_(vault: Vault) -> tuple[Draft, ...]:
    """Drafts of the person who is logged in, the latest first."""
    rows = vault.database.rows(
        "SELECT document, revision, at FROM draft WHERE by = ? ORDER BY at DESC", (vault.user_id(),)
    )
    return tuple(Draft(incident=incident_from(json.loads(row[0])), revision=row[1], at=row[2]) for row in rows)


def drop(vault: Vault, *, uid: str) -> None:
    """Forgets a draft; nothing happens when there is none."""
    with vault.transaction():
        vault.database.execute("DELETE FROM draft WHERE incident = ? AND by = ?", (uid, vault.user_id()))
