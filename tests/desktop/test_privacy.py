"""P27, P33, P35: nothing leaves a field by hand, and what Qt would remember of files and fields is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

import hands
from canaries import CANARY
from rightsmonitor.desktop import settings
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.settings import Settings
from rightsmonitor.desktop.shell import privacy
from rightsmonitor.services.demo import Demo

CHILDREN = Path(__file__).parent / "children"


@pytest.fixture
def window(qtbot: Any, office: Demo) -> Iterator[Window]:
    with hands.opened(qtbot, office, "officier") as opened:
        QApplication.clipboard().setText("of another program")
        yield opened
    QApplication.clipboard().clear()


def _narrative(qtbot: Any, window: Window) -> QPlainTextEdit:
    place = window.workplace
    assert place is not None
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    field = place.editor.views[0].control("narrative").focusProxy()  # type: ignore[union-attr]
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(CANARY)
    field.selectAll()
    return field


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_p33_nothing_is_copied_by_default(
    qtbot: Any, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field = _narrative(qtbot, window)
    QTest.keyClick(field, key, modifier)
    assert QApplication.clipboard().text() == "of another program"
    assert field.toPlainText() == CANARY


def test_p33_allowed_it_is_marked_and_goes_by_itself(
    qtbot: Any, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, clipboard = _narrative(qtbot, window), QApplication.clipboard()
    window.privacy.allow(True)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == CANARY, "the control: copying works when it is allowed"
    window.privacy.put(clipboard.text())  # what the watch does where the platform says whose the clipboard is
    assert {name for name in privacy.SECRET_FORMATS if clipboard.mimeData().hasFormat(name)} == {
        *privacy.SECRET_FORMATS
    }
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert window.privacy._timer.remainingTime() <= privacy.CLEAR_SECONDS * 1000
    window.privacy._timer.setInterval(30)
    window.privacy._timer.start()
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=5000)


def test_p33_lock_and_close_take_it_off(qtbot: Any, window: Window) -> None:
    window.privacy.allow(True)
    window.privacy.put(CANARY)
    window.lock()
    assert QApplication.clipboard().text() == ""
    assert not window.privacy.allowed, "the next person does not inherit it"
    window.privacy.put(CANARY)
    window.close()
    assert QApplication.clipboard().text() == ""


def test_p33_the_menu_has_no_copy(qtbot: Any, window: Window) -> None:
    field = _narrative(qtbot, window)
    for target, widget in ((field.viewport(), field), (window.workplace.topbar.search,) * 2):  # type: ignore[union-attr]
        middle = widget.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(target, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = {action.objectName() for action in menu.actions()}
        assert "edit-paste" in names
        assert not names & {"edit-copy", "edit-cut"}
        menu.close()


@pytest.mark.parametrize("platform", ["xcb"])
def test_p33_on_a_real_display_nothing_reaches_either_clipboard(platform: str, tmp_path: Path) -> None:
    """X11 has a second clipboard, filled by selecting alone. Needs a display; started by hand or by a virtual one."""
    display = os.environ.get("DISPLAY")
    if not display:
        pytest.skip("no display")
    done = subprocess.run(
        [sys.executable, str(CHILDREN / "copy_words.py")],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if "could not connect to display" in done.stderr or "platform plugin" in done.stderr:
        pytest.skip("no display")
    assert done.stdout.split() == [
        "before=found/found",  # the control: without the watch both hold the word
        "refused=empty/empty",
        "menu=empty/empty",
        "allowed=found/empty",
        "marked=secret",
        "locked=empty/empty",
    ], done.stderr


def test_p35_every_field_asks_for_no_learning(qtbot: Any, window: Window) -> None:
    """Walks every widget that there is, on every page."""
    place = window.workplace
    assert place is not None
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    for name in ("violations", "victims", "sources", "responses"):
        place.editor._add(name)
    for at in range(len(place.editor.views)):
        place.editor.open_section(at)
    qtbot.wait(50)
    wanted = privacy._HINTS
    fields = [
        widget
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for widget in window.findChildren(kind)
        if isinstance(widget, QWidget) and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    ]
    assert len(fields) >= 12
    assert [field for field in fields if field.inputMethodHints() & wanted != wanted] == []
    hidden = Qt.InputMethodHint.ImhHiddenText
    assert window.unlock.passphrase.inputMethodHints() & (hidden | wanted) == hidden | wanted
    fresh = QLineEdit()
    QApplication.sendEvent(fresh, QEvent(QEvent.Type.Polish))
    assert fresh.inputMethodHints() & wanted == wanted, "a field of tomorrow as well"
    fresh.deleteLater()


# --- what is remembered between two starts -----------------------------------------------------------


def test_p27_the_settings_file_holds_the_look_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "config" / settings.NAME
    before = os.umask(0)
    try:
        settings.write(path, Settings(language="ar", theme="dark", text_size=125, maximised=True))
    finally:
        os.umask(before)
    assert path.read_text() == "[window]\nlanguage=ar\ntheme=dark\ntext_size=125\nmaximised=yes\n"
    assert settings.read(path) == Settings(language="ar", theme="dark", text_size=125, maximised=True)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == [settings.NAME]


@given(
    st.dictionaries(
        st.one_of(st.sampled_from(["language", "theme", "text_size", "maximised", "user"]), st.text(max_size=12)),
        st.text(max_size=30),
        max_size=8,
    )
)
def test_p27_nothing_else_goes_in_or_comes_out(tmp_path_factory: pytest.TempPathFactory, lines: dict[str, str]) -> None:
    """Whatever a file says, and whatever the window is asked to remember, only words of closed lists pass."""
    path = tmp_path_factory.mktemp("settings") / settings.NAME
    path.write_text("\n".join(f"{name}={value}" for name, value in lines.items()), encoding="utf-8")
    found = settings.read(path)
    settings.write(path, found)
    allowed = {f"{name}={word}" for name, words in settings._ALLOWED.items() for word in words} | {"[window]"}
    assert set(path.read_text(encoding="utf-8").splitlines()) <= allowed
    forced = Settings(language=CANARY, theme=CANARY, text_size=CANARY, maximised=CANARY)  # type: ignore[arg-type]
    settings.write(path, forced)
    assert path.read_text(encoding="utf-8") == "[window]\n"


# --- choosing files ------------------------------------------------------------------------------------


def test_p35_choosing_a_folder_and_a_file_leaves_nothing_behind(qtbot: Any, window: Window, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    (stick / "inside").mkdir(parents=True)
    (stick / "a.zip.age").write_bytes(b"")
    (stick / "b.txt").write_bytes(b"")
    chosen: list[Path] = []
    dialog = FileDialog(window.desk, window, kind="open", title="x", chosen=chosen.append, suffixes=(".age",))
    dialog.open()
    qtbot.waitUntil(lambda: dialog.listing is not None, timeout=hands.WAIT)
    dialog.go(stick)
    qtbot.waitUntil(lambda: dialog.listing is not None and dialog.listing.folder == stick, timeout=hands.WAIT)
    assert [dialog.entries.item(at).text() for at in range(dialog.entries.count())] == ["inside", "a.zip.age"]
    dialog.name.setText("b/../x")
    dialog.choose()
    assert chosen == []
    assert dialog._problem.text() == window.desk.words("files-name-wrong")
    dialog.name.setText("none")
    dialog.choose()
    assert dialog._problem.text() == window.desk.words("files-missing")
    dialog.name.setText("a.zip.age")
    dialog.choose()
    assert chosen == [stick / "a.zip.age"]


def test_p35_a_file_is_never_overwritten_by_choosing(qtbot: Any, window: Window, tmp_path: Path) -> None:
    (tmp_path / "RM-2026-0007.rmx").write_bytes(b"kept")
    chosen: list[Path] = []
    dialog = FileDialog(window.desk, window, kind="save", title="x", chosen=chosen.append, name="RM-2026-0007.rmx")
    dialog.open()
    dialog.go(tmp_path)
    qtbot.waitUntil(lambda: dialog.listing is not None and dialog.listing.folder == tmp_path, timeout=hands.WAIT)
    dialog.choose()
    assert chosen == []
    dialog.name.setText("RM-2026-0008.rmx")
    dialog.choose()
    assert chosen == [tmp_path / "RM-2026-0008.rmx"]


@pytest.mark.parametrize("guarded", ["yes", "no"])
def test_p27_qt_keeps_no_list_of_folders(tmp_path: Path, guarded: str) -> None:
    """Qt's own dialog writes QtProject.conf when it goes; not in this program, even if somebody used it."""
    done = subprocess.run(
        [sys.executable, str(CHILDREN / "use_qt_dialog.py"), guarded],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "c"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == ([] if guarded == "yes" else ["QtProject.conf"])
