"""What keeping costs: the audit, a check, a backup. `python bench/keeping.py [--entries 100000]`.

The vault is filled with audit entries and with incidents until it has about a hundred MiB.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import measures

from rightsmonitor.services import backups, vaults
from rightsmonitor.services import session as sessions
from rightsmonitor.storage import audit, database
from rightsmonitor.storage import incidents as rows

GOALS = {"audit_ms": 2.0, "verify_s": 20.0, "checkpoint_s": 0.5, "check_s": 3.0, "backup_s": 3.0}
NAMES = {
    "audit_ms": "audit entry of a save, p50 (ms)",
    "verify_s": "audit verify, every signature (s)",
    "checkpoint_s": "… from the last checkpoint, at opening (s)",
    "check_s": "vault check, per 100 MiB (s)",
    "backup_s": "backup with verification, per 100 MiB (s)",
}


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(folder: Path, entries: int, incidents: int) -> dict[str, float]:
    sessions.create_vault(folder=folder / "vault", office=measures.OFFICE, people=(measures.SUPERVISOR,))
    session = sessions.unlock(
        folder=folder / "vault", user=measures.SUPERVISOR.name, passphrase=bytearray(measures.PASSPHRASE)
    )
    vault = session.vault
    batch = list(measures.invented(incidents, 7))
    for start in range(0, len(batch), measures.BATCH):
        rows.add_many(vault, batch[start : start + measures.BATCH])
    spent = []
    while (last := audit.head(vault.database)[0]) < entries:
        with vault.transaction():
            for number in range(min(5_000, entries - last)):
                spent.append(timed(lambda n=number: audit.append(vault, "incident.read", kind="i", identifier=str(n))))
    keys = vault.roster.keys()
    mebibytes = (folder / "vault" / database.NAME).stat().st_size / 2**20
    stick = folder / "stick"
    stick.mkdir()
    found = {
        "audit_ms": statistics.median(spent) * 1000,
        "verify_s": timed(lambda: audit.verify(vault.database, vault_id=vault.vault_id, public_keys=keys)),
        "checkpoint_s": timed(
            lambda: audit.verify_quickly(vault.database, vault_id=vault.vault_id, public_keys=keys, whole=False)
        ),
        "check_s": timed(lambda: vaults.check(session)) * 100 / mebibytes,
        "backup_s": timed(lambda: backups.make(session, folder=stick)) * 100 / mebibytes,
    }
    session.close()
    print(f"{entries:,} entries, {len(batch):,} incidents, {mebibytes:.0f} MiB")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--incidents", type=int, default=8_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        found = measure(Path(folder), args.entries, args.incidents)
    print("| measure | here | goal |\n|---|---:|---:|")
    for key, name in NAMES.items():
        missed = "" if found[key] <= GOALS[key] else " (missed)"
        print(f"| {name} | {found[key]:.3g} | ≤ {GOALS[key]:g}{missed} |")


if __name__ == "__main__":
    main()
