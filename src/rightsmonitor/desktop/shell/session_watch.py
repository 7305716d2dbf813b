"""What the system says of this person's session: it goes to sleep, its screen is locked, somebody else comes forward.

logind and the screen savers tell it over D-Bus; where there is no bus, only the clock of the window locks. While the
vault is open, an inhibitor asks logind to wait before the laptop sleeps: it lives as long as the answer that carries
it, and ends with the process that locking replaces (P32).
"""

from __future__ import annotations

import os
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

_LOGIND, _ROOT = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
_PROPERTIES = "org.freedesktop.DBus.Properties"
_WAIT = 500  # milliseconds for logind's answer
_PLAIN = frozenset(string.ascii_letters + string.digits)


def _slot(signature: str) -> Any:
    """The type stubs of PySide6 ask for bytes here; what runs takes text alone."""
    return SLOT(signature)


def session_path(identity: str) -> str:
    """The object of a session of logind, from its id: what is no letter or digit, or a leading digit, as `_xx`."""
    escaped = "".join(
        f"_{ord(mark):02x}" if mark not in _PLAIN or (at == 0 and mark.isdigit()) else mark
        for at, mark in enumerate(identity)
    )
    return f"{_ROOT}/session/{escaped or '_'}"


def _session_id(environment: Mapping[str, str]) -> str:
    found = environment.get("XDG_SESSION_ID", "")
    if not found:
        try:
            found = Path("/proc/self/sessionid").read_text(encoding="ascii").strip()
        except OSError:
            return ""
    return found


class SessionWatch(QObject):
    """`leaving`: nobody is in front of this screen any more, or soon. `connected`: somebody would tell."""

    leaving = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._system, self._session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        self._inhibitor: QDBusMessage | None = None
        self._own = ""
        self.connected = self._system.isConnected() and self._listen_to_logind()
        for name in _SAVERS if self._session.isConnected() else ():
            self._session.connect("", "", name, "ActiveChanged", self, _slot("told(bool)"))

    def _listen_to_logind(self) -> bool:
        bus, slot = self._system, _slot("told(bool)")
        heard = bus.connect("", _ROOT, _MANAGER, "PrepareForSleep", self, slot)
        bus.connect("", _ROOT, _MANAGER, "PrepareForShutdown", self, slot)
        own = self._own = session_path(_session_id(os.environ))
        bus.connect("", own, _SESSION, "Lock", self, _slot("locked()"))
        bus.connect(
            "",
            own,
            _PROPERTIES,
            "PropertiesChanged",
            self,
            _slot("changed(QDBusMessage)"),
        )
        return bool(heard)

    @Slot(bool)
    def told(self, begins: bool) -> None:
        if begins:
            self.leaving.emit()

    @Slot()
    def locked(self) -> None:
        self.leaving.emit()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """Something about a session changed: perhaps another one came to the front, or the screen was locked.

        The dictionary of what changed cannot be read from Python, so the two values are asked for.
        """
        if message.arguments()[:1] == [_SESSION] and (
            self._value("Active") is False or self._value("LockedHint") is True
        ):
            self.leaving.emit()

    def _value(self, name: str) -> object:
        asked = QDBusMessage.createMethodCall(_LOGIND, self._own, _PROPERTIES, "Get")
        asked.setArguments([_SESSION, name])
        found = self._system.call(asked, QDBus.CallMode.Block, _WAIT).arguments()
        return found[0].variant() if found and isinstance(found[0], QDBusVariant) else None

    def hold(self) -> None:
        """Sleep waits for us from now on; nothing happens where nobody can be asked."""
        if not self.connected or self._inhibitor is not None:
            return
        asked = QDBusMessage.createMethodCall(_LOGIND, _ROOT, _MANAGER, "Inhibit")
        asked.setArguments(["sleep", "RightsMonitor", "lock", "delay"])
        answer = self._system.call(asked, QDBus.CallMode.Block, _WAIT)
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._inhibitor = answer

    def release(self) -> None:
        self._inhibitor = None
