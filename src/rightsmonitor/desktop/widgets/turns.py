"""Long work on the interface thread, cut into turns of the event loop: keys and clicks have theirs in between."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def paint_later(widget: QWidget) -> None:
    """What changes in a widget now is laid out in this turn and painted in the next."""
    widget.setUpdatesEnabled(False)
    QTimer.singleShot(0, widget, lambda: widget.setUpdatesEnabled(True))
