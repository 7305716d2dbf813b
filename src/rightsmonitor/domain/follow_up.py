"""How an office works, as counts of verified records, of the responses in them and of the acts in them.

Each measure has its own counting unit and its own small tables, which are protected among themselves like those of a
release. They count records and services, never children.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import (
    ConsentAnswer,
    DelayBand,
    PerpetratorType,
    ReportedElsewhere,
    ReportingDecision,
    ResponseKind,
    ResponseOutcome,
    Sector,
)
from rightsmonitor.domain.dates import PartialDate, delay_band
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.incident import Incident, Response
from rightsmonitor.domain.indicators import YES
from rightsmonitor.domain.place import COUNTRY, Places

TOTAL, NO, UNKNOWN = "_T", "N", "_U"
SEVERAL = "several"  # alleged perpetrators of more than one kind
MEASURES = ("incidents", "responses", "acts")
TIMELY_DAYS = 7  # from submission to verification
_QUICK_DAYS = 3  # from the first report to the response: 72 hours
_DONE = {ResponseOutcome.PROVIDED, ResponseOutcome.ACCEPTED}
_REMEDY = "cndh_mre"  # in the partner directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """A record that was verified in the period, and what became of it."""

    incident: Incident
    submitted_on: date
    verified_on: date
    closed: bool
    complete: bool  # nothing was missing


Row = dict[str, str]


def counts_here(incident: Incident) -> bool:
    """Whether somebody agreed to be counted, and no other office of the same mechanism counts the record."""
    if incident.reported_elsewhere is ReportedElsewhere.SAME_MECHANISM:
        return False
    groups = any(violation.groups for violation in incident.violations)
    return groups or any(victim.consent.to_count is ConsentAnswer.YES for victim in incident.victims)


def rows(measure: str, records: Sequence[Handled], places: Places) -> list[Row]:
    """One row for each unit of a measure, its codes by dimension. Raises KeyError for an unknown measure."""
    make = _MEASURES[measure]
    return [row for record in records if counts_here(record.incident) for row in make(record, places)]


def _incident(record: Handled, places: Places) -> list[Row]:
    incident = record.incident
    duties = [violation.reporting for violation in incident.violations]
    notified = any(duty.decision is ReportingDecision.REPORTED for duty in duties)
    days = (record.verified_on - record.submitted_on).days
    return [
        {
            "place": places.region_of(incident.place).code if places.has(incident.place) else UNKNOWN,
            "notified": _answer(notified),
            "assent": _answer(any(v.consent.assent is ConsentAnswer.YES for v in incident.victims)),
            "verified-in-7-days": _answer(days <= TIMELY_DAYS),
            "complete": _answer(record.complete),
            "closed": _answer(record.closed),
            "to-cndh": _answer(notified and any(duty.to_whom == _REMEDY for duty in duties)),
        }
    ]


def _responses(record: Handled, places: Places) -> list[Row]:
    return [_response(record.incident, response) for response in record.incident.responses]


def _response(incident: Incident, response: Response) -> Row:
    reported, given = incident.first_reported, response.given_on
    quick = reported is not None and given is not None and (given - reported).days <= _QUICK_DAYS
    first = PartialDate.day(reported) if reported is not None else None
    return {
        "sector": response.sector.value,
        "kind": response.kind.value,
        "within-72-hours": _answer(quick),
        "completed": _answer(response.outcome in _DONE),
        "unavailable": _answer(response.outcome is ResponseOutcome.UNAVAILABLE),
        "delay": delay_band(first, given).value,
    }


def _acts(record: Handled, places: Places) -> list[Row]:
    found = []
    for violation in record.incident.violations:
        kinds = {p.type for p in record.incident.perpetrators if p.key in violation.perpetrators}
        several = SEVERAL if len(kinds) > 1 else PerpetratorType.UNKNOWN.value
        found.append({"perpetrator": next(iter(kinds)).value if len(kinds) == 1 else several})
    return found


def _answer(yes: bool) -> str:
    return YES if yes else NO


_MEASURES: Mapping[str, Callable[[Handled, Places], list[Row]]] = {
    "incidents": _incident,
    "responses": _responses,
    "acts": _acts,
}


def tabulate(measure: str, keys: Sequence[str], records: Sequence[Handled], places: Places) -> Problem:
    """The tables of one measure, to be protected. A key lists its dimensions: `place,notified`."""
    trees = hierarchies(places)
    counted = rows(measure, records, places)
    names = {name for key in keys for name in key.split(",")}
    columns = {name: [row[name] for row in counted] for name in names}
    specs = [TableSpec.parse(key) for key in keys]
    return Problem.from_records(hierarchies=trees, tables=specs, columns=columns)


def hierarchies(places: Places) -> dict[str, Hierarchy]:
    """The trees of all dimensions, totals first."""
    binary = ("notified", "assent", "verified-in-7-days", "complete", "closed", "to-cndh")
    flags = (*binary, "within-72-hours", "completed", "unavailable")
    regions = [(region.code, COUNTRY) for region in places.regions()]
    trees = {name: _flat(name, (YES, NO)) for name in flags}
    return trees | {
        "place": Hierarchy.from_pairs("place", [(COUNTRY, ""), *regions, (UNKNOWN, COUNTRY)]),
        "sector": _flat("sector", [sector.value for sector in Sector]),
        "kind": _flat("kind", [kind.value for kind in ResponseKind]),
        "delay": _flat("delay", [band.value for band in DelayBand]),
        "perpetrator": _flat("perpetrator", [*(kind.value for kind in PerpetratorType), SEVERAL]),
    }


def _flat(name: str, codes: Sequence[str]) -> Hierarchy:
    return Hierarchy.from_pairs(name, [(TOTAL, ""), *((code, TOTAL) for code in codes)])
