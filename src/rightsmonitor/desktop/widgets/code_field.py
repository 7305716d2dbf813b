"""What stands on a recovery card, typed from the paper: shown as it stands there, and kept in no Qt string."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.widgets.password import PasswordField

_LINE = 17  # symbols, the check symbol included
_GROUP = 4
_LEADING = 21


class CodeField(PasswordField):
    """A field of `lines` lines; spaces and hyphens are drawn where the card has them, wherever they were typed."""

    def __init__(self) -> None:
        super().__init__()
        self.set_shown(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def set_lines(self, lines: int) -> None:
        self.setMinimumHeight(14 + theme.scaled(_LEADING) * lines)

    def drawn(self) -> str:
        """The symbols typed so far, in the lines and groups of the card."""
        symbols = "".join(letter for letter in self.typed().decode("utf-8") if letter.isalnum()).upper()
        pieces = [symbols[at : at + _LINE] for at in range(0, len(symbols), _LINE)]
        return "\n".join("  ".join(piece[at : at + _GROUP] for at in range(0, len(piece), _GROUP)) for piece in pieces)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_empty():
            super().paintEvent(event)
            return
        self.paint_frame(event)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setPen(theme.colour("ink"))
        text = self.drawn() + ("▏" if self.hasFocus() else "")
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(self.rect().adjusted(11, 7, -11, -4), flags, text)
        painter.end()
