"""Verified records of a period with what became of them, for the counts of follow-up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.document import from_document
from rightsmonitor.domain.incident import Incident
from rightsmonitor.storage.unlocked import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    incident: Incident
    submitted_on: date  # the last time before it was verified; the day of verification where it never was
    verified_on: date
    closed: bool


def verified(vault: Vault, *, first: date, last: date) -> Iterator[Verified]:
    """Records that were verified on these days, both included, in the order they were made."""
    rows = vault.database.rows(
        "SELECT version.document, incident.status, incident.verified_on,"
        " (SELECT max(step.at) FROM incident_version AS step"
        "  WHERE step.incident = incident.id AND step.act = 'submit')"
        " FROM incident JOIN incident_version AS version ON version.id = incident.version"
        " WHERE incident.status IN (?, ?) AND incident.verified_on BETWEEN ? AND ? ORDER BY incident.id",
        (Status.VERIFIED.value, Status.CLOSED.value, first.isoformat(), last.isoformat()),
    )
    for document, status, verified_on, submitted in rows:
        day = date.fromisoformat(verified_on)
        yield Verified(
            incident=from_document(Incident, json.loads(document)),
            submitted_on=min(day, date.fromisoformat(submitted[:10])) if submitted else day,
            verified_on=day,
            closed=status == Status.CLOSED.value,
        )
