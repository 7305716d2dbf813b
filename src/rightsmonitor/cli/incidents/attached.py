"""`incidents attach | attachments`: files sealed into a record, listed, and written out again in the clear."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Group, UsageError
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.errors import NoSuchAttachment
from rightsmonitor.services.records import attachments, incidents
from rightsmonitor.services.records.attachments import Attachment

_HEADINGS = ("name", "kind", "bytes", "author", "added")


def add_parsers(group: Group) -> None:
    opened = "rightsmonitor incidents {} --vault oujda --user Amina OUJ-26-0148"
    group.add("attach", attach, example=opened.format("attach") + " certificat.pdf", vault=True).argument(
        "number", metavar="NUMBER"
    ).argument("files", metavar="FILE", nargs="+", type=Path, help="attach")
    group.add("attachments", list_, example=opened.format("attachments") + " --save 1 --to usb", vault=True).argument(
        "number", metavar="NUMBER"
    ).argument("--save", metavar="N", type=int).argument("--to", metavar="DIR", type=Path)


def attach(args: Namespace, out: Output) -> int:
    """Seals files into a record, one after the other; those before one that is refused stay attached."""
    for path in args.files:
        path.stat()  # a missing file is said before a passphrase is asked
    with unlocked(args, out) as session:
        uid = incidents.by_number(session, number=args.number).incident.uid
        added = [attachments.add(session, uid=uid, path=path, progress=out.progress()) for path in args.files]
    lines = [out.words("cli-incidents-attached", name=one.name, digest=one.sha256[:16]) for one in added]
    out.answer({"attached": [_document(one) for one in added]}, *lines)
    return 0


def list_(args: Namespace, out: Output) -> int:
    """What a record has; with `--save N --to DIR` the N-th is written in the clear."""
    if (args.save is None) != (args.to is None):
        raise UsageError(out.words("cli-missing-option", option="--to" if args.to is None else "--save"))
    with unlocked(args, out) as session:
        uid = incidents.by_number(session, number=args.number).incident.uid
        found = attachments.list_(session, uid=uid)
        if args.save is not None:
            if not 1 <= args.save <= len(found):
                raise NoSuchAttachment(name=args.save)
            path = attachments.export(session, uid=found[args.save - 1].uid, folder=args.to)
            out.answer({"file": str(path)}, out.words("cli-incidents-written-clear", file=str(path)))
            return 0
    rows = [(one.name, one.kind.value, str(one.size), one.added_by, one.added_at) for one in found]
    headings = [out.words(f"cli-heading-{name}") for name in _HEADINGS]
    lines = columns(headings, rows) if rows else (out.words("cli-nothing-found"),)
    out.answer({"attachments": [_document(one) for one in found]}, *lines)
    return 0


def _document(found: Attachment) -> dict[str, Any]:
    return {
        "name": found.name,
        "kind": found.kind.value,
        "bytes": found.size,
        "sha256": found.sha256,
        "added_by": found.added_by,
        "added_at": found.added_at,
    }
