"""One program at a time: a lock of the operating system on a small file, which ends with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rightsmonitor.domain.errors import TrustBusy
from rightsmonitor.storage.files import PRIVATE_FILE

NAME = ".turn"
SECONDS = 60.0  # longer than any package takes to be written
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(folder: Path, *, seconds: float = SECONDS) -> Iterator[None]:
    """Nobody else is inside this block for the same folder. Waits its turn; raises TrustBusy when that is too long.

    The file stays: to remove it would let two programs hold two files of one name.
    """
    descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        until = time.monotonic() + seconds
        while not _taken(descriptor):
            if time.monotonic() >= until:
                raise TrustBusy(folder=str(folder))
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)
