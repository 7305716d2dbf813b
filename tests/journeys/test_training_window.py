"""From the first page into the practice vault, and once round the guided tour, on the real window in two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import hands
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.training.dialog import PractiseDialog
from rightsmonitor.desktop.training.tour import Tour
from rightsmonitor.services import practice
from rightsmonitor.wording import Language, words

WAIT = 20_000
Opener = Callable[[Language], Window]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("practice") / "training"


@pytest.fixture
def window(qtbot: Any, folder: Path, tmp_path: Path) -> Iterator[Opener]:
    """Windows on a real vault that is not there: nobody may ask for it."""
    made: list[Window] = []

    def make(language: Language) -> Window:
        desktop.application()
        opened = Window(folder=tmp_path / "real", language=language)
        opened.practice = folder
        made.append(opened)
        opened.show()
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow, timeout=WAIT)
        return opened

    yield make
    for opened in made:
        opened.close()
        opened.deleteLater()
    assert not (tmp_path / "real").exists()
    QApplication.processEvents()


def enter(qtbot: Any, opened: Window, name: str) -> None:
    opened.unlock.practise_button.click()
    dialog = opened.findChild(PractiseDialog)
    assert dialog is not None
    dialog.people[name].click()
    qtbot.waitUntil(lambda: opened.workplace is not None, timeout=4 * WAIT)


def shown(qtbot: Any, tour: Tour, at: int) -> None:
    """The card of a step stands on the window beside its control, and the keyboard is in it."""
    place = tour.callout.parentWidget()
    assert tour.at == at, tour.step.name
    qtbot.waitUntil(tour.ring.isVisible, timeout=WAIT)
    assert place.window().focusWidget() is tour.callout.next
    assert place.rect().contains(tour.callout.geometry())
    assert tour.target.isVisible()
    assert tour.callout.accessibleName()
    assert tour.callout.next.accessibleDescription()


@pytest.mark.parametrize(("language", "name"), [("fr", "superviseuse"), ("ar", "officier")])
def test_once_round(qtbot: Any, window: Opener, language: Language, name: str) -> None:
    opened = window(language)
    enter(qtbot, opened, name)
    place = opened.workplace
    assert place is not None
    assert place.band is not None
    assert place.band.isVisible()
    assert words(language)("training-band-text") in place.band.accessibleName()
    tour = place.tour
    assert tour is not None
    names = [step.name for step in tour.steps]
    assert ("review" in names) == (name == "superviseuse")
    assert 7 <= len(names) <= 10
    for at in range(len(names)):
        shown(qtbot, tour, at)
        if names[at] == "record" and language == "ar":  # the card begins where the control begins: at its right edge
            right = tour.callout.geometry().right()
            ring = tour.ring.geometry()
            assert abs(right - ring.right()) <= 8 or tour.callout.geometry().left() <= 8
        QTest.keyClick(tour.callout.next, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.tour is None, timeout=WAIT)
    assert opened.toured
    opened.lock()
    enter(qtbot, opened, name)
    assert opened.workplace is not None
    assert opened.workplace.tour is None  # it does not come again by itself …
    opened.workplace.topbar.tour.emit()
    found = opened.workplace.tour
    assert found is not None  # … and does from the menu
    shown(qtbot, found, 0)
    QTest.keyClick(found.callout.next, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.workplace is not None and opened.workplace.tour is None, timeout=WAIT)


def test_each_step_does_what_its_card_says(qtbot: Any, window: Opener) -> None:
    opened = window("fr")
    enter(qtbot, opened, "superviseuse")
    place = opened.workplace
    assert place is not None
    if place.tour is None:
        place.start_tour()
    tour = place.tour
    assert tour is not None
    editor = place.editor
    opened.activateWindow()  # the dialog before has taken the keys along
    qtbot.waitUntil(opened.isActiveWindow, timeout=WAIT)

    def record() -> None:
        place.topbar.record.click()
        qtbot.waitUntil(lambda: place.pages.currentWidget() is editor, timeout=WAIT)

    def when() -> None:
        typed(tour.target, "il y a 3 jours")
        assert editor.incident is not None
        assert editor.incident.when is not None

    def act() -> None:
        line = typed(tour.target, "travail")
        qtbot.waitUntil(tour.target._list.isVisible, timeout=WAIT)  # type: ignore[attr-defined]
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert editor.incident is not None
        assert editor.incident.violations[0].type
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: editor.help._field.isVisibleTo(editor), timeout=WAIT)

    def submit() -> None:
        editor.head.submit_button.click()
        assert place.pages.currentWidget() is editor, "something is missing, and is said"
        assert [problem for problem in editor.problems if problem.blocks]

    def walk_list() -> None:
        page = place.incidents
        qtbot.waitUntil(lambda: page.model.total > 1, timeout=WAIT)
        page.table.setFocus()
        here = page.table.currentIndex().row()
        QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert page.table.currentIndex().row() != here

    def review() -> None:
        page = place.review
        qtbot.waitUntil(lambda: page.stored is not None, timeout=WAIT)
        waiting = page.model.total
        page.table.setFocus()
        QTest.keyClick(page.table, Qt.Key.Key_V)
        qtbot.waitUntil(lambda: page.model.total == waiting - 1, timeout=WAIT)

    def releases() -> None:
        place.releases.open_scope()
        assert place.releases.scope.isVisible()

    said = {"record": record, "when": when, "act": act, "submit": submit, "list": walk_list, "review": review}
    said["releases"] = releases
    names = [step.name for step in tour.steps]
    assert set(said) <= set(names)
    for at, name in enumerate(names):
        shown(qtbot, tour, at)
        said.get(name, lambda: None)()
        assert place.tour is tour, f"{name}: what it explains does not end the tour"
        tour.callout.next.click()
    qtbot.waitUntil(lambda: place.tour is None, timeout=WAIT)


def typed(control: QWidget, text: str) -> QWidget:
    line = control.focusProxy() or control
    hands.write(line, text)
    return line


def test_a_broken_practice_vault_is_made_anew_and_a_real_one_never_removed(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    (begun / "left-over").write_text("x")
    with pytest.raises(practice.ForeignFile):
        practice.ready(begun)
    real = tmp_path / "real"
    (real / "vault").mkdir(parents=True)
    (real / "vault" / "vault.json").write_text("{}")
    with pytest.raises(practice.ForeignFile):
        practice.anew(real)
    assert (real / "vault" / "vault.json").is_file()
