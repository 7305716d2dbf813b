"""Pages of the incident list: filters, search and order are SQL, so that a page costs what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from rightsmonitor.domain.codes import Priority, Status
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.records.search import match_expression

_ORDERS = {
    "date": "date_from",
    "number": "number",
    "violation": "violations",
    "place": "place",
    "status": "status",
    "priority": "CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 ELSE 2 END",
    "due": "CASE due WHEN '' THEN '9' ELSE due END",
    "updated": "updated",
    "child": "child_age",
}
ORDERS = frozenset(_ORDERS)
_COLUMNS = (
    "incident.uid, number, status, revision, user.uid, date_from, date_to, date_text, place, priority, due,"
    " violations, child_sex, child_age, child_age_estimated, child_status, child_accompaniment, child_others,"
    " verified_on, updated"
)


class Holder(Protocol):
    @property
    def database(self) -> Database: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows; empty means everything.

    `place` and `violation` include what lies below them in the tree.
    """

    words: str = ""
    statuses: tuple[Status, ...] = ()
    place: str = ""
    violation: str = ""
    first: date | None = None  # the incident may have happened on or after
    last: date | None = None
    author: str = ""  # user uid
    not_author: str = ""
    priorities: tuple[Priority, ...] = ()
    due_until: date | None = None
    begun_first: date | None = None  # the first day on which it may have happened
    begun_last: date | None = None
    overdue_on: date | None = None  # something was to be done before that day
    finding: str = ""  # kind, or kind:code, of what the checks of quality found


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One line of the list. Texts are codes; empty text and None mean unknown."""

    uid: str
    number: str
    status: Status
    revision: int
    author_uid: str
    date_from: str
    date_to: str
    date_text: str  # `PartialDate.parse` reads it back
    place: str
    priority: Priority
    due: str
    violations: tuple[str, ...]
    child_sex: str
    child_age: int | None
    child_age_estimated: bool
    child_status: str
    child_accompaniment: str
    child_others: int
    verified_on: str
    updated: str


def page(
    vault: Holder, *, where: Filter, order: str = "-date", offset: int = 0, limit: int = 100
) -> tuple[ListRow, ...]:
    """One page. `order` is a name of ORDERS, descending after a `-`; KeyError for another."""
    source, condition, values = _source(where)
    if not source:
        return ()
    direction = "DESC" if order.startswith("-") else "ASC"
    key = _ORDERS[order.removeprefix("-")]
    rows = vault.database.rows(
        f"SELECT {_COLUMNS} FROM incident JOIN user ON user.id = incident.author"
        f" WHERE incident.id IN (SELECT incident.id FROM {source} WHERE {condition}"
        f" ORDER BY {key} {direction}, incident.id {direction} LIMIT ? OFFSET ?)"
        f" ORDER BY {key} {direction}, incident.id {direction}",
        (*values, limit, offset),
    )
    return tuple(_row(row) for row in rows)


def by_keys(vault: Holder, keys: Sequence[int]) -> dict[int, ListRow]:
    """Lines by row number, for the rows that there are."""
    marks = ", ".join("?" * len(keys))
    rows = vault.database.rows(
        f"SELECT {_COLUMNS}, incident.id FROM incident JOIN user ON user.id = incident.author"
        f" WHERE incident.id IN ({marks})",
        tuple(keys),
    )
    return {int(row[-1]): _row(row) for row in rows}


def count(vault: Holder, *, where: Filter) -> int:
    source, condition, values = _source(where)
    if not source:
        return 0
    if where == Filter(words=where.words) and where.words.strip():
        source = "incident_fts"  # the index alone knows
    return int(vault.database.value(f"SELECT count(*) FROM {source} WHERE {condition}", values))


def _row(row: tuple[Any, ...]) -> ListRow:
    return ListRow(
        uid=row[0],
        number=row[1],
        status=Status(row[2]),
        revision=row[3],
        author_uid=row[4],
        date_from=row[5],
        date_to=row[6],
        date_text=row[7],
        place=row[8],
        priority=Priority(row[9]),
        due=row[10],
        violations=tuple(row[11].split()),
        child_sex=row[12],
        child_age=row[13],
        child_age_estimated=bool(row[14]),
        child_status=row[15],
        child_accompaniment=row[16],
        child_others=row[17],
        verified_on=row[18],
        updated=row[19],
    )


def _source(where: Filter) -> tuple[str, str, list[object]]:
    """Tables, condition with marks, values; no tables when the words can match nothing."""
    condition, values = _condition(where)
    if not where.words.strip():
        return "incident", condition, values
    expression = match_expression(where.words)
    if not expression:
        return "", "", []
    # The index first, then the rows it names: a list of ids in between costs three times as much.
    source = "incident_fts CROSS JOIN incident ON incident.id = incident_fts.rowid"
    return source, f"incident_fts MATCH ? AND {condition}", [expression, *values]


def _condition(where: Filter) -> tuple[str, list[object]]:
    """SQL with marks, and its values."""
    parts: list[str] = []
    values: list[object] = []

    def add(sql: str, *bound: object) -> None:
        parts.append(sql)
        values.extend(bound)

    if where.statuses:
        add(f"status IN ({', '.join('?' * len(where.statuses))})", *(s.value for s in where.statuses))
    if where.priorities:
        add(f"priority IN ({', '.join('?' * len(where.priorities))})", *(p.value for p in where.priorities))
    if where.place:
        add(_below("place"), *_branch(where.place))
    if where.violation:
        inner = _below("code")
        add(
            f"incident.id IN (SELECT incident FROM incident_violation WHERE {inner})",
            *_branch(where.violation),
        )
    if where.finding:
        kind, _, code = where.finding.partition(":")
        inner = "kind = ?" + (" AND code = ?" if code else "")
        add(f"incident.id IN (SELECT incident FROM quality_finding WHERE {inner})", *filter(None, (kind, code)))
    _add_dates(where, add)
    if where.author:
        add("author = (SELECT id FROM user WHERE uid = ?)", where.author)
    if where.not_author:
        add("author IS NOT (SELECT id FROM user WHERE uid = ?)", where.not_author)
    return " AND ".join(parts) or "1", values


class _Add(Protocol):
    def __call__(self, sql: str, *bound: object) -> None: ...


def _add_dates(where: Filter, add: _Add) -> None:
    if where.first:
        add("date_to >= ?", where.first.isoformat())
    if where.last:
        add("date_from <= ? AND date_from <> ''", where.last.isoformat())
    if where.begun_first:
        add("date_from >= ?", where.begun_first.isoformat())
    if where.begun_last:
        add("date_from <= ? AND date_from <> ''", where.begun_last.isoformat())
    if where.overdue_on:
        add("due <> '' AND due < ?", where.overdue_on.isoformat())
    if where.due_until:
        add("due <> '' AND due <= ?", where.due_until.isoformat())


def _below(column: str) -> str:
    return f"({column} = ? OR ({column} > ? AND {column} < ?))"


def _branch(code: str) -> tuple[str, str, str]:
    """`02` with everything that begins with `02.`: `/` is the character after the dot."""
    return code, f"{code}.", f"{code}/"
