"""The checker refuses every proof with one number changed, and no additionally hidden cell is hidden in vain."""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import hierarchy, problem, verify
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking import groups as group_checker
from rightsmonitor.domain.disclosure.checking import insiders as insider_checker
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.suppression.search import published
from rightsmonitor.domain.errors import Cancelled

GEO, A, B = hierarchy("geo", n=2, s=2), hierarchy("a", a0=0, a1=0), hierarchy("b", b0=0, b1=0, b2=0)
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def protections(draw: st.DrawFn) -> Protected:
    """Linked tables with a shown total and at least one small count."""
    leaves = list(product(("n0", "n1", "s0", "s1"), ("a0", "a1"), ("b0", "b1", "b2")))
    counts = draw(st.lists(st.sampled_from([0, 1, 2, 5, 9, 14]), min_size=len(leaves), max_size=len(leaves)))
    specs = draw(st.sampled_from([["geo:2,a", "a,b"], ["geo:1,a,b"], ["geo:1,a", "a,b", "geo:2,b"]]))
    tables = problem([GEO, A, B], specs, dict(zip(leaves, counts, strict=True)))
    result = protect(tables, threshold=draw(st.sampled_from([3, 5])), seed=draw(st.integers(0, 3)))
    assume(result.primary.any() and not result.hidden[tables.counts == tables.counts.max()].any())
    return result


@given(result=protections(), data=st.data(), by=st.sampled_from([-2, -1, 1, 2]))
@quick
def test_one_number_changed_is_refused(result: Protected, data: st.DataObject, by: int) -> None:
    proof = result.certificate
    assert verify(result, proof).complete
    place = data.draw(st.integers(0, len(proof.truth) - 1))
    codes, count = proof.truth[place]
    truth = (*proof.truth[:place], (codes, count + by), *proof.truth[place + 1 :])
    assert not verify(result, replace(proof, truth=truth)).complete
    which = data.draw(st.integers(0, len(proof.witnesses) - 1))
    witness = proof.witnesses[which]
    place = data.draw(st.integers(0, len(witness) - 1))
    codes, count = witness[place]
    changed = (*witness[:place], (codes, count + by), *witness[place + 1 :])
    witnesses = (*proof.witnesses[:which], changed, *proof.witnesses[which + 1 :])
    assert not verify(result, replace(proof, witnesses=witnesses)).complete
    assert not verify(result, replace(proof, witnesses=())).complete


@given(result=protections())
@quick
def test_no_additional_cell_is_hidden_in_vain(result: Protected) -> None:
    for quantity in np.flatnonzero(result.hidden & ~result.primary).tolist():
        hidden = result.hidden.copy()
        hidden[quantity] = False
        assert not attack(published(result.problem, hidden), threshold=result.threshold).safe


@given(result=protections())
@quick
def test_the_same_seed_gives_the_same_pattern(result: Protected) -> None:
    one, other = (protect(result.problem, threshold=result.threshold, seed=7) for _ in range(2))
    assert (one.hidden == other.hidden).all()
    assert one.certificate == other.certificate


def test_a_person_can_stop_it() -> None:
    leaves = {cell: 1 for cell in product(("n0", "n1", "s0", "s1"), ("a0", "a1"), ("b0", "b1", "b2"))}
    seen: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        protect(
            problem([GEO, A, B], ["geo:2,a,b"], leaves),
            threshold=3,
            seed=0,
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) >= 2,
        )
    assert len(seen) == 2


def test_the_checker_shares_nothing_with_the_engine() -> None:
    imported: set[str | None] = set()
    for file in (checker.__file__, group_checker.__file__, insider_checker.__file__):
        tree = ast.parse(Path(file).read_text(encoding="utf-8"))
        imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    ours = {insider_checker.__name__, group_checker.__name__}
    assert imported == {"__future__", "collections.abc", "dataclasses", "itertools"} | ours


@given(result=protections())
@quick
def test_nothing_is_hidden_that_has_one_value_only(result: Protected) -> None:
    """A blank that follows from the other numbers protects nobody, and whoever adds packages up trips over it."""
    verdict = attack(result.published, threshold=result.threshold)
    assert not [each for each in verdict.intervals if each.values == 1]
