"""`releases …`: what leaves the office. One person prepares, another sees and signs, then it is written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Command, Group, Root, Run
from rightsmonitor.cli.releases import ledger as releases_ledger
from rightsmonitor.cli.releases import released
from rightsmonitor.cli.releases import report as releases_report
from rightsmonitor.cli.vault.vaults import entered, text_from, unlocked
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.rounding.rounding import DEFAULT_BASE
from rightsmonitor.domain.disclosure.suppression.groups import LEAST_UNITS
from rightsmonitor.domain.errors import InvalidValue, NoSuchRelease
from rightsmonitor.services.release import releases
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.session import Session

_OPEN = "rightsmonitor releases {} --vault oujda --user Samir"
MOST_DIGITS = 6
_HEADINGS = ("release", "period", "state", "prepared-by", "approved-by", "digest")


def add_parser(root: Root) -> None:
    group = root.group("releases")
    group.add("list", list_, example=_OPEN.format("list"), vault=True)
    group.add(
        "recipients",
        recipients,
        example=_OPEN.format("recipients") + " --authority age1… --office age1… --name CNDH",
        vault=True,
    ).argument("--authority", metavar="KEY", required=True).argument(
        "--office", metavar="KEY", required=True, help="recovery-key"
    ).argument("--name", metavar="NAME", required=True, help="authority-name")
    _add_prepare(group)
    releases_ledger.add(group)
    releases_report.add(group)
    _one(group, "show", show).argument("--table", metavar="TABLE", help="one-table")
    _one(group, "explain", explain, " --table place-violation --cell 02 RMV-2.1").argument(
        "--table", metavar="TABLE", required=True, help="one-table"
    ).argument("--cell", metavar="CODE", nargs="+", required=True)
    _one(group, "attack", attack)
    _one(group, "approve", approve).argument("--groups", metavar="N", type=int, default=0)
    _one(group, "return", return_, " --comment-from -").argument("--comment-from", metavar="FILE")
    _one(group, "write", write, " --to usb").argument("--to", metavar="DIR", type=Path, required=True)


def _add_prepare(group: Group) -> None:
    command = group.add("prepare", prepare, example=_OPEN.format("prepare") + " --period 2026-Q3", vault=True)
    command.argument("--period", metavar="PERIOD", required=True, help="release-period")
    command.argument("--tables", metavar="TABLE", nargs="+", default=list(releases.DEFAULT_TABLES))
    command.argument("--threshold", metavar="N", type=int, default=5)
    command.argument("--table-threshold", metavar="TABLE=N", nargs="+", default=[])
    command.argument("--group-units", metavar="N", type=int, default=LEAST_UNITS)
    command.argument("--zeros", choices=("hide", "show"), default="hide", help="release-zeros")
    command.argument("--scope", choices=("national", "programme"), default="national")
    command.argument("--mode", choices=("suppress", "round"), default="suppress")
    command.argument("--base", metavar="B", type=int, default=DEFAULT_BASE)
    command.argument("--places", choices=("region", "province"), default="region")
    command.argument("--detailed", metavar="REGION", nargs="+", default=[])
    command.argument("--rebase", action="store_true")


def _one(group: Group, name: str, run: Run, rest: str = "") -> Command:
    command = group.add(name, run, example=_OPEN.format(name) + f" 3{rest}", vault=True)
    return command.argument("release", metavar="N")


def list_(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        found = releases.list_(session)
    rows = [released.summary_cells(view, out) for view in found]
    headings = [out.words(f"cli-heading-{name}") for name in _HEADINGS]
    lines = columns(headings, rows) if rows else (out.words("cli-nothing-found"),)
    out.answer({"releases": [released.summary(view) for view in found]}, *lines)
    return 0


def recipients(args: Namespace, out: Output) -> int:
    """Whom releases are sealed to: public keys, which are no secret."""
    with unlocked(args, out) as session:
        releases.set_recipients(session, authority=args.authority, office=args.office, name=args.name)
    document = {"authority": args.authority, "office": args.office, "name": args.name}
    out.answer(document, out.words("cli-releases-sealed-to", name=args.name))
    return 0


def prepare(args: Namespace, out: Output) -> int:
    """Freezes tables that an attacker cannot undo; an unsafe release is never prepared."""
    period = Period.parse(args.period)
    with unlocked(args, out) as session:
        view = releases.prepare(
            session,
            period=period,
            tables=tuple(args.tables),
            threshold=args.threshold,
            table_thresholds=_by_table(args.table_threshold),
            group_units=args.group_units,
            hide_zeros=args.zeros == "hide",
            scope=args.scope,
            place_levels=2 if args.places == "province" else 1,
            detailed=tuple(args.detailed),
            base=args.base if args.mode == "round" else 0,
            rebase=args.rebase,
            progress=out.progress(),
        )
    _say(view, out, "cli-releases-prepared")
    return 0


def _by_table(texts: Sequence[str]) -> dict[str, int]:
    """`violation-status=10`. Raises InvalidValue (field: threshold)."""
    pairs = [text.partition("=") for text in texts]
    if any(not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS) for _, _, number in pairs):
        raise InvalidValue(field="threshold")
    return {key: int(number) for key, _, number in pairs}


def show(args: Namespace, out: Output) -> int:
    """What the file will say and what it reveals."""
    with unlocked(args, out) as session:
        view = _named(session, args.release)
        tables = released.chosen(view, args.table)
        lines = [line for table in tables for line in released.table_lines(table, out, small=view.release.small_class)]
        out.answer(released.document(view, tables), *released.facts(view, out), *lines)
    return 0


def explain(args: Namespace, out: Output) -> int:
    """Why one cell is hidden or rounded: for whoever may open the vault, never in a file."""
    with unlocked(args, out) as session:
        view = _named(session, args.release)
        (table,) = released.chosen(view, args.table)
        document, sentence = released.explanation(view, table, tuple(args.cell), out)
    out.answer(document, sentence)
    return 0


def attack(args: Namespace, out: Output) -> int:
    """The exact attack again, on the prepared tables: exit 1 when a protected cell can be learnt."""
    with unlocked(args, out) as session:
        verdict = releases.attack(session, uid=_named(session, args.release).release.uid)
    key = "cli-releases-safe" if verdict.safe else "cli-releases-unsafe"
    out.answer(released.verdict_document(verdict), out.words(key), *released.verdict_lines(verdict, out))
    return 0 if verdict.safe else 1


def approve(args: Namespace, out: Output) -> int:
    """Signs with the key that only this person's passphrase opens."""
    with entered(args, out) as (session, passphrase):
        view = _named(session, args.release)
        releases.approve(session, uid=view.release.uid, passphrase=passphrase, groups=args.groups)
        view = releases.get(session, uid=view.release.uid)
    _say(view, out, "cli-releases-approved")
    return 0


def return_(args: Namespace, out: Output) -> int:
    comment = text_from(args.comment_from, out, prompt="cli-ask-comment")
    with unlocked(args, out) as session:
        view = _named(session, args.release)
        releases.return_(session, uid=view.release.uid, comment=comment)
        view = releases.get(session, uid=view.release.uid)
    _say(view, out, "cli-releases-returned")
    return 0


def write(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        view = _named(session, args.release)
        path = releases.write(session, uid=view.release.uid, folder=args.to)
    out.answer({"file": str(path)}, out.words("cli-written", file=str(path)))
    return 0


def _named(session: Session, name: str) -> ReleaseView:
    """The release with this sequence number or uid."""
    for view in releases.list_(session):
        if name in (str(view.release.sequence), view.release.uid):
            return releases.get(session, uid=view.release.uid)
    raise NoSuchRelease(number=name[:40])


def _say(view: ReleaseView, out: Output, key: str) -> None:
    sentence = out.words(key, number=view.release.sequence)
    out.answer(released.summary(view), sentence, *released.facts(view, out))
