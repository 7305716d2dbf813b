"""Integrity checks of an unlocked vault (security.md D10)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from rightsmonitor.domain.errors import DamagedDatabase, RightsMonitorError, StorageFailed
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import roster
from rightsmonitor.storage.keys.keyslots import VaultFile
from rightsmonitor.storage.keys.roster import Roster
from rightsmonitor.storage.trail import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: `code` is the check, `count` how often, `first` the page or entry number."""

    code: str  # cipher, structure, references, search, audit, roster, older-copy, slot
    count: int = 1
    first: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """`notices` lose nothing: a damaged free page, a damaged key slot of somebody else."""

    problems: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    incidents: int
    entries: int

    @property
    def sound(self) -> bool:
        return not self.problems


class Checked(Protocol):
    @property
    def database(self) -> Database: ...
    @property
    def vault_id(self) -> bytes: ...
    @property
    def file(self) -> VaultFile: ...
    @property
    def roster(self) -> Roster: ...
    @property
    def older_copy(self) -> tuple[int, int] | None: ...
    def reopen(self) -> None: ...


def check(vault: Checked, *, thorough: bool = False) -> CheckReport:
    """All checks; `thorough` also compares every word of the index and every signature of the audit, half a minute
    for 100,000 records. Without it, the signatures before the last checkpoint are vouched for by that.

    After one failed page SQLCipher answers only errors, so there is a fresh connection each time.
    """
    pages = _cipher(vault)
    if pages and not _again(vault):
        return CheckReport(problems=(pages,), notices=(), incidents=0, entries=0)
    rest: list[Finding] = []
    for code, test in _THOROUGH if thorough else _QUICK:
        if found := _try(vault, code, test):
            rest.append(found)
            if not _again(vault):
                break
    older = (Finding(code="older-copy", first=vault.older_copy[0]),) if vault.older_copy else ()
    notices = tuple(Finding(code="slot") for _ in vault.file.damaged)
    if pages and not rest:
        # The seal fails, yet everything in use reads well: a free page, torn by a power cut. Nothing is lost.
        notices = (replace(pages, code="free-page"), *notices)
    elif pages:
        rest.insert(0, pages)
    return CheckReport(
        problems=(*rest, *older),
        notices=notices,
        incidents=_count(vault, "incident"),
        entries=_count(vault, "audit"),
    )


def _again(vault: Checked) -> bool:
    """Whether a fresh connection could be had."""
    try:
        vault.reopen()
    except RightsMonitorError:
        return False
    return True


def _cipher(vault: Checked) -> Finding | None:
    try:
        rows = vault.database.rows("PRAGMA cipher_integrity_check")
    except (DamagedDatabase, StorageFailed):
        return Finding(code="cipher")
    numbers = [int(found[0]) for row in rows if (found := re.findall(r"page (\d+)", str(row[0])))]
    return Finding(code="cipher", count=len(rows), first=min(numbers, default=0)) if rows else None


def _try(vault: Checked, code: str, test: Callable[[Checked], Finding | None]) -> Finding | None:
    try:
        return test(vault)
    except (DamagedDatabase, StorageFailed):
        return Finding(code=code)


def _structure(vault: Checked) -> Finding | None:
    rows = vault.database.rows("PRAGMA integrity_check")
    return None if rows == [("ok",)] else Finding(code="structure", count=len(rows))


def _references(vault: Checked) -> Finding | None:
    rows = vault.database.rows("PRAGMA foreign_key_check")
    return Finding(code="references", count=len(rows)) if rows else None


def _records(vault: Checked) -> Finding | None:
    """Records whose revision or document does not fit their versions: what a page of an older state leaves."""
    wrong = vault.database.value(
        "SELECT count(*) FROM incident WHERE"
        " revision <> (SELECT max(revision) FROM incident_version WHERE incident = incident.id)"
        " OR revision <> (SELECT count(*) FROM incident_version WHERE incident = incident.id)"
        " OR version IS NOT (SELECT max(id) FROM incident_version"
        " WHERE incident = incident.id AND document IS NOT NULL)"
        " OR status <> (SELECT status FROM incident_version AS last"
        " WHERE incident = incident.id AND last.revision = incident.revision)"
    )
    return Finding(code="references", count=int(wrong)) if wrong else None


def _search(vault: Checked) -> Finding | None:
    """The index in itself, and whether it holds every record."""
    if not vault.database.read_only:  # FTS5 runs its check as a write
        vault.database.execute("INSERT INTO incident_fts (incident_fts) VALUES ('integrity-check')")
    missing = vault.database.value(
        "SELECT count(*) FROM incident WHERE id NOT IN (SELECT id FROM incident_words)"
        " OR id NOT IN (SELECT id FROM incident_fts_docsize)"
    )
    return Finding(code="search", count=int(missing)) if missing else None


def _words(vault: Checked) -> Finding | None:
    """The index against the words it was made from."""
    if not vault.database.read_only:
        vault.database.execute("INSERT INTO incident_fts (incident_fts, rank) VALUES ('integrity-check', 1)")
    return None


def _audit(vault: Checked) -> Finding | None:
    """Every hash, and the signatures behind the last checkpoint."""
    broken = audit.verify_quickly(vault.database, vault_id=vault.vault_id, public_keys=vault.roster.keys(), whole=True)
    return Finding(code="audit", first=broken.seq) if broken else None


def _signatures(vault: Checked) -> Finding | None:
    broken = audit.verify(vault.database, vault_id=vault.vault_id, public_keys=vault.roster.keys())
    return Finding(code="audit", first=broken.seq) if broken else None


def _roster(vault: Checked) -> Finding | None:
    found = roster.read(vault.database, vault_id=vault.vault_id, root=vault.file.root)
    return None if roster.projected(vault.database, found) else Finding(code="roster", first=found.version)


_Test = tuple[str, Callable[[Checked], Finding | None]]
_BOTH: tuple[_Test, ...] = (
    ("structure", _structure),
    ("references", _references),
    ("references", _records),
    ("search", _search),
    ("roster", _roster),
)
_QUICK: tuple[_Test, ...] = (*_BOTH, ("audit", _audit))
_THOROUGH: tuple[_Test, ...] = (*_BOTH, ("search", _words), ("audit", _signatures))


def _count(vault: Checked, table: str) -> int:
    try:
        return int(vault.database.value(f"SELECT count(*) FROM {table}"))
    except (DamagedDatabase, StorageFailed):
        return 0
