"""Reads the SDMX structures: exactly the codes of the cube with their names, no other element, attribute or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.exchange.gate.sdmx import AXES, FOREIGN, is_unicef, parsed
from rightsmonitor.exchange.gate.vocabulary import Vocabulary
from rightsmonitor.exchange.package import observations

_NAMED = """Structure Header ID Test Prepared Sender Structures Dataflows Dataflow Codelists Codelist Code Concepts
    ConceptSchemes ConceptScheme Concept ConceptIdentity DataStructures DataStructure DataStructureComponents
    DimensionList Dimension TimeDimension AttributeList Attribute AttributeRelationship MeasureList Measure
    PrimaryMeasure Observation LocalRepresentation Enumeration TextFormat Parent Ref Name"""
_ELEMENTS = frozenset(_NAMED.split())
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What an attribute may say, whatever element it stands on; identifiers are looked at where they belong.
_ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(form)
    for name, form in {
        "id": r"[A-Za-z0-9_@$-]{1,60}",
        "agencyID": r"[A-Z_]{1,20}",
        "maintainableParentID": "CS_CRV",
        "maintainableParentVersion": r"1\.0",
        "version": r"1\.0(\.0)?",
        "isFinal": "true",
        "isPartial": "true",
        "position": r"[1-9]|1\d",
        "minValue": "0",
        "textType": "ObservationalTimePeriod|Integer",
        "assignmentStatus": "Mandatory",
        "usage": "mandatory|optional",
        "package": "codelist|conceptscheme|datastructure",
        "class": "Codelist|Concept|DataStructure",
        _LANGUAGE: "fr|ar|en",
    }.items()
}
_URN = re.compile(
    r"urn:sdmx:org\.sdmx\.infomodel\.(codelist\.Codelist|conceptscheme\.Concept|datastructure\.DataStructure)"
    r"=[A-Z_]+:[A-Za-z0-9_]+\(1\.0\.0\)(\.[A-Za-z0-9_]+)?"
)
_FIXED: Mapping[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, codes in {
        "FREQ": "A Q M",
        "INDICATOR": "VIOLATIONS",
        "UNIT_MEASURE": "NUMBER",
        "UNIT_MULTIPLIER": "0",
        "OBS_STATUS": "A E M Q",
        "CONF_STATUS": "C F",
        "OBS_CONF": "C F",
    }.items()
}
_TEXTS = {"Test": re.compile("false"), "Prepared": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")}
_TEXTS |= {"ID": re.compile(r"CRV\w{0,8}_\w+_[\dQ-]+_\d+"), "Parent": re.compile(r"[A-Za-z0-9_@$-]+")}


def check(files: Mapping[str, bytes], name: str, cube: Cube, words: Vocabulary) -> None:
    """Raises Defect."""
    root = parsed(name, files[name])
    for element in root.iter():
        _element(name, element, words)
    for element in root.iter():
        if _kind(element) == "Codelist":
            _codelist(name, element, cube)


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _element(face: str, element: Element, words: Vocabulary) -> None:
    kind = _kind(element)
    if kind not in _ELEMENTS:
        raise Defect(face, Flaw.COLUMN, kind[:40])
    for attribute, said in element.attrib.items():
        if (form := _ATTRIBUTES.get(attribute)) is None:
            raise Defect(face, Flaw.COLUMN, attribute[:40])
        if not form.fullmatch(said):
            raise Defect(face, Flaw.VALUE, attribute)
    if (element.tail or "").strip():
        raise Defect(face, Flaw.FORM)
    _text(face, kind, (element.text or "").strip(), words)


def _text(face: str, kind: str, said: str, words: Vocabulary) -> None:
    if kind == "Name":
        if re.search(r"[-<]\s*\d", said):
            raise Defect(face, Flaw.VALUE)
        words.check(face, said)
    elif said and not _TEXTS.get(kind, _URN).fullmatch(said):
        raise Defect(face, Flaw.VALUE, kind)


def _codelist(face: str, element: Element, cube: Cube) -> None:
    component = element.get("id", "").removeprefix("CL_")
    codes = [code for code in element if _kind(code) == "Code"]
    written = [code.get("id", "") for code in codes]
    if len(set(written)) != len(written):
        raise Defect(face, Flaw.TWICE, component)
    expected = _expected(face, component, cube)
    if set(written) != expected.keys():
        raise Defect(face, Flaw.CODE, component)
    for code in codes:
        labels = expected[code.get("id", "")]
        if labels is not None and tuple(_names(code)) != labels:
            raise Defect(face, Flaw.DIFFERS, component)
        above = [_parent(inner) for inner in code if _kind(inner) == "Parent"]
        if not set(above) <= set(written):
            raise Defect(face, Flaw.CODE, component)


def _expected(face: str, component: str, cube: Cube) -> dict[str, tuple[str, str, str] | None]:
    """Codes of a list, each with its names where the cube has them."""
    if component == "REPORTING_OFFICE":
        return {FOREIGN.sub("_", cube.office): None}
    if component in _FIXED:
        return dict.fromkeys(_FIXED[component])
    axis = next((name for name in cube.codes if FOREIGN.sub("_", AXES.get(name, name.upper())) == component), "")
    if not axis:
        return {"_T": None}
    country = "MAR" if is_unicef(face) else observations.COUNTRY
    written = {code: observations.area(code, country) if axis == "place" else code for code in cube.codes[axis]}
    return {FOREIGN.sub("_", own): cube.labels[axis, code] for code, own in written.items()}


def _names(code: Element) -> Iterator[str]:
    found = {inner.get(_LANGUAGE, ""): inner.text or "" for inner in code if _kind(inner) == "Name"}
    yield from (found.get(language, "") for language in ("fr", "ar", "en"))


def _parent(element: Element) -> str:
    inner = next(iter(element), None)
    return (element.text or "").strip() if inner is None else inner.get("id", "")
