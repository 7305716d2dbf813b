"""Incident records: the document, its versions, and everything that is kept beside it, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain import ids
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.errors import NoSuchIncident, RecordDestroyed, StaleIncident
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.workflow import COUNTED
from rightsmonitor.storage.records import projection, units
from rightsmonitor.storage.records.projection import COLUMNS
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIncident:
    """A record as it is on the disk."""

    incident: Incident
    number: str
    status: Status
    revision: int
    author_uid: str
    created: str
    updated: str
    verified_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One revision: who did what to the record, and the document if it changed."""

    revision: int
    act: str
    status: Status
    by: str
    at: str
    field: str
    reason: str
    incident: Incident | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    field: str
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncident:
    """A record to add in bulk. `words`: labels of its codes, to be found by."""

    incident: Incident
    status: Status = Status.DRAFT
    number: str = ""
    author: str = ""  # user uid; the person who is logged in by default
    at: str = ""  # instant; now by default
    verified_on: date | None = None
    words: Sequence[str] = ()


_SELECT = (
    "SELECT document, number, incident.status, incident.revision, user.uid, created, updated, verified_on"
    " FROM incident JOIN incident_version AS version ON version.id = incident.version"
    " JOIN user ON user.id = incident.author WHERE "
)


def get(vault: Vault, uid: str) -> StoredIncident:
    """Raises NoSuchIncident."""
    return _found(vault, "incident.uid = ?", uid)


def by_number(vault: Vault, number: str) -> StoredIncident:
    """Raises NoSuchIncident."""
    return _found(vault, "number = ?", number)


def _found(vault: Vault, condition: str, value: str) -> StoredIncident:
    row = vault.database.row(_SELECT + condition, (value,))
    if row is None:
        raise NoSuchIncident(number=value[:40])
    return StoredIncident(
        incident=incident_from(json.loads(row[0])),
        number=row[1],
        status=Status(row[2]),
        revision=row[3],
        author_uid=row[4],
        created=row[5],
        updated=row[6],
        verified_on=date.fromisoformat(row[7]) if row[7] else None,
    )


def exists(vault: Vault, uid: str) -> bool:
    return vault.database.value("SELECT 1 FROM incident WHERE uid = ?", (uid,)) is not None


def add(vault: Vault, new: NewIncident, *, act: str = "create") -> StoredIncident:
    """Adds one record; its number is the next of the office and year unless it is given."""
    add_many(vault, (new,), act=act)
    return get(vault, new.incident.uid)


def add_many(vault: Vault, batch: Iterable[NewIncident], *, act: str = "create") -> tuple[str, ...]:
    """Adds records in one transaction and returns their numbers; imports add some hundreds at a time.

    Raises StaleIncident(expected=0) for a uid that is already there; then nothing was added.
    """
    with vault.transaction():
        writer = _Writer(vault, act)
        numbers = tuple(writer.take(new) for new in batch)
        writer.flush()
    return numbers


def save(
    vault: Vault,
    *,
    incident: Incident,
    expected_revision: int,
    status: Status,
    act: str,
    verified_on: date | None = None,
    reason: str = "",
    field: str = "",
    words: Sequence[str] = (),
) -> StoredIncident:
    """Writes the next revision of a record; `expected_revision` 0 adds it.

    `verified_on`: day of validation when the status comes to count; kept, or today, by default.
    Raises StaleIncident(number, expected, found) when somebody saved in between, NoSuchIncident, RecordDestroyed.
    """
    with vault.transaction():
        if expected_revision == 0:
            new = NewIncident(incident=incident, status=status, verified_on=verified_on, words=words)
            return add(vault, new, act=act)
        row = vault.database.row(
            "SELECT incident.id, number, incident.revision, verified_on, document FROM incident"
            " JOIN incident_version AS version ON version.id = incident.version WHERE uid = ?",
            (incident.uid,),
        )
        if row is None:
            raise NoSuchIncident(number=incident.uid)
        key, number, found, old_day, old_document = row
        if found != expected_revision:
            raise StaleIncident(number=number, expected=expected_revision, found=found)
        day = _day(vault, status, verified_on, old_day)
        if vault.database.value("SELECT 1 FROM destruction WHERE incident = ?", (key,)):
            raise RecordDestroyed(number=number)
        document = projection.document_text(incident)
        version = add_version(
            vault, key, found + 1, status, act, field, reason, document if document != old_document else None
        )
        _update(vault, key, incident, status, found + 1, day, version)
        index(vault, key, projection.words(incident, number=number, also=words))
        return get(vault, incident.uid)


