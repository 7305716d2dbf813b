"""The form is made once and serves every record: nothing of one may come up in another, or stay when none is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTreeWidget,
    QWidget,
)

import hands
import strategies
from rightsmonitor import reference
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.field import Field
from rightsmonitor.desktop.editor.form_view import FormView
from rightsmonitor.desktop.editor.page import ENTRIES, EditorPage
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.domain import paths
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import samples

CANARY = "Zeltvogel"  # in no list of the program


def page_of(desk: Desk) -> EditorPage:
    made = EditorPage(desk)
    for _ in made.assembling():
        pass
    made.resize(1150, 680)
    return made


def gone(*pages: EditorPage) -> None:
    for page in pages:
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Words and lists, and no vault: what the worker would be asked is not asked."""
    desktop.application()
    made = Desk("fr")
    yield made
    made.jobs.close()


@pytest.fixture(scope="module")
def worn(desk: Desk) -> Iterator[EditorPage]:
    """One page for every record of this module."""
    made = page_of(desk)
    yield made
    gone(made)


def sample(seed: int) -> Incident:
    known = reference.load()
    return samples.sample(count=1, seed=seed, reference=known, today=date(2026, 11, 21))[0]


# --- what a person and a screen reader can find in a widget ----------------------------------------


def facts(widget: QWidget) -> tuple[object, ...]:
    own: tuple[object, ...] = ()
    if isinstance(widget, QLineEdit):
        own = (widget.text(), widget.isUndoAvailable(), widget.isRedoAvailable(), widget.cursorPosition())
    elif isinstance(widget, QPlainTextEdit):
        own = (widget.toPlainText(), widget.document().isUndoAvailable(), widget.textCursor().position())
    elif isinstance(widget, QComboBox):
        own = (widget.currentIndex(), *(widget.itemText(at) for at in range(widget.count())))
    elif isinstance(widget, QAbstractButton):
        own = (widget.text(), widget.isChecked(), widget.isEnabled())
    elif isinstance(widget, QLabel):
        own = (widget.text(),)
    elif isinstance(widget, QListWidget):
        own = tuple(widget.item(at).text() for at in range(widget.count()))
    elif isinstance(widget, QTreeWidget):
        own = (widget.topLevelItemCount(),)
    marks = (widget.property("problem"), widget.property("severity"), widget.isHidden())
    return type(widget).__name__, widget.accessibleName(), widget.toolTip(), marks, own


def shown_by(view: FormView) -> dict[str, list[tuple[object, ...]]]:
    """Everything in each field, and the words that stand around the fields."""
    found = {path: [facts(one) for one in (field, *field.findChildren(QWidget))] for path, field in view.fields.items()}
    inside = {id(one) for field in view.findChildren(Field) for one in field.findChildren(QWidget)}
    around = [one for one in view.findChildren(QLabel) if id(one) not in inside and one.isVisibleTo(view)]
    found["around"] = sorted(((one.text(),) for one in around), key=str)
    return found


def everything(page: EditorPage) -> dict[str, object]:
    """Of every view, opened as a person opens it, with all that folds unfolded."""
    found: dict[str, object] = {}
    for at, view in enumerate(page.views):
        page.open_section(at)
        if isinstance(view, SectionView):
            view.unfold()
        if isinstance(view, FormView):
            found[view.spec.key] = shown_by(view)
    found["unread"] = [view.unread() for view in page.views]
    return found


def words_in(page: QWidget) -> str:
    return "\n".join(str(facts(one)) for one in (page, *page.findChildren(QWidget)))


# --- one record after the other --------------------------------------------------------------------


def type_everywhere(page: EditorPage) -> None:
    """What a person leaves behind: words in every line, most of which no field understands."""
    for at, view in enumerate(page.views):
        page.open_section(at)
        for field in list(view.fields.values()) if isinstance(view, FormView) else ():
            for line in field.findChildren(QLineEdit):
                line.insert(CANARY)
                line.textEdited.emit(line.text())
            for text in field.findChildren(QPlainTextEdit):
                text.insertPlainText(CANARY)


