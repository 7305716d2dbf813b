"""Two small releases, one within the other: whoever tries every pair of tables there is never learns a small count."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_ledgers import alone, checked, corrected, protected
from disclosure_worlds import hierarchy, joint_leaves, possible, problem
from rightsmonitor.domain.disclosure.attacks.outsider import attack, is_told
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.suppression.search import published
from rightsmonitor.domain.disclosure.together.linking import chain, joint_published, link

SHAPES = (("a",), ("a,b",), ("geo:2",), ("a", "b"), ("a,b", "b,c"))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def two_releases(draw: st.DrawFn) -> tuple[Problem, Problem]:
    tables = draw(st.sampled_from(SHAPES))
    names = list(dict.fromkeys(part.partition(":")[0] for text in tables for part in text.split(",")))
    trees = [
        hierarchy("geo", n=2, s=1) if name == "geo" else hierarchy(name, **{f"{name}0": 0, f"{name}1": 0})
        for name in names
    ]
    cells = joint_leaves(trees)
    some = st.lists(st.sampled_from([0, 0, 1, 2, 3, 6]), min_size=len(cells), max_size=len(cells))
    first, more = draw(some), draw(some)
    both = [one + other for one, other in zip(first, more, strict=True)]
    return tuple(problem(trees, tables, dict(zip(cells, counts, strict=True))) for counts in (first, both))  # type: ignore[return-value]


@given(releases=two_releases(), threshold=st.sampled_from([3, 5]), seed=st.integers(0, 3))
@quick
def test_no_small_count_of_either_release_or_between_them_is_learnt(
    releases: tuple[Problem, Problem], threshold: int, seed: int
) -> None:
    first, second = releases
    before = protect(first, threshold=threshold, seed=seed).published
    result = protected([("first", before, first)], second, threshold, seed)
    assert result.verdict.safe
    report = checked(result, [("new", ("first",))])
    assert report.complete, report.faults
    total = int(second.counts.max())
    shown = ~result.hidden[result.problem.counts == total].all()
    if shown and total <= 12 and len(result.problem.units) <= 8:
        values = possible(result.published, total)
        for quantity in np.flatnonzero(result.primary).tolist():
            assert max(values[quantity]) - min(values[quantity]) >= threshold - 2


@given(first=two_releases(), more=st.integers(0, 3), threshold=st.sampled_from([3, 5]), seed=st.integers(0, 3))
@settings(quick, max_examples=25)
def test_no_increment_is_learnt_from_three_releases_in_a_row(
    first: tuple[Problem, Problem], more: int, threshold: int, seed: int
) -> None:
    """Each is protected with all before it; then every step, and the last beyond the first, is asked for again."""
    one, two = first
    layout = two.layout
    columns = {
        name: [layout.hierarchies[name].codes[at] for at in two.units[:, index].tolist()]
        for index, name in enumerate(layout.dimensions)
    }
    grown = [int(count) + more * (at % 2) for at, count in enumerate(two.unit_counts.tolist())]
    three = Problem.laid_out(layout, columns=columns, weights=grown)
    shown = protect(one, threshold=threshold, seed=seed).published
    earlier = [("first", shown, one)]
    second = protected(earlier, two, threshold, seed)
    assert second.verdict.safe
    earlier.append(("second", alone(second, earlier, two), two))
    result = protected(earlier, three, threshold, seed)
    assert result.verdict.safe
    report = checked(result, [("new", ("second",)), ("new", ("first",)), ("second", ("first",))])
    assert report.complete, report.faults


@given(releases=two_releases(), threshold=st.sampled_from([3, 5]), seed=st.integers(0, 3))
@quick
def test_nor_when_records_were_withdrawn_in_between(
    releases: tuple[Problem, Problem], threshold: int, seed: int
) -> None:
    """The larger release came first, so that every difference is below nothing."""
    second, first = releases
    before = protect(first, threshold=threshold, seed=seed).published
    result = corrected([("first", before, first)], second, threshold, seed)
    assert result.verdict.safe
    report = checked(result, [("new", ("first",))])
    assert report.complete, report.faults
    assert not (result.primary & ~result.hidden).any()


@given(releases=two_releases(), threshold=st.sampled_from([3, 4]), data=st.data())
@quick
def test_attacker_of_two_releases_agrees_with_trying_everything(
    releases: tuple[Problem, Problem], threshold: int, data: st.DataObject
) -> None:
    """Cells hidden at random in both; the largest stay shown, so that there is an end to trying."""
    assume(0 < releases[1].counts.max() <= 8)
    opened = []
    for name, tables in zip(("first", "second"), releases, strict=True):
        not_zero = np.flatnonzero((tables.counts > 0) & (tables.counts < tables.counts.max())).tolist()
        hidden = np.zeros(tables.layout.size, dtype=np.bool_)
        hidden[data.draw(st.lists(st.sampled_from(not_zero), max_size=6) if not_zero else st.just([]))] = True
        opened.append((name, published(tables, hidden)))
    together = joint_published(link(chain(opened)))
    values = possible(together, int(together.values.max()))
    for interval in attack(together, threshold=threshold).intervals:
        seen = values[interval.quantity]
        assert interval.proved
        assert (interval.low, interval.high) == (min(seen), max(seen))
        sure = min(seen) > 0 or not interval.unpublished
        small = min(seen) < threshold and max(seen) - min(seen) < threshold - 2
        assert is_told(interval, threshold) or not (small and sure)
