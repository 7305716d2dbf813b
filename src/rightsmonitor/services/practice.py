"""The practice vault of this person: made once, opened again, thrown away and made anew. No real vault is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from rightsmonitor.domain.errors import ForeignFile
from rightsmonitor.domain.training import is_training
from rightsmonitor.services import demo
from rightsmonitor.services import session as sessions
from rightsmonitor.services.demo import Demo

INCIDENTS = 48
Progress = Callable[[int, int], None]


def ready(folder: Path, *, progress: Progress | None = None) -> Demo:
    """The practice office in `folder`, made when there is none. `progress` gets steps done and in all.

    Raises ForeignFile for what was begun and never finished, or is no training vault: `anew` helps.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return demo.make(folder=folder, count=INCIDENTS, seed=7, progress=progress, training=True)
    try:
        found = demo.open_(folder)
    except (OSError, ValueError, KeyError, TypeError):
        raise ForeignFile(name=folder.name) from None
    if not is_training(bytes.fromhex(sessions.status(folder=found.vault).vault_id)):
        raise ForeignFile(name=folder.name)
    return found


def anew(folder: Path, *, progress: Progress | None = None) -> Demo:
    """A fresh practice office; the one before is removed, unless the folder holds a vault that is no training vault.

    Raises ForeignFile.
    """
    if (folder / "vault" / "vault.json").is_file():
        ready(folder)
    if folder.exists():
        shutil.rmtree(folder)
    return ready(folder, progress=progress)
