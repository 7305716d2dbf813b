"""Home: what a person began, what came back, what is due; and what they keep for their own screen."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.codes import ResponseOutcome, Sector, Status
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.incident import Incident, Response
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services import preferences
from rightsmonitor.services.preferences import SavedFilter
from rightsmonitor.services.records import home, incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.supervision import review

TODAY = office.START.date()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office.create(tmp_path / "vault")
    return tmp_path / "vault"


def due(record: Incident, day: date | None) -> Incident:
    response = Response(sector=Sector.PROTECTION, outcome=ResponseOutcome.PENDING, due=day)
    return replace(record, responses=(response,) if day else ())


def test_each_card_shows_its_own_and_no_other(folder: Path) -> None:
    ahead = TODAY + timedelta(days=home.DAYS_AHEAD)
    days = (None, ahead, ahead + timedelta(days=1), TODAY - timedelta(days=40))
    made = [due(record, day) for record, day in zip(office.records(4, seed=3), days, strict=True)]
    with closing(office.unlock(folder, "officer")) as opened:
        saved = [incidents.save(opened, incident=record, expected_revision=0) for record in made]
        moved = [incidents.move(opened, uid=s.incident.uid, step=Step.SUBMIT, expected_revision=1) for s in saved[:2]]
        incidents.keep_draft(opened, incident=incidents.new(opened), revision=0)
        incidents.keep_draft(opened, incident=made[2], revision=1)
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert home.overview(opened).waiting == 2
        stored = review.return_(
            opened,
            uid=made[0].uid,
            expected_revision=moved[0].revision,
            comment="first invented remark",
            field="sources",
        )
    with closing(office.unlock(folder, "officer")) as opened:
        found = home.overview(opened)
    assert stored.status is Status.RETURNED
    assert [r.row.uid for r in found.returned] == [made[0].uid]
    comment = found.returned[0].comment
    assert comment is not None
    assert (comment.text, comment.by, comment.field) == ("first invented remark", "supervisor", "sources")
    assert {row.uid for row in found.drafts} == {made[2].uid, made[3].uid}
    assert (found.draft_count, found.returned_count, found.waiting) == (2, 1, 0)
    assert len(found.unsaved) == 1, "the draft of a saved record lies with its record"
    assert [row.uid for row in found.due] == [made[3].uid, made[1].uid], "the latest first; beyond a week not yet"
    with closing(office.unlock(folder, "other")) as opened:
        theirs = home.overview(opened)
    assert not theirs.drafts
    assert not theirs.returned
    assert theirs.due_count == 2, "a follow-up concerns the whole office"


def test_quick_filters_are_asked_of_the_vault(folder: Path) -> None:
    records = office.records(30, seed=6)
    with closing(office.unlock(folder, "officer")) as opened:
        for record in records:
            incidents.save(opened, incident=record, expected_revision=0)
        wanted = tuple({record.priority for record in records})[:1]
        found = incidents.search(opened, query=Query(priorities=wanted))
        assert {row.uid for row in found} == {r.uid for r in records if r.priority in wanted}
        assert incidents.count(opened, query=Query(priorities=wanted)) == len(found) < 30
        assert incidents.count(opened, query=Query(mine=True)) == 30
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert incidents.count(opened, query=Query(mine=True)) == 0


def test_filters_are_kept_per_person(folder: Path) -> None:
    with closing(office.unlock(folder, "officer")) as opened:
        assert preferences.get(opened) == preferences.Preferences()
        preferences.save_filter(opened, saved=SavedFilter(name="  Oriental   urgent ", region="02", quick=("urgent",)))
        preferences.save_filter(opened, saved=SavedFilter(name="Autre", words="école"))
        preferences.save_filter(opened, saved=SavedFilter(name="Autre", words="santé"))
        preferences.choose_columns(opened, columns=("number", "violation"))
        for name in (" ", "x" * 61):
            with pytest.raises(InvalidValue):
                preferences.save_filter(opened, saved=SavedFilter(name=name))
    with closing(office.unlock(folder, "officer")) as opened:
        kept = preferences.get(opened)
        assert [(f.name, f.words, f.region, f.quick) for f in kept.filters] == [
            ("Oriental urgent", "", "02", ("urgent",)),
            ("Autre", "santé", "", ()),
        ]
        assert kept.columns == ("number", "violation")
        assert [f.name for f in preferences.drop_filter(opened, name="Autre").filters] == ["Oriental urgent"]
        for number in range(preferences.MOST_FILTERS - 1):
            preferences.save_filter(opened, saved=SavedFilter(name=str(number)))
        with pytest.raises(InvalidValue):
            preferences.save_filter(opened, saved=SavedFilter(name="one too many"))
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert preferences.get(opened).filters == ()
