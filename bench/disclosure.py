"""Protect, attack and check invented tables of the shapes in docs/disclosure-control.md; print one table.

python bench/disclosure.py [SHAPE@UNITS …] [--shapes S2,T2 …] [--all] [--threshold T] [--insider]

Each draw runs in a process of its own, so that memory is its own. `goal` is the ratio that is asked for.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]

from rightsmonitor.domain.disclosure import checker  # noqa: E402
from rightsmonitor.domain.disclosure.problem import Problem  # noqa: E402
from rightsmonitor.domain.disclosure.protection import Protected, protect  # noqa: E402
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec  # noqa: E402

LEVELS = {"geo": (12, 75), "viol": (8, 24, 62), "sex": (3,), "age": (5,), "status": (5,), "month": (3,)}
SIGMA = {"geo": 1.2, "viol": 1.5}  # how unequal the shares are: about as many sensitive cells as in the design file
SEX = (0.53, 0.45, 0.02)
SHAPES = {
    "S2": ["geo:1,viol:2"],
    "S3": ["geo:1,viol:1,sex"],
    "T2": ["geo:2,viol:3"],
    "T3": ["geo:2,viol:2,sex"],
    "T4": ["geo:1,viol:2,sex,age"],
    "T4p": ["geo:1,viol:1,status,age"],
    "T3L": ["geo:2,viol:3,sex"],
    "T4L": ["geo:2,viol:2,sex,age"],
    "linked": ["geo:1,viol:2", "viol:1,sex,age", "viol:1,status", "geo:1,sex,age", "month"],
}
UNITS = (2_000, 20_000, 200_000)
DEFAULT = ("S2@2000", "S2@20000", "S3@2000", "S3@20000", "T2@2000", "linked@2000", "linked@20000")
GOALS = {"S2@2000": 170 / 128, "T2@2000": 2799 / 2399, "T2@20000": 3816 / 2743, "T3@20000": 5421 / 3284}
INSIDER_GOALS = {"S2@20000": 65 / 20, "S3@20000": 167 / 52}
COLUMNS = (
    "shape", "units", "cells", "sens", "hidden", "ratio", "goal", "exact", "narrow", "proof",
    "witness", "insider", "cpu s", "wall s", "check s", "MiB",
)  # fmt: skip


def tree(name: str, counts: tuple[int, ...]) -> Hierarchy:
    """A hierarchy with so many codes on each level; the same in every run."""
    chance = np.random.default_rng(5)
    pairs, above = [(name, "")], [name]
    for count in counts:
        parents = sorted([*range(len(above)), *chance.integers(0, len(above), count - len(above)).tolist()])
        level = [f"{name}{len(pairs) + number}" for number in range(count)]
        pairs += [(code, above[parent]) for code, parent in zip(level, parents, strict=True)]
        above = level
    return Hierarchy.from_pairs(name, pairs)


def invented(shape: str, units: int, seed: int = 1) -> Problem:
    """Units drawn independently with log-normal shares of each code."""
    chance = np.random.default_rng(seed)
    trees = {name: tree(name, counts) for name, counts in LEVELS.items()}
    columns = {}
    for name, each in trees.items():
        leaves = [code for code, below in zip(each.codes, each.children(), strict=True) if not below]
        share = np.array(SEX) if name == "sex" else chance.lognormal(0, SIGMA.get(name, 1.0), len(leaves))
        columns[name] = [leaves[place] for place in chance.choice(len(leaves), units, p=share / share.sum())]
    specs = [TableSpec.parse(text) for text in SHAPES[shape]]
    return Problem.from_records(hierarchies=trees, tables=specs, columns=columns)


def verified(result: Protected) -> checker.Report:
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
    )


def measured(what: str, threshold: int, insider: bool) -> dict[str, object]:
    """One line of the table."""
    shape, _, units = what.partition("@")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    problem = invented(shape, int(units))
    clock, cpu = time.perf_counter(), time.process_time()
    result = protect(problem, threshold=threshold, seed=1, insider=insider)
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    checking = time.process_time()
    report = verified(result)
    checking = time.process_time() - checking
    small, hidden = int(result.primary.sum()), int(result.hidden.sum())
    goal = (INSIDER_GOALS if insider else GOALS).get(what) if threshold == 5 else None
    values = (
        shape, int(units), sum(table.quantity.size for table in problem.layout.tables), small, hidden,
        f"{hidden / small:.3f}" if small else "", f"{goal:.3f}" if goal else "", result.verdict.exact,
        result.verdict.narrow, "complete" if report.complete else "BROKEN", report.witnesses,
        "" if report.insiders is None else report.insiders, f"{cpu:.2f}", f"{clock:.2f}", f"{checking:.2f}",
        memory // 1024,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="SHAPE@UNITS")
    parser.add_argument("--shapes", help="with all sizes, separated by commas")
    parser.add_argument("--all", action="store_true", help="every shape with every size: hours")
    parser.add_argument("--threshold", type=int, default=5)
    parser.add_argument("--insider", action="store_true", help="guarantee G2 too")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one, args.threshold, args.insider)))
        return
    shapes = list(SHAPES) if args.all else args.shapes.split(",") if args.shapes else []
    chosen = [f"{shape}@{units}" for shape in shapes for units in UNITS] or args.what or DEFAULT
    print(" ".join(f"{each:>9}" for each in COLUMNS))
    for what in chosen:
        command = [sys.executable, __file__, "--one", what, "--threshold", str(args.threshold)]
        done = subprocess.run([*command, *["--insider"] * args.insider], capture_output=True, text=True, check=True)
        print(" ".join(f"{each:>9}" for each in json.loads(done.stdout).values()), flush=True)


if __name__ == "__main__":
    main()
