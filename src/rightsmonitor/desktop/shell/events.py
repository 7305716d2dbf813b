"""The one filter on every event of the program: Qt tells of each, and Python is slow to answer thousands of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

Handler = Callable[[QObject, QEvent], bool]


class Events(QObject):
    """Passes an event on to those who asked for its kind, the latest first; True from one of them ends it."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._asked: dict[QEvent.Type, tuple[tuple[QObject, Handler], ...]] = {}
        application.installEventFilter(self)

    def add(self, owner: QObject, handler: Handler, kinds: tuple[QEvent.Type, ...]) -> None:
        for kind in kinds:
            self._asked[kind] = ((owner, handler), *self._asked.get(kind, ()))
        owner.destroyed.connect(partial(self.drop, id(owner)))

    def drop(self, owner: int) -> None:
        """Nothing more for the object with this identity."""
        for kind, asked in self._asked.items():
            self._asked[kind] = tuple(one for one in asked if id(one[0]) != owner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = self._asked.get(event.type(), ())
        return any(isValid(owner) and handler(watched, event) for owner, handler in asked)


_events: Events | None = None


def listen(owner: QObject, handler: Handler, *kinds: QEvent.Type) -> None:
    """Lets `handler` see these kinds of events of every object, for as long as `owner` lives."""
    global _events  # goes with its application
    application = QCoreApplication.instance()
    if application is None:
        return
    if _events is None or not isValid(_events):
        _events = Events(application)
    _events.add(owner, handler, kinds)


def ignore(owner: QObject) -> None:
    """Nothing more for `owner`."""
    if _events is not None and isValid(_events):
        _events.drop(id(owner))
