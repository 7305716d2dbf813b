"""Cards, labels, buttons, chips and the places where nothing is yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from rightsmonitor.desktop import icons, theme

_TONES = {
    "draft": ("neutral-soft", "muted"),
    "submitted": ("attention-soft", "attention"),
    "prepared": ("attention-soft", "attention"),
    "returned": ("danger-soft", "danger"),
    "verified": ("success-soft", "success"),
    "approved": ("success-soft", "success"),
    "written": ("success-soft", "success"),
}


def tones(status: str) -> tuple[str, str]:
    """(background, ink) tokens of a status."""
    return _TONES.get(status, ("neutral-soft", "muted"))


class Label(QLabel):
    """A label at the leading edge of the window: Qt alone puts Latin text of an Arabic window to the left."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._align()

    def _align(self) -> None:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()


class Bar(QProgressBar):
    """How far something is. Too slim for a number in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)


def label(text: str = "", kind: str = "", *, wrap: bool = False, content: bool = False) -> QLabel:
    """A label with the style of its kind: title, section, muted, hint, label, strong, problem …

    `content`: what a person wrote, which runs in the direction of its own language.
    """
    made = QLabel(text) if content else Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText if content else Qt.TextFormat.AutoText)
    made.setObjectName(kind)
    made.setWordWrap(wrap)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made


class Push(QPushButton):
    """A push button that keeps its shortcut: Qt takes it away whenever the text changes, as another language does."""

    def __init__(self, shortcut: str) -> None:
        super().__init__()
        self._keys = QKeySequence(shortcut)
        self.setShortcut(self._keys)

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self.setShortcut(self._keys)

    def checkStateSet(self) -> None:
        """What is chosen may be bold, and then it is wider."""
        super().checkStateSet()
        self.updateGeometry()


def button(kind: str = "", *, act: Callable[[], object] | None = None, shortcut: str = "") -> QPushButton:
    """A push button; `kind`: primary, quiet, chip, segment, nav, tab or none."""
    made = Push(shortcut)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if act is not None:
        made.clicked.connect(lambda _checked=False: act())
    return made


def _draw_chevron(widget: QWidget) -> None:
    """A small arrow at the trailing edge, which says that there is more to choose."""
    drawn = icons.pixmap("chevron-down", "muted" if widget.isEnabled() else "line", size=14)
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = 8 if rtl else widget.width() - 8 - 14
    painter = QPainter(widget)
    painter.drawPixmap(QPoint(left, (widget.height() - 14) // 2), drawn)
    painter.end()


class Choice(QComboBox):
    """One of a list. The wheel scrolls the page and never changes what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What does not fit ends in an ellipsis, and is whole in the tool tip."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        text = self.currentText()
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(text if option.currentText != text else "")
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        _draw_chevron(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MenuChip(QPushButton):
    """A round button with a menu behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "menu")
        self.setProperty("rtl", self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            # Style sheets know left and right only.
            restyle(self, "rtl", self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _draw_chevron(self)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at; what was never shown is dressed when it is."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Removes everything from a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        if widget := item.widget():
            # A widget that a layout is about to show would otherwise come up as a window of its own and take the focus.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)


def set_hint(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """What may be written into a field, in it while it is empty; whole in its tool tip, and said by screen readers."""
    field.setPlaceholderText(text)
    field.setToolTip(text)
    field.setAccessibleName(text)


def spread(dialog: QDialog, width: int, height: int) -> tuple[QVBoxLayout, QVBoxLayout]:
    """(what scrolls, what stays below it) of a dialog of this size at text of 100 %, never larger than its window."""
    parent, wanted = dialog.parentWidget(), QSize(theme.scaled(width), theme.scaled(height))
    dialog.resize(wanted.boundedTo(parent.window().size()) if parent is not None else wanted)
    scroll = Scroll(spacing=7)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(22, 18, 18, 16)
    outer.setSpacing(10)
    outer.addWidget(scroll, 1)
    return scroll.body, outer


def column(*widgets: QWidget, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def in_the_middle(page: QWidget, *cards: QWidget) -> None:
    """Cards one below the other, in the middle of an empty page."""
    centre = QHBoxLayout()
    centre.addStretch()
    centre.addLayout(column(*cards))
    centre.addStretch()
    outer = QVBoxLayout(page)
    outer.addStretch()
    outer.addLayout(centre)
    outer.addStretch()


class Card(QFrame):
    """A white box with rounded corners; `tone`: attention, danger, soft or none."""

    def __init__(self, *, tone: str = "", margin: int = 16, spacing: int = 8) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)


class Chip(QLabel):
    """A status in words on a coloured ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: str, text: str) -> None:
        ground, ink = tones(status)
        self.setText(text)
        self.setStyleSheet(
            f"background: {theme.colour(ground).name()}; color: {theme.colour(ink).name()};"
            " border-radius: 11px; padding: 3px 10px; font-weight: bold;"
            f" font-size: {theme.scaled(12)}px;"
        )


class Scroll(QScrollArea):
    """A column that scrolls. Tab comes to it only while there is more than can be seen, and its bar shows that."""

    def __init__(self, *, spacing: int = 12) -> None:
        super().__init__()
        self._heading = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("body")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 4, 0)
        self.body.setSpacing(spacing)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._fit_focus)
        self._fit_focus()

    def _fit_focus(self) -> None:
        more = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if more else Qt.FocusPolicy.ClickFocus)
        if more:  # screen readers say its heading, or else what stands first in it
            first = (text for found in self.findChildren(QLabel) if (text := found.text()))
            self.setAccessibleName(self._heading or next(first, ""))

    def head(self, text: str) -> None:
        """Names it for screen readers, where what stands first in it is no heading."""
        self._heading = text
        self.setAccessibleName(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        restyle(self.verticalScrollBar(), "focused", True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        restyle(self.verticalScrollBar(), "focused", False)
        super().focusOutEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside: it scrolls up and down only, and nothing may be cut at the side."""
        inside, bar = self.widget(), self.verticalScrollBar()
        wide = inside.minimumSizeHint().width() + bar.sizeHint().width() if inside is not None else 0
        return QSize(wide, theme.scaled(80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Room(QScrollArea):
    """Gives what is inside at least the room that its words need; where the window has less, it scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Also shows what gets the focus by key."""
        moved = super().focusNextPrevChild(next_)
        focus = self.focusWidget()
        if moved and focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 24, 24)
        return moved


class EmptyState(QWidget):
    """What belongs here, the one button, the shortcut."""

    def __init__(self, *, act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._title, self._text = label(kind="section"), label(kind="muted", wrap=True)
        self._button = button("primary", act=act)
        if act is None:  # to show it here, before it has its place, would open a window
            self._button.hide()
        for made in (self._title, self._text):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A label that wraps would else be as narrow as its longest word, and cut at the height of one line.
        theme.hold(self._text, width=440, side=True)
        layout = QVBoxLayout(self)
        layout.addStretch()
        for widget in (self._title, self._text, self._button):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def say(self, title: str, text: str, action: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))
        self._button.setText(action)
