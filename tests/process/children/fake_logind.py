"""`python fake_logind.py ADDRESS SESSION`: a logind on a bus of its own.

Says `inhibited` when somebody asks sleep to wait, and `released` when that ends. Each line of the standard input is
something that happens: sleep, wake, lock, saver, switch, hint.
"""

from __future__ import annotations

import os
import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVariant, QDBusVirtualObject

ROOT = "/org/freedesktop/login1"
address, session = sys.argv[1:]
state = {"Active": True, "LockedHint": False}


def tell(text: str) -> None:
    os.write(1, f"{text} {time.monotonic()}\n".encode())


class Logind(QDBusVirtualObject):
    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        answer = message.createReply()
        if message.member() == "Get":
            answer.setArguments([QDBusVariant(state[str(message.arguments()[1])])])
            return bool(connection.send(answer))
        if message.member() != "Inhibit":
            return False
        reading, writing = os.pipe()
        answer.setArguments([QDBusUnixFileDescriptor(writing)])
        connection.send(answer)
        os.close(writing)
        threading.Thread(target=self._wait, args=(reading,), daemon=True).start()
        tell("inhibited-" + "-".join(str(part) for part in message.arguments()))
        return True

    def _wait(self, reading: int) -> None:
        while os.read(reading, 1):
            pass
        tell("released")


def emit(path: str, interface: str, name: str, *values: object) -> None:
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(list(values))
    bus.send(signal)


def happen() -> None:
    for word in os.read(0, 1000).decode().split():
        if word in ("sleep", "wake"):
            emit(ROOT, "org.freedesktop.login1.Manager", "PrepareForSleep", word == "sleep")
        elif word == "lock":
            emit(session, "org.freedesktop.login1.Session", "Lock")
        elif word == "saver":
            emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
        else:
            name = "Active" if word == "switch" else "LockedHint"
            state[name] = not state[name]
            changed = ["org.freedesktop.login1.Session", {name: state[name]}, []]
            emit(session, "org.freedesktop.DBus.Properties", "PropertiesChanged", *changed)


app = QCoreApplication([])
bus = QDBusConnection.connectToBus(address, "fake")
logind = Logind()
bus.registerVirtualObject(ROOT, logind, QDBusConnection.VirtualObjectRegisterOption.SubPath)
assert bus.registerService("org.freedesktop.login1")
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(happen)
tell("ready")
sys.exit(app.exec())
