"""Whoever knows one hidden number exactly finds two values for every protected one: tried on every table there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import all_tables, hierarchy, joint_leaves, problem, verify
from rightsmonitor.domain.disclosure.attacks.insider import InsiderVerdict, attack_as_insider
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.errors import InvalidTable

A, B, C = hierarchy("a", a0=0, a1=0), hierarchy("b", b0=0, b1=0, b2=0), hierarchy("c", c0=0, c1=0)
GEO = hierarchy("geo", n=2, s=1)
SHAPES = (
    (("a,b",), (A, B)),
    (("geo:2,b",), (GEO, B)),
    (("a,b", "b,c"), (A, B, C)),
    (("a,c", "geo:2,a"), (A, C, GEO)),
    (("geo:2,a", "a,c", "geo:1,c"), (A, C, GEO)),
)
settle = {"deadline": None, "suppress_health_check": list(HealthCheck)}
COUNTS = [0, 1, 1, 2, 3, 5]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    specs, trees = draw(st.sampled_from(SHAPES))
    cells = joint_leaves(trees)
    counts = draw(st.lists(st.sampled_from(COUNTS), min_size=len(cells), max_size=len(cells)))
    return problem(trees, specs, dict(zip(cells, counts, strict=True)))


def compare(tables: Problem, seed: int) -> None:
    """Every pair of a protected and another hidden quantity, by trying every table that fits."""
    result = protect(tables, threshold=3, seed=seed, insider=True)
    report = verify(result, result.certificate)
    assert report.complete, report.faults
    total = int(tables.counts.max())
    assume(0 < total <= 12 and not result.hidden[tables.counts == total].any())
    worlds = np.array(list(all_tables(result.published, total)))
    hidden = np.flatnonzero(result.hidden).tolist()
    broken = {
        (quantity, other)
        for quantity in np.flatnonzero(result.primary).tolist()
        for other in hidden
        if other != quantity and len(np.unique(worlds[worlds[:, other] == tables.counts[other], quantity])) < 2
    }
    assert result.told is not None
    everything = set(result.told) | _identities(tables, result)
    assert broken <= everything, broken - everything
    assert (report.insiders or 0) >= len({quantity for quantity, _ in result.told})


def knows_enough(verdict: InsiderVerdict, broken: set[tuple[int, int]]) -> bool:
    """Every finding is one of the pairs that trying everything gives."""
    return {(each.quantity, each.known) for each in verdict.findings} <= broken


def compare_attack(tables: Problem, seed: int) -> None:
    """What the insider attack finds on a release made against outsiders alone, and what trying every table finds."""
    result = protect(tables, threshold=3, seed=seed)
    total = int(tables.counts.max())
    assume(0 < total <= 12 and not result.hidden[tables.counts == total].any())
    worlds = np.array(list(all_tables(result.published, total)))
    hidden = np.flatnonzero(result.hidden).tolist()
    small = np.flatnonzero(result.primary).tolist()

    def gives(other: int, value: int, quantity: int) -> bool:
        return len(np.unique(worlds[worlds[:, other] == value, quantity])) < 2

    true = {
        (quantity, other)
        for quantity in small
        for other in hidden
        if other != quantity and gives(other, int(tables.counts[other]), quantity)
    }
    verdict = attack_as_insider(result.published, threshold=3, counts=tables.counts)
    assert knows_enough(verdict, true)
    parted = true - _identities(tables, result)
    left = {quantity for quantity, _ in parted} - {each.quantity for each in verdict.findings}
    assert len(left) == verdict.unavoidable
    blind = attack_as_insider(result.published, threshold=3)
    always = {
        (quantity, other)
        for quantity in hidden
        for other in hidden
        if other != quantity and all(gives(other, value, quantity) for value in np.unique(worlds[:, other]).tolist())
    }
    assert knows_enough(blind, always)


def _identities(tables: Problem, result: Protected) -> set[tuple[int, int]]:
    """Pairs that are equal in every table of nothing but the published zeros: no hiding can part them."""
    small = np.flatnonzero(result.hidden).tolist()
    sums = tables.layout.sums
    alike = {quantity: {quantity} for quantity in small}
    for row, parent in enumerate(sums.parents.tolist()):
        children = sums.children[sums.starts[row] : sums.starts[row + 1]]
        some = [int(child) for child in children if tables.counts[child] > 0]
        if len(some) == 1 and parent in alike and some[0] in alike:
            both = alike[parent] | alike[some[0]]
            for each in both:
                alike[each] = both
    return {(one, other) for one in small for other in alike[one] if one != other}


@given(tables=problems(), seed=st.integers(0, 5))
@settings(max_examples=30, **settle)
def test_an_insider_learns_nothing_exactly(tables: Problem, seed: int) -> None:
    compare(tables, seed)


@given(tables=problems(), seed=st.integers(0, 5))
@settings(max_examples=25, **settle)
def test_the_attack_finds_every_insider(tables: Problem, seed: int) -> None:
    compare_attack(tables, seed)


@pytest.mark.campaign
@given(tables=problems(), seed=st.integers(0, 5))
@settings(max_examples=3_000, **settle)
def test_an_insider_learns_nothing_exactly_thousands(tables: Problem, seed: int) -> None:
    compare(tables, seed)


def square() -> Problem:
    square = hierarchy("a", a0=0, a1=0, a2=0), hierarchy("b", b0=0, b1=0, b2=0)
    counts = (2, 9, 8, 7, 9, 6, 8, 5, 9)
    cells = product(("a0", "a1", "a2"), ("b0", "b1", "b2"))
    return problem(square, ["a,b"], dict(zip(cells, counts, strict=True)))


def test_a_pattern_without_the_insider_in_mind_is_refused() -> None:
    """Four hidden cells are enough against an outsider; who knows one of them has the other three."""
    tables = square()
    outsider = protect(tables, threshold=3, seed=1)
    assert verify(outsider, outsider.certificate).complete
    assert verify(outsider, outsider.certificate).insiders is None
    claimed = verify(outsider, replace(outsider.certificate, told=()))
    assert {fault[0] for fault in claimed.faults} == {"insider"}
    guarded = protect(tables, threshold=3, seed=1, insider=True)
    report = verify(guarded, guarded.certificate)
    assert (report.complete, report.insiders, guarded.told) == (True, 0, ())
    assert guarded.hidden.sum() > outsider.hidden.sum()


def test_an_insider_breaks_what_an_outsider_does_not() -> None:
    """With the records and from the file alone; what the engine makes against insiders withstands both."""
    tables = square()
    outsider, guarded = (protect(tables, threshold=3, seed=1, insider=insider) for insider in (False, True))
    assert attack(outsider.published, threshold=3).safe
    for counts, learned in ((tables.counts, 1), (None, 4)):
        verdict = attack_as_insider(outsider.published, threshold=3, counts=counts)
        assert (verdict.safe, len(verdict.findings)) == (False, learned)
        verdict = attack_as_insider(guarded.published, threshold=3, counts=counts)
        assert (verdict.safe, verdict.unavoidable) == (True, 0)
        assert verdict.with_records == (counts is not None)


def test_an_insider_with_other_records_is_refused() -> None:
    tables = square()
    other = tables.counts.copy()
    other[int(np.argmax(other))] += 1
    with pytest.raises(InvalidTable) as refused:
        attack_as_insider(protect(tables, threshold=3, seed=1).published, threshold=3, counts=other)
    assert refused.value.facts["reason"] == "other-records"


def test_the_claim_falls_with_its_witnesses_and_exceptions() -> None:
    """Without one witness that is needed, or without an exception that is admitted, the checker refuses."""
    two = hierarchy("b", b0=0, b1=0)
    leaves = dict(zip(product(("a0", "a1"), ("b0", "b1")), (1, 2, 3, 1), strict=True))
    result = protect(problem([A, two], ["a,b"], leaves), threshold=3, seed=0, insider=True)
    proof = result.certificate
    assert verify(result, proof).complete
    fewer = [
        verify(result, replace(proof, witnesses=proof.witnesses[:at] + proof.witnesses[at + 1 :])).complete
        for at in range(len(proof.witnesses))
    ]
    assert not all(fewer)
    assert proof.told is not None
    for at in range(len(proof.told)):
        assert not verify(result, replace(proof, told=proof.told[:at] + proof.told[at + 1 :])).complete
