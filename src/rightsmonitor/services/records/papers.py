"""Papers: one incident as PDF, which leaves the vault in the clear, and the blank intake form, which holds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from pathlib import Path

from rightsmonitor.answers import Answers
from rightsmonitor.domain.attachment import Attachment
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.exchange.papers import incident_paper, intake_paper
from rightsmonitor.exchange.papers.incident_paper import ATTACHMENTS, HISTORY, IDENTIFIERS, Line, Paper
from rightsmonitor.services import outgoing
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import attachments, incidents
from rightsmonitor.services.records.records import Change
from rightsmonitor.services.session import Session
from rightsmonitor.storage import meta
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.trail import audit
from rightsmonitor.wording import LANGUAGES, Language, Words, words

SECTIONS = incident_paper.choices()
# Names stay off the paper unless somebody asks for them.
USUAL = tuple(name for name in SECTIONS if name not in (IDENTIFIERS, HISTORY))
_LONGEST_AUTHORISATION = 60


@permitted("papers.pdf")
def pdf(session: Session, *, uid: str, folder: Path, language: Language, sections: Collection[str] = USUAL) -> Path:
    """Writes one incident as `RM-2026-0001.pdf` in `folder`; the audit has its entry before the file is there.

    `sections` out of SECTIONS. Raises NoSuchIncident, InvalidValue(field="sections") and the errors of `outgoing`.
    """
    chosen = tuple(name for name in SECTIONS if name in sections)
    if not chosen or set(sections) - set(SECTIONS):
        raise InvalidValue(field="sections")
    stored = rows.get(session.vault, uid)
    say = words(language)
    answers = Answers(session.reference, say)
    history = incidents.history(session, uid=uid) if HISTORY in chosen else ()
    attached = attachments.list_(session, uid=uid) if ATTACHMENTS in chosen else ()
    with session.vault.transaction():
        entry = audit.append(session.vault, "incident.pdf", kind="incident", identifier=uid)
    paper = Paper(
        incident=stored.incident,
        number=stored.number,
        status=stored.status.value,
        author=next((p.name for p in session.vault.roster.members if p.uid == stored.author_uid), ""),
        office=_office(session, language),
        printed_by=session.user.name,
        printed_on=session.today,
        entry=entry,
        sections=chosen,
        training=session.training,
        attachments=tuple(_attachments(attached, say, answers)),
        history=tuple(_history(history, say, answers)),
    )
    return outgoing.write(folder, [incident_paper.build(paper, language)], year=session.today.year, suffix="pdf")


def _office(session: Session, language: Language) -> str:
    """The name of the office, or its three letters."""
    return session.office.labels[LANGUAGES.index(language)] or session.office.code


def _day(instant: str) -> date:
    return datetime.fromisoformat(instant).date()


def _attachments(found: Iterable[Attachment], say: Words, answers: Answers) -> Iterable[Line]:
    for one in found:
        kind = say(f"attachments-kind-{one.kind.value}")
        title = say("paper-attachment", name=one.name, kind=kind, size=answers.size(one.size), digest=one.sha256)
        yield Line(title=title, text=say("paper-added", name=one.added_by, day=answers.day(_day(one.added_at))))


def _history(changes: Iterable[Change], say: Words, answers: Answers) -> Iterable[Line]:
    for change in changes:
        title = f"{answers.day(_day(change.at))} · {say(f'incidents-act-{change.act}')} · {change.by}"
        yield Line(title=title, text=change.comment)


def blank_form(*, language: Language, office: str = "", authorisation: str = "") -> bytes:
    """The intake form with its consent page, as PDF. Raises InvalidValue(field="authorisation")."""
    if len(authorisation) > _LONGEST_AUTHORISATION or not authorisation.isprintable():
        raise InvalidValue(field="authorisation")
    return intake_paper.build(language=language, office=office, authorisation=authorisation)


@permitted("papers.form")
def form(session: Session, *, folder: Path, language: Language) -> Path:
    """Writes the blank form of this office, with the number of its authorisation where it was set, into `folder`."""
    number = meta.get(session.vault.database, "authorisation")
    content = blank_form(language=language, office=_office(session, language), authorisation=number)
    return outgoing.write(folder, [content], year=session.today.year, suffix="pdf")
