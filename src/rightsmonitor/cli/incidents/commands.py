"""`incidents …`: record, find, show, change and submit incidents; registers and samples."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.incidents import attached, papers, records, registers, retention
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Command, Root
from rightsmonitor.cli.vault.vaults import json_file, text_from, unlocked
from rightsmonitor.domain.audit import REASONS
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.errors import InvalidDocument, StaleIncident, TrainingMaterial
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import batches, incidents
from rightsmonitor.services.records.incidents import Query, Stored
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import audit

_OPEN = "rightsmonitor incidents {} --vault oujda --user Amina"
_OTHERS = (Step.SUBMIT, Step.RETURN, Step.VERIFY, Step.TAKE_BACK_VERDICT)  # commands of their own, or undo of one
STEPS = [step.value for step in Step if step not in _OTHERS]
ORDERS = ("-date", "date", "number", "-number", "violation", "place", "status")


def add_parser(root: Root) -> None:
    group = root.group("incidents")
    _filters(group.add("list", list_, example=_OPEN.format("list") + " --status submitted", vault=True))
    search = group.add("search", list_, example=_OPEN.format("search") + " Nador école", vault=True)
    _filters(search.argument("words", metavar="WORDS", nargs="+"))
    group.add("show", show, example=_OPEN.format("show") + " OUJ-26-0148", vault=True).argument(
        "number", metavar="NUMBER"
    ).argument("--reason", choices=REASONS, help="audit-reason")
    group.add("add", add, example=_OPEN.format("add") + " --from incidents.json", vault=True).argument(
        "--from", dest="source", metavar="FILE", required=True, help="from"
    ).argument("--submit", action="store_true", help="and-submit")
    group.add("edit", edit, example=_OPEN.format("edit") + " OUJ-26-0148 --from -", vault=True).argument(
        "number", metavar="NUMBER"
    ).argument("--from", dest="source", metavar="FILE", required=True, help="from-one").argument(
        "--revision", metavar="N", type=int
    )
    group.add("submit", submit, example=_OPEN.format("submit") + " OUJ-26-0148", vault=True).argument(
        "numbers", metavar="NUMBER", nargs="*", help="numbers"
    ).argument("--all", action="store_true", help="all-mine")
    group.add(
        "step", step, example=_OPEN.format("step") + " withdraw OUJ-26-0148 --comment-from -", vault=True
    ).argument("step", choices=STEPS, help="step").argument("number", metavar="NUMBER").argument(
        "--comment-from", metavar="FILE"
    )
    attached.add_parsers(group)
    papers.add_parsers(group)
    registers.add_parsers(group)
    retention.add_parsers(group)


def _filters(command: Command) -> None:
    command.argument("--status", action="append", default=[], choices=[status.value for status in Status])
    command.argument("--region", metavar="CODE", default="").argument("--province", metavar="CODE", default="")
    command.argument("--violation", metavar="CODE", default="").argument("--period", metavar="PERIOD")
    command.argument("--mine", action="store_true").argument("--order", choices=ORDERS, default="-date")
    command.argument("--offset", metavar="N", type=int, default=0)
    command.argument("--limit", metavar="N", type=int, default=100)


def list_(args: Namespace, out: Output) -> int:
    """A page of the incidents that match words and filters."""
    query = Query(
        words=" ".join(getattr(args, "words", [])),
        statuses=tuple(Status(status) for status in args.status),
        region=args.region,
        province=args.province,
        violation=args.violation,
        period=Period.parse(args.period) if args.period else None,
        mine=args.mine,
        order=args.order,
    )
    with unlocked(args, out) as session:
        rows = incidents.search(session, query=query, offset=args.offset, limit=args.limit)
        records.listed(rows, incidents.count(session, query=query), session.reference, out)
    return 0


def show(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        if args.reason:
            audit.give_reason(session, reason=args.reason)
        stored = incidents.by_number(session, number=args.number)
        document = records.stored_document(stored, training=session.training)
        out.answer(document, *records.page(stored, session.reference, out))
    return 0


def add(args: Namespace, out: Output) -> int:
    """Saves each document of a JSON list as a draft, or none of them."""
    documents = json_file(args.source)
    found = read_documents(documents)
    with unlocked(args, out) as session:
        _refuse_practice(session, documents, args.source)
        saved = batches.add(session, batch=found)
        if args.submit:
            saved = tuple(_submitted(session, stored) for stored in saved)
    lines = [out.words("cli-incidents-added", count=len(saved))]
    if len(saved) <= 20:
        lines += [f"  {stored.number}" for stored in saved]
    out.answer({"added": [_brief(stored) for stored in saved]}, *lines)
    return 0


def read_documents(documents: Any) -> tuple[Incident, ...]:
    """Incidents of a JSON list. Raises InvalidDocument with the position of the first that is wrong."""
    if not isinstance(documents, list):
        raise InvalidDocument(position=0, path=".", reason="not-a-list")
    return tuple(_read(document, at) for at, document in enumerate(documents, start=1))


def _refuse_practice(session: Session, documents: Any, name: str) -> None:
    """What `incidents show --json` answered in a training vault stays out of a real one."""
    found = documents if isinstance(documents, list) else [documents]
    if not session.training and any(isinstance(one, dict) and one.get("training") is True for one in found):
        raise TrainingMaterial(name=Path(name).name)


def _read(document: Any, position: int) -> Incident:
    if isinstance(document, dict) and "incident" in document:  # as `incidents show --json` answers
        document = document["incident"]
    try:
        return incident_from(document)
    except InvalidDocument as error:
        raise InvalidDocument(**{**error.facts, "position": position}) from None


def _submitted(session: Session, stored: Stored) -> Stored:
    return incidents.move(session, uid=stored.incident.uid, step=Step.SUBMIT, expected_revision=stored.revision)


def edit(args: Namespace, out: Output) -> int:
    """Replaces the document of one record by another that was made from the same revision."""
    document = json_file(args.source)
    revision = args.revision
    if isinstance(document, dict) and revision is None:
        revision = document.get("revision")
    changed = _read(document, 1)
    with unlocked(args, out) as session:
        _refuse_practice(session, document, args.source)
        stored = incidents.by_number(session, number=args.number)
        if revision is not None and revision != stored.revision:
            raise StaleIncident(number=stored.number, expected=revision, found=stored.revision)
        incident = replace(changed, uid=stored.incident.uid)
        stored = incidents.save(session, incident=incident, expected_revision=stored.revision)
    out.answer(_brief(stored), out.words("cli-incidents-saved", number=stored.number))
    return 0


def submit(args: Namespace, out: Output) -> int:
    """Hands records to the supervisor: those that are named, or all own drafts that are complete."""
    with unlocked(args, out) as session:
        if args.all:
            moved, kept = _submit_all(session)
        else:
            named = [incidents.by_number(session, number=number) for number in args.numbers]
            moved, kept = [_submitted(session, stored) for stored in named], []
    document = {"submitted": [_brief(stored) for stored in moved], "incomplete": kept}
    lines = [out.words("cli-incidents-submitted", count=len(moved))]
    lines += [out.words("cli-incidents-incomplete", count=len(kept))] if kept else []
    out.answer(document, *lines)
    return 0


def _submit_all(session: Session) -> tuple[list[Stored], list[str]]:
    query = Query(statuses=(Status.DRAFT, Status.RETURNED), mine=True, order="number")
    rows = incidents.search(session, query=query, limit=incidents.count(session, query=query))
    moved, kept = [], []
    for row in rows:
        stored = incidents.get(session, uid=row.uid)
        if any(problem.severity in ("error", "incomplete") for problem in stored.problems):
            kept.append(stored.number)
        else:
            moved.append(_submitted(session, stored))
    return moved, kept


def step(args: Namespace, out: Output) -> int:
    """Any other step of the workflow, with its reason."""
    reason = text_from(args.comment_from, out, prompt="cli-ask-comment") if args.comment_from else ""
    with unlocked(args, out) as session:
        stored = incidents.by_number(session, number=args.number)
        stored = incidents.move(
            session,
            uid=stored.incident.uid,
            step=Step(args.step),
            expected_revision=stored.revision,
            reason=reason,
        )
        status = session.reference.codelists.label("status", stored.status, out.language)
    out.answer(_brief(stored), out.words("cli-incidents-moved", number=stored.number, status=status))
    return 0


def _brief(stored: Stored) -> dict[str, Any]:
    return {
        "uid": stored.incident.uid,
        "number": stored.number,
        "status": stored.status,
        "revision": stored.revision,
    }
