"""Icons: one SVG set in `ui/icons`, drawn in a colour of the theme, mirrored where direction matters."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rightsmonitor import assets
from rightsmonitor.desktop import theme

# What points to one side points to the other in a right-to-left window.
MIRRORED = frozenset({"returned", "undo", "chevron-right"})
_RATIO = 2  # sharp on screens up to 200 %


@cache
def _source(name: str) -> str:
    return assets.interface("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, colour: str, size: int, mirrored: bool) -> QPixmap:
    content = _source(name).replace("currentColor", colour)
    made = QPixmap(QSize(size, size) * _RATIO)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    if mirrored:
        painter.translate(made.width(), 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(content.encode())).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(_RATIO)
    return made


def pixmap(name: str, tint: str = "ink", *, size: int = 18, rtl: bool = False) -> QPixmap:
    """An icon in the colour of a token of the theme in force."""
    return _drawn(name, QColor(theme.colour(tint)).name(), size, rtl and name in MIRRORED)


def icon(name: str, tint: str = "ink", *, size: int = 18, rtl: bool = False) -> QIcon:
    return QIcon(pixmap(name, tint, size=size, rtl=rtl))
