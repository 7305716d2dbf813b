"""Tables written by hand that an attacker must break, with what he must find; and protection that closes each."""

from __future__ import annotations

from itertools import product

import highspy
import numpy as np
import pytest

from disclosure_worlds import hierarchy, possible, problem, shown
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict, attack
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.suppression.search import published
from rightsmonitor.domain.release import CellKind

Codes = tuple[str, ...]
A, B, C = (hierarchy(name, **{f"{name}{n}": 0 for n in range(3)}) for name in "abc")
C2 = hierarchy("c", c0=0, c1=0)


def grid(*rows: tuple[int, ...]) -> dict[Codes, int]:
    return {(f"a{a}", f"b{b}"): count for a, row in enumerate(rows) for b, count in enumerate(row)}


def cube(*planes: str) -> dict[Codes, int]:
    """`"123 000 111"`: the rows b of one plane a, each with its counts along c."""
    return {
        (f"a{a}", f"b{b}", f"c{c}"): int(count)
        for a, plane in enumerate(planes)
        for b, row in enumerate(plane.split())
        for c, count in enumerate(row)
    }


FRACTIONAL = problem([A, B, C], ["a,b,c"], cube("202 021 211", "121 101 222", "210 112 122"))
SINGLETONS = problem([A, B], ["a,b"], grid((1, 1, 1), (6, 7, 9), (8, 5, 6)))
LINKED = problem(
    [A, B, C2],
    ["a,b", "a,c"],
    {(f"a{a}", f"b{b}", f"c{c}"): 2 + 3 * (a + b + c) for a, b, c in product(range(3), range(3), range(2))},
)
NARROW = problem([A, B], ["a,b"], grid((2, 2, 9), (2, 2, 8), (7, 9, 6)))
MARKED = problem([A, B], ["a,b"], grid((2, 5, 9), (5, 2, 8), (7, 9, 6)))
GROUP = problem([A, B], ["a,b"], grid((4, 0, 0), (6, 7, 9), (8, 5, 6)))
MARGINS = problem([A, B], ["a,b"], grid((3, 9, 6), (8, 6, 7), (9, 5, 8)))
ALL = {
    "fractional": FRACTIONAL,
    "singletons": SINGLETONS,
    "linked": LINKED,
    "narrow": NARROW,
    "marked": MARKED,
    "group": GROUP,
    "margins": MARGINS,
}


def at(tables: Problem, codes: Codes, number: int = 0) -> int:
    layout = tables.layout
    cells = layout.tables[number].quantity.ravel().tolist()
    return next(int(quantity) for cell, quantity in enumerate(cells) if layout.codes(number, cell) == codes)


def hiding(tables: Problem, *cells: Codes) -> Published:
    hidden = np.zeros(tables.layout.size, dtype=np.bool_)
    hidden[[at(tables, codes) for codes in cells]] = True
    return published(tables, hidden)


def found(verdict: Verdict) -> dict[Codes, tuple[int, int]]:
    return {each.codes: (each.low, each.high) for each in verdict.findings}


def linear_bounds(cells: dict[Codes, int], hidden: set[Codes], wanted: Codes) -> list[float]:
    """Least and largest value of one hidden cell over the real numbers, given every margin and each cell ≥ 1."""
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    variables = {codes: model.addVariable(lb=1) for codes in sorted(hidden)}
    for axis in range(3):
        for line in {codes[:axis] + codes[axis + 1 :] for codes in hidden}:
            along = [codes for codes in hidden if codes[:axis] + codes[axis + 1 :] == line]
            model.addConstr(sum(variables[codes] for codes in along) == sum(cells[codes] for codes in along))
    ends = []
    for optimise in (model.minimize, model.maximize):
        optimise(variables[wanted])
        ends.append(float(model.val(variables[wanted])))
    return ends


def test_a_fractional_bound_is_brought_in_to_whole_numbers() -> None:
    """Over the real numbers two cells keep half a unit of room; counts of children have none."""
    cells = cube("202 021 211", "121 101 222", "210 112 122")
    hidden = {codes for codes, count in cells.items() if count} - {("a1", "b0", "c0")}
    verdict = attack(hiding(FRACTIONAL, *hidden), threshold=5)
    exact = {codes for codes, ends in found(verdict).items() if ends[0] == ends[1]}
    halves = {codes for codes in exact if linear_bounds(cells, hidden, codes)[0] % 1 == 0.5}
    halves |= {codes for codes in exact if linear_bounds(cells, hidden, codes)[1] % 1 == 0.5}
    assert halves
    assert all(found(verdict)[codes] == (cells[codes], cells[codes]) for codes in exact)


