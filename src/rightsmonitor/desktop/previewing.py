"""Decodes a picture in a process of its own: it has no key, no file and no network, and may break without harm.

Run by its path (`python previewing.py`); of the program it knows the fence (`fence.py`), and Qt. In: a picture, bytes.
Out: width and height (two 32-bit numbers, big-endian), then RGBA bytes, turned as the camera was held and scaled to
fit LARGEST; the window never decodes what somebody else made. Exit code 1: not a picture that can be shown.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

SWITCH = "--preview-picture"
LARGEST = 1400  # pixels of the longer side
HEADER = struct.Struct(">II")
_MOST_PIXELS = 100_000_000
_MEGABYTES, _SECONDS = 1536, 10


def decoded(content: bytes) -> bytes | None:
    """The answer for these bytes; None when they are no picture that can be shown."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImage, QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in (b"png", b"jpeg"):
        return None
    reader.setAutoTransform(True)
    size = reader.size()
    if not 0 < size.width() * size.height() <= _MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = bytes(image.constBits())
    return HEADER.pack(image.width(), image.height()) + rows


def main() -> int:
    from rightsmonitor import fence  # where it is run by its path, nothing of the program is known before

    fence.enclose(mebibytes=_MEGABYTES, seconds=_SECONDS)
    answer = decoded(sys.stdin.buffer.read())
    if answer is None:
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
