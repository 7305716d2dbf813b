"""Which articles may bear on an act: thresholds of age, one sex or both, branches."""

from __future__ import annotations

import pytest

from rightsmonitor import reference
from rightsmonitor.domain.law import LawHint, LawLink, LawMap


def hint(name: str, articles: str) -> LawHint:
    return LawHint(
        violation_class=name, instrument="CP", articles=articles, summary="…", certainty="B", as_of="2026-01-01"
    )


LAW = LawMap(
    (hint("sexual.rape", "486"), hint("reporting.duty", "CPP 42"), hint("sexual.rape", "487"), hint("labour", "143")),
    (
        LawLink(violation_class="labour", term="RMV-4.1", age_from=15, age_below=18),
        LawLink(violation_class="sexual.rape", term="RMV-3", sex="girl"),
        LawLink(violation_class="sexual.rape", term="RMV-3.1"),
    ),
)


def articles(code: str, age: int | None = None, sex: str = "unknown") -> list[str]:
    return [each.articles for each in LAW.hints(code, age, sex)]


@pytest.mark.parametrize(("age", "holds"), [(14, False), (15, True), (17, True), (18, False), (None, True)])
def test_the_age_decides_at_both_ends(age: int | None, holds: bool) -> None:
    assert articles("RMV-4.1", age) == (["143"] if holds else [])


@pytest.mark.parametrize(("sex", "holds"), [("girl", True), ("boy", False), ("unknown", True), ("not-asked", True)])
def test_an_unknown_sex_excludes_nothing(sex: str, holds: bool) -> None:
    assert articles("RMV-3.2", sex=sex) == (["486", "487"] if holds else [])


def test_a_link_to_a_branch_holds_for_its_acts_and_each_hint_comes_once() -> None:
    assert articles("RMV-3.1", sex="girl") == ["486", "487"]
    assert articles("RMV-3.1", sex="boy") == ["486", "487"]
    assert articles("RMV-3", sex="girl") == ["486", "487"]
    assert articles("RMV-30.1", sex="girl") == []
    assert articles("") == []


def test_what_hangs_on_no_act_is_found_by_the_first_part_of_its_class() -> None:
    assert [each.articles for each in LAW.general("reporting")] == ["CPP 42"]
    assert LAW.general("report") == ()


def test_each_link_of_the_shipped_map_leads_somewhere() -> None:
    law, taxonomy = reference.law(), reference.taxonomy()
    classes = {each.violation_class for each in law.all}
    for link in law.links:
        assert link.violation_class in classes
        assert taxonomy.has(link.term)
        assert law.hints(link.term)
