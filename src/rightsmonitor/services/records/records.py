"""What the services hand out about incidents: records, rows of a list, steps of a history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain import workflow
from rightsmonitor.domain.codes import Priority, Status
from rightsmonitor.domain.dates import PartialDate, Period
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records.changes import FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    field: str
    text: str
    by: str  # name
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A record as it is in the vault, with what is wrong or missing in it."""

    incident: Incident
    number: str
    status: Status
    revision: int
    author: str
    author_uid: str
    created: str
    updated: str
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    own: bool
    steps: frozenset[Step]

    @property
    def editable(self) -> bool:
        return self.own and self.status in workflow.EDITABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a list shows; empty means everything."""

    words: str = ""
    statuses: tuple[Status, ...] = ()
    region: str = ""
    province: str = ""
    violation: str = ""
    period: Period | None = None
    mine: bool = False
    priorities: tuple[Priority, ...] = ()
    due_until: date | None = None  # something is to be done until then
    begun: Period | None = None  # the first day on which it may have happened lies in it
    overdue_on: date | None = None  # something was to be done before that day
    finding: str = ""  # kind, or kind:code, of what the checks of quality found
    order: str = "-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSummary:
    sex: str
    age: int | None
    age_estimated: bool
    protection_status: str
    accompaniment: str
    others: int  # further children of the incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list."""

    uid: str
    number: str
    when: PartialDate | None
    violations: tuple[str, ...]
    child: ChildSummary | None
    place: str
    status: Status
    priority: Priority
    due: date | None
    revision: int
    author_uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the history of a record, with the fields that it changed."""

    at: str
    by: str
    act: str
    status: Status
    fields: tuple[FieldChange, ...]
    comment: str
