"""What a person chose lately."""

from __future__ import annotations

from rightsmonitor.storage.vault import Vault

_LOOKED_AT = 60  # records


def violations(vault: Vault, *, most: int) -> tuple[str, ...]:
    """Codes of acts in the records that who is logged in changed last, the latest first."""
    rows = vault.database.rows(
        "SELECT code FROM (SELECT id, updated FROM incident WHERE author = ? ORDER BY updated DESC LIMIT ?) AS mine"
        " JOIN incident_violation ON incident_violation.incident = mine.id"
        " GROUP BY code ORDER BY max(mine.updated) DESC, code LIMIT ?",
        (vault.user_id(), _LOOKED_AT, most),
    )
    return tuple(str(row[0]) for row in rows)
