"""Indicators over quarters: what four packages, both national quarters and the year tell together is what each tells.

The exact attacker holds everything at once: follow-up tables of two offices in two consecutive quarters, the sums of
each quarter and the sum of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import office
import pytest

from rightsmonitor import reference
from rightsmonitor.domain import follow_up
from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.equations.bounds import bounds
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.together import national, recheck
from rightsmonitor.domain.disclosure.together.national import Batch, Shape, Sums
from rightsmonitor.domain.follow_up import Handled

THRESHOLD = 5
MEASURES = {"incidents": ("place,notified", "place,closed"), "responses": ("sector,completed", "delay")}
PACKAGES = tuple((name, quarter) for name in ("OUJ", "TNG") for quarter in ("Q3", "Q4"))


@dataclass(frozen=True)
class Made:
    """The tables of one package: the truth, and what is published."""

    problem: Problem
    shown: Published


@cache
def packages(measure: str) -> Mapping[tuple[str, str], Made]:
    """Each package counts records of its own: a record is verified once, in one quarter."""
    found = {}
    for seed, key in enumerate(PACKAGES):
        records = [
            Handled(
                incident=one,
                submitted_on=office.START.date(),
                verified_on=office.START.date(),
                closed=at % 3 == 0,
                complete=at % 2 == 0,
            )
            for at, one in enumerate(office.records(26 + 7 * seed, seed=40 + seed))
        ]
        problem = follow_up.tabulate(measure, MEASURES[measure], records, reference.load().places)
        found[key] = Made(problem, protect(problem, threshold=THRESHOLD, seed=7 + seed).published)
    return found


def batch(made: list[Made], shape: Shape) -> Batch:
    values = np.stack([each.shown.values for each in made])
    hidden = np.stack([each.shown.hidden for each in made])
    least, most = bounds(shape.layout, values, hidden)
    nothing = np.zeros_like(hidden)
    rounded, limits = np.zeros(len(made), dtype=np.bool_), np.full_like(values, THRESHOLD)
    return Batch(shape, values, hidden, rounded, nothing, least, most, limits)


def shape(measure: str) -> Shape:
    first = next(iter(packages(measure).values())).problem.layout
    return Shape(tuple(table.replace(",", "-") for table in MEASURES[measure]), first)


def sums(measure: str, keys: list[tuple[str, str]]) -> tuple[Sums, Batch]:
    made = batch([packages(measure)[key] for key in keys], shape(measure))
    return national.added(made.shape, [made]), made


@pytest.mark.parametrize("measure", MEASURES)
def test_two_quarters_and_their_year_tell_nothing_that_a_package_hides(measure: str) -> None:
    found = packages(measure)
    assert all(each.shown.hidden.any() for each in found.values())
    alone = {key: attack(each.shown, threshold=THRESHOLD, thorough=True) for key, each in found.items()}
    assert all(verdict.safe for verdict in alone.values())
    shown = [(" ".join(key), each.shown) for key, each in found.items()]
    for keys in ([PACKAGES[0], PACKAGES[2]], [PACKAGES[1], PACKAGES[3]], list(PACKAGES)):
        whole, made = sums(measure, keys)
        assert recheck.subtracted(whole, [made]) == recheck.insiders(whole, [made]) == 0
    year, _ = sums(measure, list(PACKAGES))
    assert recheck.attacked(year, shown, threshold=THRESHOLD) == ()
    joint, where = recheck.together(year, shown)
    # The interval of each hidden count, all packages and sums known, is the one it has in its own package.
    together = attack(joint, threshold=THRESHOLD, thorough=True)
    by_quantity = {each.quantity: (each.low, each.high) for each in together.intervals}
    for key in found:
        for interval in alone[key].intervals:
            assert by_quantity[int(where[" ".join(key)][interval.quantity])] == (interval.low, interval.high)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_true_sums_lie_inside_and_the_quarters_subtract_to_nothing(measure: str) -> None:
    """Year less one quarter leaves the other quarter's intervals as wide as they were published, or wider."""
    (year, _), (first, _), (second, _) = (
        sums(measure, keys) for keys in (list(PACKAGES), [PACKAGES[0], PACKAGES[2]], [PACKAGES[1], PACKAGES[3]])
    )
    true = sum(np.asarray(each.problem.counts) for each in packages(measure).values())
    assert ((year.least <= true) & (true <= year.most)).all()
    left_low, left_high = year.least - first.most, year.most - first.least
    hidden = second.hidden & (first.most < 2**40) & (year.most < 2**40)
    assert hidden.any()
    assert (left_low[hidden] <= second.least[hidden]).all()
    assert (left_high[hidden] >= second.most[hidden]).all()


@pytest.mark.parametrize("measure", MEASURES)
def test_a_sum_that_is_published_though_one_quarter_hides_it_is_caught(measure: str) -> None:
    """The control: true sums of a quarter that only one office reported, beside its package, which hides them."""
    key = PACKAGES[0]
    quarter, made = sums(measure, [key])
    own = packages(measure)[key]
    true = np.asarray(own.problem.counts)
    told = replace(quarter, values=true, hidden=np.zeros_like(quarter.hidden))
    assert recheck.subtracted(told, [made]) > 0
    assert recheck.attacked(told, [(" ".join(key), own.shown)], threshold=THRESHOLD) == (" ".join(key),)
