"""Perhaps recorded already; and a new record that begins as a copy."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain import similarity
from rightsmonitor.domain.codes import ConsentAnswer, Sex, Status
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Consent, Incident, Verification
from rightsmonitor.domain.paths import put
from rightsmonitor.domain.similarity import Likeness, Traits, likeness
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import copies, duplicates, incidents

DAY = date(2026, 5, 10)
BASE = Traits(first=DAY, last=DAY, place="02.411", violations=("RMV-2.1",), sex="girl", age=9)


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (BASE, {Likeness.SAME_ACT, Likeness.SAME_PLACE, Likeness.SAME_DATE, Likeness.SAME_CHILD}),
        (replace(BASE, violations=("RMV-2.4",)), {Likeness.NEAR_ACT, *"PDC"}),
        (replace(BASE, violations=("RMV-3.1",)), {*"PDC"}),
        (replace(BASE, place="02.113"), {Likeness.SAME_REGION, *"ADC"}),
        (replace(BASE, place="01.227"), {*"ADC"}),
        (replace(BASE, place=""), {*"ADC"}),
        (replace(BASE, first=DAY + timedelta(days=3), last=DAY + timedelta(days=3)), {*"APDC"}),
        (replace(BASE, first=DAY + timedelta(days=4), last=DAY + timedelta(days=9)), {Likeness.NEAR_DATE, *"APC"}),
        (replace(BASE, first=DAY - timedelta(days=40), last=DAY - timedelta(days=21)), {Likeness.NEAR_DATE, *"APC"}),
        (replace(BASE, first=DAY - timedelta(days=40), last=DAY - timedelta(days=22)), {*"APC"}),
        (replace(BASE, first=None, last=None), {*"APC"}),
        (replace(BASE, age=11), {*"APDC"}),
        (replace(BASE, age=12), {*"APD"}),
        (replace(BASE, sex="boy"), {*"APD"}),
        (replace(BASE, sex="unknown", age=None), {*"APD"}),
    ],
)
def test_reasons_are_those_a_person_would_give(other: Traits, wanted: set[str]) -> None:
    short = {
        "A": Likeness.SAME_ACT,
        "P": Likeness.SAME_PLACE,
        "D": Likeness.SAME_DATE,
        "C": Likeness.SAME_CHILD,
    }
    expected = {short.get(name, name) for name in wanted}
    assert set(likeness(BASE, other)) == expected
    assert set(likeness(other, BASE)) == expected
    named = likeness(BASE, other, same_name=True)
    assert named[0] is Likeness.SAME_NAME
    assert similarity.score(named) == similarity.score(likeness(BASE, other)) + 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office.create(tmp_path / "vault")
    return tmp_path / "vault"


def record(seed: int, *, latin: str = "", day: date = DAY, place: str = "02.411", act: str = "RMV-2.1") -> Incident:
    made = office.records(1, seed=seed)[0]
    child = made.victims[0]
    acts = (replace(made.violations[0], victims=(child.key,)),)
    made = replace(made, victims=(child,), violations=acts, responses=(), place=place)
    made = replace(made, when=PartialDate.day(day), first_reported=day + timedelta(days=2))
    for path, value in (
        ("violations[0].type", act),
        ("victims[0].person.names.latin", latin),
        ("victims[0].person.names.arabic", ""),
        ("victims[0].person.sex", Sex.GIRL),
        ("victims[0].age", 9),
    ):
        made = put(made, path, value)
    return made


def test_the_same_comes_first_and_others_are_not_named(folder: Path) -> None:
    same = record(1, day=DAY + timedelta(days=1), latin="Mohammed Alaoui")
    elsewhere = record(2, place="01.227")
    other_act = record(3, act="RMV-4.1", day=DAY - timedelta(days=200))
    by_name = record(4, place="01.227", day=DAY - timedelta(days=1), act="RMV-2.1", latin="محمد العلوي")
    mine = record(5, latin="Mohamed Alaoui")
    with closing(office.unlock(folder, "officer")) as opened:
        for one in (same, elsewhere, other_act, by_name, mine):
            incidents.save(opened, incident=one, expected_revision=0)
        found = duplicates.similar(opened, incident=mine)
        assert found[0].row.uid == same.uid
        assert found[0].reasons[0] is Likeness.SAME_NAME
        uids = [likely.row.uid for likely in found]
        assert mine.uid not in uids
        assert elsewhere.uid not in uids
        assert other_act.uid not in uids
        incidents.move(opened, uid=same.uid, step=Step.WITHDRAW, expected_revision=1)
        assert same.uid not in [likely.row.uid for likely in duplicates.similar(opened, incident=mine)]
        assert duplicates.similar(opened, incident=incidents.new(opened)) == ()
        extreme = replace(mine, when=PartialDate.between(date.min, date.max))
        duplicates.similar(opened, incident=extreme)


def test_a_copy_leaves_out_what_belongs_to_the_first(folder: Path) -> None:
    first = record(6, latin="Invented Name")
    first = replace(first, narrative="only here")
    first = put(first, "victims[0].consent", Consent(to_record=ConsentAnswer.YES))
    with closing(office.unlock(folder, "officer")) as opened:
        stored = incidents.save(opened, incident=first, expected_revision=0)
        made = copies.as_new(opened, uid=first.uid)
        assert made.uid != first.uid
        assert (made.when, made.narrative, made.responses, made.chain) == (None, "", (), ())
        assert made.victims[0].person == first.victims[0].person, "the same child"
        assert made.victims[0].consent == Consent(), "asked anew for another incident"
        assert made.violations[0].verification == Verification()
        assert (made.place, made.violations[0].type) == (first.place, "RMV-2.1")
        again = incidents.save(opened, incident=made, expected_revision=0)
        assert again.status is Status.DRAFT
        assert again.number != stored.number
