"""Fills a vault with many invented records in little time, for tests of large vaults and for the bench."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from rightsmonitor import reference
from rightsmonitor.domain.codes import Confidence, Status, VerificationLevel
from rightsmonitor.domain.incident import Incident, Verification
from rightsmonitor.services.records import incidents, samples
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.records.incidents import NewIncident
from rightsmonitor.storage.vault import Vault

BATCH = 500
VERIFIED, SUBMITTED = 0.8, 0.9  # the rest are drafts


def fill(vault: Vault, count: int, seed: int) -> float:
    """In batches, as a transfer or an import fills it; the seconds that storing took, without the inventing."""
    made, spent = invented(count, seed), 0.0
    while batch := tuple(islice(made, BATCH)):
        start = time.perf_counter()
        rows.add_many(vault, batch)
        spent += time.perf_counter() - start
    return spent


def invented(count: int, seed: int) -> Iterator[NewIncident]:
    """Invented incidents, made piece by piece, most of them verified over the last year."""
    known, chance, today = reference.load(), random.Random(seed), date.today()
    for start in range(0, count, 5_000):
        size = min(5_000, count - start)
        for incident in samples.sample(count=size, seed=seed + start, reference=known, today=today):
            share = chance.random()
            words = incidents.words_of(incident, known)
            if share < VERIFIED:
                day = today - timedelta(days=chance.randrange(365))
                yield NewIncident(incident=judged(incident), status=Status.VERIFIED, verified_on=day, words=words)
            else:
                status = Status.SUBMITTED if share < SUBMITTED else Status.DRAFT
                yield NewIncident(incident=incident, status=status, words=words)


def judged(incident: Incident) -> Incident:
    verdict = Verification(level=VerificationLevel.VERIFIED, confidence=Confidence.CONFIRMED)
    return replace(incident, violations=tuple(replace(found, verification=verdict) for found in incident.violations))
