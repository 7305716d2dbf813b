"""Pictures for the window, decoded in a process of their own (`previewing.py`); called in the worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from rightsmonitor.desktop import previewing
from rightsmonitor.domain.errors import DamagedAttachment

_SECONDS = 20
# Nothing of this process is handed on but what a program needs to start at all.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


def decoded(content: bytes, *, name: str) -> QImage:
    """The picture, scaled for the screen. Raises DamagedAttachment when it cannot be shown."""
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    try:
        answer = subprocess.run(
            _command(), input=content, capture_output=True, timeout=_SECONDS, env=environment, check=True
        ).stdout
    except (subprocess.SubprocessError, OSError):
        raise DamagedAttachment(name=name) from None
    head = previewing.HEADER.size
    width, height = previewing.HEADER.unpack(answer[:head]) if len(answer) > head else (0, 0)
    if not 0 < max(width, height) <= previewing.LARGEST or len(answer) != head + width * height * 4:
        raise DamagedAttachment(name=name)
    return QImage(answer[head:], width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def _command() -> list[str]:
    """A packaged program has no other Python than itself: `main` knows the switch."""
    if getattr(sys, "frozen", False):
        return [sys.executable, previewing.SWITCH]
    return [sys.executable, "-I", str(Path(previewing.__file__))]
