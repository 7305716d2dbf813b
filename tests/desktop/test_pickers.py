"""Choosing a term or a place by keys: as it is typed, from what was chosen lately, and from the tree on F4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QStyleOptionViewItem

import hands
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop import theme
from rightsmonitor.desktop.editor.match_painter import SPANS, laid_out, marks
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.pickers import Picker
from rightsmonitor.domain.text import fold
from rightsmonitor.services.demo import Demo


@pytest.fixture
def editor(qtbot: Any, office: Demo) -> Iterator[EditorPage]:
    opened = hands.open_window(qtbot, office, "fr")
    place = hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    qtbot.waitUntil(lambda: bool(place._desk.recent_terms), timeout=hands.WAIT)
    yield place.editor
    hands.close(opened)


def picker(editor: EditorPage, path: str) -> Picker:
    found = editor.short.control(path)
    assert isinstance(found, Picker)
    found.setFocus()
    return found


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_the_arrow_down_in_an_empty_line_shows_what_was_chosen_lately(editor: EditorPage) -> None:
    found = picker(editor, "violations[0].type")
    recent = editor._desk.recent_terms
    press(Qt.Key.Key_Down)
    assert not found._list.isHidden()
    assert found._list.count() == len(recent)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert editor.incident is not None
    assert editor.incident.violations[0].type == recent[1]
    assert editor._desk.recent_terms[0] == recent[1], "the latest comes first"


def test_the_tree_on_f4_is_walked_and_chosen_from_by_keys(qtbot: Any, editor: EditorPage) -> None:
    found = picker(editor, "violations[0].type")
    taxonomy = editor._desk.reference.taxonomy
    press(Qt.Key.Key_F4)
    assert found.tree.isVisible()
    assert found.tree.topLevelItemCount() == len(taxonomy.branches())
    leaves = sum(found.tree.topLevelItem(at).childCount() for at in range(found.tree.topLevelItemCount()))
    assert leaves == len(taxonomy.violation_types())
    press(Qt.Key.Key_Return)  # a branch opens and is no answer
    assert found.tree.isVisible()
    assert editor.incident is not None
    assert editor.incident.violations == ()
    press(Qt.Key.Key_Down)
    chosen = str(found.tree.currentItem().data(0, Qt.ItemDataRole.UserRole))
    press(Qt.Key.Key_Return)
    assert not found.tree.isVisible()
    assert editor.incident.violations[0].type == chosen
    assert found._line.hasFocus()
    press(Qt.Key.Key_F4)
    assert str(found.tree.currentItem().data(0, Qt.ItemDataRole.UserRole)) == chosen, "it opens where the choice is"
    press(Qt.Key.Key_Escape)
    assert not found.tree.isVisible()
    assert editor.incident.violations[0].type == chosen


def test_a_region_may_be_the_place(editor: EditorPage) -> None:
    found = picker(editor, "place")
    press(Qt.Key.Key_F4)
    assert found.tree.topLevelItemCount() == 12
    press(Qt.Key.Key_Return)
    assert editor.incident is not None
    assert editor.incident.place in {region.code for region in editor._desk.reference.places.regions()}


def test_the_help_of_a_field_tells_of_a_term_that_the_tree_points_at(editor: EditorPage) -> None:
    seen: list[str] = []
    found = picker(editor, "violations[0].type")
    found.looked_at.connect(seen.append)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    assert seen[-1].startswith("RMV-")


# --- what the typed letters matched ----------------------------------------------------------------------


@pytest.mark.parametrize(("language", "typed"), [("fr", "neglig educ"), ("ar", "حرمان")])
def test_what_was_typed_is_marked_and_the_words_stay(qtbot: Any, office: Demo, language: Any, typed: str) -> None:
    opened = hands.open_window(qtbot, office, language)
    place = hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    try:
        place.record()
        qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
        found = picker(place.editor, "violations[0].type")
        hands.write(found._line, typed)
        listed = found._list
        item = listed.item(0)
        spans = item.data(SPANS)
        assert [fold(item.text()[start:end]) for start, end in spans] == typed.split()
        entry = place.editor._desk.reference.taxonomy.term(str(item.data(Qt.ItemDataRole.UserRole)))
        assert item.text().startswith(entry.label(language))
        told = QAccessible.queryAccessibleInterface(listed).child(0)
        assert told.text(QAccessible.Text.Name) == item.text(), "screen readers hear the same words"
        assert marked(listed, 0) > 40
        item.setData(SPANS, ())
        assert marked(listed, 0) == 0, "and without spans nothing is marked"
    finally:
        hands.close(opened)


def marked(listed: QListWidget, row: int) -> int:
    """Pixels of a line of the list in the colour of marks."""
    QApplication.processEvents()
    image = listed.viewport().grab(listed.visualItemRect(listed.item(row))).toImage()
    wanted = theme.colour("mark").rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_marks_lie_where_the_letters_are(qtbot: Any) -> None:
    desktop.application()
    option = QStyleOptionViewItem()
    option.font = QApplication.font()
    text = "المس بسلامة الطفل"
    option.direction = Qt.LayoutDirection.RightToLeft
    line = laid_out(text, option)
    first, last = marks(line, text, ((2, 4), (13, 17)))
    wide = line.lineAt(0).naturalTextWidth()
    assert 0 <= last.left() < last.right() < first.left() < first.right() <= wide, "the first word is at the right"
    option.direction = Qt.LayoutDirection.LeftToRight
    latin = laid_out("Négligence 😀 éducative", option)
    first, last = marks(latin, "Négligence 😀 éducative", ((0, 6), (13, 17)))
    assert first.left() == 0 < first.right() < last.left() < last.right()
    assert marks(latin, "Négl…", ((0, 6),)) == [], "what the ellipsis took away is not marked"


def test_a_long_choice_shows_its_beginning_and_is_whole_in_its_tool_tip(qtbot: Any, editor: EditorPage) -> None:
    found = picker(editor, "violations[0].type")
    taxonomy, language = editor._desk.reference.taxonomy, editor._desk.language
    longest = max(taxonomy.violation_types(), key=lambda term: len(term.label(language)))
    found.search("x")
    found._choose(longest.code)
    editor.short.control("narrative").setFocus()
    QApplication.processEvents()
    line = found._line
    assert not line.hasFocus()
    whole = longest.label(language)
    assert (line.text(), line.cursorPosition(), line.toolTip()) == (whole, 0, whole)
    assert line.fontMetrics().horizontalAdvance(whole) > line.width(), "this one does not fit"
    shown = line.grab().toImage()
    line.setText(whole[:8])  # the same beginning; what follows is an ellipsis
    begun, half = line.grab().toImage(), line.fontMetrics().horizontalAdvance(whole[:6])
    assert shown.copy(0, 0, half, shown.height()) == begun.copy(0, 0, half, begun.height())
    found.setFocus()
    QTest.keyClicks(line, "v")
    assert line.toolTip() == line.placeholderText(), "what is typed is not what was chosen"
