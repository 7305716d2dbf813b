"""Opens the vault and holds it until it is killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

vault = making.unlock(Path(sys.argv[1]))
print("ready", flush=True)
time.sleep(60)
