"""Protect, attack and check invented tables of the shapes in docs/disclosure-control.md; print one table.

python bench/disclosure.py [SHAPE@UNITS …] [--shapes S2,T2 …] [--full] [--threshold T …] [--insider | --level field]

Without arguments: every shape with every size at threshold 5, the small ones at 3 and 10 too, and all rows that have
a goal. Each case is a process of its own, so that memory is its own, and is stopped after so many seconds of the
processor (`--seconds`); it then says so. `--full`: all thresholds, an hour for each case. `fewest`: no method hides
fewer cells (see fewest.py; `-`: not asked for). `goal` is the ratio of hidden to sensitive cells that is asked for;
where draws vary much it is asked of five draws together. `level field`: small counts keep two values only, as the
field's tools aim at; nothing is promised there but `exact`. `·0`: zeros may be hidden too, and everybody knows it.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from fewest import fewest
from invented import SHAPES, UNITS, invented

from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.sensitivity import sensitive, values_needed
from rightsmonitor.domain.disclosure.suppression.search import find_pattern, published

THRESHOLDS = (3, 5, 10)
SMALL = ("S2", "S3", "linked")
FIELD, CERTIFIED, INSIDER = "field", "G1", "G1+G2"
HIDING = {"G1·0": CERTIFIED, "G1+G2·0": INSIDER}  # the same, where zeros may be hidden too
RATIOS = {
    ("S2@2000", FIELD): 157 / 128, ("T2@2000", FIELD): 2616 / 2399, ("T2@20000", FIELD): 3507 / 2743,
    ("T3@20000", FIELD): 4896 / 3284, ("S2@2000", CERTIFIED): 170 / 128, ("T2@2000", CERTIFIED): 2799 / 2399,
    ("T2@20000", CERTIFIED): 3816 / 2743, ("T3@20000", CERTIFIED): 5421 / 3284,
    ("S2@20000", INSIDER): 65 / 20, ("S3@20000", INSIDER): 167 / 52,
}  # fmt: skip
RATIOS |= {
    (what, level): RATIOS[what, as_] for level, as_ in HIDING.items() for what, each in tuple(RATIOS) if each == as_
}
SECONDS = {"S2@2000": 0.2, "T2@2000": 10.0, "T2@20000": 20.0, "T3@20000": 60.0}
LONGEST, OTHERS, MEMORY = 62.0, 5.0, 150  # for a row with a goal, for others, in seconds; MiB
DRAWS = {"S2@2000": 5, "S2@20000": 5, "S3@20000": 5}
COLUMNS = (
    "shape", "units", "t", "level", "draws", "cells", "sens", "hidden", "fewest", "ratio", "goal", "exact", "narrow",
    "proof", "insider", "cpu s", "goal s", "check s", "MiB", "goals",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table. `draws`: as many tables, counted together."""

    what: str
    threshold: int
    level: str
    draws: int = 1

    @property
    def insider(self) -> bool:
        return HIDING.get(self.level, self.level) == INSIDER

    @property
    def has_goal(self) -> bool:
        return self.threshold == 5 and (self.what, self.level) in RATIOS


@dataclass(frozen=True, slots=True)
class Line:
    """What one case gave; seconds are those of the processor, for one draw."""

    cells: int = 0
    sensitive: int = 0
    hidden: int = 0
    fewest: int = 0
    exact: int = 0
    narrow: int = 0
    broken: int = 0  # proofs that the checker refused
    insiders: int = 0
    seconds: float = 0.0
    checking: float = 0.0
    memory: int = 0  # MiB above the interpreter with the invented units

    def __add__(self, other: Line) -> Line:
        mine, theirs = asdict(self), asdict(other)
        both = {name: mine[name] + theirs[name] for name in mine}
        return Line(**both | {"cells": other.cells, "memory": max(self.memory, other.memory)})


