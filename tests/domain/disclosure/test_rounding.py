"""Rounding: additive, near, truthful about small counts, and proved by tables that round to the same numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_worlds import hierarchy, joint_leaves, problem
from rightsmonitor.domain.disclosure.checking import rounded as rounding_checker
from rightsmonitor.domain.disclosure.checking.checker import Report, Shown
from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.layout import finest
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, attack_rounded
from rightsmonitor.domain.disclosure.rounding.proof import RoundingProof, prove
from rightsmonitor.domain.disclosure.rounding.rounding import Rounded, finest_quantities, round_tables
from rightsmonitor.domain.errors import InvalidTable, InvalidValue

SHAPES = (
    ("a",),
    ("a,b",),
    ("geo:2,b",),
    ("geo:2,a,c",),
    ("a,b", "b,c"),
    ("a,c", "c,d", "a,d"),
    ("geo:2,a", "a,c", "geo:1,c"),
)
FLAT = {"a": 2, "b": 3, "c": 2, "d": 2}
quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    tables = draw(st.sampled_from(SHAPES))
    names = list(dict.fromkeys(part.partition(":")[0] for text in tables for part in text.split(",")))
    trees = [
        hierarchy("geo", n=2, s=1, w=3)
        if name == "geo"
        else hierarchy(name, **{f"{name}{i}": 0 for i in range(FLAT[name])})
        for name in names
    ]
    cells = joint_leaves(trees)
    counts = draw(st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 4, 6, 13]), min_size=len(cells), max_size=len(cells)))
    return problem(trees, tables, dict(zip(cells, counts, strict=True)))


def shown(rounded: Rounded) -> tuple[Shown, ...]:
    layout = rounded.problem.layout
    return tuple(
        Shown(
            table.spec.names,
            {layout.codes(n, cell): int(rounded.values[q]) for cell, q in enumerate(table.quantity.ravel().tolist())},
        )
        for n, table in enumerate(layout.tables)
    )


def verify(rounded: Rounded, proof: RoundingProof, tables: tuple[Shown, ...] | None = None) -> Report:
    trees = rounded.problem.layout.hierarchies
    return rounding_checker.check(
        tables=shown(rounded) if tables is None else tables,
        parents={name: each.above() for name, each in trees.items()},
        dimensions=proof.dimensions,
        truth=proof.truth,
        multiples=proof.multiples,
        witnesses=proof.witnesses,
        base=proof.base,
        threshold=proof.threshold,
    )


def secret(number: int) -> bytes:
    return number.to_bytes(32, "big")


@given(tables=problems(), base=st.sampled_from([3, 5, 10]), number=st.integers(0, 99))
@quick
def test_numbers_add_up_stay_near_and_tell_the_truth_about_zero(tables: Problem, base: int, number: int) -> None:
    rounded = round_tables(tables, base=base, secret=secret(number))
    assert (rounded.values % base == 0).all()
    assert Equations.of(tables.layout, tables.core).hold(
        rounded.values if tables.core is None else np.append(rounded.values, _atoms(rounded))
    )
    assert (np.abs(rounded.multiples - rounded.counts) < base).all()
    assert (tables.counts[rounded.values == 0] < base).all()
    if len(tables.layout.tables) == 1:
        finest = finest_quantities(tables.layout)
        assert (np.abs(rounded.errors[finest]) < base).all()
    assert (rounded.values[tables.counts == 0] == 0).all()
    again = round_tables(tables, base=base, secret=secret(number))
    assert (again.values == rounded.values).all()


def _atoms(rounded: Rounded) -> list[int]:
    """The rounded atoms of the core: sums of joint cells, as deep as its tables share them."""
    problem = rounded.problem
    core, layout = problem.core, problem.layout
    assert core is not None
    lifted = [
        finest(layout.hierarchies[name], levels)[rounded.atoms[:, layout.dimensions.index(name)]].tolist()
        for name, levels in core.dimensions
    ]
    known: Counter[tuple[int, ...]] = Counter()
    for point, multiple in zip(zip(*lifted, strict=True), rounded.multiples.tolist(), strict=True):
        known[point] += multiple
    return [known[tuple(atom)] for atom in core.atoms.tolist()]


@given(tables=problems(), base=st.sampled_from([3, 5]), threshold=st.sampled_from([3, 5, 8]), number=st.integers(0, 99))
@quick
def test_every_small_count_takes_all_values_of_its_class(
    tables: Problem, base: int, threshold: int, number: int
) -> None:
    rounded = round_tables(tables, base=base, secret=secret(number))
    report = verify(rounded, prove(rounded, threshold=threshold))
    assert report.complete, report.faults
    assert report.protected == sum(
        int(((each > 0) & (each < threshold)).sum())
        for each in (tables.counts[table.quantity] for table in tables.layout.tables)
    )
    assert attack_rounded(Multiples(tables.layout, rounded.values, base), threshold=min(threshold, base)).safe


@given(tables=problems(), number=st.integers(0, 99), data=st.data())
@quick
def test_checker_refuses_whatever_is_changed(tables: Problem, number: int, data: st.DataObject) -> None:
    rounded = round_tables(tables, base=5, secret=secret(number))
    proof = prove(rounded, threshold=5)
    if not proof.truth:
        return
    tables_shown = list(shown(rounded))
    where = data.draw(st.integers(0, len(tables_shown) - 1))
    cells = dict(tables_shown[where].cells)
    code = data.draw(st.sampled_from(sorted(cells)))
    cells[code] = (cells[code] or 0) + data.draw(st.sampled_from([-5, -1, 1, 5]))
    tables_shown[where] = replace(tables_shown[where], cells=cells)
    assert not verify(rounded, proof, tuple(tables_shown)).complete
    index = data.draw(st.integers(0, len(proof.multiples) - 1))
    atom, multiple = proof.multiples[index]
    changed = (*proof.multiples[:index], (atom, multiple + 5), *proof.multiples[index + 1 :])
    assert not verify(rounded, replace(proof, multiples=changed)).complete
    far = (atom, multiple + 5)
    assert not verify(rounded, replace(proof, witnesses=(*proof.witnesses, (far,)))).complete
    if verify(rounded, proof).protected:
        assert not verify(rounded, replace(proof, witnesses=())).complete


def test_margins_rounded_on_their_own_are_broken() -> None:
    """Two cells and their total, each rounded by itself: 0–4, 0–4, but 10 together."""
    tables = problem([hierarchy("a", x=0, y=0)], ["a"], {("x",): 4, ("y",): 4})
    by_code = dict(zip(("all", "x", "y"), (10, 0, 0), strict=True))
    layout = tables.layout
    values = np.zeros(layout.size, dtype=np.int64)
    for cell, quantity in enumerate(layout.tables[0].quantity.ravel().tolist()):
        values[quantity] = by_code[layout.codes(0, cell)[0]]
    verdict = attack_rounded(Multiples(layout, values, 5), threshold=5)
    assert not verdict.safe
    # 6 … 8 together, so each holds 2 … 4
    assert {(each.codes, each.low, each.high) for each in verdict.findings} == {(("x",), 2, 4), (("y",), 2, 4)}


def test_requests_that_make_no_sense() -> None:
    tables = problem([hierarchy("a", x=0, y=0)], ["a"], {("x",): 4, ("y",): 4})
    for base in (0, 1, 2, 1_001, True):
        with pytest.raises(InvalidValue):
            round_tables(tables, base=base, secret=secret(1))
    with pytest.raises(InvalidValue):
        round_tables(tables, base=5, secret=b"short")
    with pytest.raises(InvalidTable):
        attack_rounded(Multiples(tables.layout, np.array([8, 4, 4]), 5), threshold=5)
    with pytest.raises(InvalidTable):
        attack_rounded(Multiples(tables.layout, np.array([50, 5, 0]), 5), threshold=5)


def _off_after(months: int, seed: int, *, feedback: bool) -> float:
    """The mean of what all published numbers of a year are off by together, after so many releases."""
    chance = np.random.default_rng(seed)
    trees = [
        hierarchy("geo", n=2, s=1, w=3),
        hierarchy("a", a0=0, a1=0, a2=0),
        hierarchy("b", b0=0, b1=0, b2=0),
    ]
    cells = joint_leaves(trees)
    off = None
    for month in range(months):
        counts = chance.poisson(3, len(cells)).tolist()
        month_problem = problem(trees, ("geo:2,a,b",), dict(zip(cells, counts, strict=True)))
        secret = f"{seed:016d}{month:016d}".encode()
        made = round_tables(month_problem, base=5, secret=secret, carried=off if feedback else None)
        errors = made.values - month_problem.counts
        off = errors if off is None else off + errors
    return float(np.abs(off).mean())


def test_errors_of_earlier_releases_are_made_good() -> None:
    with_feedback = sum(_off_after(4, seed, feedback=True) for seed in range(5))
    without = sum(_off_after(4, seed, feedback=False) for seed in range(5))
    assert with_feedback < 0.85 * without
