"""Invented incidents: the same for a seed, free of mistakes, and spread as registers are."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from rightsmonitor import reference
from rightsmonitor.domain.codes import Harm, ProtectionStatus, Sex, VictimEnd
from rightsmonitor.domain.document import incident_from, to_document
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import problems
from rightsmonitor.services.records.samples import sample

TODAY = date(2026, 11, 23)
REFERENCE = reference.load()


def made(count: int, seed: int) -> tuple[Incident, ...]:
    return sample(count=count, seed=seed, reference=REFERENCE, today=TODAY)


MANY = made(1500, 7)
VICTIMS = [victim for incident in MANY for victim in incident.victims]


def share(holds: int, of: int) -> float:
    return holds / of


def test_a_seed_decides_everything() -> None:
    assert made(40, 5) == made(40, 5)
    assert made(40, 5) == made(60, 5)[:40]
    for one, other in combinations((made(5, seed) for seed in (1, 2, 3)), 2):
        assert one != other
    assert made(0, 1) == ()


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_no_sample_is_blocked_from_submission(seed: int) -> None:
    for incident in MANY if seed == 7 else made(400, seed):
        found = problems(incident, REFERENCE.taxonomy, REFERENCE.places, today=TODAY)
        assert [problem for problem in found if problem.blocks] == []
        assert incident_from(to_document(incident)) == incident


def test_everybody_and_every_incident_has_an_identifier_of_its_own() -> None:
    uids = [incident.uid for incident in MANY] + [victim.person.uid for victim in VICTIMS]
    assert len(set(uids)) == len(uids)


def test_names_and_accounts_say_that_they_are_invented() -> None:
    for victim in VICTIMS:
        names = victim.person.names
        assert not names or (names.latin.startswith("Exemple-") and names.arabic.startswith("مثال-"))
    assert all(any(mark in each.narrative for mark in ("inventé", "مختلق", "Invented")) for each in MANY)


def test_the_two_years_before_today() -> None:
    days = [incident.when.latest for incident in MANY if incident.when]
    assert len(days) == len(MANY)
    assert (TODAY - min(days)).days <= 730
    assert max(days) < TODAY


def test_places_acts_and_children_come_up_as_meant() -> None:
    places = Counter(incident.place for incident in MANY)
    assert places.most_common(1)[0][0] == "02.411"
    assert 0.22 < share(places["02.411"], len(MANY)) < 0.38
    assert len(places) > 40
    acts = Counter(violation.type for incident in MANY for violation in incident.violations)
    assert {"RMV-R.07", "RMV-R.01"} == {act for act, _ in acts.most_common(2)}
    assert len(acts) > 30
    sexes = Counter(victim.person.sex for victim in VICTIMS)
    assert 0.38 < share(sexes[Sex.GIRL], len(VICTIMS)) < 0.50
    assert 0.01 < share(sexes[Sex.UNKNOWN], len(VICTIMS)) < 0.06
    assert {victim.person.protection_status for victim in VICTIMS} == set(ProtectionStatus)


def test_children_only_and_nobody_dies() -> None:
    ages = [victim.age for victim in VICTIMS if victim.age is not None]
    assert (min(ages), max(ages)) == (0, 17)
    assert 0.03 < 1 - share(len(ages), len(VICTIMS)) < 0.12
    assert all(each.harm is not Harm.DEATH and each.end_status is not VictimEnd.DEAD for each in VICTIMS)


def test_nationality_goes_with_the_protection_status() -> None:
    for victim in VICTIMS:
        moroccan = victim.person.protection_status is ProtectionStatus.MOROCCAN
        assert (victim.person.nationality == "MA") is moroccan
