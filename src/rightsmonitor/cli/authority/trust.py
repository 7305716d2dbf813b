"""`authority trust …`: whose signature counts, for which office, and how long."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Command, Group
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.reference import codelists
from rightsmonitor.services.national import authority
from rightsmonitor.services.national.authority import Signer

_ADD = (
    "rightsmonitor authority trust add --trust authority-trust --key samir.pub --signer 0190f3a2 --name Samir"
    " --role supervisor --office OUJ"
)
_REVOKE = "rightsmonitor authority trust revoke --trust authority-trust --key-id 1A2B3C4D5E6F7081 --on 2026-11-01"


def add(group: Group) -> None:
    made = _folder(group.add("add", trust_add, example=_ADD)).argument(
        "--key", metavar="FILE", type=Path, required=True, help="public-key"
    )
    made.argument("--signer", metavar="UID", required=True).argument(
        "--name", metavar="NAME", default="", help="signer-name"
    ).argument("--role", choices=[Role.OFFICER.value, Role.SUPERVISOR.value], required=True).argument(
        "--office", metavar="CODE", required=True
    ).argument("--from", metavar="DAY", default="", dest="since", help="trust-from").argument(
        "--until", metavar="DAY", default="", help="trust-until"
    )
    _folder(group.add("list", trust_list, example="rightsmonitor authority trust list --trust authority-trust"))
    _folder(group.add("revoke", trust_revoke, example=_REVOKE)).argument(
        "--key-id", metavar="ID", required=True
    ).argument("--on", metavar="DAY", required=True)


def _folder(command: Command) -> Command:
    return command.argument("--trust", metavar="DIR", type=Path, required=True)


def trust_add(args: Namespace, out: Output) -> int:
    """One more person whose signature counts, for one office."""
    signer = authority.trust_add(
        trust=args.trust,
        public_key=args.key,
        role=Role(args.role),
        office=args.office,
        uid=args.signer,
        name=args.name,
        since=args.since,
        until=args.until,
    )
    document = {"uid": signer.uid, "role": signer.role, "office": signer.office, "key": signer.key.shown_id}
    sentence = out.words("cli-authority-trusted", name=args.name or signer.uid, key=signer.key.shown_id)
    out.answer(document, sentence)
    return 0


def trust_list(args: Namespace, out: Output) -> int:
    """Every signer with key, role, office and days."""
    signers = authority.signers(trust=args.trust)
    headings = [out.words(f"cli-heading-{name}") for name in ("office", "name", "role", "key", "trusted")]
    rows = [
        (s.office, s.name or s.uid, codelists().label("role", s.role, out.language), s.key.shown_id, _days(s, out))
        for s in signers
    ]
    document = [
        {
            "office": s.office,
            "uid": s.uid,
            "name": s.name,
            "role": s.role,
            "key": s.key.shown_id,
            "from": s.from_,
            "until": s.until,
            "revoked": s.revoked,
        }
        for s in signers
    ]
    out.answer({"signers": document}, *columns(headings, rows))
    return 0


def _days(signer: Signer, out: Output) -> str:
    if signer.revoked:
        return out.words("cli-trusted-revoked", day=signer.revoked)
    if not (signer.from_ or signer.until):
        return out.words("cli-trusted-always")
    return out.words("cli-trusted-between", **{"from": signer.from_ or "…", "until": signer.until or "…"})


def trust_revoke(args: Namespace, out: Output) -> int:
    """Nothing that this key has signed, or will sign, is accepted any more."""
    if not args.on:
        raise InvalidValue(field="revoked")
    signer = authority.withdraw(trust=args.trust, key_id=args.key_id, day=args.on)
    document = {"uid": signer.uid, "key": signer.key.shown_id, "revoked": signer.revoked}
    out.answer(document, out.words("cli-authority-withdrawn", key=signer.key.shown_id))
    return 0
