"""Files that leave the vault in the clear: private, complete or not there, under a name that says nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from rightsmonitor.domain.errors import UnreadableFile
from rightsmonitor.storage import failures, files

_MOST = 10_000


def write(folder: Path, pieces: Iterable[bytes], *, year: int, suffix: str) -> Path:
    """`RM-2026-0001.pdf` in `folder`, the first such name that is free; mode 0600, on the disk when this returns.

    Nothing is left when `pieces` raises. Raises UnreadableFile(reason="not-a-folder"), DiskFull, ReadOnlyPlace,
    StorageFailed.
    """
    if not folder.is_dir():
        raise UnreadableFile(name=folder.name, reason="not-a-folder")
    with failures.translated(folder):
        path, descriptor = _claimed(folder, year, suffix)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        files.sync_folder(folder)
    return path


def _claimed(folder: Path, year: int, suffix: str) -> tuple[Path, int]:
    for number in range(1, _MOST):
        path = folder / f"RM-{year}-{number:04d}.{suffix}"
        try:
            return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE)
        except FileExistsError:
            continue
    raise FileExistsError(str(folder))
