"""Controls of the form: each shows a value, and tells when a person changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Choice, Push, label, restyle
from rightsmonitor.desktop.widgets.beginning import BeginningLine
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.codes import LISTS

# What a line holds at most: far beyond any rule, so that what is pasted stays and is judged, never cut in silence.
LONGEST_LINE = 2_000_000
_SENSITIVE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


class Control(QWidget):
    """`changed` carries the new value; `misread` a sentence about what was typed, or nothing.

    A control outlives the record that it shows: `clear` leaves nothing of it, not even for the undo of a text field.
    """

    changed = Signal(object)
    misread = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.unread = ""  # what was typed and not understood
        self._readers = ""
        self.remade = False  # whether there are parts that Tab does not come to in their place yet
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_value(self, value: Any) -> None:
        """Shows without telling anybody."""
        raise NotImplementedError

    def clear(self) -> None:
        """As it was when it was made; tells nobody of a change."""
        self.unread = ""
        self.misread.emit("")
        self.mark(False)

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Other options, where they are people and acts of the record itself."""

    def retype(self, text: str) -> None:
        """Types anew what was not understood, after the field was made again."""

    def mark(self, wrong: bool) -> None:
        """A red line around what is wrong."""

    def name_for_readers(self, text: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(text)
        if proxy := self.focusProxy():
            proxy.setAccessibleName(text)

    def _name_options(self, text: str, options: Iterable[QAbstractButton]) -> None:
        """Each of several buttons says its own words, and to which field they answer."""
        self._readers = text
        self.setAccessibleName(text)
        for option in options:
            option.setAccessibleName(f"{option.text()} ({text})")


class TextControl(Control):
    """One line, in the direction of its content."""

    def __init__(self) -> None:
        super().__init__()
        self._line = BeginningLine()
        self._line.setInputMethodHints(_SENSITIVE)
        self._line.setMaxLength(LONGEST_LINE)
        self._layout.addWidget(self._line)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self.changed.emit)

    def show_value(self, value: Any) -> None:
        if self._line.text() != value:
            self._line.show_text(value)

    def clear(self) -> None:
        super().clear()
        self._line.show_text("")

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class LongTextControl(Control):
    """Several lines; a page of text must not slow down typing, so the value goes out when the keys rest."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QPlainTextEdit()
        self._text.setInputMethodHints(_SENSITIVE)
        theme.hold(self._text, height=96)
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

    def clear(self) -> None:
        super().clear()
        self._showing = True
        self._text.setPlainText("")
        self._showing = False

    def mark(self, wrong: bool) -> None:
        restyle(self._text, "problem", wrong)


class ChoiceControl(Control):
    """One of a list; an empty first entry where nothing need be chosen.

    `retired`: names of values that are no longer offered and may stand in a record.
    """

    def __init__(
        self,
        options: Sequence[tuple[Any, str]],
        *,
        searchable: bool = False,
        retired: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._retired = retired or {}
        self._box = Choice()
        self._box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._options: list[tuple[Any, str]] = []
        self._values: list[Any] = []
        self.offer(options)
        if searchable:
            self._box.setMaxVisibleItems(14)
        self._layout.addWidget(self._box)
        self.setFocusProxy(self._box)
        self._box.activated.connect(lambda at: self.changed.emit(self._values[at]))

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        if self._options != list(options):
            self._options, self._values = list(options), [value for value, _ in options]
            self._box.clear()
            self._box.addItems([text for _, text in options])

    def show_value(self, value: Any) -> None:
        if value not in self._values and value in self._retired:
            self._values.append(value)
            self._box.addItem(self._retired[value])
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def clear(self) -> None:
        super().clear()
        while len(self._values) > len(self._options):
            self._values.pop()
            self._box.removeItem(len(self._values))
        self._box.setCurrentIndex(0)

    def mark(self, wrong: bool) -> None:
        restyle(self._box, "problem", wrong)


class Segment(Push):
    """One of a few options side by side; `key` says whether it took a key."""

    def __init__(self, key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__("")
        self._key = key
        self.setProperty("kind", "segment")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)


class SegmentControl(Control):
    """A few options side by side; arrows and first letters choose, as in a list."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in options]
        inside = QHBoxLayout()
        inside.setSpacing(0)
        for at, (_, text) in enumerate(options):
            made = Segment(self._key)
            made.setText(text)
            self._group.addButton(made, at)
            inside.addWidget(made, 1)
        self._layout.addLayout(inside)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda at: self.changed.emit(self._values[at]))

    def _key(self, event: QKeyEvent) -> bool:
        at = None if event.modifiers() else self._asked(event)
        if at is None:
            return False
        self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)
        self._group.button(at).click()
        return True

    def _asked(self, event: QKeyEvent) -> int | None:
        """The option that a key leads to."""
        at, last = max(0, self._group.checkedId()), len(self._values) - 1
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back, on = (Qt.Key.Key_Right, Qt.Key.Key_Left) if rtl else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() in (Qt.Key.Key_Up, back):
            return max(0, at - 1)
        if event.key() in (Qt.Key.Key_Down, on):
            return min(last, at + 1)
        letter = event.text().casefold()
        order = [*range(at + 1, last + 1), *range(at + 1)]
        found = (n for n in order if self._group.button(n).text().casefold().startswith(letter))
        return next(found, None) if letter.strip() else None

    def name_for_readers(self, text: str) -> None:
        self._name_options(text, self._group.buttons())

    def show_value(self, value: Any) -> None:
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def clear(self) -> None:
        super().clear()
        self._group.setExclusive(False)  # else one of them stays chosen
        for made in self._group.buttons():
            made.setChecked(False)
        self._group.setExclusive(True)


