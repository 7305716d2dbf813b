"""What keeping costs: unlocking, locking, the audit, a check, a backup. `python bench/keeping.py [--entries 100000]`.

The vault is filled with incidents and with entries of the audit until it has about a hundred MiB. Each figure stands
beside its goal, by the clock and in seconds of the processor: on a machine that does other work only the latter counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import measures

import desktop
from rightsmonitor.services import session as sessions
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import backups, vaults
from rightsmonitor.storage import database
from rightsmonitor.storage.trail import audit


@dataclass(frozen=True, slots=True)
class Figure:
    """By the clock, and by the processor, in the unit of its name."""

    wall: float
    cpu: float

    def __mul__(self, factor: float) -> Figure:
        return Figure(self.wall * factor, self.cpu * factor)


GOALS = {
    "unlock (s)": 1.5,
    "lock to locked screen, a record open (s)": 0.5,
    "audit entry of a save, p50 (ms)": 2.0,
    "audit verify, every signature of 100,000 (s)": 20.0,
    "… from the last checkpoint, at opening (s)": 0.5,
    "vault check, per 100 MiB (s)": 3.0,
    "backup with verification, per 100 MiB (s)": 3.0,
}


def timed(work: Callable[[], object]) -> Figure:
    cpu, start = time.process_time(), time.perf_counter()
    work()
    return Figure(time.perf_counter() - start, time.process_time() - cpu)


def unlocked(folder: Path) -> Session:
    return sessions.unlock(folder=folder, user=measures.SUPERVISOR.name, passphrase=bytearray(measures.PASSPHRASE))


def say(text: str) -> None:
    print(f"{text} …", file=sys.stderr, flush=True)


def filled(session: Session, entries: int, incidents: int) -> Figure:
    """The median cost of one entry, while the chain grows to its length."""
    vault = session.vault
    say(f"{incidents:,} incidents")
    measures.filling.fill(vault, incidents, 7)
    say(f"{entries:,} entries of the audit")
    spent = []
    while (last := audit.head(vault.database)[0]) < entries:
        with vault.transaction():
            for number in range(min(5_000, entries - last)):
                spent.append(timed(lambda n=number: audit.append(vault, "incident.read", kind="i", identifier=str(n))))
    return Figure(statistics.median(each.wall for each in spent), statistics.median(each.cpu for each in spent)) * 1000


def checked(session: Session, stick: Path) -> tuple[Figure, ...]:
    """The trail whole, the trail from its last checkpoint, a check, a backup; the last two for the whole file."""
    vault = session.vault
    known = {"vault_id": vault.vault_id, "public_keys": vault.roster.keys()}
    work: tuple[tuple[str, Callable[[], object]], ...] = (
        ("every signature", lambda: audit.verify(vault.database, **known)),
        ("the last checkpoint", lambda: audit.verify_quickly(vault.database, whole=False, **known)),
        ("vault check", lambda: vaults.check(session)),
        ("backup", lambda: backups.make(session, folder=stick)),
    )
    found = []
    for name, each in work:
        say(name)
        found.append(timed(each))
    return tuple(found)


def locked(folder: Path) -> Figure:
    """From the key to the locked screen, in the window, with a record in the editor."""
    say("the window")
    day = desktop.Day(folder)
    day.window.unlock.user.setText(measures.OFFICER.name)
    day.window.unlock.passphrase.type_text(measures.PASSPHRASE.decode())
    day.part("unlock", day._unlock)
    day.place.open_page("incidents")
    desktop.wait(lambda: day.place.incidents.model.total > 0)
    day.part("edit", day._edit)
    desktop.turn(150)
    figure = timed(day._lock)
    day.window.close()
    return figure


def measure(folder: Path, entries: int, incidents: int) -> dict[str, Figure]:
    vault, stick = folder / "vault", folder / "stick"
    stick.mkdir()
    sessions.create_vault(folder=vault, office=measures.OFFICE, people=(measures.SUPERVISOR, measures.OFFICER))
    session = unlocked(vault)
    entry = filled(session, entries, incidents)
    whole, late, check, backup = checked(session, stick)
    session.close()
    mebibytes = (vault / database.NAME).stat().st_size / 2**20
    opened: list[Session] = []
    unlock = timed(lambda: opened.append(unlocked(vault)))
    opened[0].close()
    print(f"{entries:,} entries, {incidents:,} incidents, {mebibytes:.0f} MiB")
    scale = 100 / mebibytes
    figures = (unlock, locked(vault), entry, whole, late, check * scale, backup * scale)
    return dict(zip(GOALS, figures, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--incidents", type=int, default=14_000)
    args = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        found = measure(Path(folder), args.entries, args.incidents)
    print("| measure | by the clock | processor | goal |\n|---|---:|---:|---:|")
    for name, figure in found.items():
        missed = "" if figure.wall <= GOALS[name] else " (missed)"
        print(f"| {name} | {figure.wall:.3g} | {figure.cpu:.3g} | ≤ {GOALS[name]:g}{missed} |")
    say(f"{time.perf_counter() - begun:.0f} s in all")


if __name__ == "__main__":
    main()