def _day(vault: Vault, status: Status, given: date | None, kept: str) -> str:
    if status not in COUNTED:
        return ""
    return given.isoformat() if given else kept or vault.now()[:10]


def _month(day: str) -> int:
    return int(day[:4]) * 100 + int(day[5:7]) if day else 0


def add_version(
    vault: Vault,
    key: int,
    revision: int,
    status: Status,
    act: str,
    field: str,
    reason: str,
    document: str | None,
) -> int | None:
    """Its row number when it carries the document, else None: the document stays where it is."""
    number = vault.database.execute(
        "INSERT INTO incident_version (incident, revision, act, status, by, at, field, reason, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, revision, act, status.value, vault.user_id(), vault.now(), field, reason, document),
    )
    return None if document is None else number


def _update(
    vault: Vault, key: int, incident: Incident, status: Status, revision: int, day: str, version: int | None
) -> None:
    settings = ", ".join(f"{name} = ?" for name in COLUMNS)
    vault.database.execute(
        "UPDATE incident SET status = ?, revision = ?, updated = ?, verified_on = ?,"
        f" version = ifnull(?, version), {settings} WHERE id = ?",
        (status.value, revision, vault.now(), day, version, *projection.list_columns(incident), key),
    )
    vault.database.execute("DELETE FROM incident_violation WHERE incident = ?", (key,))
    vault.database.many(
        "INSERT INTO incident_violation (code, incident) VALUES (?, ?)",
        [(code, key) for code in projection.violation_codes(incident)],
    )
    units.remove(vault.database, key)
    facts = units.rows_for(vault.codebook, key, projection.units(incident), month=_month(day))
    units.insert(vault.database, facts)


def complete_units(vault: Vault) -> int:
    """Facts that an older version wrote get flags and children, from the documents; how many records that were."""
    keys = units.incomplete(vault.database)
    if keys:
        with vault.transaction():
            for key in keys:
                row = vault.database.row(
                    "SELECT document, verified_on FROM incident"
                    " JOIN incident_version AS version ON version.id = incident.version WHERE incident.id = ?",
                    (key,),
                )
                document, day = row or (None, "")
                if document is None:  # destroyed: its counts stay, without flags
                    units.mark_complete(vault.database, vault.codebook, key)
                    continue
                incident = incident_from(json.loads(document))
                units.remove(vault.database, key)
                facts = units.rows_for(vault.codebook, key, projection.units(incident), month=_month(day))
                units.insert(vault.database, facts)
    return len(keys)


def index(vault: Vault, key: int, words: str) -> None:
    """The index must be told the old words before they are replaced, or it keeps them for ever."""
    old = vault.database.value("SELECT words FROM incident_words WHERE id = ?", (key,))
    if old == words:
        return
    vault.database.execute("INSERT INTO incident_fts (incident_fts, rowid, words) VALUES ('delete', ?, ?)", (key, old))
    vault.database.execute("UPDATE incident_words SET words = ? WHERE id = ?", (words, key))
    vault.database.execute("INSERT INTO incident_fts (rowid, words) VALUES (?, ?)", (key, words))


