"""What is looked at on every stop of a walk through a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

import legible
import looks
import spoken
from rightsmonitor.wording import Language

Stop = tuple[str, QWidget]


def seen(stops: Iterable[Stop], look: Callable[[QWidget], list[str]]) -> tuple[list[str], list[str]]:
    """(names of the stops, what is wrong: each once, with where it was seen first)."""
    names, wrong = [], dict[str, str]()
    for name, page in stops:
        names.append(name)
        first = look(page)
        if not wrong.keys() >= set(first):  # a card that comes later moves its neighbours: only what stays is wrong
            QTest.qWait(400)
            for fault in set(first) & set(look(page)):
                wrong.setdefault(fault, name)
    return names, [f"{where}: {fault}" for fault, where in wrong.items()]


def everything(language: Language) -> Callable[[QWidget], list[str]]:
    return lambda page: [*looks.misplaced(page), *legible.faint(page), *spoken.foreign(page, language)]
