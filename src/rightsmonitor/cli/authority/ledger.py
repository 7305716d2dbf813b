"""`authority ledger`: the signed ledger of an office beside what was accepted from it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.services.national import ledger_reading


def add(group: Group) -> None:
    group.add(
        "ledger", ledger, example="rightsmonitor authority ledger LEDGER_OUJ_004.json --trust authority-trust"
    ).argument("file", metavar="FILE", type=Path, help="ledger").argument(
        "--trust", metavar="DIR", type=Path, required=True
    )


def ledger(args: Namespace, out: Output) -> int:
    """Is it genuine, and which releases never arrived? Exit 1 when something was accepted that it does not hold."""
    found = ledger_reading.read(file=args.file, trust=args.trust)
    words, office = out.words, found.ledger.office
    lines = [words("ledger-genuine", office=office, count=len(found.ledger.lines), name=found.signer.name)]
    lines += [words("ledger-missing", number=line.sequence, period=line.period) for line in found.missing]
    lines += [words("ledger-unknown", number=number) for number in found.unknown]
    document = {
        "genuine": True,
        "agrees": found.agrees,
        "office": office,
        "signer": found.signer.uid,
        "lines": [asdict(line) for line in found.ledger.lines],
        "missing": [line.sequence for line in found.missing],
        "unknown": list(found.unknown),
    }
    out.answer(document, *lines)
    return 0 if found.agrees else 1
