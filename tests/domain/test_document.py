"""One codec for records: what is written is read back, and what does not fit is refused by name."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightsmonitor.domain.codes import Channel, Role, Sex
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.document import Document, from_document, incident_from, to_document
from rightsmonitor.domain.errors import InvalidDocument
from rightsmonitor.domain.incident import GroupVictim, Incident, Victim, Violation
from rightsmonitor.domain.person import Names, Person
from strategies import incidents

many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
Place = tuple[Any, Any]  # a container and the key or index inside it

JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, float("nan"), float("inf"), 2**53 + 1, 10**40, "", "x", "\x00", "\ud800", "طفل",
    "2026-02-30", "2026-W47-6", "20261121", "2026/" * 5000, "~", "~~2026-01-01", "2026-01-01\n", "٢٠٢٦", [], [[]], {},
    {"x": 1}, [None], ["x", 1],
)  # fmt: skip


def example() -> Incident:
    return Incident(
        uid="u1",
        when=PartialDate.month(2026, 6),
        first_reported=date(2026, 6, 16),
        channel=Channel.SCHOOL,
        violations=(Violation(key="v1", type="RMV-2.1", victims=("c1",), groups=(GroupVictim(girls=2),)),),
        victims=(Victim(key="c1", person=Person(uid="q1", names=Names(arabic="مثال"), sex=Sex.GIRL), age=0),),
    )


def places(document: Any) -> Iterator[Place]:
    """Every value inside a document, by its container and key."""
    entries = document.items() if isinstance(document, dict) else enumerate(document)
    for key, item in entries:
        yield document, key
        if isinstance(item, dict | list):
            yield from places(item)


@given(incidents())
@many
def test_round_trip_through_json_is_identity(incident: Incident) -> None:
    document = to_document(incident)
    assert incident_from(document) == incident
    assert incident_from(json.loads(json.dumps(document, ensure_ascii=False))) == incident


def test_the_document_is_plain_and_leaves_defaults_out() -> None:
    assert to_document(example()) == {
        "uid": "u1",
        "when": "2026-06",
        "first_reported": "2026-06-16",
        "channel": "school",
        "violations": [{"key": "v1", "type": "RMV-2.1", "victims": ["c1"], "groups": [{"girls": 2}]}],
        "victims": [{"key": "c1", "person": {"uid": "q1", "names": {"arabic": "مثال"}, "sex": "girl"}, "age": 0}],
    }
    assert to_document(Incident(uid="")) == {"uid": ""}
    assert all(type(item) in (str, int, list, dict) for _, item in _items(to_document(example())))


def _items(document: Document) -> Iterator[tuple[Any, Any]]:
    for container, key in places(document):
        yield key, container[key]


def test_null_stands_for_an_empty_optional_field_only() -> None:
    assert incident_from({"uid": "u", "when": None, "channel": None}) == Incident(uid="u")
    with pytest.raises(InvalidDocument) as caught:
        incident_from({"uid": "u", "place": None})
    assert caught.value.facts == {"path": "place", "reason": "not-text"}


@pytest.mark.parametrize(
    ("document", "path", "reason"),
    [
        ([], ".", "not-an-object"),
        (None, ".", "not-an-object"),
        ("{}", ".", "not-an-object"),
        ({}, "uid", "missing"),
        ({"uid": 7}, "uid", "not-text"),
        ({"uid": "u", "colour": 1}, "colour", "unknown-field"),
        ({"uid": "u", "n" * 99: 1}, "n" * 40, "unknown-field"),
        ({"uid": "u", 5: 1}, "5", "unknown-field"),
        ({"uid": "u", "when": "2026-02-30"}, "when", "impossible-date"),
        ({"uid": "u", "when": "2026-06/2026-05"}, "when", "impossible-date"),
        ({"uid": "u", "when": "2026/2027/2028"}, "when", "impossible-date"),
        ({"uid": "u", "when": "2026/" * 5000}, "when", "impossible-date"),
        ({"uid": "u", "when": "2026\n"}, "when", "impossible-date"),
        ({"uid": "u", "when": "~2026-W47-6"}, "when", "impossible-date"),
        ({"uid": "u", "when": 2026}, "when", "not-text"),
        ({"uid": "u", "first_reported": "2026-06"}, "first_reported", "impossible-date"),
        ({"uid": "u", "first_reported": "20260616"}, "first_reported", "impossible-date"),
        ({"uid": "u", "first_reported": "2026-W47-6"}, "first_reported", "impossible-date"),
        ({"uid": "u", "channel": "pigeon"}, "channel", "unknown-code"),
        ({"uid": "u", "channel": 1}, "channel", "not-text"),
        ({"uid": "u", "victims": {}}, "victims", "not-a-list"),
        ({"uid": "u", "victims": "c1"}, "victims", "not-a-list"),
        ({"uid": "u", "victims": ["c1"]}, "victims[0]", "not-an-object"),
        ({"uid": "u", "victims": [{"key": "c1"}]}, "victims[0].person", "missing"),
        (
            {"uid": "u", "victims": [{"key": "c1", "person": {"uid": "q", "sex": "x"}}]},
            "victims[0].person.sex",
            "unknown-code",
        ),
        (
            {"uid": "u", "victims": [{"key": "c1", "person": {"uid": "q"}, "age": "7"}]},
            "victims[0].age",
            "not-a-number",
        ),
        (
            {"uid": "u", "victims": [{"key": "c1", "person": {"uid": "q"}, "age": True}]},
            "victims[0].age",
            "not-a-number",
        ),
        (
            {"uid": "u", "victims": [{"key": "c1", "person": {"uid": "q"}, "age_estimated": 1}]},
            "victims[0].age_estimated",
            "not-true-or-false",
        ),
        ({"uid": "u", "perpetrators": [{"key": "p", "number": 2**53 + 1}]}, "perpetrators[0].number", "not-a-number"),
        ({"uid": "u", "perpetrators": [{"key": "p", "number": -(2**60)}]}, "perpetrators[0].number", "not-a-number"),
        ({"uid": "u", "violations": [{"key": "v", "victims": ["c", 3]}]}, "violations[0].victims[1]", "not-text"),
    ],
)
def test_p60_what_does_not_fit_is_refused_at_its_path(document: object, path: str, reason: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        incident_from(document)
    assert caught.value.facts == {"path": path, "reason": reason}


def test_p60_the_largest_exact_number_is_accepted() -> None:
    incident = incident_from({"uid": "u", "perpetrators": [{"key": "p", "number": 2**53}]})
    assert incident.perpetrators[0].number == 2**53


def test_a_path_can_be_given_for_a_part() -> None:
    with pytest.raises(InvalidDocument) as caught:
        from_document(Person, {"uid": "q", "sex": Role.OFFICER.value}, path="victims[3].person")
    assert caught.value.facts["path"] == "victims[3].person.sex"


@given(incidents(), st.data())
@many
def test_p60_a_mutated_document_is_read_or_refused_and_nothing_else(incident: Incident, data: st.DataObject) -> None:
    document = copy.deepcopy(to_document(incident))
    for _ in range(data.draw(st.integers(1, 3))):
        spots = list(places(document))
        container, key = spots[data.draw(st.integers(0, len(spots) - 1))] if spots else (document, "uid")
        match data.draw(st.sampled_from(("replace", "remove", "add"))):
            case "replace":
                container[key] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
            case "remove":
                del container[key]
            case _ if isinstance(container, dict):
                container[data.draw(st.sampled_from(("Uid", "uid ", "", "__class__", "total")))] = 1
            case _:
                container.append(copy.deepcopy(data.draw(st.sampled_from(JUNK))))
    read = refused_facts = None
    try:
        read = incident_from(document)
    except InvalidDocument as refused:
        refused_facts = set(refused.facts)
    assert refused_facts in (None, {"path", "reason"})
    assert read is None or incident_from(to_document(read)) == read


@given(incidents(), st.text(min_size=1, max_size=12))
@many
def test_an_unknown_key_is_refused_wherever_it_stands(incident: Incident, name: str) -> None:
    document = to_document(incident)
    known = {str(key) for _, key in places(document) if isinstance(key, str)}
    name = f"{name}!" if name in known else name
    objects = [document, *(item for _, item in _items(document) if isinstance(item, dict))]
    for each in objects:
        if name in each or name.isidentifier():
            continue
        each[name] = 1
        with pytest.raises(InvalidDocument) as caught:
            incident_from(document)
        assert caught.value.facts["reason"] == "unknown-field"
        del each[name]
