"""Packages of several offices become national tables: sums, intervals, corrections, gaps, and nothing more."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from itertools import product
from pathlib import Path

import national_making as making
import numpy as np
import pytest
from test_sdmx import VERSIONS, judged

from rightsmonitor.domain.errors import Cancelled, ForeignFile, NoCommonTable, NotGenuine, UnsafeRelease, VaultExists
from rightsmonitor.domain.national import National, NationalCell
from rightsmonitor.domain.release import CellKind
from rightsmonitor.exchange import gate
from rightsmonitor.services.national import batched, consolidation, workspace

OFFICES = ("OUJ", "TNG", "AGA")


@pytest.fixture
def mechanism(tmp_path: Path) -> making.Mechanism:
    return making.Mechanism(tmp_path)


def join(mechanism: making.Mechanism, to: str = "national", **options: object) -> consolidation.Joined:
    return consolidation.consolidate(
        folders=[mechanism.opened], to=mechanism.folder / to, trust=mechanism.trust, **options
    )


def tables(mechanism: making.Mechanism, **options: object) -> tuple[National, ...]:
    return consolidation.joined(folders=[mechanism.opened], trust=mechanism.trust, **options)


def truth(worlds: list[making.World]) -> Counter[tuple[str, tuple[str, ...]]]:
    """The true national count of each cell of each table."""
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    trees = making.trees()
    for world in worlds:
        for leaf, count in world.items():
            by_name = dict(zip(making.LEAVES, leaf, strict=True))
            for key, names, levels in (
                ("place-violation", ("place", "violation"), (1, 2)),
                ("violation-sex-age", ("violation", "sex", "age"), (1, 1, 1)),
            ):
                ups = [upwards(trees[n], by_name[n], depth) for n, depth in zip(names, levels, strict=True)]
                for codes in product(*ups):
                    found[key, codes] += count
    return found


def upwards(tree: object, code: str, deepest: int) -> list[str]:
    at = tree.codes.index(code)  # type: ignore[attr-defined]
    found = []
    while at >= 0:
        if tree.depths[at] <= deepest:  # type: ignore[attr-defined]
            found.append(tree.codes[at])  # type: ignore[attr-defined]
        at = tree.parents[at]  # type: ignore[attr-defined]
    return found


def inside(cell: NationalCell, true: int) -> bool:
    return cell.low <= true and (cell.high is None or true <= cell.high)


def cells(national: National) -> dict[tuple[str, tuple[str, ...]], NationalCell]:
    found = {(t.key, c.codes): c for t in national.release.tables for c in t.cells}
    assert all(isinstance(c, NationalCell) for c in found.values())
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(2))
def test_the_true_sum_is_inside_and_nothing_hidden_is_exact(mechanism: making.Mechanism, seed: int) -> None:
    worlds = [making.world(100 * seed + at) for at in range(len(OFFICES))]
    releases = [making.release(office, world) for office, world in zip(OFFICES, worlds, strict=True)]
    for made in releases:
        mechanism.receives(made)
    (national,) = tables(mechanism)
    hidden = {(t.key, c.codes) for made in releases for t in made.tables for c in t.cells if c.value is None}
    expected = truth(worlds)
    found = cells(national)
    assert {key for key, c in found.items() if c.kind is CellKind.HIDDEN} == hidden != set()
    for key, cell in found.items():
        assert inside(cell, expected[key]), key
        if key in hidden:
            assert cell.value is None
            assert cell.high is None or cell.high - cell.low + 1 >= 4
        else:
            assert cell.value == cell.low == cell.high == expected[key]
        assert cell.offices == 3


def test_every_face_says_the_same_and_hidden_values_are_in_none(mechanism: making.Mechanism, tmp_path: Path) -> None:
    for at, office in enumerate(OFFICES):
        mechanism.receives(making.release(office, making.world(at)))
    joined = join(mechanism)
    folder = joined.folder / "2026-Q3"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    said = [text for each in joined.periods[0].contributions for text in (each.office, *each.labels)]
    gate.check(files, also=said)  # reads every face back: SDMX, DHIS2, HXL, workbook, reports
    for version in VERSIONS:
        structure, data = files[f"sdmx/structure-{version}.xml"], files[f"sdmx/data-{version}.xml"]
        assert judged(structure, data, version, tmp_path) == []
    assert {f"report-{language}.pdf" for language in ("fr", "ar", "en")} <= files.keys()
    rows = list(csv.DictReader(io.StringIO(files["data/national.csv"].decode())))
    assert len(rows) == len(cells(joined.periods[0]))
    for row in rows:
        assert (row["OBS_VALUE"] == "") == (row["OBS_STATUS"] == "Q")
        assert row["OFFICES"] == row["EXPECTED"] == "3"
    summary = json.loads((joined.folder / "consolidation.json").read_text())
    assert [each["office"] for each in summary["periods"][0]["offices"]] == sorted(OFFICES)


def test_the_same_packages_give_the_same_bytes(mechanism: making.Mechanism) -> None:
    for at, office in enumerate(OFFICES[:2]):
        mechanism.receives(making.release(office, making.world(at)))
    one, other = join(mechanism, "one").folder, join(mechanism, "other").folder
    assert (one / "SHA256SUMS").read_bytes() == (other / "SHA256SUMS").read_bytes()


def test_parquet_is_one_partitioned_dataset(mechanism: making.Mechanism) -> None:
    dataset = pytest.importorskip("pyarrow.dataset", reason="the extra `authority` is not installed")
    mechanism.receives(making.release("OUJ", making.world(1)))
    mechanism.receives(making.release("OUJ", making.world(2), sequence=2, period="2026-Q4"))
    mechanism.receives(making.release("TNG", making.world(3)))
    joined = join(mechanism)
    read = dataset.dataset(joined.folder / "parquet" / "cells", partitioning="hive").to_table().to_pylist()
    shown = {
        (row["period"], row["table"], tuple(row[n] for n in making.LEAVES if row[n] is not None)): row for row in read
    }
    assert len(shown) == len(read) == sum(len(cells(each)) for each in joined.periods)
    for national in joined.periods:
        for (key, codes), cell in cells(national).items():
            row = shown[national.period, key, codes]
            assert (row["value"], row["lower"], row["upper"]) == (cell.value, cell.low, cell.high)
            assert row["expected"] == 2
    offices = dataset.dataset(joined.folder / "parquet" / "offices").to_table().to_pylist()
    assert {(o["period"], o["office"]): o["reported"] for o in offices} == {
        ("2026-Q3", "OUJ"): True,
        ("2026-Q3", "TNG"): True,
        ("2026-Q4", "OUJ"): True,
        ("2026-Q4", "TNG"): False,
    }


def test_missing_offices_are_named_and_never_zero(mechanism: making.Mechanism) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    mechanism.trusts("TNG")
    (national,) = tables(mechanism)
    assert national.missing == ("TNG",)
    assert national.expected == 2
    assert {cell.offices for cell in cells(national).values()} == {1}


def test_a_correction_replaces_and_the_same_package_counts_once(mechanism: making.Mechanism) -> None:
    first = mechanism.receives(making.release("OUJ", making.world(1)))
    second = mechanism.receives(making.release("OUJ", making.world(2), sequence=2, earlier=(first.digest,)))
    copy = mechanism.folder / "copy"
    (mechanism.opened / "OUJ-2026-Q3-2").rename(copy)
    (mechanism.opened / "again").mkdir()
    for path in copy.rglob("*"):
        if path.is_file():
            to = mechanism.opened / "again" / path.relative_to(copy)
            to.parent.mkdir(exist_ok=True)
            to.write_bytes(path.read_bytes())
    (joined,) = consolidation.joined(folders=[mechanism.opened, copy], trust=mechanism.trust)
    (only,) = joined.contributions
    assert (only.sequence, only.digest, only.replaces) == (2, second.digest, (first.digest,))


def test_what_was_replaced_does_not_come_back(mechanism: making.Mechanism) -> None:
    """Without the folder of the correction there is no package of that office, not the old one."""
    first = mechanism.receives(making.release("OUJ", making.world(1)))
    mechanism.receives(making.release("OUJ", making.world(2), sequence=2, earlier=(first.digest,)))
    mechanism.receives(making.release("TNG", making.world(3)))
    view = workspace.look(trust=mechanism.trust, folder=mechanism.opened)
    assert [(each.office, each.state) for each in view.received] == [
        ("OUJ", "replaced"),
        ("OUJ", "current"),
        ("TNG", "current"),
    ]
    assert len(workspace.usable(view)) == 3
    (mechanism.opened / "OUJ-2026-Q3-2").rename(mechanism.folder / "elsewhere")
    view = workspace.look(trust=mechanism.trust, folder=mechanism.opened)
    assert [path.name for path in workspace.usable(view)] == ["TNG-2026-Q3-1"]
    assert view.missing("2026-Q3") == ("OUJ",)
    assert reason(mechanism) == ("older-sequence", "OUJ-2026-Q3-1")


def reason(mechanism: making.Mechanism, **options: object) -> tuple[str, str]:
    with pytest.raises(NotGenuine) as caught:
        join(mechanism, **options)
    assert not (mechanism.folder / "national").exists()
    return str(caught.value.facts["reason"]), str(caught.value.facts["package"])


def test_what_was_not_accepted_or_was_changed_is_named(mechanism: making.Mechanism) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    mechanism.receives(making.release("TNG", making.world(2)))
    folder = mechanism.opened / "TNG-2026-Q3-1"
    cube = folder / "data/cube.csv"
    kept = cube.read_bytes()
    cube.write_bytes(kept.replace(b",A,F", b",E,F", 1))
    assert reason(mechanism) == ("changed-file", folder.name)
    cube.write_bytes(kept)
    (folder / ".DS_Store").write_bytes(b"x")  # what a file manager leaves is nobody's
    tables(mechanism)
    document = json.loads((mechanism.trust / "trust.json").read_text())
    document["seen"] = [each for each in document["seen"] if each["office"] == "OUJ"]
    (mechanism.trust / "trust.json").write_text(json.dumps(document))
    assert reason(mechanism) == ("not-accepted", folder.name)
    document["signers"] = [each for each in document["signers"] if each["office"] == "OUJ"]
    (mechanism.trust / "trust.json").write_text(json.dumps(document))
    assert reason(mechanism) == ("unknown-signer", folder.name)


def test_two_packages_of_one_period_that_disagree(mechanism: making.Mechanism) -> None:
    mechanism.receives(making.release("OUJ", making.world(1)))
    document = json.loads((mechanism.trust / "trust.json").read_text())
    (mechanism.trust / "trust.json").write_text(json.dumps(document | {"seen": []}))  # as another authority would
    mechanism.receives(making.release("OUJ", making.world(2), sequence=2))
    with pytest.raises(NotGenuine) as caught:
        consolidation.consolidate(folders=[mechanism.opened], to=mechanism.folder / "national")
    assert caught.value.facts["reason"] == "disagrees"


def test_a_lower_threshold_is_raised_to_the_floor(mechanism: making.Mechanism) -> None:
    worlds = [making.world(7), making.world(8)]
    low = making.release("OUJ", worlds[0], threshold=3)
    mechanism.receives(low)
    mechanism.receives(making.release("TNG", worlds[1], threshold=5))
    small = {(t.key, c.codes) for t in low.tables for c in t.cells if c.value in (3, 4)}
    assert small
    (national,) = tables(mechanism)
    assert national.release.threshold == 5
    assert [one.office for one in national.contributions if one.stricter] == ["OUJ"]
    expected, found = truth(worlds), cells(national)
    for key, cell in found.items():
        assert inside(cell, expected[key]), key
    assert all(found[key].kind is CellKind.HIDDEN and found[key].high != found[key].low for key in small)


def test_an_office_keeps_a_higher_threshold_than_the_floor(mechanism: making.Mechanism) -> None:
    """Its hidden cells keep the width that it promised; nobody else has to hide more for it."""
    mechanism.receives(making.release("OUJ", making.world(7), threshold=15))
    plain = making.release("TNG", making.world(8))
    mechanism.receives(plain)
    assert any(cell.value in range(5, 15) for table in plain.tables for cell in table.cells)
    (national,) = tables(mechanism)
    assert not any(one.stricter for one in national.contributions)
    (higher,) = tables(mechanism, threshold=15)
    assert [one.office for one in higher.contributions if one.stricter] == ["TNG"]


def test_every_package_is_attacked_by_itself_when_they_are_too_many(
    mechanism: making.Mechanism, monkeypatch: pytest.MonkeyPatch
) -> None:
    mechanism.receives(making.release("OUJ", making.world(7)))
    assert tables(mechanism)[0].checked.attack == "together"
    monkeypatch.setattr(batched, "MOST_ATTACKED", 1)
    assert tables(mechanism)[0].checked.attack == "none"
    assert tables(mechanism, thorough=True)[0].checked.attack == "each"


def test_a_package_that_gives_a_cell_away_is_hidden_further(mechanism: making.Mechanism) -> None:
    """One hidden cell whose total and neighbours all stand there: a subtraction reads it."""
    world = making.world(9)
    made = making.release("OUJ", world, tables=("place-violation",))
    (table,) = made.tables
    counts = truth([world])
    target = next(c.codes for c in table.cells if c.value is None and 0 < counts[table.key, c.codes] < 5)
    naked = tuple(
        making.Cell(codes=c.codes, kind=CellKind.HIDDEN, value=None)
        if c.codes == target
        else making.Cell(codes=c.codes, kind=CellKind.VALUE, value=counts[table.key, c.codes])
        for c in table.cells
    )
    mechanism.receives(making.replace(made, tables=(making.replace(table, cells=naked),)))
    (national,) = tables(mechanism)
    found = cells(national)
    assert national.contributions[0].stricter
    for key, cell in found.items():
        assert inside(cell, counts[key]), key
        if 0 < counts[key] < 5:
            assert cell.kind is CellKind.HIDDEN
            assert cell.high is None or cell.high - cell.low + 1 >= 4


def test_rounded_offices_give_intervals(mechanism: making.Mechanism) -> None:
    worlds = [making.world(11), making.world(12)]
    rounded = making.release("OUJ", worlds[0], base=5)
    mechanism.receives(rounded)
    mechanism.receives(making.release("TNG", worlds[1]))
    (national,) = tables(mechanism)
    expected = truth(worlds)
    kinds = Counter(cell.kind for cell in cells(national).values())
    assert set(kinds) == {CellKind.ROUNDED, CellKind.HIDDEN}
    for key, cell in cells(national).items():
        assert inside(cell, expected[key]), key


def test_other_places_and_other_tables(mechanism: making.Mechanism) -> None:
    """An office of fewer places counts where it counts; a table that one office lacks is left out and named."""
    few = ("01", "02")
    worlds = [making.world(21, places=few), making.world(22)]
    mechanism.receives(making.release("OUJ", worlds[0], places=few))
    mechanism.receives(making.release("TNG", worlds[1], tables=("place-violation",)))
    (national,) = tables(mechanism)
    assert national.left_out == (("violation-sex-age", ("TNG",)),)
    found, expected = cells(national), truth(worlds)
    assert found["place-violation", ("09", "_T")].offices == 1
    assert found["place-violation", ("MA", "_T")].offices == 2
    for key, cell in found.items():
        assert inside(cell, expected[key]), key


def test_a_year_counted_afresh_stands_beside_the_quarters_it_names(mechanism: making.Mechanism) -> None:
    quarter = mechanism.receives(making.release("OUJ", making.world(1)))
    year = making.release("OUJ", making.world(2), sequence=2, period="2026", earlier=(quarter.digest,))
    mechanism.receives(making.replace(year, rebase=True))
    assert [each.period for each in tables(mechanism)] == ["2026", "2026-Q3"]


def test_nothing_in_common(mechanism: making.Mechanism) -> None:
    mechanism.receives(making.release("OUJ", making.world(1), tables=("violation-sex-age",)))
    mechanism.receives(making.release("TNG", making.world(2), tables=("place-violation",)))
    with pytest.raises(NoCommonTable):
        join(mechanism)


def test_all_or_nothing(mechanism: making.Mechanism, monkeypatch: pytest.MonkeyPatch) -> None:
    (mechanism.folder / "nothing").mkdir()
    with pytest.raises(ForeignFile):
        consolidation.consolidate(folders=[mechanism.folder / "nothing"], to=mechanism.folder / "national")
    mechanism.receives(making.release("OUJ", making.world(1)))
    with pytest.raises(VaultExists):
        join(mechanism, "opened")
    with pytest.raises(Cancelled):
        join(mechanism, cancelled=lambda: True)
    before = sorted(mechanism.folder.iterdir())
    monkeypatch.setattr(consolidation.recheck, "subtracted", lambda *_a, **_k: 1)
    with pytest.raises(UnsafeRelease):
        join(mechanism)
    assert sorted(mechanism.folder.iterdir()) == before


def test_figures_that_contradict_each_other(mechanism: making.Mechanism) -> None:
    """Signed by two people, and all the same no sum of anything."""
    made = making.release("OUJ", making.world(1))
    table = made.tables[0]
    worst = next(c for c in table.cells if c.value and c.codes[0] == "01")
    wrong = tuple(making.replace(c, value=c.value + 1000) if c is worst else c for c in table.cells)
    assert np.sum([c is worst for c in table.cells]) == 1
    mechanism.receives(making.replace(made, tables=(making.replace(table, cells=wrong), *made.tables[1:])))
    with pytest.raises(NotGenuine) as caught:
        join(mechanism)
    assert caught.value.facts["reason"] == "figures"
