"""What Qt does when something is shown for the first time, done before, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def dressing(page: QWidget, parts: Sequence[QWidget], size: QSize) -> Iterator[None]:
    """The style of each part, then that of the rest, then where everything stands in a page of this size."""
    for part in (*parts, page):
        part.ensurePolished()
        yield
    for part in parts:
        part.minimumSizeHint()
        yield
    layout = page.layout()
    if not page.isVisible() and layout is not None:
        page.resize(size)
        layout.activate()