def verified(result: Protected, zeros: bool) -> checker.Report:
    """What the independent checker says of the proof."""
    layout, proof = result.problem.layout, result.certificate
    shown = [
        checker.Shown(
            table.spec.names,
            {
                codes: None if result.hidden[quantity] else int(result.problem.counts[quantity])
                for codes, quantity in zip(layout.all_codes(number), table.quantity.ravel().tolist(), strict=True)
            },
        )
        for number, table in enumerate(layout.tables)
    ]
    parents = {
        name: {code: "" if up < 0 else each.codes[up] for code, up in zip(each.codes, each.parents, strict=True)}
        for name, each in layout.hierarchies.items()
    }
    return checker.check(
        tables=shown,
        parents=parents,
        dimensions=proof.dimensions,
        truth=proof.truth,
        witnesses=proof.witnesses,
        threshold=proof.threshold,
        told=proof.told,
        groups=checker.Groups({}, 0, None, layout.dimensions) if zeros else None,
    )


def measured(case: Case, draw: int) -> Line:
    """One draw."""
    shape, _, units = case.what.partition("@")
    before = peak()
    problem = invented(shape, int(units), draw)
    if case.level in HIDING:
        problem = replace(problem, layout=problem.layout.hiding_zeros(problem.layout.dimensions))
    values = 2 if case.level == FIELD else values_needed(case.threshold)
    limit = (
        0
        if case.level not in (FIELD, CERTIFIED) or not case.has_goal
        else fewest(problem, threshold=case.threshold, values=values)
    )
    line = weakly(problem, case.threshold) if case.level == FIELD else surely(problem, case)
    cells = sum(table.quantity.size for table in problem.layout.tables)
    small = int(sensitive(problem.counts, case.threshold).sum())
    return line + Line(cells=cells, sensitive=small, fewest=limit, memory=(peak() - before) // 1024)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def surely(problem: Problem, case: Case) -> Line:
    """With the proof, which the checker adds up again."""
    cpu = time.process_time()
    result = protect(problem, threshold=case.threshold, seed=1, insider=case.insider)
    seconds, checking = time.process_time() - cpu, time.process_time()
    report = verified(result, case.level in HIDING)
    return Line(
        hidden=int(result.hidden.sum()),
        exact=result.verdict.exact,
        narrow=result.verdict.narrow,
        broken=int(not report.complete),
        insiders=report.insiders or 0,
        seconds=seconds,
        checking=time.process_time() - checking,
    )


def weakly(problem: Problem, threshold: int) -> Line:
    """At the level of the field's tools: a small count keeps two values, and there is no proof to check."""
    cpu = time.process_time()
    pattern = find_pattern(problem, threshold=threshold, seed=1, values=2)
    seconds = time.process_time() - cpu
    verdict = attack(published(problem, pattern.hidden), threshold=threshold, thorough=False)
    return Line(hidden=int(pattern.hidden.sum()), exact=verdict.exact, narrow=verdict.narrow, seconds=seconds)


def told(case: Case, line: Line | None, limit: float) -> str:
    """One line of the table; `line` None: it was stopped."""
    shape, _, units = case.what.partition("@")
    head = (shape, units, case.threshold, case.level, case.draws)
    if line is None:
        return row(*head) + f"  not finished in {limit:.0f} s of the processor: nothing is released"
    ratio = line.hidden / line.sensitive if line.sensitive else 0.0
    goal = RATIOS.get((case.what, case.level)) if case.has_goal else None
    most = SECONDS.get(case.what) if case.has_goal and HIDING.get(case.level, case.level) == CERTIFIED else None
    seconds = line.seconds / case.draws
    proof = "none" if case.level == FIELD else "BROKEN" if line.broken else "complete"
    missed = [
        name
        for name, bad in (
            ("ratio", goal is not None and ratio > goal),
            ("time", most is not None and seconds > most),
            ("exact", line.exact > 0),
            ("narrow", line.narrow > 0 and case.level != FIELD),
            ("proof", line.broken > 0),
            ("memory", line.memory > MEMORY),
        )
        if bad
    ]
    return row(
        *head, line.cells, line.sensitive, line.hidden, line.fewest or "-", f"{ratio:.3f}",
        f"{goal:.3f}" if goal else "-", line.exact, line.narrow, proof,
        line.insiders if case.insider else "-", f"{seconds:.2f}", f"{most:.1f}" if most else "-",
        f"{line.checking / case.draws:.2f}", line.memory, "missed: " + " ".join(missed) if missed else "met",
    )  # fmt: skip


def row(*fields: object) -> str:
    return " ".join(f"{field:>9}" if at < len(COLUMNS) - 1 else f"  {field}" for at, field in enumerate(fields))


def grown(lines: list[tuple[Case, Line]]) -> Iterator[str]:
    """How time grows with cells: the exponent of a straight line through the logarithms, for each number of units."""
    for units in UNITS:
        found = [
            (math.log(line.cells), math.log(line.seconds / case.draws))
            for case, line in lines
            if case.what.endswith(f"@{units}") and (case.threshold, case.level) == (5, CERTIFIED) and line.seconds > 0
        ]
        if len({cells for cells, _ in found}) > 3:
            cells, seconds = sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
            slope = sum((x - cells) * (y - seconds) for x, y in found) / sum((x - cells) ** 2 for x, _ in found)
            yield f"{units} units: {len(found)} shapes finished, time grows with cells to the power of {slope:.2f}"


def cases(args: argparse.Namespace) -> list[Case]:
    """What was asked for, or the default."""
    level = INSIDER if args.insider else args.level
    if args.what or args.shapes:
        shapes = args.shapes.split(",") if args.shapes else []
        what = [*args.what, *(f"{shape}@{units}" for shape in shapes for units in UNITS)]
        return [Case(each, t, level, DRAWS.get(each, 1)) for t in args.threshold or (5,) for each in what]
    every = [
        Case(f"{shape}@{units}", t, CERTIFIED, DRAWS.get(f"{shape}@{units}", 1))
        for t in args.threshold or THRESHOLDS
        for shape in SHAPES
        for units in UNITS
        if args.full or t == 5 or shape in SMALL
    ]
    return every + [Case(what, 5, each, DRAWS.get(what, 1)) for what, each in RATIOS if each != CERTIFIED]


def run(case: Case, limit: float) -> Line | None:
    """In a process of its own; None when it was stopped."""
    command = [sys.executable, __file__, "--one", json.dumps(asdict(case)), "--seconds", str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return Line(**json.loads(done.stdout))
    if done.returncode > 0:
        raise RuntimeError(done.stderr)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="SHAPE@UNITS")
    parser.add_argument("--shapes", help="with all sizes, separated by commas")
    parser.add_argument("--full", action="store_true", help="every shape, size and threshold: hours")
    parser.add_argument("--threshold", type=int, nargs="+", choices=range(2, 1001), metavar="T")
    parser.add_argument("--insider", action="store_true", help="guarantee G2 too")
    parser.add_argument("--level", choices=(FIELD, CERTIFIED), default=CERTIFIED)
    parser.add_argument("--seconds", type=float, help="of the processor, for each case")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        limit = math.ceil(args.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        case = Case(**json.loads(args.one))
        lines = [measured(case, draw) for draw in range(1, case.draws + 1)]
        print(json.dumps(asdict(sum(lines, Line()))))
        return
    print(row(*COLUMNS))
    start, found = time.perf_counter(), []
    for case in cases(args):
        limit = args.seconds or (3600.0 if args.full else LONGEST if case.has_goal else OTHERS)
        line = run(case, limit)
        print(told(case, line, limit), flush=True)
        if line is not None:
            found.append((case, line))
    print(*grown(found), f"all in {time.perf_counter() - start:.0f} s", sep="\n")


if __name__ == "__main__":
    main()
