"""`incidents pdf | blank-form`: one incident on paper, and the empty form for the field."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.services.records import incidents, papers


def add_parsers(group: Group) -> None:
    group.add(
        "pdf",
        pdf,
        example="rightsmonitor incidents pdf OUJ-26-0148 --vault oujda --user Amina --to usb",
        vault=True,
    ).argument("number", metavar="NUMBER").argument("--to", metavar="DIR", type=Path, required=True).argument(
        "--sections", metavar="NAME", nargs="+", choices=papers.SECTIONS, default=list(papers.USUAL)
    )
    group.add(
        "blank-form", blank_form, example="rightsmonitor incidents blank-form --language ar --out formulaire.pdf"
    ).argument("--out", metavar="FILE", type=Path, required=True).argument(
        "--office", metavar="NAME", default="", help="office-name"
    ).argument("--authorisation", metavar="N", default="")


def pdf(args: Namespace, out: Output) -> int:
    """One incident in the clear, under a neutral name."""
    with unlocked(args, out) as session:
        uid = incidents.by_number(session, number=args.number).incident.uid
        path = papers.pdf(session, uid=uid, folder=args.to, language=out.words.language, sections=tuple(args.sections))
    out.answer({"file": str(path)}, out.words("cli-incidents-written-clear", file=str(path)))
    return 0


def blank_form(args: Namespace, out: Output) -> int:
    """The empty intake form with its consent page."""
    content = papers.blank_form(language=out.words.language, office=args.office, authorisation=args.authorisation)
    args.out.write_bytes(content)
    out.answer({"file": str(args.out), "bytes": len(content)}, out.words("cli-written", file=str(args.out)))
    return 0
