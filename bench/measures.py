"""One part of the bench, on one side, in its own process; answers with JSON. Started by `vault.py`."""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import filling
from rightsmonitor import reference
from rightsmonitor.domain import tabulation
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.facts import Facts
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.services import session as sessions
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.release import releases
from rightsmonitor.storage import database
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.records import units

PASSPHRASE = b"five invented words for a bench"
OFFICE = Office(code="BEN", labels=("Banc d'essai", "بنك الاختبار", "Bench"))
OFFICER = NewUser(name="Officer", role=Role.OFFICER, passphrase=PASSPHRASE)
SUPERVISOR = NewUser(name="Supervisor", role=Role.SUPERVISOR, passphrase=PASSPHRASE)


def without_key() -> None:
    """The same engine on a plain file: the key, and what only makes sense with one, is left out."""
    database._unlock = lambda connection, spec: None


def memory() -> float:
    """Peak of this process so far, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentiles(name: str, seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=20)
    return {f"{name}_p50": cuts[9] * 1000, f"{name}_p95": cuts[18] * 1000}


def fill(folder: Path, count: int, seed: int) -> dict[str, Any]:
    """A vault of two people, filled in batches as a transfer or an import fills it."""
    people = (SUPERVISOR, OFFICER)
    created = timed(lambda: sessions.create_vault(folder=folder, office=OFFICE, people=people))
    session = sessions.unlock(folder=folder, user=OFFICER.name, passphrase=PASSPHRASE)
    spent = filling.fill(session.vault, count, seed)
    session.close()
    return {
        "create": created,
        "fill": spent,
        "fill_rate": count / spent,
        "fill_memory": memory(),
        "file": (folder / database.NAME).stat().st_size / 2**20,
    }


def work(folder: Path, repeats: int, seed: int) -> dict[str, Any]:
    """A day of an officer, then a release."""
    answer: dict[str, Any] = {"kdf": derivation()}
    opened: list[Any] = []

    def unlock() -> None:
        session = sessions.unlock(folder=folder, user=OFFICER.name, passphrase=PASSPHRASE)
        incidents.search(session, query=Query())
        incidents.count(session, query=Query())
        opened.append(session)

    reference.load()  # read while the person types the passphrase
    answer["unlock"] = timed(unlock)
    session = opened[0]
    chance = random.Random(seed)
    asked = [timed(lambda q=q: _search(session, q)) for q in queries(repeats, chance)]
    answer |= percentiles("search", asked)
    drafts = incidents.search(session, query=Query(statuses=(Status.DRAFT,), mine=True), limit=5_000)
    chosen = [chance.choice(drafts) for _ in range(repeats)]
    answer |= percentiles("open", [timed(lambda r=r: incidents.get(session, uid=r.uid)) for r in chosen])
    answer |= percentiles("save", [_save(session, row.uid) for row in chosen])
    answer["cube"] = timed(lambda: cube(session))
    answer["units"] = len(units.columns(session.vault))
    answer["work_memory"] = memory()
    period = Period.parse(str(date.today().year))
    answer["release"] = timed(lambda: releases.prepare(session, period=period))
    answer["release_memory"] = memory()
    session.close()
    return answer


def _search(session: Any, query: Query) -> None:
    incidents.search(session, query=query)
    incidents.count(session, query=query)


def _save(session: Any, uid: str) -> float:
    stored = incidents.get(session, uid=uid)
    changed = replace(stored.incident, narrative=stored.incident.narrative + " Suite.")
    return timed(lambda: incidents.save(session, incident=changed, expected_revision=stored.revision))


def derivation() -> float:
    """One key derivation as `unlock` does it: the middle one of five."""
    kdf, salt = keys.KdfParameters(), bytes(keys.SALT_BYTES)
    return statistics.median(timed(lambda: keys.derive_kek(PASSPHRASE, salt=salt, kdf=kdf)) for _ in range(5))


def queries(count: int, chance: random.Random) -> Iterator[Query]:
    """Words that people type: beginnings of labels and places in three languages, one or two together."""
    known = reference.load()
    terms, places = known.taxonomy.violation_types(), known.places.provinces()
    for at in range(count):
        language = ("fr", "ar", "en")[at % 3]
        source = chance.choice(terms) if at % 2 else chance.choice(places)
        parts = [word for word in source.label(language).split() if len(word) > 2]
        words = chance.sample(parts, min(len(parts), chance.choice((1, 1, 2))))
        cut = chance.randrange(3, 12)
        yield Query(words=" ".join(word[:cut] for word in words))


def cube(session: Any) -> None:
    """Every unit of the last year read and counted into the default tables with all their margins."""
    columns, today = units.columns(session.vault), date.today()
    facts = Facts(arrays=columns.arrays, codes=columns.codes, keys=columns.keys)
    known = reference.load()
    tabulation.tabulate(
        facts,
        scope=tabulation.Scope.named("national", period=Period.parse(str(today.year)), place_levels=1),
        keys=tabulation.DEFAULT_TABLES,
        taxonomy=known.taxonomy,
        places=known.places,
    )


if __name__ == "__main__":
    side, part, folder, count, repeats, seed = sys.argv[1:]
    if side == "plain":
        without_key()
    if part == "fill":
        print(json.dumps(fill(Path(folder), int(count), int(seed))))
    else:
        print(json.dumps(work(Path(folder), int(repeats), int(seed))))
