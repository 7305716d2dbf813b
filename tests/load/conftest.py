"""The distribution that opens connections is on the path of these tests alone; so are helpers of the exchange tests."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "exchange")]
