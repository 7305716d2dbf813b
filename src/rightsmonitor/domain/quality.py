"""Quality of the data of a record: missing, impossible, doubtful, unusual, doubled, or naming somebody in free text.

Pure: what a rule says of one record, and fences that are worked out from all of them. It never decides; it asks people
to look, and says why in a code that chooses the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_
from datetime import date
from enum import StrEnum
from statistics import quantiles

from rightsmonitor.domain import identifiers, rules
from rightsmonitor.domain.codes import Reliability, Sex
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.place import Places
from rightsmonitor.domain.rules import Problem
from rightsmonitor.domain.taxonomy import Taxonomy


class Kind(StrEnum):
    """What a finding is about."""

    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    DOUBTFUL = "doubtful"
    OUTLIER = "outlier"
    DUPLICATE = "duplicate"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`code` chooses the sentence: `problems-<code>` for what the rules say, `quality-<code>` for the rest."""

    kind: Kind
    code: str
    field: str
    facts: Mapping[str, str | int] = field_(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is compared with other records. `lag`: days from the incident to its report, None while unknown."""

    lag: int | None
    children: int
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fences:
    """Above these a measure is unusual in this office; None while there are too few records to say."""

    lag: int | None = None
    children: int | None = None
    acts: int | None = None


# Warnings of the rules that say that something was left out, not that it is strange.
_LEFT_OUT = frozenset({"age-missing", "reported-missing", "consent-count-missing", "place-region-only"})
ENOUGH_RECORDS = 30  # with fewer, a quarter of the records is a handful and every record is unusual
_REACH = 3  # interquartile ranges above the third quarter: Tukey's "far out"
_LEAST = Fences(lag=30, children=4, acts=3)  # nothing below is ever unusual, however alike the others are


def findings(incident: Incident, taxonomy: Taxonomy, places: Places, *, today: date) -> tuple[Finding, ...]:
    """Everything that one record alone tells: missing, impossible, doubtful, identifiers. In the order of the form."""
    told = (_of_rule(problem) for problem in rules.problems(incident, taxonomy, places, today=today))
    return (*told, *_left_unknown(incident), *_named(incident))


def _of_rule(problem: Problem) -> Finding:
    if problem.severity == "incomplete" or problem.code in _LEFT_OUT:
        kind = Kind.MISSING
    else:
        kind = Kind.IMPOSSIBLE if problem.severity == "error" else Kind.DOUBTFUL
    return Finding(kind=kind, code=problem.code, field=problem.field, facts=problem.facts)


def _left_unknown(incident: Incident) -> Iterator[Finding]:
    """What the form allows to leave unknown and the tables need.

    A protection status that was not asked is no fault: asking may endanger, and irregular stay is an offence.
    """
    for at, victim in enumerate(incident.victims):
        if victim.person.sex is Sex.UNKNOWN:
            yield Finding(kind=Kind.MISSING, code="sex-unknown", field=f"victims[{at}].person.sex")
    if incident.sources and all(source.reliability is Reliability.CANNOT_JUDGE for source in incident.sources):
        yield Finding(kind=Kind.DOUBTFUL, code="sources-not-judged", field="sources[0].reliability")
    if incident.violations and not incident.responses:
        yield Finding(kind=Kind.MISSING, code="no-response", field="responses")


def _named(incident: Incident) -> Iterator[Finding]:
    """One finding for each field and kind of identifier: how many, never which."""
    counts: dict[tuple[str, str], int] = {}
    for one in identifiers.in_record(incident):
        key = one.field, one.spot.kind.value
        counts[key] = counts.get(key, 0) + 1
    for (path, kind), count in counts.items():
        yield Finding(kind=Kind.IDENTIFIER, code=f"identifier-{kind}", field=path, facts={"count": count})


# --- against the other records -----------------------------------------------------------------------


def measures(incident: Incident) -> Measures:
    when, reported = incident.when, incident.first_reported
    grouped = max((sum(group.total for group in found.groups) for found in incident.violations), default=0)
    return Measures(
        lag=max(0, (reported - when.latest).days) if when and reported else None,
        children=len(incident.victims) + grouped,
        acts=len(incident.violations),
    )


def fences(all_: Sequence[Measures]) -> Fences:
    """Tukey's far fences of the office's own records; robust, so that one strange record hides no other."""
    if len(all_) < ENOUGH_RECORDS:
        return Fences()
    lags = [found.lag for found in all_ if found.lag is not None]
    return Fences(
        lag=_fence(lags, _LEAST.lag or 0),
        children=_fence([found.children for found in all_], _LEAST.children or 0),
        acts=_fence([found.acts for found in all_], _LEAST.acts or 0),
    )


def _fence(values: Sequence[int], least: int) -> int | None:
    if len(values) < ENOUGH_RECORDS:
        return None
    first, _, third = quantiles(values, n=4, method="inclusive")
    return max(least, round(third + _REACH * (third - first)))


def outliers(found: Measures, limits: Fences) -> tuple[Finding, ...]:
    """Measures above their fence; a value on the fence is not unusual."""
    fields = {"lag": "first_reported", "children": "victims", "acts": "violations"}
    return tuple(
        Finding(kind=Kind.OUTLIER, code=f"unusual-{name}", field=path, facts={"count": value, "limit": limit})
        for name, path in fields.items()
        if (value := getattr(found, name)) is not None
        and (limit := getattr(limits, name)) is not None
        and value > limit
    )
