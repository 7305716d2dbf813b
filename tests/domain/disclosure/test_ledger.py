"""Several releases at once: what each hides alone, the difference gives away; protection must close it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from disclosure_ledgers import alone, checked, corrected, protected, shown_all, year_with_withdrawals
from disclosure_worlds import hierarchy, problem
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.disclosure.together.jointly import protect_jointly, unknown
from rightsmonitor.domain.disclosure.together.linking import Edition, chain, joint_published, link, standing
from rightsmonitor.domain.errors import InvalidTable, ReleaseContradicted

A = hierarchy("a", a0=0, a1=0)
B = hierarchy("b", b0=0, b1=0, b2=0)
YEARS = [f"y{year:02d}" for year in range(6)]
AGE = Hierarchy.from_pairs("age", [("all", ""), ("0-4", "all"), ("5-17", "all"), *((y, "0-4") for y in YEARS[:3]),
                                   *((y, "5-17") for y in YEARS[3:])])  # fmt: skip
SIX = [
    ("all", ""),
    ("0-5", "all"),
    ("6-17", "all"),
    *((y, "0-5") for y in YEARS[:4]),
    *((y, "6-17") for y in YEARS[4:]),
]
OTHER = Hierarchy.from_pairs("age@other", SIX)
Grid = Mapping[tuple[str, ...], int]


def grid(rows: Mapping[str, Sequence[int]]) -> dict[tuple[str, ...], int]:
    return {(row, f"b{column}"): count for row, counts in rows.items() for column, count in enumerate(counts)}


def places_told(editions: Sequence[Edition], threshold: int = 5) -> set[tuple[str, tuple[str, ...], int]]:
    """(release, codes, value) of everything that can be known exactly and is small."""
    linked = link(editions)
    verdict = attack(joint_published(linked), threshold=threshold)
    exact = [each for each in verdict.intervals if each.low == each.high and 0 < each.low < threshold]
    assert verdict.exact == len(exact)
    return {(p.release, p.codes, each.low) for each in exact for p in [linked.place(each.quantity)]}


def test_january_to_march_against_january_to_april() -> None:
    """Both tables show nothing small; their difference is the April of two children."""
    march = problem([A, B], ["a,b"], grid({"a0": [9, 8, 7], "a1": [7, 9, 6]}))
    april = problem([A, B], ["a,b"], grid({"a0": [11, 8, 13], "a1": [7, 9, 12]}))
    assert attack(shown_all(april), threshold=5).safe
    told = places_told(chain([("march", shown_all(march)), ("april", shown_all(april))]))
    assert told == {("april − march", ("a0", "b0"), 2), ("april − march", ("all", "b0"), 2)}
    result = protected([("march", shown_all(march), march)], april)
    assert result.verdict.safe
    report = checked(result, [("new", ("march",))])
    assert report.complete, report.faults
    assert report.protected == 2


def test_the_checker_refuses_two_releases_that_are_safe_alone() -> None:
    march = problem([A, B], ["a,b"], grid({"a0": [9, 8, 7], "a1": [7, 9, 6]}))
    april = problem([A, B], ["a,b"], grid({"a0": [11, 8, 13], "a1": [7, 9, 12]}))
    result = protected([("march", shown_all(march), march)], april)
    opened = replace(result, hidden=result.problem.standing.unpublished)
    assert not checked(opened, [("new", ("march",))]).complete


def test_late_records_in_three_releases() -> None:
    """One late child in each of two later releases: neither difference is told, nor that of the first and the last."""
    first = problem([B], ["b"], {("b0",): 10, ("b1",): 12, ("b2",): 20})
    second = problem([B], ["b"], {("b0",): 11, ("b1",): 20, ("b2",): 29})
    third = problem([B], ["b"], {("b0",): 12, ("b1",): 30, ("b2",): 40})
    told = places_told(chain([("one", shown_all(first)), ("two", shown_all(second)), ("three", shown_all(third))]))
    assert {place for place in told if place[1] == ("b0",)} == {
        ("two − one", ("b0",), 1),
        ("three − two", ("b0",), 1),
        ("three − one", ("b0",), 2),
    }
    two = protected([("one", shown_all(first), first)], second)
    assert checked(two, [("new", ("one",))]).complete
    kept = alone(two, [("one", shown_all(first), first)], second)
    three = protected([("one", shown_all(first), first), ("two", kept, second)], third)
    report = checked(three, [("new", ("two",)), ("new", ("one",)), ("two", ("one",))])
    assert report.complete, report.faults
    assert three.verdict.safe


def test_two_age_schemes_side_by_side_isolate_age_five() -> None:
    ages = {(year, b): 9 for year in YEARS for b in ("b0", "b1")}
    ages["y03", "b0"] = 2  # the only year that stands in 0–5 and in 5–17
    both = {(*cell, cell[0]): count for cell, count in ages.items()}
    flat = hierarchy("b", b0=0, b1=0)
    one = problem([AGE, flat, OTHER], ["age:1,b"], both)
    other = problem([AGE, flat, OTHER], ["age@other:1,b"], both)
    linked = link(chain([("one", shown_all(one)), ("other", shown_all(other))]))
    assert linked.layout.schemes == {"age": "age", "age@other": "age"}
    told = places_told(chain([("one", shown_all(one)), ("other", shown_all(other))]))
    assert ("one", ("b0", "5-17", "0-5"), 2) in told
    result = protected([("one", shown_all(one), one)], other)
    assert result.verdict.safe
    report = checked(result, [("new", ("one",))])
    assert report.complete, report.faults
    assert result.hidden[~result.problem.standing.unpublished].any()


def test_an_earlier_release_that_contradicts_is_refused() -> None:
    march = problem([A, B], ["a,b"], grid({"a0": [9, 8, 7], "a1": [7, 9, 6]}))
    april = problem([A, B], ["a,b"], grid({"a0": [11, 8, 13], "a1": [7, 9, 12]}))
    wrong = shown_all(march)
    wrong.values[wrong.values == 9] = 10
    with pytest.raises(ReleaseContradicted):
        protected([("march", wrong, march)], april)
    linked = link(chain([("march", shown_all(march)), ("april", shown_all(april))]))
    settled, values = standing(linked)
    assert (values[settled.fixed] >= 0).all()
    same = link(chain([("one", shown_all(march)), ("two", shown_all(april)), ("three", wrong)]))
    with pytest.raises((InvalidTable, ReleaseContradicted)):
        attack(joint_published(same), threshold=5)


def test_a_year_after_its_quarters_with_withdrawn_records() -> None:
    """Three records were withdrawn since: the difference is less than nothing, small, and not told."""
    quarters = [problem([A, B], ["a,b"], grid({"a0": [9, 8, 7], "a1": [7, 9, 6]})) for _ in range(2)]
    year = problem([A, B], ["a,b"], grid({"a0": [15, 16, 14], "a1": [14, 18, 20]}))
    earlier = [(f"q{number}", shown_all(each), each) for number, each in enumerate(quarters)]
    result = corrected(earlier, year)
    report = checked(result, [("new", ("q0", "q1"))])
    assert report.complete, report.faults
    told = Edition("new", shown_all(year), ("q0", "q1"))
    linked = link([*(Edition(name, each) for name, each, _ in earlier), told], corrected=True)
    verdict = attack(joint_published(linked), threshold=5)
    found = {(linked.place(each.quantity), each.low) for each in verdict.intervals if each.low == each.high == -3}
    assert {place.release for place, _ in found} == {"new − q0 − q1"}
    assert {place.codes for place, _ in found} == {("a0", "b0"), ("all", "b0"), ("a0", "all")}
    assert verdict.exact == 3
    assert result.verdict.safe


def test_a_year_holds_its_quarters() -> None:
    """Small counts hidden in each quarter, and the one thing that is in the year alone."""
    counts = [{"a0": [2, 8, 7], "a1": [7, 9, 6]}, {"a0": [1, 8, 9], "a1": [7, 9, 0]}]
    quarters = [problem([A, B], ["a,b"], grid(each)) for each in counts]
    shown = [protect(each, threshold=5, seed=number).published for number, each in enumerate(quarters)]
    earlier = [(f"q{number}", each, quarters[number]) for number, each in enumerate(shown)]
    editions = [Edition(name, each) for name, each, _ in earlier]
    year = problem([A, B], ["a,b"], grid({"a0": [3, 18, 16], "a1": [14, 18, 6]}))
    editions.append(Edition("new", unknown(year.layout), ("q0", "q1")))
    cells = [
        (node, *cell, count)
        for node, tables in (("q0", grid(counts[0])), ("q1", grid(counts[1])), ("new+", {("a0", "b1"): 2}))
        for cell, count in tables.items()
    ]
    columns = {"a": [cell[1] for cell in cells], "b": [cell[2] for cell in cells]}
    joint = protect_jointly(
        editions, columns=columns, releases=[cell[0] for cell in cells], weights=[cell[3] for cell in cells],
        threshold=5, seed=1,
    )  # fmt: skip
    assert joint.holds == (("new", ("q0",)), ("new", ("q1",)), ("new", ("q0", "q1")))
    report = checked(joint.result, joint.holds)
    assert report.complete, report.faults
    assert joint.published.hidden.any()
    assert joint.between > 0


def test_a_withdrawal_elsewhere_does_not_open_a_quarter() -> None:
    """Nothing is certain once something was withdrawn, but from most cells nothing was: a year of 12 less a quarter of
    10 would tell the 2 that the other quarter hides."""
    places = hierarchy("a", a0=0, a1=0, a2=0)

    def counted(*counts: int) -> Problem:
        return problem([places], ["a"], dict(zip((("a0",), ("a1",), ("a2",)), counts, strict=True)))

    quarters = [("q1", counted(10, 8, 8)), ("q2", counted(2, 9, 3))]
    year = counted(12, 17, 10)

    def told(shown: list[Published]) -> list[int]:
        one, other, whole = shown
        open_ = ~one.hidden & ~whole.hidden & other.hidden
        return [each for each in (whole.values - one.values)[open_].tolist() if 0 < each < 5]

    assert 2 in told(year_with_withdrawals(quarters, year, as_if=False))
    assert told(year_with_withdrawals(quarters, year, as_if=True)) == []
