"""`disclosure … --released` as real processes: an attacker who kept earlier files, and what closes it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from terminal import Done, rightsmonitor


def run(*arguments: str | Path, language: str = "en") -> Done:
    return rightsmonitor("disclosure", *arguments, "--language", language, expect=None)


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


def protect(folder: Path, name: str, *more: str | Path, table: str = "geo:2,viol") -> Done:
    file = folder / "out" / f"{name}.csv"
    file.parent.mkdir(exist_ok=True)
    return run(
        "protect", "--records", folder / f"{name}-records.csv", "--hierarchies", folder / "hierarchies",
        "--table", table,
        "--threshold", "5", "--out", file, *more,
    )  # fmt: skip


def attack(folder: Path, name: str, *more: str | Path, language: str = "en") -> Done:
    return run(
        "attack", "--published", folder / "out" / f"{name}.csv", "--hierarchies", folder / "hierarchies",
        "--threshold", "5", *more, language=language,
    )  # fmt: skip


def test_what_came_between_two_files_is_read_and_then_closed(folder: Path) -> None:
    assert protect(folder, "march").code == protect(folder, "april").code == 0
    assert attack(folder, "april").code == 0
    held = ("--released", folder / "out" / "march.csv", "--report", folder / "report.json")
    done = attack(folder, "april", *held)
    assert done.code == 1
    assert "april − march · geo:2,viol:1: N1 × a is 2" in done.out
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {"release": "april − march", "table": "geo:2,viol:1", "cell": ["N1", "a"], "low": 2, "high": 2,
            "knowledge": "propagation"} in report["cells"]  # fmt: skip
    assert report["earlier"] == ["march"]
    done = protect(folder, "april", *held)
    assert done.code == 0, done.err
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["proof"]["complete"]
    done = attack(folder, "april", *held)
    assert done.code == 0, done.out


def test_an_insider_with_earlier_files_is_met_and_breaks_what_was_not_made_against_one(folder: Path) -> None:
    """With the records of the later file: who knows one hidden number, of either file or between them, learns nothing
    where both were made against insiders; where they were not, somebody does."""
    codes = {}
    for insider in ("on", "off"):
        assert protect(folder, "march", "--insider", insider).code == 0
        held = ("--released", folder / "out" / "march.csv")
        assert protect(folder, "april", *held, "--insider", insider).code == 0
        file = folder / f"{insider}.json"
        more = (*held, "--insider", "--records", folder / "april-records.csv", "--report", file)
        codes[insider] = attack(folder, "april", *more).code
        report = json.loads(file.read_text(encoding="utf-8"))
        assert report["earlier"] == ["march"]
        assert report["insider"]["with_records"]
        assert (report["insider"]["broken"] == 0) == (codes[insider] == 0)
    assert codes == {"on": 0, "off": 1}


def test_a_folder_of_earlier_files_is_taken_whole(folder: Path) -> None:
    earlier = folder / "earlier"
    earlier.mkdir()
    assert protect(folder, "march").code == 0
    (folder / "out" / "march.csv").rename(earlier / "1-march.csv")
    records(folder / "late-records.csv", MARCH | {("N1", "a"): 10})
    assert protect(folder, "late", "--released", earlier).code == 0
    (folder / "out" / "late.csv").rename(earlier / "2-late.csv")
    assert protect(folder, "april", "--released", earlier).code == 0
    assert attack(folder, "april", "--released", earlier).code == 0


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
    assert protect(folder, "one", table="age:1").code == 0
    assert protect(folder, "two", table="age@who:1").code == 0
    held = ("--released", folder / "out" / "one.csv")
    done = attack(folder, "two", *held)
    assert done.code == 1
    assert "from5 × from0 is 3" in done.out
    assert protect(folder, "two", *held, table="age@who:1").code == 0
    assert attack(folder, "two", *held).code == 0


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_an_earlier_file_that_contradicts_is_refused(folder: Path, language: str) -> None:
    assert protect(folder, "march").code == protect(folder, "april").code == 0
    text = (folder / "out" / "march.csv").read_text(encoding="utf-8")
    (folder / "out" / "march.csv").write_text(text.replace("MA,Total,64", "MA,Total,65"), encoding="utf-8")
    done = protect(folder, "april", "--released", folder / "out" / "march.csv")
    assert done.code == 2
    assert "march" in done.err
    done = attack(folder, "april", "--released", folder / "out" / "march.csv", language=language)
    assert done.code == 2
    done = protect(folder, "march", "--released", folder / "out" / "april.csv")
    assert done.code == 2


def test_an_earlier_file_that_is_not_there(folder: Path) -> None:
    done = protect(folder, "march", "--released", folder / "nowhere")
    assert done.code == 2
    assert not (folder / "out" / "march.csv").exists()


SPARSE = {("N1", "a"): 2, ("N2", "a"): 30, ("S1", "b"): 3, ("S2", "b"): 40, ("N1", "b"): 25, ("S1", "a"): 20}


def test_earlier_files_that_hide_zeros_are_known_for_what_they_are(folder: Path) -> None:
    """A zero is hidden beside a small count: taken as 1 or more, the earlier file would contradict the records."""
    records(folder / "march-records.csv", SPARSE)
    records(folder / "april-records.csv", {cell: count + 30 for cell, count in SPARSE.items()})
    assert protect(folder, "march", "--zeros", "hide").code == 0
    with (folder / "out" / "march.csv").open(encoding="utf-8", newline="") as stream:
        hidden = {(row["geo"], row["viol"]) for row in csv.DictReader(stream) if not row["n"]}
    assert hidden & {("N2", "b"), ("S2", "a")}  # nobody is counted there
    held = ("--released", folder / "out" / "march.csv")
    wrong = protect(folder, "april", *held)
    assert wrong.code == 2, wrong.out
    done = protect(folder, "april", *held, "--released-zeros", "hide")
    assert done.code == 0, done.err
    for zeros in ("show", "hide"):
        done = protect(folder, "april", *held, "--released-zeros", "hide", "--zeros", zeros)
        assert done.code == 0, done.err
        done = attack(folder, "april", *held, "--released-zeros", "hide", "--zeros", zeros)
        assert done.code == 0, done.out
        done = attack(folder, "april", *held, "--released-zeros", "hide", "--zeros", zeros, "--insider", "--records",
                      folder / "april-records.csv")  # fmt: skip
        assert done.code == 0, done.out
