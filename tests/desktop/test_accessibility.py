"""Without eyes and without a mouse: every control has a name and a kind, Tab comes to each, and keys mean one thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

import authority_tour
import offices
import reached
import tour
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.widgets.basic import Scroll, button, label
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import Language
from sweeps import Stop


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=40, seed=3, prepared=True)  # for the page of releases


def nothing_is_mute_or_out_of_reach(walked: tour.Walk[Any], stops: Iterable[Stop], language: Language) -> None:
    found: dict[str, str] = {}
    try:
        for name, page in stops:
            for fault in (*reached.mute(page, language), *reached.unreached(page)):
                found.setdefault(fault, name)
        assert reached.ambiguous(walked.window) == []
    finally:
        walked.close()
    assert "\n".join(f"{where}: {fault}" for fault, where in found.items()) == ""


@pytest.mark.parametrize(("language", "who"), [("ar", "superviseuse"), ("fr", "administration")])
def test_every_control_of_every_page_is_named_and_reached(
    qtbot: Any, office: Demo, language: Language, who: str
) -> None:
    walked = tour.Tour(office, language)
    outside = walked.outside() if who == "superviseuse" else ()
    nothing_is_mute_or_out_of_reach(walked, chain(outside, walked.walk(who)), language)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_control_of_the_authority_s_window_is_named_and_reached(
    qtbot: Any, tmp_path: Path, language: Language
) -> None:
    walked = authority_tour.Tour(tmp_path, language)
    nothing_is_mute_or_out_of_reach(walked, walked.walk(), language)


# --- each check can fail ----------------------------------------------------------------------------------


def shelf(qtbot: Any, *widgets: QWidget) -> QWidget:
    desktop.application()
    made = QWidget()
    qtbot.addWidget(made)
    inside = QVBoxLayout(made)
    for widget in widgets:
        inside.addWidget(widget)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


def test_a_control_without_a_name_or_a_kind_is_found(qtbot: Any) -> None:
    made, bare = button(), QWidget()
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.setMinimumHeight(30)
    bare.setAccessibleName("Un cadre")
    page = shelf(qtbot, made, bare)
    assert [fault.split(":")[0] for fault in reached.mute(page, "fr")] == ["no name", "no kind"]
    made.setAccessibleName("Enregistrer")
    assert [fault.split(":")[0] for fault in reached.mute(page, "fr")] == ["no kind"]
    made.setAccessibleName("The name of this is not French and that is wrong")
    assert [fault.split(":")[0] for fault in reached.mute(page, "fr")] == ["not fr", "no kind"]
    assert len(reached.mute(page, "ar")) == 3, "in Arabic one French word is too much"
    made.setEnabled(False)
    bare.hide()
    assert reached.mute(page, "fr") == [], "what cannot be used or seen is not asked"


def test_a_control_that_tab_does_not_come_to_is_found(qtbot: Any) -> None:
    first, trap, last = QLineEdit(), QPlainTextEdit(), QLineEdit()
    trap.setTabChangesFocus(True)
    page = shelf(qtbot, first, trap, last)
    for widget, name in ((first, "première"), (trap, "milieu"), (last, "dernière")):
        widget.setAccessibleName(name)
    assert reached.unreached(page) == []
    trap.setTabChangesFocus(False)  # Tab writes a tabulator and stays
    assert ["dernière" in fault for fault in reached.unreached(page)] == [True]


def test_keys_that_mean_two_things_are_found(qtbot: Any) -> None:
    left, right = QFrame(), QFrame()
    page = shelf(qtbot, left, right)
    for side in (left, right):
        QShortcut(QKeySequence("V"), side).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    assert reached.ambiguous(page) == [], "beside each other they never meet"
    pressed = button(shortcut="Ctrl+K")
    pressed.setParent(page)
    action = QAction("chercher", page)
    action.setShortcut("Ctrl+K")
    assert len(reached.ambiguous(page)) == 1
    action.setShortcut("Ctrl+J")
    assert reached.ambiguous(page) == []
    QShortcut(QKeySequence("V"), page)
    assert len(reached.ambiguous(page)) == 2


def test_what_scrolls_is_come_to_only_while_there_is_more_to_see(qtbot: Any) -> None:
    scroll = Scroll()
    scroll.body.addWidget(label("Ce qui reste à faire", "section"))
    page = shelf(qtbot, scroll)
    assert list(reached.stops(page)) == []
    for at in range(40):
        scroll.body.addWidget(label(f"ligne {at}"))
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0, timeout=5000)
    assert list(reached.stops(page)) == [scroll]
    assert reached.mute(page, "fr") == []
    scroll.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert scroll.verticalScrollBar().property("focused") is True, "and it shows that the keys are here"
