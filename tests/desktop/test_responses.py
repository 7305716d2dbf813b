"""A response tied to one child and one act: in the form, the matrix, beside the list, in and the history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

import hands
import offices
from rightsmonitor import answers
from rightsmonitor.desktop import formats
from rightsmonitor.desktop.editor.matrix import MatrixView
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.widgets import facts, timeline
from rightsmonitor.domain import paths
from rightsmonitor.forms import sections
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import changes

RESPONSES = next(at for at, spec in enumerate(sections()) if spec.key == "responses")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory)


def words_on(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel)]


def test_a_response_is_tied_shown_everywhere_and_untied_with_what_goes(qtbot: Any, place: Workplace) -> None:
    place.record()
    editor = place.editor
    qtbot.waitUntil(lambda: editor.incident is not None, timeout=hands.WAIT)
    for name in ("victims", "victims", "violations", "responses"):
        editor._add(name)
    editor.open_section(RESPONSES)
    view = editor.views[RESPONSES]
    assert isinstance(view, SectionView)
    child, act = (view.control(f"responses[0].{tie}") for tie in ("child", "violation"))
    assert child._box.count() == 3  # type: ignore[attr-defined]  # all of them, or one of two
    for control, at in ((child, 2), (act, 1)):
        control._box.setCurrentIndex(at)  # type: ignore[attr-defined]
        control._box.activated.emit(at)  # type: ignore[attr-defined]
    incident = editor.incident
    assert incident is not None
    assert (incident.responses[0].child, incident.responses[0].violation) == ("c2", "v1")

    matrix = next(view for view in editor.views if isinstance(view, MatrixView))
    editor._check()
    matrix.bring_up()
    sector = answers.Answers(place._desk.reference, place._desk.words).option("sector", incident.responses[0].sector)
    assert words_on(matrix).count(sector) == 2, "beside the second child and under the act"
    assert words_on(matrix).count(formats.DASH) == 1, "and not beside the first"

    told = dict(facts.concerned(incident, incident.responses[0], place._desk))
    assert len(told) == 2
    assert any("Enfant 2" in text for text in told.values())
    assert facts.concerned(incident, replace(incident.responses[0], child="", violation=""), place._desk) == []

    before = paths.put(incident, "responses[0].child", "")
    change = next(c for c in changes.between(before, incident) if c.spec is not None and c.spec.path == "child")
    assert "Enfant 2" in timeline.sentence(change, place._desk)

    editor._remove("victims", 1)
    assert editor.incident is not None
    assert editor.incident.responses[0].child == ""
    editor.undo()
    assert editor.incident.responses[0].child == "c2"
    editor._remove("violations", 0)
    assert editor.incident.responses[0].violation == ""
    assert not [problem for problem in editor.problems if problem.code == "link-broken"]
