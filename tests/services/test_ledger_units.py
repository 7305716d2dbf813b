"""What is counted: flags never below the region, children once, nothing twice, a year afresh."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.codes import ConsentAnswer, ReportedElsewhere
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidValue, MixedReleases, PeriodClosed, RebaseTooEarly
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.release import Release
from rightsmonitor.domain.tabulation import DEFAULT_TABLES
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services import session
from rightsmonitor.services.records import incidents
from rightsmonitor.services.release import attacks, preparing, proof, releases
from rightsmonitor.services.release.preparing import Request
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import review
from rightsmonitor.storage import releases as rows

QUARTER, YEAR = Period.parse("2026-Q3"), Period.parse("2026")
OCTOBER, JANUARY = datetime(2026, 10, 12, 9, 0, tzinfo=UTC), datetime(2027, 1, 9, 9, 0, tzinfo=UTC)
FLAGGED, CHILDREN = "place-flag", "violation-children"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    office.create(folder)
    return folder


def opened(folder: Path, name: str, at: datetime = office.START) -> Session:
    return session.unlock(
        folder=folder, user=name, passphrase=office.secret(name), clock=FixedClock(at), weakest_kdf=office.CHEAP
    )


def add(folder: Path, found: tuple[Incident, ...], at: datetime = office.START) -> None:
    one = opened(folder, "officer", at)
    for incident in found:
        stored = incidents.save(one, incident=incident, expected_revision=0)
        incidents.move(one, uid=incident.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    one.close()
    verify(folder, at)


def verify(folder: Path, at: datetime) -> None:
    one = opened(folder, "supervisor", at)
    for row in review.queue(one, limit=10_000):
        review.verify(one, uid=row.uid, expected_revision=row.revision)
    one.close()


def flagged(found: tuple[Incident, ...], flag: str) -> tuple[Incident, ...]:
    return tuple(
        replace(one, violations=tuple(replace(each, composites=(flag, "RMV-C.4")) for each in one.violations))
        for one in found
    )


def counts(
    folder: Path, *tables: str, levels: int = 1, at: datetime = office.START
) -> dict[str, Counter[tuple[str, ...]]]:
    """True counts of every cell of some tables, before anything is protected."""
    one = opened(folder, "officer")
    made = preparing.tabulated_for(
        one, Request(period=QUARTER, tables=tables, place_levels=levels), trafficking_place="region"
    )
    one.close()
    layout = made.problem.layout
    return {
        key: Counter(
            {
                layout.codes(number, cell): int(made.problem.counts[quantity])
                for cell, quantity in enumerate(layout.tables[number].quantity.ravel().tolist())
            }
        )
        for number, key in enumerate(made.keys)
    }


def consenting(one: Incident) -> Incident:
    victims = tuple(replace(v, consent=replace(v.consent, to_count=ConsentAnswer.YES)) for v in one.victims)
    return replace(one, victims=victims, reported_elsewhere=ReportedElsewhere.NO)


def test_trafficking_is_in_no_province(vault: Path) -> None:
    found = tuple(map(consenting, office.records(24, seed=5)))
    marked, others = flagged(found[:12], "RMV-C.2"), found[12:]
    add(vault, (*marked, *others))
    counted = counts(vault, "place-violation", FLAGGED, levels=2)
    places, flags = counted["place-violation"], counted[FLAGGED]
    units = sum(len(one.victims_of(v)) + sum(g.total for g in v.groups) for one in marked for v in one.violations)
    assert flags[("MA", "RMV-C.2")] == units > 0
    assert {code for code, _ in flags} == {code for code, _ in flags if len(code) == 2}
    add(vault, flagged(tuple(map(consenting, office.records(8, seed=9))), "RMV-C.2"))
    again = counts(vault, "place-violation", FLAGGED, levels=2)
    for (place, violation), count in again["place-violation"].items():
        if "." in place and not place.endswith("._U"):
            assert count == places[place, violation]
    assert again["place-violation"][("MA", "_T")] > places[("MA", "_T")]


def test_children_are_counted_once_in_each_family(vault: Path) -> None:
    first = next(one for one in office.records(40, seed=2) if one.victims and len(one.violations) == 1)
    first = consenting(replace(first, victims=first.victims[:1], violations=(
        replace(first.violations[0], type="RMV-2.1", victims=(first.victims[0].key,), groups=()),
    )))  # fmt: skip
    others = tuple(
        replace(first, uid=one.uid, violations=(replace(first.violations[0], type=code),))
        for one, code in zip(office.records(3, seed=77), ("RMV-2.2", "RMV-2.1", "RMV-3.1"), strict=True)
    )
    add(vault, (first, *others))
    cells = counts(vault, CHILDREN)[CHILDREN]
    assert (cells[("RMV-2", "_T")], cells[("RMV-2", "C")], cells[("RMV-2", "R")]) == (3, 1, 2)
    assert (cells[("RMV-3", "_T")], cells[("RMV-3", "C")], cells[("RMV-3", "R")]) == (1, 1, 0)


def prepare(folder: Path, period: Period, at: datetime, **more: object) -> Release:
    one = opened(folder, "officer", at)
    try:
        return releases.prepare(one, period=period, **more).release  # type: ignore[arg-type]
    finally:
        one.close()


def approve(folder: Path, made: Release, at: datetime) -> Release:
    one = opened(folder, "other", at)
    releases.approve(one, uid=made.uid, passphrase=office.secret("other"), groups=len(attacks.groups(made)))
    one.close()
    return made


def test_a_release_with_flags_and_children_is_proved_and_attacked(vault: Path) -> None:
    add(vault, flagged(office.records(8), "RMV-C.5") + office.records(12, seed=3))
    made = prepare(vault, QUARTER, office.START, tables=("month", FLAGGED, CHILDREN))
    assert made.verdict.safe
    one = opened(vault, "other")
    assert releases.attack(one, uid=made.uid).safe
    assert releases.approve(one, uid=made.uid, passphrase=office.secret("other")).approved_by == "other"
    one.close()


def test_a_corrected_record_is_counted_once_and_its_news_in_the_next_period(vault: Path) -> None:
    found = tuple(map(consenting, office.records(6, seed=6)))
    add(vault, found)
    first = prepare(vault, QUARTER, office.START, tables=("month",))
    one = opened(vault, "supervisor", OCTOBER)
    for incident in found[:3]:
        stored = incidents.get(one, uid=incident.uid)
        review.return_(one, uid=incident.uid, expected_revision=stored.revision, comment="Again?")
    one.close()
    one = opened(vault, "officer", OCTOBER)
    for at, incident in enumerate(found[:3]):
        stored = incidents.get(one, uid=incident.uid)
        changed = replace(stored.incident, setting=stored.incident.setting)
        if at == 0:
            extra = replace(changed.violations[0], key="v9", type="RMV-5.1")
            changed = replace(changed, violations=(*changed.violations, extra))
        saved = incidents.save(one, incident=changed, expected_revision=stored.revision)
        incidents.move(one, uid=incident.uid, step=Step.SUBMIT, expected_revision=saved.revision)
    one.close()
    verify(vault, OCTOBER)
    second = prepare(vault, Period.parse("2026-Q4"), OCTOBER, tables=("month",))
    before = {left.reason: left.count for left in second.left_out}["counted-before"]
    again = sum(len(i.victims_of(v)) + sum(g.total for g in v.groups) for i in found[:3] for v in i.violations)
    assert before == again
    extra = found[0].violations[0]
    assert second.verdict.units == len(found[0].victims_of(extra)) + sum(g.total for g in extra.groups)
    assert first.verdict.units > 0


@pytest.mark.parametrize("base", [0, 5])
def test_the_year_is_counted_afresh_together_with_its_quarters(vault: Path, base: int) -> None:
    tables = ("violation-status", "month")
    add(vault, office.records(30))
    third = approve(vault, prepare(vault, QUARTER, office.START, tables=tables, base=base), office.START)
    add(vault, office.records(20, seed=8), OCTOBER)
    fourth = prepare(vault, Period.parse("2026-Q4"), OCTOBER, tables=tables, base=base)
    with pytest.raises(PeriodClosed):
        prepare(vault, YEAR, JANUARY, tables=tables, base=base)
    with pytest.raises(RebaseTooEarly):
        prepare(vault, YEAR, OCTOBER, tables=tables, base=base, rebase=True)
    with pytest.raises(InvalidValue):
        prepare(vault, Period.parse("2026-Q4"), JANUARY, tables=tables, base=base, rebase=True)
    with pytest.raises(PeriodClosed):  # the fourth quarter waits for its approval
        prepare(vault, YEAR, JANUARY, tables=tables, base=base, rebase=True)
    approve(vault, fourth, OCTOBER)
    with pytest.raises(MixedReleases):
        prepare(vault, YEAR, JANUARY, tables=tables, base=0 if base else 5, rebase=True)
    with pytest.raises(MixedReleases):
        prepare(vault, YEAR, JANUARY, tables=DEFAULT_TABLES, base=base, rebase=True)
    year = prepare(vault, YEAR, JANUARY, tables=tables, base=base, rebase=True)
    assert year.verdict.units == third.verdict.units + fourth.verdict.units
    one = opened(vault, "other", JANUARY)
    stored = rows.get(one.vault, year.uid)
    cube, earlier = rows.files(one.vault, year.uid)[releases.CUBE], releases.cubes(one.vault, stored.inside)
    assert proof.check(stored.inside, cube, earlier=earlier).complete
    if base:
        shown = [{c.codes: c.value or 0 for t in made.tables for c in t.cells} for made in (third, fourth, year)]
        again = {codes for codes in shown[2] if shown[0].get(codes) or shown[1].get(codes)}
        assert again
        assert all(shown[2][codes] for codes in again)
    else:
        assert set(earlier) == {third.uid, fourth.uid}
        assert not proof.check(stored.inside, cube).complete
        changed = {uid: content.replace(b",A,F", b"1,A,F", 1) for uid, content in earlier.items()}
        assert not proof.check(stored.inside, cube, earlier=changed).complete
    releases.approve(one, uid=year.uid, passphrase=office.secret("other"))
    one.close()
    with pytest.raises(PeriodClosed):
        prepare(vault, YEAR, JANUARY, tables=tables, base=base, rebase=True)


def test_a_year_of_a_handful_of_units_can_be_counted_afresh(vault: Path) -> None:
    """The year less its first quarter is a small number that stands in both tables: one number, and nobody's secret."""
    tables = ("violation-status", "month")
    add(vault, office.records(3, seed=102))
    third = approve(vault, prepare(vault, QUARTER, office.START, tables=tables), office.START)
    add(vault, office.records(2, seed=202), OCTOBER)
    fourth = approve(vault, prepare(vault, Period.parse("2026-Q4"), OCTOBER, tables=tables), OCTOBER)
    assert 0 < fourth.verdict.units < fourth.threshold
    year = approve(vault, prepare(vault, YEAR, JANUARY, tables=tables, rebase=True), JANUARY)
    assert year.verdict.units == third.verdict.units + fourth.verdict.units


def test_withdrawn_records_make_the_year_smaller_and_no_fall_of_few_is_readable(vault: Path) -> None:
    tables = ("violation-status",)
    found = tuple(map(consenting, office.records(24)))
    add(vault, found)
    third = approve(vault, prepare(vault, QUARTER, office.START, tables=tables), office.START)
    one = opened(vault, "supervisor", OCTOBER)
    for incident in found[:2]:
        stored = incidents.get(one, uid=incident.uid)
        back = review.return_(one, uid=incident.uid, expected_revision=stored.revision, comment="Not so.")
        incidents.move(one, uid=incident.uid, step=Step.WITHDRAW, expected_revision=back.revision, reason="Not so.")
    one.close()
    year = prepare(vault, YEAR, JANUARY, tables=tables, rebase=True)
    fallen = third.verdict.units - year.verdict.units
    assert fallen > 0
    shown = [{cell.codes: cell.value for cell in made.tables[0].cells} for made in (third, year)]
    for codes, value in shown[0].items():
        if value is not None and shown[1][codes] is not None:
            assert not 0 < abs(value - (shown[1][codes] or 0)) < 5
