"""A day of a supervisor and of an administrator by window alone, in French and in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

import hands
import offices
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.editor import making
from rightsmonitor.domain.codes import Status
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query


@pytest.fixture(scope="module", params=["fr", "ar"])
def office(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[Demo, Any]:
    made = offices.office(tmp_path_factory, count=40, seed=3)
    return made, request.param


@pytest.fixture
def window(qtbot: Any, office: tuple[Demo, Any]) -> Iterator[Window]:
    opened = hands.open_window(qtbot, *office)
    yield opened
    hands.close(opened)


def page(window: Window, key: str, section: str = "") -> Any:
    place = window.workplace
    assert place is not None
    QTest.mouseClick(place.rail.entries[key], Qt.MouseButton.LeftButton)
    found: Any = place.pages.page(key)
    assert place.pages.currentWidget() is found
    if section:
        QTest.mouseClick(found.buttons[section], Qt.MouseButton.LeftButton)
        found = found.section(section)
    return found


def counted(qtbot: Any, window: Window, status: Status) -> int:
    answers: list[int] = []
    window.desk.ask(lambda s: incidents.count(s, query=Query(statuses=(status,))), owner=window, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=hands.WAIT)
    return answers[0]


def test_a_supervisor_s_day(qtbot: Any, window: Window, office: tuple[Demo, Any]) -> None:
    hands.enter(qtbot, window, "superviseuse", office[0].passphrases["superviseuse"])
    review = page(window, "review")
    qtbot.waitUntil(lambda: review.stored is not None and review.table.hasFocus(), timeout=hands.WAIT)
    waiting, returned = review.model.total, counted(qtbot, window, Status.RETURNED)
    assert window.workplace is not None
    assert str(waiting) in window.workplace.rail.entries["review"].accessibleName()

    # One is returned with a comment on a field, by keys alone.
    QTest.keyClick(review.table, Qt.Key.Key_R)
    review.comment.field.setCurrentIndex(review.comment.field.findData("narrative"))
    QTest.keyClicks(review.comment.text, "precise the facts")
    QTest.keyClick(review.comment.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is review.comment.send
    QTest.keyClick(review.comment.send, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: review.model.total == waiting - 1, timeout=hands.WAIT)
    assert counted(qtbot, window, Status.RETURNED) == returned + 1

    # The others are verified, one key each.
    while review.model.total:
        left = review.model.total
        qtbot.waitUntil(lambda: review.stored is not None, timeout=hands.WAIT)
        QTest.keyClick(review.table, Qt.Key.Key_V)
        qtbot.waitUntil(lambda left=left: review.model.total < left, timeout=hands.WAIT)  # type: ignore[misc]
    assert review._inner.currentWidget() is review._empty

    # The whole office is checked; a number opens its records.
    review.views["quality"].click()
    qtbot.waitUntil(lambda: review.quality.summary is not None, timeout=hands.WAIT)
    review.quality.check_button.click()
    qtbot.waitUntil(
        lambda: not review.quality._running and review.quality.summary.unchecked == 0, timeout=2 * hands.WAIT
    )
    dashboard = page(window, "dashboard")
    qtbot.waitUntil(lambda: dashboard.overview is not None, timeout=hands.WAIT)
    dashboard.show_rule(dashboard.overview.total)
    expected = dashboard.overview.total.count
    dashboard.open_button.click()
    listed = window.workplace.incidents
    qtbot.waitUntil(lambda: listed.model.total == expected, timeout=hands.WAIT)

    # The taxonomy in her own language.
    taxonomy = page(window, "reference", "taxonomy")
    taxonomy.search.setText("mariage" if office[1] == "fr" else "زواج")
    qtbot.waitUntil(lambda: taxonomy.term is not None and taxonomy.model.rowCount() < 20, timeout=hands.WAIT)


def test_an_administrator_s_day_and_what_an_officer_sees_of_it(
    qtbot: Any, window: Window, office: tuple[Demo, Any]
) -> None:
    hands.enter(qtbot, window, "administration", office[0].passphrases["administration"])
    place = window.workplace
    assert place is not None
    assert place.pages.currentWidget() is place.pages.page("administration")
    assert "incidents" not in place.rail.entries, "an administrator sees no case"
    assert not place.topbar.record.isVisible()
    people = page(window, "administration", "people")
    qtbot.waitUntil(lambda: people.isVisible(), timeout=hands.WAIT)
    partners = page(window, "administration", "partners")
    qtbot.waitUntil(lambda: bool(partners.partners), timeout=hands.WAIT)
    partners.add_button.click()
    hands.write(partners.lines["name_fr"], "Association inventée")
    hands.write(partners.lines["name_ar"], "جمعية مختلقة")
    partners.save_button.click()
    qtbot.waitUntil(lambda: any(p.own for p in partners.partners.values()), timeout=hands.WAIT)
    first = next(key for key, partner in partners.partners.items() if not partner.own)
    partners.view.choose(first)
    partners.hide_button.click()
    qtbot.waitUntil(lambda: partners.partners[first].hidden, timeout=hands.WAIT)
    settings = page(window, "administration", "settings")
    settings.choices["idle"]["10"].click()
    qtbot.waitUntil(lambda: window.desk.idle_minutes == 10, timeout=hands.WAIT)
    hands.leave(qtbot, window)

    hands.enter(qtbot, window, "officier", office[0].passphrases["officier"])
    qtbot.waitUntil(lambda: any(row["key"].startswith("own-") for row in window.desk.partners), timeout=hands.WAIT)
    control = making._partners(window.desk)
    qtbot.addWidget(control)
    box = control.findChild(QComboBox)
    assert box is not None
    offered = [box.itemText(at) for at in range(box.count())]
    own = "جمعية مختلقة" if office[1] == "ar" else "Association inventée"
    assert own in offered
    assert len(offered) == len(window.desk.reference.partners) + 1  # one added, one hidden, and "none"
    control.show_value(first)
    assert box.currentIndex() == box.count() - 1, "a record keeps the partner that it names"
    with pytest.raises(KeyError):
        page(window, "review")
