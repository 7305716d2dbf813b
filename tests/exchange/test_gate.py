"""The gate opens for what we write and for nothing that differs from it in any of seven ways, in every format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import openpyxl
import package_making as making
import pytest
from defects import Change, refused, sealed_again, set_code, seven_in_text, wrong_digest

from rightsmonitor.exchange import gate
from rightsmonitor.exchange.gate import Defect, Flaw
from rightsmonitor.exchange.package import package

CSV_FACES = (
    "data/cube.csv",
    "data/cube.hxl.csv",
    "sdmx/data-1.0.csv",
    "sdmx/data-2.0.csv",
    "sdmx/unicef-data-1.0.csv",
    "dhis2/dataValueSet.csv",
)
XML_FACES = ("sdmx/data-2.1.xml", "sdmx/data-3.0.xml", "sdmx/unicef-data-2.1.xml", "dhis2/data.adx.xml")
ROW = re.compile(rb"\n *<(?:Obs|dataValue)[^>]*OBS_VALUE=[^>]*/>|\n *<dataValue[^>]*/>")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package.build(making.release())


def test_what_we_write_passes(files: dict[str, bytes]) -> None:
    gate.check(files)
    gate.check(sealed_again(files, "LISEZMOI.txt", b"another text"))  # positive control of the helper above


@pytest.mark.parametrize("name", CSV_FACES)
def test_seven_defects_in_text(files: dict[str, bytes], name: str) -> None:
    seven_in_text(files, name, set_code)


@pytest.mark.parametrize("name", XML_FACES)
def test_seven_defects_in_markup(files: dict[str, bytes], name: str) -> None:
    content = files[name]
    shown = [found for found in ROW.findall(content) if b"RMV-" in found]
    first = shown[0]
    value = re.search(rb' (?:OBS_VALUE|value)="(\d+)"', first)
    assert value is not None
    attribute = value[0]

    def with_value(text: bytes) -> bytes:
        return content.replace(first, first.replace(attribute, attribute.replace(value[1], text)))

    other = re.sub(rb"RMV-[0-9A-Z]", b"RMV-99", first)
    assert refused(files, name, content.replace(first, other)) is Flaw.CODE
    assert refused(files, name, with_value(b"-3")) is Flaw.VALUE
    assert refused(files, name, with_value(b"&lt;5")) is Flaw.VALUE
    assert refused(files, name, content.replace(first, first + first)) is Flaw.TWICE
    assert refused(files, name, content.replace(first, first.replace(b"/>", b'CHILD_NAME="x"/>'))) is Flaw.COLUMN
    assert refused(files, name, content.replace(b'"', b"")) is Flaw.FORM
    wrong_digest(files, name, content + b"\n")
    assert refused(files, name, with_value(b"999999")) is Flaw.DIFFERS
    entity = content.replace(b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY y "z">]>\n', 1)
    assert refused(files, name, entity) is Flaw.FORM
    hidden = content.replace(first, first.replace(b"/>", b">12</Obs>" if b"<Obs" in first else b">12</dataValue>"))
    assert refused(files, name, hidden) is Flaw.FORM


@pytest.mark.parametrize("name", ["sdmx/data-2.1.xml", "sdmx/data-3.0.xml"])
def test_merge_is_refused(files: dict[str, bytes], name: str) -> None:
    merged = files[name].replace(b'ss:action="Replace"', b'ss:action="Append"')
    assert refused(files, name, merged) is Flaw.FORM


def test_seven_defects_in_json(files: dict[str, bytes]) -> None:
    name = "dhis2/dataValueSet.json"
    changes: dict[Flaw, list[dict[str, str]]] = {
        Flaw.CODE: [
            {"categoryOptionCombo": "RMV-99"},
            {"period": "2026-Q3"},
            {"orgUnit": "XX"},
            {"dataElement": "CRV_SEX1"},
        ],
        Flaw.VALUE: [{"value": "-3"}, {"value": "<5"}, {"value": "3.5"}],
        Flaw.COLUMN: [{"CHILD_NAME": "x"}],
        Flaw.DIFFERS: [{"value": "999999"}],
    }
    for flaw, patches in changes.items():
        for patch in patches:
            document = json.loads(files[name])
            document["dataValues"][3] |= patch
            assert refused(files, name, json.dumps(document).encode()) is flaw, patch
    document = json.loads(files[name])
    document["dataValues"].append(document["dataValues"][3])
    assert refused(files, name, json.dumps(document).encode()) is Flaw.TWICE
    assert refused(files, name, files[name].replace(b'"idScheme": "CODE"', b'"idScheme": "UID"')) is Flaw.FORM
    assert refused(files, name, files[name].replace(b",", b";")) is Flaw.FORM


def test_a_suppressed_cell_with_a_value_or_left_out(files: dict[str, bytes]) -> None:
    name = "dhis2/suppressed.json"
    document = json.loads(files[name])
    leaked = json.loads(files["dhis2/dataValueSet.json"])
    hidden = {k: v for k, v in document["dataValues"][0].items() if k != "obsStatus"}
    leaked["dataValues"].append({**hidden, "value": "2"})
    assert refused(files, "dhis2/dataValueSet.json", json.dumps(leaked).encode()) is Flaw.TWICE
    document["dataValues"].pop()
    assert refused(files, name, json.dumps(document).encode()) is Flaw.DIFFERS


def test_a_value_where_the_status_says_hidden(files: dict[str, bytes]) -> None:
    for name in ("data/cube.csv", "data/cube.hxl.csv"):
        leaking = files[name].replace(b",,Q,C\n", b",2,Q,C\n", 1)
        assert refused(files, name, leaking) is Flaw.VALUE
    for name in XML_FACES[:3]:
        leaking = re.sub(
            rb'(<Obs [^>]*)(UNIT_MEASURE[^>]*OBS_STATUS="Q")', rb'\1OBS_VALUE="2" \2', files[name], count=1
        )
        assert refused(files, name, leaking) is Flaw.VALUE


def workbook(content: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_defects_in_the_workbook(files: dict[str, bytes]) -> None:
    name = "data/cube.xlsx"
    content = files[name]

    def put(sheet: str, row: int, place: int, text: object) -> Change:
        def change(book: openpyxl.Workbook) -> None:
            book[sheet].cell(row, place).value = text  # type: ignore[assignment]

        return lambda found: workbook(found, change)

    def repeat_row(book: openpyxl.Workbook) -> None:
        sheet = book["Données"]
        for cell in sheet[5]:
            sheet.cell(6, cell.column).value = cell.value

    def hide(book: openpyxl.Workbook) -> None:
        book["codes"].sheet_state = "hidden"

    gate.check(sealed_again(files, name, workbook(content, lambda book: None)))  # positive control
    width = len(making.release().tables[0].dimensions) + 5
    assert refused(files, name, put("Données", 5, 3, "Autre violation")(content)) is Flaw.CODE
    assert refused(files, name, put("بيانات", 5, width - 1, -3)(content)) is Flaw.VALUE
    assert refused(files, name, put("Données", 5, width - 1, "<5")(content)) is Flaw.VALUE
    assert refused(files, name, workbook(content, repeat_row)) is Flaw.TWICE
    assert refused(files, name, put("Données", 3, width + 1, "CHILD_NAME")(content)) is Flaw.COLUMN
    assert refused(files, name, workbook(content, lambda book: book.create_sheet("enfants"))) is Flaw.COLUMN
    assert refused(files, name, workbook(content, hide)) is Flaw.COLUMN
    assert refused(files, name, content[:-200]) is Flaw.FORM


def test_no_changed_byte_of_a_data_face_passes(files: dict[str, bytes]) -> None:
    """Positions spread over each file: either the changed byte is no figure and no key, or it is refused."""
    quiet = []
    for name in (*CSV_FACES, "dhis2/dataValueSet.json", "dhis2/suppressed.json"):
        content = files[name]
        for position in range(0, len(content), max(1, len(content) // 60)):
            changed = bytearray(content)
            changed[position] ^= 1
            try:
                gate.check(sealed_again(files, name, bytes(changed)))
            except Defect:
                continue
            quiet.append((name, content[max(0, position - 30) : position + 10]))
    # The words of the sidecar's note are not figures.
    assert all(name.endswith("suppressed.json") for name, _ in quiet), quiet
