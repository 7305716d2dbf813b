"""`incidents template | import | sample`: the register that offices fill in, and invented incidents."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from rightsmonitor import reference
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.clock import SystemClock, today
from rightsmonitor.domain.document import to_document
from rightsmonitor.services.records import imports, refusals, samples
from rightsmonitor.services.records.imports import ImportReport, Refusal

FORMATS = ("csv", "xlsx")


def add_parsers(group: Group) -> None:
    group.add(
        "template", template, example="rightsmonitor incidents template --format xlsx --out registre.xlsx"
    ).argument("--format", choices=FORMATS, default="csv").argument("--out", metavar="FILE", required=True)
    group.add(
        "import",
        import_,
        example="rightsmonitor incidents import registre.csv --vault oujda --user Amina --dry-run",
        vault=True,
    ).argument("file", metavar="FILE", type=Path, help="register").argument("--dry-run", action="store_true").argument(
        "--encoding", metavar="NAME", choices=("utf-8", "utf-16", "cp1252", "cp1256")
    )
    group.add(
        "sample", sample, example="rightsmonitor incidents sample --count 50 --seed 7 --out incidents.json"
    ).argument("--count", metavar="N", type=int, default=50).argument(
        "--seed", metavar="S", type=int, default=1
    ).argument("--out", metavar="FILE", required=True)


def template(args: Namespace, out: Output) -> int:
    """The empty register, with its list of codes, in the chosen language."""
    content = imports.template(format=args.format, language=out.words.language)
    Path(args.out).write_bytes(content)
    out.answer({"file": args.out, "bytes": len(content)}, out.words("cli-written", file=args.out))
    return 0


def import_(args: Namespace, out: Output) -> int:
    """Takes the good rows of a register in; each refused row is named with its column and reason."""
    args.file.stat()  # a missing file is said before a passphrase is asked
    with unlocked(args, out) as session:
        report = imports.import_(
            session, file=args.file, dry_run=args.dry_run, encoding=args.encoding, progress=out.progress()
        )
    out.answer(_document(report, args.dry_run), *_lines(report, out, args.dry_run))
    return 0


def _document(report: ImportReport, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "accepted": report.accepted,
        "already": report.already,
        "refused": [
            {
                "row": refusal.row,
                "column": refusal.column,
                "reason": refusal.reason,
                "facts": dict(refusal.facts),
            }
            for refusal in report.refused
        ],
    }


def _lines(report: ImportReport, out: Output, dry_run: bool) -> list[str]:
    key = "cli-import-would-accept" if dry_run else "cli-import-accepted"
    lines = [
        out.words(key, count=report.accepted),
        out.words("cli-import-already", count=report.already),
        out.words("cli-import-refused", count=len({refusal.row for refusal in report.refused})),
    ]
    return lines + [_refusal(refusal, out) for refusal in report.refused]


def _refusal(refusal: Refusal, out: Output) -> str:
    column, reason = refusals.column_of(refusal, out.words), refusals.reason_of(refusal, out.words)
    return out.words("cli-import-refusal", row=refusal.row, column=column, reason=reason)


def sample(args: Namespace, out: Output) -> int:
    """Invented incidents as JSON, for tests and demonstrations. No vault is needed."""
    made = samples.sample(count=args.count, seed=args.seed, reference=reference.load(), today=today(SystemClock()))
    content = json.dumps([to_document(incident) for incident in made], ensure_ascii=False, indent=1)
    Path(args.out).write_text(content + "\n", encoding="utf-8")
    document = {"count": len(made), "file": args.out}
    out.answer(document, out.words("cli-incidents-sampled", count=len(made), file=args.out))
    return 0
