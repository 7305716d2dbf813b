"""`python copy_words.py`: copies by keys, by menu and by selecting, before and after the program watches."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from canaries import CANARY
from rightsmonitor.desktop.shell.privacy import Privacy

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
app = QApplication([])
clipboard = app.clipboard()
page = QWidget()
line, text = QLineEdit(CANARY), QPlainTextEdit(CANARY)
layout = QVBoxLayout(page)
layout.addWidget(line)
layout.addWidget(text)
page.show()
QTest.qWaitForWindowExposed(page)


def copy() -> None:
    for field in (line, text):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)


def told(name: str) -> None:
    found = [
        "found" if CANARY in clipboard.text(mode) else "empty"
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
    ]
    print(f"{name}={'/'.join(found)}", flush=True)


copy()
told("before")
for mode in MODES:
    clipboard.clear(mode)
privacy = Privacy(app, page)
copy()
told("refused")
line.selectAll()
line.copy()  # what a menu of tomorrow would call
text.selectAll()
text.copy()
QTest.qWait(50)
told("menu")
privacy.allow(True)
copy()
told("allowed")
print("marked=" + bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()).decode())
privacy.allow(False)
QTest.qWait(50)
told("locked")
