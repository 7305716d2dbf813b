"""Choosing a term or a place by typing its name in any of the three languages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import LONGEST_LINE, Control
from rightsmonitor.desktop.editor.match_painter import SPANS, MatchPainter
from rightsmonitor.desktop.widgets.basic import label, restyle
from rightsmonitor.desktop.widgets.beginning import BeginningLine
from rightsmonitor.domain import matching

_MOST = 12
_TREE = 300  # pixels
_LONGEST = 200  # nobody looks for more; what is pasted by mistake must not stop the window


class Picker(Control):
    """A line with a list of what matches: arrows move in it, Enter chooses; F4 opens the whole tree.

    In an empty line the arrow down shows what this person chose lately.
    """

    looked_at = Signal(str)

    def __init__(self, desk: Desk, *, hint: str, nothing: str) -> None:
        super().__init__()
        self._desk = desk
        self._code = ""
        self._line, self._list = BeginningLine(), QListWidget()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        theme.hold(self.tree, height=_TREE)
        self.tree.hide()
        self.tree.installEventFilter(self)
        self.tree.itemClicked.connect(self._take_branch)
        self.tree.currentItemChanged.connect(self._look_at_branch)
        self._nothing = label(nothing, "hint", wrap=True)
        self._line.setPlaceholderText(hint)
        self._line.setToolTip(hint)
        self._line.setMaxLength(LONGEST_LINE)
        self._line.installEventFilter(self)
        self._list.setVisible(False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(MatchPainter(self._list))
        self._nothing.setVisible(False)
        for widget in (self._line, self._list, self.tree, self._nothing):
            self._layout.addWidget(widget)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self.search)
        self._list.itemClicked.connect(self._take)
        self._list.currentItemChanged.connect(self._look)

    def _write(self, code: str) -> None:
        """The choice in words: a long one shows its beginning, and the whole of it in its tool tip."""
        self._line.show_text(self._label(code) if code else "")

    # What the two pickers differ in.
    def _found(self, text: str) -> list[tuple[str, str, str]]:
        """(code, label, remark) of what matches."""
        raise NotImplementedError

    def _recent(self) -> list[tuple[str, str, str]]:
        """What this person chose lately."""
        return []

    def _branches(self) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
        """(code, label, leaves); a branch without a code cannot be chosen itself."""
        raise NotImplementedError

    def _label(self, code: str) -> str:
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Shows what matches; an empty line is no choice."""
        found = self._found(text)[:_MOST] if len(text) <= _LONGEST else []
        self._show(found, text)
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

    def _show(self, found: list[tuple[str, str, str]], typed: str = "") -> None:
        """What is found, with what was typed marked in it; the words themselves stay as screen readers say them."""
        self._list.clear()
        for code, text, remark in found:
            item = QListWidgetItem(f"{text}   ·   {remark}" if remark else text)
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setData(SPANS, matching.spans(text, typed))
            self._list.addItem(item)
        self._list.setVisible(bool(found))
        self._list.setFixedHeight(min(len(found), 7) * theme.scaled(38) + 8)
        if found:
            self._list.setCurrentRow(0)

    def _look(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None:
            self.looked_at.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self, item: QListWidgetItem) -> None:
        self._choose(str(item.data(Qt.ItemDataRole.UserRole)))

    def _choose(self, code: str) -> None:
        self._code = code
        self._write(code)
        self._close()
        self._tell_unread("")
        self.changed.emit(self._code)

    def _close(self) -> None:
        self._list.setVisible(False)
        self._nothing.setVisible(False)
        if self.tree.isVisible():
            self.tree.hide()
            self._line.setFocus()

    # --- the tree --------------------------------------------------------------------------------

    def open_tree(self) -> None:
        """Everything, branch by branch, open where the present choice is."""
        self._list.hide()
        self.tree.clear()
        for code, text, leaves in self._branches():
            branch = _item(code, text)
            self.tree.addTopLevelItem(branch)
            for leaf_code, leaf_text, remark in leaves:
                leaf = _item(leaf_code, f"{leaf_text}   ·   {remark}" if remark else leaf_text)
                branch.addChild(leaf)
                if leaf_code == self._code:
                    self.tree.setCurrentItem(leaf)
        top = self.tree.topLevelItem(0)
        if self.tree.currentItem() is None and top is not None:
            self.tree.setCurrentItem(top)
        self.tree.setAccessibleName(self.accessibleName())
        self.tree.show()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_branch(self, item: QTreeWidgetItem) -> None:
        code = str(item.data(0, Qt.ItemDataRole.UserRole))
        if code:
            self._choose(code)
        else:
            item.setExpanded(not item.isExpanded())

    def _look_at_branch(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        if item is not None and (code := str(item.data(0, Qt.ItemDataRole.UserRole))):
            self.looked_at.emit(code)

    def _tree_key(self, event: QKeyEvent) -> bool:
        item = self.tree.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None and not event.modifiers():
            self._take_branch(item)
            return True
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self._close()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.tree and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._tree_key(event)
        if watched is self.tree and event.type() == QEvent.Type.FocusOut:
            self.tree.hide()
        leaves = event.type() == QEvent.Type.FocusOut and not self.tree.isVisible()
        if watched is self._line and leaves and not self._list.underMouse():
            self._close()
            if self._code:
                self._write(self._code)
            else:
                self._tell_unread(self._line.text() if self._line.text().strip() else "")
        return False

    def _key(self, event: QKeyEvent) -> bool:
        shown = not self._list.isHidden()
        match event.key():
            case Qt.Key.Key_F4:
                self.open_tree()
                return True
            case Qt.Key.Key_Down if not shown and not self._line.text():
                self._show(self._recent())
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
        self._write(value)
        self._close()
        self._tell_unread("")

    def clear(self) -> None:
        super().clear()
        self._code = ""
        self._line.show_text("")
        self._list.clear()
        self.tree.clear()
        self._list.hide()
        self.tree.hide()
        self._nothing.hide()

    def mark(self, wrong: bool) -> None:
        restyle(self._line, "problem", wrong)


def _item(code: str, text: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([text])
    made.setData(0, Qt.ItemDataRole.UserRole, code)
    return made


class TermPicker(Picker):
    """A type of violation; `looked_at` tells which term the list points at, for its definition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, hint=desk.words("editor-term-hint"), nothing=desk.words("editor-term-none"))

    def _found(self, text: str) -> list[tuple[str, str, str]]:
        found = self._desk.reference.taxonomy.search(text, self._desk.language, limit=_MOST)
        return [self._entry(term.code) for term in found]

    def _recent(self) -> list[tuple[str, str, str]]:
        taxonomy = self._desk.reference.taxonomy
        return [self._entry(code) for code in self._desk.recent_terms if taxonomy.has(code)]

    def _choose(self, code: str) -> None:
        others = (found for found in self._desk.recent_terms if found != code)
        self._desk.recent_terms = (code, *others)[:_MOST]
        super()._choose(code)

    def _branches(self) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
        taxonomy, language = self._desk.reference.taxonomy, self._desk.language
        leaves: dict[str, list[tuple[str, str, str]]] = {}
        for term in taxonomy.violation_types():
            leaves.setdefault(taxonomy.branch(term.code), []).append(self._entry(term.code))
        return [("", taxonomy.term(branch).label(language), found) for branch, found in leaves.items()]

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

    def _branches(self) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
        places, language = self._desk.reference.places, self._desk.language
        leaves: dict[str, list[tuple[str, str, str]]] = {region.code: [] for region in places.regions()}
        for place in places.provinces():
            leaves[places.region_of(place.code).code].append((place.code, place.label(language), ""))
        return [(code, places.get(code).label(language), found) for code, found in leaves.items()]

    def _entry(self, code: str) -> tuple[str, str, str]:
        places, language = self._desk.reference.places, self._desk.language
        place = places.get(code)
        region = places.region_of(code)
        return code, place.label(language), "" if region is place else region.label(language)

    def _label(self, code: str) -> str:
        places = self._desk.reference.places
        return places.get(code).label(self._desk.language) if places.has(code) else code
