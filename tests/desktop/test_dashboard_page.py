"""The dashboard on the real window: each number says its rule and opens exactly its records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

import hands
import offices
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.pages.dashboard import DashboardPage
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.supervision.dashboard import Figure


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=130, seed=2)


@pytest.fixture(params=["fr", "ar"])
def window(qtbot: Any, office: Demo, request: pytest.FixtureRequest) -> Iterator[Window]:
    opened = hands.open_window(qtbot, office, request.param)
    hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    yield opened
    hands.close(opened)


def open_page(qtbot: Any, window: Window) -> DashboardPage:
    place = window.workplace
    assert place is not None
    place.open_page("dashboard")
    page = place.pages.page("dashboard")
    assert isinstance(page, DashboardPage)
    qtbot.waitUntil(lambda: page.overview is not None, timeout=hands.WAIT)
    return page


def figures(page: DashboardPage) -> list[Figure]:
    found = page.overview
    assert found is not None
    return [found.total, *found.statuses, found.overdue, *found.trend, *found.regions, *found.branches]


def assert_opens(qtbot: Any, window: Window, page: DashboardPage, count: int) -> None:
    page.open_button.click()
    place = window.workplace
    assert place is not None
    qtbot.waitUntil(lambda: place.pages.currentWidget() is place.incidents, timeout=hands.WAIT)
    qtbot.waitUntil(lambda: place.incidents.model.total == count, timeout=hands.WAIT)
    open_page(qtbot, window)


def test_each_number_has_a_rule_and_opens_its_records(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    assert window.desk.words("dashboard-inside") == page._inside.text(), "that figures are internal is said in words"
    seen: set[str] = set()
    for verified in (True, False):
        before = page.overview
        page.count_all(verified=verified)
        qtbot.waitUntil(lambda before=before: page.overview is not before, timeout=hands.WAIT)  # type: ignore[misc]
        for figure in figures(page):
            page.show_rule(figure)
            assert page._rule.text()
            assert page._rule_title.text().endswith(f" : {figure.count}")
            assert page.open_button.isEnabled() == (figure.count > 0)
            if figure.count and figure.rule not in seen:
                seen.add(figure.rule)
                assert_opens(qtbot, window, page, figure.count)
    assert seen >= {"total", "status", "overdue", "month", "region", "branch"}


def test_charts_are_walked_with_the_keys_and_pressed(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    page.trend.setFocus()
    rtl = window.desk.language == "ar"
    on = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
    assert page.trend.current == 0
    QTest.keyClick(page.trend, on)
    assert page.trend.current == 1
    QTest.keyClick(page.trend, Qt.Key.Key_Return)
    assert page.overview is not None
    assert page.chosen == page.overview.trend[1]
    assert page.trend.accessibleDescription().endswith(f" : {page.overview.trend[1].count}")
    boxes = page.trend.boxes()
    assert (boxes[0].left() > boxes[-1].left()) == rtl, "time runs in the direction of reading"
    tiles = {figure.key: box for figure, box in zip(page.map.figures, page.map.boxes(), strict=True)}
    assert tiles["02"].left() > tiles["11"].left(), "a map is never mirrored"
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=QPoint(tiles["02"].center()))
    assert page.chosen is not None
    assert (page.chosen.rule, page.chosen.key) == ("region", "02")


def test_another_period_counts_anew(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    page.period.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.overview is not None and len(page.overview.trend) == 3, timeout=hands.WAIT)
    assert page.overview is not None
    assert page.overview.trend[0].key.startswith(page.period.currentData()[:4])
