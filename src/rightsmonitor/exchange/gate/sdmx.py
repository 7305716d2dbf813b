"""Reads the SDMX data messages back, with the code lists of the structure that stands beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from rightsmonitor.exchange.gate.facts import Cell, Cube, Defect, Flaw, Key, cell, gather, same
from rightsmonitor.exchange.gate.tables import lines
from rightsmonitor.exchange.package import observations

AXES = {"place": "REF_AREA", "status": "PROTECTION_STATUS"}  # components that are not called as the dimension
_DIMENSIONS = {component: name for name, component in AXES.items()}
_FIXED = {"INDICATOR": "VIOLATIONS", "UNIT_MEASURE": "NUMBER", "UNIT_MULTIPLIER": "0"}
_NOT_CODED = frozenset({"TIME_PERIOD", "OBS_VALUE"})
_CONFIDENTIALITY = ("CONF_STATUS", "OBS_CONF")
_UNICEF = "unicef-"
FOREIGN = re.compile(r"[^A-Za-z0-9_@$-]")
# The columns that name the dataflow and what they say: an action other than Replace would let old figures stand.
_LEADING = {
    "data-1.0.csv": {"DATAFLOW": "{agency}:{flow}(1.0)"},
    "data-2.0.csv": {"STRUCTURE": "dataflow", "STRUCTURE_ID": "{agency}:{flow}(1.0.0)", "ACTION": "R"},
}


def markup(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    structure = _structure(files, name)
    root = parsed(name, files[name])
    sets = [element for element in root if element.tag.endswith("}DataSet")]
    if len(sets) != 1 or _action(sets[0]) != "Replace":
        raise Defect(name, Flaw.FORM)
    rows = []
    for element in sets[0]:
        if element.tag != "Obs" or len(element) or (element.text or "").strip():
            raise Defect(name, Flaw.FORM)
        rows.append(dict(element.attrib))
    _same(name, rows, structure, cube)


def text(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    structure = _structure(files, name)
    header, *rows = lines(name, files[name])
    named = _LEADING[_plain(name)]
    leading = len(named)
    if header != (*named, *structure):
        raise Defect(name, Flaw.COLUMN)
    flow = "CRV_UNICEF" if _UNICEF in name else "CRV"
    expected = tuple(text.format(agency=cube.agency, flow=flow) for text in named.values())
    if any(row[:leading] != expected for row in rows):
        raise Defect(name, Flaw.CODE)
    told = ({k: v for k, v in zip(header[leading:], row[leading:], strict=True) if v} for row in rows)
    _same(name, list(told), structure, cube)


def parsed(name: str, content: bytes) -> ElementTree.Element:
    """The root of a message without a document type: entities could say what the eye does not see."""
    if b"<!" in content:
        raise Defect(name, Flaw.FORM)
    try:
        return ElementTree.fromstring(content)  # noqa: S314 – without a document type there are no entities
    except ElementTree.ParseError as failure:
        raise Defect(name, Flaw.FORM) from failure


def is_unicef(name: str) -> bool:
    """Whether a file is of the profile for UNICEF's warehouse."""
    return _UNICEF in name


def _plain(name: str) -> str:
    """The name of a file without its folder and profile."""
    return name.rpartition("/")[2].removeprefix(_UNICEF)


def _action(data_set: ElementTree.Element) -> str:
    return next((text for name, text in data_set.attrib.items() if name.endswith("}action")), "")


def _structure(files: Mapping[str, bytes], name: str) -> dict[str, frozenset[str]]:
    """Components in their order, each with its codes."""
    version = "3.0" if _plain(name) in ("data-3.0.xml", "data-2.0.csv") else "2.1"
    path = name.replace(_plain(name), f"structure-{version}.xml")
    if path not in files:
        raise Defect(path, Flaw.MISSING)
    lists: dict[str, frozenset[str]] = {}
    components: dict[str, list[str]] = {"Dimension": [], "Attribute": [], "Measure": []}
    for element in parsed(path, files[path]).iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "Codelist" and "version" in element.attrib:
            codes = (child.get("id", "") for child in element if child.tag.endswith("}Code"))
            lists[element.get("id", "").removeprefix("CL_")] = frozenset(codes)
        elif "id" in element.attrib and kind in _COMPONENTS:
            components[_COMPONENTS[kind]].append(element.get("id", ""))
    order = (*components["Dimension"], *components["Measure"], *components["Attribute"])
    return {component: lists.get(component, frozenset()) for component in order}


_COMPONENTS = {
    "Dimension": "Dimension",
    "TimeDimension": "Dimension",
    "Attribute": "Attribute",
    "PrimaryMeasure": "Measure",
    "Measure": "Measure",
}


def _same(name: str, rows: list[dict[str, str]], structure: Mapping[str, frozenset[str]], cube: Cube) -> None:
    known = _known(name, cube)
    same(name, gather(name, _read(name, rows, structure, known, cube)), cube)


def _known(name: str, cube: Cube) -> dict[tuple[str, str], str]:
    """(dimension, identifier) to code: SDMX allows fewer signs, and places are written as ISO does."""
    country = "MAR" if _UNICEF in name else observations.COUNTRY
    known: dict[tuple[str, str], str] = {}
    for dimension, codes in cube.codes.items():
        for code in codes:
            written = observations.area(code, country) if dimension == "place" else code
            if known.setdefault((dimension, FOREIGN.sub("_", written)), code) != code:
                raise Defect(name, Flaw.CODE, code)
    return known


def _read(
    name: str,
    rows: list[dict[str, str]],
    structure: Mapping[str, frozenset[str]],
    known: Mapping[tuple[str, str], str],
    cube: Cube,
) -> Iterator[tuple[Key, Cell]]:
    optional = {"OBS_VALUE"}
    for row in rows:
        where = " ".join(row.values())
        if not structure.keys() - optional <= row.keys() <= structure.keys():
            raise Defect(name, Flaw.COLUMN, where)
        if any(text not in structure[column] for column, text in row.items() if column not in _NOT_CODED):
            raise Defect(name, Flaw.CODE, where)
        if any(row.get(column, text) != text for column, text in _FIXED.items()):
            raise Defect(name, Flaw.CODE, where)
        if row["REPORTING_OFFICE"] != cube.office or row["FREQ"] != observations.frequency(row["TIME_PERIOD"]):
            raise Defect(name, Flaw.CODE, where)
        confidentiality = next(row[column] for column in _CONFIDENTIALITY if column in row)
        found = cell(name, row.get("OBS_VALUE", ""), row["OBS_STATUS"], confidentiality, where)
        yield _key(name, row, known, cube), found


def _key(name: str, row: Mapping[str, str], known: Mapping[tuple[str, str], str], cube: Cube) -> Key:
    told: set[tuple[str, str]] = set()
    passed = {*_NOT_CODED, *_FIXED, *_CONFIDENTIALITY, "FREQ", "OBS_STATUS", "REPORTING_OFFICE"}
    for column in row.keys() - passed:
        axis = _DIMENSIONS.get(column, column.lower())
        if axis not in cube.codes:
            continue  # the whole release stands at this dimension's total
        code = known.get((axis, row[column]))
        if code is None:
            raise Defect(name, Flaw.CODE, row[column])
        if code != cube.total(axis):
            told.add((axis, code))
    return frozenset(told), row["TIME_PERIOD"]
