"""Records that may be the same as the one a person is writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rightsmonitor.domain import similarity
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.similarity import FAR_DAYS, Likeness, Traits
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records.incidents import Row, row_of
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import lists
from rightsmonitor.storage.records.lists import Filter, ListRow

_MOST, _LOOKED_AT = 5, 300
_ALIVE = tuple(status for status in Status if status not in (Status.DUPLICATE, Status.WITHDRAWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A record that may be the same, and why."""

    row: Row
    reasons: tuple[Likeness, ...]


@permitted("duplicates.similar")
def similar(session: Session, *, incident: Incident) -> tuple[Likely, ...]:
    """At most a few records, the likeliest first; none while too little is known of this one."""
    return of(session, incident)


def of(session: Session, incident: Incident) -> tuple[Likely, ...]:
    """As `similar`, for services that were permitted already."""
    mine = _traits_of(incident)
    named = {row.uid: row for row in _of_the_same_name(session, incident)}
    near = {row.uid: row for row in _near(session, mine)}
    found = []
    for uid, row in {**near, **named}.items():
        reasons = similarity.likeness(mine, _traits(row), same_name=uid in named)
        if uid != incident.uid and similarity.score(reasons) >= similarity.ENOUGH:
            found.append(Likely(row=row_of(row), reasons=reasons))
    found.sort(key=lambda likely: (-similarity.score(likely.reasons), likely.row.number))
    return tuple(found[:_MOST])


def alike(session: Session, incident: Incident, keys: Sequence[int]) -> tuple[int, ...]:
    """Which of these rows are alike enough to be looked at, names apart."""
    mine = _traits_of(incident)
    rows = lists.by_keys(session.vault, keys)
    return tuple(
        key
        for key, row in rows.items()
        if similarity.score(similarity.likeness(mine, _traits(row))) >= similarity.ENOUGH
    )


def _near(session: Session, mine: Traits) -> tuple[ListRow, ...]:
    """The same region within weeks: nothing else can score enough without a name."""
    if mine.first is None or mine.last is None or not mine.place:
        return ()
    margin = timedelta(days=FAR_DAYS)
    where = Filter(
        statuses=_ALIVE,
        place=mine.place.partition(".")[0],
        first=_shifted(mine.first, -margin),
        last=_shifted(mine.last, margin),
    )
    return lists.page(session.vault, where=where, limit=_LOOKED_AT)


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _of_the_same_name(session: Session, incident: Incident) -> Iterator[ListRow]:
    """Across spellings and scripts, as the search finds them. One word alone names too many children."""
    for victim in incident.victims:
        for name in (victim.person.names.latin, victim.person.names.arabic):
            if len(name.split()) > 1:
                yield from lists.page(session.vault, where=Filter(words=name, statuses=_ALIVE), limit=_MOST * 4)


def _traits_of(incident: Incident) -> Traits:
    child = incident.victims[0] if incident.victims else None
    return Traits(
        first=incident.when.earliest if incident.when else None,
        last=incident.when.latest if incident.when else None,
        place=incident.place,
        violations=tuple(violation.type for violation in incident.violations if violation.type),
        sex=child.person.sex.value if child else "",
        age=child.age if child else None,
    )


def _traits(row: ListRow) -> Traits:
    return Traits(
        first=date.fromisoformat(row.date_from) if row.date_from else None,
        last=date.fromisoformat(row.date_to) if row.date_to else None,
        place=row.place,
        violations=row.violations,
        sex=row.child_sex,
        age=row.child_age,
    )
