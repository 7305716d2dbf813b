"""The group rule (G3) against somebody who tries every table: nobody can say of a small group that all are in one
sensitive category, and small counts keep their values although zeros are hidden too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_worlds import all_tables, hierarchy, joint_leaves, problem, shown, verify
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule, at_risk, exposed
from rightsmonitor.domain.disclosure.suppression.search import published

PLACE, STATUS = hierarchy("place", x=0, y=0, z=0), hierarchy("status", none=0, asylum=0, refugee=0)
GEO, SEX = hierarchy("geo", n=2, s=1), hierarchy("sex", f=0, m=0)
SHAPES = (
    (("place,status",), (PLACE, STATUS)),
    (("status,place", "place,sex"), (PLACE, STATUS, SEX)),
    (("geo:2,status",), (GEO, STATUS)),
    (("sex,status", "status,place", "place,sex"), (PLACE, STATUS, SEX)),
    (("status",), (STATUS,)),
)
RULE = GroupRule({"status": frozenset({"asylum", "refugee"})}, 6)
CLAIM = Groups(RULE.sensitive, RULE.least)


@st.composite
def problems(draw: st.DrawFn, *, everywhere: bool = False) -> Problem:
    tables, trees = draw(st.sampled_from(SHAPES))
    cells = joint_leaves(trees)
    counts = draw(st.lists(st.sampled_from([0, 0, 0, 0, 1, 2, 4, 7]), min_size=len(cells), max_size=len(cells)))
    zeros = {tree.dimension for tree in trees} if everywhere else {"status"}
    return problem(trees, tables, dict(zip(cells, counts, strict=True)), hiding_zeros=zeros)


def compare(tables: Problem, threshold: int, seed: int, *, insider: bool, everywhere: bool = False) -> None:
    result = protect(tables, threshold=threshold, seed=seed, rule=RULE, insider=insider)
    assert result.verdict.safe
    assert attack(result.published, threshold=threshold).safe
    claim = replace(CLAIM, along=tables.layout.dimensions) if everywhere else CLAIM
    report = verify(result, groups=claim)
    assert report.complete, report.faults
    seen = exposed(result.published, RULE.sensitive, tables.counts)
    assert not any(each.units is None or each.units < RULE.least for each in seen)
    total = int(tables.counts.max())
    assume(0 < total <= 9 and not result.hidden[tables.counts == total].any())
    worlds = np.array(list(all_tables(result.published, total)))
    for line in at_risk(tables, RULE):
        assert (worlds[:, line.others] > 0).any()
    for quantity in np.flatnonzero(result.primary).tolist():
        assert len(np.unique(worlds[:, quantity])) >= threshold - 1


@given(tables=problems(), threshold=st.sampled_from([3, 4]), seed=st.integers(0, 5), insider=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_nobody_can_say_that_all_of_a_group_are_in_one_category(
    tables: Problem, threshold: int, seed: int, insider: bool
) -> None:
    compare(tables, threshold, seed, insider=insider)


@given(
    tables=problems(everywhere=True), threshold=st.sampled_from([3, 4]), seed=st.integers(0, 5), insider=st.booleans()
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_small_counts_keep_their_values_where_any_zero_may_be_hidden(
    tables: Problem, threshold: int, seed: int, insider: bool
) -> None:
    compare(tables, threshold, seed, insider=insider, everywhere=True)


@pytest.mark.campaign
@given(
    tables=problems(everywhere=True),
    threshold=st.sampled_from([3, 4, 5]),
    seed=st.integers(0, 9),
    insider=st.booleans(),
)
@settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_small_counts_keep_their_values_where_any_zero_may_be_hidden_thousands(
    tables: Problem, threshold: int, seed: int, insider: bool
) -> None:
    compare(tables, threshold, seed, insider=insider, everywhere=True)


@pytest.mark.campaign
@given(tables=problems(), threshold=st.sampled_from([3, 4, 5]), seed=st.integers(0, 5), insider=st.booleans())
@settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_nobody_can_say_that_all_of_a_group_are_in_one_category_thousands(
    tables: Problem, threshold: int, seed: int, insider: bool
) -> None:
    compare(tables, threshold, seed, insider=insider)


def square(**more: int) -> Problem:
    """Four in x, all of them asylum seekers, beside two unremarkable places."""
    counts = {(place, status): 12 for place in "yz" for status in ("none", "asylum", "refugee")}
    counts |= {("x", "none"): 0, ("x", "asylum"): 8, ("x", "refugee"): 0} | {("x", name): n for name, n in more.items()}
    return problem([PLACE, STATUS], ["place,status"], counts, hiding_zeros={"status"})


RULE_TEN = replace(RULE, least=10)
CLAIM_TEN = Groups(RULE.sensitive, 10)


def fault(result: Protected, groups: Groups = CLAIM_TEN) -> set[tuple[str, tuple[str, ...]]]:
    return {(code, codes) for code, _, codes in verify(result, groups=groups).faults}


def test_without_the_rule_the_checker_names_the_group() -> None:
    """Nothing is small here, and everything is shown: all eight are asylum seekers."""
    bare = protect(square(), threshold=5, seed=1)
    assert not bare.hidden.any()
    assert fault(bare) == {("group", ("x", "all"))}
    assert verify(bare).complete  # nobody claimed anything of groups
    kept = protect(square(), threshold=5, seed=1, rule=RULE_TEN)
    assert fault(kept) == set()
    assert len(kept.zeros) == 1
    assert kept.hidden[kept.zeros].all()
    # one more somewhere else, and nothing needs to be hidden for it
    free = protect(square(none=5), threshold=5, seed=1, rule=RULE_TEN)
    assert not free.hidden.any()
    assert fault(free) == set()
    # nine are too few and ten are enough for a group of this size
    assert not protect(square(), threshold=5, seed=1, rule=replace(RULE, least=8)).hidden.any()


def test_a_hidden_zero_that_is_shown_again_is_refused() -> None:
    kept = protect(square(), threshold=5, seed=1, rule=RULE_TEN)
    assert attack(kept.published, threshold=5).safe
    for quantity in np.flatnonzero(kept.hidden).tolist():
        hidden = kept.hidden.copy()
        hidden[quantity] = False
        changed = replace(kept, published=published(kept.problem, hidden))
        assert fault(changed), shown(changed.published)
    fewer = replace(kept.certificate, witnesses=())
    assert {code for code, _, _ in verify(kept, fewer, groups=CLAIM_TEN).faults} >= {"group"}


def test_where_no_zero_may_be_hidden_a_witness_with_one_is_refused() -> None:
    """A hidden number is 1 or more outside of the sensitive dimensions: nobody may claim that it could be 0."""
    kept = protect(square(), threshold=5, seed=1, rule=RULE_TEN)
    elsewhere = Groups({"place": frozenset({"x"})}, 10)
    assert fault(kept, replace(CLAIM_TEN, sensitive={})) != set()
    assert {code for code, _ in fault(kept, elsewhere)} & {"truth", "witness"} or not fault(kept, elsewhere)
