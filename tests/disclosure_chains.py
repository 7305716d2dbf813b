"""Chains of rounded releases for tests: made step by step, and read as the checker reads files."""

from __future__ import annotations

from collections.abc import Sequence

from rightsmonitor.domain.disclosure.checking import rounded as rounding_checker
from rightsmonitor.domain.disclosure.checking.checker import Releases, Report, Shown
from rightsmonitor.domain.disclosure.layout import RELEASE, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.chain import chain_holds, chain_parents
from rightsmonitor.domain.disclosure.rounding.increments import Chained, round_increment
from rightsmonitor.domain.disclosure.rounding.proof import RoundingProof


def secret(number: int) -> bytes:
    return number.to_bytes(32, "big")


def released(problems: Sequence[Problem], base: int = 5, seed: int = 1) -> list[Chained]:
    """The chain after each release."""
    found: list[Chained] = []
    for number, each in enumerate(problems):
        earlier = found[-1].increments if found else ()
        found.append(round_increment(each, earlier, name=f"r{number}", base=base, secret=secret(seed + number)))
    return found


def shown(layout: Layout, name: str, values: Integers) -> list[Shown]:
    return [
        Shown(
            (RELEASE, *table.spec.names),
            {
                (name, *layout.codes(number, cell)): int(values[quantity])
                for cell, quantity in enumerate(table.quantity.ravel().tolist())
            },
        )
        for number, table in enumerate(layout.tables)
    ]


def tables(chained: Chained) -> list[Shown]:
    """Every table of every release of the chain."""
    return [
        each
        for number, increment in enumerate(chained.increments, start=1)
        for each in shown(chained.layout, increment.name, chained.values(number))
    ]


def verify(chained: Chained, proof: RoundingProof, read: Sequence[Shown] | None = None) -> Report:
    trees = chained.layout.hierarchies
    parents = {name: each.above() for name, each in trees.items()}
    return rounding_checker.check(
        tables=tables(chained) if read is None else read,
        parents=parents | {RELEASE: chain_parents(chained)},
        dimensions=proof.dimensions,
        truth=proof.truth,
        multiples=proof.multiples,
        witnesses=proof.witnesses,
        base=proof.base,
        threshold=proof.threshold,
        releases=Releases(chained.increments[-1].name, chain_holds(chained)),
    )
