"""What is left of a record when everything that leads to a person is taken out."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from rightsmonitor.domain import retention
from rightsmonitor.domain.codes import Sector
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.incident import Incident, Perpetrator, Response, Victim, Violation
from rightsmonitor.domain.person import Person
from rightsmonitor.domain.retention import doubt, months_after, months_before, without_identifiers
from rightsmonitor.storage.records import projection

CANARY = "zqxcanary"
# Words of closed lists and keys inside the record; all other text goes.
CODES = {
    "uid",
    "key",
    "place",
    "type",
    "taxonomy_version",
    "rights",
    "composites",
    "victims",
    "perpetrators",
    "child",
    "violation",
    "at",
    "by",
}


def _marked(value: Any) -> Any:
    """The same value with a canary in every free text."""
    if not is_dataclass(value):
        return value
    changed = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if isinstance(found, str) and type(found) is str and field.name not in CODES:
            changed[field.name] = CANARY
        elif isinstance(found, tuple):
            changed[field.name] = tuple(_marked(one) for one in found)
        else:
            changed[field.name] = _marked(found)
    return replace(value, **changed)  # type: ignore[type-var]


@given(strategies.values(Incident))
def test_counts_stay_and_free_text_goes(incident: Incident) -> None:
    marked = _marked(incident)
    bare = without_identifiers(marked)
    assert list(projection.units(bare)) == list(projection.units(incident))
    assert projection.violation_codes(bare) == projection.violation_codes(incident)
    assert CANARY in json.dumps(to_document(marked)), "the control: it was there"
    assert CANARY not in json.dumps(to_document(bare))
    again = without_identifiers(bare)
    assert again == bare


def test_names_that_were_used_as_keys_go_and_who_belongs_to_whom_stays() -> None:
    sector = Sector.LIVELIHOODS
    child, act, accused, nobody = (f"{CANARY} {part}" for part in "cvpn")
    incident = Incident(
        uid="u",
        victims=(Victim(key="c2", person=Person(uid="x")), Victim(key=child, person=Person(uid="y"))),
        violations=(Violation(key=act, victims=(child, nobody), perpetrators=(accused,)),),
        perpetrators=(Perpetrator(key=accused),),
        responses=(
            Response(sector=sector, child=child, violation=act),
            Response(sector=sector),
        ),
    )
    bare = without_identifiers(incident)
    assert CANARY in json.dumps(to_document(incident)), "the control: it was there"
    assert CANARY not in json.dumps(to_document(bare))
    assert len({victim.key for victim in bare.victims}) == 2
    (violation,) = bare.violations
    assert violation.victims[0] == bare.victims[1].key
    assert violation.victims[1] not in {victim.key for victim in bare.victims}
    assert violation.perpetrators == (bare.perpetrators[0].key,)
    tied, free = bare.responses
    assert (tied.child, tied.violation) == (bare.victims[1].key, violation.key)
    assert (free.child, free.violation) == ("", "")
    assert list(projection.units(bare)) == list(projection.units(incident))


def test_days_become_months_and_children_lose_their_birthday() -> None:
    for written, left in (
        ("2026-11-21", "2026-11"),
        ("~2026-11-21", "2026-11"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("2026-11-28/2026-12-02", "2026-11"),
        ("2025-01-01/2026-12-31", "2025"),
    ):
        bare = without_identifiers(Incident(uid="u", when=PartialDate.parse(written)))
        assert bare.when is not None
        assert bare.when.isoformat() == left


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_months_go_there_and_back(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
    assert abs((months_before(later, months) - day).days) <= 3


def test_p17_a_clock_that_may_be_wrong_is_doubted() -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    hour, years = timedelta(hours=1), timedelta(days=3650)
    assert doubt(now, last=now - hour, last_session=now - hour) is None
    assert doubt(now, last=None, last_session=None) is None
    behind = doubt(now - years, last=now, last_session=now)
    assert behind is not None
    assert behind.kind == "behind"
    ahead = doubt(now + years, last=now + years, last_session=now)
    assert ahead is not None
    assert ahead.kind == "ahead"
    assert years > retention.LEAP


@pytest.mark.parametrize("months", [0, 1, 12, 60])
def test_the_last_day_of_a_month_stays_in_its_month(months: int) -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2024, 2, 29), 12 + months).month == (2 + months - 1) % 12 + 1
