"""Every shortcut works from keyboards as people have them: QWERTY, AZERTY, Arabic; and opens what it promises."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

import hands
import offices
import reached
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.register import RegisterDialog
from rightsmonitor.desktop.editor.written import WrittenDateControl
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.shell.shortcuts import SHORTCUTS, Precedence, all_keys_of, bind
from rightsmonitor.domain.codes import Status
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import imports

CHILD = Path(__file__).parent / "children" / "hear_keys.py"
# What the key of a Latin letter gives on an Arabic keyboard without a Latin one beside it, written out by hand.
ARABIC = {"N": "ى", "K": "ن", "H": "ا", "I": "ه", "E": "ث", "L": "م", "P": "ح", "S": "س", "/": "ظ", "V": "ر", "R": "ق"}
WITH_CONTROL = [s for s in SHORTCUTS if s.keys.startswith("Ctrl+") and len(s.keys) == 6]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory)


def test_the_design_is_complete_and_no_key_means_two_things_on_any_keyboard() -> None:
    promised = "Ctrl+N Ctrl+S Ctrl+Return Ctrl+Shift+Return Ctrl+K F4 F6 Alt+Up Alt+Down Ctrl+L Ctrl+H Ctrl+I Ctrl+E"
    assert {*promised.split(), "Ctrl+P", "Ctrl+/", "F1"} <= {shortcut.keys for shortcut in SHORTCUTS}
    spelled = [keys.toString() for shortcut in SHORTCUTS for keys in all_keys_of(shortcut.name)]
    assert len(spelled) == len(set(spelled))
    for shortcut in SHORTCUTS:
        letter = shortcut.keys.rpartition("+")[2] if len(shortcut.keys) > 1 else shortcut.keys
        if len(letter) == 1:
            assert shortcut.keys[:-1] + ARABIC[letter] in [keys.toString() for keys in all_keys_of(shortcut.name)]


@pytest.mark.parametrize("layout", ["latin", "arabic"])
def test_every_shortcut_is_heard_in_a_field_as_each_keyboard_sends_it(qtbot: Any, layout: str) -> None:
    app = desktop.application()
    window, field, heard = QWidget(), QLineEdit("déjà écrit"), list[str]()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    app.installEventFilter(Precedence(window))
    for shortcut in WITH_CONTROL:
        bind(shortcut.name, window, lambda name=shortcut.name: heard.append(name))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=hands.WAIT)
    field.setFocus()
    for shortcut in WITH_CONTROL:
        letter = shortcut.keys[-1]
        sent = f"Ctrl+{ARABIC[letter]}" if layout == "arabic" else shortcut.keys
        QTest.keySequence(field, QKeySequence(sent))
    assert heard == [shortcut.name for shortcut in WITH_CONTROL]
    assert field.text() == "déjà écrit"
    QTest.keySequence(field, QKeySequence("Ctrl+J"))
    assert len(heard) == len(WITH_CONTROL), "what is no shortcut is heard by nobody"


def test_dates_are_typed_with_the_digits_of_azerty_and_of_arabic_keyboards(qtbot: Any, place: Workplace) -> None:
    made = WrittenDateControl(place._desk)
    qtbot.addWidget(made)
    made.show()
    line = made.focusProxy()
    assert isinstance(line, QLineEdit)
    for mark in "21/11/2025":  # on AZERTY each of them needs Shift
        QTest.keyClick(line, mark, Qt.KeyboardModifier.ShiftModifier)
    western = made._value
    line.clear()
    hands.write(line, "٢١/١١/٢٠٢٥")
    assert made._value == western
    assert western is not None
    assert not made.unread


def test_keys_of_every_page_are_unique(place: Workplace) -> None:
    for key in place.pages.entries:
        place.open_page(key)
    assert reached.ambiguous(place.window()) == []


# --- what the three do -------------------------------------------------------------------------------------


def press(place: Workplace, keys: str) -> None:
    QTest.keySequence(place.focusWidget() or place, QKeySequence(keys))


def test_ctrl_h_hands_over_what_is_chosen_and_opens_what_lacks_something(qtbot: Any, place: Workplace) -> None:
    press(place, "Ctrl+H")
    page = place.incidents
    qtbot.waitUntil(lambda: place.pages.currentWidget() is page and page.model.total > 0, timeout=hands.WAIT)
    assert page.filters.choice.status == Status.DRAFT.value
    qtbot.waitUntil(lambda: page.detail.stored is not None, timeout=hands.WAIT)
    seen: set[bool] = set()
    for row in range(page.model.total):
        page.table.choose(row)
        uid = page.model.row(row)
        qtbot.waitUntil(
            lambda uid=uid: page.detail.stored is not None and page.detail.stored.incident.uid == uid.uid,
            timeout=hands.WAIT,
        )
        stored = page.detail.stored
        assert stored is not None
        lacking = any(problem.blocks for problem in stored.problems)
        if lacking in seen:
            continue
        seen.add(lacking)
        page.table.setFocus()
        press(place, "Ctrl+H")
        if lacking:
            assert place.pages.currentWidget() is place.editor
            place.editor.close_editor()
            return
        qtbot.waitUntil(lambda: place._desk.jobs._waiting == 0, timeout=hands.WAIT)
        place.window()._toast.undo_button.click()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: place._desk.jobs._waiting == 0, timeout=hands.WAIT)
        return
    raise AssertionError("no draft of this person")


def test_ctrl_i_shows_what_a_register_holds_before_it_takes_it_in(qtbot: Any, place: Workplace, tmp_path: Path) -> None:
    register = tmp_path / "registre.csv"
    register.write_bytes(imports.template(format="csv", language="fr"))
    press(place, "Ctrl+I")
    asked = place.findChild(FileDialog)
    assert asked is not None
    assert asked.isVisible()
    asked._chosen(register)
    asked.close()
    qtbot.waitUntil(lambda: place.findChild(RegisterDialog) is not None, timeout=hands.WAIT)
    shown = place.findChild(RegisterDialog)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.report is not None or shown.problem.isVisible(), timeout=hands.WAIT)
    assert not shown.take.isEnabled(), "an empty register brings nothing"
    shown.close()
    refused = tmp_path / "rien.csv"
    refused.write_bytes(b"\x00\x01\x02")
    again = RegisterDialog(place._desk, place, file=refused, taken=lambda: None)
    again.open()
    qtbot.waitUntil(lambda: again.problem.isVisible(), timeout=hands.WAIT)
    assert again.problem.text()
    again.close()


def test_ctrl_e_opens_a_new_release_and_ctrl_n_a_record_from_an_arabic_keyboard(qtbot: Any, place: Workplace) -> None:
    press(place, "Ctrl+ث")
    assert place.pages.currentWidget() is place.releases
    assert place.releases.scope.isVisible()
    press(place, "Ctrl+ى")
    qtbot.waitUntil(lambda: place.pages.currentWidget() is place.editor, timeout=hands.WAIT)
    place.editor.close_editor()
    assert not [found for found in place.findChildren(QDialog) if found.isVisible()]


# --- a real X server ---------------------------------------------------------------------------------------


@dataclass
class Screen:
    """An X server of its own."""

    display: str

    def run(self, *command: str) -> None:
        subprocess.run(command, env={**os.environ, "DISPLAY": self.display}, check=True, timeout=30)

    def lay(self, layout: str) -> None:
        """Another keyboard: `setxkbmap` alone leaves the keys that tests press as they were."""
        asked = ("setxkbmap", "-layout", layout, "-print")
        environment = {**os.environ, "DISPLAY": self.display}
        described = subprocess.run(asked, env=environment, check=True, timeout=30, capture_output=True).stdout
        subprocess.run(("xkbcomp", "-w0", "-", self.display), input=described, check=True, timeout=30)


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    missing = [name for name in ("Xvfb", "xdotool", "setxkbmap", "xkbcomp") if shutil.which(name) is None]
    if missing or sys.platform != "linux":
        pytest.skip(f"needs {', '.join(missing) or 'Linux'}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", "800x600x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield Screen(f":{number}")
    server.terminate()
    server.wait(10)


# Physical keys, as evdev numbers them: the same plastic whatever is printed on it.
KEYCODES = {"N": 57, "K": 45, "H": 43, "I": 31, "E": 26, "L": 46, "P": 33, "S": 39, "/": 61}


@pytest.mark.parametrize("layout", ["us", "fr", "ma", "ara", "ara,fr"])
def test_every_shortcut_is_heard_from_a_real_keyboard(screen: Screen, layout: str) -> None:
    screen.lay(layout)
    environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    child = subprocess.Popen([sys.executable, str(CHILD)], env=environment, stdout=subprocess.PIPE, bufsize=0)
    try:
        until(child, "ready")
        deadline = time.monotonic() + 30
        while not until(child, "pane", seconds=0.5):  # until the server gives it the keys
            assert time.monotonic() < deadline
            screen.run("xdotool", "key", "F6")
        for shortcut in WITH_CONTROL:
            letter = shortcut.keys[-1]
            shift, code = ("shift", "60") if letter == "/" and layout == "fr" else ("", str(KEYCODES[letter]))
            held = ["ctrl", *filter(None, [shift])]
            down, up = ([word for key in held for word in (act, key)] for act in ("keydown", "keyup"))
            screen.run("xdotool", *down, "key", code, *up)
            assert until(child, shortcut.name, seconds=10), f"{shortcut.name} on {layout}"
    finally:
        child.terminate()
        child.wait(10)


def until(child: subprocess.Popen[bytes], wanted: str, *, seconds: float = 60) -> bool:
    """Whether the child says a word in time; what it says before is read over, but for words that were typed."""
    assert child.stdout is not None
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if not select.select([child.stdout], [], [], left)[0]:
            return False
        said = child.stdout.readline().decode().strip()
        assert not said.startswith("text"), "a field took the key"
        if said == wanted:
            return True
    return False
