"""What is loaded before the unlock page shows: nothing that only later work needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import pytest

HEAVY = {"numpy", "pandas", "pyarrow", "scipy", "highspy", "reportlab", "segno", "zxcvbn", "openpyxl", "uharfbuzz"}
# Not before the first page is painted: the words on it are plain text, and there is no record to show yet.
LATER = {"fluent.runtime", "babel", "PySide6.QtDBus", "rightsmonitor.reference", "rightsmonitor.domain.rules"}
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
sys.argv = ["rightsmonitor", "--vault", "nowhere", "--language", "fr"]
def loop(*_):
    for window in QApplication.topLevelWidgets():
        window.grab()
    return 0
QApplication.exec = loop
from rightsmonitor.main import main
main()
"""
SESSION = "from rightsmonitor.services import session; from rightsmonitor.services.records import incidents"


def loaded(code: str) -> set[str]:
    told = f"{code}\nimport sys\nprint(*sys.modules)"
    with tempfile.TemporaryDirectory() as own:  # not the settings of whoever runs the tests
        environment = {**os.environ, "XDG_CONFIG_HOME": own}
        done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True, env=environment)
    return set(done.stdout.split())


@pytest.mark.parametrize(("code", "needed"), [(WINDOW, "PySide6.QtWidgets"), (SESSION, "sqlcipher3")])
def test_nothing_heavy_is_loaded_before_it_is_used(code: str, needed: str) -> None:
    found = loaded(code)
    assert needed in found
    assert found & HEAVY == set()


def test_the_first_page_brings_nothing_of_the_workplace() -> None:
    found = loaded(WINDOW)
    assert "rightsmonitor.desktop.pages.unlock" in found
    assert "rightsmonitor.storage.vault" not in found, "the vault is reached when somebody unlocks"
    assert found & LATER == set()
    assert not [name for name in found if name.startswith("rightsmonitor.services.")]


def test_what_is_heavy_would_be_found() -> None:
    assert {"fluent.runtime", "babel"} <= loaded(
        "from rightsmonitor.wording import words; words('fr')('desktop-percent', count=1)"
    )
    assert "numpy" in loaded("from rightsmonitor.domain import tabulation") & HEAVY
