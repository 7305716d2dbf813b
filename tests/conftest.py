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


_MEMORY, _ENOUGH = Path("/dev/shm"), 6 * 2**30  # bytes; a run of everything takes a third of it


def pytest_configure(config: pytest.Config) -> None:
    """Vaults of tests stand in memory where there is enough: each save waits for the disk, and thousands are made."""
    asked = config.option.basetemp or "PYTEST_DEBUG_TEMPROOT" in os.environ
    if not asked and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)
