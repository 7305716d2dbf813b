"""One line of a list to press: what it is, and what to know about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from rightsmonitor.desktop.widgets.basic import Chip, label


class WrappingButton(QPushButton):
    """A button with a layout in it whose words may take several lines, as high as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "entry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.sizeHint() if layout else super().sizeHint()
        if layout and layout.hasHeightForWidth() and self.width() > 100:
            hint.setHeight(layout.heightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """A button never asks for less than all its text in one line; these words may wrap."""
        layout, hint = self.layout(), self.sizeHint()
        return QSize(min(hint.width(), layout.minimumSize().width()), hint.height()) if layout else hint

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)


class Entry(WrappingButton):
    """A title, a line under it, and perhaps a status at the trailing edge; a button for keys and screen readers."""

    def __init__(
        self, title: str, text: str, act: Callable[[], object], *, status: tuple[str, str] | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {text}")
        self.clicked.connect(lambda _checked=False: act())
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(text, "hint", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 7, 10, 7)
        line.addLayout(words, 1)
        if status is not None:
            chip = Chip()
            chip.show_status(*status)
            line.addWidget(chip)
