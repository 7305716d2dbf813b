"""Writes canaries into every text of a record, sorts, searches and rolls back; says where it is."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.codes import SourceKind, Status
from rightsmonitor.domain.incident import Source
from rightsmonitor.storage.records import drafts, incidents, lists

TEXT = "CANARIZINHO canarizinho كناريةسرية "
vault = making.create(Path(sys.argv[1]))


def record(seed: int) -> making.Incident:
    made = making.incident(seed, narrative=TEXT * 40, name=TEXT)
    return replace(
        made, commune=TEXT, exact_place=TEXT, sources=(Source(kind=SourceKind.WITNESS, name=TEXT, note=TEXT),)
    )


for batch in range(6):
    made = [incidents.NewIncident(incident=record(batch * 200 + n), words=(TEXT,)) for n in range(200)]
    incidents.add_many(vault, made)
for seed in range(20):
    incidents.save(vault, incident=record(seed), expected_revision=1, status=Status.SUBMITTED, act="save")
    incidents.comment(vault, record(seed).uid, field="narrative", text=TEXT)
    drafts.keep(vault, incident=record(seed), revision=2)
print("open", flush=True)
time.sleep(0.3)
try:
    with vault.transaction():
        incidents.add_many(vault, [incidents.NewIncident(incident=record(seed)) for seed in range(2000, 2300)])
        vault.database.execute("CREATE TEMP TABLE sorted AS SELECT words FROM incident_words ORDER BY words DESC")
        vault.database.rows("SELECT DISTINCT words FROM incident_words ORDER BY words || 'x'")
        print("inside", flush=True)
        time.sleep(0.5)
        raise KeyError
except KeyError:
    pass
for order in lists.ORDERS:
    assert lists.page(vault, where=lists.Filter(words="canarizinho"), order=order)
print("ready", flush=True)
time.sleep(60)
