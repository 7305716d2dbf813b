"""Rounded releases one after the other: no increment of 1 … t − 1 is ever readable between any two of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from disclosure_chains import released, secret, shown, tables, verify
from disclosure_worlds import hierarchy, joint_leaves, problem
from rightsmonitor.domain.disclosure.checking.checker import Shown
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.attack import Multiples
from rightsmonitor.domain.disclosure.rounding.chain import attack_chain, prove_chain
from rightsmonitor.domain.disclosure.rounding.increments import Chained
from rightsmonitor.domain.disclosure.rounding.rounding import round_tables

SHAPES = (("a,b",), ("geo:2,b",), ("a,b", "b,c"), ("geo:2,a", "a,c", "geo:1,c"))
FLAT = {"a": 2, "b": 3, "c": 2}
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def growing(draw: st.DrawFn, most: int = 4) -> list[Problem]:
    """Two to four releases; records are added, and now and then some are withdrawn."""
    shape = draw(st.sampled_from(SHAPES))
    names = list(dict.fromkeys(part.partition(":")[0] for text in shape for part in text.split(",")))
    trees = [
        hierarchy("geo", n=2, s=1) if name == "geo" else hierarchy(name, **{f"{name}{i}": 0 for i in range(FLAT[name])})
        for name in names
    ]
    cells = joint_leaves(trees)
    steps = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7, -1]), min_size=len(cells), max_size=len(cells))
    counts, found = [0] * len(cells), []
    for _ in range(draw(st.integers(2, most))):
        counts = [max(0, have + more) for have, more in zip(counts, draw(steps), strict=True)]
        found.append(problem(trees, shape, dict(zip(cells, counts, strict=True))))
    return found


@given(problems=growing(), base=st.sampled_from([3, 5]), seed=st.integers(0, 9))
@quick
def test_differences_are_multiples_and_every_small_one_is_proved_free(
    problems: list[Problem], base: int, seed: int
) -> None:
    chain = released(problems, base, seed)
    for upto, chained in enumerate(chain, start=1):
        values, counts = chained.values(upto), chained.counts(upto)
        assert (values % base == 0).all()
        assert (counts[values == 0] < base).all()
        assert (chained.differences()[-1] >= 0).all()
        assert (chained.differences()[-1] % base == 0).all()
        assert verify(chained, prove_chain(chained, threshold=base)).complete
    last = chain[-1]
    for first, second in combinations(range(len(chain) + 1), 2):
        beyond = last.counts(second) - last.counts(first)
        told = last.values(second) - last.values(first)
        assert not (told[(beyond > 0) & (beyond < base)] % base).any()
        assert (told[beyond == 0] == 0).all()
    everything = [Multiples(last.layout, last.values(upto + 1), base) for upto in range(len(chain))]
    assert attack_chain(everything, threshold=base).safe


@given(problems=growing(), seed=st.integers(0, 9))
@quick
def test_what_was_withdrawn_waits(problems: list[Problem], seed: int) -> None:
    last = released(problems, 5, seed)[-1]
    counted, here = last.counts(len(problems)), problems[-1].counts
    assert (counted >= here).all()
    assert (last.waiting > 0) == bool((counted > here).any())


@given(problems=growing(most=3), seed=st.integers(0, 9), data=st.data())
@quick
def test_the_checker_rejects_every_chain_with_one_number_changed(
    problems: list[Problem], seed: int, data: st.DataObject
) -> None:
    last = released(problems, 5, seed)[-1]
    proof = prove_chain(last, threshold=5)
    read = tables(last)
    number = data.draw(st.integers(0, len(read) - 1))
    codes = data.draw(st.sampled_from(sorted(read[number].cells)))
    read[number] = replace(read[number], cells=dict(read[number].cells) | {codes: read[number].cells[codes] + 5})
    assert not verify(last, proof, read).complete


@given(problems=growing(most=2), seed=st.integers(0, 9))
@quick
def test_releases_rounded_one_by_one_are_no_chain(problems: list[Problem], seed: int) -> None:
    """The control: whoever rounds afresh shows changes where nothing changed, and the same proof fails."""
    chained = released(problems, 5, seed)[-1]
    fresh = [round_tables(each, base=5, secret=secret(seed + 50 + at)).values for at, each in enumerate(problems)]
    assume(any((fresh[at] != chained.values(at + 1)).any() for at in range(2)))
    assert not verify(chained, prove_chain(chained, threshold=5), _shown(chained, fresh)).complete


def _shown(chained: Chained, values: list[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> list[Shown]:
    return [
        each
        for increment, found in zip(chained.increments, values, strict=True)
        for each in shown(chained.layout, increment.name, found)
    ]
