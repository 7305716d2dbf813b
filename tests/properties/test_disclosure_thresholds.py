"""Tables with thresholds of their own: each small count keeps the values that its strictest table asks for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import all_tables, hierarchy, joint_leaves, problem, verify
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.sensitivity import by_table

A, B, C = hierarchy("a", a0=0, a1=0), hierarchy("b", b0=0, b1=0, b2=0), hierarchy("c", c0=0, c1=0)
SHAPES = ((("a,b", "b,c"), (A, B, C)), (("a,b", "a"), (A, B)), (("a,b", "c"), (A, B, C)))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    specs, trees = draw(st.sampled_from(SHAPES))
    cells = joint_leaves(trees)
    counts = draw(st.lists(st.sampled_from([0, 0, 1, 2, 3, 5]), min_size=len(cells), max_size=len(cells)))
    return problem(trees, specs, dict(zip(cells, counts, strict=True)))


def limits_of(tables: Problem, thresholds: tuple[int, int]) -> np.ndarray:
    names = [table.spec.names for table in tables.layout.tables]
    return by_table(tables.layout, dict(zip(names, thresholds, strict=True)))


@given(
    tables=problems(),
    thresholds=st.sampled_from([(3, 5), (5, 3), (3, 6)]),
    seed=st.integers(0, 3),
    insider=st.booleans(),
)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_table_keeps_its_own_threshold(
    tables: Problem, thresholds: tuple[int, int], seed: int, insider: bool
) -> None:
    limits = limits_of(tables, thresholds)
    result = protect(tables, threshold=limits, seed=seed, insider=insider)
    assert result.verdict.safe
    assert verify(result, thresholds=thresholds).complete
    assert attack(result.published, threshold=limits).safe
    assert result.hidden[(tables.counts > 0) & (tables.counts < limits)].all()
    total = int(tables.counts.max())
    assume(0 < total <= 9 and not result.hidden[tables.counts == total].any())
    worlds = np.array(list(all_tables(result.published, total)))
    for quantity in np.flatnonzero(result.primary).tolist():
        assert len(np.unique(worlds[:, quantity])) >= limits[quantity] - 1


def test_a_proof_for_a_lower_threshold_is_refused() -> None:
    counts = {(a, b, c): 7 for a in ("a0", "a1") for b in ("b0", "b1", "b2") for c in ("c0", "c1")}
    counts[("a0", "b0", "c0")] = 1
    tables = problem([A, B, C], ["a,b", "b,c"], counts)
    low, high = (5, 5), (5, 10)
    assert verify(protect(tables, threshold=limits_of(tables, low), seed=1), thresholds=low).complete
    plain = protect(tables, threshold=5, seed=1)
    assert not plain.hidden.any()
    assert {fault[0] for fault in verify(plain, thresholds=high).faults} == {"narrow", "shown"}
    assert {fault[1] for fault in verify(plain, thresholds=high).faults} == {1}  # nothing is wrong with the other table
    kept = protect(tables, threshold=limits_of(tables, high), seed=1)
    assert verify(kept, thresholds=high).complete
    fewer = replace(kept, certificate=replace(kept.certificate, witnesses=kept.certificate.witnesses[1:]))
    assert not verify(fewer, thresholds=high).complete
