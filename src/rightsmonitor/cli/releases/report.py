"""`releases report`: the indicator report of a quarter or a year, from the signed releases of this office."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.dates import Period
from rightsmonitor.services.release import release_reports

_EXAMPLE = "rightsmonitor releases report --vault oujda --user Samir --period 2026 --to report-2026"


def add(group: Group) -> None:
    group.add("report", report, example=_EXAMPLE, vault=True).argument(
        "--period", metavar="P", required=True, help="report-period"
    ).argument("--to", metavar="DIR", type=Path, required=True)


def report(args: Namespace, out: Output) -> int:
    """Adds up what was released; no record is counted."""
    period = Period.parse(args.period)
    with unlocked(args, out) as session:
        office = session.office.code
        made = release_reports.write(session, period=period, to=args.to, progress=out.progress())
    named = ", ".join(f"{office} {part.period}" for part in made.scope.parts)
    lines = [out.words("cli-reported", period=args.period, packages=len(made.scope.parts), offices=named)]
    if made.scope.missing:
        lines.append(out.words("cli-report-missing", quarters=", ".join(made.scope.missing)))
    document = {"folder": str(made.folder), **asdict(made.scope)}
    out.answer(document, *lines, out.words("cli-written", file=str(made.folder)))
    return 0
