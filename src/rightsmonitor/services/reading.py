"""Files that a person hands over, never read beyond a limit."""

from __future__ import annotations

import errno
from pathlib import Path

from rightsmonitor.domain.errors import ForeignFile, TooLarge, UnreadableFile

SMALL = 2**20
_REASONS = {errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EISDIR: "folder", errno.EACCES: "no-access"}


def content(path: Path, limit: int) -> bytes:
    """All bytes of a file that has at most `limit`. Raises UnreadableFile or TooLarge."""
    try:
        with path.open("rb") as stream:
            found = stream.read(limit + 1)
    except OSError as failure:
        other = errno.errorcode.get(failure.errno or 0, "io").lower()
        raise UnreadableFile(name=path.name, reason=_REASONS.get(failure.errno or 0, other)) from failure
    if len(found) > limit:
        raise TooLarge(name=path.name, limit=f"{limit // 2**20} MiB" if limit >= 2**20 else f"{limit // 2**10} KiB")
    return found


def text(path: Path) -> str:
    """A small file of text. Raises UnreadableFile, TooLarge, ForeignFile."""
    try:
        return content(path, SMALL).decode("utf-8")
    except UnicodeDecodeError as failure:
        raise ForeignFile(name=path.name) from failure
