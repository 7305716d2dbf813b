"""A day of the national authority by window alone, in French and in Arabic: from the unlock page to the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import national_making as making
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import hands
import spoken
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.services.national import authority


@pytest.fixture(params=["fr", "ar"])
def window(qtbot: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[AuthorityWindow]:
    """Opened from the page where officers unlock their vault."""
    desktop.application()
    officers = Window(folder=tmp_path / "vault", language=request.param)
    officers.show()
    officers.activateWindow()
    qtbot.waitUntil(officers.isActiveWindow, timeout=hands.WAIT)
    QTest.mouseClick(officers.unlock.authority_button, Qt.MouseButton.LeftButton)
    found = officers.authority
    assert found is not None
    yield found
    found.close()
    hands.close(officers)


def click(button: Any) -> None:
    """By the space bar, which also reaches what has to be scrolled into view."""
    assert button.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_day_of_the_authority(qtbot: Any, window: AuthorityWindow, tmp_path: Path) -> None:
    mechanism = making.Mechanism(tmp_path)
    mechanism.trusts("OUJ")
    mechanism.opened.mkdir()
    files = [mechanism.sealed(making.release(office, making.world(at))) for at, office in enumerate(("OUJ", "FES"), 1)]
    language, say = window.desk.language, window.desk.words
    assert window.places.open.text() == say("authority-enter")

    # Where everything lies, by keys.
    for name, path in (("trust", mechanism.trust), ("identity", mechanism.identity), ("packages", mechanism.opened)):
        field = window.places.fields[name]
        field.clear()
        QTest.keyClicks(field, str(path))
    QTest.keyClick(window.places.fields["packages"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.workspace, timeout=hands.WAIT)
    page = window.workspace
    assert page.table.rowCount() == 0
    assert spoken.foreign(window, language) == []

    # One more signer of an office that is known already.
    click(page.signers_button)
    panel = page.signers
    person, key = making.making.Person("u-new", "officer"), tmp_path / "new.pub"
    key.write_text(authority.public_key_text(public_key=person.raw, uid=person.uid))
    for name, text in (("key", str(key)), ("office", "ouj"), ("name", "Leila")):
        QTest.keyClicks(panel.fields[name], text)
    click(panel.add_button)
    qtbot.waitUntil(lambda: any(s.name == "Leila" for s in panel.signers), timeout=hands.WAIT)
    assert spoken.foreign(window, language) == []

    # A package is verified, which accepts nothing, then opened; a damaged one has its sentence.
    page.verify(files[0])
    page.open_package(files[0])
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=hands.WAIT)
    damaged = tmp_path / "damaged.zip.age"
    damaged.write_bytes(files[1].read_bytes()[:-100])
    page.open_package(damaged)
    qtbot.waitUntil(page._problem.isVisible, timeout=hands.WAIT)
    assert spoken.foreign(window, language) == []
    page.open_package(files[1])
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=hands.WAIT)
    assert not page._problem.isVisible()

    # The national tables, then the report of the period.
    page.join(tmp_path / "national")
    qtbot.waitUntil(lambda: (tmp_path / "national" / "consolidation.json").is_file(), timeout=2 * hands.WAIT)
    qtbot.waitUntil(lambda: not page.running, timeout=hands.WAIT)
    assert page.joining._title.text() == say("authority-joined")
    page.report(tmp_path / "report")
    qtbot.waitUntil(lambda: not page.running, timeout=2 * hands.WAIT)
    assert len(list((tmp_path / "report").glob("indicators-*.pdf"))) == 3
    assert spoken.foreign(window, language) == []
