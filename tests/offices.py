"""Invented offices for tests: made once for a whole run, copied for whoever asks.

Making one costs nine key derivations of full price. A copy is a vault like any other: what a test does to it stays
in its own folder.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path

import pytest

from rightsmonitor.services import demo


def office(factory: pytest.TempPathFactory, *, count: int = 3, seed: int = 2) -> demo.Demo:
    """A copy of the office with `count` incidents, in a folder of its own. Ask for the defaults unless it matters:
    each other pair of numbers costs the making of another office.
    """
    original = _original(factory, count, seed)
    folder = factory.mktemp("office") / "demo"
    shutil.copytree(original.folder, folder)
    return demo.Demo(folder=folder, passphrases=original.passphrases, counts=original.counts)


def _original(factory: pytest.TempPathFactory, count: int, seed: int) -> demo.Demo:
    """The office that is copied. The workers of one run share the folder above their own ones."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder, note = shared / f"original-{count}-{seed}", shared / f"original-{count}-{seed}.json"
    with (shared / f"original-{count}-{seed}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            made = demo.make(folder=folder, count=count, seed=seed)
            note.write_text(json.dumps({"passphrases": made.passphrases, "counts": made.counts}), encoding="utf-8")
    return demo.Demo(folder=Path(folder), **json.loads(note.read_text(encoding="utf-8")))
