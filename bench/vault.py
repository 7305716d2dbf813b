"""How long the work takes on a large vault, beside the same work without encryption.

`make bench`, or `python bench/vault.py --incidents 20000` for a quick run. Each side has its own processes:
the same services, the same SQL and the same SQLite engine, once with the key and once with the key left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SIDES = ("vault", "plain")
PARTS = ("fill", "work")
ROWS = (
    ("create", "create the vault, two people (s)"),
    ("fill", "fill it (s)"),
    ("fill_rate", "incidents added per second"),
    ("unlock", "unlock to first list page (s)"),
    ("kdf", "… of which key derivation (s)"),
    ("search_p50", "search, page and count, p50 (ms)"),
    ("search_p95", "search, page and count, p95 (ms)"),
    ("save_p50", "save, p50 (ms)"),
    ("save_p95", "save, p95 (ms)"),
    ("open_p50", "open a record, p50 (ms)"),
    ("open_p95", "open a record, p95 (ms)"),
    ("cube", "whole cube (s)"),
    ("release", "release of the default tables (s)"),
    ("fill_memory", "peak memory while filling (MiB)"),
    ("work_memory", "peak memory of daily work (MiB)"),
    ("release_memory", "peak memory with the release (MiB)"),
    ("file", "size of data.db (MiB)"),
)
GOALS = {
    "unlock": 1.5,
    "search_p95": 50,
    "save_p95": 20,
    "cube": 1.0,
    "work_memory": 400,
}
START, END = "<!-- bench:vault -->", "<!-- /bench:vault -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=200, help="searches, saves and openings")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", type=Path, help="put the table between its marks in this file")
    args = parser.parse_args()
    found: dict[str, dict[str, Any]] = {side: {} for side in SIDES}
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        for part in PARTS:
            for side in SIDES:  # one right after the other, so that both meet the same machine
                print(f"{part}: {side} …", file=sys.stderr, flush=True)
                found[side] |= _child(side, part, Path(folder) / side, args)
    text = table(found, args.incidents)
    print(text)
    if args.write:
        write(args.write, text)
    return 0


def _child(side: str, part: str, folder: Path, args: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "measures.py"), side, part, str(folder)]
    command += [str(args.incidents), str(args.repeats), str(args.seed)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def table(found: dict[str, dict[str, Any]], incidents: int) -> str:
    """Markdown: each measure of the vault, of the plain file, their ratio and the goal."""
    vault, plain = found["vault"], found["plain"]
    lines = [
        f"{incidents:,} incidents, {vault['units']:,} child × violation units; {_machine()}.",
        "",
        "| measure | vault | without encryption | ratio | goal |",
        "|---|---:|---:|---:|---:|",
    ]
    for key, name in ROWS:
        ratio = vault[key] / plain[key] if plain[key] else 0
        goal = f"≤ {GOALS[key]:g}" if key in GOALS else ""
        mark = "" if key not in GOALS or vault[key] <= GOALS[key] else " (missed)"
        figures = f"{_figure(vault[key])} | {_figure(plain[key])} | {ratio:.2f}"
        lines.append(f"| {name} | {figures} | {goal}{mark} |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}"


def write(path: Path, text: str) -> None:
    """Replaces what stands between the marks."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
