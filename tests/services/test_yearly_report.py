"""The report of a year adds released quarters up: true sums inside the intervals, nothing new, three languages."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import national_making as making
import numpy as np
import package_making
import pytest

from rightsmonitor.cli import app
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.together import national, recheck
from rightsmonitor.exchange.package import package
from rightsmonitor.services.national import batched, packages, reporting

QUARTERS = ("2026-Q1", "2026-Q2")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[making.Mechanism, list[making.World]]:
    """Two quarters of two offices, with follow-up tables, opened without their signatures."""
    mechanism = making.Mechanism(tmp_path_factory.mktemp("year"))
    worlds = []
    for at, (office, period) in enumerate((o, p) for o in ("OUJ", "TNG") for p in QUARTERS):
        worlds.append(making.world(at))
        made = making.release(office, worlds[-1], period=period, sequence=1 + at % 2)
        made = package_making.followed(made)
        folder = mechanism.opened / f"{office}-{period}"
        files = mechanism.files(made) | {"indicators/follow-up.csv": _follow_up(made)}
        files = {name: content for name, content in files.items() if name != package.SUMS}
        files |= {package.SUMS: package.sums(files)} | dict.fromkeys(package.SIGNATURES.values(), b"x")
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return mechanism, worlds


def _follow_up(made: making.Release) -> bytes:
    return making.cube.cube_csv(replace(made, tables=made.follow_up))


@pytest.fixture(scope="module")
def report(opened: tuple[making.Mechanism, list[making.World]]) -> reporting.Reported:
    mechanism, _ = opened
    return reporting.report(
        folders=[mechanism.opened], period=Period.parse("2026"), to=mechanism.folder / "report-2026"
    )


def test_the_true_sums_are_inside_and_missing_quarters_named(
    opened: tuple[making.Mechanism, list[making.World]], report: reporting.Reported
) -> None:
    _, worlds = opened
    assert report.periods == ("2026-Q1", "2026-Q1", "2026-Q2", "2026-Q2")
    assert report.national.missing == ("OUJ 2026-Q3", "OUJ 2026-Q4", "TNG 2026-Q3", "TNG 2026-Q4")
    cells = {c.codes: c for t in report.national.release.tables if t.key == "place-violation" for c in t.cells}
    for place in making.LEAVES["place"]:
        true = sum(count for world in worlds for leaf, count in world.items() if leaf[0] == place)
        cell = cells[place, "_T"]
        assert cell.low <= true  # type: ignore[attr-defined]
        assert cell.high is None or true <= cell.high  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO((report.folder / "indicators.csv").read_text())))
    hidden = [row for row in rows if row["OBS_STATUS"] == "Q"]
    assert hidden
    for row in hidden:
        assert row["OBS_VALUE"] == row["PERCENT"] == ""
        assert not row["UPPER"] or int(row["UPPER"]) > int(row["LOWER"])
    shown = next(row for row in rows if row["INDICATOR"] == "RM-14" and row["CODES"] == "place=MA")
    single = report.national.release.follow_up
    whole = next(c for t in single if t.key == "incidents-place-verified-in-7-days" for c in t.cells)
    assert shown["DENOMINATOR"] == str(whole.value)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "une année"),
        ("ar", "الحزم المجموعة"),
        ("en", "Packages added up"),
    ],
)
def test_the_report_speaks_three_languages(report: reporting.Reported, language: str, sentence: str) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    path = report.folder / f"indicators-{language}.pdf"
    text = subprocess.run([program, path, "-"], capture_output=True, check=True).stdout.decode()
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    expected = {"fr": "Paquets additionnés", "ar": sentence, "en": sentence}[language]
    assert expected in text


def test_on_the_command_line(
    opened: tuple[making.Mechanism, list[making.World]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mechanism, _ = opened
    argv = ["authority", "report", str(mechanism.opened), "--to", str(tmp_path / "to"), "--language", "en"]
    assert app.main([*argv, "--period", "2026-Q2"], open_window=lambda *_: 4) == 0
    assert "OUJ 2026-Q2" in capsys.readouterr().out
    assert len(list((tmp_path / "to").iterdir())) == 5
    assert app.main([*argv, "--period", "2025"], open_window=lambda *_: 4) == 2  # nothing there
    assert app.main([*argv, "--period", "x"], open_window=lambda *_: 4) == 2


def test_an_insider_office_learns_nothing_and_a_sum_that_is_too_narrow_is_caught(
    opened: tuple[making.Mechanism, list[making.World]],
) -> None:
    mechanism, _ = opened
    found = [e for e in packages.current([mechanism.opened], trust=None) if e.package.facts.period == "2026-Q1"]
    batch = batched.Batched.of(found, 5, lambda: False).batch
    sums = national.added(batch.shape, [batch])
    assert recheck.subtracted(sums, [batch]) == recheck.insiders(sums, [batch]) == 0
    both = batch.hidden.all(axis=0) & (sums.most < 2**60)
    assert both.any()
    widths = batch.most - batch.least
    # As wide as the wider of both alone: enough for a stranger, told to the office that knows its own number.
    narrow = np.where(both, sums.least + widths.max(axis=0), sums.most)
    assert recheck.insiders(replace(sums, most=narrow), [batch]) > 0
