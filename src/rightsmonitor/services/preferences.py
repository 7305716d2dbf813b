"""What a person chose for their own screen: saved filters and columns.

They name places and acts, so the vault keeps them, never a settings file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from rightsmonitor.domain.document import from_document, to_document
from rightsmonitor.domain.errors import InvalidDocument, InvalidValue
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import meta

MOST_FILTERS = 20
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter of the list under a name; each part is a code of the list, empty for everything."""

    name: str
    words: str = ""
    period: str = ""
    region: str = ""
    status: str = ""
    violation: str = ""
    quick: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`columns` are the names of the columns shown; none means the usual ones."""

    filters: tuple[SavedFilter, ...] = ()
    columns: tuple[str, ...] = ()


def _name(session: Session) -> str:
    return f"preferences:{session.user.uid}"


@permitted("preferences.get")
def get(session: Session) -> Preferences:
    """What was chosen; what an older or newer program wrote and nobody understands counts as nothing chosen."""
    text = meta.get(session.vault.database, _name(session))
    try:
        return from_document(Preferences, json.loads(text)) if text else Preferences()
    except (InvalidDocument, ValueError):
        return Preferences()


def _keep(session: Session, chosen: Preferences) -> Preferences:
    with session.vault.transaction():
        meta.put(session.vault.database, _name(session), json.dumps(to_document(chosen), ensure_ascii=False))
    return chosen


@permitted("preferences.save_filter")
def save_filter(session: Session, *, saved: SavedFilter) -> Preferences:
    """Adds a filter or replaces the one with its name. Raises InvalidValue(field="name")."""
    name = " ".join(saved.name.split())
    before = get(session)
    others = tuple(found for found in before.filters if found.name != name)
    if not name or len(name) > _LONGEST_NAME or len(others) >= MOST_FILTERS:
        raise InvalidValue(field="name")
    return _keep(session, replace(before, filters=(*others, replace(saved, name=name))))


@permitted("preferences.drop_filter")
def drop_filter(session: Session, *, name: str) -> Preferences:
    before = get(session)
    return _keep(session, replace(before, filters=tuple(found for found in before.filters if found.name != name)))


@permitted("preferences.choose_columns")
def choose_columns(session: Session, *, columns: tuple[str, ...]) -> Preferences:
    return _keep(session, replace(get(session), columns=columns))
