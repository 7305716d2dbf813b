"""`releases ledger | verify | advise | policy`: what was ever released, whether it still holds, and what may come."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Output, columns, pairs
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.rounding.rounding import DEFAULT_BASE
from rightsmonitor.domain.policy import Policy
from rightsmonitor.domain.tabulation import ALL_TABLES
from rightsmonitor.services.release import advice, ledger, policy
from rightsmonitor.services.release.advice import Advice
from rightsmonitor.services.release.ledger import Entry

_OPEN = "rightsmonitor releases {} --vault oujda --user Samir"


def add(group: Group) -> None:
    group.add("ledger", ledger_, example=_OPEN.format("ledger") + " --export usb", vault=True).argument(
        "--export", metavar="DIR", type=Path
    )
    group.add("verify", verify, example=_OPEN.format("verify"), vault=True)
    group.add("advise", advise, example=_OPEN.format("advise") + " --period 2026-Q3", vault=True).argument(
        "--period", metavar="PERIOD", required=True, help="release-period"
    ).argument("--tables", metavar="TABLE", nargs="+", default=list(ALL_TABLES)).argument(
        "--threshold", metavar="N", type=int, default=5
    ).argument("--scope", choices=("national", "programme"), default="national").argument(
        "--base", metavar="B", type=int, default=DEFAULT_BASE
    )
    floor = group.group("policy")
    floor.add("show", policy_show, example=_OPEN.format("policy show"), vault=True)
    floor.add("trust", policy_trust, example=_OPEN.format("policy trust") + " authority.pub", vault=True).argument(
        "file", metavar="FILE.pub", type=Path, help="authority-key"
    )
    floor.add("import", policy_import, example=_OPEN.format("policy import") + " policy.json", vault=True).argument(
        "file", metavar="FILE.json", type=Path, help="policy"
    )


def ledger_(args: Namespace, out: Output) -> int:
    """Every release that was not returned; with --export also a signed copy for the authority."""
    with unlocked(args, out) as session:
        found = ledger.entries(session)
        path = ledger.export(session, folder=args.export) if args.export else None
    document: dict[str, Any] = {"entries": [asdict(entry) for entry in found]}
    lines = _table(found, out)
    if path is not None:
        document |= {"file": str(path)}
        lines += (out.words("ledger-exported", file=str(path)),)
    out.answer(document, *lines)
    return 0


def verify(args: Namespace, out: Output) -> int:
    """Checks every digest, proof and signature again: exit 1 when something does not hold."""
    with unlocked(args, out) as session:
        found = ledger.verify(session, progress=out.progress())
    sound = not any(entry.faults for entry in found)
    lines = [*_table(found, out)]
    lines += [
        out.words(f"ledger-fault-{fault}", number=entry.sequence) for entry in found for fault in entry.faults or ()
    ]
    proved = sum(entry.protected for entry in found)
    lines.append(out.words("ledger-sound" if sound else "ledger-broken", count=len(found), proved=proved))
    out.answer({"sound": sound, "entries": [asdict(entry) for entry in found]}, *lines)
    return 0 if sound else 1


def _table(found: tuple[Entry, ...], out: Output) -> tuple[str, ...]:
    if not found:
        return (out.words("cli-nothing-found"),)
    names = ("release", "period", "state", "mode", "tables", "digest")
    rows = [
        (
            str(entry.sequence),
            entry.period,
            out.words(f"cli-state-{entry.state.value}"),
            _mode(entry, out),
            " ".join(entry.tables),
            entry.digest[:16],
        )
        for entry in found
    ]
    headings = [
        out.words(f"ledger-heading-{name}" if name in ("mode", "tables") else f"cli-heading-{name}") for name in names
    ]
    return columns(headings, rows)


def _mode(entry: Entry, out: Output) -> str:
    text = out.words(f"ledger-mode-{entry.mode}", base=entry.base, threshold=entry.threshold)
    return f"{text} · {out.words('ledger-rebase')}" if entry.rebase else text


def advise(args: Namespace, out: Output) -> int:
    """What each table would lose by hiding, and err by rounding. Nothing is kept."""
    with unlocked(args, out) as session:
        found = advice.advise(
            session,
            period=Period.parse(args.period),
            tables=tuple(args.tables),
            threshold=args.threshold,
            scope=args.scope,
            base=args.base,
            progress=out.progress(),
        )
    headings = [
        out.words(f"ledger-advice-{name}") for name in ("table", "places", "lost", "units", "error", "proposal")
    ]
    rows = [_advice(each, out) for each in found]
    out.answer({"advice": [asdict(each) for each in found]}, *columns(headings, rows), out.words("ledger-advice-rule"))
    return 0


def _advice(each: Advice, out: Output) -> tuple[str, ...]:
    places = "mixed" if each.detailed else "province" if each.place_levels > 1 else "region"
    share = round(100 * each.cells_lost)
    return (
        out.words(f"releases-table-{each.table}"),
        out.words(f"ledger-places-{places}", regions=" ".join(each.detailed)),
        out.words("ledger-at-least" if each.at_least else "ledger-share", share=share),
        out.words("ledger-at-least" if each.at_least else "ledger-share", share=round(100 * each.units_lost)),
        out.words("ledger-error", mean=round(each.mean_error, 1), largest=each.largest_error),
        out.words(f"ledger-proposal-{each.proposal}"),
    )


def policy_show(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        found, key = policy.show(session)
    out.answer(asdict(found) | {"key": key}, *_policy(found, key, out))
    return 0


def policy_trust(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        key = policy.trust(session, key=args.file)
    out.answer({"key": key}, out.words("ledger-policy-trusted", key=key))
    return 0


def policy_import(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        policy.import_(session, file=args.file)
        found, key = policy.show(session)
    out.answer(asdict(found) | {"key": key}, out.words("ledger-policy-imported"), *_policy(found, key, out))
    return 0


def _policy(found: Policy, key: str, out: Output) -> tuple[str, ...]:
    words = out.words
    return pairs(
        [
            (words("ledger-policy-version"), str(found.version) if found.version else words("ledger-policy-built-in")),
            (words("ledger-policy-issuer"), f"{found.issuer} {found.issued_on}".strip() or "–"),
            (words("ledger-policy-minimum"), str(found.minimum_threshold)),
            (words("ledger-policy-sensitive"), str(found.sensitive_threshold)),
            (words("ledger-policy-groups"), str(found.group_units)),
            (words("ledger-policy-trafficking"), words(f"ledger-place-{found.trafficking_place}")),
            (words("ledger-policy-key"), key or "–"),
        ]
    )
