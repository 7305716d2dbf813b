"""The shipped fonts. The Arabic ones get the line height of the Latin ones, so that both share one layout.

Noto Sans Arabic reserves room for the tallest stacks of vowel signs, twice the height of a line of Noto Sans: one
Arabic word in a button would make it half as high again. Only the name and the numbers that say how high a line is
change, in memory; the outlines and the files stay as they are.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from rightsmonitor import assets

LATIN, ARABIC = "Noto Sans", "RightsMon Arabic"
# As long as the new name: a font of the system that bears the old one would win over ours.
_OLD_NAME = "Noto Sans Arabic"
_ASCENT, _DESCENT = 1.069, 0.352  # in ems: Noto Sans, with a little more room below for Arabic


def _tables(content: bytes) -> dict[bytes, int]:
    """Offset of each table of a TrueType file, by its tag."""
    count = struct.unpack_from(">H", content, 4)[0]
    entries = (struct.unpack_from(">4sLLL", content, 12 + 16 * at) for at in range(count))
    return {tag: offset for tag, _checksum, offset, _length in entries}


def with_line_height(content: bytes, ascent: float = _ASCENT, descent: float = _DESCENT) -> bytes:
    """The same font with other line metrics (tables hhea and OS/2 of the OpenType specification)."""
    tables, changed = _tables(content), bytearray(content)
    units = struct.unpack_from(">H", content, tables[b"head"] + 18)[0]
    up, down = round(ascent * units), round(descent * units)
    struct.pack_into(">hhh", changed, tables[b"hhea"] + 4, up, -down, 0)
    struct.pack_into(">hhhHH", changed, tables[b"OS/2"] + 68, up, -down, 0, up, down)
    return bytes(changed)


@cache
def load() -> None:
    """Makes the fonts known to Qt, once."""
    for path in sorted(assets.resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFontFromData(_content(path))


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if "Arabic" not in path.name:
        return content
    for coding in ("utf-16-be", "ascii"):
        content = content.replace(_OLD_NAME.encode(coding), ARABIC.encode(coding))
    return with_line_height(content)
