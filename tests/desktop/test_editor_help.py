"""What the editor offers beside the form: matrix, duty to report, danger, likely doubles, copies, history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

import hands
import offices
from rightsmonitor.desktop.editor.matrix import MatrixView
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.widgets.compare import CompareDialog
from rightsmonitor.domain.codes import Priority, ReportingDecision, Status
from rightsmonitor.services.demo import Demo


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=40, seed=3)


def new(qtbot: Any, place: Workplace) -> Any:
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    return place.editor


def test_the_matrix_and_the_form_say_the_same(qtbot: Any, place: Workplace) -> None:
    editor = new(qtbot, place)
    for name in ("violations", "victims", "perpetrators", "victims", "violations"):
        editor._add(name)
    matrix = next(view for view in editor.views if isinstance(view, MatrixView))
    assert len(matrix.boxes) == 2 * 3
    assert all(box.accessibleName() for box in matrix.boxes.values())
    matrix.boxes["v2", "victims", "c1"].click()
    matrix.boxes["v1", "perpetrators", "p1"].click()
    editor._check()
    incident = editor.incident
    assert incident.violations[0].victims == ("c1", "c2")
    assert incident.violations[1].victims == ("c2",)
    assert incident.violations[0].perpetrators == ()
    form = editor.views[1].control("violations[1].victims")
    assert [value for value, box in form._boxes if box.isChecked()] == ["c2"]
    editor._remove("victims", 0)
    assert len(matrix.boxes) == 2 * 2
    editor.undo()
    assert matrix.boxes["v1", "victims", "c1"].isChecked()


def test_the_duty_to_report_is_asked_with_its_articles_and_decided_by_a_person(qtbot: Any, place: Workplace) -> None:
    editor = new(qtbot, place)
    card = editor.help.duty
    assert not card.isVisibleTo(editor)
    editor._add("violations")
    editor._edited("violations[0].type", "RMV-2.1")
    editor._check()
    assert card.isVisibleTo(editor)
    words = " ".join(child.text() for child in card.findChildren(QLabel))
    assert "Code de procédure pénale" in words
    assert "43" in words
    assert card.choice is not None
    card.choice.setCurrentIndex(card.choice.findData(ReportingDecision.NOT_REPORTED.value))
    card.choice.activated.emit(card.choice.currentIndex())
    duty = editor.incident.violations[0].reporting
    assert duty.decision is ReportingDecision.NOT_REPORTED
    assert duty.decided_by == place._desk.user.uid if place._desk.user else False
    assert duty.decided_on is not None
    assert "43" in duty.legal_basis
    assert not card.isVisibleTo(editor), "decided"
    editor.undo()
    assert card.isVisibleTo(editor)


def test_danger_is_one_press_and_one_undo_away(qtbot: Any, place: Workplace) -> None:
    editor = new(qtbot, place)
    editor.help.danger.refer.emit()
    assert editor.incident.priority is Priority.URGENT
    assert [r.partner for r in editor.incident.responses] == ["onde"]
    assert editor.incident.responses[0].due is not None


def test_a_likely_double_is_shown_compared_and_marked(qtbot: Any, place: Workplace) -> None:
    place.open_page("incidents")
    page = place.incidents
    page.set_filter("status", Status.VERIFIED.value)
    qtbot.waitUntil(
        lambda: page.detail.stored is not None and page.detail.stored.status is Status.VERIFIED, timeout=hands.WAIT
    )
    other = page.detail.stored
    assert other is not None
    page.copy.emit(other.incident.uid)
    editor = place.editor
    qtbot.waitUntil(lambda: editor.incident is not None, timeout=hands.WAIT)
    assert editor.incident is not None
    assert editor.incident.uid != other.incident.uid
    editor.work.change(replace(editor.incident, when=other.incident.when))
    editor._check()
    qtbot.waitUntil(lambda: bool(editor.help.likely.found), timeout=hands.WAIT)
    assert other.incident.uid in [likely.row.uid for likely in editor.help.likely.found]
    editor.save()
    qtbot.waitUntil(lambda: editor.work.revision == 1, timeout=hands.WAIT)
    editor.doubles.compare(other.incident.uid)
    qtbot.waitUntil(lambda: bool(editor.findChildren(CompareDialog)), timeout=hands.WAIT)
    dialog = editor.findChildren(CompareDialog)[0]
    uid = editor.incident.uid
    dialog.mark_button.click()
    page.set_filter("status", Status.DUPLICATE.value)
    qtbot.waitUntil(lambda: page.model.position_of(uid) >= 0, timeout=hands.WAIT)


def test_history_names_the_fields_that_changed(qtbot: Any, place: Workplace) -> None:
    editor = new(qtbot, place)
    editor._edited("narrative", "first")
    editor.save()
    qtbot.waitUntil(lambda: editor.work.revision == 1, timeout=hands.WAIT)
    editor._edited("place", "02.411")
    editor.save()
    qtbot.waitUntil(lambda: editor.work.revision == 2, timeout=hands.WAIT)
    editor.close_editor()
    page = place.incidents
    qtbot.waitUntil(lambda: page.detail.stored is not None and page.detail.stored.revision == 2, timeout=hands.WAIT)
    page.detail.open_tab("history")
    qtbot.waitUntil(lambda: len(page.detail._history) == 2, timeout=hands.WAIT)
    texts = [child.text() for child in page.detail.findChildren(QLabel)]
    assert any(text.startswith("Lieu : – → Oujda-Angad") for text in texts)
    changed = page.detail._history[1].fields
    assert [(change.section.key, change.spec.path if change.spec else "") for change in changed] == [
        ("when-where", "place")
    ]
