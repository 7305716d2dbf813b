"""`disclosure protect --mode round` and `disclosure attack` of its files, as real processes."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest

from terminal import Done, rightsmonitor


def run(*arguments: str | Path) -> Done:
    return rightsmonitor("disclosure", *arguments, expect=None)


def protect(folder: Path, *more: str) -> Done:
    return run("protect", "--mode", "round", "--records", folder / "records.csv", "--hierarchies",
               folder / "hierarchies", "--threshold", "5", "--out", folder / "out.csv", *more)  # fmt: skip


def attack(folder: Path, name: str, *more: str) -> Done:
    return run("attack", "--published", folder / name, "--hierarchies", folder / "hierarchies",
               "--threshold", "5", "--json", *more)  # fmt: skip


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("tables", [["geo:2,viol"], ["geo:2,viol", "viol,sex", "geo:1,sex"]])
def test_rounded_tables_add_up_and_withstand_the_attack(folder: Path, tables: list[str]) -> None:
    done = protect(folder, "--table", *tables, "--report", str(folder / "report.json"), "--language", "en")
    assert done.code == 0, done.err
    rows = cells(folder / "out.csv")
    assert {row["n"] for row in rows} <= {"0–4", *map(str, range(5, 100, 5))}
    assert "0–4" in {row["n"] for row in rows}
    counts = {
        (row.get("table"), row["geo"], row["viol"]): 0 if row["n"] == "0–4" else int(row["n"])
        for row in rows
        if not row.get("sex")
    }
    first = tables[0] if len(tables) > 1 else None
    for viol in ("Total", "a", "b", "c", "d"):
        regions = [counts[first, geo, viol] for geo in ("N", "S")]
        assert sum(regions) == counts[first, "MA", viol]
        assert counts[first, "N1", viol] + counts[first, "N2", viol] == regions[0]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert (report["mode"], report["base"], report["proof"]["complete"]) == ("round", 5, True)
    done = attack(folder, "out.csv")
    assert done.code == 0, done.out
    assert json.loads(done.out)["narrowest"] >= 4


def test_the_same_records_keep_their_random_numbers(folder: Path) -> None:
    protect(folder, "--table", "geo:2,viol")
    first = (folder / "out.csv").read_bytes()
    kept = folder / "out.csv.secret"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    protect(folder, "--table", "geo:2,viol")
    assert (folder / "out.csv").read_bytes() == first
    before = json.loads(kept.read_text(encoding="utf-8"))
    with (folder / "records.csv").open("a", encoding="utf-8") as stream:
        stream.write("N1,a,F\n")
    protect(folder, "--table", "geo:2,viol")
    after = json.loads(kept.read_text(encoding="utf-8"))
    secrets = [{entry["secret"] for entry in kept.values()} for kept in (before, after)]
    assert secrets[1] > secrets[0]
    assert len(secrets[1]) == 2


def test_margins_rounded_by_themselves_are_unsafe(folder: Path) -> None:
    (folder / "odd.csv").write_text("sex,n\nTotal,10\nF,0–4\nM,0-4\n", encoding="utf-8")
    done = attack(folder, "odd.csv")
    assert done.code == 1, done.err
    assert {(each["low"], each["high"]) for each in json.loads(done.out)["findings"]} == {(2, 4)}


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ("Total,12\nF,0–4\nM,10\n", "invalid-table"),
        ("Total,50\nF,0–4\nM,5\n", "invalid-table"),
        ("Total,5\nF,0–4\nM,\n", "unreadable-file"),
        ("Total,5\nF,0–4\nM,0–9\n", "unreadable-file"),
        ("Total,5\nF,0–4\nM,x\n", "invalid-value"),
    ],
)
def test_files_that_are_no_rounding(folder: Path, rows: str, error: str) -> None:
    (folder / "odd.csv").write_text("sex,n\n" + rows, encoding="utf-8")
    done = attack(folder, "odd.csv")
    assert done.code == 2, done.out
    assert json.loads(done.out)["error"] == error


@pytest.mark.parametrize("more", [["--base", "2"], ["--base", "5000"]])
def test_bases_that_are_none(folder: Path, more: list[str]) -> None:
    done = protect(folder, "--table", "geo:2,viol", "--json", *more)
    assert done.code == 2, done.out
    assert json.loads(done.out)["error"] == "invalid-value"
    assert not (folder / "out.csv").exists()


def test_a_damaged_secret_is_not_replaced(folder: Path) -> None:
    (folder / "out.csv.secret").write_text('{"a": "zz"}', encoding="utf-8")
    done = protect(folder, "--table", "geo:2,viol", "--json")
    assert done.code == 2
    assert (folder / "out.csv.secret").read_text(encoding="utf-8") == '{"a": "zz"}'


@pytest.mark.parametrize("records", ["geo,viol\n", "geo,viol\nN1,a\n"])
def test_nearly_nothing_to_count(folder: Path, records: str) -> None:
    (folder / "records.csv").write_text(records, encoding="utf-8")
    done = protect(folder, "--table", "geo:2,viol")
    assert done.code == 0, done.err
    assert {row["n"] for row in cells(folder / "out.csv")} <= {"0–4", "5"}
    assert attack(folder, "out.csv").code == 0


@pytest.mark.parametrize(("language", "word"), [("fr", "Écrit"), ("ar", "كُتب"), ("en", "Written")])
def test_each_language_has_its_sentences(folder: Path, language: str, word: str) -> None:
    done = protect(folder, "--table", "geo:2,viol", "--language", language)
    assert done.out.startswith(word)
    assert len(done.out.splitlines()) == 5
