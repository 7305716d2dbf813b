"""An attacker who knows the algorithm: exact on small blocks, and never left with fewer than four values."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from disclosure_worlds import hierarchy, joint_leaves, problem
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding import likelihood as rounding_likelihood
from rightsmonitor.domain.disclosure.rounding.likelihood import PLAUSIBLE, finest_cells, likelihoods
from rightsmonitor.domain.disclosure.rounding.rounding import finest_quantities, members_of, round_tables
from rightsmonitor.domain.disclosure.tables import Hierarchy

BLOCKS = {
    "one cell": [hierarchy("a", x=0)],
    "two": [hierarchy("a", x=0, y=0)],
    "three": [hierarchy("a", x=0, y=0, z=0)],
    "four": [hierarchy("a", x=0, y=0, z=0, w=0)],
    "two by two": [hierarchy("a", x=0, y=0), hierarchy("b", x=0, y=0)],
    "two regions": [hierarchy("geo", n=2, s=2)],
    "uneven regions": [hierarchy("geo", n=2, s=1)],
    "three and one": [hierarchy("geo", n=3, s=1)],
    "three levels": [
        Hierarchy.from_pairs(
            "geo", [("all", ""), ("n", "all"), ("s", "all"), ("n0", "n"), ("n1", "n"), ("n00", "n0"), ("n01", "n0")]
        )
    ],
}


def block(trees: list[Hierarchy], counts: list[int] | None = None) -> Problem:
    cells = joint_leaves(trees)
    table = ",".join(tree.dimension for tree in trees)
    return problem(trees, [table], dict(zip(cells, counts or [1] * len(cells), strict=True)))


def fewest_values(tables: Problem, base: int) -> tuple[int, int]:
    """Over everything that can be published: fewest plausible values of a cell, and of a margin."""
    layout = tables.layout
    rows = members_of(layout, finest_cells(layout)).rows()
    finest = finest_quantities(layout)
    fewest = {True: 99, False: 99}
    for small in product((0, base), repeat=len(rows)):
        candidates, chance = likelihoods(rows, finest, layout.size, np.array(small), base)
        good = candidates[chance >= PLAUSIBLE * chance.max()]
        for quantity in range(layout.size):
            inside = [cell for cell, row in enumerate(rows) if quantity in row]
            left = len(np.unique(good[:, inside].sum(axis=1)))
            fewest[bool(finest[quantity])] = min(fewest[bool(finest[quantity])], left)
    return fewest[True], fewest[False]


@pytest.mark.parametrize("name", ["one cell", "two", "three", "uneven regions"])
def test_at_least_four_values_whatever_is_published(name: str) -> None:
    assert min(fewest_values(block(BLOCKS[name]), 5)) >= 4
    assert min(fewest_values(block(BLOCKS[name]), 3)) >= 3
    assert min(fewest_values(block(BLOCKS[name]), 10)) >= 7
    assert min(fewest_values(block(BLOCKS[name]), 4)) == 3  # the control: what would be refused


def test_without_the_share_of_chance_a_small_block_would_give_more_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: errors as small as can be, nothing left to chance alone. As it is, no block has to be coarser."""
    monkeypatch.setattr(rounding_likelihood, "FREE_SHARE", 0.0)
    monkeypatch.setattr(rounding_likelihood, "TEMPERATURE", 0.2)
    assert min(fewest_values(block(BLOCKS["two"]), 5)) < 4


@pytest.mark.campaign
@pytest.mark.parametrize("name", ["four", "two by two", "two regions", "three and one", "three levels"])
def test_at_least_four_values_in_four_cells(name: str) -> None:
    assert min(fewest_values(block(BLOCKS[name]), 5)) >= 4
    assert min(fewest_values(block(BLOCKS[name]), 3)) >= 3


@pytest.mark.parametrize(
    ("name", "counts"),
    [("two", [1, 3]), ("three", [2, 4, 6]), ("two regions", [1, 3, 2, 2]), ("two by two", [4, 1, 2, 8])],
)
def test_likelihoods_are_those_of_the_draw(name: str, counts: list[int]) -> None:
    """Four thousand draws come out as often as worked out, within five standard deviations."""
    tables, draws = block(BLOCKS[name], counts), 4_000
    layout = tables.layout
    rows = members_of(layout, finest_cells(layout)).rows()
    finest = finest_quantities(layout)
    seen: dict[tuple[int, ...], int] = {}
    for number in range(draws):
        rounded = round_tables(tables, base=5, secret=number.to_bytes(16, "big"))
        printed = tuple(int(rounded.values[row[finest[row]][0]]) for row in rows)
        seen[printed] = seen.get(printed, 0) + 1
    possible = product(*({count // 5 * 5, -(-count // 5) * 5} for count in counts))
    total = 0.0
    for printed in possible:
        expected = _chance(rows, finest, layout.size, printed, counts)
        total += expected
        spread = (draws * expected * (1 - expected)) ** 0.5
        assert abs(seen.get(printed, 0) - draws * expected) <= 5 * spread + 1
    assert total == pytest.approx(1.0)


def _chance(rows: list[Integers], finest: np.ndarray, size: int, printed: tuple[int, ...], counts: list[int]) -> float:
    candidates, chance = likelihoods(rows, finest, size, np.array(printed), 5)
    return float(chance[(candidates == counts).all(axis=1)][0])
