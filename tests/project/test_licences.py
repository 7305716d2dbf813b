"""What is shipped is what the page about licences says: regenerate with `python packaging/licences.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import licences

ROOT = licences.ROOT


def test_the_index_is_fresh_and_every_library_has_its_text() -> None:
    kept = json.loads(licences.INDEX.read_text(encoding="utf-8"))
    assert kept == licences.index(), "run packaging/licences.py"
    for entry in kept:
        assert entry["licence"], entry["name"]
        if entry["version"]:
            text = (licences.OUT / entry["file"]).read_text(encoding="utf-8")
            assert len(text) > 400, entry["name"]
            if entry["file"] == f"{entry['name']}.txt":
                assert text == licences.text_of(entry["name"]), entry["name"]


def test_every_font_has_its_licence() -> None:
    families = {path.stem.partition("-")[0] for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    named = {e["name"].replace(" ", ""): e for e in json.loads(licences.INDEX.read_text(encoding="utf-8"))}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (licences.OUT / named[family]["file"]).read_text(encoding="utf-8").upper()
