"""Quality of the data: each kind of finding has a record that has it and one that has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor import reference
from rightsmonitor.domain import quality
from rightsmonitor.domain.codes import ProtectionStatus, Reliability, Sex
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import GroupVictim, Incident
from rightsmonitor.domain.quality import ENOUGH_RECORDS, Fences, Kind, Measures
from rightsmonitor.services.records import samples

TODAY = date(2026, 8, 10)
REFERENCE = reference.load()


@pytest.fixture(scope="module")
def record() -> Incident:
    """A complete record without any finding but those that a test adds."""
    made = samples.sample(count=40, seed=3, reference=REFERENCE, today=TODAY)
    return min(made, key=lambda found: len(kinds(found)))


def kinds(incident: Incident) -> list[tuple[str, str]]:
    found = quality.findings(incident, REFERENCE.taxonomy, REFERENCE.places, today=TODAY)
    return [(one.kind.value, one.code) for one in found]


def added(incident: Incident, changed: Incident) -> set[tuple[str, str]]:
    return set(kinds(changed)) - set(kinds(incident))


def test_what_is_missing(record: Incident) -> None:
    child = record.victims[0]
    nobody = replace(child.person, sex=Sex.UNKNOWN, protection_status=ProtectionStatus.NOT_ASKED)
    changed = replace(record, when=None, victims=(replace(child, person=nobody), *record.victims[1:]), responses=())
    found = added(record, changed)
    assert {("missing", "date-missing"), ("missing", "sex-unknown")} <= found
    assert not any("status" in code for _, code in found), "not asking is lawful and no fault"
    assert ("missing", "no-response") in set(kinds(changed))


def test_what_is_impossible_and_what_is_only_doubtful(record: Incident) -> None:
    late = replace(record, when=PartialDate.parse("2027-01-01"))
    assert ("impossible", "date-future") in added(record, late)
    adult = replace(record, victims=(replace(record.victims[0], age=19), *record.victims[1:]))
    assert ("doubtful", "adult-at-the-time") in added(record, adult)
    judged = tuple(replace(source, reliability=Reliability.CANNOT_JUDGE) for source in record.sources)
    assert ("doubtful", "sources-not-judged") in set(kinds(replace(record, sources=judged)))


def test_identifiers_are_counted_for_each_field_and_never_quoted(record: Incident) -> None:
    changed = replace(record, narrative="Appeler 0612345678 ou ٠٦٨٧٦٥٤٣٢١, x@exemple.ma")
    found = quality.findings(changed, REFERENCE.taxonomy, REFERENCE.places, today=TODAY)
    named = {one.code: one for one in found if one.kind is Kind.IDENTIFIER and one.field == "narrative"}
    assert set(named) == {"identifier-phone", "identifier-email"}
    assert named["identifier-phone"].facts == {"count": 2}
    assert "0612345678" not in repr(found)


def test_measures_of_a_record(record: Incident) -> None:
    when = PartialDate.parse("2026-07-01")
    group = replace(record.violations[0], groups=(GroupVictim(girls=2, boys=3),))
    changed = replace(record, when=when, first_reported=date(2026, 7, 11), violations=(group,))
    found = quality.measures(changed)
    assert found == Measures(lag=10, children=len(record.victims) + 5, acts=1)
    assert quality.measures(replace(changed, when=None)).lag is None
    assert quality.measures(replace(changed, first_reported=date(2026, 6, 1))).lag == 0


def test_too_few_records_make_nothing_unusual() -> None:
    few = [Measures(lag=1, children=1, acts=1)] * (ENOUGH_RECORDS - 1)
    assert quality.fences(few) == Fences()
    assert quality.outliers(Measures(lag=9999, children=999, acts=99), Fences()) == ()


def test_a_record_far_from_the_others_is_unusual_and_one_on_the_fence_is_not() -> None:
    usual = [Measures(lag=at % 20, children=1 + at % 3, acts=1) for at in range(60)]
    limits = quality.fences(usual)
    assert limits.lag is not None
    assert limits.lag >= 30
    assert limits.children is not None
    assert limits.acts == 3
    on = Measures(lag=limits.lag, children=limits.children, acts=3)
    assert quality.outliers(on, limits) == ()
    above = quality.outliers(Measures(lag=limits.lag + 1, children=limits.children + 1, acts=4), limits)
    assert [found.code for found in above] == ["unusual-lag", "unusual-children", "unusual-acts"]
    assert above[0].facts == {"count": limits.lag + 1, "limit": limits.lag}


@given(st.lists(st.integers(0, 40), min_size=ENOUGH_RECORDS, max_size=80), st.integers(1_000, 10**6))
def test_one_strange_record_does_not_hide_itself(lags: list[int], strange: int) -> None:
    """Robust: however far out it is, the fence moves by little and it stays outside."""
    all_ = [Measures(lag=lag, children=1, acts=1) for lag in (*lags, strange)]
    assert quality.outliers(all_[-1], quality.fences(all_))
