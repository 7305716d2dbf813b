"""What the vault remembers of copies and anchors outside of it, for the status page."""

from __future__ import annotations

from rightsmonitor.storage import migrate
from rightsmonitor.storage.vault import Vault


def last_backup(vault: Vault) -> str:
    """Instant of the last backup that was read back and compared; empty: none."""
    if vault.database.value("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup'") is None:
        return ""
    return str(vault.database.value("SELECT ifnull(max(at), '') FROM backup"))


def last_release(vault: Vault) -> str:
    """Instant of the last release that was written, and with it the head of the audit; empty: none."""
    return str(vault.database.value("SELECT ifnull(max(written_at), '') FROM release"))


def versions(vault: Vault) -> dict[str, str]:
    """Of the engine that holds the records."""
    return {
        "sqlcipher": str(vault.database.value("PRAGMA cipher_version")).split()[0],
        "sqlite": str(vault.database.value("SELECT sqlite_version()")),
        "schema": str(migrate.newest()),
    }
