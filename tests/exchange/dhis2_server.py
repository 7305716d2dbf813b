"""A small DHIS2 for tests: it takes metadata and values by the rules of the importer that decide what is stored.

Written from DHIS2's developer documentation (metadata import, data value sets, CSV and ADX). Rules kept: codes and uids
are unique per kind; every reference exists; names have at most 230 signs and are unique where the server says so; a CSV
row is read by position after its header; a byte-order mark spoils the first column; a value must fit its value type;
elements with `aggregationType` SUM are summed up the tree of places on reading; zero is dropped unless
`zeroIsSignificant`; in ADX any attribute of a group beside the known ones is an attribute category.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

_UID = re.compile(r"[A-Za-z][A-Za-z0-9]{10}")
_UNIQUE_NAMES = frozenset({"categoryOptions", "categories", "categoryCombos", "dataElements", "dataSets"})
_REFERENCES = {
    "categoryOptions": "categoryOptions",
    "categories": "categories",
    "categoryCombo": "categoryCombos",
    "dataElement": "dataElements",
    "organisationUnits": "organisationUnits",
    "parent": "organisationUnits",
}
_PERIODS = {"Yearly": r"\d{4}", "Quarterly": r"\d{4}Q[1-4]", "Monthly": r"\d{4}(0[1-9]|1[0-2])"}
_ADX = "{urn:ihe:qrph:adx:2015}"
_KNOWN = frozenset({"dataSet", "period", "orgUnit", "attributeOptionCombo", "comment"})
Key = tuple[str, str, str, str, str]  # element, period, place, category option combo, attribute option combo


class Conflict(AssertionError):
    """What the server answers with status 409."""


@dataclass
class Server:
    kinds: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    values: dict[Key, int] = field(default_factory=dict)

    def metadata(self, content: bytes) -> None:
        document = json.loads(content)
        for kind, things in document.items():
            self.kinds[kind] = {thing["id"]: thing for thing in things}
            for one in ("id", "code", *(("name", "shortName") if kind in _UNIQUE_NAMES else ())):
                texts = [thing[one] for thing in things if one in thing]
                if len(set(texts)) != len(texts):
                    raise Conflict(f"{kind}: {one} is not unique")
            for thing in things:
                self._fits(kind, thing)
        self._references(document)

    def _fits(self, kind: str, thing: dict[str, Any]) -> None:
        if not _UID.fullmatch(thing["id"]) or len(thing["code"]) > 50 or not 1 <= len(thing["name"]) <= 230:
            raise Conflict(f"{kind}: {thing}")
        if len(thing.get("shortName", "")) > 50:
            raise Conflict(f"{kind}: shortName {thing['shortName']}")

    def _references(self, found: object, key: str = "") -> None:
        if isinstance(found, dict):
            if set(found) == {"id"} and found["id"] not in self.kinds.get(_REFERENCES[key], {}):
                raise Conflict(f"{key} {found['id']} does not exist")
            for name, inner in found.items():
                self._references(inner, name)
        elif isinstance(found, list):
            for inner in found:
                self._references(inner, key)

    def by_code(self, kind: str, code: str) -> dict[str, Any]:
        found = [thing for thing in self.kinds[kind].values() if thing["code"] == code]
        if len(found) != 1:
            raise Conflict(f"{kind}: {code} is not known")
        return found[0]

    def csv_set(self, content: bytes) -> None:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
        if rows[0][0] != "dataelement":
            raise Conflict(f"unknown column {rows[0][0]!r}")
        for row in rows[1:]:
            self._store((row[0], row[1], row[2], row[3], row[4]), row[5])

    def json_set(self, content: bytes) -> None:
        document = json.loads(content)
        if document["idScheme"] != "CODE":
            raise Conflict("identifiers are taken for uids")
        for each in document["dataValues"]:
            combo, attribute = each["categoryOptionCombo"], each["attributeOptionCombo"]
            self._store((each["dataElement"], each["period"], each["orgUnit"], combo, attribute), each["value"])

    def adx(self, content: bytes) -> None:
        for group in ElementTree.fromstring(content):
            attribute = self._combo({k: v for k, v in group.attrib.items() if k not in _KNOWN}, "CRV_OFFICE")
            period = self._iso(group.attrib["period"])
            for value in group.iter(f"{_ADX}dataValue"):
                facts = dict(value.attrib)
                element, text = facts.pop("dataElement"), facts.pop("value")
                owner = self.by_code("dataElements", element).get("categoryCombo")
                combo = self._combo(facts, owner["id"]) if owner else "default"
                self._store((element, period, group.attrib["orgUnit"], combo, attribute), text)

    def _combo(self, categories: dict[str, str], combo: str) -> str:
        """The category option combo with exactly these options, in the category combo of that uid or code."""
        wanted = {self.by_code("categoryOptions", option)["id"] for option in categories.values()}
        for category, option in categories.items():
            inside = {each["id"] for each in self.by_code("categories", category)["categoryOptions"]}
            if self.by_code("categoryOptions", option)["id"] not in inside:
                raise Conflict(f"{option} is not in {category}")
        owners = {
            thing["id"] for thing in self.kinds["categoryCombos"].values() if combo in (thing["id"], thing["code"])
        }
        for each in self.kinds["categoryOptionCombos"].values():
            if each["categoryCombo"]["id"] in owners and {o["id"] for o in each["categoryOptions"]} == wanted:
                return str(each["code"])
        raise Conflict(f"no option combo for {categories}")

    def _iso(self, text: str) -> str:
        start, length = text.split("/")
        year, month = start[:4], int(start[5:7])
        return {"P1Y": year, "P3M": f"{year}Q{(month + 2) // 3}", "P1M": f"{year}{month:02d}"}[length]

    def _store(self, key: Key, text: str) -> None:
        element_code, period, place, combo, attribute = key
        element = self.by_code("dataElements", element_code)
        self.by_code("organisationUnits", place)
        if combo != "default":
            owner = self.by_code("categoryOptionCombos", combo)["categoryCombo"]["id"]
            if owner != element["categoryCombo"]["id"]:
                raise Conflict(f"{combo} does not belong to {element_code}")
        self.by_code("categoryOptionCombos", attribute)
        sets = [s for s in self.kinds["dataSets"].values() if self._holds(s, element["id"])]
        if not any(re.fullmatch(_PERIODS[s["periodType"]], period) for s in sets):
            raise Conflict(f"{period} fits no data set of {element_code}")
        if element["valueType"] != "INTEGER_ZERO_OR_POSITIVE" or not re.fullmatch(r"0|[1-9]\d*", text):
            raise Conflict(f"value {text!r}")
        if int(text) or element["zeroIsSignificant"]:
            self.values[key] = int(text)

    def _holds(self, data_set: dict[str, Any], uid: str) -> bool:
        return any(each["dataElement"]["id"] == uid for each in data_set["dataSetElements"])

    def shown(self, element: str, period: str, place: str, combo: str, attribute: str) -> int | None:
        """What a pivot table shows: the stored value, or with an aggregation the sum over the places below."""
        if self.by_code("dataElements", element)["aggregationType"] == "NONE":
            return self.values.get((element, period, place, combo, attribute))
        below = self._below(self.by_code("organisationUnits", place)["id"])
        found = [
            v
            for k, v in self.values.items()
            if (k[0], k[1], k[3], k[4]) == (element, period, combo, attribute) and k[2] in below
        ]
        return sum(found) if found else None

    def _below(self, uid: str) -> set[str]:
        children = [p for p in self.kinds["organisationUnits"].values() if p.get("parent", {}).get("id") == uid]
        return {self.kinds["organisationUnits"][uid]["code"]}.union(*(self._below(child["id"]) for child in children))
