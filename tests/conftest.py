"""Settings for every test: no display is needed, and Qt uses our own fonts and nothing of the user's."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rightsmonitor.services.demo import Demo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ["LC_ALL"] = "C.UTF-8"
# Packages of invented offices are made by helpers beside the tests of files; the window and the loader need them too.
sys.path.append(str(Path(__file__).parent / "exchange"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """An invented office of this module alone, with three records."""
    import offices  # brings the whole program with it: only where it is asked for

    return offices.office(tmp_path_factory)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several workers the longest files come first: one that came last would leave the other workers idle.

    `longest.txt` need not be exact, and a file that is not in it stands where chance put it, behind those.
    """
    if hasattr(config, "workerinput"):
        here = Path(__file__).parent
        lines = (line.split() for line in (here / "longest.txt").read_text(encoding="utf-8").splitlines())
        seconds = {here / name: int(spent) for spent, name in lines}
        items.sort(key=lambda item: -seconds.get(item.path, 0))


_MEMORY, _ENOUGH = Path("/dev/shm"), 6 * 2**30  # bytes; a run of everything takes a third of it


def pytest_configure(config: pytest.Config) -> None:
    """Vaults of tests stand in memory where there is enough: each save waits for the disk, and thousands are made."""
    asked = config.option.basetemp or "PYTEST_DEBUG_TEMPROOT" in os.environ
    if not asked and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)
