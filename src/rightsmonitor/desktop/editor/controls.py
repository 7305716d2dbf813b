"""Controls of the form: each shows a value, and tells when a person changed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Choice, button, label, restyle, row
from rightsmonitor.domain import written_dates
from rightsmonitor.domain.codes import LISTS
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.domain.incident import GroupVictim
from rightsmonitor.domain.text import fold

# What a line holds at most: far beyond any rule, so that what is pasted stays and is judged, never cut in silence.
LONGEST_LINE = 2_000_000
_LONGEST_DATE, _LONGEST_NUMBER = 200, 40
_NUMBER = re.compile(r"-?[0-9]+")
_SENSITIVE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


class Control(QWidget):
    """`changed` carries the new value; `misread` a sentence about what was typed, or nothing."""

    changed = Signal(object)
    misread = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.unread = ""  # what was typed and not understood
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_value(self, value: Any) -> None:
        """Shows without telling anybody."""
        raise NotImplementedError

    def retype(self, text: str) -> None:
        """Types anew what was not understood, after the field was made again."""

    def mark(self, wrong: bool) -> None:
        """A red line around what is wrong."""

    def name_for_readers(self, text: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(text)
        if proxy := self.focusProxy():
            proxy.setAccessibleName(text)


class TextControl(Control):
    """One line, in the direction of its content."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setInputMethodHints(_SENSITIVE)
        self._line.setMaxLength(LONGEST_LINE)
        self._layout.addWidget(self._line)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self.changed.emit)

    def show_value(self, value: Any) -> None:
        if self._line.text() != value:
            self._line.setText(value)

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class LongTextControl(Control):
    """Several lines; a page of text must not slow down typing, so the value goes out when the keys rest."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QPlainTextEdit()
        self._text.setInputMethodHints(_SENSITIVE)
        self._text.setFixedHeight(96)
        self._text.setTabChangesFocus(True)
        self._layout.addWidget(self._text)
        self.setFocusProxy(self._text)
        self._showing = False
        self._text.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit(self._text.toPlainText())

    def show_value(self, value: Any) -> None:
        if self._text.toPlainText() != value:
            self._showing = True
            self._text.setPlainText(value)
            self._showing = False

    def mark(self, wrong: bool) -> None:
        restyle(self._text, "problem", wrong)


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
        self._line.setPlaceholderText("21/11/2026" if exact_day else desk.words("editor-date-hint"))
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


class ChoiceControl(Control):
    """One of a list; an empty first entry where nothing need be chosen."""

    def __init__(self, options: Sequence[tuple[Any, str]], *, searchable: bool = False) -> None:
        super().__init__()
        self._box = Choice()
        self._box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = [value for value, _ in options]
        for _, text in options:
            self._box.addItem(text)
        if searchable:
            self._box.setMaxVisibleItems(14)
        self._layout.addWidget(self._box)
        self.setFocusProxy(self._box)
        self._box.activated.connect(lambda at: self.changed.emit(self._values[at]))

    def show_value(self, value: Any) -> None:
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def mark(self, wrong: bool) -> None:
        restyle(self._box, "problem", wrong)


class SegmentControl(Control):
    """A few options side by side."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in options]
        inside = QHBoxLayout()
        inside.setSpacing(0)
        for at, (_, text) in enumerate(options):
            made = button("segment")
            made.setText(text)
            made.setCheckable(True)
            self._group.addButton(made, at)
            inside.addWidget(made, 1)
        self._layout.addLayout(inside)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda at: self.changed.emit(self._values[at]))

    def show_value(self, value: Any) -> None:
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)


class NumberControl(Control):
    """A whole number in any digits; what is no number stays and is said."""

    def __init__(self, desk: Desk, *, hint: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._value: int | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText(hint)
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


class ManyControl(Control):
    """Any number of a list, as boxes to tick; the value is a tuple."""

    def __init__(self, options: Sequence[tuple[Any, str]], *, none_text: str = "", columns: int = 2) -> None:
        super().__init__()
        self._boxes: list[tuple[Any, QCheckBox]] = []
        if not options:
            self._layout.addWidget(label(none_text, "hint", wrap=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (value, text) in enumerate(options):
            box = QCheckBox(text)
            box.toggled.connect(self._tell)
            self._boxes.append((value, box))
            grid.addWidget(box, at // columns, at % columns)
        self._layout.addLayout(grid)
        self._showing = False
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit(tuple(value for value, box in self._boxes if box.isChecked()))

    def show_value(self, value: Any) -> None:
        self._showing = True
        for option, box in self._boxes:
            box.setChecked(option in value)
        self._showing = False


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


class RightsControl(Control):
    """The articles that the crosswalk suggests, to tick away or keep."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = label(kind="muted", wrap=True)
        self._layout.addWidget(self._shown)

    def show_value(self, value: Any) -> None:
        articles = formats.listed(value, self._desk)
        self._shown.setText(self._desk.words("editor-rights", articles=articles) if value else formats.DASH)


def options_of(name: str, desk: Desk) -> list[tuple[Any, str]]:
    """(value, label) of a list of codes."""
    return [(code, formats.option(name, code.value, desk)) for code in LISTS[name]]
