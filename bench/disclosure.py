"""Protect, attack and check invented tables of the shapes in docs/disclosure-control.md; print one line for each.

python bench/disclosure.py [SHAPE@UNITS …] [--threshold T]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]

from rightsmonitor.domain.disclosure import checker  # noqa: E402
from rightsmonitor.domain.disclosure.problem import Problem  # noqa: E402
from rightsmonitor.domain.disclosure.protection import Protected, protect  # noqa: E402
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec  # noqa: E402

LEVELS = {"geo": (12, 75), "viol": (8, 24, 62), "sex": (3,), "age": (5,), "status": (6,), "month": (3,)}
SHAPES = {
    "S2": ["geo:1,viol:2"],
    "S3": ["geo:1,viol:1,sex"],
    "T2": ["geo:2,viol:3"],
    "T3": ["geo:2,viol:2,sex"],
    "T4": ["geo:1,viol:2,sex,age"],
    "T4p": ["geo:1,viol:1,status,age"],
    "linked": ["geo:1,viol:2", "viol:1,sex,age", "viol:1,status", "geo:1,sex,age", "month"],
}
DEFAULT = ("S2@2000", "S2@20000", "S3@2000", "S3@20000", "linked@3000")


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
        share = chance.lognormal(0, 1, len(leaves))
        columns[name] = [leaves[place] for place in chance.choice(len(leaves), units, p=share / share.sum())]
    specs = [TableSpec.parse(text) for text in SHAPES[shape]]
    return Problem.from_records(hierarchies=trees, tables=specs, columns=columns)


def verified(result: Protected) -> bool:
    """Does the independent checker accept the proof?"""
    layout, proof = result.problem.layout, result.certificate
    shown = [
        checker.Shown(
            table.spec.names,
            {
                layout.codes(number, cell): None if result.hidden[quantity] else int(result.problem.counts[quantity])
                for cell, quantity in enumerate(table.quantity.ravel().tolist())
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
        threshold=proof.threshold, told=proof.told,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", default=DEFAULT, metavar="SHAPE@UNITS")
    parser.add_argument("--threshold", type=int, default=5)
    args = parser.parse_args()
    heading = ("shape", "units", "cells", "small", "hidden", "exact", "narrow", "proof", "seconds")
    print("".join(f"{each:>10}" for each in heading))
    for what in args.what:
        shape, _, units = what.partition("@")
        problem = invented(shape, int(units))
        start = time.perf_counter()
        result = protect(problem, threshold=args.threshold, seed=1)
        seconds = time.perf_counter() - start
        cells = sum(table.quantity.size for table in problem.layout.tables)
        verdict = result.verdict
        row = (shape, units, cells, int(result.primary.sum()), int(result.hidden.sum()), verdict.exact, verdict.narrow)
        proof = "complete" if verified(result) else "BROKEN"
        print("".join(f"{each:>10}" for each in (*row, proof, f"{seconds:.2f}")), flush=True)


if __name__ == "__main__":
    main()
