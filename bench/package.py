"""How long a release package takes: all faces, the gate, sealing, and the authority's verification.

`python bench/package.py`: 2,000 incidents, seed 7, the default tables of one quarter; each figure is a median of five.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "services"))

import office  # noqa: E402 – the small office of the tests

from rightsmonitor.domain.dates import Period  # noqa: E402
from rightsmonitor.exchange import dhis2, gate, sdmx, spreadsheet  # noqa: E402
from rightsmonitor.exchange.package import cube, package  # noqa: E402
from rightsmonitor.exchange.papers import report  # noqa: E402
from rightsmonitor.services.national import authority  # noqa: E402
from rightsmonitor.services.release import releases  # noqa: E402
from rightsmonitor.wording import LANGUAGES  # noqa: E402

REPEATS = 5
GOALS = {"build": 10.0, "verify": 0.5}


def median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        rows = measured(Path(folder) / "vault", args.incidents, args.seed)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {args.incidents} incidents, seed {args.seed}, median of {REPEATS}\n")
    print("| what | figure | goal |\n|---|---|---|")
    for name, figure, goal in rows:
        print(f"| {name} | {figure} | {goal} |")
    return 0


def measured(vault: Path, count: int, seed: int) -> list[tuple[str, str, str]]:
    office.create(vault)
    office.fill(vault, office.records(count, seed))
    trust, identity = office.authority_side(vault)
    opened = office.unlock(vault, "officer")
    begun = time.perf_counter()
    release = releases.prepare(opened, period=Period.parse("2026-Q3")).release
    prepared = time.perf_counter() - begun
    opened.close()
    opened = office.unlock(vault, "supervisor")
    releases.approve(opened, uid=release.uid, passphrase=office.secret("supervisor"))
    file = releases.write(opened, uid=release.uid, folder=vault.parent)
    opened.close()
    files = package.build(release)
    digest = package.sha256(files["data/cube.csv"])

    def seconds(work: Callable[[], object]) -> str:
        return f"{median(work):.3f} s"

    def reports() -> None:
        for language in LANGUAGES:
            report.build(release, language, data_digest=digest)

    return [
        ("cells of the release", str(sum(len(table.cells) for table in release.tables)), ""),
        ("prepare: tables, protection, proof, all faces, gate, signature (once)", f"{prepared:.3f} s", ""),
        ("all faces with three reports", seconds(lambda: package.build(release)), "≤ 10 s"),
        ("… the three reports", seconds(reports), ""),
        ("… workbook", seconds(lambda: spreadsheet.build(release)), ""),
        ("… cube and codes", seconds(lambda: (cube.cube_csv(release), cube.codes_csv(release))), ""),
        ("… SDMX", seconds(lambda: sdmx.build(release)), ""),
        ("… DHIS2", seconds(lambda: dhis2.build(release)), ""),
        ("the gate", seconds(lambda: gate.check(files)), ""),
        (
            "verify the sealed file",
            seconds(lambda: authority.verify(file=file, trust=trust, identity=identity)),
            "≤ 0.5 s",
        ),
        ("size of the sealed file", f"{file.stat().st_size / 2**20:.2f} MiB", ""),
    ]


if __name__ == "__main__":
    sys.exit(main())
