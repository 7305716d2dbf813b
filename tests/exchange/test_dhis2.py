"""DHIS2 stores from JSON, CSV and ADX the same figures as the cube, and no figure for what is hidden."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import adx_reading
import package_making as making
import pytest
from dhis2_server import REQUIRED, STRICT, Conflict, Server, Summary
from lxml import etree

from rightsmonitor.domain.release import CellKind
from rightsmonitor.exchange import dhis2

OFFICE = "CRV_OFFICE:OUJ"
IMPORTS: dict[str, Callable[[Server, bytes], Summary]] = {
    "dhis2/dataValueSet.json": Server.json_set,
    "dhis2/dataValueSet.csv": Server.csv_set,
    "dhis2/data.adx.xml": Server.adx,
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dhis2.build(making.release())


def server(files: dict[str, bytes]) -> Server:
    made = Server()
    made.metadata(files["dhis2/metadata.json"])
    return made


def expected() -> dict[tuple[str, ...], int | None]:
    """The cube under the names a data manager sees, made here without the writers."""
    release = making.release()
    short = {"violation": "VIO1", "sex": "SEX1"}
    found = {}
    for table in release.tables:
        for cell in table.cells:
            codes = {d.name: c for d, c in zip(table.dimensions, cell.codes, strict=True) if c != d.total}
            told = [name for name in ("violation", "sex") if name in codes]
            element = "CRV_" + ("_".join(f"{name.upper()}1" for name in told) or "ALL")
            period = codes.get("month", release.period).replace("-", "")
            place = f"MA-{codes['place']}" if "place" in codes else "MA"
            combo = "".join(short[n] for n in told) + ":" + "|".join(codes[n] for n in told) if told else "default"
            found[element, period, place, combo, OFFICE] = cell.value
    return found


@pytest.mark.parametrize("name", IMPORTS)
def test_a_server_stores_what_is_published(files: dict[str, bytes], name: str) -> None:
    made = server(files)
    IMPORTS[name](made, files[name])
    assert made.values == {key: value for key, value in expected().items() if value is not None}
    assert 0 in made.values.values() or 0 not in expected().values()


@pytest.mark.parametrize("name", IMPORTS)
def test_a_hidden_cell_shows_nothing_not_even_a_sum(files: dict[str, bytes], name: str) -> None:
    made = server(files)
    IMPORTS[name](made, files[name])
    hidden = [key for key, value in expected().items() if value is None]
    assert hidden
    for key in hidden:
        assert made.shown(*key) is None
    for element in made.kinds["dataElements"].values():
        element["aggregationType"] = "SUM"
    assert any(made.shown(*key) is not None for key in hidden if key[2] == "MA")  # positive control: SUM would show one


def test_the_sidecar_lists_the_rest(files: dict[str, bytes]) -> None:
    listed = json.loads(files["dhis2/suppressed.json"])["dataValues"]
    names = ("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo")
    assert {tuple(each[n] for n in names) for each in listed} == {k for k, v in expected().items() if v is None}
    assert {each["obsStatus"] for each in listed} == {"Q"}
    assert any(cell.kind is CellKind.HIDDEN for table in making.release().tables for cell in table.cells)


Row = list[str]
ELEMENT, PERIOD, PLACE, COMBO, ATTRIBUTE, VALUE, STORED_BY, _, COMMENT, FOLLOWUP = range(10)
# What breaks each rule of the importer: column, text, setting that must be on, code of the conflict.
RULES = {
    "unknown element": (ELEMENT, "CRV_NONE", "", "E7610"),
    "no such period": (PERIOD, "2026-Q3", "", "E7611"),
    "unknown place": (PLACE, "MA-99", "", "E7612"),
    "unknown combo": (COMBO, "VIO1:RMV-99", "", "E7613"),
    "unknown office": (ATTRIBUTE, "CRV_OFFICE:XYZ", "", "E7615"),
    "nothing said": (VALUE, "", "", "E7618"),
    "a word for a number": (VALUE, "<5", "", "E7619"),
    "negative": (VALUE, "-3", "", "E7619"),
    "half": (VALUE, "3.5", "", "E7619"),
    "endless comment": (COMMENT, "x" * 50_001, "", "E7620"),
    "no combo": (COMBO, "", "categoryOptionCombo", "E7630"),
    "no office": (ATTRIBUTE, "", "attributeOptionCombo", "E7631"),
    "a day": (PERIOD, "20260701", "periods", "E7632"),
    "combo of another element": (COMBO, "SEX1:girl", "categoryOptionCombos", "E7634"),
    "office of no data set": (ATTRIBUTE, "SEX1:girl", "attributeOptionCombos", "E7635"),
    "endless name": (STORED_BY, "x" * 256, "", "E7637"),
}


def table(content: bytes) -> list[Row]:
    return list(csv.reader(io.StringIO(content.decode())))


def text(rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("rule", RULES)
def test_the_server_is_a_judge(files: dict[str, bytes], rule: str) -> None:
    """Each rule takes what we write, and leaves out the one value that breaks it and nothing else."""
    column, said, setting, code = RULES[rule]
    made = server(files)
    made.settings = {setting} if setting else set()
    assert made.csv_set(files["dhis2/dataValueSet.csv"]).conflicts == []
    rows = table(files["dhis2/dataValueSet.csv"])
    broken = next(row for row in rows[1:] if row[COMBO].startswith("VIO1:"))
    broken[column] = said
    made.values.clear()
    summary = made.csv_set(text(rows))
    assert summary.codes == {code}
    assert (summary.imported, summary.ignored) == (len(rows) - 2, 1)


def test_a_strict_server_takes_it_too(files: dict[str, bytes]) -> None:
    made = server(files)
    made.settings = STRICT | REQUIRED
    assert made.csv_set(files["dhis2/dataValueSet.csv"]).codes == set()
    for each in made.kinds["dataSets"].values():
        each["organisationUnits"] = []
    assert made.csv_set(files["dhis2/dataValueSet.csv"]).codes == {"E7636"}  # the control


def test_the_rows_of_csv_are_read_by_position_and_the_first_is_never_looked_at(files: dict[str, bytes]) -> None:
    content = files["dhis2/dataValueSet.csv"]
    whole, other = server(files), server(files)
    whole.csv_set(content)
    other.csv_set(b"whatever\n" + content.split(b"\n", 1)[1])
    assert other.values == whole.values
    swapped = server(files)
    summary = swapped.csv_set(text([[row[1], row[0], *row[2:]] for row in table(content)]))
    assert summary.codes == {"E7610"}
    assert swapped.values == {}
    uids = server(files)
    assert uids.csv_set(content, scheme="UID").codes == {"E7610"}, "without idScheme=CODE a server takes uids"
    document = json.loads(files["dhis2/dataValueSet.json"])
    del document["idScheme"]
    assert server(files).json_set(json.dumps(document).encode()).codes == {"E7610"}


def test_strategies_dry_runs_comments_and_marks(files: dict[str, bytes]) -> None:
    made, content = server(files), files["dhis2/dataValueSet.csv"]
    count = len(table(content)) - 1
    assert made.csv_set(content, dry_run=True).imported == count
    assert made.values == {}
    assert made.csv_set(content, strategy="UPDATE").ignored == count
    assert made.csv_set(content, strategy="DELETE").ignored == count
    assert made.csv_set(content, strategy="CREATE").imported == count
    assert made.csv_set(content, strategy="CREATE").ignored == count
    assert made.csv_set(content).ignored == count, "nothing has changed"
    rows = table(content)
    rows[1][COMMENT], rows[2][FOLLOWUP], rows[3][VALUE] = "said", "true", "999"
    assert made.csv_set(text(rows), strategy="UPDATE").updated == 3
    assert ("said", False) in made.notes.values()
    assert ("", True) in made.notes.values()
    assert not any(comment or mark for comment, mark in server_notes(files)), "we write neither comments nor marks"
    rows[4].append("true")  # deleted
    assert made.csv_set(text(rows)).deleted == 1
    assert made.csv_set(content, strategy="DELETE").deleted == count - 1
    assert made.values == {}


def server_notes(files: dict[str, bytes]) -> list[tuple[str, bool]]:
    made = server(files)
    made.csv_set(files["dhis2/dataValueSet.csv"])
    return list(made.notes.values())


def test_zero_is_kept_only_where_it_is_significant(files: dict[str, bytes]) -> None:
    rows = table(files["dhis2/dataValueSet.csv"])
    rows[3][VALUE] = "0"
    made, other = server(files), server(files)
    made.csv_set(text(rows))
    assert list(made.values.values()).count(0) == 1
    for element in other.kinds["dataElements"].values():
        element["zeroIsSignificant"] = False
    other.csv_set(text(rows))
    assert other.values == {key: value for key, value in made.values.items() if value}


def test_adx_of_a_group_and_of_a_value(files: dict[str, bytes]) -> None:
    content = files["dhis2/data.adx.xml"]
    for old, new in (
        (b"CRV_OFFICE=", b"CRV_BUREAU="),  # the category of the data set is missing
        (b'CRV_OFFICE="CRV_OFFICE:OUJ"', b'CRV_OFFICE="CRV_OFFICE:XYZ"'),
        (b'dataSet="', b'dataSet="X'),
        (b"/P3M", b"/P4M"),
        (b"orgUnit=", b"place="),
        (b"urn:ihe:qrph:adx:2015", b"urn:other"),
    ):
        assert old in content
        with pytest.raises(Conflict):
            server(files).adx(content.replace(old, new))
    whole = server(files)
    whole.adx(content)
    for old, new in (
        (b'CRV_VIOLATION_1="VIOLATION:RMV-1"', b'CRV_VIOLATION_1="VIOLATION:RMV-99"'),
        (b'CRV_VIOLATION_1="VIOLATION:RMV-1"', b'CRV_KIND="VIOLATION:RMV-1"'),
        (b'dataElement="CRV_ALL"', b'dataElement="CRV_NONE"'),
    ):
        assert old in content
        made = server(files)
        summary = made.adx(content.replace(old, new, 1))
        assert summary.codes == {"ADX"}
        assert len(whole.values) - len(made.values) == 1
    annotated = re.sub(rb"(<dataValue[^>]*)/>", rb"\1><annotation>7</annotation></dataValue>", content, count=1)
    assert annotated != content
    noted, worded = server(files), server(files)
    noted.adx(annotated)
    assert noted.values == whole.values, "a number keeps its value"
    for element in worded.kinds["dataElements"].values():
        element["valueType"] = "TEXT"
    worded.adx(annotated)
    assert set(worded.values.values()) == {7}, "the annotation replaces what a text element says"


def test_metadata_that_a_server_refuses(files: dict[str, bytes]) -> None:
    metadata = json.loads(files["dhis2/metadata.json"])
    metadata["categoryOptions"][1]["name"] = metadata["categoryOptions"][0]["name"]
    with pytest.raises(Conflict):
        Server().metadata(json.dumps(metadata).encode())
    metadata = json.loads(files["dhis2/metadata.json"])
    metadata["categories"][0]["categoryOptions"][0]["id"] = "aaaaaaaaaaa"
    with pytest.raises(Conflict):
        Server().metadata(json.dumps(metadata).encode())


def test_uids_are_the_same_for_every_release(files: dict[str, bytes]) -> None:
    def uids(content: bytes) -> dict[str, str]:
        return {f"{k} {t['code']}": t["id"] for k, things in json.loads(content).items() for t in things}

    later = uids(dhis2.build(making.release(sequence=9, period="2026-Q4"))["dhis2/metadata.json"])
    assert later == uids(files["dhis2/metadata.json"])
    assert len(set(later.values())) == len(later)


def test_adx_follows_the_schema_that_ihe_derives(files: dict[str, bytes]) -> None:
    schema = etree.XMLSchema(etree.fromstring(adx_reading.schema(json.loads(files["dhis2/metadata.json"]))))
    content = files["dhis2/data.adx.xml"]
    assert schema.validate(etree.fromstring(content)), schema.error_log
    for old, new in (
        (b'value="', b'value="&lt;5" x="'),
        (b"/P3M", b""),
        (b"exported", b"sent"),
        (b"orgUnit", b"place"),
        (b'orgUnit="MA', b'orgUnit="XX'),
        (b'dataElement="CRV_', b'dataElement="X_'),
        (b"VIOLATION:RMV-1", b"VIOLATION:RMV-99"),
        (b"CRV_OFFICE:OUJ", b"CRV_OFFICE:XYZ"),
        (b"<dataValue", b"<value"),
    ):
        wrong = content.replace(old, new, 1).replace(b"</value>", b"</value>")
        assert wrong != content
        assert not schema.validate(etree.fromstring(wrong)), old
    allowed = content.replace(b"<dataValue ", b'<dataValue note="x" ', 1)
    assert schema.validate(etree.fromstring(allowed)), "a jurisdiction may add attributes"
