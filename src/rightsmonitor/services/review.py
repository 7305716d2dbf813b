"""Supervision: verify or return what others recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rightsmonitor.domain.codes import Confidence, SourceConnection, Status, VerificationLevel
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.incident import Incident, Verification
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.incidents import Row, Stored, row_of, take
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import incidents as rows
from rightsmonitor.storage import lists, releases


def _waiting(session: Session) -> lists.Filter:
    return lists.Filter(statuses=(Status.SUBMITTED,), not_author=session.user.uid)


@permitted("review.queue")
def queue(session: Session, *, offset: int = 0, limit: int = 100) -> tuple[Row, ...]:
    """Submitted records of others, the oldest first."""
    found = lists.page(session.vault, where=_waiting(session), order="updated", offset=offset, limit=limit)
    return tuple(map(row_of, found))


@permitted("review.queue_count")
def queue_count(session: Session) -> int:
    return lists.count(session.vault, where=_waiting(session))


@permitted("review.verify")
def verify(
    session: Session,
    *,
    uid: str,
    expected_revision: int,
    level: VerificationLevel = VerificationLevel.VERIFIED,
    confidence: Confidence = Confidence.CONFIRMED,
) -> Stored:
    """Verifies every violation of a record at one level. Only `verified` ones are ever counted.

    Raises OwnRecord, NotAllowedNow, StaleIncident.
    """
    incident = rows.get(session.vault, uid).incident
    counted_on = _counted_on(session)
    verdict = Verification(
        level=level,
        confidence=confidence,
        by=session.user.uid,
        at=session.vault.now(),
        late=counted_on > session.today,
    )
    return take(
        session,
        uid=uid,
        step=Step.VERIFY,
        expected_revision=expected_revision,
        incident=_judged(incident, verdict),
        verified_on=counted_on,
    )


def _counted_on(session: Session) -> date:
    """Today, or the first day after a period that is already published: closed periods never change."""
    day = session.today
    kept = (stored for stored in releases.list_(session.vault) if stored.state is not ReleaseState.RETURNED)
    for period in sorted(Period.parse(stored.period) for stored in kept):
        if day in period:
            day = period.last + timedelta(days=1)
    return day


def _judged(incident: Incident, verdict: Verification) -> Incident:
    primary = sum(source.connection is SourceConnection.PRIMARY for source in incident.sources)
    verdict = replace(verdict, primary_sources=primary, secondary_sources=len(incident.sources) - primary)
    violations = tuple(replace(violation, verification=verdict) for violation in incident.violations)
    return replace(incident, violations=violations)


@permitted("review.return_")
def return_(session: Session, *, uid: str, expected_revision: int, comment: str, field: str = "") -> Stored:
    """Sends a record back with a comment. Raises InvalidValue(field="comment") when there is none."""
    if not comment.strip():
        raise InvalidValue(field="comment")
    return take(
        session,
        uid=uid,
        step=Step.RETURN,
        expected_revision=expected_revision,
        reason=comment.strip(),
        field=field,
    )
