"""Pictures for the window, decoded in a process of their own (`previewing.py`); called in the worker."""

from __future__ import annotations

import subprocess

from PySide6.QtGui import QImage

from rightsmonitor import fence
from rightsmonitor.desktop import previewing
from rightsmonitor.domain.errors import DamagedAttachment

_SECONDS = 20


def decoded(content: bytes, *, name: str) -> QImage:
    """The picture, scaled for the screen. Raises DamagedAttachment when it cannot be shown."""
    try:
        done = fence.run(previewing.__file__, switch=previewing.SWITCH, given=content, wait=_SECONDS)
    except (subprocess.SubprocessError, OSError):
        raise DamagedAttachment(name=name) from None
    if done.returncode:
        raise DamagedAttachment(name=name)
    answer = done.stdout
    head = previewing.HEADER.size
    width, height = previewing.HEADER.unpack(answer[:head]) if len(answer) > head else (0, 0)
    if not 0 < max(width, height) <= previewing.LARGEST or len(answer) != head + width * height * 4:
        raise DamagedAttachment(name=name)
    return QImage(answer[head:], width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
