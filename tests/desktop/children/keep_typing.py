"""`python keep_typing.py VAULT USER`: somebody types one word after the other into the narrative, without any pause.

The passphrase is on the standard input. Prints the number of each word and when it stood in the field, until killed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtTest import QTest

import hands
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window

folder, name = sys.argv[1:]
passphrase = sys.stdin.readline().rstrip("\n")


def wait(until: Callable[[], object]) -> None:
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.002)


desktop.application()
window = Window(folder=Path(folder), language="fr", demo=None)
window.show()
hands.knock(window, name, passphrase)
wait(lambda: window.workplace is not None)
place = window.workplace
assert place is not None
place.record()
wait(lambda: place.editor.incident is not None)
for at, view in enumerate(place.editor.views):
    if "narrative" in getattr(view, "fields", {}):
        place.editor.open_section(at)
        field = view.control("narrative").focusProxy()
        break
field.setFocus()
number = 0
while True:
    QTest.keyClicks(field, f"mot{number} ")
    print(number, time.monotonic(), flush=True)
    number += 1
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)
