"""What is loaded before the unlock page shows: nothing that only later work needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "pandas", "pyarrow", "scipy", "highspy", "reportlab", "segno", "zxcvbn", "openpyxl", "uharfbuzz"}
WINDOW = """
from pathlib import Path
from rightsmonitor.desktop import app
app.application()
window = app.Window(folder=Path("nowhere"), language="fr")
window.show()
window.grab()
"""
SESSION = "from rightsmonitor.services import session; from rightsmonitor.services.records import incidents"


def loaded(code: str) -> set[str]:
    told = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(("code", "needed"), [(WINDOW, "PySide6.QtWidgets"), (SESSION, "sqlcipher3")])
def test_nothing_heavy_is_loaded_before_it_is_used(code: str, needed: str) -> None:
    found = loaded(code)
    assert needed in found
    assert found & HEAVY == set()
    assert "rightsmonitor.storage.vault" not in loaded(WINDOW), "the vault is reached when somebody unlocks"


def test_what_is_heavy_would_be_found() -> None:
    assert "numpy" in loaded("from rightsmonitor.domain import tabulation") & HEAVY
