"""Partners that the office added, and shipped ones that it does not use."""

from __future__ import annotations

from rightsmonitor.storage.vault import Vault


def all_(vault: Vault) -> dict[str, tuple[str, bool]]:
    """Key → (document, hidden)."""
    rows = vault.database.rows("SELECT key, document, hidden FROM partner ORDER BY key")
    return {row[0]: (row[1], bool(row[2])) for row in rows}


def put(vault: Vault, key: str, *, document: str, hidden: bool) -> None:
    """Inside a transaction."""
    vault.database.execute(
        "INSERT INTO partner (key, document, hidden) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET document = excluded.document, hidden = excluded.hidden",
        (key, document, int(hidden)),
    )


def drop(vault: Vault, key: str) -> None:
    vault.database.execute("DELETE FROM partner WHERE key = ?", (key,))
