"""Choosing a term or a place by typing its name in any of the three languages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import LONGEST_LINE, Control
from rightsmonitor.desktop.widgets.basic import label, restyle

_MOST = 12
_LONGEST = 200  # nobody looks for more; what is pasted by mistake must not stop the window


class Picker(Control):
    """A line with a list of what matches; arrows move in the list, Enter chooses, F4 shows everything."""

    looked_at = Signal(str)

    def __init__(self, desk: Desk, *, hint: str, nothing: str) -> None:
        super().__init__()
        self._desk = desk
        self._code = ""
        self._line, self._list = QLineEdit(), QListWidget()
        self._nothing = label(nothing, "hint", wrap=True)
        self._line.setPlaceholderText(hint)
        self._line.setMaxLength(LONGEST_LINE)
        self._line.installEventFilter(self)
        self._list.setVisible(False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing.setVisible(False)
        for widget in (self._line, self._list, self._nothing):
            self._layout.addWidget(widget)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self.search)
        self._list.itemClicked.connect(self._take)
        self._list.currentItemChanged.connect(self._look)

    # What the two pickers differ in.
    def _found(self, text: str) -> list[tuple[str, str, str]]:
        """(code, label, remark) of what matches."""
        raise NotImplementedError

    def _all(self) -> list[tuple[str, str, str]]:
        raise NotImplementedError

    def _label(self, code: str) -> str:
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Shows what matches; an empty line is no choice."""
        found = self._found(text)[:_MOST] if len(text) <= _LONGEST else []
        self._show(found)
        self._nothing.setVisible(bool(text.strip()) and not found)
        if text.strip():
            return
        self._tell_unread("")
        if self._code:
            self._code = ""
            self.changed.emit("")

    def _tell_unread(self, text: str) -> None:
        """A word that is typed and not chosen is no answer yet."""
        self.unread = text
        self.misread.emit(self._desk.words("editor-choose-from-list") if text else "")

    def _show(self, found: list[tuple[str, str, str]]) -> None:
        self._list.clear()
        for code, text, remark in found:
            item = QListWidgetItem(f"{text}   ·   {remark}" if remark else text)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self._list.addItem(item)
        self._list.setVisible(bool(found))
        self._list.setFixedHeight(min(len(found), 7) * 38 + 8)
        if found:
            self._list.setCurrentRow(0)

    def _look(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None:
            self.looked_at.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self, item: QListWidgetItem) -> None:
        self._code = str(item.data(Qt.ItemDataRole.UserRole))
        self._line.setText(self._label(self._code))
        self._close()
        self._tell_unread("")
        self.changed.emit(self._code)

    def _close(self) -> None:
        self._list.setVisible(False)
        self._nothing.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._line and event.type() == QEvent.Type.FocusOut and not self._list.underMouse():
            self._close()
            if self._code:
                self._line.setText(self._label(self._code))
            else:
                self._tell_unread(self._line.text() if self._line.text().strip() else "")
        return False

    def _key(self, event: QKeyEvent) -> bool:
        shown = not self._list.isHidden()
        match event.key():
            case Qt.Key.Key_F4:
                self._show(self._all())
                self._list.setFixedHeight(300)
                return True
            case Qt.Key.Key_Down | Qt.Key.Key_Up if shown:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if shown and not event.modifiers():
                self._take(self._list.currentItem())
                return True
            case Qt.Key.Key_Escape if shown:
                self._close()
                return True
        return False

    def retype(self, text: str) -> None:
        self._line.setText(text)
        self._tell_unread(text)

    def show_value(self, value: Any) -> None:
        if value == self._code:
            return  # what is typed stays as it is typed
        self._code = value
        self._line.setText(self._label(value) if value else "")
        self._close()
        self._tell_unread("")

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


class TermPicker(Picker):
    """A type of violation; `looked_at` tells which term the list points at, for its definition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, hint=desk.words("editor-term-hint"), nothing=desk.words("editor-term-none"))

    def _found(self, text: str) -> list[tuple[str, str, str]]:
        hits = self._desk.reference.taxonomy.search(text, self._desk.language, limit=_MOST)
        return [self._entry(hit.term.code) for hit in hits]

    def _all(self) -> list[tuple[str, str, str]]:
        return [self._entry(term.code) for term in self._desk.reference.taxonomy.violation_types()]

    def _entry(self, code: str) -> tuple[str, str, str]:
        taxonomy, language = self._desk.reference.taxonomy, self._desk.language
        articles = formats.listed(taxonomy.rights(code)[:3], self._desk)
        remark = self._desk.words("incidents-crc", articles=articles) if articles else ""
        return code, taxonomy.term(code).label(language), remark

    def _label(self, code: str) -> str:
        taxonomy = self._desk.reference.taxonomy
        return taxonomy.term(code).label(self._desk.language) if taxonomy.has(code) else code


class PlacePicker(Picker):
    """A province, prefecture or region."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, hint=desk.words("editor-place-hint"), nothing=desk.words("editor-place-none"))

    def _found(self, text: str) -> list[tuple[str, str, str]]:
        return [self._entry(place.code) for place in self._desk.reference.places.search(text)]

    def _all(self) -> list[tuple[str, str, str]]:
        return [self._entry(place.code) for place in self._desk.reference.places.provinces()]

    def _entry(self, code: str) -> tuple[str, str, str]:
        places, language = self._desk.reference.places, self._desk.language
        place = places.get(code)
        region = places.region_of(code)
        return code, place.label(language), "" if region is place else region.label(language)

    def _label(self, code: str) -> str:
        places = self._desk.reference.places
        return places.get(code).label(self._desk.language) if places.has(code) else code
