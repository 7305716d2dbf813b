"""Opens a vault and waits; with `storage`, says `begin` before it opens a vault of an earlier schema."""

from __future__ import annotations

import sys
import time
from pathlib import Path

here = Path(__file__).resolve()
if len(sys.argv) > 2:
    sys.path.insert(0, str(here.parents[2] / "storage"))
    import making

    print("begin", flush=True)
    making.unlock(Path(sys.argv[1])).close()
else:
    sys.path.insert(0, str(here.parents[1]))
    import office

    opened = office.unlock(Path(sys.argv[1]), "supervisor")
    print("ready", flush=True)
    time.sleep(120)
