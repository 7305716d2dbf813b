"""Home leads to the work; the list is filtered, kept and taken back by a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

import hands
import offices
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.models.incident_list import COLUMNS
from rightsmonitor.desktop.widgets.entry import Entry
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.demo import Demo


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=130, seed=2)


@pytest.fixture
def window(qtbot: Any, office: Demo) -> Iterator[Window]:
    opened = hands.open_window(qtbot, office, "fr")
    hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    yield opened
    hands.close(opened)


def test_home_comes_first_and_each_line_opens_its_record(qtbot: Any, window: Window) -> None:
    place = window.workplace
    assert place is not None
    assert place.pages.currentWidget() is place.home
    qtbot.waitUntil(lambda: place.home._overview is not None, timeout=hands.WAIT)
    overview = place.home._overview
    assert overview is not None
    entries = place.home.findChildren(Entry)
    assert len(entries) == len(overview.returned) + len(overview.drafts) + len(overview.due)
    assert all(entry.accessibleName() for entry in entries)
    entries[0].click()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    assert place.editor.incident is not None
    assert place.editor.incident.uid == overview.returned[0].row.uid
    place.editor.close_editor()
    place.open_page("home")
    qtbot.wait(200)
    more = next(b for b in place.home.findChildren(QPushButton) if b.text().startswith("Voir les"))
    more.click()
    qtbot.waitUntil(lambda: place.pages.currentWidget() is place.incidents, timeout=hands.WAIT)
    assert place.incidents.filters.filtered


def test_quick_filters_saved_filters_and_columns(qtbot: Any, window: Window) -> None:
    place = window.workplace
    assert place is not None
    place.open_page("incidents")
    page, bar = place.incidents, place.incidents.filters
    qtbot.waitUntil(lambda: page.model.total > 0, timeout=hands.WAIT)
    everything = page.model.total
    bar.quick["due"].click()
    page.set_filter("status", "verified")
    qtbot.waitUntil(lambda: 0 < page.model.total < everything, timeout=hands.WAIT)
    few = page.model.total
    bar.save_as("à suivre")
    qtbot.waitUntil(lambda: len(bar._kept.filters) == 1, timeout=hands.WAIT)
    bar.clear()
    qtbot.waitUntil(lambda: page.model.total == everything, timeout=hands.WAIT)
    bar.open_saved(bar._kept.filters[0])
    qtbot.waitUntil(lambda: page.model.total == few, timeout=hands.WAIT)
    assert bar.quick["due"].isChecked()
    place_column, due_column = COLUMNS.index("place"), COLUMNS.index("due")
    assert not page.table.isColumnHidden(place_column)
    assert page.table.isColumnHidden(due_column)
    bar.toggle_column("place")
    qtbot.waitUntil(lambda: page.table.isColumnHidden(place_column), timeout=hands.WAIT)
    bar.toggle_column("due")
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(due_column), timeout=hands.WAIT)
    bar._forgetter("à suivre")()
    qtbot.waitUntil(lambda: not bar._kept.filters, timeout=hands.WAIT)


def test_what_was_done_can_be_taken_back(qtbot: Any, window: Window) -> None:
    place = window.workplace
    assert place is not None
    place.open_page("incidents")
    page = place.incidents
    page.show_quick("drafts")
    qtbot.waitUntil(
        lambda: page.detail.stored is not None and page.detail.stored.status is Status.DRAFT, timeout=hands.WAIT
    )
    before, uid = page.model.total, page.detail.stored.incident.uid if page.detail.stored else ""
    page.move_on(Step.WITHDRAW)
    qtbot.waitUntil(lambda: page.model.total == before - 1, timeout=hands.WAIT)
    assert window._toast.isVisible()
    assert window._toast.undo_button.text() == "Annuler"
    window._toast.undo_button.click()
    qtbot.waitUntil(lambda: page.model.total == before, timeout=hands.WAIT)
    assert page.model.position_of(uid) >= 0
