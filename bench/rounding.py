"""Rounding, chains of rounded releases, and a vault with eight earlier quarters; one line for each, in three parts.

python bench/rounding.py [--incidents N] [--only rounding|chain|attacker|ledger]
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from invented import LEVELS, tree  # noqa: E402

from rightsmonitor import reference  # noqa: E402
from rightsmonitor.cli.disclosure import files  # noqa: E402
from rightsmonitor.domain.clock import FixedClock  # noqa: E402
from rightsmonitor.domain.codes import Confidence, Role, Status, VerificationLevel  # noqa: E402
from rightsmonitor.domain.dates import Period  # noqa: E402
from rightsmonitor.domain.disclosure.checking import rounded as rounding_checker  # noqa: E402
from rightsmonitor.domain.disclosure.checking.checker import Releases, Shown  # noqa: E402
from rightsmonitor.domain.disclosure.layout import RELEASE  # noqa: E402
from rightsmonitor.domain.disclosure.problem import Problem  # noqa: E402
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, attack_rounded  # noqa: E402
from rightsmonitor.domain.disclosure.rounding.chain import (  # noqa: E402
    attack_chain,
    chain_holds,
    chain_parents,
    prove_chain,
)
from rightsmonitor.domain.disclosure.rounding.increments import Increment, round_increment  # noqa: E402
from rightsmonitor.domain.disclosure.rounding.proof import prove  # noqa: E402
from rightsmonitor.domain.disclosure.rounding.rounding import round_tables  # noqa: E402
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec  # noqa: E402
from rightsmonitor.domain.incident import Verification  # noqa: E402
from rightsmonitor.domain.people import NewUser, Office  # noqa: E402
from rightsmonitor.services import session as sessions  # noqa: E402
from rightsmonitor.services.records import incidents, samples  # noqa: E402
from rightsmonitor.services.release import ledger, releases  # noqa: E402
from rightsmonitor.storage.records import incidents as rows  # noqa: E402
from rightsmonitor.storage.records.incidents import NewIncident  # noqa: E402

BASE = THRESHOLD = 5
SHAPES = {"T2": "geo:2,viol:3", "T4L": "geo:2,viol:2,sex,age"}
UNITS, MONTHS, QUARTERS = 20_000, 12, 9
SECRET = b"numbers of a bench are no secret"
PASSPHRASE = b"five invented words for a bench"


def line(*fields: object) -> None:
    print("".join(f"{field:>13}" for field in fields), flush=True)


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def columns(units: int, seed: int = 1) -> tuple[dict[str, Hierarchy], dict[str, np.ndarray]]:
    """Units drawn independently with log-normal shares of each code."""
    chance = np.random.default_rng(seed)
    trees = {name: tree(name, counts) for name, counts in LEVELS.items()}
    found = {}
    for name, each in trees.items():
        leaves = np.array([code for code, below in zip(each.codes, each.children(), strict=True) if not below])
        share = chance.lognormal(0, 1, len(leaves))
        found[name] = leaves[chance.choice(len(leaves), units, p=share / share.sum())]
    return trees, found


def counted(shape: str, units: int, upto: int | None = None) -> Problem:
    trees, found = columns(units)
    chosen = {name: column[:upto].tolist() for name, column in found.items()}
    return Problem.from_records(hierarchies=trees, tables=[TableSpec.parse(SHAPES[shape])], columns=chosen)


def rounding(shape: str, interpreter: float) -> None:
    """Round, attack, prove, write, read back, check: as `disclosure protect --mode round` does."""
    problem = counted(shape, UNITS)
    layout, specs = problem.layout, [TableSpec.parse(SHAPES[shape])]
    start, cpu = time.perf_counter(), time.process_time()
    rounded = round_tables(problem, base=BASE, secret=SECRET)
    drawn = time.process_time() - cpu
    verdict = attack_rounded(Multiples(layout, rounded.values, BASE), threshold=THRESHOLD)
    proof = prove(rounded, threshold=THRESHOLD)
    proved = time.process_time() - cpu
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.csv"
        files.write_cells(path, layout, list(map(str, rounded.values.tolist())))
        report = rounding_checker.check(
            tables=files.read_back(path, specs),
            parents=files.parents_of(layout.hierarchies),
            dimensions=proof.dimensions,
            truth=proof.truth,
            multiples=proof.multiples,
            witnesses=proof.witnesses,
            base=BASE,
            threshold=THRESHOLD,
        )
    spent, wall = time.process_time() - cpu, time.perf_counter() - start
    cells = layout.tables[0].quantity.ravel()
    errors, not_zero = np.abs(rounded.errors[cells]), problem.counts[cells] > 0
    good = "complete" if report.complete and verdict.safe else "BROKEN"
    line(
        shape, len(cells), int(((problem.counts[cells] > 0) & (problem.counts[cells] < THRESHOLD)).sum()), "100 %",
        f"{errors.mean():.2f}", f"{errors[not_zero].mean():.2f}", int(errors.max()), good,
        f"{drawn:.2f}", f"{proved:.2f}", f"{spent:.2f}", f"{wall:.2f}", f"{memory() - interpreter:.0f}",
    )  # fmt: skip


def chain(shape: str) -> None:
    """Twelve monthly releases, each of everybody so far; and the control that rounds every month afresh."""
    earlier: tuple[Increment, ...] = ()
    afresh = []
    start = time.perf_counter()
    for month in range(1, MONTHS + 1):
        problem = counted(shape, UNITS, UNITS * month // MONTHS)
        chained = round_increment(problem, earlier, name=f"m{month:02d}", base=BASE, secret=SECRET + bytes([month]))
        earlier = chained.increments
        afresh.append(round_tables(problem, base=BASE, secret=SECRET + bytes([month])).values)
    together = time.perf_counter() - start
    true = [chained.counts(upto) for upto in range(MONTHS + 1)]
    shown = [chained.values(upto) for upto in range(MONTHS + 1)]
    small = readable = contradicted = 0
    for month in range(1, MONTHS):
        beyond, told = true[month + 1] - true[month], shown[month + 1] - shown[month]
        few = (beyond > 0) & (beyond < THRESHOLD)
        small += int(few.sum())
        readable += int((few & (told % BASE != 0)).sum())
        contradicted += int((few & (np.abs(afresh[month] - afresh[month - 1]) > BASE * 2)).sum())
    published = [Multiples(chained.layout, each, BASE) for each in shown[1:]]
    verdict = attack_chain(published, threshold=THRESHOLD)
    proof = prove_chain(chained, threshold=THRESHOLD)
    tables = [
        Shown(
            (RELEASE, *table.spec.names),
            {
                (increment.name, *chained.layout.codes(number, cell)): int(shown[upto][quantity])
                for cell, quantity in enumerate(table.quantity.ravel().tolist())
            },
        )
        for upto, increment in enumerate(chained.increments, start=1)
        for number, table in enumerate(chained.layout.tables)
    ]
    begun = time.perf_counter()
    report = rounding_checker.check(
        tables=tables,
        parents=files.parents_of(chained.layout.hierarchies) | {RELEASE: chain_parents(chained)},
        dimensions=proof.dimensions,
        truth=proof.truth,
        multiples=proof.multiples,
        witnesses=proof.witnesses,
        base=BASE,
        threshold=THRESHOLD,
        releases=Releases(chained.increments[-1].name, chain_holds(chained)),
    )
    good = "complete" if report.complete and verdict.safe else "BROKEN"
    error = np.abs(shown[-1] - true[-1])[true[-1] > 0].mean()
    line(shape, MONTHS, small, readable, contradicted, f"{error:.2f}", report.protected, good,
         f"{together:.1f}", f"{time.perf_counter() - begun:.1f}")  # fmt: skip


def attacker() -> None:
    """The fewest values left to an attacker who re-runs the algorithm for every table, on small blocks."""
    chance = np.random.default_rng(2)
    for name, text, codes, times in (("1×2", "a", (2,), 60), ("1×3", "a", (3,), 40), ("2×2", "a,b", (2, 2), 12)):
        least, unsafe = BASE, 0
        trees = {
            axis: Hierarchy.flat(axis, [f"{axis}{at}" for at in range(count)])
            for axis, count in zip(text.split(","), codes, strict=True)
        }
        for attempt in range(times):
            picked = {axis: chance.choice(each.codes[1:], 12).tolist() for axis, each in trees.items()}
            problem = Problem.from_records(hierarchies=trees, tables=[TableSpec.parse(text)], columns=picked)
            rounded = round_tables(problem, base=BASE, secret=SECRET + attempt.to_bytes(2, "big"))
            verdict = attack_rounded(Multiples(problem.layout, rounded.values, BASE), threshold=THRESHOLD)
            least = min(least, verdict.narrowest or BASE)
            unsafe += not verdict.safe
        line(name, times, least, unsafe)


def office(folder: Path, count: int) -> None:
    """A vault with records verified over nine quarters."""
    people = [NewUser(name=name, role=Role.SUPERVISOR, passphrase=PASSPHRASE + name.encode()) for name in "ab"]
    sessions.create_vault(
        folder=folder, office=Office(code="BEN", labels=("Banc", "بنك", "Bench")), people=people, clock=at(2024, 1)
    )
    known, verdict = reference.load(), Verification(level=VerificationLevel.VERIFIED, confidence=Confidence.CONFIRMED)
    opened = sessions.unlock(folder=folder, user="a", passphrase=PASSPHRASE + b"a", clock=at(2024, 1))
    batch = []
    for number, one in enumerate(samples.sample(count=count, seed=3, reference=known, today=date(2024, 1, 2))):
        year, quarter = divmod(number % QUARTERS, 4)
        judged = replace(one, violations=tuple(replace(each, verification=verdict) for each in one.violations))
        day = date(2024 + year, 3 * quarter + 2, 1 + number % 28)
        words = incidents.words_of(one, known)
        batch.append(NewIncident(incident=judged, status=Status.VERIFIED, verified_on=day, words=words))
    rows.add_many(opened.vault, batch)
    opened.close()


def at(year: int, month: int) -> FixedClock:
    return FixedClock(datetime(year, month, 1, 9, tzinfo=UTC))


def quarters() -> Iterator[tuple[Period, FixedClock]]:
    for number in range(QUARTERS):
        year, quarter = divmod(number, 4)
        yield Period.parse(f"{2024 + year}-Q{quarter + 1}"), at(2024 + year, 3 * quarter + 3)


def quarterly(count: int, base: int) -> None:
    """The ninth default release of a vault: prepared, attacked, proved, and all nine checked again."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "vault"
        office(place, count)
        seconds = []
        for period, clock in quarters():
            opened = sessions.unlock(folder=place, user="a", passphrase=PASSPHRASE + b"a", clock=clock)
            seconds.append(timed(lambda s=opened, p=period: releases.prepare(s, period=p, base=base)))
            view = releases.list_(opened)[0]
            opened.close()
            opened = sessions.unlock(folder=place, user="b", passphrase=PASSPHRASE + b"b", clock=clock)
            releases.approve(opened, uid=view.release.uid, passphrase=PASSPHRASE + b"b", groups=len(view.groups))
            opened.close()
        opened = sessions.unlock(folder=place, user="b", passphrase=PASSPHRASE + b"b", clock=at(2026, 4))
        found: list[ledger.Entry] = []
        checked = timed(lambda: found.extend(ledger.verify(opened)))
        units = releases.list_(opened)[0].release.verdict.units
        opened.close()
    good = "complete" if len(found) == QUARTERS and not any(entry.faults for entry in found) else "BROKEN"
    line("round" if base else "suppress", QUARTERS - 1, units, *(f"{each:.2f}" for each in (*seconds[0], *seconds[-1])),
         *(f"{each:.2f}" for each in checked), good)  # fmt: skip
    print("  growth, cpu s of release 1 …", QUARTERS, ":", *(f"{cpu:.2f}" for _, cpu in seconds))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of the processor: they differ where others use the machine."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=1_800)
    parser.add_argument("--only", choices=("rounding", "chain", "attacker", "ledger"))
    args = parser.parse_args()
    interpreter, wanted = memory(), args.only
    if wanted in (None, "rounding"):
        line("rounded", "cells", "small", "usable", "error", "not zero", "largest", "proof",
             "drawn s", "proved s", "checked s", "wall s", "MiB")  # fmt: skip
        for shape in SHAPES:
            rounding(shape, interpreter)
    if wanted in (None, "chain"):
        line(
            "chain", "releases", "small steps", "readable", "afresh", "error", "protected", "proof", "all s", "check s"
        )
        chain("T2")
    if wanted in (None, "attacker"):
        line("block", "draws", "values", "unsafe")
        attacker()
    if wanted in (None, "ledger"):
        line("quarterly", "earlier", "units", "first s", "cpu s", "ninth s", "cpu s", "verify s", "cpu s", "proof")
        for base in (0, BASE):
            quarterly(args.incidents, base)


if __name__ == "__main__":
    main()
