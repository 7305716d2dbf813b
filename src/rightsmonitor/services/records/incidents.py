"""Recording incidents: each method is one permission check, one transaction and one audit entry."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

from rightsmonitor.domain import ids, rules, workflow
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import InvalidRecord, InvalidValue, NotAllowedNow, NotPermitted, OwnRecord
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.domain.workflow import Step
from rightsmonitor.reference import Reference
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import changes
from rightsmonitor.services.records.records import Change as Change
from rightsmonitor.services.records.records import ChildSummary as ChildSummary
from rightsmonitor.services.records.records import Comment as Comment
from rightsmonitor.services.records.records import Query as Query
from rightsmonitor.services.records.records import Row as Row
from rightsmonitor.services.records.records import Stored as Stored
from rightsmonitor.services.session import Session
from rightsmonitor.storage import people
from rightsmonitor.storage.keys import recovery
from rightsmonitor.storage.records import drafts as draft_rows
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.records import lists, recent
from rightsmonitor.storage.records.drafts import Draft as Draft
from rightsmonitor.storage.records.incidents import StoredIncident
from rightsmonitor.storage.trail import audit

# What a record may never hold, even as a draft: it would deceive the eye or break a file.
_NEVER = {
    "characters-forbidden",
    "text-too-long",
    "count-impossible",
    "age-impossible",
    "term-unknown",
    "term-of-another-version",
    "place-unknown",
}
_NEVER |= {"key-repeated", "link-broken", "date-future"}

_RECENT = 8


def fresh_uid(session: Session) -> str:
    milliseconds = max(0, int(session.clock.now().timestamp() * 1000))
    return ids.uuid7(milliseconds=milliseconds, random=os.urandom(10))


@permitted("incidents.new")
def new(session: Session) -> Incident:
    """An empty record with what is nearly always true."""
    return Incident(uid=fresh_uid(session), first_reported=session.today)


@permitted("incidents.check")
def check(session: Session, *, incident: Incident) -> tuple[Problem, ...]:
    """What is wrong or missing."""
    reference = session.reference
    return rules.problems(incident, reference.taxonomy, reference.places, today=session.today)


@permitted("incidents.save")
def save(session: Session, *, incident: Incident, expected_revision: int) -> Stored:
    """Saves a record; 0 adds it as a draft. Drafts may be incomplete, never impossible.

    Raises InvalidRecord, InvalidValue, StaleIncident, NotAllowedNow (submitted or verified), NotPermitted (of
    another person), and RecoveryUnconfirmed for the first record of a vault nobody could get back into.
    """
    vault = session.vault
    recovery.require(vault)
    before = _editable(session, incident.uid) if expected_revision else None
    _refuse_impossible(session, incident, before.incident if before else None)
    status = before.status if before else Status.DRAFT
    incident = _with_versions(incident, session.reference)
    with vault.transaction():
        stored = rows.save(
            vault,
            incident=incident,
            expected_revision=expected_revision,
            status=status,
            act="save" if expected_revision else "create",
            words=words_of(incident, session.reference),
        )
        draft_rows.drop(vault, uid=incident.uid)
        audit.append(vault, "incident.save", kind="incident", identifier=incident.uid)
    return _stored(session, stored)


def _editable(session: Session, uid: str) -> StoredIncident:
    before = rows.get(session.vault, uid)
    if before.status not in workflow.EDITABLE:
        raise NotAllowedNow(act="edit", status=before.status.value)
    if before.author_uid != session.user.uid:
        raise NotPermitted(act="incidents.save", role=session.user.role.value)
    return before


def _refuse_impossible(session: Session, incident: Incident, before: Incident | None) -> None:
    """A term of an older taxonomy that the record holds already stays: refusing it would lose every other change."""
    if not ids.is_uid(incident.uid):
        raise InvalidValue(field="uid")
    reference = session.reference
    never = set(_NEVER)
    if before is not None and _unknown(incident, reference) <= rules.codes_of(before):
        never -= {"term-unknown", "term-of-another-version"}
    found = rules.problems(incident, reference.taxonomy, reference.places, today=session.today)
    wrong = tuple(problem for problem in found if problem.severity == "error" and problem.code in never)
    if wrong:
        raise InvalidRecord(problems=wrong)


def _unknown(incident: Incident, reference: Reference) -> frozenset[str]:
    return frozenset(code for code in rules.codes_of(incident) if not reference.taxonomy.has(code))


def _with_versions(incident: Incident, reference: Reference) -> Incident:
    """Each coded violation keeps the version of the taxonomy it was coded with, and its suggested rights."""
    taxonomy = reference.taxonomy
    violations = tuple(
        replace(
            violation,
            taxonomy_version=violation.taxonomy_version or (taxonomy.version if violation.type else ""),
            rights=violation.rights or (taxonomy.rights(violation.type) if violation.type else ()),
        )
        for violation in incident.violations
    )
    return replace(incident, violations=violations)


def words_of(incident: Incident, reference: Reference) -> tuple[str, ...]:
    """Labels of the codes of a record in every language, so that it is found by them."""
    found: list[str] = []
    for violation in incident.violations:
        if reference.taxonomy.has(violation.type):
            found.extend(reference.taxonomy.term(violation.type).labels.values())
    if reference.places.has(incident.place):
        place = reference.places.get(incident.place)
        found.extend(place.labels.values())
        found.extend(reference.places.region_of(place.code).labels.values())
    return tuple(found)


@permitted("incidents.get")
def get(session: Session, *, uid: str) -> Stored:
    """Raises NoSuchIncident. Reading an identified record is audited."""
    return _read(session, rows.get(session.vault, uid))


@permitted("incidents.by_number")
def by_number(session: Session, *, number: str) -> Stored:
    """Raises NoSuchIncident. Reading an identified record is audited."""
    return _read(session, rows.by_number(session.vault, number))


def _read(session: Session, stored: StoredIncident) -> Stored:
    if not session.vault.read_only:
        with session.vault.transaction():
            audit.append(session.vault, "incident.read", kind="incident", identifier=stored.incident.uid)
    return _stored(session, stored)


def _stored(session: Session, stored: StoredIncident) -> Stored:
    names = people.names(session.vault)
    reference, user = session.reference, session.user
    own = stored.author_uid == user.uid
    found = rules.problems(stored.incident, reference.taxonomy, reference.places, today=session.today)
    comments = tuple(
        Comment(field=c.field, text=c.text, by=names.get(c.by, ""), at=c.at)
        for c in rows.comments(session.vault, stored.incident.uid)
    )
    return Stored(
        incident=stored.incident,
        number=stored.number,
        status=stored.status,
        revision=stored.revision,
        author=names.get(stored.author_uid, ""),
        author_uid=stored.author_uid,
        created=stored.created,
        updated=stored.updated,
        comments=comments,
        problems=found,
        own=own,
        steps=_steps(stored.status, session, own=own),
    )


def _steps(status: Status, session: Session, *, own: bool) -> frozenset[Step]:
    """The steps that this person could take now."""
    possible = set()
    for step in workflow.steps_from(status):
        try:
            workflow.after(step, status=status, role=session.user.role, own=own)
        except (NotPermitted, NotAllowedNow, OwnRecord):
            continue
        possible.add(step)
    return frozenset(possible)


@permitted("incidents.search")
def search(session: Session, *, query: Query, offset: int = 0, limit: int = 100) -> tuple[Row, ...]:
    """One page. Any words are accepted. Raises InvalidValue(field="order")."""
    if query.order.removeprefix("-") not in lists.ORDERS:
        raise InvalidValue(field="order")
    where = where_of(session, query)
    return tuple(
        row_of(row) for row in lists.page(session.vault, where=where, order=query.order, offset=offset, limit=limit)
    )


@permitted("incidents.count")
def count(session: Session, *, query: Query) -> int:
    """How many incidents the list has in all."""
    return lists.count(session.vault, where=where_of(session, query))


def where_of(session: Session, query: Query) -> lists.Filter:
    return lists.Filter(
        words=query.words,
        statuses=query.statuses,
        place=query.province or query.region,
        violation=query.violation,
        first=query.period.first if query.period else None,
        last=query.period.last if query.period else None,
        author=session.user.uid if query.mine else "",
        priorities=query.priorities,
        due_until=query.due_until,
        begun_first=query.begun.first if query.begun else None,
        begun_last=query.begun.last if query.begun else None,
        overdue_on=query.overdue_on,
        finding=query.finding,
    )


def row_of(row: lists.ListRow) -> Row:
    child = ChildSummary(
        sex=row.child_sex,
        age=row.child_age,
        age_estimated=row.child_age_estimated,
        protection_status=row.child_status,
        accompaniment=row.child_accompaniment,
        others=row.child_others,
    )
    return Row(
        uid=row.uid,
        number=row.number,
        when=PartialDate.parse(row.date_text) if row.date_text else None,
        violations=row.violations,
        child=child if row.child_sex else None,
        place=row.place,
        status=row.status,
        priority=row.priority,
        due=date.fromisoformat(row.due) if row.due else None,
        revision=row.revision,
        author_uid=row.author_uid,
    )


@permitted("incidents.move")
def move(
    session: Session, *, uid: str, step: Step, expected_revision: int, reason: str = "", field: str = ""
) -> Stored:
    """Moves a record along its workflow; a comment stays with the field it concerns.

    Raises NotAllowedNow, NotPermitted, OwnRecord, StaleIncident, and InvalidRecord for an incomplete submission.
    """
    if step in (Step.VERIFY, Step.TAKE_BACK_VERDICT):  # do more than this: see services.review
        raise NotAllowedNow(act=step.value, status=rows.get(session.vault, uid).status.value)
    return take(session, uid=uid, step=step, expected_revision=expected_revision, reason=reason, field=field)


def take(
    session: Session,
    *,
    uid: str,
    step: Step,
    expected_revision: int,
    reason: str = "",
    field: str = "",
    incident: Incident | None = None,
    verified_on: date | None = None,
) -> Stored:
    """A step of the workflow, with a changed document where the step itself changes it (verification)."""
    vault, user = session.vault, session.user
    with vault.transaction():
        before = rows.get(vault, uid)
        own = before.author_uid == user.uid
        status = workflow.after(step, status=before.status, role=user.role, own=own)
        if step is Step.SUBMIT:
            _refuse_incomplete(session, before.incident)
        stored = rows.save(
            vault,
            incident=incident or before.incident,
            expected_revision=expected_revision,
            status=status,
            act=step.value,
            verified_on=verified_on,
            reason=reason,
            field=field,
            words=words_of(before.incident, session.reference),
        )
        if reason:
            rows.comment(vault, uid, field=field, text=reason)
        audit.append(vault, f"incident.{step.value}", kind="incident", identifier=uid)
    return _stored(session, stored)


def _refuse_incomplete(session: Session, incident: Incident) -> None:
    found = rules.problems(incident, session.reference.taxonomy, session.reference.places, today=session.today)
    blocking = tuple(problem for problem in found if problem.blocks)
    if blocking:
        raise InvalidRecord(problems=blocking)


@permitted("incidents.history")
def history(session: Session, *, uid: str) -> tuple[Change, ...]:
    """Every revision with the fields that changed, the first one first."""
    names = people.names(session.vault)
    found: list[Change] = []
    previous: Incident | None = None
    for version in rows.history(session.vault, uid):
        incident = version.incident or previous
        fields = changes.between(previous, incident) if previous is not None and incident is not None else ()
        found.append(
            Change(
                at=version.at,
                by=names.get(version.by, ""),
                act=version.act,
                status=version.status,
                fields=fields,
                comment=version.reason,
            )
        )
        previous = incident
    return tuple(found)


@permitted("incidents.keep_draft")
def keep_draft(session: Session, *, incident: Incident, revision: int) -> None:
    """Keeps what a person is writing, encrypted, beside the saved record. Not audited: it is not an act yet."""
    draft_rows.keep(session.vault, incident=incident, revision=revision)


@permitted("incidents.drafts")
def drafts(session: Session) -> tuple[Draft, ...]:
    """What this person has not saved, the latest first."""
    return draft_rows.list_(session.vault)


@permitted("incidents.drop_draft")
def drop_draft(session: Session, *, uid: str) -> None:
    """Forgets what was kept."""
    draft_rows.drop(session.vault, uid=uid)


@permitted("incidents.recent_terms")
def recent_terms(session: Session) -> tuple[str, ...]:
    """Codes of the acts that this person recorded lately."""
    return recent.violations(session.vault, most=_RECENT)