class _Writer:
    """Collects the rows of new records and writes them table by table."""

    def __init__(self, vault: Vault, act: str) -> None:
        self._vault = vault
        self._act = act
        self._key = int(vault.database.value("SELECT ifnull(max(id), 0) FROM incident"))
        self._version = int(vault.database.value("SELECT ifnull(max(id), 0) FROM incident_version"))
        self._serials: dict[int, int] = dict(vault.database.rows("SELECT year, last FROM serial"))
        self._people: dict[str, int] = {}
        self._incidents: list[tuple[object, ...]] = []
        self._versions: list[tuple[object, ...]] = []
        self._codes: list[tuple[str, int]] = []
        self._words: list[tuple[int, str]] = []
        self._units: list[tuple[int, ...]] = []
        self._uids: list[str] = []

    def take(self, new: NewIncident) -> str:
        """Adds the rows of one record; its number."""
        vault, incident = self._vault, new.incident
        at = new.at or vault.now()
        author = new.author or vault.user.uid
        by = self._people.get(author) or self._people.setdefault(author, vault.user_id(author))
        number = new.number or self._next_number(int(at[:4]))
        day = _day(vault, new.status, new.verified_on, "")
        self._key += 1
        self._version += 1
        key = self._key
        self._uids.append(incident.uid)
        self._incidents.append(
            (
                *(key, incident.uid, number, new.status.value, 1, self._version, by, at, at, day),
                *projection.list_columns(incident),
            )
        )
        document = projection.document_text(incident)
        self._versions.append((self._version, key, 1, self._act, new.status.value, by, at, "", "", document))
        self._codes += [(code, key) for code in projection.violation_codes(incident)]
        self._words.append((key, projection.words(incident, number=number, also=new.words)))
        self._units += units.rows_for(vault.codebook, key, projection.units(incident), month=_month(day))
        return number

    def _next_number(self, year: int) -> str:
        serial = self._serials[year] = int(self._serials.get(year, 0)) + 1
        return ids.incident_number(office=self._vault.office.code, year=year, serial=serial)

    def flush(self) -> None:
        database = self._vault.database
        self._refuse_known()
        columns = "id, uid, number, status, revision, version, author, created, updated, verified_on, " + ", ".join(
            COLUMNS
        )
        marks = ", ".join("?" * (10 + len(COLUMNS)))
        database.many(f"INSERT INTO incident ({columns}) VALUES ({marks})", self._incidents)
        database.many("INSERT INTO incident_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._versions)
        database.many("INSERT INTO incident_violation (code, incident) VALUES (?, ?)", self._codes)
        database.many("INSERT INTO incident_words (id, words) VALUES (?, ?)", self._words)
        database.many("INSERT INTO incident_fts (rowid, words) VALUES (?, ?)", self._words)
        units.insert(database, self._units)
        database.many(
            "INSERT INTO serial (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last",
            list(self._serials.items()),
        )

    def _refuse_known(self) -> None:
        for uid in self._uids:
            row = self._vault.database.row("SELECT number, revision FROM incident WHERE uid = ?", (uid,))
            if row:
                raise StaleIncident(number=row[0], expected=0, found=row[1])


def history(vault: Vault, uid: str) -> tuple[Version, ...]:
    """All revisions, the first one first."""
    rows = vault.database.rows(
        "SELECT version.revision, act, version.status, user.uid, at, field, reason, document FROM incident"
        " JOIN incident_version AS version ON version.incident = incident.id"
        " JOIN user ON user.id = version.by"
        " WHERE incident.uid = ? ORDER BY version.revision",
        (uid,),
    )
    return tuple(
        Version(
            revision=row[0],
            act=row[1],
            status=Status(row[2]),
            by=row[3],
            at=row[4],
            field=row[5],
            reason=row[6],
            incident=incident_from(json.loads(row[7])) if row[7] else None,
        )
        for row in rows
    )


def comment(vault: Vault, uid: str, *, field: str, text: str) -> None:
    """Adds a comment to a field of a record. Inside the transaction of the step it explains."""
    vault.database.execute(
        "INSERT INTO comment (incident, field, text, by, at) SELECT id, ?, ?, ?, ? FROM incident WHERE uid = ?",
        (field, text, vault.user_id(), vault.now(), uid),
    )


def comments(vault: Vault, uid: str) -> tuple[Comment, ...]:
    rows = vault.database.rows(
        "SELECT field, text, user.uid, at FROM comment JOIN incident ON incident.id = comment.incident"
        " JOIN user ON user.id = comment.by WHERE incident.uid = ? ORDER BY comment.id",
        (uid,),
    )
    return tuple(Comment(field=row[0], text=row[1], by=row[2], at=row[3]) for row in rows)
