"""A scheme of the taxonomy as a tree, or the terms that hold some words, in the order of the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.taxonomy import Term
from rightsmonitor.domain.text import fold, words_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Node:
    def __init__(self, term: Term | None, parent: _Node | None, row: int) -> None:
        self.term, self.parent, self.row = term, parent, row
        self.children: list[_Node] = []


class TermTree(QAbstractItemModel):
    """One column: code and label in the language of the window."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._root = _Node(None, None, 0)

    def show_scheme(self, scheme: str) -> None:
        """The whole tree of a scheme."""
        self.beginResetModel()
        self._root = _Node(None, None, 0)
        terms = self._desk.reference.taxonomy.scheme(scheme)
        known = {term.code for term in terms}
        below: dict[str, list[Term]] = {}
        for term in terms:
            below.setdefault(term.parent if term.parent in known else "", []).append(term)
        self._grow(self._root, "", below, depth=0)
        self.endResetModel()

    def _grow(self, node: _Node, code: str, below: dict[str, list[Term]], *, depth: int) -> None:
        for row, term in enumerate(below.get(code, ())):
            child = _Node(term, node, row)
            node.children.append(child)
            if depth < 12:  # a loop in the data would never end
                self._grow(child, term.code, below, depth=depth + 1)

    def show_found(self, scheme: str, text: str) -> None:
        """Terms that hold every word in any of the three languages, as a list."""
        self.beginResetModel()
        self._root = _Node(None, None, 0)
        for row, term in enumerate(found_in(self._desk, scheme, text)):
            self._root.children.append(_Node(term, self._root, row))
        self.endResetModel()

    def term(self, index: Index) -> Term | None:
        return self._node(index).term

    def _node(self, index: Index) -> _Node:
        pointer = index.internalPointer() if index.isValid() else None
        return pointer if isinstance(pointer, _Node) else self._root

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        term = self.term(index)
        if term is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{term.label(self._desk.language)}  ·  {term.code}"
        return None


def found_in(desk: Desk, scheme: str, text: str) -> Sequence[Term]:
    """The search of the term picker for the office's own scheme; words of labels and definitions in the others."""
    taxonomy, language = desk.reference.taxonomy, desk.language
    if scheme == "RMV":
        plain = taxonomy.search(text, language, limit=80)
        return [*plain, *taxonomy.search(text, language, limit=20, composites=True)]
    wanted = words_of(text)
    return [term for term in taxonomy.scheme(scheme) if _holds(term, wanted)]


def _holds(term: Term, wanted: list[str]) -> bool:
    texts = (term.code, *term.labels.values(), *term.definitions.values())
    words = fold(" ".join(texts)).split()
    return all(any(word.startswith(want) for word in words) for want in wanted)
