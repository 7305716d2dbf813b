"""Controls that read what people write, dates, ages and numbers in any spelling and digits, and say how."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import LONGEST_LINE, Control, today
from rightsmonitor.desktop.widgets.basic import label, restyle, row, set_hint
from rightsmonitor.domain import written_ages, written_dates
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import InvalidDate, InvalidValue
from rightsmonitor.domain.incident import GroupVictim
from rightsmonitor.domain.text import fold
from rightsmonitor.domain.written_ages import Age

_LONGEST_DATE, _LONGEST_NUMBER = 200, 40
_NUMBER = re.compile(r"-?[0-9]+")
_BETWEEN = "\t"  # no key writes it into a field


class WrittenControl(Control):
    """One line that is read at every key; what is not understood stays as it was typed, and is said.

    `wrong`: the message of that sentence; `nothing`: the value of an empty line.
    """

    def __init__(self, desk: Desk, *, hint: str, wrong: str, nothing: Any = None) -> None:
        super().__init__()
        self._desk, self._wrong = desk, wrong
        self._value = self._nothing = nothing
        self.hint = hint
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST_LINE)
        self._understood = label(kind="hint")
        self._understood.setVisible(False)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._understood)
        self.setFocusProxy(self._line)
        set_hint(self._line, hint)
        self._line.textEdited.connect(self._read)

    def understand(self, text: str) -> tuple[Any, str]:
        """The value of a text that is not empty, and how it was understood where that needs saying.

        Raises InvalidDate or InvalidValue.
        """
        raise NotImplementedError

    def spell(self, value: Any) -> str:
        """A value as one would type it."""
        raise NotImplementedError

    def _read(self, text: str) -> None:
        told = ""
        try:
            self._value, told = self.understand(text) if text.strip() else (self._nothing, "")
            self.unread = ""
        except (InvalidDate, InvalidValue):
            self._value, self.unread = self._nothing, text
        self._understood.setVisible(bool(told))
        if told:
            self._understood.setText(self._desk.words("editor-understood", date=told))
        self.misread.emit(self._desk.words(self._wrong) if self.unread else "")
        self.changed.emit(self._value)

    def retype(self, text: str) -> None:
        self._line.setText(text)
        self._read(text)

    def show_value(self, value: Any) -> None:
        if value == self._value:
            return  # what is typed stays as it is typed
        self._value, self.unread = value, ""
        self._line.setText(self.spell(value))
        self._understood.setVisible(False)
        self.misread.emit("")

    def clear(self) -> None:
        super().clear()
        self._value = self._nothing
        self._line.setText("")
        self._understood.setText("")
        self._understood.setVisible(False)

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class WrittenDateControl(WrittenControl):
    """A day, a month, a year, a range or an estimate; `exact_day` wants one single day."""

    def __init__(self, desk: Desk, *, exact_day: bool = False) -> None:
        hint = "21/11/2026" if exact_day else desk.words("editor-date-hint")
        super().__init__(desk, hint=hint, wrong="editor-date-wrong")
        self._exact = exact_day

    def understand(self, text: str) -> tuple[Any, str]:
        if len(text) > _LONGEST_DATE:
            raise InvalidDate
        found = written_dates.understand(text, today=today())
        if self._exact and found.earliest != found.latest:
            raise InvalidDate
        return (found.earliest if self._exact else found), formats.partial(found, self._desk)

    def spell(self, value: Any) -> str:
        found = PartialDate.day(value) if isinstance(value, date) else value
        text = "" if found is None else found.isoformat()
        if found is None or found.earliest != found.latest:
            return text
        return f"{'~' if text.startswith('~') else ''}{found.earliest:%d/%m/%Y}"


class NumberControl(WrittenControl):
    """A whole number in any digits."""

    def __init__(self, desk: Desk, *, hint: str = "") -> None:
        super().__init__(desk, hint=hint, wrong="editor-number-wrong")

    def understand(self, text: str) -> tuple[Any, str]:
        plain = fold(text[: _LONGEST_NUMBER + 1])
        if len(plain) > _LONGEST_NUMBER or not _NUMBER.fullmatch(plain):
            raise InvalidValue
        return int(plain), ""

    def spell(self, value: Any) -> str:
        return "" if value is None else str(value)


class AgeControl(WrittenControl):
    """An age in any spelling; the value is an `Age`, which knows whether it is an estimate."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, hint=desk.words("editor-age-hint"), wrong="editor-age-wrong", nothing=Age())

    def understand(self, text: str) -> tuple[Any, str]:
        found, plain = written_ages.understand(text), fold(text[:_LONGEST_NUMBER])
        if not plain or plain.isdecimal():
            return found, ""
        return found, formats.age(found.years, self._desk, estimated=found.estimated)

    def spell(self, value: Any) -> str:
        return "" if value.years is None else f"{'~' if value.estimated else ''}{value.years}"


class GroupControl(Control):
    """A counted group: girls, boys, unknown. The value is a tuple of at most one group."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._parts = [
            NumberControl(desk, hint=desk.words(f"editor-{name}")) for name in ("girls", "boys", "unknown-sex")
        ]
        self._counts = [0, 0, 0]
        self._said = ["", "", ""]
        self._layout.addLayout(row(*self._parts))
        self.setFocusProxy(self._parts[0])
        for at, part in enumerate(self._parts):
            part.misread.connect(self._sayer(at))
            part.changed.connect(self._setter(at))

    def name_for_readers(self, text: str) -> None:
        self.setAccessibleName(text)
        for part in self._parts:
            part.name_for_readers(f"{part.hint} ({text})")

    def _sayer(self, at: int) -> Callable[[str], None]:
        """One count that is understood does not take away the sentence about another."""

        def say(text: str) -> None:
            self._said[at] = text
            unread = [part.unread for part in self._parts]
            self.unread = _BETWEEN.join(unread) if any(unread) else ""
            self.misread.emit(next(filter(None, self._said), ""))

        return say

    def _setter(self, at: int) -> Callable[[Any], None]:
        def put(count: Any) -> None:
            self._counts[at] = count or 0
            girls, boys, unknown = self._counts
            group = GroupVictim(girls=girls, boys=boys, unknown=unknown)
            self.changed.emit((group,) if any(self._counts) else ())

        return put

    def retype(self, text: str) -> None:
        for part, typed in zip(self._parts, text.split(_BETWEEN), strict=True):
            if typed:
                part.retype(typed)

    def show_value(self, value: Any) -> None:
        group = value[0] if value else GroupVictim()
        self._counts = [group.girls, group.boys, group.unknown]
        for part, count in zip(self._parts, self._counts, strict=True):
            part.show_value(count or None)

    def clear(self) -> None:
        for part in self._parts:
            part.clear()
        self._counts, self._said = [0, 0, 0], ["", "", ""]
        super().clear()
