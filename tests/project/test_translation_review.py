"""The list for the native reviewer is what the sources say, and misses no mark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "translation-review.md"


def test_the_list_is_current() -> None:
    script = ROOT / "packaging" / "translation_review.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, check=False)
    assert done.returncode == 0, "run: python packaging/translation_review.py"


def test_every_mark_of_the_sources_has_its_line() -> None:
    sources = [*(ROOT / "resources").rglob("*"), *(ROOT / "ui" / "translations").rglob("*.ftl")]
    texts = [path.read_bytes() for path in sources if path.is_file()]
    marks = sum(text.count(b"[AR:mem]") for text in texts)
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    headings = sum(line.startswith("| key |") for line in lines)
    assert marks > 100
    assert len(lines) - headings == marks
