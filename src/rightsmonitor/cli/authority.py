"""`authority …`: what the national mechanism does with a file that arrives. No vault is needed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from rightsmonitor.cli import authority_load, authority_national
from rightsmonitor.cli.files import write_new
from rightsmonitor.cli.output import Output, pairs
from rightsmonitor.cli.parsers import Command, Root
from rightsmonitor.domain.codes import Role
from rightsmonitor.reference import codelists
from rightsmonitor.services import authority
from rightsmonitor.services.authority import Verified

_ADD = (
    "rightsmonitor authority trust add --trust authority-trust --key samir.pub --signer 0190f3a2 --name Samir"
    " --role supervisor --office OUJ"
)


def add_parser(root: Root) -> None:
    group = root.group("authority")
    group.add("identity", identity, example="rightsmonitor authority identity --out authority-identity.txt").argument(
        "--out", metavar="FILE", type=Path, required=True
    )
    trust = group.group("trust")
    trust.add("add", trust_add, example=_ADD).argument("--trust", metavar="DIR", type=Path, required=True).argument(
        "--key", metavar="FILE", type=Path, required=True, help="public-key"
    ).argument("--signer", metavar="UID", required=True).argument(
        "--name", metavar="NAME", default="", help="signer-name"
    ).argument("--role", choices=[Role.OFFICER.value, Role.SUPERVISOR.value], required=True).argument(
        "--office", metavar="CODE", required=True
    )
    _file(group.add("verify", verify, example=_example("verify")))
    _file(group.add("open", open_, example=_example("open") + " --to opened")).argument(
        "--to", metavar="DIR", type=Path, required=True
    )
    authority_national.add(group)
    authority_load.add(group)


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


def trust_add(args: Namespace, out: Output) -> int:
    """One more person whose signature counts, for one office."""
    signer = authority.trust_add(
        trust=args.trust,
        public_key=args.key,
        role=Role(args.role),
        office=args.office,
        uid=args.signer,
        name=args.name,
    )
    document = {"uid": signer.uid, "role": signer.role, "office": signer.office, "key": signer.key.shown_id}
    sentence = out.words("cli-authority-trusted", name=args.name or signer.uid, key=signer.key.shown_id)
    out.answer(document, sentence)
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
