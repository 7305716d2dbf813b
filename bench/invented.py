"""Invented units of the shapes in docs/disclosure-control.md: the same in every run."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]

from rightsmonitor.domain.disclosure.problem import Problem  # noqa: E402
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
