"""`audit show | verify | slip`: who did what, and whether the trail of it still holds."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from rightsmonitor.cli.files import write_new
from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Root
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.audit import GROUPS
from rightsmonitor.domain.errors import InvalidDate, NoSuchUser
from rightsmonitor.domain.people import name_key
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import anchors, audit, people
from rightsmonitor.services.vault.audit import Line, Wanted


def add_parser(root: Root) -> None:
    group = root.group("audit")
    show_ = group.add(
        "show", show, example="rightsmonitor audit show --vault oujda --user Samir --limit 50", vault=True
    )
    show_.argument("--group", choices=tuple(GROUPS), help="audit-group")
    show_.argument("--person", metavar="NAME", help="audit-person")
    show_.argument("--number", metavar="NUMBER")
    show_.argument("--since", metavar="DATE", help="audit-since")
    show_.argument("--until", metavar="DATE", help="audit-until")
    show_.argument("--offset", metavar="N", type=int, default=0)
    show_.argument("--limit", metavar="N", type=int, default=100)
    verify_ = group.add(
        "verify",
        verify,
        example="rightsmonitor audit verify --vault oujda --user Samir --against RM-2026-0007.rmb",
        vault=True,
    )
    verify_.argument("--against", metavar="SOURCE", action="append", default=[], help="audit-against")
    verify_.argument("--identity", metavar="KEY", type=Path, help="against-identity")
    group.add(
        "slip",
        slip,
        example="rightsmonitor audit slip --vault oujda --user Samir --out slip.pdf --language ar",
        vault=True,
    ).argument("--out", metavar="FILE", type=Path)


def show(args: Namespace, out: Output) -> int:
    """Entries in plain words, the latest first."""
    with unlocked(args, out) as session:
        wanted = Wanted(
            person=_uid(session, args.person) if args.person else "",
            group=args.group or "",
            first=_day(args.since),
            last=_day(args.until),
            number=args.number or "",
        )
        total = audit.count(session, wanted=wanted)
        found = audit.page(session, wanted=wanted, offset=max(0, args.offset), limit=max(1, args.limit))
        names = {person.uid: person.name for person in people.list_(session)}
    document = {"total": total, "entries": [_document(line, names) for line in found]}
    headings = [out.words(f"audit-column-{name}") for name in ("seq", "at", "person", "act", "object")]
    rows = [_row(line, names, out) for line in found]
    out.answer(document, *(columns(headings, rows) if rows else (out.words("cli-nothing-found"),)))
    return 0


def _uid(session: Session, name: str) -> str:
    for person in people.list_(session):
        if name_key(person.name) == name_key(name):
            return person.uid
    raise NoSuchUser(name=name)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidDate(field="date", text=str(text)[:40]) from None


def _document(line: Line, names: dict[str, str]) -> dict[str, str | int]:
    return {
        "seq": line.seq,
        "at": line.at,
        "clock": line.wall,
        "person": names.get(line.uid, line.uid),
        "act": line.act,
        "object": line.kind,
        "number": line.number,
        "reason": line.reason,
    }


def _row(line: Line, names: dict[str, str], out: Output) -> tuple[str, ...]:
    act = out.words("audit-act", act=line.act.replace(".", "-"))
    reading = line.act == "incident.read" and line.reason
    said = f"{act} ({out.words('audit-reason', reason=line.reason)})" if reading else act
    return str(line.seq), line.at[:16].replace("T", " "), names.get(line.uid, line.uid), said, line.number


def verify(args: Namespace, out: Output) -> int:
    """Exit 1 when the trail was changed, or ends before an anchor that somebody kept."""
    wanted = [anchors.read(source, identity=args.identity) for source in args.against]
    with unlocked(args, out) as session:
        verdict = audit.verify(session, progress=out.progress())
        met = [audit.meet(session, anchor=anchor) for anchor in wanted]
    document = {
        "sound": verdict.sound and all(one.verdict == "holds" for one in met),
        "entries": verdict.entries,
        "at": verdict.at,
        "reason": verdict.reason,
        "anchors": [{"seq": one.anchor.seq, "verdict": one.verdict, "last": one.last} for one in met],
    }
    if verdict.sound:
        lines = [out.words("audit-sound", entries=verdict.entries)]
    else:
        lines = [out.words("audit-broken", at=verdict.at, reason=verdict.reason)]
    lines += [
        out.words("audit-anchor", verdict=one.verdict, seq=one.anchor.seq, last=one.last, source=source)
        for one, source in zip(met, args.against, strict=True)
    ]
    out.answer(document, *lines)
    return 0 if document["sound"] else 1


def slip(args: Namespace, out: Output) -> int:
    """The end of the trail in eight words, to keep outside this laptop; with --out as a page to print."""
    with unlocked(args, out) as session:
        made = audit.slip(session)
    facts = {"seq": made.seq, "head": made.head, "words": made.words, "at": made.at, "vault_id": made.vault_id}
    lines = [out.words("audit-slip-number") + f" {made.seq}", f"  {made.words}", out.words("audit-slip-keep")]
    if args.out is not None:
        write_new(args.out, audit.slip_pdf(made, language=out.words.language), out)
        lines.append(out.words("cli-written", file=str(args.out)))
    out.answer(facts, *lines)
    return 0
