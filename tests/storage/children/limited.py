"""Adds records under a limit on the size of files; prints how many were saved and what the answer was then."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.storage.records import incidents

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
vault = making.unlock(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
for seed in range(5000):
    try:
        incidents.add(vault, incidents.NewIncident(incident=making.incident(seed, narrative="récit " * 200)))
    except RightsMonitorError as error:
        print(seed, error.code(), flush=True)
        break
vault.database.close()
