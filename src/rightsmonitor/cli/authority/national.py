"""`authority consolidate`: many opened packages become national tables."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Fact, Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.national import National
from rightsmonitor.domain.release import CellKind
from rightsmonitor.services.national import consolidation, reporting
from rightsmonitor.services.national.consolidation import Joined

_EXAMPLE = "rightsmonitor authority consolidate opened --trust authority-trust --to national"
_REPORT = "rightsmonitor authority report opened --trust authority-trust --period 2026 --to report-2026"
_WINDOW = "rightsmonitor authority window --trust authority-trust --identity authority-identity.txt"


def add(group: Group) -> None:
    group.add("consolidate", consolidate, example=_EXAMPLE).argument(
        "folders", metavar="DIR", type=Path, nargs="+", help="packages"
    ).argument("--to", metavar="DIR", type=Path, required=True).argument("--trust", metavar="DIR", type=Path).argument(
        "--threshold", metavar="T", type=int, default=consolidation.FLOOR, help="floor"
    ).argument("--thorough", action="store_true")
    group.add("report", report, example=_REPORT).argument(
        "folders", metavar="DIR", type=Path, nargs="+", help="packages"
    ).argument("--period", metavar="P", required=True, help="report-period").argument(
        "--to", metavar="DIR", type=Path, required=True
    ).argument("--trust", metavar="DIR", type=Path)
    group.add("window", window, example=_WINDOW).argument("--trust", metavar="DIR", type=Path).argument(
        "--identity", metavar="KEY", type=Path
    ).argument("--packages", metavar="DIR", type=Path, help="opened")


def window(args: Namespace, out: Output) -> int:
    """Opens the authority's window; places that are not given are asked for there."""
    return int(args.open_authority(args.language, trust=args.trust, identity=args.identity, packages=args.packages))


def report(args: Namespace, out: Output) -> int:
    """The indicators of a quarter or a year over all packages inside it, in three languages."""
    made = reporting.report(
        folders=args.folders,
        period=Period.parse(args.period),
        to=args.to,
        trust=args.trust,
        progress=out.progress(),
    )
    found = [{"office": c.office, "period": p} for c, p in zip(made.national.contributions, made.periods, strict=True)]
    named = ", ".join(f"{each['office']} {each['period']}" for each in found)
    sentence = out.words("cli-reported", period=args.period, packages=len(found), offices=named)
    document = {"folder": str(made.folder), "packages": found, "missing": list(made.national.missing)}
    lines = [sentence]
    if made.national.missing:
        lines.append(out.words("cli-report-missing", quarters=", ".join(made.national.missing)))
    out.answer(document, *lines, out.words("cli-written", file=str(made.folder)))
    return 0


def consolidate(args: Namespace, out: Output) -> int:
    """Joins, protects and checks again, and writes one folder for each period and a Parquet dataset."""
    joined = consolidation.consolidate(
        folders=args.folders,
        to=args.to,
        trust=args.trust,
        threshold=args.threshold,
        thorough=args.thorough,
        progress=out.progress(),
    )
    lines = [line for period in joined.periods for line in _lines(period, out)]
    if not joined.signatures:
        lines.append(out.words("cli-consolidated-unchecked"))
    if not joined.parquet:
        lines.append(out.words("cli-consolidated-no-parquet"))
    out.answer(_document(joined), *lines, out.words("cli-written", file=str(joined.folder)))
    return 0


def _document(joined: Joined) -> dict[str, Any]:
    return {
        "folder": str(joined.folder),
        "parquet": joined.parquet,
        "signatures": "checked" if joined.signatures else "not-checked",
        "periods": [
            {
                "period": each.period,
                "threshold": each.release.threshold,
                "offices": [one.office for one in each.contributions],
                "missing": list(each.missing),
                "stricter": [one.office for one in each.contributions if one.stricter],
                "replaced": sum(len(one.replaces) for one in each.contributions),
                "tables": [table.key for table in each.release.tables],
                "tables_left_out": {key: list(offices) for key, offices in each.left_out},
                "cells": sum(len(table.cells) for table in each.release.tables),
                "intervals": _intervals(each),
                "exact_attack": each.checked.attack,
            }
            for each in joined.periods
        ],
    }


def _intervals(national: National) -> int:
    return sum(cell.kind is CellKind.HIDDEN for table in national.release.tables for cell in table.cells)


def _lines(national: National, out: Output) -> list[str]:
    words = out.words
    facts: dict[str, Fact] = {"period": national.period, "offices": len(national.contributions)}
    facts["expected"] = national.expected
    lines = [words("cli-consolidated", **facts, intervals=_intervals(national))]
    if national.missing:
        lines.append("  " + words("cli-consolidated-missing", offices=", ".join(national.missing)))
    replaced = sum(len(one.replaces) for one in national.contributions)
    if replaced:
        lines.append("  " + words("cli-consolidated-replaced", count=replaced))
    stricter = [one.office for one in national.contributions if one.stricter]
    if stricter:
        lines.append("  " + words("cli-consolidated-stricter", offices=", ".join(stricter)))
    for key, offices in national.left_out:
        lines.append("  " + words("cli-consolidated-left-out", table=key, offices=", ".join(offices)))
    return lines
