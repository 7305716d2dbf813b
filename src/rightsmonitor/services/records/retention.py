"""Keeping no longer than needed: the list of records whose time has run out, and their destruction (loi 09-08).

The office sets the period and names its authorisation; a supervisor decides about each record. Old backups keep what
was destroyed here until they expire, and every answer says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import Cancelled, ClockDoubtful, InvalidValue, NotAllowedNow, NotDue
from rightsmonitor.domain.retention import (
    DEFAULT_MONTHS,
    ENDED,
    FEWEST_MONTHS,
    MOST_MONTHS,
    HoldReason,
    doubt,
    months_after,
)
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records.incidents import words_of
from rightsmonitor.services.session import Session
from rightsmonitor.storage import meta
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.records import retention as rows
from rightsmonitor.storage.trail import audit

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./°-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSettings:
    """`months` that an ended record keeps its identifiers; number and day of the authorisation of the CNDP."""

    months: int = DEFAULT_MONTHS
    authorisation: str = ""
    authorised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record on the list: since when its time has run out, or until when it is kept and why."""

    uid: str
    number: str
    status: Status
    ended: date
    due: date
    held_until: date | None
    held_for: HoldReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """How many records lost their identifiers. `backups`: earlier copies that still hold them, here or elsewhere."""

    count: int
    backups: bool


@permitted("retention.settings")
def settings(session: Session) -> OfficeSettings:
    """What the office decided; the defaults where it did not."""
    base = session.vault.database
    day = meta.get(base, "authorised-on")
    return OfficeSettings(
        months=rows.months(session.vault, DEFAULT_MONTHS),
        authorisation=meta.get(base, "authorisation"),
        authorised_on=date.fromisoformat(day) if day else None,
    )


@permitted("retention.set_settings")
def set_settings(session: Session, *, chosen: OfficeSettings) -> OfficeSettings:
    """Takes a fresh passphrase; audited. Raises InvalidValue(field="months", "authorisation")."""
    if not FEWEST_MONTHS <= chosen.months <= MOST_MONTHS:
        raise InvalidValue(field="months")
    number = " ".join(chosen.authorisation.split())
    if number and not _NUMBER.fullmatch(number):
        raise InvalidValue(field="authorisation")
    base = session.vault.database
    with session.vault.transaction():
        rows.put_months(session.vault, chosen.months)
        meta.put(base, "authorisation", number)
        meta.put(base, "authorised-on", chosen.authorised_on.isoformat() if chosen.authorised_on else "")
        audit.append(session.vault, "retention.settings")
    return settings(session)


@permitted("retention.due")
def due(session: Session, *, all_: bool = False) -> tuple[Due, ...]:
    """Records whose time has run out and that nobody keeps longer, the oldest first; `all_`: every ended record."""
    found = tuple(map(_due(session), rows.ended(session.vault)))
    return found if all_ else tuple(one for one in found if _has_run_out(one, session.today))


def _due(session: Session) -> Callable[[rows.Ended], Due]:
    months = rows.months(session.vault, DEFAULT_MONTHS)

    def made(one: rows.Ended) -> Due:
        ended = date.fromisoformat(one.ended[:10])
        return Due(
            uid=one.uid,
            number=one.number,
            status=one.status,
            ended=ended,
            due=months_after(ended, months),
            held_until=date.fromisoformat(one.held_until) if one.held_until else None,
            held_for=HoldReason(one.held_for) if one.held_for else None,
        )

    return made


def _has_run_out(one: Due, today: date) -> bool:
    return one.due <= today and (one.held_until is None or one.held_until <= today)


@permitted("retention.hold")
def hold(session: Session, *, uid: str, until: date, reason: HoldReason) -> None:
    """Keeps an ended record to a day. Audited. Raises NoSuchIncident, NotAllowedNow, InvalidValue(field="until")."""
    if not session.today < until <= months_after(session.today, MOST_MONTHS):
        raise InvalidValue(field="until")
    with session.vault.transaction():
        stored = incidents.get(session.vault, uid)
        if stored.status not in ENDED:
            raise NotAllowedNow(act="hold", status=stored.status.value)
        rows.hold(session.vault, uid, until=until.isoformat(), reason=reason)
        audit.append(session.vault, "retention.hold", kind="incident", identifier=uid)


@permitted("retention.destroy")
def destroy(
    session: Session, *, uids: Sequence[str], progress: Progress | None = None, cancelled: Stop | None = None
) -> Destroyed:
    """Destroys what leads to people in these records; one transaction and one audit entry for each.

    Counts stay as they are. Takes a fresh passphrase. Nothing is destroyed by a clock that may be wrong, nor before
    its time. What was done before a cancel stays done. Raises ClockDoubtful, NotDue, NoSuchIncident, RecordDestroyed.
    """
    _believe_clock(session)
    ended = {one.uid: one for one in due(session, all_=True)}
    for uid in uids:
        one = ended.get(uid)
        if one is None:
            stored = incidents.get(session.vault, uid)
            raise NotAllowedNow(act="destroy", status=stored.status.value)
        if not _has_run_out(one, session.today):
            raise NotDue(number=one.number, until=max(one.due, one.held_until or one.due).isoformat())
    done = 0
    try:
        for uid in uids:
            if cancelled is not None and cancelled():
                raise Cancelled
            found = incidents.get(session.vault, uid).incident
            rows.destroy(session.vault, uid, words=words_of(found, session.reference))
            done += 1
            if progress is not None:
                progress(done, len(uids))
    finally:
        if done:
            rows.forget_words(session.vault)
    return Destroyed(count=done, backups=True)


def _believe_clock(session: Session) -> None:
    last, last_session = rows.last_seen(session.vault)
    found = doubt(session.clock.now(), last=last, last_session=last_session)
    if found is not None:
        raise ClockDoubtful(kind=found.kind, now=found.now[:16], last=found.last[:16])
