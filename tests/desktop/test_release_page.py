"""The release page: what is chosen is what is prepared, and every hidden cell says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import looks
import offices
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.release_table import MARK
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.domain.disclosure.suppression.groups import Group
from rightsmonitor.domain.errors import Cancelled
from rightsmonitor.domain.place import PROGRAMME_REGIONS
from rightsmonitor.services import demo
from rightsmonitor.services.release.release_reports import Part, Scope

WAIT = 60_000


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return offices.office(tmp_path_factory, count=40, seed=3, prepared=True)  # of the present quarter


@pytest.fixture
def page(qtbot: Any, office: demo.Demo) -> Iterator[ReleasesPage]:
    desktop.application()
    desk = Desk("fr")
    entered: list[object] = []
    desk.jobs.run(
        lambda: office.unlock("superviseur"),
        owner=desk,
        done=lambda session: (desk.enter(session), entered.append(session)),
        failed=desk.tell,
    )
    qtbot.waitUntil(lambda: bool(entered), timeout=WAIT)
    made = ReleasesPage(desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    desk.leave()
    desk.jobs.close()


def test_scope_level_and_tables_are_those_that_were_chosen(qtbot: Any, page: ReleasesPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    before = len(page._views)
    page.open_scope()
    scope = page.scope
    scope.period.setCurrentIndex(1)  # the quarter before: nothing was verified then, its tables are zeros
    scope.scope.setCurrentIndex(scope.scope.findData("programme"))
    scope.level.setCurrentIndex(scope.level.findData(2))
    for key, box in scope.tables.items():
        box.setChecked(False)
        some = any(other.isChecked() for other in scope.tables.values())
        assert scope.prepare_button.isEnabled() == some, f"without a table nothing is made, {key}"
    scope.tables["place-violation"].setChecked(True)
    scope.tables["month"].setChecked(True)
    scope.ask()
    assert not scope.period.isEnabled()
    qtbot.waitUntil(lambda: len(page._views) == before + 1, timeout=WAIT)
    assert page._view is not None
    release = page._view.release
    assert [table.key for table in release.tables] == ["place-violation", "month"]
    places = next(d for d in release.tables[0].dimensions if d.name == "place")
    assert any(code.count(".") == 1 and not code.endswith("_U") for code in places.codes), "provinces are there"
    assert {code for code in places.codes if len(code) == 2 and code.isdigit()} == set(PROGRAMME_REGIONS)
    assert scope.period.isEnabled()


def _open_first(qtbot: Any, page: ReleasesPage) -> None:
    """The release of the present quarter, which has numbers in it."""
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    page.which.setCurrentIndex(page.which.count() - 1)


def test_every_hidden_cell_says_why_and_no_other_does(qtbot: Any, qtmodeltester: Any, page: ReleasesPage) -> None:
    _open_first(qtbot, page)
    model = page.model
    qtmodeltester.check(model)
    said = {"primary": 0, "complementary": 0}
    for row in range(model.rowCount()):
        assert any(model.index(row, column).data() != "0" for column in range(model.columnCount()))
        for column in range(model.columnCount()):
            index = model.index(row, column)
            told = model.explanation(index)
            assert (told is not None) == (index.data() == MARK)
            if told is None:
                continue
            title, text = told
            assert " · " in title
            small = "moins de 5 unités" in text
            assert small != ("soustraction" in text)
            said["primary" if small else "complementary"] += 1
    assert min(said.values()) > 0
    page.grid.table.setCurrentIndex(next(_hidden(page)))
    assert page.grid.why_title.text()


def _hidden(page: ReleasesPage) -> Iterator[Any]:
    for row in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            if page.model.index(row, column).data() == MARK:
                yield page.model.index(row, column)


def test_columns_of_unknowns_without_any_are_left_out(qtbot: Any, page: ReleasesPage) -> None:
    _open_first(qtbot, page)
    model = page.model
    for column in range(model.columnCount()):
        if model._columns[column].endswith("_U"):
            assert any(model.index(row, column).data() != "0" for row in range(model.rowCount()))


def test_advice_is_shown_and_followed(qtbot: Any, page: ReleasesPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    page.open_scope()
    scope = page.scope
    scope.period.setCurrentIndex(scope.period.count() - 1)  # a year in which nothing was verified
    scope.advice.ask_button.click()
    assert not scope.advice.ask_button.isEnabled(), "one thing at a time"
    qtbot.waitUntil(lambda: bool(scope.advice._found), timeout=WAIT)
    assert {each.proposal for each in scope.advice._found} == {"nothing"}
    found = tuple(
        replace(each, proposal="suppress" if each.table == "month" else "round") for each in scope.advice._found
    )
    scope.advice.show_advice(found)
    scope.advice.follow_button.click()
    assert scope.choice().tables == ("month",)
    assert scope.choice().base == 0
    scope.follow(tuple(replace(each, proposal="round") for each in found))
    assert scope.choice().base == 5
    assert scope.rebase.isEnabled()
    scope.period.setCurrentIndex(0)
    assert not scope.rebase.isEnabled(), "only a whole year is counted afresh"


def test_rounded_cells_say_what_was_counted(qtbot: Any, page: ReleasesPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    before = len(page._views)
    page.open_scope()
    page.scope.period.setCurrentIndex(2)
    page.scope.mode.setCurrentIndex(page.scope.mode.findData(5))
    page.scope.ask()
    qtbot.waitUntil(lambda: len(page._views) == before + 1, timeout=WAIT)
    told = page.model.explanation(page.model.index(0, 0))
    assert told is None or "0–4" in told[1] or "multiple" in told[1]
    assert page._view is not None
    assert page._view.release.base == 5


def words_on(page: ReleasesPage) -> str:
    return "\n".join(found.text() for found in page.panel.findChildren(QLabel))


def test_a_second_release_says_what_changed_and_the_ledger_holds_both(qtbot: Any, page: ReleasesPage) -> None:
    """Runs after the others of this file have prepared a second release; alone, it prepares one."""
    page.refresh()
    qtbot.waitUntil(lambda: bool(page._views), timeout=WAIT)
    if len(page._views) < 2:
        page.open_scope()
        page.scope.period.setCurrentIndex(3)  # a period that no other test of this file needs: each is published once
        page.scope.ask()
        qtbot.waitUntil(lambda: len(page._views) == 2, timeout=WAIT)
    latest = max(page._views, key=lambda view: view.release.period)
    page.which.setCurrentIndex(page.which.findData(latest.release.uid))
    page._which_changed()
    before = page._before(latest)
    assert before is not None
    assert before.release.period < latest.release.period
    since = page._desk.words("releases-since", number=before.release.sequence, period=before.release.period)
    assert since in words_on(page)
    oldest = min(page._views, key=lambda view: view.release.period)
    page.which.setCurrentIndex(page.which.findData(oldest.release.uid))
    page._which_changed()
    assert since not in words_on(page), "nothing came before it"

    page.ledger_button.click()
    ledger = page.ledger
    qtbot.waitUntil(lambda: len(ledger.entries) == len(page._views), timeout=WAIT)
    assert ledger.view.model.rowCount() == len(page._views)
    assert all(entry.faults is None for entry in ledger.entries)
    ledger.verify_button.click()
    qtbot.waitUntil(lambda: all(entry.faults == () for entry in ledger.entries), timeout=WAIT)
    assert not ledger._faults.isVisible()
    ledger.view.choose(str(latest.release.sequence))
    ledger.open_button.click()
    assert page._view is not None
    assert page._view.release.uid == latest.release.uid
    assert page.panel.isVisible()


def test_a_check_of_the_ledger_can_be_stopped(qtbot: Any, page: ReleasesPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: bool(page._views), timeout=WAIT)
    page.open_ledger()
    qtbot.waitUntil(lambda: bool(page.ledger.entries), timeout=WAIT)
    page.ledger.verify()
    page.ledger.stop()
    qtbot.waitUntil(lambda: page.ledger.verify_button.isVisible(), timeout=WAIT)
    page.ledger.left.emit()
    assert page.panel.isVisible()


def test_the_report_offers_only_what_is_signed_and_a_passphrase_not_given_ends_it(
    qtbot: Any, page: ReleasesPage, tmp_path: Path
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    page.open_report()
    view = page.report
    qtbot.waitUntil(lambda: bool(view._inside.text()), timeout=WAIT)
    assert view.scopes == ()  # releases of this office are prepared, none is signed
    assert not view.write_button.isEnabled()
    view.show_scopes(
        (
            Scope(period="2026", parts=(Part(sequence=1, period="2026-Q3"),), missing=("2026-Q1", "2026-Q2")),
            Scope(period="2026-Q3", parts=(Part(sequence=1, period="2026-Q3"),), missing=()),
        )
    )
    assert view.write_button.isEnabled()
    assert "2026-Q1, 2026-Q2" in view._missing.text()
    view.write(tmp_path / "report")  # nothing is signed, whatever the page believes
    qtbot.waitUntil(lambda: not view.work.running, timeout=WAIT)
    assert "2026" in view.work.text.text()
    assert view.work.result is None
    view.work.close_button.click()
    view.work.begin(1)
    view.work.fail(Cancelled())
    assert not view.work.running
    assert not (tmp_path / "report").exists()
    view.left.emit()
    assert page._view is not None


def test_who_approves_answers_for_groups_in_a_sentence_that_fits(qtbot: Any, page: ReleasesPage) -> None:
    page.resize(1130, 640)
    page.refresh()
    qtbot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    view, panel = page._view, page.panel
    assert view is not None
    table = max(view.release.tables, key=lambda each: len(each.dimensions))  # another test may have made the release
    codes = tuple(dimension.codes[0] for dimension in table.dimensions)
    sensitive = [each for each in table.dimensions if len(each.codes) > 1][-1]
    group = Group(table=table.key, codes=codes, dimension=sensitive.name, category=sensitive.codes[1], units=37)
    panel.show_release(replace(view, groups=(group,), can_approve=True))
    qtbot.waitUntil(lambda: looks.outside(panel) == [], timeout=WAIT)
    assert panel.answer.isVisible()
    text = panel.answer._text
    assert text.height() >= text.heightForWidth(text.width())
    assert panel.answered == 0
    qtbot.mouseClick(panel.answer, Qt.MouseButton.LeftButton, pos=panel.answer.rect().center())
    assert panel.answered == 1
    panel.show_release(replace(view, groups=(), can_approve=True))
    assert not panel.answer.isVisible()
    assert panel.answered == 0
