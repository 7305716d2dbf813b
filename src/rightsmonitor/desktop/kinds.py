"""What screen readers are told of widgets that Qt does not know: their kind, and never a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from rightsmonitor.desktop.widgets.basic import Scroll
from rightsmonitor.desktop.widgets.password import PasswordField

_KINDS: dict[type[QWidget], QAccessible.Role] = {
    PasswordField: QAccessible.Role.EditableText,
    Scroll: QAccessible.Role.Pane,
}
_told = False


class _Spoken(QAccessibleWidget):
    """Keeps nothing: names and descriptions are asked of the widget itself."""

    def state(self) -> QAccessible.State:
        found = super().state()
        if self.role() is QAccessible.Role.EditableText:
            found.passwordEdit = True
        return found


def tell() -> None:
    """Once for the whole program."""
    global _told  # Qt keeps what it is given for as long as the application lives
    if not _told:
        _told = True
        QAccessible.installFactory(_make)


def know(of: type[QWidget], kind: QAccessible.Role) -> None:
    """The kind of a class that only later pages have."""
    _KINDS[of] = kind


def _make(_name: str, found: QObject) -> QAccessibleWidget | None:
    kind = next((kind for of, kind in _KINDS.items() if isinstance(found, of)), None)
    return _Spoken(found, kind) if kind is not None and isinstance(found, QWidget) else None
