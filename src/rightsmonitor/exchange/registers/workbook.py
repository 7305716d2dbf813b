"""Spreadsheets looked at before they are read: a small file can unpack to, or span, more than any memory holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from rightsmonitor.domain.errors import TooLarge, UnreadableFile

MOST_UNPACKED = 256 * 1024 * 1024
MOST_CELLS = 5_000_000  # of the rectangle around every filled cell, which is what a reader lays out in memory
_MOST_RATIO = 200
_CHUNK = 1 << 16


def refuse_bomb(content: bytes, *, name: str) -> None:
    """Raises TooLarge for an XLSX or ODS that would fill the memory, UnreadableFile for what is neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > MOST_UNPACKED or size > _MOST_RATIO * max(len(content), 50_000):
                raise TooLarge(name=name, limit=MOST_UNPACKED)
            for entry in entries:
                if _is_sheet(entry.filename):
                    with archive.open(entry) as stream:
                        part = stream.read(entry.file_size)  # never more than it says
                    if _Extent().of(part) > MOST_CELLS:
                        raise TooLarge(name=name, limit=MOST_CELLS)
    except (zipfile.BadZipFile, expat.ExpatError, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise UnreadableFile(name=name, reason="not-a-workbook") from None


def _is_sheet(part: str) -> bool:
    return part == "content.xml" or (part.startswith("xl/worksheets/") and part.endswith(".xml"))


class _Extent:
    """Rows × columns of the rectangle from the first cell to the last one that holds something."""

    def __init__(self) -> None:
        self.row = self.column = 0  # where we are, from 1
        self.next_row = self.next_column = 1  # ODS says how often a row or cell is repeated
        self.last_row = self.last_column = 0

    def of(self, part: bytes) -> int:
        """Raises ExpatError for what is not XML."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        for start in range(0, len(part), _CHUNK):
            parser.Parse(part[start : start + _CHUNK])
        parser.Parse(b"", True)
        return self.last_row * self.last_column

    def _start(self, element: str, facts: Mapping[str, str]) -> None:
        match element.rpartition(":")[2]:
            case "row":
                self.row, self.column = int(facts.get("r") or self.row + 1), 0
            case "c":
                letters = facts.get("r", "").rstrip("0123456789")
                self.column = _number(letters) if letters else self.column + 1
            case "v" | "is":
                self._filled()
            case "table":  # each sheet of ODS starts anew
                self.row, self.next_row = 0, 1
            case "table-row":
                self.row = self.next_row + _repeated(facts, "rows") - 1
                self.next_row, self.next_column = self.row + 1, 1
            case "table-cell":
                self.column = self.next_column + _repeated(facts, "columns") - 1
                self.next_column = self.column + 1
                if any(name.rpartition(":")[2] == "value-type" for name in facts):
                    self._filled()

    def _filled(self) -> None:
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)


def _repeated(facts: Mapping[str, str], what: str) -> int:
    return max(1, int(facts.get(f"table:number-{what}-repeated", 1)))


def _number(letters: str) -> int:
    """`A` is 1, `XFD` 16384."""
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found
