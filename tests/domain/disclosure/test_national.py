"""National sums of small worlds, held against every table there could have been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import hierarchy, possible, problem
from rightsmonitor.domain.disclosure.equations.bounds import bounds, rounded_bounds
from rightsmonitor.domain.disclosure.layout import UNBOUNDED
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.rounding.rounding import round_tables
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.disclosure.together import national, recheck
from rightsmonitor.domain.disclosure.together.national import Batch, Shape, Sums
from rightsmonitor.domain.disclosure.together.stricter import small, stricter, told
from rightsmonitor.domain.errors import InvalidHierarchy, InvalidTable

TREES = (hierarchy("geo", north=2, south=1), Hierarchy.from_pairs("sex", [("T", ""), ("F", "T"), ("M", "T")]))
LEAVES = tuple(product(("north0", "north1", "south0"), ("F", "M")))
MOST = 12
counts = st.tuples(*(st.integers(0, 4) for _ in LEAVES))


def office(numbers: tuple[int, ...]) -> Problem:
    return problem(TREES, ["geo,sex"], dict(zip(LEAVES, numbers, strict=True)))


def bounded(published: Published) -> bool:
    """Whether the total is shown, so that all tables that fit can be tried in a moment."""
    return not published.hidden[published.layout.tables[0].quantity[0, 0]]


def batch(shown: list[Published], threshold: int = 5) -> Batch:
    values, hidden = np.stack([each.values for each in shown]), np.stack([each.hidden for each in shown])
    least, most = bounds(shown[0].layout, values, hidden)
    nothing = np.zeros_like(hidden)
    shape = Shape(("one",), shown[0].layout)
    thresholds = np.full(values.shape, threshold)
    return Batch(shape, values, hidden, nothing[:, 0], nothing, least, most, thresholds)


def sums(shown: list[Published], threshold: int = 5) -> tuple[Sums, Batch]:
    made = batch(shown, threshold)
    return national.added(made.shape, [made]), made


@settings(max_examples=25, deadline=None)
@given(st.lists(counts, min_size=2, max_size=3), st.integers(3, 5))
def test_every_table_that_fits_is_inside_and_nothing_hidden_becomes_exact(
    worlds: list[tuple[int, ...]], threshold: int
) -> None:
    problems = [office(numbers) for numbers in worlds]
    shown = [protect(each, threshold=threshold, seed=3).published for each in problems]
    assume(all(map(bounded, shown)))
    found, made = sums(shown, threshold)
    values = [possible(each, MOST) for each in shown]
    for quantity in range(found.shape.layout.size):
        true = sum(int(each.counts[quantity]) for each in problems)
        assert found.least[quantity] <= true <= found.most[quantity]
        sets = [each.get(quantity, {int(one.values[quantity])}) for each, one in zip(values, shown, strict=True)]
        least, most = sum(map(min, sets)), sum(map(max, sets))
        assert found.least[quantity] <= least <= most <= found.most[quantity]
        hidden = any(one.hidden[quantity] for one in shown)
        assert found.hidden[quantity] == hidden
        if not hidden:
            assert found.values[quantity] == found.least[quantity] == found.most[quantity] == true
        elif found.least[quantity] < threshold:
            assert found.most[quantity] - found.least[quantity] + 1 >= threshold - 1
    assert recheck.subtracted(found, [made]) == 0


@settings(max_examples=8, deadline=None)
@given(st.tuples(counts, counts))
def test_the_exact_attacker_finds_nothing_in_an_honest_sum(worlds: tuple[tuple[int, ...], ...]) -> None:
    shown = [protect(office(numbers), threshold=4, seed=5).published for numbers in worlds]
    found, _ = sums(shown)
    assert recheck.attacked(found, [("one", shown[0]), ("two", shown[1])], threshold=4) == ()


def test_a_national_total_from_elsewhere_is_caught_by_both_attackers() -> None:
    """Positive control: the true national figures beside the packages give hidden cells away."""
    worlds = [(2, 7, 3, 9, 8, 6), (10, 20, 30, 11, 12, 13)]
    problems = [office(numbers) for numbers in worlds]
    shown = [protect(each, threshold=5, seed=1).published for each in problems]
    assert [each.hidden.any() for each in shown] == [True, False]
    found, made = sums(shown)
    assert recheck.subtracted(found, [made]) == 0
    truth = sum(each.counts for each in problems)
    wrong = replace(found, values=truth, hidden=np.zeros_like(found.hidden), least=truth, most=truth)
    assert recheck.subtracted(wrong, [made]) > 0
    assert recheck.attacked(wrong, [("one", shown[0]), ("two", shown[1])], threshold=5) == ("one",)


@settings(max_examples=15, deadline=None)
@given(counts)
def test_stricter_leaves_enough_values_in_every_table_that_fits(numbers: tuple[int, ...]) -> None:
    asked = office(numbers)
    shown = protect(asked, threshold=3, seed=2).published
    made = stricter(shown, threshold=5, seed=2)
    assert (made.hidden | ~shown.hidden).all()
    assert (made.values[~made.hidden] == asked.counts[~made.hidden]).all()
    assert not small(made.values, made.hidden, 5).any()
    assume(bounded(made))
    for quantity, values in possible(made, 3 * MOST).items():
        if made.hidden[quantity] and min(values) < 5:
            assert len(values) >= 4
    ends = bounds(made.layout, made.values[None], made.hidden[None])
    assert not told(ends[0][0], ends[1][0], made.hidden, 5).any()


@settings(max_examples=15, deadline=None)
@given(counts, st.binary(min_size=32, max_size=32))
def test_rounded_numbers_hold_the_truth(numbers: tuple[int, ...], secret: bytes) -> None:
    asked = office(numbers)
    values = round_tables(asked, base=3, secret=secret).values
    least, most = rounded_bounds(asked.layout, values, 3)
    assert ((least <= asked.counts) & (asked.counts <= most)).all()


def test_packages_that_contradict_themselves_are_named() -> None:
    good = office((1, 2, 3, 4, 5, 6))
    values = np.stack([good.counts, good.counts + (np.arange(good.layout.size) == 0), good.counts])
    with pytest.raises(InvalidTable) as caught:
        bounds(good.layout, values, np.zeros(values.shape, dtype=np.bool_))
    assert caught.value.facts == {"table": "1", "reason": "does-not-add-up"}
    with pytest.raises(InvalidTable):
        rounded_bounds(good.layout, good.counts + 1 - good.counts % 3, 3)


def test_a_package_that_hides_its_zeros_too() -> None:
    """Another program may: then a hidden count may be nothing, and the bounds say so."""
    asked = office((0, 5, 6, 7, 8, 9))
    zero = int(np.flatnonzero(asked.counts == 0)[0])
    hidden = np.zeros(asked.layout.size, dtype=np.bool_)
    hidden[zero] = True
    least, most = bounds(asked.layout, np.where(hidden, -1, asked.counts)[None], hidden[None])
    assert (least[0][zero], most[0][zero]) == (0, 0)


def test_trees_of_several_makes() -> None:
    two = Hierarchy.from_pairs("geo", [("all", ""), ("north", "all"), ("north9", "north")])
    merged = national.merged([{"geo": TREES[0]}, {"geo": two}], {})
    assert set(merged["geo"].codes) == {*TREES[0].codes, "north9"}
    assert national.merged([{"geo": TREES[0]}], {"geo": 1})["geo"].levels == 1
    moved = Hierarchy.from_pairs("geo", [("all", ""), ("north0", "all")])
    with pytest.raises(InvalidHierarchy):
        national.merged([{"geo": TREES[0]}, {"geo": moved}], {})


def test_a_quantity_without_limit_has_none_in_the_sum() -> None:
    """Everything hidden, the total too: nobody can say how many there are at most."""
    asked = office((1, 1, 1, 1, 1, 1))
    everything: Mapping[str, np.ndarray] = {"hidden": asked.counts > 0}
    shown = Published(asked.layout, np.where(everything["hidden"], -1, asked.counts), everything["hidden"])
    found, _ = sums([shown, shown])
    assert (found.most == UNBOUNDED).all()
    assert (found.least >= 2).all()
