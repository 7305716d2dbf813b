"""Reads DHIS2's metadata.json: options and places of the cube, no others, and no word or number beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rightsmonitor.exchange.gate import documents
from rightsmonitor.exchange.gate.documents import Form
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.exchange.gate.vocabulary import Vocabulary
from rightsmonitor.exchange.package import observations

METADATA = "dhis2/metadata.json"
_KEYS = """categoryOptions categories categoryCombos categoryOptionCombos organisationUnits dataElements dataSets id
    code name shortName translations locale property value dataDimensionType categoryCombo parent openingDate domainType
    valueType aggregationType periodType dataSetElements dataElement"""
_SAID = """DISAGGREGATION ATTRIBUTE AGGREGATE INTEGER_ZERO_OR_POSITIVE NONE Yearly Quarterly Monthly NAME ar en"""
_FORMS = {
    "id": r"[A-Za-z][A-Za-z0-9]{10}",
    "code": r"[A-Za-z0-9_:|.~@$-]{1,50}",
    "shortName": r"[A-Za-z0-9_:|.~@$-]{1,50}",
    "openingDate": "2000-01-01",
}
_NUMBER = re.compile(r"(^|[-<:]\s*)\d+\s*$")


def check(files: Mapping[str, bytes], cube: Cube, words: Vocabulary) -> None:
    """Raises Defect."""

    options = frozenset(_options(cube))

    def text(key: str, said: str) -> None:
        if key == "name" and set(said.split(", ")) <= options:
            return  # a combination is called by its codes
        if key in ("name", "value"):
            words.check(METADATA, said)
        if not _may_be(key, said):
            raise Defect(METADATA, Flaw.VALUE, key)

    document = documents.read(files, METADATA)
    Form.of(METADATA, _KEYS, text, flags="zeroIsSignificant").check(document)
    _once(document)
    _codes(document, cube)


def _may_be(key: str, said: str) -> bool:
    if key in ("name", "value"):
        return not _NUMBER.search(said)  # a name ends in no number of its own
    return bool(re.fullmatch(_FORMS[key], said)) if key in _FORMS else said in _SAID.split()


def _once(document: Mapping[str, Any]) -> None:
    for kind, things in document.items():
        for name in ("id", "code"):
            if len({thing.get(name) for thing in things}) != len(things):
                raise Defect(METADATA, Flaw.TWICE, kind)


def _codes(document: Mapping[str, Any], cube: Cube) -> None:
    if {thing["code"] for thing in document["categoryOptions"]} != set(_options(cube)):
        raise Defect(METADATA, Flaw.CODE, "categoryOptions")
    places = {observations.area(code) for code in cube.codes.get("place", {})}
    if {thing["code"] for thing in document["organisationUnits"]} != places:
        raise Defect(METADATA, Flaw.CODE, "organisationUnits")
    if any(thing["aggregationType"] != "NONE" for thing in document["dataElements"]):
        raise Defect(METADATA, Flaw.DIFFERS, "dataElements")  # DHIS2 would add up what is hidden


def _options(cube: Cube) -> Iterator[str]:
    """Every code below a total, and the office."""
    yield f"CRV_OFFICE:{cube.office}"
    for dimension, codes in cube.codes.items():
        if dimension not in ("place", "month"):
            yield from (f"{dimension.upper()}:{code}" for code, parent in codes.items() if parent)
