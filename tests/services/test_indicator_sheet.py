"""The indicators of a release: counted, protected, proved on the file, printed with their definitions."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import office
import pytest

from rightsmonitor import reference as reference_data
from rightsmonitor.domain import follow_up
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.release import CellKind, Release
from rightsmonitor.exchange.package import indicators as faces
from rightsmonitor.exchange.package import package
from rightsmonitor.services.release import follow_up as counting
from rightsmonitor.services.release import proof, releases
from rightsmonitor.storage import releases as rows

PERIOD = Period.parse("2026-Q3")
Prepared = tuple[Release, str, dict[str, bytes]]


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheet") / "vault"
    office.create(folder)
    office.fill(folder, office.records(140, seed=11))
    return folder


@pytest.fixture(scope="module")
def prepared(vault: Path) -> Prepared:
    """The release, what the vault keeps of it, and its files."""
    opened = office.unlock(vault, "officer")
    view = releases.prepare(opened, period=PERIOD, tables=("place-violation", "violation-status", "month"))
    stored = rows.get(opened.vault, view.release.uid)
    files = dict(rows.files(opened.vault, view.release.uid))
    opened.close()
    return view.release, stored.inside, files


def test_every_shown_count_is_a_plain_count_and_no_small_one_is_shown(vault: Path, prepared: Prepared) -> None:
    release, _, _ = prepared
    opened = office.unlock(vault, "officer")
    records = counting.handled(opened, PERIOD)
    opened.close()
    assert len(records) > 50
    places = reference_data.load().places
    trees = follow_up.hierarchies(places)
    hidden = 0
    for table in release.follow_up:
        measure, names = table.key.split("-")[0], [dimension.name for dimension in table.dimensions]
        plain: Counter[tuple[str, ...]] = Counter()
        for row in follow_up.rows(measure, records, places):
            for pick in range(1 << len(names)):
                codes = tuple(trees[n].codes[0] if pick >> at & 1 else row[n] for at, n in enumerate(names))
                plain[codes] += 1
        for cell in table.cells:
            if cell.kind is CellKind.HIDDEN:
                assert cell.value is None
                hidden += 1
            else:
                assert cell.value == plain[cell.codes], (table.key, cell.codes)
                assert not 0 < cell.value < release.threshold
    assert hidden > 10


def test_the_proof_holds_for_the_file_and_for_no_other(prepared: Prepared) -> None:
    _, inside, files = prepared
    assert set(json.loads(inside)["follow_up"]) == set(follow_up.MEASURES)
    assert proof.faults(inside, files) == 0
    lines = files[faces.FOLLOW_UP].decode().splitlines(keepends=True)
    shown = next(at for at, line in enumerate(lines) if ",A,F" in line and ",0,A,F" not in line)
    veiled = next(at for at, line in enumerate(lines) if ",,Q,C" in line)
    for at, old, new in ((shown, ",A,F", "7,A,F"), (veiled, ",,Q,C", ",3,A,F")):
        changed = [*lines[:at], lines[at].replace(old, new), *lines[at + 1 :]]
        assert proof.faults(inside, files | {faces.FOLLOW_UP: "".join(changed).encode()}) > 0


def test_the_figures_say_what_the_tables_say(prepared: Prepared) -> None:
    release, _, files = prepared
    found = list(csv.DictReader(io.StringIO(files[faces.FIGURES].decode())))
    by_code = {(row["INDICATOR"], row["CODES"]): row for row in found}
    table = next(t for t in release.tables if t.key == "place-violation")
    for cell in table.cells:
        if cell.codes[1] == "RMV-R.07":
            row = by_code["RM-20", f"place={cell.codes[0]}"]
            assert row["OBS_VALUE"] == ("" if cell.value is None else str(cell.value))
            assert row["OBS_STATUS"] == ("Q" if cell.kind is CellKind.HIDDEN else "A")
    timely = by_code["RM-14", "place=MA"]
    assert timely["PERCENT"] == f"{100 * int(timely['OBS_VALUE']) / int(timely['DENOMINATOR']):.1f}"
    assert not any(row["PERCENT"] for row in found if not row["OBS_VALUE"] or not row["DENOMINATOR"])
    told = json.loads(files[faces.DEFINITIONS])["indicators"]
    assert {each["code"] for each in told if each["computed"]} == {row["INDICATOR"] for row in found}
    assert {"SDG-16.2.1", "SDG-16.2.3", "SDG-8.7.1"} <= {
        each["code"] for each in told if each.get("reason") == "survey"
    }
    # The table of sex and age was not chosen: its indicator says so instead of showing something else.
    assert not next(each for each in told if each["code"] == "RM-03")["computed"]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ("Refus de scolarisation", "mesure d’enquête", "lieu du programme", "Ce qui n’est pas calculé")),
        ("ar", ("الحرمان من التمدرس", "يقاس ببحث لدى السكان", "الآلية الوطنية للرصد")),
        ("en", ("Denial of education", "measured by a survey", "place of the programme")),
    ],
)
def test_the_report_prints_definitions_and_refusals(
    prepared: Prepared, language: str, sentences: tuple[str, ...]
) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    _, _, files = prepared
    content = files[f"indicators-{language}.pdf"]
    made = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    text = " ".join(unicodedata.normalize("NFKC", made).translate({0x200E: None, 0x200F: None}).split())
    for sentence in sentences:
        assert sentence in text, sentence


def test_the_same_release_gives_the_same_sheet(prepared: Prepared) -> None:
    release, _, files = prepared
    again = package.build(release)
    assert all(again[name] == files[name] for name in files if name.startswith("indicators"))