def test_three_singletons_in_a_row() -> None:
    """The row says 3 and every hidden cell is at least 1, since zeros are published; the columns add nothing."""
    verdict = attack(hiding(SINGLETONS, *product(("a0", "a1"), ("b0", "b1", "b2"))), threshold=5)
    assert found(verdict) == {(row, f"b{n}"): (1, 1) for row in ("a0",) for n in range(3)}
    assert (verdict.exact, verdict.safe) == (3, False)


def test_linked_tables() -> None:
    """The totals hidden in one table are sums of what the other one shows."""
    cells = [(a, b) for a in ("a0", "a1") for b in ("all", "b0")]
    hidden = hiding(LINKED, *cells)
    assert found(attack(hidden, threshold=1000)) == {
        ("a0", "all"): (39, 39),
        ("a1", "all"): (57, 57),
        ("a0", "b0"): (7, 7),
        ("a1", "b0"): (13, 13),
    }
    alone = problem([A, B], ["a,b"], grid((7, 13, 19), (13, 19, 25), (19, 25, 31)))
    assert attack(hiding(alone, *cells), threshold=5).safe


def test_a_narrow_interval() -> None:
    """Two pairs of 2 + 2: each cell is 1, 2 or 3, which is too near."""
    verdict = attack(hiding(NARROW, *product(("a0", "a1"), ("b0", "b1"))), threshold=5)
    assert set(found(verdict)) == set(product(("a0", "a1"), ("b0", "b1")))
    assert set(found(verdict).values()) == {(1, 3)}
    assert (verdict.exact, verdict.narrow, verdict.narrowest) == (0, 4, 3)
    assert attack(hiding(NARROW, *product(("a0", "a1"), ("b0", "b1"))), threshold=4).safe


def test_marks_that_tell_small_cells_from_the_others_would_break_a_safe_table() -> None:
    """Six tables fit one mark for all hidden cells; two of them fit marks that say which cells are below 5."""
    one_mark = hiding(MARKED, *product(("a0", "a1"), ("b0", "b1")))
    verdict = attack(one_mark, threshold=5)
    assert verdict.safe
    assert {(each.low, each.high) for each in verdict.intervals} == {(1, 6)}
    fits = possible(one_mark, 9)[at(MARKED, ("a0", "b0"))]
    assert fits == {1, 2, 3, 4, 5, 6}
    assert {small for small in fits if small < 5 <= 7 - small} == {1, 2}
    # so a file has one kind for both, and what is read back holds no more than "hidden"
    assert set(CellKind) == {"value", "hidden", "rounded", "not-applicable"}
    assert set(one_mark.values[one_mark.hidden].tolist()) == {-1}


def test_all_of_a_group_in_one_category() -> None:
    """The row has four children, and zeros say where none of them is."""
    verdict = attack(hiding(GROUP, ("a0", "b0"), ("a1", "b0"), ("a2", "b0")), threshold=5)
    assert found(verdict)["a0", "b0"] == (4, 4)
    with_total = attack(hiding(GROUP, ("a0", "b0"), ("a0", "all"), ("a1", "b0"), ("a1", "all")), threshold=5)
    assert with_total.safe


def test_a_margin_worked_out_again_without_the_hidden_cell() -> None:
    """Beside the true margins stand sums of what is shown: the difference is the hidden cell."""
    verdict = attack(hiding(MARGINS, ("a0", "b0")), threshold=5)
    assert found(verdict) == {("a0", "b0"): (3, 3)}
    visible = [each for each in shown(hiding(MARGINS, ("a0", "b0")))[0].cells.items() if each[0][0] == "a0"]
    total = next(value for codes, value in visible if codes == ("a0", "all"))
    assert total is not None
    assert total - sum(value or 0 for codes, value in visible if codes[1] != "all") == 3


@pytest.mark.parametrize("threshold", [3, 5])
@pytest.mark.parametrize("name", ALL)
def test_protection_leaves_nothing_to_break(name: str, threshold: int) -> None:
    result = protect(ALL[name], threshold=threshold, seed=2)
    assert result.hidden[(ALL[name].counts > 0) & (ALL[name].counts < threshold)].all()
    verdict = attack(result.published, threshold=threshold)
    assert verdict.safe
    assert verdict.findings == ()
    assert verdict.exact == verdict.narrow == 0


def test_trying_everything_agrees_on_the_narrow_table() -> None:
    hidden = hiding(NARROW, *product(("a0", "a1"), ("b0", "b1")))
    assert set(map(frozenset, possible(hidden, 9).values())) == {frozenset({1, 2, 3})}
