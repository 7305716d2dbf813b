"""Invented offices for tests: made once for a whole run, copied for whoever asks.

Making one costs nine key derivations of full price. A copy is a vault like any other: what a test does to it stays
in its own folder.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import originals
from rightsmonitor.services import demo


def office(factory: pytest.TempPathFactory, *, count: int = 3, seed: int = 2, prepared: bool = False) -> demo.Demo:
    """A copy of the office with `count` incidents, in a folder of its own. Ask for the defaults unless it matters:
    each other pair of numbers costs the making of another office. `prepared`: with a release of the present quarter.
    """

    def make(folder: Path) -> None:
        demo.make(folder=folder, count=count, seed=seed)

    def make_prepared(folder: Path) -> None:
        originals.copy(factory, name, make, folder)
        demo.prepare(demo.open_(folder))

    name, folder = f"office-{count}-{seed}", factory.mktemp("office") / "demo"
    if prepared:
        originals.copy(factory, f"{name}-prepared", make_prepared, folder)
    else:
        originals.copy(factory, name, make, folder)
    return demo.open_(folder)
