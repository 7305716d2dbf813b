"""On small random tables, an attacker who tries every table there is agrees with engine, attacker and checker."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import joint_leaves, possible, problem, trees_of, verify
from rightsmonitor.domain.disclosure.attacks.outsider import attack, is_told
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.suppression.search import published

FLAT = {"a": 2, "b": 3, "c": 2, "d": 2, "e": 2}
SHAPES = (
    ("a,b",),
    ("geo:2,b",),
    ("a,c,d",),
    ("a,c,d,e",),
    ("a,b", "b,c"),
    ("a,c", "c,d", "a,d"),
    ("geo:2,a", "a,c", "geo:1,c"),
    ("a,c,d", "c,e", "a,e"),
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    tables = draw(st.sampled_from(SHAPES))
    trees = trees_of(tables, FLAT)
    cells = joint_leaves(trees)
    counts = draw(st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 6]), min_size=len(cells), max_size=len(cells)))
    return problem(trees, tables, dict(zip(cells, counts, strict=True)))


@given(tables=problems(), threshold=st.sampled_from([3, 4, 5]), seed=st.integers(0, 9))
@quick
def test_protected_counts_keep_their_values(tables: Problem, threshold: int, seed: int) -> None:
    result = protect(tables, threshold=threshold, seed=seed)
    assert result.verdict.safe
    report = verify(result)
    assert report.complete, report.faults
    assert not (result.primary & ~result.hidden).any()


@given(tables=problems(), threshold=st.sampled_from([3, 4]), data=st.data())
@quick
def test_attacker_agrees_with_trying_everything(tables: Problem, threshold: int, data: st.DataObject) -> None:
    """On protected tables and on tables with holes at random, total shown so that there is an end to trying."""
    not_zero = np.flatnonzero(tables.counts > 0)
    assume(len(not_zero) and tables.counts.max() <= 9)
    some = data.draw(st.sets(st.sampled_from(not_zero.tolist()), min_size=1, max_size=8))
    hidden = np.zeros(tables.layout.size, dtype=np.bool_)
    hidden[list(some)] = True
    hidden[tables.counts == tables.counts.max()] = False
    compare(published(tables, hidden), threshold)


@given(tables=problems(), threshold=st.sampled_from([3, 4]))
@quick
def test_engine_agrees_with_trying_everything(tables: Problem, threshold: int) -> None:
    assume(0 < tables.counts.max() <= 9)
    result = protect(tables, threshold=threshold, seed=1)
    total = tables.counts.max()
    assume(not result.hidden[tables.counts == total].any())
    values = possible(result.published, int(total))
    for quantity in np.flatnonzero(result.primary).tolist():
        assert len(values[quantity]) >= threshold - 1
    compare(result.published, threshold)


def compare(open_tables: Published, threshold: int) -> None:
    values = possible(open_tables, int(open_tables.values.max()))
    verdict = attack(open_tables, threshold=threshold)
    for interval in verdict.intervals:
        seen = values[interval.quantity]
        assert interval.proved
        assert (interval.low, interval.high) == (min(seen), max(seen))
    told = {each.quantity for each in verdict.intervals if is_told(each, threshold)}
    small = {
        quantity for quantity, seen in values.items() if min(seen) < threshold and max(seen) - min(seen) < threshold - 2
    }
    assert told >= small
