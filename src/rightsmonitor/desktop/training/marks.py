"""What tells a training vault from a real one on every page: a band in words, and a watermark over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import label

_STEP = (330, 190)  # pixels between two words of the watermark
_FAINT = 16  # of 255: seen at once, and text under it keeps its contrast


class TrainingBand(QFrame):
    """Across the top, with the sentence that nothing here is real."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("training")
        self._desk = desk
        self._word, self._text = label(kind="training-word"), label(kind="training-text")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 2, 18, 2)
        layout.setSpacing(10)
        layout.addWidget(self._word)
        layout.addWidget(self._text, 1)

    def retranslate(self) -> None:
        say = self._desk.words
        self._word.setText(say("training-band"))
        self._text.setText(say("training-band-text"))
        self._text.setToolTip(say("training-band-text"))
        self.setAccessibleName(f"{say('training-band')}. {say('training-band-text')}")


class Watermark(QWidget):
    """The word again and again from corner to corner, over a widget and out of the way of the mouse."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        if isinstance(over, QStackedWidget):  # which raises the page that it turns to
            over.currentChanged.connect(self._cover)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._cover()
        return False

    def _cover(self, _page: int = 0) -> None:
        self.resize(self._over.size())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(34)
        font.setBold(True)
        painter.setFont(font)
        ink = theme.colour("ink")
        ink.setAlpha(_FAINT)
        painter.setPen(ink)
        word, (across, down) = self._desk.words("training-band"), _STEP
        for row, y in enumerate(range(0, self.height() + down, down)):
            for x in range(-(row % 2) * across // 2, self.width() + across, across):
                painter.save()
                painter.translate(x, y)
                painter.rotate(-24)
                painter.drawText(0, 0, word)
                painter.restore()
        painter.end()
