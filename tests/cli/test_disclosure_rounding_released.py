"""`disclosure protect --mode round --released`: a chain of rounded files, as real processes."""

from __future__ import annotations

import csv
import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from test_disclosure_rounding_commands import attack, cells, run

TABLES = ("geo:2,viol", "viol,sex")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hierarchies").mkdir()
    (tmp_path / "hierarchies" / "hier_geo.csv").write_text(
        "code,parent\nMA,\nN,MA\nS,MA\nN1,N\nN2,N\nS1,S\nS2,S\nS3,S\n", encoding="utf-8"
    )
    (tmp_path / "hierarchies" / "hier_viol.csv").write_text(
        "code,parent\nall,\na,all\nb,all\nc,all\n", encoding="utf-8"
    )
    (tmp_path / "hierarchies" / "hier_sex.csv").write_text("code,parent\n_T,\nF,_T\nM,_T\n", encoding="utf-8")
    return tmp_path


def records(folder: Path, months: int) -> Path:
    """Everybody of January to that month; a later file only adds rows."""
    chance = random.Random(4)
    path = folder / f"records-{months}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["geo", "viol", "sex"])
        for _ in range(40 + 12 * months):
            writer.writerow([chance.choice(["N1", "N2", "S1", "S2", "S3"]), chance.choice("abc"), chance.choice("FM")])
    return path


def protect(
    folder: Path, months: int, *released: str, tables: tuple[str, ...] = TABLES
) -> tuple[int, dict[str, object]]:
    earlier = ["--released", *(str(folder / name) for name in released)] if released else []
    done = run(
        "protect", "--mode", "round", "--records", records(folder, months), "--hierarchies", folder / "hierarchies",
        "--threshold", "5", "--out", folder / f"r{months}.csv", "--table", *tables, "--json", *earlier,
    )  # fmt: skip
    return done.code, json.loads(done.out)


def numbers(path: Path) -> list[int]:
    return [0 if row["n"] == "0–4" else int(row["n"]) for row in cells(path)]


def test_differences_between_releases_are_multiples_too(folder: Path) -> None:
    assert protect(folder, 1)[0] == 0
    assert protect(folder, 2, "r1.csv")[0] == 0
    code, document = protect(folder, 3, "r1.csv", "r2.csv")
    assert code == 0, document
    assert document["earlier"] == ["r1", "r2"]
    assert document["proof"]["complete"]
    shown = [numbers(folder / f"r{months}.csv") for months in (1, 2, 3)]
    assert shown[0] != shown[2]
    for before, after in pairwise(shown):
        assert all(new >= old and (new - old) % 5 == 0 for old, new in zip(before, after, strict=True))
    done = attack(folder, "r3.csv", "--released", str(folder / "r1.csv"), str(folder / "r2.csv"))
    assert done.code == 0, done.out
    assert json.loads(done.out)["earlier"] == ["r1", "r2"]
    again = (folder / "r3.csv").read_bytes()
    protect(folder, 3, "r1.csv", "r2.csv")
    assert (folder / "r3.csv").read_bytes() == again


def test_what_was_withdrawn_waits_and_is_said(folder: Path) -> None:
    assert protect(folder, 4)[0] == 0
    code, document = protect(folder, 1, "r4.csv")
    assert (code, document.get("waiting")) == (0, 36), document
    assert numbers(folder / "r1.csv") == numbers(folder / "r4.csv")


def test_rounded_afresh_is_no_chain_for_the_attacker(folder: Path) -> None:
    """The control: a later file that shows less than an earlier one contradicts it."""
    protect(folder, 1)
    before = numbers(folder / "r1.csv")
    for _ in range(30):  # chance may also let every number grow
        (folder / "r2.csv.secret").unlink(missing_ok=True)
        protect(folder, 2)
        if any(new < old for old, new in zip(before, numbers(folder / "r2.csv"), strict=True)):
            break
    assert any(new < old for old, new in zip(before, numbers(folder / "r2.csv"), strict=True))
    done = attack(folder, "r2.csv", "--released", str(folder / "r1.csv"))
    assert (done.code, json.loads(done.out)["error"]) == (2, "release-contradicted")


def test_earlier_files_that_do_not_fit(folder: Path) -> None:
    protect(folder, 1)
    (folder / "exact.csv").write_text("sex,n\n_T,20\nF,12\nM,8\n", encoding="utf-8")
    code, document = protect(folder, 2, "exact.csv", tables=("sex",))
    assert (code, document["error"], document["reason"]) == (2, "mixed-releases", "modes")
    code, document = protect(folder, 2, "r1.csv", tables=("geo:2,viol",))
    assert (code, document["error"]) == (2, "mixed-releases")
    done = run(
        "protect", "--records", records(folder, 2), "--hierarchies", folder / "hierarchies", "--threshold", "5",
        "--out", folder / "s.csv", "--table", *TABLES, "--json", "--released", folder / "r1.csv",
    )  # fmt: skip
    assert (done.code, json.loads(done.out)["error"]) == (2, "mixed-releases")
    text = (folder / "r1.csv").read_text(encoding="utf-8")
    (folder / "r1.csv").write_text(text.replace("0–4", "5", 1), encoding="utf-8")
    code, document = protect(folder, 2, "r1.csv")
    assert (code, document["error"]) == (2, "unreadable-file")
    (folder / "r1.csv").write_text(text, encoding="utf-8")
    (folder / "r1.csv.secret").unlink()
    code, document = protect(folder, 2, "r1.csv")
    assert (code, document["error"], document["reason"]) == (2, "unreadable-file", "no-secret")
    assert not (folder / "r2.csv").exists()
    code, document = protect(folder, 2, "absent.csv")
    assert (code, document["reason"]) == (2, "missing")
