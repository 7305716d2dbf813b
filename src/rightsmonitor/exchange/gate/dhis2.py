"""Reads the DHIS2 faces back: values by metadata.json, and everything without a value in suppressed.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rightsmonitor.exchange.gate.facts import Cell, Cube, Defect, Flaw, Key, cell, gather, number, same
from rightsmonitor.exchange.gate.sdmx import parsed
from rightsmonitor.exchange.gate.tables import lines
from rightsmonitor.exchange.package import observations

_NAMES = ("dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo")
_HEADER = (*_NAMES, "value", "storedby", "timestamp", "comment", "followup")
_KEYS = frozenset({"dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo"})
_ADX = "{urn:ihe:qrph:adx:2015}"
_GROUP = frozenset({"dataSet", "period", "orgUnit", "CRV_OFFICE"})
_START = re.compile(r"(\d{4})-(\d{2})-01/P(1Y|3M|1M)")
_PERIOD = re.compile(r"(\d{4})(Q[1-4]|\d{2})?")
Options = tuple[tuple[str, str], ...]  # (dimension, code)


def json_set(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    world = _World(files, cube)
    document = _json(files, name)
    schemes = {key: text for key, text in document.items() if key != "dataValues"}
    if set(schemes.values()) != {"CODE"} or "idScheme" not in schemes:
        raise Defect(name, Flaw.FORM)
    for value in document["dataValues"]:
        if set(value) != _KEYS | {"value"}:
            raise Defect(name, Flaw.COLUMN)
    _same(name, [({k: v[k] for k in _KEYS}, v["value"]) for v in document["dataValues"]], world)


def csv_set(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    header, *rows = lines(name, files[name])
    if header != _HEADER or any(any(row[6:]) for row in rows):
        raise Defect(name, Flaw.COLUMN)
    names = ("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo")
    _same(name, [(dict(zip(names, row[:5], strict=True)), row[5]) for row in rows], _World(files, cube))


def adx(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    world = _World(files, cube)
    root = parsed(name, files[name])
    if root.tag != f"{_ADX}adx" or set(root.attrib) != {"exported"}:
        raise Defect(name, Flaw.FORM)
    found = []
    for group in root:
        if group.tag != f"{_ADX}group" or set(group.attrib) != _GROUP:
            raise Defect(name, Flaw.COLUMN)
        for value in group:
            if value.tag != f"{_ADX}dataValue" or len(value) or (value.text or "").strip():
                raise Defect(name, Flaw.FORM)
            facts = dict(value.attrib)
            element, written = facts.pop("dataElement", ""), facts.pop("value", "")
            options = tuple(world.option(name, code, category) for category, code in facts.items())
            when = _from_duration(name, group.attrib["period"])
            key = world.key(name, group.attrib["orgUnit"], when, options, element, group.attrib["CRV_OFFICE"])
            found.append((key, number(name, written, element)))
    _compare(name, found, world)


def _same(name: str, rows: list[tuple[dict[str, str], str]], world: _World) -> None:
    found = []
    for keys, written in rows:
        where = " ".join(keys.values())
        found.append((world.key_of(name, keys), number(name, str(written), where)))
    _compare(name, found, world)


def _compare(name: str, found: list[tuple[Key, int]], world: _World) -> None:
    """Values and sidecar together are the cube; no key stands in both."""
    published = ((key, _as_shown(world.cube, key, value)) for key, value in found)
    same(name, gather(name, [*published, *world.suppressed()]), world.cube)


def _as_shown(cube: Cube, key: Key, value: int) -> Cell:
    """DHIS2 has no status: a value is as the cube marks it, normal or rounded."""
    known = cube.facts.get(key)
    rounded = known is not None and known.status == "E"
    return Cell(value, "E" if rounded else "A", "F")


class _World:
    """Codes of metadata.json and the sidecar, in the words of the cube."""

    def __init__(self, files: Mapping[str, bytes], cube: Cube) -> None:
        self.cube = cube
        self._files = files
        metadata = _json(files, "dhis2/metadata.json")
        by_id = {option["id"]: option["code"] for option in metadata["categoryOptions"]}
        self._options = frozenset(by_id.values())
        self._combos = {
            combo["code"]: tuple(by_id[option["id"]] for option in combo["categoryOptions"])
            for combo in metadata["categoryOptionCombos"]
        }
        dimensions = {each["id"]: each["code"].split("_")[1].lower() for each in metadata["categories"]}
        combos = {
            combo["id"]: frozenset(dimensions[each["id"]] for each in combo["categories"])
            for combo in metadata["categoryCombos"]
        }
        self._elements = {
            each["code"]: combos[each["categoryCombo"]["id"]] if "categoryCombo" in each else frozenset()
            for each in metadata["dataElements"]
        }
        self._categories = frozenset(category["code"] for category in metadata["categories"])
        self._places = {observations.area(code): code for code in cube.codes.get("place", {observations.COUNTRY: ""})}

    def option(self, face: str, code: str, category: str = "") -> tuple[str, str]:
        if code not in self._options or (category and category not in self._categories):
            raise Defect(face, Flaw.COLUMN if category not in self._categories else Flaw.CODE, code)
        dimension, _, own = code.partition(":")
        return dimension.lower(), own

    def key_of(self, face: str, keys: Mapping[str, str]) -> Key:
        combo = keys["categoryOptionCombo"]
        if combo != "default" and combo not in self._combos:
            raise Defect(face, Flaw.CODE, combo)
        options = tuple(self.option(face, code) for code in self._combos.get(combo, ()))
        when = _PERIOD.fullmatch(keys["period"])
        if when is None:
            raise Defect(face, Flaw.CODE, keys["period"])
        period = f"{when[1]}-{when[2]}" if when[2] else when[1]
        return self.key(face, keys["orgUnit"], period, options, keys["dataElement"], keys["attributeOptionCombo"])

    def key(self, face: str, place: str, period: str, options: Options, element: str, office: str) -> Key:
        if place not in self._places or element not in self._elements or office != f"CRV_OFFICE:{self.cube.office}":
            raise Defect(face, Flaw.CODE, f"{element} {place}")
        if self._elements[element] != {dimension for dimension, _ in options}:
            raise Defect(face, Flaw.CODE, element)
        for dimension, code in options:
            if code not in self.cube.codes.get(dimension, {}):
                raise Defect(face, Flaw.CODE, code)
        code = self._places[place]
        told = set(options) if not self.cube.codes.get("place", {}).get(code) else {*options, ("place", code)}
        return frozenset(told), period

    def suppressed(self) -> Iterator[tuple[Key, Cell]]:
        face = "dhis2/suppressed.json"
        for value in _json(self._files, face)["dataValues"]:
            if set(value) != _KEYS | {"obsStatus"}:
                raise Defect(face, Flaw.COLUMN)
            status = value["obsStatus"]
            yield self.key_of(face, value), cell(face, "", status, "C" if status == "Q" else "F", value["dataElement"])


def _from_duration(face: str, text: str) -> str:
    found = _START.fullmatch(text)
    if found is None:
        raise Defect(face, Flaw.CODE, text)
    year, month, length = found.groups()
    return {"1Y": year, "3M": f"{year}-Q{(int(month) + 2) // 3}", "1M": f"{year}-{month}"}[length]


def _json(files: Mapping[str, bytes], name: str) -> Any:
    if name not in files:
        raise Defect(name, Flaw.MISSING)
    try:
        document = json.loads(files[name])
    except ValueError as failure:
        raise Defect(name, Flaw.FORM) from failure
    if not isinstance(document, dict):
        raise Defect(name, Flaw.FORM)
    return document
