"""Putting records together again after a salvage: missing lines from documents, projections and index anew."""

from __future__ import annotations

import json
from dataclasses import dataclass

from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.people import name_key
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys.roster import Roster
from rightsmonitor.storage.records import projection, units
from rightsmonitor.storage.records.projection import COLUMNS

LOST = "lost"  # act of a revision of which nothing is left
_COUNTED = ("verified", "closed")


@dataclass(frozen=True, slots=True)
class Mended:
    """Row numbers of the records that are there; numbers of those saved in an earlier state only."""

    present: frozenset[int]
    older: tuple[str, ...]


def people(base: Database, found: Roster) -> None:
    """Lines of people as the signed roster has them; its order is the order in which they were numbered."""
    for number, member in enumerate(found.members, start=1):
        base.execute(
            "INSERT OR IGNORE INTO user (id, uid, name, name_key, role, sign_pk, box_pk, since, until)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))",
            (
                *(number, member.uid, member.name, name_key(member.name), member.role.value),
                *(member.sign_pk, member.box_pk, member.since, member.until),
            ),
        )


def mend(base: Database, numbers: dict[int, tuple[str, str]]) -> Mended:
    """Inside a transaction, without triggers and references. `numbers`: (number, uid) by row of every record known."""
    for key, (number, _) in numbers.items():
        if number and base.row("SELECT 1 FROM incident WHERE id = ?", (key,)) is None:
            _put_back(base, key, number)
    older = [found for (key,) in base.rows("SELECT id FROM incident ORDER BY id") if (found := _revise(base, key))]
    _forget_orphans(base)
    _project(base)
    return Mended(frozenset(key for (key,) in base.rows("SELECT id FROM incident")), tuple(older))


def _put_back(base: Database, key: int, number: str) -> None:
    """A record whose line is gone, from its revisions; nothing where the first or every document is gone too."""
    first = base.row("SELECT by, at FROM incident_version WHERE incident = ? AND revision = 1", (key,))
    last = base.row(
        "SELECT status, revision, at FROM incident_version WHERE incident = ? ORDER BY revision DESC LIMIT 1", (key,)
    )
    incident, version = _document(base, key)
    if first is None or last is None or incident is None:
        return
    day = base.value(
        "SELECT substr(at, 1, 10) FROM incident_version WHERE incident = ? AND act = 'verify'"
        " ORDER BY revision DESC LIMIT 1",
        (key,),
    )
    status = str(last[0])
    verified = (day or str(last[2])[:10]) if status in _COUNTED else ""
    columns = "id, uid, number, status, revision, version, author, created, updated, verified_on"
    marks = ", ".join("?" * (10 + len(COLUMNS)))
    base.execute(
        f"INSERT INTO incident ({columns}, {', '.join(COLUMNS)}) VALUES ({marks})",
        (
            *(key, incident.uid, number, status, last[1], version, first[0], first[1], last[2], verified),
            *projection.list_columns(incident),
        ),
    )


def _document(base: Database, key: int) -> tuple[Incident | None, int]:
    """The latest document that is left, and its row."""
    row = base.row(
        "SELECT id, document FROM incident_version WHERE incident = ? AND document IS NOT NULL"
        " ORDER BY revision DESC LIMIT 1",
        (key,),
    )
    return (incident_from(json.loads(row[1])), int(row[0])) if row else (None, 0)


def _revise(base: Database, key: int) -> str:
    """Revisions without a gap; the number of the record when only an earlier document is left. None left: it goes."""
    number, revision, version, status, author = base.row(
        "SELECT number, revision, version, status, author FROM incident WHERE id = ?", (key,)
    ) or ("", 0, 0, "", 0)
    incident, latest = _document(base, key)
    if incident is None:
        for table, column in (("incident", "id"), ("incident_version", "incident"), ("incident_words", "id")):
            base.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
        return ""
    present = {row[0] for row in base.rows("SELECT revision FROM incident_version WHERE incident = ?", (key,))}
    for missing in sorted(set(range(1, revision + 1)) - present):
        base.execute(
            "INSERT INTO incident_version (incident, revision, act, status, by, at, field, reason, document)"
            " VALUES (?, ?, ?, ?, ?, '', '', '', NULL)",
            (key, missing, LOST, status, author),
        )
    if latest == version:
        return ""
    base.execute("DELETE FROM incident_words WHERE id = ?", (key,))  # of a state that is gone
    settings = ", ".join(f"{name} = ?" for name in COLUMNS)
    base.execute(
        f"UPDATE incident SET version = ?, {settings} WHERE id = ?",
        (latest, *projection.list_columns(incident), key),
    )
    return str(number)


def _forget_orphans(base: Database) -> None:
    """Rows that belong to a record or person that is gone."""
    for table in ("comment", "incident_version", "incident_violation", "unit"):
        base.execute(f"DELETE FROM {table} WHERE incident NOT IN (SELECT id FROM incident)")
    base.execute("DELETE FROM incident_words WHERE id NOT IN (SELECT id FROM incident)")
    base.execute("DELETE FROM draft WHERE by NOT IN (SELECT id FROM user)")


def _project(base: Database) -> None:
    """Violations and units of every record as its document says; words where they are gone; the index of them all."""
    book = units.Codebook(base)
    for key, number, day, document in base.rows(
        "SELECT incident.id, number, verified_on, document FROM incident"
        " JOIN incident_version AS version ON version.id = incident.version"
    ):
        incident = incident_from(json.loads(document))
        base.execute("DELETE FROM incident_violation WHERE incident = ?", (key,))
        base.many(
            "INSERT INTO incident_violation (code, incident) VALUES (?, ?)",
            [(code, key) for code in projection.violation_codes(incident)],
        )
        units.remove(base, key)
        month = int(day[:4]) * 100 + int(day[5:7]) if day else 0
        units.insert(base, units.rows_for(book, key, projection.units(incident), month=month))
        if base.row("SELECT 1 FROM incident_words WHERE id = ?", (key,)) is None:
            base.execute(
                "INSERT INTO incident_words (id, words) VALUES (?, ?)", (key, projection.words(incident, number=number))
            )
    base.execute("INSERT INTO incident_fts (incident_fts) VALUES ('rebuild')")
    _count(base)


def _count(base: Database) -> None:
    """Figures of the dashboard; what was checked for quality is checked anew."""
    present = {str(name) for (name,) in base.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in ("quality_finding", "quality", "finding_tally", "tally", "tally_branch"):
        if table in present:
            base.execute(f"DELETE FROM {table}")
    if "tally" in present:
        base.execute(
            "INSERT INTO tally SELECT status, substr(date_from, 1, 7), substr(place, 1, 2), count(*)"
            " FROM incident GROUP BY 1, 2, 3"
        )
        base.execute(
            "INSERT INTO tally_branch SELECT status, month, branch, count(*) FROM ("
            " SELECT DISTINCT incident.id, status, substr(date_from, 1, 7) AS month,"
            " substr(code, 1, instr(code || '.', '.') - 1) AS branch"
            " FROM incident JOIN incident_violation ON incident_violation.incident = incident.id) GROUP BY 1, 2, 3"
        )
