"""Records counted for the people inside the office: by status, month, place and act.

Triggers of the schema count as records come and go, so that 100,000 of them are counted in some milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import Status
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Which records are counted: of these statuses, begun in these months (`2026-08`), both included."""

    statuses: tuple[Status, ...]
    first: str
    last: str


def by_status(vault: Vault) -> dict[Status, int]:
    """All records."""
    rows = vault.database.rows("SELECT status, sum(records) FROM tally GROUP BY status")
    return {Status(status): int(count) for status, count in rows}


def by_month(vault: Vault, basis: Basis) -> dict[str, int]:
    """`2026-08` → records that began in it."""
    return _grouped(vault, "month", "tally", basis)


def by_region(vault: Vault, basis: Basis) -> dict[str, int]:
    """Region code → records in it; without a place: under the empty text."""
    return _grouped(vault, "region", "tally", basis)


def by_branch(vault: Vault, basis: Basis) -> dict[str, int]:
    """Branch of the taxonomy → records with an act below it; a record with several counts in each."""
    return _grouped(vault, "branch", "tally_branch", basis)


def _grouped(vault: Vault, column: str, table: str, basis: Basis) -> dict[str, int]:
    marks = ", ".join("?" * len(basis.statuses))
    rows = vault.database.rows(
        f"SELECT {column}, sum(records) FROM {table} WHERE status IN ({marks}) AND month BETWEEN ? AND ?"
        f" GROUP BY {column}",
        (*(status.value for status in basis.statuses), basis.first, basis.last),
    )
    return {str(name): int(count) for name, count in rows}


def overdue(vault: Vault, statuses: Sequence[Status], today: date) -> int:
    """Records with a follow-up that should have happened before today."""
    return sum(
        int(
            vault.database.value(
                "SELECT count(*) FROM incident WHERE status = ? AND due <> '' AND due < ?",
                (status.value, today.isoformat()),
            )
        )
        for status in statuses
    )
