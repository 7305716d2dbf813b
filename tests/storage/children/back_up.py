"""Makes backups for ever; prints the name of each one once it is done."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.storage.copies import backups

vault = making.unlock(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    print(backups.make(vault, Path(sys.argv[2])).name, flush=True)
