"""Private notes of the supervisors about a record: they grow and never change, and no officer reads them."""

from __future__ import annotations

from dataclasses import dataclass

from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.rules import LONGEST_TEXT
from rightsmonitor.domain.text import clean
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import people
from rightsmonitor.storage.records import notes as rows
from rightsmonitor.storage.trail import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    text: str
    by: str  # name
    at: str


@permitted("notes.add")
def add(session: Session, *, uid: str, text: str) -> tuple[Note, ...]:
    """Adds a note; all notes of the record. Raises InvalidValue(field="note"), NoSuchIncident."""
    text = clean(text)
    if not text or len(text) > LONGEST_TEXT:
        raise InvalidValue(field="note")
    with session.vault.transaction():
        rows.add(session.vault, uid, text=text)
        audit.append(session.vault, "note.add", kind="incident", identifier=uid)
    return _all(session, uid)


@permitted("notes.list_")
def list_(session: Session, *, uid: str) -> tuple[Note, ...]:
    """The notes of a record, the first one first."""
    return _all(session, uid)


def _all(session: Session, uid: str) -> tuple[Note, ...]:
    names = people.names(session.vault)
    return tuple(Note(text=n.text, by=names.get(n.by, ""), at=n.at) for n in rows.list_(session.vault, uid))
