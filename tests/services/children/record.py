"""Records incidents through the services for ever; prints `uid revision` once each is saved."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import office

from rightsmonitor.domain.paths import put
from rightsmonitor.services.records import incidents

folder, seed = Path(sys.argv[1]), int(sys.argv[2])
opened = office.unlock(folder, "officer")
made = office.records(60, seed=seed)
print("ready", flush=True)
known: dict[str, int] = {}
turn = 0
while True:
    turn += 1
    record = put(made[turn % len(made)], "narrative", f"invented {turn} " * (turn % 30))
    stored = incidents.save(opened, incident=record, expected_revision=known.get(record.uid, 0))
    known[record.uid] = stored.revision
    print(record.uid, stored.revision, flush=True)
