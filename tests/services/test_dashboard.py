"""Figures of the dashboard: each is the number of records that its query lists, whatever was done to them."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import dashboard, review
from rightsmonitor.services.supervision.dashboard import Figure, Overview


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office.create(tmp_path / "vault")
    return tmp_path / "vault"


def figures(found: Overview) -> tuple[Figure, ...]:
    return (*found.statuses, found.total, found.overdue, *found.trend, *found.regions, *found.branches)


def assert_true(opened: Session) -> int:
    """Every figure against the list; their sum."""
    total = 0
    for period in (None, Period.parse("2026-Q2"), Period.parse("2026")):
        for verified in (True, False):
            for figure in figures(dashboard.overview(opened, period=period, verified=verified)):
                assert incidents.count(opened, query=figure.query) == figure.count, (figure.rule, figure.key)
                total += figure.count
    return total


def test_each_number_is_that_of_its_records_through_every_change(folder: Path) -> None:
    chance = random.Random(4)
    made = list(office.records(40, seed=9))
    office.fill(folder, tuple(made[:20]))
    with closing(office.unlock(folder, "officer")) as opened:
        assert assert_true(opened) > 0
        for one in made[20:]:
            incidents.save(opened, incident=one, expected_revision=0)
        for one in made[20:30]:  # moved in time and place, other acts, then on in the workflow
            other = chance.choice(made)
            changed = replace(other, uid=one.uid, responses=())
            incidents.save(opened, incident=changed, expected_revision=1)
        for one in made[20:34]:
            stored = incidents.get(opened, uid=one.uid)
            if not any(problem.blocks for problem in stored.problems):
                incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
        assert_true(opened)
        for one in made[34:37]:
            incidents.move(opened, uid=one.uid, step=Step.WITHDRAW, expected_revision=1)
        assert_true(opened)
    with closing(office.unlock(folder, "supervisor")) as opened:
        for row in review.queue(opened)[:5]:
            review.return_(opened, uid=row.uid, expected_revision=row.revision, comment="essai")
        for row in review.queue(opened):
            review.verify(opened, uid=row.uid, expected_revision=row.revision)
        assert_true(opened)
        found = dashboard.overview(opened)
        assert sum(figure.count for figure in found.trend) == found.total.count
        assert sum(figure.count for figure in found.regions) == found.total.count
        assert {figure.key: figure.count for figure in found.statuses}[Status.SUBMITTED.value] == 0


def test_an_empty_office_counts_nothing(folder: Path) -> None:
    with closing(office.unlock(folder, "officer")) as opened:
        found = dashboard.overview(opened)
        assert all(figure.count == 0 for figure in figures(found))
        assert len(found.trend) == 12
        assert len(found.regions) == 12
