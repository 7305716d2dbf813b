"""The zip inside a package: same files, same bytes; and nothing but such a zip is read back.

Files are stored, not deflated: compressed bytes differ between versions of zlib, and what is stored cannot be a bomb.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

MOST_BYTES = 64 * 1024 * 1024
MOST_FILES = 64
_BEGIN = b"PK\x03\x04"
_DATE = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"(?:[a-z0-9]{1,16}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class BadArchive(ValueError):
    """Not a zip as `pack` writes it. `reason` (a code) says what it is instead."""

    def __init__(self, reason: str = "not-a-package") -> None:
        super().__init__(reason)
        self.reason = reason


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip with the files in the order of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o100600 << 16
            archive.writestr(entry, files[name])
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip that `pack` wrote; raises BadArchive for any other.

    Packing again must give the same bytes: that rules out duplicates, links, hidden gaps, comments and other dates.
    """
    if len(data) > MOST_BYTES:
        raise BadArchive("bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_names(entries)
            _check_sizes(entries)
            files = {entry.filename: archive.read(entry) for entry in entries}
    except BadArchive:
        raise
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as failure:
        raise BadArchive from failure
    if pack(files) != data:
        raise BadArchive
    return files


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip."""
    return data.startswith(_BEGIN)


def is_safe(name: str) -> bool:
    """Whether a package may hold a file of this name."""
    return bool(_NAME.fullmatch(name)) and not _escapes(name)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if any(_escapes(name) for name in names):
        raise BadArchive("unsafe-path")
    if any(name.endswith((".zip", ".age")) for name in names):
        raise BadArchive("packed-twice")
    if not 0 < len(names) <= MOST_FILES or len({name.casefold() for name in names}) < len(names):
        raise BadArchive
    if not all(map(_NAME.fullmatch, names)):
        raise BadArchive


def _escapes(name: str) -> bool:
    """Whether writing a file of this name could leave the folder, on any system."""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.compress_type != zipfile.ZIP_STORED or entry.file_size > MOST_BYTES for entry in entries):
        raise BadArchive("bomb")
