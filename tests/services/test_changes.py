"""The history tells fields apart, whatever entries came and went between two revisions."""

from __future__ import annotations

from dataclasses import replace

import office

from rightsmonitor.domain.codes import Sex
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.records import changes


def record() -> Incident:
    return next(found for found in office.records(40) if len(found.victims) > 1)


def told(before: Incident, after: Incident) -> list[tuple[str, int, str]]:
    return [(c.section.key, c.at, c.spec.path if c.spec else "") for c in changes.between(before, after)]


def test_nothing_changed_is_nothing() -> None:
    assert told(record(), record()) == []


def test_a_field_of_the_second_child() -> None:
    before = record()
    child = before.victims[1]
    other = Sex.GIRL if child.person.sex is not Sex.GIRL else Sex.BOY
    changed = replace(child, person=replace(child.person, sex=other), age=7, age_estimated=not child.age_estimated)
    after = replace(before, narrative="autre", victims=(before.victims[0], changed, *before.victims[2:]))
    assert told(before, after) == [("when-where", 0, "narrative"), ("victims", 1, "person.sex"), ("victims", 1, "age")]
    found = changes.between(before, after)[1]
    assert (found.before, found.after) == (child.person.sex, other)


def test_a_child_that_went_is_one_entry_and_the_others_stay_themselves() -> None:
    before = record()
    after = replace(before, victims=before.victims[1:])
    found = changes.between(before, after)
    assert [(c.section.key, c.at, c.spec) for c in found] == [("victims", 0, None)]
    assert found[0].before == before.victims[0]
    assert found[0].after is None
    assert [(c.section.key, c.at) for c in changes.between(after, before)] == [("victims", 0)]