def same_as_new(worn: EditorPage, desk: Desk, *records: Incident) -> None:
    """The last record looks in the page that served all of them as in one that was made for it."""
    for incident in records:
        worn.begin(incident)
        everything(worn)
    type_everywhere(worn)
    worn.begin(records[-1])
    fresh = page_of(desk)
    fresh.begin(records[-1])
    left, right = everything(worn), everything(fresh)
    gone(fresh)
    assert left == right


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=strategies.incidents(), second=strategies.incidents())
def test_any_record_looks_as_in_a_new_form(worn: EditorPage, desk: Desk, first: Incident, second: Incident) -> None:
    same_as_new(worn, desk, first, replace(second, uid="second"))


def test_a_record_after_others_and_a_blank_one_look_as_in_a_new_form(worn: EditorPage, desk: Desk) -> None:
    many, few = (sample(seed) for seed in (3, 4))
    many = replace(many, violations=many.violations * 2, sources=many.sources * 2, narrative=CANARY)
    same_as_new(worn, desk, few, many, few)
    same_as_new(worn, desk, many, Incident(uid="blank"))


def test_what_differs_would_be_found(worn: EditorPage) -> None:
    worn.begin(Incident(uid="blank"))
    before = everything(worn)
    assert everything(worn) == before
    worn.begin(Incident(uid="blank", commune=CANARY))
    assert everything(worn) != before


def test_nothing_stays_in_a_form_that_was_closed(worn: EditorPage) -> None:
    worn.begin(replace(sample(5), narrative=CANARY, commune=CANARY))
    everything(worn)
    type_everywhere(worn)
    worn.help.show_term("RMV-2.1")
    worn._check()
    assert CANARY in words_in(worn)
    worn.close_editor()
    assert CANARY not in words_in(worn)
    lines = [line for line in worn.findChildren(QLineEdit) if line.text() or line.isUndoAvailable()]
    texts = [text for text in worn.findChildren(QPlainTextEdit) if text.document().isUndoAvailable()]
    assert (lines, texts, worn.work.past, worn.problems) == ([], [], [], ())


def test_undo_inside_a_field_brings_nothing_of_the_record_before(worn: EditorPage) -> None:
    for path, kind in (("narrative", QPlainTextEdit), ("commune", QLineEdit)):
        worn.begin(Incident(uid="first"))
        everything(worn)
        field = worn.views[0].control(path).focusProxy()  # type: ignore[attr-defined]
        assert isinstance(field, kind)
        hands.write(field, CANARY)
        hands.write(field, "y")
        worn.begin(Incident(uid="second"))  # with the same, empty, value
        worn.open_section(0)
        field.undo()
        field.redo()
        assert CANARY not in words_in(field)
        field.undo()
        assert CANARY not in words_in(field)


# --- entries ---------------------------------------------------------------------------------------


def test_what_was_not_understood_goes_and_stays_with_its_entry(worn: EditorPage) -> None:
    worn.begin(Incident(uid="three"))
    for _ in range(3):
        worn._add("victims")
    people = worn.views[2]
    assert isinstance(people, SectionView)
    worn.open_section(2)
    people.unfold()
    path = "victims[{}].person.birth_date"
    for at in (0, 2):
        people.control(path.format(at)).retype(f"vers la fête {at}")
    worn._remove("victims", 1)
    assert people.unread() == {path.format(at): f"vers la fête {2 * at}" for at in (0, 1)}
    worn._remove("victims", 0)
    assert people.unread() == {path.format(0): "vers la fête 2"}
    worn._remove("victims", 0)
    assert people.unread() == {}
    worn._add("victims")
    assert people.unread() == {}
    assert people.control(path.format(0)).focusProxy().text() == ""  # type: ignore[union-attr]


