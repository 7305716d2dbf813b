"""The tree, the crosswalk and the search of the shipped taxonomy; hints of law by age and sex."""

from __future__ import annotations

import re

import pytest

from rightsmonitor import reference
from rightsmonitor.domain.errors import UnknownPlace, UnknownTerm

KNOWN = reference.load()
TAXONOMY = KNOWN.taxonomy
RMV = TAXONOMY.scheme("RMV")
ACTS = TAXONOMY.violation_types()


def test_seventy_terms_of_which_acts_flags_and_branches_part_the_whole() -> None:
    assert len(RMV) == 70
    kinds = [(term.selectable, term.composite, term.parent == "RMV-C" or term in ACTS) for term in RMV]
    assert kinds.count((True, False, True)) == 56
    assert kinds.count((False, True, True)) == 6
    assert kinds.count((False, False, False)) == 8
    assert [branch.code for branch in TAXONOMY.branches()] == [
        "RMV-1", "RMV-2", "RMV-3", "RMV-4", "RMV-5", "RMV-9", "RMV-R",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_term_of_ours_is_explained_and_named_apart(language: str) -> None:
    for term in RMV:
        for texts in (term.labels, term.definitions):
            assert texts.get(language), (term.code, language)
        for texts in (term.includes, term.excludes):
            assert bool(texts.get(language)) == bool(texts.get("en")), (term.code, language)
    assert len({term.label(language) for term in RMV}) == len(RMV)


def test_residual_acts_of_each_branch_end_in_nine() -> None:
    for branch in TAXONOMY.branches():
        last = TAXONOMY.children(branch.code)[-1]
        assert last.code.endswith("9")


def test_our_draft_says_that_it_is_one() -> None:
    assert not any(term.verified for term in RMV)


def test_codes_named_inside_texts_exist() -> None:
    for term in RMV:
        for texts in (term.includes, term.excludes):
            for code in re.findall(r"RMV-[1-9CR](?:\.\d{1,2})?", " ".join(texts.values())):
                assert TAXONOMY.has(code), (term.code, code)


def test_each_act_rolls_up_to_exactly_one_icvac_category_or_to_none() -> None:
    for term in ACTS:
        found = [row.target for row in TAXONOMY.crosswalk(term.code) if row.scheme == "ICVAC"]
        branch = TAXONOMY.rollup(term.code, 1)
        assert found == ([] if branch == "RMV-R" else [branch.removeprefix("RMV-")])


def test_both_ends_of_every_mapping_exist() -> None:
    for row in TAXONOMY.crossings:
        assert TAXONOMY.has(row.source), row
        assert TAXONOMY.has(f"{row.scheme}:{row.target}"), row
        assert row.grade in ("A", "B", "C")


def test_every_act_and_flag_touches_a_right() -> None:
    for term in (*ACTS, *TAXONOMY.composites()):
        assert TAXONOMY.rights(term.code), term.code


def test_statuses_of_cpims_are_nobody_s_act() -> None:
    sources = {row.source for row in TAXONOMY.crossings if row.target == "orphan"}
    assert sources == set()


def test_roll_up_and_levels() -> None:
    assert (TAXONOMY.rollup("RMV-2.1", 1), TAXONOMY.rollup("RMV-2.1", 2)) == ("RMV-2", "RMV-2.1")
    assert (TAXONOMY.level("RMV-2"), TAXONOMY.level("RMV-2.1")) == (1, 2)
    assert TAXONOMY.ancestors("RMV-2.1") == ("RMV-2",)
    assert TAXONOMY.rollup("MRM:sexual_violence.rape", 2) == "GV3"


def test_attacks_and_denials_count_events_and_persons_are_counted_as_children() -> None:
    assert TAXONOMY.term("RMV-R.15").counting_unit == "event"
    assert TAXONOMY.term("MRM:attack_on_schools").counting_unit == "event"
    assert TAXONOMY.term("MRM:killing").counting_unit == "child"


@pytest.mark.parametrize("code", ["RMV-99", "", "ICVAC:0101", "RMV-2.1 "])
def test_unknown_codes_are_refused_by_name(code: str) -> None:
    with pytest.raises(UnknownTerm) as caught:
        TAXONOMY.term(code)
    assert caught.value.facts == {"code": code}
    with pytest.raises(UnknownPlace):
        KNOWN.places.get(code)


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("viol", "fr", "RMV-3.1"),
        ("VIOL", "fr", "RMV-3.1"),
        ("coups", "fr", "RMV-2.2"),
        ("négligence edu", "fr", "RMV-5.4"),
        ("negligence educ", "fr", "RMV-5.4"),
        ("الاغتصاب", "ar", "RMV-3.1"),
        ("إغتِصاب", "ar", "RMV-3.1"),
        ("begging", "fr", "RMV-9.3"),
        ("تسول", "fr", "RMV-9.3"),
        ("rmv-2.1", "en", "RMV-2.1"),
        ("refoulement", "fr", "RMV-R.05"),
        ("slapping", "fr", "RMV-2.1"),
    ],
)
def test_search_finds_by_label_synonym_or_definition_in_any_language(words: str, language: str, first: str) -> None:
    assert TAXONOMY.search(words, language)[0].code == first


def test_flags_are_searched_apart_from_acts() -> None:
    assert not any(term.composite for term in TAXONOMY.search("traite", "fr", limit=70))
    assert TAXONOMY.search("traite", "fr", composites=True)[0].code == "RMV-C.2"
    assert TAXONOMY.search("", "fr") == ()
    assert TAXONOMY.search("zzzz", "fr") == ()


@pytest.mark.parametrize(
    ("code", "age", "sex", "articles", "absent"),
    [
        ("RMV-2.2", 14, "boy", "408", "400–401"),
        ("RMV-2.2", 15, "boy", "400–401", "408"),
        ("RMV-9.3", 12, "girl", "328", "448-1"),
        ("RMV-9.3", 13, "girl", "448-1", "328"),
        ("RMV-9.5", 14, "boy", "467-2", "—"),
        ("RMV-9.5", 15, "boy", "10", "467-2"),
        ("RMV-3.1", 10, "girl", "486", "485"),
        ("RMV-3.1", 10, "boy", "485", "486"),
        ("RMV-R.05", 17, "unknown", "29", "42, 50"),
    ],
)
def test_hints_of_law_turn_on_age_and_sex(code: str, age: int, sex: str, articles: str, absent: str) -> None:
    found = [hint.articles for hint in KNOWN.law.hints(code, age, sex)]
    assert articles in found
    assert absent not in found


def test_unknown_age_and_sex_exclude_nothing_and_flags_have_hints() -> None:
    found = {hint.articles for hint in KNOWN.law.hints("RMV-3.1")}
    assert {"485", "486"} <= found
    assert {"400–401", "408"} <= {hint.articles for hint in KNOWN.law.hints("RMV-2.2")}
    assert "448-9" in {hint.articles for hint in KNOWN.law.hints("RMV-C.2", 9)}
    assert KNOWN.law.hints("RMV-99") == ()
    assert {hint.articles for hint in KNOWN.law.general("reporting")} >= {"42", "43", "299"}
