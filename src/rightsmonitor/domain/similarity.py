"""How alike two records are: place, date, act, child and name. It only asks people to look; it never decides.

Weights are integers, so that a score is the sum of reasons a person can read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEAR_DAYS, FAR_DAYS = 3, 21
NEAR_YEARS = 2


class Likeness(StrEnum):
    """Why a record may be the same."""

    SAME_NAME = "same-name"
    SAME_ACT = "same-act"
    NEAR_ACT = "near-act"
    SAME_PLACE = "same-place"
    SAME_REGION = "same-region"
    SAME_DATE = "same-date"
    NEAR_DATE = "near-date"
    SAME_CHILD = "same-child"


WEIGHTS: Mapping[Likeness, int] = {
    Likeness.SAME_NAME: 5,
    Likeness.SAME_ACT: 3,
    Likeness.NEAR_ACT: 1,
    Likeness.SAME_PLACE: 3,
    Likeness.SAME_REGION: 1,
    Likeness.SAME_DATE: 3,
    Likeness.NEAR_DATE: 1,
    Likeness.SAME_CHILD: 2,
}
ENOUGH = 8  # below, too many records would be named for the list to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is compared. Empty and None mean unknown, which is like nothing."""

    first: date | None
    last: date | None
    place: str
    violations: tuple[str, ...]
    sex: str
    age: int | None


def likeness(one: Traits, other: Traits, *, same_name: bool = False) -> tuple[Likeness, ...]:
    """The reasons, the weightiest first."""
    found = [Likeness.SAME_NAME] if same_name else []
    for reason in (_act(one, other), _place(one, other), _date(one, other), _child(one, other)):
        if reason is not None:
            found.append(reason)
    return tuple(sorted(found, key=lambda reason: -WEIGHTS[reason]))


def score(reasons: tuple[Likeness, ...]) -> int:
    return sum(WEIGHTS[reason] for reason in reasons)


def _act(one: Traits, other: Traits) -> Likeness | None:
    if set(one.violations) & set(other.violations):
        return Likeness.SAME_ACT
    branches = {code.partition(".")[0] for code in one.violations}
    return Likeness.NEAR_ACT if branches & {code.partition(".")[0] for code in other.violations} else None


def _place(one: Traits, other: Traits) -> Likeness | None:
    if not one.place or not other.place:
        return None
    if one.place == other.place:
        return Likeness.SAME_PLACE
    return Likeness.SAME_REGION if one.place.partition(".")[0] == other.place.partition(".")[0] else None


def _date(one: Traits, other: Traits) -> Likeness | None:
    """Ranges that touch, or nearly."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    apart = max(one.first - other.last, other.first - one.last, timedelta(0))
    if apart <= timedelta(days=NEAR_DAYS):
        return Likeness.SAME_DATE
    return Likeness.NEAR_DATE if apart <= timedelta(days=FAR_DAYS) else None


def _child(one: Traits, other: Traits) -> Likeness | None:
    if one.sex not in ("girl", "boy") or one.sex != other.sex or one.age is None or other.age is None:
        return None
    return Likeness.SAME_CHILD if abs(one.age - other.age) <= NEAR_YEARS else None
