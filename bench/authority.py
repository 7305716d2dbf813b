"""How long an authority waits: opening one package, and joining a thousand of them into national tables.

`python bench/authority.py --packages 1000`. Three quarterly releases of 600 incidents with the default tables are
prepared by the engine; the thousand offices send copies of them under their own code, each signed by two people of
theirs and opened as a whole package. Faces that a consolidation only hashes are those of the release copied from. The
consolidation runs in a process of its own, whose largest resident memory is told.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "services"), str(ROOT / "tests" / "exchange")]

import office  # noqa: E402 – the small office of the tests
import package_making as making  # noqa: E402

from rightsmonitor.domain.dates import Period  # noqa: E402
from rightsmonitor.domain.release import Release  # noqa: E402
from rightsmonitor.exchange import trust  # noqa: E402
from rightsmonitor.exchange.package import cube, manifest, package  # noqa: E402
from rightsmonitor.exchange.package.comment import Part  # noqa: E402
from rightsmonitor.exchange.trust import Seen, Trust  # noqa: E402
from rightsmonitor.services.release import releases  # noqa: E402

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
JOIN = """
import json, resource, sys, time
from pathlib import Path
from rightsmonitor.services.national import consolidation
begun = time.perf_counter()
joined = consolidation.consolidate(folders=[Path(sys.argv[1])], to=Path(sys.argv[2]), trust=Path(sys.argv[3]))
print(json.dumps({"seconds": time.perf_counter() - begun, "busy": time.process_time(), "parquet": joined.parquet,
    "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "offices": len(joined.periods[0].contributions), "hidden": joined.periods[0].checked.quantities}))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=1_000)
    parser.add_argument("--incidents", type=int, default=600)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        place = Path(folder)
        made = [prepared(place / f"vault-{seed}", args.incidents, seed) for seed in (7, 8, 9)]
        received(place, made, args.packages)
        run = [sys.executable, "-c", JOIN, str(place / "opened"), str(place / "national"), str(place / "trust")]
        found = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {found['offices']} packages, {found['hidden']} hidden counts\n")
    print("| what | figure | goal |\n|---|---|---|")
    print(f"| consolidation, all faces and Parquet: {found['parquet']} | {found['seconds']:.1f} s | ≤ 60 s |")
    print(f"| … of which the processor was busy | {found['busy']:.1f} s | |")
    print(f"| largest resident memory | {found['mebibytes']:.0f} MiB | ≤ 1024 MiB |")
    return 0


def prepared(vault: Path, count: int, seed: int) -> Release:
    begun = time.perf_counter()
    office.create(vault)
    office.fill(vault, office.records(count, seed))
    office.authority_side(vault)
    opened = office.unlock(vault, "officer")
    release = releases.prepare(opened, period=Period.parse("2026-Q3")).release
    opened.close()
    print(f"release of seed {seed}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return release


def received(place: Path, made: list[Release], count: int) -> None:
    """Opened packages and the trust folder that knows them."""
    faces = [package.build(each) for each in made]
    signers, seen = [], []
    (place / "trust").mkdir(exist_ok=True)
    for at, letters in enumerate(islice(product(LETTERS, repeat=3), count)):
        code, base = "".join(letters), at % len(made)
        pair = making.Person(f"u-{code}-1", "officer"), making.Person(f"u-{code}-2", "supervisor")
        release = replace(made[base], office=code, prepared_by=pair[0].uid, uid=f"r-{code}")
        files = {name: content for name, content in faces[base].items() if name != package.SUMS}
        data = cube.cube_csv(release)
        files |= {package.MANIFEST: manifest.build(release, data_digest=package.sha256(data)), "data/cube.csv": data}
        files |= {package.SUMS: package.sums(files)}
        signed = making.signatures(files, preparer=pair[0], approver=pair[1])
        write(place / "opened" / code, files | {package.SIGNATURES[part]: signed[part] for part in Part})
        seen.append(Seen(office=code, period=release.period, sequence=release.sequence, digest=package.digest(files)))
        for person in pair:
            signers.append(person.signer(office=code))
            (place / "trust" / signers[-1].pub).write_text(signers[-1].key.text())
    (place / "trust" / trust.FILE).write_bytes(trust.write(Trust("", tuple(signers), tuple(seen))))


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
