"""How long a closed record names a child, and what is left of it afterwards (loi 09-08, articles 3 and 24).

Nothing is destroyed by a clock: a period that has run out puts a record on a list that a supervisor works through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Consent, Incident, ReportingDuty, Response, Source, Victim, Violation
from rightsmonitor.domain.person import Person

# Five years after a record was closed: long enough for proceedings, and only a proposal. The authorisation of the CNDP
# decides; see docs/data-protection.md.
DEFAULT_MONTHS = 60
FEWEST_MONTHS, MOST_MONTHS = 6, 360
ENDED = frozenset({Status.CLOSED, Status.DUPLICATE, Status.WITHDRAWN})
# A clock that leaps this far between two sessions is more likely wrong than the office was closed.
LEAP = timedelta(days=366)


class HoldReason(StrEnum):
    """Why a record is kept although its time has run out: a code, because a reason in words would name somebody."""

    PROCEEDINGS = "proceedings"
    FOLLOW_UP = "follow-up"
    ASKED = "asked"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDoubt:
    """Why the clock of this laptop is not believed: `behind` the last entry of the audit, or `ahead` by a leap."""

    kind: str
    now: str
    last: str


def doubt(now: datetime, *, last: datetime | None, last_session: datetime | None) -> ClockDoubt | None:
    """None when the clock can be believed. `last`: latest audit entry; `last_session`: before this session began."""
    if last is not None and now < last:
        return ClockDoubt(kind="behind", now=now.isoformat(), last=last.isoformat())
    if last_session is not None and now - last_session > LEAP:
        return ClockDoubt(kind="ahead", now=now.isoformat(), last=last_session.isoformat())
    return None


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(max(year, 1), month + 1, last)
        except ValueError:
            continue
    raise ValueError(months)


def months_after(day: date, months: int) -> date:
    """As `months_before`, the other way."""
    return months_before(day, -months)


def without_identifiers(incident: Incident) -> Incident:
    """The same facts to count, with nothing that leads to a person.

    Everything is left out that is not named here, so a field of tomorrow is destroyed until somebody decides
    otherwise. Dates keep their month, children their age in years; nationality, languages, links to other records,
    people who wrote or decided, places below the province and all free words go. A child keeps its random uid, so that
    children are counted once; it leads somewhere only as long as another record of the same child is kept. Keys inside
    the record become numbers, since a document that came in may have had names for them.
    """
    keys = _Keys(incident)
    return Incident(
        uid=incident.uid,
        when=_month(incident.when),
        time_of_day=incident.time_of_day,
        place=incident.place,
        setting=incident.setting,
        stage=incident.stage,
        channel=incident.channel,
        reported_elsewhere=incident.reported_elsewhere,
        priority=incident.priority,
        violations=tuple(_violation(found, keys) for found in incident.violations),
        victims=tuple(_victim(found, keys) for found in incident.victims),
        perpetrators=tuple(replace(found, key=keys.accused[found.key]) for found in incident.perpetrators),
        sources=tuple(
            Source(kind=found.kind, connection=found.connection, reliability=found.reliability)
            for found in incident.sources
        ),
        responses=tuple(
            Response(
                sector=found.sector,
                kind=found.kind,
                child=keys.victims[found.child],
                violation=keys.violations[found.violation],
                outcome=found.outcome,
            )
            for found in incident.responses
        ),
    )


class _Numbered(dict[str, str]):
    """A letter and a number for each key, in the order in which they are met; no key stays none."""

    def __init__(self, letter: str, keys: Iterable[str]) -> None:
        super().__init__({"": ""})
        self._letter = letter
        for key in keys:
            self[key]

    def __missing__(self, key: str) -> str:
        self[key] = f"{self._letter}{len(self)}"
        return self[key]


class _Keys:
    """Keys of a record by what they stand for; those that stand for nothing get a number too."""

    def __init__(self, incident: Incident) -> None:
        self.violations = _Numbered("v", (found.key for found in incident.violations))
        self.victims = _Numbered("c", (found.key for found in incident.victims))
        self.accused = _Numbered("p", (found.key for found in incident.perpetrators))


def _month(when: PartialDate | None) -> PartialDate | None:
    """The month in which it began; a year stays a year."""
    if when is None:
        return None
    if (when.latest - when.earliest).days > 31:
        return PartialDate.year(when.earliest.year)
    return PartialDate.month(when.earliest.year, when.earliest.month)


def _victim(found: Victim, keys: _Keys) -> Victim:
    person, consent = found.person, found.consent
    return Victim(
        key=keys.victims[found.key],
        person=Person(
            uid=person.uid,
            sex=person.sex,
            protection_status=person.protection_status,
            accompaniment=person.accompaniment,
            disability=person.disability,
            education=person.education,
        ),
        age=found.age,
        age_estimated=found.age_estimated,
        harm=found.harm,
        end_status=found.end_status,
        consent=Consent(
            to_record=consent.to_record,
            to_share=consent.to_share,
            to_count=consent.to_count,
            assent=consent.assent,
            given_by=consent.given_by,
        ),
    )


def _violation(found: Violation, keys: _Keys) -> Violation:
    return Violation(
        key=keys.violations[found.key],
        type=found.type,
        taxonomy_version=found.taxonomy_version,
        rights=found.rights,
        composites=found.composites,
        situation=found.situation,
        victims=tuple(keys.victims[key] for key in found.victims),
        perpetrators=tuple(keys.accused[key] for key in found.perpetrators),
        groups=found.groups,
        conflict_nexus=found.conflict_nexus,
        reporting=ReportingDuty(decision=found.reporting.decision),
        verification=found.verification,
    )
