"""What leaves a field by hand: nothing can be copied, or, if a person allows it, it is marked and goes by itself.

Every field for text is private unless it says otherwise (property `public`), so a page that is written tomorrow is
covered. Copying is refused where it starts (keys, menu, drag), and whatever of ours reaches a clipboard anyway, the
one of the selection included, is taken off again (P33, P35).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from rightsmonitor.desktop.shell import events

CLEAR_SECONDS = 20
SECRET_FORMATS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"1",
}
_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
_TAKES = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)
_NEVER = 1_000_000  # pixels
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def _is_private(widget: QObject | None) -> bool:
    return isinstance(widget, (*_FIELDS, QLabel)) and not widget.property("public")


class Privacy(QObject):
    """One for the application, from the first window to the last. `refused` tells that something was not copied."""

    refused = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.allowed = False  # for this session only: a setting would be forgotten on
        self._clipboard = app.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be a second late
        self._timer.setInterval(CLEAR_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._watch)
        events.listen(self, self.eventFilter, QEvent.Type.Polish, QEvent.Type.KeyPress, QEvent.Type.ContextMenu)
        app.setStartDragDistance(_NEVER)  # no text is dragged out of a field
        for widget in app.allWidgets():
            self._mark(widget)

    def allow(self, allowed: bool) -> None:
        """Copying for the rest of this session; what is on the clipboard goes when it is taken back."""
        self.allowed = allowed
        if not allowed:
            self.clear()

    def clear(self) -> None:
        """Takes off what is ours; another program's text stays."""
        self._timer.stop()
        for mode in _MODES:
            if self._ours(mode):
                self._clipboard.clear(mode)

    def _ours(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection and not self._clipboard.supportsSelection():
            return False
        owns = self._clipboard.ownsClipboard() if mode is QClipboard.Mode.Clipboard else self._clipboard.ownsSelection()
        return owns or self._is_marked(mode)

    def _is_marked(self, mode: QClipboard.Mode) -> bool:
        found = self._clipboard.mimeData(mode)
        return found is not None and found.hasFormat(next(iter(SECRET_FORMATS)))

    def _watch(self, mode: QClipboard.Mode) -> None:
        """Something is new on a clipboard; if it came from here, it is marked or goes at once."""
        if mode not in _MODES or not self._ours(mode) or self._is_marked(mode):
            return
        text = self._clipboard.text(mode)
        if not text:
            return
        if not self.allowed or mode is QClipboard.Mode.Selection:
            self._clipboard.clear(mode)
            return
        self.put(text)

    def put(self, text: str) -> None:
        """Text on the clipboard, marked as secret, for some seconds."""
        data = QMimeData()
        data.setText(text)
        for name, value in SECRET_FORMATS.items():
            data.setData(name, value)
        self._clipboard.setMimeData(data)
        self._timer.start()

    # --- where copying starts --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Polish:
            self._mark(watched)
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        elif kind is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent) and not self.allowed:
            return self._menu(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if not _is_private(watched) or not any(event.matches(key) for key in _TAKES):
            return False
        if self.allowed:
            return False
        self.refused.emit()
        return True

    def _menu(self, watched: QObject, event: QContextMenuEvent) -> bool:
        """The usual menu without what would copy. The text of a field of several lines lies in its viewport."""
        field = watched.parent() if isinstance(watched, QWidget) and isinstance(watched.parent(), _FIELDS) else watched
        if not _is_private(field):
            return False
        if not isinstance(field, _FIELDS):
            return True
        menu: QMenu = field.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-copy", "edit-cut"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        return True

    @staticmethod
    def _mark(widget: QObject) -> None:
        """No learning of words by keyboards on the screen."""
        if isinstance(widget, _FIELDS) and _is_private(widget):
            widget.setInputMethodHints(widget.inputMethodHints() | _HINTS)
