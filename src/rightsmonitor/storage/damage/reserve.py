"""The ballast: 4 MiB that are given back on a full disk, so that the work under way can be finished (P4).

SQLite needs room for its journal even to delete, so on a disk that is full to the last byte nothing could be done.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from rightsmonitor.storage import files

NAME = "ballast"
BYTES = 4 * 1024 * 1024
_AMPLE = 16 * BYTES  # the reserve is for the last moment: it must not be what fills a small disk


def lay_in(folder: Path) -> bool:
    """Makes the reserve where there is ample room; whether it is there."""
    path = folder / NAME
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size >= BYTES:
            return True
        if shutil.disk_usage(folder).free < _AMPLE:
            return False
        path.unlink(missing_ok=True)
        _allocate(path)
        return True
    return False


def _allocate(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, BYTES)
        else:
            os.write(descriptor, os.urandom(BYTES))  # not zeros: some disks store them as nothing
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def release(folder: Path) -> bool:
    """Gives the room back; whether there was any."""
    path = folder / NAME
    with contextlib.suppress(OSError):
        path.unlink()
        files.sync_folder(folder)
        return True
    return False
