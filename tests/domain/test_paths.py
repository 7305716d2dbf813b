"""One field of a frozen value, by its path."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from rightsmonitor.domain import paths
from rightsmonitor.domain.codes import Sex
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.incident import Incident, Victim
from rightsmonitor.domain.person import Person
from strategies import incidents


def victim(number: int) -> Victim:
    return Victim(key=f"c{number}", person=Person(uid=f"q{number}"), age=number)


INCIDENT = Incident(uid="u", place="02", victims=(victim(1), victim(2), victim(3)))


def test_steps() -> None:
    assert paths.steps("victims[0].person.birth_date") == ("victims", 0, "person", "birth_date")
    assert paths.steps("victims[12]") == ("victims", 12)
    assert paths.steps("") == ()
    assert paths.section_of("victims[0].age") == "victims"
    assert paths.section_of("") == ""


def test_get_and_put() -> None:
    assert paths.get(INCIDENT, "victims[1].person.uid") == "q2"
    assert paths.get(INCIDENT, "") is INCIDENT
    changed = paths.put(INCIDENT, "victims[1].person.sex", Sex.GIRL)
    assert [each.person.sex for each in changed.victims] == [Sex.UNKNOWN, Sex.GIRL, Sex.UNKNOWN]
    assert [each.age for each in changed.victims] == [1, 2, 3]
    assert INCIDENT.victims[1].person.sex is Sex.UNKNOWN
    assert paths.put(changed, "victims[1].person.sex", Sex.UNKNOWN) == INCIDENT


def test_append_and_remove() -> None:
    assert paths.append(INCIDENT, "victims", victim(4)).victims == (*INCIDENT.victims, victim(4))
    assert [paths.remove(INCIDENT, "victims", at).victims for at in range(3)] == [
        (victim(2), victim(3)),
        (victim(1), victim(3)),
        (victim(1), victim(2)),
    ]


def test_a_path_to_nowhere() -> None:
    with pytest.raises(AttributeError):
        paths.get(INCIDENT, "colour")
    with pytest.raises(IndexError):
        paths.get(INCIDENT, "victims[3]")
    with pytest.raises(AttributeError):
        paths.put(INCIDENT, "colour", 1)


@given(incidents())
@settings(max_examples=20, deadline=None)
def test_putting_what_is_there_changes_nothing(incident: Incident) -> None:
    for name in to_document(incident):
        assert paths.put(incident, name, paths.get(incident, name)) == incident
    for at, each in enumerate(incident.victims):
        assert paths.put(incident, f"victims[{at}].person.names.arabic", each.person.names.arabic) == incident
