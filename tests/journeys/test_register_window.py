"""An old register taken in by keys on the real window, in French and in Arabic; a record left open is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

import hands
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.register import RegisterDialog
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query

_HEAD = "date;place;channel;violations;sex;age;protection_status;source_kind;narrative"
_GOOD = (
    "20/11/2025;Oujda-Angad;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé",
    "2025-10-03;وجدة - أنجاد;المدرسة;RMV-R.07;ذكر;١٤;مهاجر;شاهد;سرد مختلق",
)
_BAD = (
    "30/02/2025;Oujda-Angad;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé",
    "20/11/2025;Atlantis;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé",
)


@pytest.fixture(params=["fr", "ar"])
def window(qtbot: Any, office: Demo, request: pytest.FixtureRequest) -> Iterator[Window]:
    opened = hands.open_window(qtbot, office, request.param)
    hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    yield opened
    hands.close(opened)


def place_of(window: Window) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def total(qtbot: Any, window: Window) -> int:
    answers: list[int] = []
    window.desk.ask(lambda s: incidents.count(s, query=Query()), owner=window, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=hands.WAIT)
    return answers[0]


def the_dialog(qtbot: Any, window: Window, kind: type[QDialog]) -> Any:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(kind)), timeout=hands.WAIT)
    return next(found for found in window.findChildren(kind) if found.isVisible())


def ask_for(qtbot: Any, window: Window, file: Path) -> RegisterDialog:
    """Ctrl+I, the folder, the name, Enter."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=hands.WAIT)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    files: FileDialog = the_dialog(qtbot, window, FileDialog)
    files.go(file.parent)
    qtbot.waitUntil(lambda: files.listing is not None and file.name in files.listing.files, timeout=hands.WAIT)
    QTest.keyClicks(files.name, file.name)
    QTest.keyClick(files.name, Qt.Key.Key_Return)
    found: RegisterDialog = the_dialog(qtbot, window, RegisterDialog)
    qtbot.waitUntil(lambda: found.report is not None, timeout=hands.WAIT)
    return found


def test_good_rows_come_in_refused_ones_are_shown_and_twice_changes_nothing(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    language = window.desk.language
    file = tmp_path / f"registre-{language}.csv"
    rows = [row.replace("Récit", f"Récit {language}").replace("سرد", f"سرد {language}") for row in (*_GOOD, *_BAD)]
    file.write_text("\r\n".join((_HEAD, *rows)) + "\r\n", encoding="utf-8")
    before, say = total(qtbot, window), window.desk.words
    dialog = ask_for(qtbot, window, file)
    assert dialog._told.text() == "\n".join(
        (say("cli-import-would-accept", count=2), say("cli-import-refused", count=2))
    )
    listed = dialog.refused.model
    shown = [[str(listed.index(row, at).data()) for at in range(3)] for row in range(listed.rowCount())]
    assert [row[:2] for row in shown] == [["4", say("imports-column-date")], ["5", say("imports-column-place")]]
    assert all(reason for _, _, reason in shown)
    assert dialog.refused.isVisible()
    assert total(qtbot, window) == before, "nothing is kept before it is asked for"
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.findChildren(RegisterDialog), timeout=hands.WAIT)
    assert total(qtbot, window) == before + 2
    listing = place_of(window).incidents
    qtbot.waitUntil(lambda: listing.model.total == before + 2, timeout=hands.WAIT)

    again = ask_for(qtbot, window, file)
    assert again.report is not None
    assert (again.report.accepted, again.report.already) == (0, 2)
    assert say("cli-import-already", count=2) in again._told.text()
    assert not again.take.isEnabled()
    again.close()
    assert total(qtbot, window) == before + 2


def test_a_file_that_is_no_register_has_its_sentence(qtbot: Any, window: Window, tmp_path: Path) -> None:
    before = total(qtbot, window)
    file = tmp_path / "photo.xlsx"
    file.write_bytes(b"MZ\x90\0" + bytes(400))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    files: FileDialog = the_dialog(qtbot, window, FileDialog)
    files.go(tmp_path)
    qtbot.waitUntil(lambda: files.listing is not None and file.name in files.listing.files, timeout=hands.WAIT)
    files.name.setText(file.name)
    files.choose()
    found: RegisterDialog = the_dialog(qtbot, window, RegisterDialog)
    qtbot.waitUntil(found.problem.isVisible, timeout=hands.WAIT)
    assert found.problem.text()
    assert not found.take.isEnabled()
    found.close()
    assert total(qtbot, window) == before


def test_a_record_left_open_is_kept_before_another_is_opened(qtbot: Any, window: Window) -> None:
    place = place_of(window)
    editor, wrote = place.editor, f"left open, {window.desk.language}"
    place.record()
    qtbot.waitUntil(lambda: editor.incident is not None, timeout=hands.WAIT)
    first = editor.incident
    assert first is not None
    line = editor.short.control("narrative").focusProxy()
    line.setFocus()
    QTest.keyClicks(line, wrote)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: editor.incident is not None and editor.incident.uid != first.uid, timeout=hands.WAIT)
    assert editor.incident is not None
    assert editor.incident.narrative == ""
    assert kept(qtbot, window)[first.uid] == wrote
    place.open_page("incidents")
    place._resume(next(draft for draft in drafts(qtbot, window) if draft.incident.uid == first.uid))
    qtbot.waitUntil(lambda: editor.incident is not None and editor.incident.narrative == wrote, timeout=hands.WAIT)
    window.desk.ask(lambda s: incidents.drop_draft(s, uid=first.uid), owner=window, done=lambda _: None)


def drafts(qtbot: Any, window: Window) -> Any:
    answers: list[Any] = []
    window.desk.ask(incidents.drafts, owner=window, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=hands.WAIT)
    return answers[0]


def kept(qtbot: Any, window: Window) -> dict[str, str]:
    return {draft.incident.uid: draft.incident.narrative for draft in drafts(qtbot, window)}
