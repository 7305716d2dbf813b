"""The gate on the indicator files and on the intervals of national tables: seven defects in each, and more."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import national_making
import package_making as making
import pytest
from defects import Rows, edited, refused, repeat, sealed_again, seven_in_text, visible, widen, wrong_digest

from rightsmonitor.exchange import gate
from rightsmonitor.exchange.gate import Defect, Flaw
from rightsmonitor.exchange.package import package
from rightsmonitor.services.national import consolidation

FOLLOW_UP, FIGURES, DEFINITIONS = (
    f"indicators/{name}" for name in ("follow-up.csv", "indicators.csv", "indicators.json")
)
OFFICES = [f"{said}{office}" for office in ("OUJ", "TNG") for said in ("", "Bureau ", "مكتب ", "Office ")]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package.build(making.followed(making.release()))


def test_what_we_write_passes(files: dict[str, bytes]) -> None:
    gate.check(files)
    rows = list(csv.DictReader(io.StringIO(files[FIGURES].decode())))
    assert {row["OBS_STATUS"] for row in rows} == {"A", "Q"}
    assert any(row["PERCENT"] for row in rows)
    assert len({row["INDICATOR"] for row in rows}) > 15


@pytest.mark.parametrize("name", [FOLLOW_UP, FIGURES])
def test_seven_defects_in_text(files: dict[str, bytes], name: str) -> None:
    content, code = files[name], 0 if name == FIGURES else 1

    def unknown(rows: Rows) -> None:
        visible(rows)[code] = "RMV-99"

    seven_in_text(files, name, unknown, wrong=(Flaw.DIFFERS, Flaw.VALUE))
    assert refused(files, name, content.replace(b",,Q,C", b",2,Q,C", 1)) is Flaw.VALUE
    # A hidden cell that is shown, or a line that is not there any more.
    assert refused(files, name, content.replace(b",,Q,C", b",2,A,F", 1)) in (Flaw.DIFFERS, Flaw.VALUE)
    assert refused(files, name, edited(content, lambda rows: rows.pop(9))) is Flaw.DIFFERS


@pytest.mark.parametrize(
    ("place", "text", "flaw"),
    [
        ("INDICATOR", "SDG-16.2.1", Flaw.CODE),  # never computed
        ("UNIT", "child", Flaw.CODE),
        ("CODES", "place=99", Flaw.CODE),
        ("DENOMINATOR", "-1", Flaw.VALUE),
        ("DENOMINATOR_STATUS", "X", Flaw.CODE),
        ("PERCENT", "99.9", Flaw.VALUE),
    ],
)
def test_each_column_of_the_figures_is_read(files: dict[str, bytes], place: str, text: str, flaw: Flaw) -> None:
    def change(rows: Rows) -> None:
        at = rows[0].index(place)
        next(row for row in rows[1:] if row[0] == "RM-14" and row[-1])[at] = text

    assert refused(files, FIGURES, edited(files[FIGURES], change)) is flaw


def test_defects_in_the_definitions(files: dict[str, bytes]) -> None:
    def changed(change: Callable[[list[dict[str, object]]], object]) -> bytes:
        document = json.loads(files[DEFINITIONS])
        change(document["indicators"])
        return json.dumps(document).encode()

    def put(**facts: object) -> bytes:
        return changed(lambda listed: next(one for one in listed if one["code"] == "RM-14").update(facts))

    gate.check(sealed_again(files, DEFINITIONS, changed(lambda listed: None)))  # positive control
    for content, flaw in (
        (put(code="RM-99"), Flaw.CODE),
        (put(CHILD_NAME="x"), Flaw.COLUMN),
        (put(computed="<5"), Flaw.VALUE),
        (put(computed=-3), Flaw.VALUE),
        (put(definition={"fr": "a", "ar": "b", "en": "c"}), Flaw.DIFFERS),
        (put(table="place-weather"), Flaw.DIFFERS),
        (put(computed=False), Flaw.CODE),
        (changed(lambda listed: listed.append(listed[0])), Flaw.TWICE),
        (changed(lambda listed: listed.pop()), Flaw.DIFFERS),
        (files[DEFINITIONS].replace(b",", b";"), Flaw.FORM),
        (b"[]", Flaw.FORM),
    ):
        assert refused(files, DEFINITIONS, content) is flaw, content[:80]
    wrong_digest(files, DEFINITIONS, files[DEFINITIONS] + b" ")


@pytest.mark.parametrize("name", [FOLLOW_UP, FIGURES, DEFINITIONS])
def test_one_that_is_missing_is_missed(files: dict[str, bytes], name: str) -> None:
    rest = {each: content for each, content in files.items() if each not in (name, package.SUMS)}
    with pytest.raises(Defect) as caught:
        gate.check({**rest, package.SUMS: package.sums(rest)})
    assert caught.value.flaw is Flaw.MISSING


def test_seven_defects_in_the_intervals(tmp_path: Path) -> None:
    mechanism = national_making.Mechanism(tmp_path)
    for at, office in enumerate(("OUJ", "TNG")):
        mechanism.receives(national_making.release(office, national_making.world(at)))
    folder = consolidation.consolidate(folders=[mechanism.opened], to=tmp_path / "to").folder / "2026-Q3"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    gate.check(files, also=OFFICES)
    name = "data/national.csv"
    content = files[name]

    def put(place: str, text: str, *, hidden: bool = False) -> bytes:
        def change(rows: Rows) -> None:
            status = rows[0].index("OBS_STATUS")
            one = next(row for row in rows[1:] if (row[status] == "Q") == hidden and row[status] != "M")
            one[rows[0].index(place)] = text

        return edited(content, change)

    assert refused(files, name, put("VIOLATION", "RMV-99")) is Flaw.CODE
    assert refused(files, name, put("PERIOD", "2026-Q2")) is Flaw.CODE
    assert refused(files, name, put("OBS_VALUE", "-3")) is Flaw.VALUE
    assert refused(files, name, put("LOWER", "<5")) is Flaw.VALUE
    assert refused(files, name, edited(content, repeat)) is Flaw.TWICE
    assert refused(files, name, edited(content, widen)) is Flaw.COLUMN
    assert refused(files, name, content.replace(b",", b";")) in (Flaw.FORM, Flaw.COLUMN)
    assert refused(files, name, put("LOWER", "0")) is Flaw.DIFFERS
    assert refused(files, name, put("OFFICES", "7")) is Flaw.VALUE
    assert refused(files, name, edited(content, lambda rows: rows.pop(3))) is Flaw.DIFFERS
    # A hidden sum with one value left.
    lower = csv.DictReader(io.StringIO(content.decode()))
    least = next(row["LOWER"] for row in lower if row["OBS_STATUS"] == "Q")
    assert refused(files, name, put("UPPER", least, hidden=True)) is Flaw.VALUE
    wrong_digest(files, name, content + b"\n")
