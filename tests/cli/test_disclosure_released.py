"""`disclosure … --released` as real processes: an attacker who kept earlier files, and what closes it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


def run(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rightsmonitor", "disclosure", *map(str, arguments), "--language", language],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        timeout=120,
        check=False,
    )


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def records(path: Path, counts: dict[tuple[str, str], int]) -> Path:
    return write(path, ("geo", "viol"), [cell for cell, count in counts.items() for _ in range(count)])


MARCH = {("N1", "a"): 9, ("N2", "a"): 14, ("S1", "a"): 11, ("N1", "b"): 8, ("N2", "b"): 12, ("S1", "b"): 10}
APRIL = MARCH | {("N1", "a"): 11, ("S1", "b"): 21, ("S2", "b"): 7, ("N2", "b"): 19}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tree = [("MA", ""), ("N", "MA"), ("S", "MA"), ("N1", "N"), ("N2", "N"), ("S1", "S"), ("S2", "S")]
    write(tmp_path / "hierarchies" / "hier_geo.csv", ("code", "parent"), tree)
    for name, counts in (("march", MARCH), ("april", APRIL)):
        records(tmp_path / f"{name}-records.csv", counts)
    return tmp_path


def protect(folder: Path, name: str, *more: str | Path, table: str = "geo:2,viol") -> subprocess.CompletedProcess[str]:
    file = folder / "out" / f"{name}.csv"
    file.parent.mkdir(exist_ok=True)
    return run(
        "protect", "--records", folder / f"{name}-records.csv", "--hierarchies", folder / "hierarchies",
        "--table", table,
        "--threshold", "5", "--out", file, *more,
    )  # fmt: skip


def attack(folder: Path, name: str, *more: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    return run(
        "attack", "--published", folder / "out" / f"{name}.csv", "--hierarchies", folder / "hierarchies",
        "--threshold", "5", *more, language=language,
    )  # fmt: skip


def test_what_came_between_two_files_is_read_and_then_closed(folder: Path) -> None:
    assert protect(folder, "march").returncode == protect(folder, "april").returncode == 0
    assert attack(folder, "april").returncode == 0
    held = ("--released", folder / "out" / "march.csv", "--report", folder / "report.json")
    done = attack(folder, "april", *held)
    assert done.returncode == 1
    assert "april − march · geo:2,viol:1: N1 × a is 2" in done.stdout
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {"release": "april − march", "table": "geo:2,viol:1", "cell": ["N1", "a"], "low": 2, "high": 2,
            "knowledge": "propagation"} in report["cells"]  # fmt: skip
    assert report["earlier"] == ["march"]
    done = protect(folder, "april", *held)
    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["proof"]["complete"]
    done = attack(folder, "april", *held)
    assert done.returncode == 0, done.stdout


def test_a_folder_of_earlier_files_is_taken_whole(folder: Path) -> None:
    earlier = folder / "earlier"
    earlier.mkdir()
    assert protect(folder, "march").returncode == 0
    (folder / "out" / "march.csv").rename(earlier / "1-march.csv")
    records(folder / "late-records.csv", MARCH | {("N1", "a"): 10})
    assert protect(folder, "late", "--released", earlier).returncode == 0
    (folder / "out" / "late.csv").rename(earlier / "2-late.csv")
    assert protect(folder, "april", "--released", earlier).returncode == 0
    assert attack(folder, "april", "--released", earlier).returncode == 0


def test_two_groupings_of_age_in_two_files(folder: Path) -> None:
    years = [f"y{year:02d}" for year in range(18)]
    for name, cuts in (("age", (0, 5, 10, 15)), ("age@who", (0, 6, 12))):
        groups = [
            [year for year in years if cut <= int(year[1:]) < end]
            for cut, end in zip(cuts, (*cuts[1:], 18), strict=True)
        ]
        pairs = [("all", ""), *((f"from{cut}", "all") for cut in cuts)]
        pairs += [(year, f"from{cut}") for cut, group in zip(cuts, groups, strict=True) for year in group]
        write(folder / "hierarchies" / f"hier_{name}.csv", ("code", "parent"), pairs)
    rows = [(year,) for year in years for _ in range(3 if year == "y05" else 9)]
    for name in ("one", "two"):
        write(folder / f"{name}-records.csv", ("age",), rows)
    assert protect(folder, "one", table="age:1").returncode == 0
    assert protect(folder, "two", table="age@who:1").returncode == 0
    held = ("--released", folder / "out" / "one.csv")
    done = attack(folder, "two", *held)
    assert done.returncode == 1
    assert "from5 × from0 is 3" in done.stdout
    assert protect(folder, "two", *held, table="age@who:1").returncode == 0
    assert attack(folder, "two", *held).returncode == 0


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_an_earlier_file_that_contradicts_is_refused(folder: Path, language: str) -> None:
    assert protect(folder, "march").returncode == protect(folder, "april").returncode == 0
    text = (folder / "out" / "march.csv").read_text(encoding="utf-8")
    (folder / "out" / "march.csv").write_text(text.replace("MA,Total,64", "MA,Total,65"), encoding="utf-8")
    done = protect(folder, "april", "--released", folder / "out" / "march.csv")
    assert done.returncode == 2
    assert "march" in done.stderr
    done = attack(folder, "april", "--released", folder / "out" / "march.csv", language=language)
    assert done.returncode == 2
    done = protect(folder, "march", "--released", folder / "out" / "april.csv")
    assert done.returncode == 2


def test_an_earlier_file_that_is_not_there(folder: Path) -> None:
    done = protect(folder, "march", "--released", folder / "nowhere")
    assert done.returncode == 2
    assert not (folder / "out" / "march.csv").exists()
