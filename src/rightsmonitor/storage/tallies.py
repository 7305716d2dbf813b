"""Records counted for the people inside the office: by status, month, place and act. One pass each, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import Status
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Which records are counted: those of the statuses that began between two days, both included."""

    statuses: tuple[Status, ...]
    first: date | None = None
    last: date | None = None


def by_status(vault: Vault) -> dict[Status, int]:
    """All records."""
    rows = vault.database.rows("SELECT status, count(*) FROM incident GROUP BY status")
    return {Status(status): int(count) for status, count in rows}


def by_month(vault: Vault, basis: Basis) -> dict[str, int]:
    """`2026-08` → records that began in it. Without a date: under the empty text."""
    condition, values = _condition(basis)
    return _grouped(
        vault, f"SELECT substr(date_from, 1, 7), count(*) FROM incident WHERE {condition} GROUP BY 1", values
    )


def by_region(vault: Vault, basis: Basis) -> dict[str, int]:
    """Region code → records in it; without a place: under the empty text."""
    condition, values = _condition(basis)
    return _grouped(vault, f"SELECT substr(place, 1, 2), count(*) FROM incident WHERE {condition} GROUP BY 1", values)


def by_branch(vault: Vault, basis: Basis, branches: Sequence[str]) -> dict[str, int]:
    """Branch of the taxonomy → records with an act below it; a record with several counts in each."""
    condition, values = _condition(basis)
    found = {}
    for branch in branches:
        found[branch] = int(
            vault.database.value(
                "SELECT count(*) FROM incident WHERE id IN (SELECT incident FROM incident_violation"
                f" WHERE code = ? OR (code > ? AND code < ?)) AND {condition}",
                (branch, f"{branch}.", f"{branch}/", *values),
            )
        )
    return found


def overdue(vault: Vault, statuses: Sequence[Status], today: date) -> int:
    """Records with a follow-up that should have happened before today."""
    marks = ", ".join("?" * len(statuses))
    return int(
        vault.database.value(
            f"SELECT count(*) FROM incident WHERE due <> '' AND due < ? AND status IN ({marks})",
            (today.isoformat(), *(status.value for status in statuses)),
        )
    )


def _grouped(vault: Vault, sql: str, values: Sequence[object]) -> dict[str, int]:
    return {str(name): int(count) for name, count in vault.database.rows(sql, values)}


def _condition(basis: Basis) -> tuple[str, list[object]]:
    parts = [f"status IN ({', '.join('?' * len(basis.statuses))})"]
    values: list[object] = [status.value for status in basis.statuses]
    if basis.first:
        parts.append("date_from >= ?")
        values.append(basis.first.isoformat())
    if basis.last:
        parts.append("date_from <= ? AND date_from <> ''")
        values.append(basis.last.isoformat())
    return " AND ".join(parts), values
