"""A row that goes on in another line where it has no room: larger text cuts nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Widgets one after another; those after `trailing` stand at the far edge of their line."""

    def __init__(self, *widgets: QWidget, spacing: int = 8, trailing: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._trailing = trailing
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    # --- what Qt asks of a layout --------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(self._height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        wide = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(wide, max((item.minimumSize().height() for item in shown), default=0))

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height = self._height(line)
            self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + self.spacing()

    # --- lines ---------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """(item, its width) line by line."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        taken = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            wide = min(max(item.sizeHint().width(), item.minimumSize().width()), max(width, item.minimumSize().width()))
            if not lines or taken + self.spacing() + wide > width:
                lines.append([])
                taken = -self.spacing()
            lines[-1].append((item, wide))
            taken += self.spacing() + wide
        return lines

    @staticmethod
    def _height(line: list[tuple[QLayoutItem, int]]) -> int:
        return max(
            item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height() for item, wide in line
        )

    def _place(self, line: list[tuple[QLayoutItem, int]], room: QRect) -> None:
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        used = sum(wide for _, wide in line) + self.spacing() * (len(line) - 1)
        left, pushed = room.left(), False
        for item, wide in line:
            at = self._items.index(item)
            if self._trailing is not None and at >= self._trailing and not pushed:
                left, pushed = left + room.width() - used, True
            tall = item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            place = QRect(QPoint(left, room.top() + (room.height() - tall) // 2), QSize(wide, tall))
            if rtl:
                place.moveLeft(room.left() + room.right() - place.right())
            item.setGeometry(place)
            left += wide + self.spacing()
