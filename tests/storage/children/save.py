"""Adds, changes and comments records for ever; prints `uid revision` once each is saved."""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.codes import Status
from rightsmonitor.storage.records import drafts, incidents
from rightsmonitor.storage.trail import audit

folder, seed = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(seed)
vault = making.unlock(folder)
print("ready", flush=True)
known: dict[int, int] = {}
while True:
    number = chance.randrange(seed * 1000, seed * 1000 + 12)
    record = making.incident(number, narrative=f"récit {chance.random()} " * chance.randrange(1, 40), children=2)
    with vault.transaction():
        stored = incidents.save(
            vault,
            incident=record,
            expected_revision=known.get(number, 0),
            status=chance.choice([Status.DRAFT, Status.SUBMITTED, Status.VERIFIED]),
            act="save",
        )
        audit.append(vault, "incidents.save", kind="incident", identifier=f"{record.uid}/{stored.revision}")
        drafts.keep(vault, incident=record, revision=stored.revision)
    known[number] = stored.revision
    print(record.uid, stored.revision, flush=True)
