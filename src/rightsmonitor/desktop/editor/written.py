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


class WrittenDateControl(Control):
    """Accepts what people write and shows how it was understood; `exact_day` wants one single day."""

    def __init__(self, desk: Desk, *, exact_day: bool = False) -> None:
        super().__init__()
        self._desk, self._exact = desk, exact_day
        self._value: PartialDate | date | None = None
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST_LINE)
        self._understood = label(kind="hint")
        self._understood.setVisible(False)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._understood)
        self.setFocusProxy(self._line)
        set_hint(self._line, "21/11/2026" if exact_day else desk.words("editor-date-hint"))
        self._line.textEdited.connect(self._read)

    def _read(self, text: str) -> None:
        found = _understood(text)
        wrong = bool(text.strip()) and (found is None or (self._exact and found.earliest != found.latest))
        if wrong:
            found = None
        self.unread = text if wrong else ""
        self._show_understood(found)
        self._value = found.earliest if found is not None and self._exact else found
        self.misread.emit(self._desk.words("editor-date-wrong") if wrong else "")
        self.changed.emit(self._value)

    def _show_understood(self, found: PartialDate | None) -> None:
        self._understood.setVisible(found is not None)
        if found is not None:
            text = self._desk.words("editor-understood", date=formats.partial(found, self._desk))
            self._understood.setText(text)

    def retype(self, text: str) -> None:
        self._line.setText(text)
        self._read(text)

    def show_value(self, value: Any) -> None:
        if value == self._value:
            return  # what is typed stays as it is typed
        self._value, self.unread = value, ""
        found = PartialDate.day(value) if isinstance(value, date) else value
        text = "" if found is None else found.isoformat()
        if found is not None and found.earliest == found.latest:
            about = "~" if text.startswith("~") else ""
            text = f"{about}{found.earliest:%d/%m/%Y}"
        self._line.setText(text)
        self._understood.setVisible(False)
        self.misread.emit("")

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


def _understood(text: str) -> PartialDate | None:
    try:
        return written_dates.understand(text, today=today()) if len(text) <= _LONGEST_DATE else None
    except InvalidDate:
        return None


class NumberControl(Control):
    """A whole number in any digits; what is no number stays and is said."""

    def __init__(self, desk: Desk, *, hint: str = "") -> None:
        super().__init__()
        self._desk, self.hint = desk, hint
        self._value: int | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText(hint)
        self._line.setToolTip(hint)
        self._line.setMaxLength(LONGEST_LINE)
        self._layout.addWidget(self._line)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._read)

    def _read(self, text: str) -> None:
        plain = fold(text[: _LONGEST_NUMBER + 1])
        read = bool(_NUMBER.fullmatch(plain)) and len(plain) <= _LONGEST_NUMBER
        wrong = bool(text.strip()) and not read
        self.unread = text if wrong else ""
        self._value = int(plain) if read else None
        self.misread.emit(self._desk.words("editor-number-wrong") if wrong else "")
        self.changed.emit(self._value)

    def retype(self, text: str) -> None:
        self._line.setText(text)
        self._read(text)

    def show_value(self, value: Any) -> None:
        if value == self._value:
            return  # what is typed stays as it is typed
        self._value, self.unread = value, ""
        self._line.setText("" if value is None else str(value))
        self.misread.emit("")

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class AgeControl(Control):
    """An age in any spelling; the value is an `Age`, which knows whether it is an estimate."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._value = Age()
        self._line = QLineEdit()
        set_hint(self._line, desk.words("editor-age-hint"))
        self._line.setMaxLength(LONGEST_LINE)
        self._understood = label(kind="hint")
        self._understood.setVisible(False)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._understood)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._read)

    def _read(self, text: str) -> None:
        try:
            self._value, self.unread = written_ages.understand(text), ""
        except InvalidValue:
            self._value, self.unread = Age(), text
        plain = fold(text[:_LONGEST_NUMBER])
        self._understood.setVisible(not self.unread and bool(plain) and not plain.isdecimal())
        if not self._understood.isHidden():
            shown = formats.age(self._value.years, self._desk, estimated=self._value.estimated)
            self._understood.setText(self._desk.words("editor-understood", date=shown))
        self.misread.emit(self._desk.words("editor-age-wrong") if self.unread else "")
        self.changed.emit(self._value)

    def retype(self, text: str) -> None:
        self._line.setText(text)
        self._read(text)

    def show_value(self, value: Any) -> None:
        if value == self._value:
            return  # what is typed stays as it is typed
        self._value, self.unread = value, ""
        self._line.setText("" if value.years is None else f"{'~' if value.estimated else ''}{value.years}")
        self._understood.setVisible(False)
        self.misread.emit("")

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class GroupControl(Control):
    """A counted group: girls, boys, unknown. The value is a tuple of at most one group."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._parts = [
            NumberControl(desk, hint=desk.words(f"editor-{name}")) for name in ("girls", "boys", "unknown-sex")
        ]
        self._counts = [0, 0, 0]
        self._layout.addLayout(row(*self._parts))
        self.setFocusProxy(self._parts[0])
        for at, part in enumerate(self._parts):
            part.changed.connect(self._setter(at))
            part.misread.connect(self.misread.emit)

    def name_for_readers(self, text: str) -> None:
        self.setAccessibleName(text)
        for part in self._parts:
            part.name_for_readers(f"{part.hint} ({text})")

    def _setter(self, at: int) -> Callable[[Any], None]:
        def put(count: Any) -> None:
            self._counts[at] = count or 0
            girls, boys, unknown = self._counts
            group = GroupVictim(girls=girls, boys=boys, unknown=unknown)
            self.changed.emit((group,) if any(self._counts) else ())

        return put

    def show_value(self, value: Any) -> None:
        group = value[0] if value else GroupVictim()
        self._counts = [group.girls, group.boys, group.unknown]
        for part, count in zip(self._parts, self._counts, strict=True):
            part.show_value(count or None)
