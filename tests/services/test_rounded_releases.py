"""A rounded release from verified records to a sealed file: figures, proof, random numbers, errors carried over."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import office
import pytest

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.release import CellKind, Release
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.national import authority
from rightsmonitor.services.records import incidents
from rightsmonitor.services.release import proof, releases
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import review
from rightsmonitor.storage import releases as rows

QUARTER = Period.parse("2026-Q3")
SEPTEMBER = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
Counts = dict[str, dict[tuple[str, ...], int]]


Prepared = tuple[ReleaseView, dict[str, Any]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "vault"
    office.create(folder)
    office.fill(folder, office.records(60))
    return folder


@pytest.fixture
def vault(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "vault"))


@pytest.fixture(scope="module")
def published(filled: Path) -> tuple[Path, ReleaseView, str]:
    """A vault with a release of the quarter, the release, and what is kept of it."""
    folder = Path(shutil.copytree(filled, filled.parent / "published"))
    view, inside = prepared(folder)
    return folder, view, json.dumps(inside)


@pytest.fixture
def first(published: tuple[Path, ReleaseView, str], vault: Path) -> Prepared:
    """That release, in `vault`."""
    folder, view, inside = published
    shutil.rmtree(vault)
    shutil.copytree(folder, vault)
    return view, json.loads(inside)


def prepared(
    folder: Path, period: Period = QUARTER, base: int = 5, tables: tuple[str, ...] = releases.DEFAULT_TABLES
) -> Prepared:
    opened = office.unlock(folder, "officer", at=SEPTEMBER)
    view = releases.prepare(opened, period=period, base=base, tables=tables)
    inside = json.loads(rows.get(opened.vault, view.release.uid).inside)
    opened.close()
    return view, inside


def figures(release: Release) -> Counts:
    return {table.key: {cell.codes: cell.value or 0 for cell in table.cells} for table in release.tables}


def true_figures(release: Release, inside: dict[str, Any]) -> Counts:
    """Counted from the joint table that the proof keeps, in the plainest way."""
    names, parents = inside["certificate"]["dimensions"], inside["certificate"]["parents"]
    found: Counts = {}
    for table in release.tables:
        columns = [names.index(dimension.name) for dimension in table.dimensions]
        sums = {cell.codes: 0 for cell in table.cells}
        for codes, count in inside["certificate"]["truth"]:
            lines = [upwards(parents[names[column]], codes[column]) for column in columns]
            for cell in sums:
                if all(code in line for code, line in zip(cell, lines, strict=True)):
                    sums[cell] += count
        found[table.key] = sums
    return found


def upwards(parents: dict[str, str], code: str) -> set[str]:
    line = set()
    while code:
        line.add(code)
        code = parents[code]
    return line


def test_every_figure_is_a_multiple_and_all_sums_hold(vault: Path, first: Prepared) -> None:
    view, inside = first
    release, shown = view.release, figures(view.release)
    assert (release.base, release.small_class, release.verdict.hidden) == (5, "0–4", 0)
    assert release.verdict.safe
    assert release.verdict.narrowest >= 4
    exact = true_figures(release, inside)
    assert exact["month"][("_T",)] == release.verdict.units
    for table in release.tables:
        cells = shown[table.key]
        assert all(cell.kind is CellKind.ROUNDED for cell in table.cells)
        assert all(value % 5 == 0 for value in cells.values())
        assert all(exact[table.key][codes] < 5 for codes, value in cells.items() if value == 0)
        for at, dimension in enumerate(table.dimensions):
            for code in dimension.codes:
                below = [c for c, up in zip(dimension.codes, dimension.parents, strict=True) if up == code]
                for codes, value in cells.items():
                    if below and codes[at] == code:
                        assert value == sum(cells[(*codes[:at], child, *codes[at + 1 :])] for child in below)
    opened = office.unlock(vault, "officer", at=SEPTEMBER)
    assert releases.attack(opened, uid=release.uid).safe
    opened.close()


def test_the_proof_holds_for_these_bytes_only(vault: Path, first: Prepared) -> None:
    view, inside = first
    opened = office.unlock(vault, "officer", at=SEPTEMBER)
    stored = rows.get(opened.vault, view.release.uid)
    cube = rows.files(opened.vault, view.release.uid)["data/cube.csv"]
    opened.close()
    assert proof.check(stored.inside, cube).complete
    assert b",0,E,F\n" in cube
    assert not proof.check(stored.inside, cube.replace(b",0,E,F\n", b",5,E,F\n", 1)).complete
    inside["certificate"]["truth"][0][1] += 10
    assert not proof.check(json.dumps(inside), cube).complete


def test_random_numbers_are_never_drawn_again(vault: Path, first: Prepared) -> None:
    once, before = first
    opened = office.unlock(vault, "supervisor", at=SEPTEMBER)
    releases.return_(opened, uid=once.release.uid, comment="Which period?")
    opened.close()
    again, after = prepared(vault)
    assert before["secret"] == after["secret"]
    assert figures(once.release) == figures(again.release)


def test_errors_of_the_year_are_kept_for_the_next_release(vault: Path) -> None:
    """What August showed too much is written down; that September then shows too little is a test of rounding."""
    tables = ("place-violation", "month")
    first, inside = prepared(vault, Period.parse("2026-08"), tables=tables)
    more(vault, 20)
    _, later = prepared(vault, Period.parse("2026-09"), tables=tables)
    assert inside["secret"] != later["secret"]
    shown, exact = figures(first.release), true_figures(first.release, inside)
    for key, cells in shown.items():
        kept = {tuple(codes): error for codes, error in inside["errors"][key]}
        assert any(kept.values())
        assert {codes: value - exact[key][codes] for codes, value in cells.items()} == {
            codes: kept.get(codes, 0) for codes in cells
        }


def more(folder: Path, count: int) -> None:
    opened = office.unlock(folder, "officer", at=SEPTEMBER)
    for one in office.records(count, seed=5):
        stored = incidents.save(opened, incident=one, expected_revision=0)
        incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    opened.close()
    opened = office.unlock(folder, "supervisor", at=SEPTEMBER)
    for row in review.queue(opened, limit=1_000):
        review.verify(opened, uid=row.uid, expected_revision=row.revision)
    opened.close()


def test_four_eyes_and_the_authority(vault: Path, first: Prepared, tmp_path: Path) -> None:
    trust, identity = office.authority_side(vault)
    view, _ = first
    opened: Session = office.unlock(vault, "supervisor", at=SEPTEMBER)
    releases.approve(opened, uid=view.release.uid, passphrase=office.secret("supervisor"))
    path = releases.write(opened, uid=view.release.uid, folder=tmp_path / "stick")
    opened.close()
    authority.open_(file=path, trust=trust, identity=identity, to=tmp_path / "open")
    manifest = json.loads((tmp_path / "open" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["rounding"] == {"base": 5, "zero_stands_for": [0, 4]}
    assert manifest["attack"]["method"] == "rounding-additive"
    text = (tmp_path / "open" / "LISEZMOI.txt").read_text(encoding="utf-8")
    assert text.count("0–4") == 3


@pytest.mark.parametrize("base", [1, 2, 5_000, -5])
def test_bases_that_are_none(vault: Path, base: int) -> None:
    opened = office.unlock(vault, "officer", at=SEPTEMBER)
    with pytest.raises(InvalidValue):
        releases.prepare(opened, period=QUARTER, base=base)
    assert releases.list_(opened) == ()
    opened.close()
