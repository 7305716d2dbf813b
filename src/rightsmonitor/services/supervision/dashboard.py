"""Figures for the people inside the office. They are exact, so they never leave the vault; a release is made for that.

Each figure carries the query behind it: the list of incidents shows exactly the records that were counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rightsmonitor.domain import workflow
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records.records import Query
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import tallies
from rightsmonitor.storage.records.tallies import Basis

COUNTED = tuple(sorted(workflow.COUNTED))
RECORDED = (Status.CLOSED, Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.VERIFIED)
_OPEN = (Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.VERIFIED)
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`rule` chooses the sentence that says what was counted: `dashboard-rule-<rule>`."""

    key: str
    rule: str
    count: int
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`trend` has a figure for each month, `regions` one for each region and one for unknown places."""

    statuses: tuple[Figure, ...]
    total: Figure
    overdue: Figure
    trend: tuple[Figure, ...]
    regions: tuple[Figure, ...]
    branches: tuple[Figure, ...]


@permitted("dashboard.overview")
def overview(session: Session, *, period: Period | None = None, verified: bool = True) -> Overview:
    """Counts of records that began in `period` (None: the last twelve months), `verified` or all that are in use."""
    statuses = COUNTED if verified else RECORDED
    months = period.months() if period else _last_months(session.today)
    first, last = Period.parse(months[0]).first, Period.parse(months[-1]).last
    span, basis = Period(first, last), Basis(statuses=statuses, first=months[0], last=months[-1])
    all_ = Query(statuses=statuses, begun=span)
    by_month = tallies.by_month(session.vault, basis)
    return Overview(
        statuses=_statuses(session),
        total=Figure(key="total", rule="total", count=sum(by_month.values()), query=all_),
        overdue=Figure(
            key="overdue",
            rule="overdue",
            count=tallies.overdue(session.vault, _OPEN, session.today),
            query=Query(statuses=_OPEN, overdue_on=session.today, order="due"),
        ),
        trend=tuple(
            Figure(key=month, rule="month", count=by_month.get(month, 0), query=_in_month(all_, month))
            for month in months
        ),
        regions=_regions(session, basis, all_),
        branches=_branches(session, basis, all_),
    )


def _last_months(today: date) -> tuple[str, ...]:
    number = today.year * 12 + today.month - 1
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(number - _MONTHS + 1, number + 1))


def _in_month(all_: Query, month: str) -> Query:
    return replace(all_, begun=Period.parse(month))


def _statuses(session: Session) -> tuple[Figure, ...]:
    found = tallies.by_status(session.vault)
    order = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED, Status.CLOSED)
    return tuple(
        Figure(key=status.value, rule="status", count=found.get(status, 0), query=Query(statuses=(status,)))
        for status in order
    )


def _regions(session: Session, basis: Basis, all_: Query) -> tuple[Figure, ...]:
    found = tallies.by_region(session.vault, basis)
    return tuple(
        Figure(key=place.code, rule="region", count=found.get(place.code, 0), query=replace(all_, region=place.code))
        for place in session.reference.places.regions()
    )


def _branches(session: Session, basis: Basis, all_: Query) -> tuple[Figure, ...]:
    """The branches of the taxonomy, the commonest first."""
    codes = [term.code for term in session.reference.taxonomy.branches()]
    found = tallies.by_branch(session.vault, basis)
    figures = (
        Figure(key=code, rule="branch", count=found.get(code, 0), query=replace(all_, violation=code)) for code in codes
    )
    return tuple(sorted(figures, key=lambda figure: -figure.count))
