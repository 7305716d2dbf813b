"""Whatever is opened and closed is gone: threads, timers and widgets are as many after as before."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

import offices
import tour
from rightsmonitor.desktop import app as desktop
from rightsmonitor.services.demo import Demo


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory)


def alive() -> Counter[str]:
    """How many of each kind there are: threads by name, timers and threads of Qt, widgets by class."""
    for _ in range(3):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    found = Counter(f"thread {thread.name.rpartition('_')[0] or thread.name}" for thread in threading.enumerate())
    found.update(f"widget {type(widget).__name__}" for widget in QApplication.allWidgets())
    found.update(type(one).__name__ for one in qt_objects() if isinstance(one, QTimer | QThread))
    return found


def qt_objects() -> Iterator[QObject]:
    """Each once: those that Python holds, and what lies below the application and its widgets."""
    roots: list[QObject] = [one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one)]
    seen: dict[int, QObject] = {}
    app = QApplication.instance()
    for root in (*roots, *QApplication.topLevelWidgets(), *([app] if app is not None else [])):
        for one in (root, *root.findChildren(QTimer), *root.findChildren(QThread)):
            seen.setdefault(id(one), one)
    yield from seen.values()


def one_day(office: Demo, *, everything: bool) -> None:
    """The window opened, walked through, locked, unlocked, locked and closed."""
    walked = tour.Tour(office, "fr")
    try:
        for _ in walked.outside() if everything else ():
            pass
        for _ in walked.walk("superviseuse") if everything else ():
            pass
        for who in ("officier", "superviseuse"):
            walked.window.lock()
            walked.settle()
            walked.enter(who)
            walked.place.open_page("incidents")
            walked.settle()
        walked.window.lock()
        walked.settle()
    finally:
        walked.close()


def test_nothing_is_left_of_a_window_and_all_that_it_opened(qtbot: Any, office: Demo) -> None:
    one_day(office, everything=True)  # what is made once for the whole program is there from now on
    before = alive()
    one_day(office, everything=True)
    for _ in range(3):
        one_day(office, everything=False)
    assert alive() - before == Counter()


def test_what_is_left_behind_is_found(qtbot: Any) -> None:
    app = desktop.application()
    before = alive()
    timer, widget = QTimer(app), QWidget()
    worker = threading.Thread(target=threading.Event().wait, args=(20,), name="left_1", daemon=True)
    worker.start()
    assert alive() - before == Counter({"QTimer": 1, "widget QWidget": 1, "thread left": 1})
    timer.deleteLater()
    widget.deleteLater()
    assert (alive() - before)["QTimer"] == 0
