"""Each problem of a record: what brings it up, what just does not, and its sentence in three languages."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightsmonitor import reference, wording
from rightsmonitor.domain import paths, rules
from rightsmonitor.domain.codes import SourceKind
from rightsmonitor.domain.incident import Incident, Source, Victim
from rightsmonitor.domain.person import Person
from rightsmonitor.domain.rules import Problem, problems
from rule_cases import CASES, SOUND, TODAY, Case
from strategies import incidents


def changed(changes: Mapping[str, Any]) -> Incident:
    incident = SOUND
    for path, value in changes.items():
        incident = paths.put(incident, path, value)
    return incident


def found(incident: Incident) -> tuple[Problem, ...]:
    return problems(incident, reference.taxonomy(), reference.places(), today=TODAY)


def in_code() -> Counter[str]:
    """Problem codes by the number of places in the code that raise them."""
    codes: Counter[str] = Counter()
    for node in ast.walk(ast.parse(inspect.getsource(rules))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            given_as = {keyword.arg: keyword.value for keyword in node.keywords}
            code = given_as["code"]
            assert isinstance(code, ast.Constant)
            codes[str(code.value)] += 1
    return codes


def test_a_sound_record_has_no_problem() -> None:
    assert found(SOUND) == ()


def test_every_problem_in_the_code_has_as_many_examples_as_places() -> None:
    places, examples = in_code(), Counter(case.code for case in CASES)
    assert set(places) == set(examples)
    assert {code: number for code, number in places.items() if examples[code] < number} == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}:{case.field}")
def test_an_example_brings_up_exactly_its_problem(case: Case) -> None:
    expected = Problem(field=case.field, code=case.code, severity=case.severity, facts=case.facts)  # type: ignore[arg-type]
    assert tuple(each for each in found(changed(case.bad)) if each.code != case.beside) == (expected,)
    assert expected.blocks is (case.severity in ("error", "incomplete"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}:{case.field}")
def test_its_nearest_neighbour_brings_up_none(case: Case) -> None:
    assert found(changed(case.good)) == ()


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}:{case.field}")
def test_its_sentence_holds_its_facts(case: Case, language: wording.Language) -> None:
    sentence = wording.words(language)(f"problems-{case.code}", **case.facts)
    for fact in case.facts.values():
        if isinstance(fact, int):
            assert str(fact) in re.sub(r"\D", "", sentence)
        else:
            assert fact in sentence
    assert "{" not in sentence
    others = {wording.words(other)(f"problems-{case.code}", **case.facts) for other in wording.LANGUAGES}
    assert len(others) == len(wording.LANGUAGES)


def test_no_sentence_is_left_without_its_problem() -> None:
    for language in wording.LANGUAGES:
        text = wording.assets.interface("translations", language, "problems.ftl").read_text(encoding="utf-8")
        assert set(re.findall(r"^problems-([a-z-]+) =", text, re.MULTILINE)) == set(in_code())


def test_the_order_is_that_of_the_form() -> None:
    assert [problem.code for problem in found(Incident(uid="u"))] == [
        "date-missing",
        "reported-missing",
        "place-missing",
        "channel-missing",
        "violation-missing",
        "source-missing",
    ]


def test_every_entry_of_a_list_is_looked_at() -> None:
    twice = changed({"sources": (*SOUND.sources, Source(kind=SourceKind.OTHER, note="\x00"))})
    assert [problem.field for problem in found(twice)] == ["sources[1].note"]
    second = Victim(key="c2", person=Person(uid="q2"), age=30)
    fields = [problem.field for problem in found(changed({"victims": (*SOUND.victims, second)}))]
    assert fields == ["victims[1].age", "victims[1]", "victims[1].consent.to_record", "victims[1].consent.to_count"]


def test_no_more_than_five_characters_are_named() -> None:
    (problem,) = found(changed({"narrative": "\x00\x01\x02\x03\x04\x05\x06"}))
    assert problem.facts["characters"] == "U+0000, U+0001, U+0002, U+0003, U+0004"


@given(incidents(), st.dates())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_problems_never_raises_and_names_fields_that_exist(incident: Incident, today: date) -> None:
    for problem in problems(incident, reference.taxonomy(), reference.places(), today=today):
        paths.get(incident, problem.field)
        assert wording.words("fr")(f"problems-{problem.code}", **problem.facts)
