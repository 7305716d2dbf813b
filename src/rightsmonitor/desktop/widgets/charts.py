"""Charts drawn by hand: bars over months, tiles of regions, bars of acts. Each mark is a number to choose, by key too.

Every mark carries its number in digits, so that neither colour nor length alone says anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rightsmonitor.desktop import kinds, theme

if TYPE_CHECKING:
    from rightsmonitor.services.supervision.dashboard import Figure

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_PRESS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Chart(QWidget):
    """Shows figures in boxes; `chosen` carries the one that was pressed."""

    chosen = Signal(object)

    def __init__(self, name: Callable[[Figure], str], count: Callable[[int], str]) -> None:
        super().__init__()
        self._name_of, self.count_of = name, count
        self.figures: tuple[Figure, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        self.figures, self.current = figures, min(self.current, max(0, len(figures) - 1))
        self._tell()
        self.update()

    def name_of(self, figure: Figure) -> str:
        return self._name_of(figure)

    def boxes(self) -> list[QRect]:
        """Where each figure stands, in their order."""
        raise NotImplementedError

    def paint_figure(self, painter: QPainter, box: QRect, figure: Figure) -> None:
        raise NotImplementedError

    @property
    def rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def most(self) -> int:
        return max((figure.count for figure in self.figures), default=0)

    def _tell(self) -> None:
        """What a screen reader says: the chart, and the mark that has the focus."""
        if self.figures:
            figure = self.figures[self.current]
            self.setAccessibleDescription(f"{self.name_of(figure)} : {figure.count}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (box, figure) in enumerate(zip(self.boxes(), self.figures, strict=True)):
            self.paint_figure(painter, box, figure)
            if self.hasFocus() and at == self.current:
                painter.setPen(theme.colour("focus"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        back, on = (_ON, _BACK) if self.rtl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else (_BACK, _ON)
        if key in back or key in on:
            self._move(-1 if key in back else 1)
        elif key in _PRESS and self.figures:
            self.chosen.emit(self.figures[self.current])
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        if self.figures:
            self.current = (self.current + by) % len(self.figures)
            self._tell()
            self.update()

    def _at(self, point: QPoint) -> int:
        return next((at for at, box in enumerate(self.boxes()) if box.contains(point)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        figure = self.figures[at] if at >= 0 else None
        self.setToolTip(f"{self.name_of(figure)} : {figure.count}" if figure else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0:
            self.current = at
            self._tell()
            self.update()
            self.chosen.emit(self.figures[at])


def _font(painter: QPainter, *, small: bool = False, bold: bool = False) -> None:
    font = QFont(painter.font())
    font.setPixelSize(theme.scaled(11 if small else 13))
    font.setBold(bold)
    painter.setFont(font)


def _write(painter: QPainter, box: QRect, text: str, tint: QColor, align: Qt.AlignmentFlag) -> None:
    painter.setPen(tint)
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), elided)


kinds.know(Chart, QAccessible.Role.Chart)


class MonthBars(Chart):
    """A bar for each month, the first one at the leading edge."""

    def boxes(self) -> list[QRect]:
        count = max(1, len(self.figures))
        step = self.width() / count
        found = [QRect(round(at * step), 0, round(step), self.height()) for at in range(len(self.figures))]
        return found[::-1] if self.rtl else found

    def paint_figure(self, painter: QPainter, box: QRect, figure: Figure) -> None:
        line = theme.scaled(18)
        room = box.height() - 2 * line
        height = round(room * figure.count / max(1, self.most))
        bar = QRect(box.left() + box.width() // 6, box.bottom() - line - height, box.width() * 2 // 3, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        painter.drawRoundedRect(bar, 3, 3)
        _font(painter, small=True, bold=True)
        above = QRect(box.left(), bar.top() - line, box.width(), line)
        _write(painter, above, self.count_of(figure.count), theme.colour("ink"), Qt.AlignmentFlag.AlignHCenter)
        _font(painter, small=True)
        below = QRect(box.left(), box.bottom() - line, box.width(), line)
        _write(painter, below, self.name_of(figure), theme.colour("muted"), Qt.AlignmentFlag.AlignHCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, theme.scaled(130))


class RowBars(Chart):
    """A line for each figure: its name, a bar, its number."""

    def boxes(self) -> list[QRect]:
        height = min(theme.scaled(30), self.height() // max(1, len(self.figures)))
        return [QRect(0, at * height, self.width(), height) for at in range(len(self.figures))]

    def paint_figure(self, painter: QPainter, box: QRect, figure: Figure) -> None:
        inside = box.adjusted(4, 2, -4, -2)
        name, number = inside.width() * 56 // 100, theme.scaled(40)
        room = inside.width() - name - number - 12
        length = round(room * figure.count / max(1, self.most))
        left = inside.right() - name - 8 - length if self.rtl else inside.left() + name + 8
        bar = QRect(left, inside.center().y() - 5, length, 10)
        _font(painter)
        start = inside.right() - name if self.rtl else inside.left()
        edge = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        place = QRect(start, inside.top(), name, inside.height())
        _write(painter, place, self.name_of(figure), theme.colour("ink"), edge | Qt.AlignmentFlag.AlignAbsolute)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        painter.drawRoundedRect(bar, 4, 4)
        _font(painter, bold=True)
        after = bar.left() - number - 4 if self.rtl else bar.right() + 6
        _write(
            painter,
            QRect(after, inside.top(), number, inside.height()),
            self.count_of(figure.count),
            theme.colour("ink"),
            edge | Qt.AlignmentFlag.AlignAbsolute,
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(240, theme.scaled(23) * max(1, len(self.figures)))


class TileMap(Chart):
    """A tile for each region in the schematic place it has on the map; it is never mirrored."""

    def __init__(
        self, name: Callable[[Figure], str], count: Callable[[int], str], tiles: tuple[tuple[str, int, int], ...]
    ) -> None:
        super().__init__(name, count)
        self._tiles = {code: (row, column) for code, row, column in tiles}

    def boxes(self) -> list[QRect]:
        rows = max(row for row, _ in self._tiles.values()) + 1
        columns = max(column for _, column in self._tiles.values()) + 1
        width = min(self.width() // columns, theme.scaled(112))
        height = min(self.height() // rows, theme.scaled(46))
        left = (self.width() - width * columns) // 2
        found = []
        for figure in self.figures:
            row, column = self._tiles[figure.key]
            found.append(QRect(left + column * width + 2, row * height + 2, width - 4, height - 4))
        return found

    def paint_figure(self, painter: QPainter, box: QRect, figure: Figure) -> None:
        ground = _mixed(figure.count / max(1, self.most))
        painter.setPen(theme.colour("line"))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        ink = _readable(ground)
        half = box.height() // 2
        _font(painter, small=True)
        name = QRect(box.left() + 4, box.top() + 1, box.width() - 8, half)
        _write(painter, name, self.name_of(figure), ink, Qt.AlignmentFlag.AlignHCenter)
        _font(painter, bold=True)
        number = QRect(box.left() + 4, box.top() + half - 2, box.width() - 8, half)
        _write(painter, number, self.count_of(figure.count), ink, Qt.AlignmentFlag.AlignHCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, theme.scaled(31) * (max((row for row, _ in self._tiles.values()), default=0) + 1))


def _mixed(share: float) -> QColor:
    """From the ground of a card to the main colour, by how much of the most there is."""
    low, high = theme.colour("raised"), theme.colour("primary")
    parts = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _readable(ground: QColor) -> QColor:
    """The text colour of the theme that stands out more on this ground."""
    candidates = (theme.colour("ink"), theme.colour("primary-ink"))
    return max(candidates, key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
