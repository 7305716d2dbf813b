"""`authority …`: what the national mechanism does with a file that arrives. No vault is needed."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rightsmonitor.cli.authority import ledger as authority_ledger
from rightsmonitor.cli.authority import load as authority_load
from rightsmonitor.cli.authority import national as authority_national
from rightsmonitor.cli.authority import trust as authority_trust
from rightsmonitor.cli.files import write_new
from rightsmonitor.cli.output import Output, pairs
from rightsmonitor.cli.parsers import Command, Root
from rightsmonitor.reference import codelists
from rightsmonitor.services.national import authority
from rightsmonitor.services.national.authority import Verified


def add_parser(root: Root) -> None:
    group = root.group("authority")
    group.add("identity", identity, example="rightsmonitor authority identity --out authority-identity.txt").argument(
        "--out", metavar="FILE", type=Path, required=True
    )
    authority_trust.add(group.group("trust"))
    _file(group.add("verify", verify, example=_example("verify")))
    _file(group.add("open", open_, example=_example("open") + " --to opened")).argument(
        "--to", metavar="DIR", type=Path, required=True
    )
    authority_national.add(group)
    authority_load.add(group)
    authority_ledger.add(group)


def _example(name: str) -> str:
    return (
        f"rightsmonitor authority {name} CRV_2026-Q3_OUJ_0003.zip.age --trust authority-trust"
        " --identity authority-identity.txt"
    )


def _file(command: Command) -> Command:
    return (
        command.argument("file", metavar="FILE", type=Path, help="package")
        .argument("--trust", metavar="DIR", type=Path, required=True)
        .argument("--identity", metavar="KEY", type=Path, required=True)
    )


def identity(args: Namespace, out: Output) -> int:
    """A fresh age identity; what offices seal to is shown, the secret stays in the file."""
    text, recipient = authority.new_identity()
    write_new(args.out, text.encode(), out)
    document = {"file": str(args.out), "recipient": recipient}
    lines = out.words("cli-authority-made", file=str(args.out)), out.words("cli-authority-recipient")
    out.answer(document, *lines, recipient)
    return 0


def verify(args: Namespace, out: Output) -> int:
    """Whether a file is genuine, complete and approved by two people; writes nothing."""
    found = authority.verify(file=args.file, trust=args.trust, identity=args.identity)
    out.answer(_document(found), *_lines(found, out))
    return 0


def open_(args: Namespace, out: Output) -> int:
    """Verifies, then writes the files into a new folder; only genuine bytes are ever written."""
    found = authority.open_(file=args.file, trust=args.trust, identity=args.identity, to=args.to)
    document = _document(found) | {"folder": str(args.to)}
    out.answer(document, *_lines(found, out), out.words("cli-written", file=str(args.to)))
    return 0


def _document(found: Verified) -> dict[str, Any]:
    return {
        "genuine": True,
        "office": found.office,
        "period": found.period,
        "sequence": found.sequence,
        "digest": found.digest,
        "audit_head": found.audit_head,
        "prepared_on": found.prepared_on,
        "threshold": found.threshold,
        "rule_set": found.rule_set,
        "groups": asdict(found.groups) if found.groups else None,
        "hides_zeros": found.hides_zeros,
        "tables": list(found.tables),
        "files": list(found.files),
        "signers": [
            {"part": s.part, "uid": s.uid, "name": s.name, "role": s.role, "key": s.key_id} for s in found.signers
        ],
        "already": found.already,
        "missing": list(found.missing),
    }


def _lines(found: Verified, out: Output) -> list[str]:
    words = out.words
    rows = [
        (words("cli-heading-office"), found.office),
        (words("cli-heading-period"), found.period),
        (words("cli-heading-release"), str(found.sequence)),
        (words("cli-heading-digest"), found.digest),
    ]
    if found.groups:
        rows.append((words("groups-choose"), words("groups-below", units=found.groups.units)))
    if found.hides_zeros:
        rows.append((words("zeros-choose"), words("zeros-rule")))
    for signer in found.signers:
        role = codelists().label("role", signer.role, out.language)
        who = f"{signer.name or signer.uid} · {role} · {signer.key_id}"
        rows.append((words(f"cli-signed-{signer.part}"), who))
    lines = [words("cli-authority-genuine"), *pairs(rows)]
    if found.already:
        lines.append(words("cli-authority-already"))
    if found.missing:
        lines.append(words("cli-authority-missing", numbers=", ".join(map(str, found.missing))))
    return lines
