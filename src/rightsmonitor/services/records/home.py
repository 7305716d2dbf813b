"""What waits for a person when they come in: what they began, what came back, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Comment, Query, Row
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import review
from rightsmonitor.services.vault import notices
from rightsmonitor.services.vault.notices import Notice as Notice
from rightsmonitor.storage import people
from rightsmonitor.storage.records import drafts as draft_rows
from rightsmonitor.storage.records import incidents as rows

DAYS_AHEAD = 7
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A record that came back, with the latest comment on it."""

    row: Row
    comment: Comment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """What was being written and was never saved; `number` is empty for a record that never was."""

    uid: str
    at: str
    violations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """At most a few of each, and how many there are in all."""

    unsaved: tuple[Unsaved, ...]
    drafts: tuple[Row, ...]
    draft_count: int
    returned: tuple[Returned, ...]
    returned_count: int
    due: tuple[Row, ...]
    due_count: int
    waiting: int  # records of others, for a supervisor
    notices: tuple[Notice, ...] = ()


@permitted("home.overview")
def overview(session: Session) -> Overview:
    """Own drafts and returned records, follow-ups due within a week in the whole office, and the queue."""
    drafts = Query(statuses=(Status.DRAFT,), mine=True, order="-updated")
    returned = Query(statuses=(Status.RETURNED,), mine=True, order="-updated")
    due = _due_query(session)
    supervisor = session.user.role is Role.SUPERVISOR
    return Overview(
        unsaved=_unsaved(session),
        drafts=incidents.search(session, query=drafts, limit=_MOST),
        draft_count=incidents.count(session, query=drafts),
        returned=tuple(_returned(session, row) for row in incidents.search(session, query=returned, limit=_MOST)),
        returned_count=incidents.count(session, query=returned),
        due=incidents.search(session, query=due, limit=_MOST),
        due_count=incidents.count(session, query=due),
        waiting=review.queue_count(session) if supervisor else 0,
        notices=notices.all_(session),
    )


def _due_query(session: Session) -> Query:
    """Records with a follow-up that is late or due within a week; what is withdrawn or double needs none."""
    open_ = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED)
    return Query(statuses=open_, due_until=session.today + timedelta(days=DAYS_AHEAD), order="due")


def _unsaved(session: Session) -> tuple[Unsaved, ...]:
    """Drafts of records that were never saved: the others lie with their record."""
    return tuple(
        Unsaved(
            uid=draft.incident.uid,
            at=draft.at,
            violations=tuple(violation.type for violation in draft.incident.violations if violation.type),
        )
        for draft in draft_rows.list_(session.vault)[:_MOST]
        if draft.revision == 0
    )


def _returned(session: Session, row: Row) -> Returned:
    names = people.names(session.vault)
    found = rows.comments(session.vault, row.uid)
    if not found:
        return Returned(row=row, comment=None)
    last = found[-1]
    return Returned(row=row, comment=Comment(field=last.field, text=last.text, by=names.get(last.by, ""), at=last.at))
