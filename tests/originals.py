"""What many tests start from: made once in a run of the suite, copied for each of them.

An original lies in the folder that the workers of this run share, and only copies of it are opened. It goes with the
run: the next one, of another day or of other sources, makes its own.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run: its workers share the one above their own."""
    base = factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


def copy(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object], to: Path) -> Path:
    """A copy of the original called `name` in the new folder `to`. `make` fills it when it is asked for first.

    The second worker who asks waits for the first; where making failed, the next one tries again.
    """
    folder = shared(factory) / "originals" / name
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_name(f"{name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return Path(shutil.copytree(folder, to))
