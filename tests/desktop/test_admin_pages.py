"""The status page shows what is found, in three languages; the retention page destroys only with a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import hands
import offices
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog
from rightsmonitor.desktop.pages.admin_retention import RetentionPage
from rightsmonitor.desktop.pages.admin_status import StatusPage
from rightsmonitor.desktop.pages.administration import AdministrationPage
from rightsmonitor.domain.clock import SystemClock
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents, retention
from rightsmonitor.services.records.incidents import Query

LATER = timedelta(days=61 * 31)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Two records are closed."""
    made = offices.office(tmp_path_factory, count=40, seed=3)
    with closing(made.unlock("superviseur")) as opened:
        for row in incidents.search(opened, query=Query(statuses=(Status.VERIFIED,)))[:2]:
            incidents.move(opened, uid=row.uid, step=Step.CLOSE, expected_revision=row.revision)
    return made


@pytest.fixture
def window(qtbot: Any, office: Demo, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Five years later, after a session in each year."""
    now = datetime.now(UTC)
    for years in range(1, 6):
        monkeypatch.setattr(SystemClock, "now", lambda _, at=now + timedelta(days=360 * years): at)
        office.unlock("officier").close()
    monkeypatch.setattr(SystemClock, "now", lambda _: now + LATER)
    opened = hands.open_window(qtbot, office, "fr")
    hands.enter(qtbot, opened, "superviseur", office.passphrases["superviseur"])
    yield opened
    hands.close(opened)


def _section(qtbot: Any, window: Window, key: str) -> Any:
    assert window.workplace is not None
    window.workplace.open_page("administration")
    page = window.workplace.pages.page("administration")
    assert isinstance(page, AdministrationPage)
    page.open_section(key)
    return page.section(key)


def test_p63_the_status_page_says_what_is_red_and_what_nobody_can_promise(qtbot: Any, window: Window) -> None:
    page = _section(qtbot, window, "status")
    assert isinstance(page, StatusPage)
    qtbot.waitUntil(lambda: page.found is not None, timeout=hands.WAIT)
    for language in ("fr", "ar", "en"):
        window.desk.speak(language)  # type: ignore[arg-type]
        qtbot.wait(50)
        shown = [label.text() for label in page.findChildren(QLabel)]
        say = window.desk.words
        assert say("status-backup-none") in shown
        assert say("status-screen-linux") in shown or say("status-screen-other") in shown
        assert say("status-limit-open-screen") in shown
        assert say("status-state-bad") in shown


def test_what_ran_out_is_destroyed_with_a_passphrase(qtbot: Any, window: Window, office: Demo) -> None:
    page = _section(qtbot, window, "retention")
    assert isinstance(page, RetentionPage)
    qtbot.waitUntil(lambda: len(page.found) == 2, timeout=hands.WAIT)
    assert not page.erase.isEnabled()
    page.months.setText("48")
    page.authorisation.setText("A-PO-123/2026")
    page.save_settings()
    qtbot.waitUntil(lambda: page._settings.months == 48, timeout=hands.WAIT)
    assert page._settings.authorisation == "A-PO-123/2026"
    first, second = page.boxes
    page.boxes[second].setChecked(True)
    page.keep_longer()
    qtbot.waitUntil(lambda: len(page.found) == 1, timeout=hands.WAIT)
    page.all.setChecked(True)
    later = datetime.now(UTC) + LATER + timedelta(minutes=5)
    SystemClock.now = lambda _: later  # type: ignore[method-assign]  # the passphrase is five minutes old; undone by monkeypatch
    page.erase.click()
    qtbot.waitUntil(lambda: window.findChild(PassphraseDialog) is not None, timeout=hands.WAIT)
    assert len(page.found) == 1, "nothing went yet"
    dialog = window.findChild(PassphraseDialog)
    dialog.passphrase.setFocus()
    QTest.keyClicks(dialog.passphrase, office.passphrases["superviseur"])
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.found == (), timeout=hands.WAIT)
    qtbot.waitUntil(page._nothing.isVisible, timeout=hands.WAIT)
    left: list[Any] = []
    window.desk.ask(lambda s: incidents.get(s, uid=first), owner=page, done=left.append)
    qtbot.waitUntil(lambda: bool(left), timeout=hands.WAIT)
    assert left[0].incident.narrative == ""
    held: list[Any] = []
    window.desk.ask(lambda s: retention.due(s, all_=True), owner=page, done=held.append)
    qtbot.waitUntil(lambda: bool(held), timeout=hands.WAIT)
    assert [one.uid for one in held[0]] == [second]
