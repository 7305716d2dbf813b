"""`disclosure protect | attack`: protect and attack any tables, without a vault."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.disclosure import files, released, rounding
from rightsmonitor.cli.disclosure import groups as grouping
from rightsmonitor.cli.disclosure import insider as insiders
from rightsmonitor.cli.disclosure.chain import NEW, same_tables
from rightsmonitor.cli.disclosure.thresholds import Limits, limits_of, of_tables
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Root, UsageError
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict, attack
from rightsmonitor.domain.disclosure.certificate import Certificate
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.rounding.attack import Multiples
from rightsmonitor.domain.disclosure.rounding.chain import attack_chain
from rightsmonitor.domain.disclosure.rounding.rounding import DEFAULT_BASE
from rightsmonitor.domain.disclosure.sensitivity import by_table, checked_threshold
from rightsmonitor.domain.disclosure.suppression.groups import exposed
from rightsmonitor.domain.disclosure.tables import TableSpec, dimensions_of
from rightsmonitor.domain.errors import InvalidTable, UnsafeRelease

SEED = 0  # without a vault there is no place to keep another one
MOST_LINES = 20
Check = Callable[[Path], checker.Report]


def add_parser(root: Root) -> None:
    group = root.group("disclosure")
    command = group.add(
        "protect",
        protect_,
        example="rightsmonitor disclosure protect --records units.csv --hierarchies hierarchies"
        " --table geo:1,viol:2 --table viol:1,sex,age --threshold 5 --out published.csv",
    )
    command.argument("--records", metavar="FILE.csv", type=Path, required=True)
    command.argument("--hierarchies", metavar="DIR", type=Path, required=True)
    command.argument("--table", metavar="SPEC", nargs="+", action="extend", required=True)
    command.argument("--threshold", metavar="T", type=int, required=True)
    command.argument("--table-threshold", metavar="DIM,DIM=N", nargs="+", action="extend", default=[], help="by-table")
    command.argument("--mode", choices=("suppress", "round"), default="suppress")
    command.argument("--insider", choices=("on", "off"), default="on")
    command.argument("--sensitive", metavar="DIM:CODE,…", nargs="+", action="extend", default=[])
    command.argument("--zeros", choices=("show", "hide"), default="show")
    command.argument("--base", metavar="B", type=int, default=DEFAULT_BASE)
    command.argument("--secret", metavar="FILE", type=Path)
    command.argument("--released", metavar="DIR", type=Path, nargs="+", action="extend", default=[])
    command.argument("--released-zeros", choices=("show", "groups", "hide"), default="show")
    command.argument("--out", metavar="FILE.csv", type=Path, required=True)
    command.argument("--report", metavar="FILE.json", type=Path)
    command = group.add(
        "attack",
        attack_,
        example="rightsmonitor disclosure attack --published published.csv --hierarchies hierarchies --threshold 5",
    )
    command.argument("--published", metavar="FILE.csv", type=Path, required=True)
    command.argument("--hierarchies", metavar="DIR", type=Path, required=True)
    command.argument("--threshold", metavar="T", type=int, required=True)
    command.argument("--table-threshold", metavar="DIM,DIM=N", nargs="+", action="extend", default=[], help="by-table")
    command.argument("--insider", action="store_true", help="insider-attack")
    command.argument("--records", metavar="FILE.csv", type=Path, help="records-attack")
    command.argument("--base", metavar="B", type=int)
    command.argument("--zeros", choices=("show", "hide"), default="show")
    command.argument("--sensitive", metavar="DIM:CODE,…", nargs="+", action="extend", default=[])
    command.argument("--released", metavar="DIR", type=Path, nargs="+", action="extend", default=[])
    command.argument("--released-zeros", choices=("show", "groups", "hide"), default="show")
    command.argument("--report", metavar="FILE.json", type=Path)


def protect_(args: Namespace, out: Output) -> int:
    """Count, hide, attack, write, read back, check the proof; only then does the file get its name."""
    checked_threshold(args.threshold)
    specs = tuple(TableSpec.parse(text) for text in args.table)
    earlier = () if args.mode == "round" else released.read_earlier(args.released, args.hierarchies)
    columns = files.read_records(args.records, released.wanted(specs, earlier))
    hierarchies = files.read_hierarchies(args.hierarchies, columns)
    sensitive = grouping.parsed(args.sensitive, hierarchies)
    earlier = grouping.as_made(earlier, sensitive, args.released_zeros)
    zeros = () if args.mode == "round" else grouping.zeros_of(args, sensitive, dimensions_of(specs))
    problem = Problem.from_records(hierarchies=hierarchies, tables=specs, columns=columns, hiding_zeros=zeros)
    if args.mode == "round":
        args.threshold = max(limits_of(args.table_threshold, args.threshold, specs).values())
        return _round(problem, args, out)
    result, check = _suppressed(problem, columns, earlier, sensitive, args, out)
    groups = grouping.answered(result.published, sensitive, problem.counts)
    checked = _write(args.out, result, check)
    document = _protected_document(result, checked) | {
        "earlier": [each.name for each in earlier],
        "groups": grouping.document(groups),
    }
    _write_report(args.report, document)
    facts = {"sensitive": document["sensitive"], "hidden": document["hidden"], "cells": document["cells"]}
    lines = [
        out.words("disclosure-protected", **facts, file=args.out.name),
        out.words("disclosure-proof", count=checked.witnesses),
        *([] if checked.insiders is None else [out.words("disclosure-insider", count=checked.insiders)]),
        *_lines(result.verdict, out),
        *grouping.lines(groups, out),
    ]
    out.answer(document, *lines)
    return 0 if result.verdict.safe else 1


def _round(problem: Problem, args: Namespace, out: Output) -> int:
    result = rounding.protect(problem, args, out)
    document = rounding.document(result) | {"attack": _verdict_document(result.verdict)}
    _write_report(args.report, document)
    good = rounding.verdict_line(result.verdict, args.base, out)
    out.answer(document, *rounding.lines(result, out, args.out.name), good)
    return 0


def _suppressed(
    problem: Problem,
    columns: Mapping[str, Sequence[str]],
    earlier: Sequence[released.Earlier],
    sensitive: Mapping[str, set[str]],
    args: Namespace,
    out: Output,
) -> tuple[Protected, Check]:
    """The protected tables, and how their proof is checked on the written file."""
    insider, progress, specs = args.insider == "on", out.progress(), [table.spec for table in problem.layout.tables]
    limits = limits_of(args.table_threshold, args.threshold, specs)
    rule, zeros = grouping.rule_of(sensitive), grouping.zeros_of(args, sensitive, problem.layout.dimensions)
    if not earlier and not problem.layout.schemes:
        each_own = by_table(problem.layout, limits)
        result = protect(problem, threshold=each_own, seed=SEED, insider=insider, rule=rule, progress=progress)
        claim = grouping.claim_of(rule, zeros)
        return result, lambda path: _check(path, result.problem, result.certificate, claim, limits)
    joint = released.protect_beside(
        problem.layout,
        columns,
        earlier,
        limits=limits,
        seed=SEED,
        insider=insider,
        rule=rule,
        progress=progress,
    )
    claim = grouping.claim_of(rule, zeros, {each.name: each.zeros for each in earlier} | {NEW: zeros})
    whole, published = joint.result, joint.published
    own = replace(whole, problem=problem, published=published, primary=joint.primary, hidden=joint.hidden)
    return own, lambda path: released.check(path, specs, joint, earlier, claim, limits)


def attack_(args: Namespace, out: Output) -> int:
    """What can be known about hidden cells; exit code 1 when it is too much."""
    checked_threshold(args.threshold)
    multiples = rounding.read(args.published, args.hierarchies, args.base)
    if args.records is not None and not args.insider:
        raise UsageError(out.words("cli-missing-option", option="--insider"))
    if multiples is not None and args.insider:
        raise InvalidTable(table=args.published.name, reason="rounded-insider")
    if multiples is not None:
        return _attack_rounded(multiples, args, out)
    published = files.read_published(args.published, args.hierarchies)
    sensitive = grouping.parsed(args.sensitive, published.layout.hierarchies)
    published = grouping.hiding_zeros(published, grouping.zeros_of(args, sensitive, published.layout.dimensions))
    earlier = released.read_earlier(args.released, args.hierarchies)
    earlier = grouping.as_made(earlier, sensitive, args.released_zeros)
    specs = [table.spec for each in (published, *(e.published for e in earlier)) for table in each.layout.tables]
    limits = limits_of(args.table_threshold, args.threshold, specs)
    if earlier or published.layout.schemes:
        verdict, cells = released.attack_jointly(
            published, args.published.stem, earlier, limits=limits, progress=out.progress()
        )
    else:
        verdict = attack(published, threshold=by_table(published.layout, limits), progress=out.progress())
        cells = _intervals(published.layout, verdict)
    document = _verdict_document(verdict) | {"earlier": [each.name for each in earlier]}
    groups = exposed(published, sensitive)
    document |= {"groups": grouping.document(groups), "safe": verdict.safe and not any(g.small for g in groups)}
    lines = [*_lines(verdict, out), *grouping.lines(groups, out)]
    if args.insider:
        inside = insiders.attack(published, earlier, limits, args, out)
        document |= {"insider": inside.document(), "safe": document["safe"] and inside.verdict.safe}
        lines += inside.lines(out)
    _write_report(args.report, document | {"cells": cells})
    out.answer(document, *lines)
    return 0 if document["safe"] else 1


def _attack_rounded(multiples: Multiples, args: Namespace, out: Output) -> int:
    specs = [table.spec for table in multiples.layout.tables]
    args.threshold = max(limits_of(args.table_threshold, args.threshold, specs).values())
    earlier = rounding.read_public(args.released, args.hierarchies, multiples.base)
    together = same_tables([*earlier, (args.published.stem, multiples)])
    verdict = attack_chain(together, threshold=args.threshold, progress=out.progress())
    document = _verdict_document(verdict) | {"base": multiples.base, "earlier": [name for name, _ in earlier]}
    _write_report(args.report, document | {"cells": _intervals(multiples.layout, verdict)})
    good = rounding.verdict_line(verdict, multiples.base, out)
    out.answer(document, *([good] if verdict.safe else _lines(verdict, out)))
    return 0 if verdict.safe else 1


def _write(path: Path, result: Protected, check: Check) -> checker.Report:
    """Under another name first; the file gets its own only when what was read back passes the checker."""
    draft = path.with_name(f".{path.name}.part")
    try:
        files.write_published(draft, result.published)
        report = check(draft)
        if not report.complete:
            raise UnsafeRelease(cells=len(report.faults))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return report


def _check(
    path: Path, problem: Problem, certificate: Certificate, groups: Groups | None, limits: Limits
) -> checker.Report:
    tables = files.read_back(path, [table.spec for table in problem.layout.tables])
    return checker.check(
        tables=tables,
        parents=files.parents_of(problem.layout.hierarchies),
        dimensions=certificate.dimensions,
        truth=certificate.truth,
        witnesses=certificate.witnesses,
        threshold=of_tables(tables, limits),
        told=certificate.told,
        groups=groups,
    )


def _lines(verdict: Verdict, out: Output) -> list[str]:
    words = out.words
    if verdict.safe:
        narrowest = verdict.narrowest
        if not verdict.hidden:
            return [words("disclosure-nothing-hidden")]
        if narrowest is None:
            return [words("disclosure-safe-unlimited", hidden=verdict.hidden)]
        return [words("disclosure-safe", hidden=verdict.hidden, narrowest=narrowest)]
    lines = [words("disclosure-unsafe", exact=verdict.exact, narrow=verdict.narrow)]
    for finding in verdict.findings[:MOST_LINES]:
        key = "disclosure-finding-exact" if finding.low == finding.high else "disclosure-finding-narrow"
        how = words(f"disclosure-knowledge-{finding.knowledge}")
        cell = " × ".join(finding.codes)
        lines.append(words(key, table=finding.table, cell=cell, low=finding.low, high=finding.high, how=how))
    rest = len(verdict.findings) - MOST_LINES
    return lines + ([words("disclosure-more", count=rest)] if rest > 0 else [])


def _protected_document(result: Protected, checked: checker.Report) -> dict[str, Any]:
    layout, hidden = result.problem.layout, result.hidden
    return {
        "mode": "suppress",
        "threshold": result.threshold,
        "cells": sum(table.quantity.size for table in layout.tables),
        "sensitive": int(result.primary.sum()),
        "hidden": int(hidden.sum()),
        "irredundant": result.irredundant,
        "tables": [
            {
                "table": table.spec.text,
                "cells": table.quantity.size,
                "not_zero": int((result.problem.counts[table.quantity] > 0).sum()),
                "hidden": int(hidden[table.quantity].sum()),
            }
            for table in layout.tables
        ],
        "proof": {"complete": checked.complete, "protected": checked.protected, "witnesses": checked.witnesses},
        "insider": None if checked.insiders is None else {"learns": checked.insiders},
        "attack": _verdict_document(result.verdict),
    }


def _verdict_document(verdict: Verdict) -> dict[str, Any]:
    return {
        "safe": verdict.safe,
        "threshold": verdict.threshold,
        "hidden": verdict.hidden,
        "exact": verdict.exact,
        "narrow": verdict.narrow,
        "narrowest": verdict.narrowest,
        "findings": [
            {
                "table": finding.table,
                "cell": list(finding.codes),
                "low": finding.low,
                "high": finding.high,
                "knowledge": finding.knowledge,
            }
            for finding in verdict.findings
        ],
    }


def _intervals(layout: Layout, verdict: Verdict) -> list[dict[str, Any]]:
    """Every hidden cell with what can be known about it."""
    known = {interval.quantity: interval for interval in verdict.intervals}
    cells = []
    for number, table in enumerate(layout.tables):
        for cell, quantity in enumerate(table.quantity.ravel().tolist()):
            if quantity in known:
                interval = known[quantity]
                cells.append(
                    {
                        "table": table.spec.text,
                        "cell": list(layout.codes(number, cell)),
                        "low": interval.low,
                        "high": interval.high,
                        "knowledge": interval.knowledge,
                    }
                )
    return cells


def _write_report(path: Path | None, document: dict[str, Any]) -> None:
    if path is not None:
        path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
