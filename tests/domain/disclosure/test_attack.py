"""Tables that break naive methods: the attacker must break each of them, and protection must close it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from disclosure_worlds import hierarchy, problem, shown
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict, attack
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.suppression.search import published
from rightsmonitor.domain.errors import InvalidTable

A = hierarchy("a", a0=0, a1=0)
B = hierarchy("b", b0=0, b1=0, b2=0)
C = hierarchy("c", c0=0, c1=0)


def hiding(tables: Problem, cells: Sequence[tuple[int, tuple[str, ...]]]) -> Published:
    """What everybody reads when exactly these cells (table number, codes) are hidden."""
    hidden = np.zeros(tables.layout.size, dtype=np.bool_)
    for number, codes in cells:
        for cell, quantity in enumerate(tables.layout.tables[number].quantity.ravel().tolist()):
            if tables.layout.codes(number, cell) == codes:
                hidden[quantity] = True
    assert hidden.sum() == len(cells)
    return published(tables, hidden)


def ranges(verdict: Verdict) -> set[tuple[int, int | None]]:
    return {(each.low, each.high) for each in verdict.intervals}


def grid(rows: Mapping[str, Sequence[int]]) -> dict[tuple[str, ...], int]:
    return {(row, f"b{column}"): count for row, counts in rows.items() for column, count in enumerate(counts)}


def test_a_single_hidden_cell_is_read_from_its_total() -> None:
    tables = problem([A, B], ["a,b"], grid({"a0": [2, 9, 8], "a1": [7, 9, 6]}))
    verdict = attack(hiding(tables, [(0, ("a0", "b0"))]), threshold=5)
    assert (verdict.exact, verdict.narrow, verdict.safe) == (1, 0, False)
    assert verdict.findings[0].codes == ("a0", "b0")
    assert verdict.findings[0].low == verdict.findings[0].high == 2


def test_two_hidden_in_a_row_are_read_from_their_columns() -> None:
    tables = problem([A, B], ["a,b"], grid({"a0": [2, 3, 8], "a1": [7, 9, 6]}))
    verdict = attack(hiding(tables, [(0, ("a0", "b0")), (0, ("a0", "b1"))]), threshold=5)
    assert verdict.exact == 2


def test_three_singletons_are_exact_because_zeros_are_published() -> None:
    """1 + 1 + 1 = 3 with every hidden cell at least 1: all three are known."""
    tables = problem([B], ["b"], {("b0",): 1, ("b1",): 1, ("b2",): 1})
    verdict = attack(hiding(tables, [(0, (f"b{n}",)) for n in range(3)]), threshold=3)
    assert verdict.exact == 3
    assert {each.knowledge for each in verdict.intervals} == {"propagation"}


def test_a_narrow_interval_is_a_finding() -> None:
    """A 2×2 block of hidden cells that can only move between two tables."""
    tables = problem([A, B], ["a,b"], grid({"a0": [1, 2, 8], "a1": [2, 9, 6]}))
    block = [(0, (row, column)) for row in ("a0", "a1") for column in ("b0", "b1")]
    verdict = attack(hiding(tables, block), threshold=5)
    assert ranges(verdict) == {(1, 2), (9, 10)}
    assert (verdict.exact, verdict.narrow, verdict.narrowest) == (0, 3, 2)


def test_linked_tables_are_attacked_together() -> None:
    """Each table alone keeps its hidden pair apart; the shared margin of the other one gives it away."""
    leaves = {(a, b, c): 2 + len(a + b + c) for a in ("a0", "a1") for b in ("b0", "b1", "b2") for c in ("c0", "c1")}
    leaves["a0", "b0", "c0"] = leaves["a0", "b0", "c1"] = 1
    tables = problem([A, B, C], ["a,b", "b,c"], leaves)
    both = [(0, ("all", "b0")), (0, ("all", "b1")), (0, ("a0", "b0")), (0, ("a0", "b1"))]
    alone = problem([A, B, C], ["a,b"], leaves)
    assert attack(hiding(alone, both), threshold=5).exact == 0
    assert attack(hiding(tables, both), threshold=5).exact > 0


def test_three_two_way_tables_say_more_than_their_margins() -> None:
    """Every margin leaves room, but no whole-number 2×2×2 table makes use of it."""
    leaves = {("a0", "b0", "c0"): 1, ("a0", "b1", "c1"): 1, ("a1", "b0", "c1"): 1, ("a1", "b1", "c0"): 1}
    two = hierarchy("b", b0=0, b1=0)
    tables = problem([A, two, C], ["a,b", "b,c", "a,c"], leaves)
    assert tables.core is not None
    pair = [(0, (a, b)) for a in ("a0", "a1") for b in ("b0", "b1")]
    verdict = attack(hiding(tables, pair), threshold=3)
    assert verdict.exact == 4


def test_a_table_of_single_units_shows_nothing() -> None:
    """No shown count could stay beside a hidden 1, so everything that is not zero is hidden."""
    leaves = {("a0", "b0"): 1, ("a1", "b1"): 1}
    two = hierarchy("b", b0=0, b1=0)
    tables = problem([A, two], ["a,b"], leaves)
    result = protect(tables, threshold=3, seed=0)
    assert result.verdict.safe
    assert result.hidden[tables.counts > 0].all()


def test_published_files_that_do_not_add_up_are_refused() -> None:
    tables = problem([A, B], ["a,b"], grid({"a0": [2, 9, 8], "a1": [7, 9, 6]}))
    wrong = hiding(tables, [(0, ("a0", "b0"))])
    wrong.values[int(tables.layout.tables[0].quantity[0, 0])] += 40
    wrong.values[int(tables.layout.tables[0].quantity[2, 1])] += 1
    with pytest.raises(InvalidTable) as caught:
        attack(wrong, threshold=5)
    assert caught.value.facts["reason"] == "does-not-add-up"


@pytest.mark.parametrize("threshold", [3, 5, 10])
def test_protection_closes_them_all(threshold: int) -> None:
    leaves = {
        (a, b, c): 1 + 3 * len(a + b) * (b == "b2")
        for a in ("a0", "a1")
        for b in ("b0", "b1", "b2")
        for c in ("c0", "c1")
    }
    tables = problem([A, B, C], ["a,b", "b,c", "a,c"], leaves)
    result = protect(tables, threshold=threshold, seed=3)
    verdict = attack(result.published, threshold=threshold)
    assert verdict.safe
    assert result.hidden[result.primary].all()
    assert len(shown(result.published)) == 3