def test_a_field_that_is_folded_away_stays_while_it_was_not_understood(worn: EditorPage) -> None:
    worn.begin(Incident(uid="fold"))
    worn._add("victims")
    worn.open_section(2)
    people = worn.views[2]
    assert isinstance(people, SectionView)
    people.unfold()
    path = "victims[0].person.birth_date"
    people.control(path).retype("un jour")
    people._fold()
    assert path in people.fields
    assert "victims[0].harm" not in people.fields
    people.control(path).retype("12/03/2015")
    worn._check()
    assert path not in people.fields
    people.unfold()
    assert path in people.fields


def test_tab_goes_through_entries_as_they_stand(worn: EditorPage) -> None:
    worn.begin(Incident(uid="tab"))
    for _ in range(3):
        worn._add("responses")
    worn.open_section(6)
    worn._remove("responses", 0)
    view = worn.views[6]
    assert isinstance(view, SectionView)
    order, at = [], view.nextInFocusChain()
    while at is not view:
        order.append(id(at))
        at = at.nextInFocusChain()
    # The control itself goes with its line: elsewhere it would lead Tab back to that line, and never further.
    asked = [(field.control, field.control.focusProxy()) for field in view.fields.values()]
    stops = [order.index(id(widget)) for pair in asked for widget in pair]
    assert len(stops) == 4 * len(view.spec.fields)
    assert stops == sorted(stops)
    assert all(proxy is not None and control.focusPolicy().value == 0 for control, proxy in asked)


# --- when it is made -------------------------------------------------------------------------------


def test_what_is_prepared_is_not_made_again(desk: Desk) -> None:
    page = page_of(desk)
    steps = sum(1 for _ in page.preparing())
    made = len(page.findChildren(Field))
    assert steps > made > 80, "a field at a time"
    page.begin(Incident(uid="again"))
    for name in ENTRIES:
        page._add(name)
    everything(page)
    assert len(page.findChildren(Field)) == made
    gone(page)


def test_another_language_in_the_middle_of_preparing(desk: Desk) -> None:
    page = page_of(desk)
    half = page.preparing()
    for _ in range(40):
        next(half)
    page.begin(Incident(uid="turned"))
    page.short.control("when").retype("le jour de la fête")
    try:
        desk.speak("ar")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in half:
            pass
        for _ in page.preparing():
            pass
        assert page.short.unread() == {"when": "le jour de la fête"}
        line = page.short.control("when").focusProxy()
        assert isinstance(line, QLineEdit)
        assert line.accessibleName() == desk.words("editor-field-when")
    finally:
        desk.speak("fr")
        gone(page)


# --- answers that come late ------------------------------------------------------------------------


@pytest.fixture
def editor(qtbot: Any, place: Workplace) -> EditorPage:
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    return place.editor


def settled(qtbot: Any, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place._desk.jobs.busy, timeout=hands.WAIT)


def test_what_was_saved_is_not_put_in_place_of_another_record(
    qtbot: Any, place: Workplace, editor: EditorPage, office: Demo
) -> None:
    first = editor.incident
    assert first is not None
    editor._edited("narrative", CANARY)
    editor.save()
    settled(qtbot, place)
    assert (editor.work.revision, editor.work.unsaved) == (1, False)
    editor._edited("commune", CANARY)
    editor.save()
    editor.begin(replace(first, uid="another"))
    settled(qtbot, place)
    assert editor.incident is not None
    assert (editor.incident.uid, editor.incident.commune, editor.work.revision) == ("another", "", 0)
    assert CANARY not in words_in(editor)


def test_a_draft_is_not_put_in_place_of_another_record(qtbot: Any, place: Workplace, editor: EditorPage) -> None:
    first = editor.incident
    assert first is not None
    editor._edited("narrative", CANARY)
    editor.keep_now()
    editor.close_editor()
    settled(qtbot, place)
    editor.begin(first)
    settled(qtbot, place)
    assert editor.incident == paths.put(first, "narrative", CANARY), "its own draft comes back"
    editor.close_editor()
    settled(qtbot, place)
    editor.begin(first)
    editor.begin(replace(first, uid="another"))
    settled(qtbot, place)
    assert editor.incident == replace(first, uid="another")
