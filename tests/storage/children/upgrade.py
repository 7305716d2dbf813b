"""Opens a vault of an earlier schema, which brings it up to date; says so and waits to be killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

print("ready", flush=True)
making.unlock(Path(sys.argv[1]))
print("done", flush=True)
time.sleep(60)
