"""The interface thread in turns: answers one by one, spare time only while nobody waits, one filter for all events."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

import hands
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.shell import events
from rightsmonitor.desktop.shell.first_paint import FirstPaint
from rightsmonitor.desktop.shell.spare import SpareTime


@pytest.fixture
def desk() -> Iterator[Desk]:
    desktop.application()
    made = Desk("fr")
    yield made
    made.jobs.close()


def run(desk: Desk, owner: QObject, work: Any, done: Any) -> None:
    desk.jobs.run(work, owner=owner, done=done, failed=lambda _: None)


def test_between_two_long_answers_the_event_loop_has_its_turn(qtbot: Any, desk: Desk) -> None:
    seen: list[str] = []
    ticks = QTimer(desk)
    ticks.timeout.connect(lambda: seen.append("tick"))

    def slowly(name: str) -> Any:
        return lambda _: (time.sleep(0.02), seen.append(name))

    for name in ("first", "second"):
        run(desk, desk, lambda: None, slowly(name))
    time.sleep(0.1)  # both have arrived
    ticks.start(0)
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=hands.WAIT)
    assert "tick" in seen[seen.index("first") : seen.index("second")]


def test_spare_time_waits_for_the_worker_and_what_is_urgent_does_not(qtbot: Any, desk: Desk) -> None:
    done: list[str] = []
    spare = SpareTime(desk, desk)

    def steps(name: str, count: int) -> Iterator[None]:
        for at in range(count):
            done.append(f"{name} {at}")
            yield

    run(desk, desk, lambda: time.sleep(0.2), lambda _: done.append("answer"))
    spare.give(steps("later", 2))
    spare.hurry(steps("now", 2))
    assert done == ["now 0"]
    qtbot.waitUntil(lambda: spare.idle, timeout=hands.WAIT)
    assert done == ["now 0", "now 1", "answer", "later 0", "later 1"]
    spare.hurry(iter(()))
    assert spare.idle, "what needs no step is done at once"


def test_spare_time_ends_where_a_step_ends_it(qtbot: Any, desk: Desk) -> None:
    spare = SpareTime(desk, desk)
    done: list[int] = []

    def steps() -> Iterator[None]:
        yield
        spare.stop()
        done.append(1)
        yield
        done.append(2)

    spare.give(steps())
    qtbot.waitUntil(lambda: bool(done), timeout=hands.WAIT)
    qtbot.wait(40)
    assert (done, spare.idle) == ([1], True)


def test_events_reach_those_who_asked_for_as_long_as_they_live(desk: Desk) -> None:
    widget, seen = QWidget(), list[str]()
    first, second = QObject(), QObject()

    def hear(name: str, *, ends: bool = False) -> Any:
        return lambda watched, _event: (watched is widget and seen.append(name) is None) and ends

    events.listen(first, hear("first"), QEvent.Type.User)
    events.listen(second, hear("second", ends=True), QEvent.Type.User)

    def send(kind: QEvent.Type = QEvent.Type.User) -> list[str]:
        seen.clear()
        QCoreApplication.sendEvent(widget, QEvent(kind))
        return list(seen)

    assert send() == ["second"], "the latest first, and it ends the event"
    assert send(QEvent.Type.EnabledChange) == []
    events.ignore(second)
    assert send() == ["first"]
    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert send() == []


def test_the_first_paint_is_told_once(qtbot: Any, desk: Desk) -> None:
    page, told = QWidget(), list[int]()
    qtbot.addWidget(page)
    FirstPaint(page, lambda: told.append(1))
    qtbot.wait(20)
    assert told == []
    page.show()
    qtbot.waitUntil(lambda: told == [1], timeout=hands.WAIT)
    page.repaint()
    qtbot.wait(20)
    assert told == [1]
