"""Records whose time has run out: found, kept longer, or destroyed so that no page of the database tells of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import RecordDestroyed
from rightsmonitor.domain.retention import ENDED, HoldReason, without_identifiers
from rightsmonitor.storage import meta
from rightsmonitor.storage.records import incidents, projection
from rightsmonitor.storage.records.projection import COLUMNS
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

ACT = "retention.destroy"
_MONTHS = "retention-months"
_STATUSES = tuple(sorted(status.value for status in ENDED))
_MARKS = ", ".join("?" * len(_STATUSES))
# What ends the work on a record, as the audit names it: its time counts from there, whatever the clock said.
_ENDS = ("incident.close", "incident.mark-duplicate", "incident.withdraw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A record whose work has ended and that still names people. Instants as they are stored; empty: not held."""

    uid: str
    number: str
    status: Status
    ended: str
    held_until: str
    held_for: str


def months(vault: Vault, default: int) -> int:
    return int(meta.get(vault.database, _MONTHS) or default)


def put_months(vault: Vault, count: int) -> None:
    meta.put(vault.database, _MONTHS, str(count))


def last_seen(vault: Vault) -> tuple[datetime | None, datetime | None]:
    """Time of the latest audit entry, and of the latest one before this session."""
    newest = vault.database.value("SELECT max(ts) FROM audit")
    earlier = vault.database.value("SELECT max(wall) FROM audit WHERE session <> ?", (vault.session_id,))
    return _instant(newest), _instant(earlier)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def ended(vault: Vault) -> tuple[Ended, ...]:
    """Every record whose work has ended and that was not destroyed, the earliest first.

    A record ended when the audit says so at the earliest: a clock that stood at 1970 makes nothing old.
    """
    marks = ", ".join("?" * len(_ENDS))
    told: dict[str, str] = dict(
        vault.database.rows(f"SELECT object, max(ts) FROM audit WHERE act IN ({marks}) GROUP BY object", _ENDS)
    )
    rows = vault.database.rows(
        "SELECT uid, number, status, updated, ifnull(until, ''), ifnull(reason, '') FROM incident"
        " LEFT JOIN retention_hold AS hold ON hold.incident = incident.id"
        f" WHERE status IN ({_MARKS}) AND id NOT IN (SELECT incident FROM destruction)",
        _STATUSES,
    )
    found = [
        Ended(
            uid=uid,
            number=number,
            status=Status(status),
            ended=max(updated, told.get(vault.token("incident", uid), "")),
            held_until=until,
            held_for=reason,
        )
        for uid, number, status, updated, until, reason in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.ended, one.number)))


def hold(vault: Vault, uid: str, *, until: str, reason: HoldReason) -> None:
    """Keeps a record to a day (ISO 8601), or no longer than to then."""
    vault.database.execute(
        "INSERT INTO retention_hold (incident, until, reason, by, at) SELECT id, ?, ?, ?, ? FROM incident WHERE uid = ?"
        " ON CONFLICT (incident) DO UPDATE SET until = excluded.until, reason = excluded.reason, by = excluded.by,"
        " at = excluded.at",
        (until, reason.value, vault.user_id(), vault.now(), uid),
    )


def destroyed_at(vault: Vault, uid: str) -> str:
    """When the identifiers of a record were destroyed; empty: they were not."""
    found = vault.database.value(
        "SELECT at FROM destruction JOIN incident ON incident.id = destruction.incident WHERE uid = ?", (uid,)
    )
    return "" if found is None else str(found)


def destroy(vault: Vault, uid: str, *, words: tuple[str, ...]) -> None:
    """Takes everything that leads to a person out of a record, in one transaction with its entry in the audit.

    `words`: labels of its codes, by which it is still found. Facts to count stay as they are. Run `forget_words` when
    the last of several is done. Raises NoSuchIncident, RecordDestroyed.
    """
    base = vault.database
    with vault.transaction():
        stored = incidents.get(vault, uid)
        if destroyed_at(vault, uid):
            raise RecordDestroyed(number=stored.number)
        key = int(base.value("SELECT id FROM incident WHERE uid = ?", (uid,)))
        entry = audit.append(vault, ACT, kind="incident", identifier=uid)
        base.execute(
            "INSERT INTO destruction (incident, by, at, entry) VALUES (?, ?, ?, ?)",
            (key, vault.user_id(), vault.now(), entry),
        )
        bare = without_identifiers(stored.incident)
        version = incidents.add_version(
            vault, key, stored.revision + 1, stored.status, "destroy", "", "", projection.document_text(bare)
        )
        columns = ", ".join(f"{name} = ?" for name in COLUMNS)
        base.execute(
            f"UPDATE incident SET revision = ?, updated = ?, version = ?, {columns} WHERE id = ?",
            (stored.revision + 1, vault.now(), version, *projection.list_columns(bare), key),
        )
        base.execute(
            "UPDATE incident_version SET document = NULL, reason = '' WHERE incident = ? AND id <> ?", (key, version)
        )
        incidents.index(vault, key, projection.words(bare, number=stored.number, also=words))
        _drop_beside(vault, key, uid)
        base.execute("UPDATE destruction SET done = 1 WHERE incident = ?", (key,))


def _drop_beside(vault: Vault, key: int, uid: str) -> None:
    """What else was written about the record; test_p25 knows every table that can hold words."""
    base = vault.database
    for table in ("comment", "note"):
        base.execute(f"DELETE FROM {table} WHERE incident = ?", (key,))
    base.execute("DELETE FROM retention_hold WHERE incident = ?", (key,))
    base.execute("DELETE FROM draft WHERE incident = ?", (uid,))
    base.execute(
        "DELETE FROM attachment_chunk WHERE attachment IN (SELECT id FROM attachment WHERE incident = ?)", (uid,)
    )
    base.execute("UPDATE attachment SET key = x'', name = '', sha256 = zeroblob(32) WHERE incident = ?", (uid,))


def forget_words(vault: Vault) -> None:
    """The index marks words as gone until it is put in order; afterwards no page holds them (see migration 1)."""
    with vault.transaction():
        vault.database.execute("INSERT INTO incident_fts (incident_fts) VALUES ('optimize')")
