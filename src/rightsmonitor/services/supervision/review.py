"""Supervision: verify or return what others recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rightsmonitor.domain.codes import Confidence, SourceConnection, Status, VerificationLevel
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidValue, NotClean, TooLate
from rightsmonitor.domain.incident import Incident, Verification
from rightsmonitor.domain.quality import Finding, Kind
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records.incidents import Row, Stored, row_of, take
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import quality
from rightsmonitor.services.supervision.quality import Opinion
from rightsmonitor.storage import releases
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.records import lists

MOST_AT_ONCE = 200
_TRAFFICKING = "RMV-C.2"  # the strictest handling: one by one, never in a heap


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record that waits, with what is to be looked at in it."""

    row: Row
    opinion: Opinion


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


# --- several at once ---------------------------------------------------------------------------------


@permitted("review.sort_out")
def sort_out(session: Session) -> tuple[Judged, ...]:
    """The records that wait, with what is to be looked at in each; those without findings may be verified at once."""
    found = lists.page(session.vault, where=_waiting(session), order="updated", limit=MOST_AT_ONCE)
    return tuple(Judged(row=row_of(row), opinion=_opinion(session, row.uid)) for row in found)


def _opinion(session: Session, uid: str) -> Opinion:
    incident = rows.get(session.vault, uid).incident
    opinion = quality.opinion(session, incident)
    if any(_TRAFFICKING in violation.composites for violation in incident.violations):
        alone = Finding(kind=Kind.DOUBTFUL, code="handle-alone", field="violations")
        return replace(opinion, findings=(*opinion.findings, alone))
    return opinion


@permitted("review.verify_clean")
def verify_clean(session: Session, *, chosen: Sequence[tuple[str, int]]) -> int:
    """Verifies records (uid, revision) that have no finding, all or none; each has its audit entry. How many.

    Raises NotClean, and what `verify` raises.
    """
    if len(chosen) > MOST_AT_ONCE:
        raise InvalidValue(field="chosen")
    with session.vault.transaction():
        for uid, revision in chosen:
            findings = _opinion(session, uid).findings
            if findings:
                raise NotClean(number=rows.get(session.vault, uid).number, count=len(findings))
            verify(session, uid=uid, expected_revision=revision)
    return len(chosen)


# --- taking back -------------------------------------------------------------------------------------


@permitted("review.take_back")
def take_back(session: Session, *, uid: str, expected_revision: int) -> Stored:
    """Undoes one's own last verdict: the record waits again as it was. The history keeps both steps.

    Raises TooLate when it was published, when it was somebody else's verdict, or when somebody went on since.
    """
    stored = rows.get(session.vault, uid)
    versions = rows.history(session.vault, uid)
    last = versions[-1]
    mine = last.by == session.user.uid and last.act in (Step.VERIFY.value, Step.RETURN.value)
    if not mine or last.revision != expected_revision or _published(session, stored.verified_on):
        raise TooLate(number=stored.number)
    before = next(version.incident for version in reversed(versions[:-1]) if version.incident is not None)
    return take(session, uid=uid, step=Step.TAKE_BACK_VERDICT, expected_revision=expected_revision, incident=before)


def _published(session: Session, day: date | None) -> bool:
    kept = (stored for stored in releases.list_(session.vault) if stored.state is not ReleaseState.RETURNED)
    return day is not None and any(day in Period.parse(stored.period) for stored in kept)