class ManyControl(Control):
    """Any number of a list, as boxes to tick, as many in a line as there is room for; the value is a tuple."""

    def __init__(self, options: Sequence[tuple[Any, str]], *, none_text: str = "") -> None:
        super().__init__()
        self._options: list[tuple[Any, str]] | None = None
        self._boxes: list[tuple[Any, QCheckBox]] = []
        self._none = label(none_text, "hint", wrap=True)
        self._layout.addWidget(self._none)
        self._lines = Flow(spacing=14)
        self._showing = False
        self._layout.addLayout(self._lines)
        self.offer(options)

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        if self._options != list(options):
            self._options = list(options)
            self._none.setVisible(not options)
            self._showing = True
            self._keep(0)
            for value, text in options:
                self._add(value, text)
            self._showing = False

    def name_for_readers(self, text: str) -> None:
        self._name_options(text, (box for _, box in self._boxes))

    def _add(self, value: Any, text: str) -> None:
        box = QCheckBox(text)
        box.toggled.connect(self._tell)
        self._boxes.append((value, box))
        self._lines.addWidget(box)
        self._name_options(self._readers, (box,))
        self.remade = True

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the first box.

        The box is no focus proxy, as the lines of other controls are: when a control gets a new one, Qt puts it back
        into the order of Tab where it was made, and there Tab would fall into it.
        """
        if self._boxes:
            self._boxes[0][1].setFocus(reason)

    def _keep(self, count: int) -> None:
        """Only the first boxes."""
        for _, box in self._boxes[count:]:
            self._lines.removeWidget(box)
            box.hide()
            box.setParent(None)
            box.deleteLater()
        del self._boxes[count:]

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit(tuple(value for value, box in self._boxes if box.isChecked()))

    def show_value(self, value: Any) -> None:
        self._showing = True
        for unknown in (found for found in value if found not in [option for option, _ in self._boxes]):
            self._add(unknown, str(unknown))  # of an older taxonomy: it stays until a person takes it away
        for option, box in self._boxes:
            box.setChecked(option in value)
        self._showing = False

    def clear(self) -> None:
        super().clear()
        self._keep(len(self._options or ()))
        self.show_value(())


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

    def clear(self) -> None:
        super().clear()
        self._shown.setText("")


def options_of(name: str, desk: Desk) -> list[tuple[Any, str]]:
    """(value, label) of a list of codes."""
    return [(code, formats.option(name, code.value, desk)) for code in LISTS[name]]
