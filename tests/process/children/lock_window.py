"""`python lock_window.py VAULT USER`: the real program at its window, unlocked by hand and locked when it is told.

Passphrase and what to type, then the word to lock, come by standard input. Replaced by a lock, the same script starts
again as `lock_window.py --vault VAULT …` and then is nothing but the program.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from rightsmonitor import main
from rightsmonitor.desktop import app as desktop

restarted = sys.argv[1] == "--vault"


def tell(text: str) -> None:
    os.write(1, f"{text} {time.monotonic()}\n".encode())


class Told(desktop.Window):
    """Does what a person does, and says when it was done."""

    def __init__(self, **facts: object) -> None:
        super().__init__(**facts)  # type: ignore[arg-type]
        QTimer.singleShot(0, self._shown if restarted else self._unlock)

    def _shown(self) -> None:
        self.grab()
        tell("locked-page" if self.isVisible() and self.workplace is None else "wrong-page")

    def _unlock(self) -> None:
        self.unlock.user.setText(sys.argv[4])
        self.unlock.passphrase.setFocus()
        word, self._text = os.read(0, 1000).decode().splitlines()
        QTest.keyClicks(self.unlock.passphrase, word)
        QTest.keyClick(self.unlock.passphrase, Qt.Key.Key_Return)
        self._until(lambda: self.workplace is not None, self._write)

    def _write(self) -> None:
        assert self.workplace is not None
        self.workplace.record()
        editor = self.workplace.editor
        self._until(lambda: editor.incident is not None, self._type)

    def _type(self) -> None:
        assert self.workplace is not None
        field = self.workplace.editor.views[0].control("narrative").focusProxy()  # type: ignore[union-attr]
        QTest.keyClicks(field, self._text)
        QTimer.singleShot(1000, self._wait)

    def _wait(self) -> None:
        tell("unlocked")
        self._until(lambda: select.select([0], [], [], 0)[0], self._front)

    def _front(self) -> None:
        self.activateWindow()
        self._until(self.isActiveWindow, self._lock)

    def _lock(self) -> None:
        os.read(0, 1000)
        tell("locking")
        QTest.keyClick(self, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        tell("hidden" if self.workplace is None and self.currentWidget() is self.unlock else "shown")

    def _until(self, there: Callable[[], object], then: Callable[[], None]) -> None:
        if there():
            then()
        else:
            QTimer.singleShot(20, lambda: self._until(there, then))


if not restarted:
    folder, name = sys.argv[1:3]
    sys.argv[1:] = ["--vault", folder, "--user", name]
    sys.orig_argv[-2:] = sys.argv[1:]
desktop.Window = Told  # type: ignore[misc]
sys.exit(main.main())
