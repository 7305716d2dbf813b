"""What is told of an error that nobody foresaw: its kind, its code and its place, never what it says.

12 of 21 common exceptions repeat the value they choked on, which may be the name of a child (security.md section 6,
P28). So every door through which Python or a library writes such texts is closed or goes through `line`.
"""

from __future__ import annotations

import contextlib
import errno
import faulthandler
import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

NAME = "reports.txt"
_LARGEST = 64 * 1024
Sink = Callable[[str], None]


def place(trace: TracebackType | None) -> str:
    """`file:line` of the innermost frame that is ours, else of the innermost one."""
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if "rightsmonitor" in frame.filename]
    found = (ours or frames)[-1:]
    return f"{Path(found[0].filename).name}:{found[0].lineno}" if found else "?"


def code(error: BaseException) -> str:
    """The code of an error of ours, of the database or of the system; empty for others."""
    own = getattr(type(error), "code", None)
    if callable(own) and type(error).__module__.startswith("rightsmonitor."):
        return str(own())
    if named := getattr(error, "sqlite_errorname", None):
        return str(named)
    if isinstance(error, OSError) and error.errno:
        return errno.errorcode.get(error.errno, "")
    return ""


def line(error: BaseException | type[BaseException], trace: TracebackType | None = None) -> str:
    """`ValueError at dates.py:41`."""
    if isinstance(error, type):
        return f"{error.__name__} at {place(trace)}"
    told = " ".join(part for part in (type(error).__name__, code(error)) if part)
    return f"{told} at {place(trace or error.__traceback__)}"


def install(sink: Sink) -> None:
    """Every way by which an error reaches the top tells `sink` one line and nothing else.

    KeyboardInterrupt keeps its way out; SystemExit never comes here.
    """
    sys.excepthook = lambda kind, error, trace: sink(line(error, trace))
    threading.excepthook = lambda seen: sink(line(seen.exc_value or seen.exc_type, seen.exc_traceback))
    sys.unraisablehook = lambda seen: sink(line(seen.exc_value or seen.exc_type, seen.exc_traceback))
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: sink(
        f"{category.__name__} at {Path(filename).name}:{lineno}"
    )
    # A library that logs would write what it works on; nothing of ours logs.
    logging.lastResort = None
    logging.raiseExceptions = False


def to_standard_error(text: str) -> None:
    """The sink of the command line."""
    with contextlib.suppress(OSError, ValueError):
        os.write(2, f"rightsmonitor: {text}\n".encode(errors="replace"))


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The sink of the window, which has no terminal: a file of the person's own, small and without a time."""

    path: Path

    def write(self, text: str) -> None:
        """One line more; the file begins anew when it has grown large. A disk that refuses is no second error."""
        with contextlib.suppress(OSError):
            descriptor = self._open()
            try:
                os.write(descriptor, f"{text}\n".encode(errors="replace"))
            finally:
                os.close(descriptor)

    def catch_crashes(self) -> None:
        """A crash below Python leaves the lines of code it happened in; no values are in it."""
        with contextlib.suppress(OSError):
            faulthandler.enable(file=self._open(), all_threads=True)

    def _open(self) -> int:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        large = self.path.exists() and self.path.stat().st_size > _LARGEST
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if large else 0)
        descriptor = os.open(self.path, flags, 0o600)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        return descriptor
