"""The authority's window by hand: places, packages that are refused and opened, gaps, adding up, stopping."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import national_making as making
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.services.national import authority
from rightsmonitor.wording import LANGUAGES, Language

WAIT = 30_000


@pytest.fixture
def mechanism(tmp_path: Path) -> making.Mechanism:
    return making.Mechanism(tmp_path)


@pytest.fixture
def window(qtbot: Any) -> Iterator[AuthorityWindow]:
    desktop.application()
    made = AuthorityWindow(language="fr")
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def enter(qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism) -> None:
    window.start(trust=mechanism.trust, identity=mechanism.identity, packages=mechanism.opened)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.workspace, timeout=WAIT)


def shown(window: AuthorityWindow) -> list[tuple[str, int, str]]:
    table = window.workspace.table
    rows = [table.at(at) for at in range(table.rowCount())]
    return [(row.office, row.sequence, row.state) for row in rows if row is not None]


def test_places_are_asked_for_and_wrong_ones_told(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism
) -> None:
    page = window.places
    page.submit()
    assert page._problem.isVisible()
    page.put("trust", mechanism.folder / "nothing")
    page.put("identity", mechanism.identity)
    assert page.fields["packages"].text().endswith("authority-packages")
    QTest.keyClick(page.fields["trust"], Qt.Key.Key_Return)
    qtbot.waitUntil(page.open.isEnabled, timeout=WAIT)
    assert window.pages.currentWidget() is page
    assert "trust.json" in page._problem.text()


def test_packages_arrive_are_refused_and_replaced(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism
) -> None:
    mechanism.trusts("TNG")
    first = making.release("OUJ", making.world(1))
    file = mechanism.sealed(first)
    enter(qtbot, window, mechanism)
    page = window.workspace
    assert not page.join_button.isEnabled()
    page.open_package(file)
    qtbot.waitUntil(lambda: shown(window) == [("OUJ", 1, "current")], timeout=WAIT)
    assert (mechanism.opened / "OUJ_2026-Q3_001" / "data/cube.csv").is_file()
    assert page.standing._details["missing"].text() == "TNG"
    bad = mechanism.folder / "bad.age"
    bad.write_bytes(file.read_bytes()[:-100])
    page.open_package(bad)
    qtbot.waitUntil(page._problem.isVisible, timeout=WAIT)
    assert shown(window) == [("OUJ", 1, "current")]
    (only,) = page.view.received
    page.open_package(mechanism.sealed(making.release("OUJ", making.world(2), sequence=3, earlier=(only.digest,))))
    qtbot.waitUntil(lambda: len(shown(window)) == 2, timeout=WAIT)
    assert shown(window) == [("OUJ", 1, "replaced"), ("OUJ", 3, "current")]
    assert not page._problem.isVisible()
    assert page.standing._details["gaps"].text() == "OUJ 2"
    assert page.standing._figures["corrections"].text() == "1"
    page.open_package(file)  # an old one again: known, and nothing changes
    qtbot.waitUntil(page.open_button.isEnabled, timeout=WAIT)
    assert len(shown(window)) == 2
    (mechanism.opened / "OUJ_2026-Q3_003" / "data/cube.csv").write_bytes(b"x")
    page.refresh()
    qtbot.waitUntil(lambda: ("OUJ", 3, "refused") in shown(window), timeout=WAIT)


def test_the_report_of_a_period_and_of_its_year(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism
) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    enter(qtbot, window, mechanism)
    page = window.workspace
    for index in (0, page.period.count() - 1):  # the newest period; every period
        page.period.setCurrentIndex(index)
        assert page.report_button.isEnabled()
        to = mechanism.folder / f"report-{page._reported_period()}"
        page.report(to)
        assert page._side.currentWidget() is page.reporting
        assert page.reporting.stop.isVisible()
        qtbot.waitUntil(lambda: not page.reporting.running, timeout=WAIT)
        assert (to / "indicators-ar.pdf").is_file()
        assert "OUJ 2026-Q3" in page.reporting.text.text()
    assert sorted(path.name for path in mechanism.folder.glob("report-*")) == ["report-2026", "report-2026-Q3"]
    assert "OUJ 2026-Q1, OUJ 2026-Q2, OUJ 2026-Q4" in page.reporting.text.text(), "quarters without a package"
    page.report(to)  # a folder that is taken
    qtbot.waitUntil(lambda: not page.reporting.running, timeout=WAIT)
    assert str(to) in page.reporting.text.text().replace("\u200b", "")
    page.reporting.close_button.click()
    assert page._side.currentWidget() is page.panel


def test_the_report_can_be_stopped(qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    enter(qtbot, window, mechanism)
    page, to = window.workspace, mechanism.folder / "report"
    page.report(to)
    page.join(mechanism.folder / "national")  # one thing at a time
    assert not page.joining.running
    page.reporting.stop.click()
    qtbot.waitUntil(lambda: not page.reporting.running, timeout=WAIT)
    assert not to.exists()
    assert page.reporting.result is None


def test_adding_up_can_be_stopped_and_then_runs(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism
) -> None:
    for at, office in enumerate(("OUJ", "TNG")):
        mechanism.receives(making.release(office, making.world(at)))
    enter(qtbot, window, mechanism)
    page, to = window.workspace, mechanism.folder / "national"
    page.join(to)
    page.joining.cancel()  # before the worker begins its first package
    qtbot.waitUntil(lambda: not page.joining.running, timeout=WAIT)
    assert not to.exists()
    assert page.joining.result is None
    page.join(to)
    qtbot.waitUntil(lambda: not page.joining.running, timeout=WAIT)
    assert (to / "consolidation.json").is_file()
    assert "2026-Q3" in page.joining.text.text()
    page.join(to)  # a folder that is taken
    qtbot.waitUntil(lambda: not page.joining.running, timeout=WAIT)
    assert str(to) in page.joining.text.text().replace("\u200b", "")
    page.joining.close_button.click()
    assert page._side.currentWidget() is page.panel


def test_signers_are_added_and_trust_is_withdrawn(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism
) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    enter(qtbot, window, mechanism)
    page, panel = window.workspace, window.workspace.signers
    page.signers_button.click()
    qtbot.waitUntil(lambda: len(panel.signers) == 2, timeout=WAIT)
    panel.fields["key"].setText(str(mechanism.folder / "nothing.pub"))
    panel.add_button.click()
    qtbot.waitUntil(lambda: bool(panel.problem.text()), timeout=WAIT)
    person = making.making.Person("u-new", "officer")
    key = mechanism.folder / "new.pub"
    key.write_text(authority.public_key_text(public_key=person.raw, uid=person.uid))
    for name, text in (("key", str(key)), ("office", "tng"), ("name", "Leila")):
        panel.fields[name].setText(text)
    panel.add_button.click()
    qtbot.waitUntil(lambda: len(panel.signers) == 3, timeout=WAIT)
    assert {s.office for s in panel.signers} == {"OUJ", "TNG"}
    assert not panel.problem.text()
    panel.withdraw(panel.signers[0])
    qtbot.waitUntil(lambda: shown(window) == [("OUJ", 1, "refused")], timeout=WAIT)
    assert panel.signers[0].revoked
    qtbot.waitUntil(window._toast.undo_button.isVisible, timeout=WAIT)
    window._toast.undo_button.click()  # a slip of the mouse is taken back
    qtbot.waitUntil(lambda: shown(window) == [("OUJ", 1, "current")], timeout=WAIT)


def test_verifying_accepts_nothing(qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism) -> None:
    file = mechanism.sealed(making.release("OUJ", making.world(1)))
    enter(qtbot, window, mechanism)
    said: list[str] = []
    window.desk.toasted.connect(lambda text, good, _undo: said.append(text) if good else None)
    window.workspace.verify(file)
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert "OUJ" in said[0]
    assert authority.read_trust(mechanism.trust).seen == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_in_each_language(
    qtbot: Any, window: AuthorityWindow, mechanism: making.Mechanism, language: Language
) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    enter(qtbot, window, mechanism)
    window.desk.speak(language)
    texts = [window.workspace.table.horizontalHeaderItem(at).text() for at in range(6)]
    assert all(texts)
    assert not any(text.startswith("authority-") for text in texts)
    rtl = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert window.layoutDirection() == rtl
    window.desk.speak("fr")


def test_from_the_unlock_page_and_back(qtbot: Any, tmp_path: Path) -> None:
    desktop.application()
    officers = Window(folder=tmp_path, language="fr")
    officers.show()
    officers.unlock.authority_button.click()
    other = officers.authority
    assert other is not None
    assert other.isVisible()
    assert not officers.isVisible()
    other.close()
    assert officers.isVisible()
    officers.close()
    officers.deleteLater()
