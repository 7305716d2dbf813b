"""`python fail.py cli|window|bare WAY`: fails in one of the ways that an error can reach the top."""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
import warnings

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, qCritical, qWarning

from rightsmonitor import hardening, reports
from rightsmonitor.cli import app
from rightsmonitor.desktop import quiet, settings

face, way = sys.argv[1:]
word = sys.stdin.readline().strip()
hardening.harden()
if face == "cli":
    reports.install(reports.to_standard_error)
elif face == "window":
    quiet.report_to(settings.folder())


def wrong() -> None:
    int(word)


class Bad(QObject):
    rung = Signal()

    def __del__(self) -> None:
        if way == "unraisable":
            wrong()


def in_loop(act: object) -> None:
    made = QCoreApplication([])
    QTimer.singleShot(0, act)  # type: ignore[call-overload]
    QTimer.singleShot(50, made.quit)
    made.exec()


if way == "main":
    wrong()
elif way == "thread":
    running = threading.Thread(target=wrong)
    running.start()
    running.join()
elif way == "unraisable":
    bad = Bad()
    del bad
elif way == "slot":
    bell = Bad()
    bell.rung.connect(wrong)
    bell.rung.emit()
elif way == "timer":
    in_loop(wrong)
elif way == "qt" and face != "cli":
    qWarning(word)
    qCritical(word)
elif way == "warning":
    warnings.warn(word, stacklevel=1)
elif way == "logging":
    logging.getLogger("somebody").warning(word)
    logging.getLogger("somebody").error("%d", word)
elif way == "bug-in-command":
    sys.exit(app.main([], open_window=lambda folder, language: int(word)))
elif way == "crash":
    held = [word]
    ctypes.string_at(0)
