"""A small DHIS2 for tests: it takes metadata and values by the rules of the importer that decide what is stored.

Written from DHIS2's developer documentation (`developer/web-api/data`: data values, import parameters, ADX) and from
what its importer is seen to do: CSV by position behind a first row that is never looked at; identifiers are uids unless
told otherwise, in ADX codes; a value with a conflict is left out and the others are stored; an unchanged value and a
deletion of nothing count as ignored; zero is skipped unless `zeroIsSignificant`; the strict rules are settings that
are off. Conflicts carry the codes of the documentation (E7610 …).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from adx_reading import AdxError, groups, iso_period

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
_OTHER_PERIODS = r"\d{8}|\d{4}W\d{1,2}|\d{4}S[12]|\d{4}(April|July|Oct)"
_LONGEST_COMMENT, _LONGEST_NAME, _DEFAULT = 50_000, 255, "default"
STRICT = frozenset({"periods", "categoryOptionCombos", "attributeOptionCombos", "organisationUnits"})
REQUIRED = frozenset({"categoryOptionCombo", "attributeOptionCombo"})
Key = tuple[str, str, str, str, str]  # element, period, place, category option combo, attribute option combo


class Conflict(AssertionError):
    """What the server answers with status 409 when it takes nothing at all."""


@dataclass
class Summary:
    """What an import did. `conflicts`: code and what it is about."""

    imported: int = 0
    updated: int = 0
    deleted: int = 0
    ignored: int = 0
    conflicts: list[str] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {conflict.split()[0] for conflict in self.conflicts}


@dataclass(frozen=True)
class Entry:
    """One value as a reader hands it on; empty where it is not given."""

    element: str
    period: str
    place: str
    combo: str = ""
    attribute: str = ""
    value: str = ""
    stored_by: str = ""
    comment: str = ""
    followup: bool = False
    deleted: bool = False


@dataclass
class Server:
    """`settings`: strict rules and required parts that are switched on."""

    settings: Collection[str] = ()
    kinds: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    values: dict[Key, int] = field(default_factory=dict)
    notes: dict[Key, tuple[str, bool]] = field(default_factory=dict)  # comment and follow-up mark

    # --- metadata -------------------------------------------------------------------------------------

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
        if (found := self.found(kind, code, "CODE")) is None:
            raise Conflict(f"{kind}: {code} is not known")
        return found

    def found(self, kind: str, text: str, scheme: str) -> dict[str, Any] | None:
        name = {"UID": "id", "CODE": "code", "NAME": "name"}[scheme]
        return next((thing for thing in self.kinds.get(kind, {}).values() if thing.get(name) == text), None)

    # --- readers --------------------------------------------------------------------------------------

    def csv_set(self, content: bytes, *, scheme: str = "CODE", **options: Any) -> Summary:
        """`scheme` is a parameter of the request; without one a server takes uids."""
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
        return self.take((_of_row(row) for row in rows[1:]), scheme=scheme, **options)

    def json_set(self, content: bytes, **options: Any) -> Summary:
        document = json.loads(content)
        scheme = document.get("idScheme", "UID")
        if document.get("dryRun") is not None:
            options["dry_run"] = document["dryRun"]
        found = (
            Entry(
                element=each.get("dataElement", ""),
                period=each.get("period", document.get("period", "")),
                place=each.get("orgUnit", document.get("orgUnit", "")),
                combo=each.get("categoryOptionCombo", ""),
                attribute=each.get("attributeOptionCombo", document.get("attributeOptionCombo", "")),
                value=str(each.get("value", "")),
                stored_by=each.get("storedBy", ""),
                comment=each.get("comment", ""),
                followup=bool(each.get("followup")),
                deleted=bool(each.get("deleted")),
            )
            for each in document["dataValues"]
        )
        return self.take(found, scheme=scheme, **options)

    def adx(self, content: bytes, **options: Any) -> Summary:
        """A group that cannot be understood ends the whole import; a value that cannot is left out."""
        summary = Summary()
        entries = []
        try:
            for outer, values in groups(content):
                attribute = self._group(outer)
                for inner, annotation in values:
                    if (entry := self._adx_value(outer, attribute, inner, annotation, summary)) is not None:
                        entries.append(entry)
        except AdxError as failure:
            raise Conflict(str(failure)) from failure
        taken = self.take(iter(entries), scheme="CODE", **options)
        taken.conflicts += summary.conflicts
        taken.ignored += summary.ignored
        return taken

    def _group(self, outer: dict[str, str]) -> str:
        """The attribute option combo of a group, from the categories of its data set."""
        if "attributeOptionCombo" in outer or "dataSet" not in outer:
            return outer.get("attributeOptionCombo", "")
        if (data_set := self.found("dataSets", outer["dataSet"], "CODE")) is None:
            raise AdxError(f"no data set {outer['dataSet']}")
        return self._combo(outer, data_set)

    def _adx_value(
        self, outer: Mapping[str, str], attribute: str, inner: dict[str, str], annotation: str | None, summary: Summary
    ) -> Entry | None:
        element = self.found("dataElements", inner.get("dataElement", ""), "CODE")
        try:
            if element is None or "value" not in inner:
                raise AdxError(f"dataElement and value are required: {inner}")
            combo = inner.get("categoryOptionCombo") or self._combo(inner, element)
            if element["valueType"] == "TEXT":
                if annotation is None:
                    raise AdxError("DataElement expects text annotation")
                inner["value"] = annotation
        except AdxError as failure:
            summary.ignored += 1
            summary.conflicts.append(f"ADX {failure}")
            return None
        return Entry(
            element=inner["dataElement"],
            period=iso_period(outer["period"]),
            place=outer["orgUnit"],
            combo=combo,
            attribute=attribute,
            value=inner["value"],
            stored_by=inner.get("storedBy", ""),
            comment=inner.get("comment", ""),
            followup=inner.get("followup", "").lower() == "true",
        )

    def _combo(self, attributes: Mapping[str, str], owner: Mapping[str, Any]) -> str:
        """The option combo with exactly the options that the attributes give to the categories of the owner."""
        if (reference := owner.get("categoryCombo")) is None:
            return ""  # the default combo: attributes of other names are nobody's
        combo = self.kinds["categoryCombos"][reference["id"]]
        wanted = set()
        for each in combo["categories"]:
            category = self.kinds["categories"][each["id"]]
            if category["code"] not in attributes:
                raise AdxError(f"{combo['code']} must have {category['code']}")
            option = self.found("categoryOptions", attributes[category["code"]], "CODE")
            if option is None or option["id"] not in {inside["id"] for inside in category["categoryOptions"]}:
                raise AdxError(f"{attributes[category['code']]} is not in {category['code']}")
            wanted.add(option["id"])
        for each in self.kinds["categoryOptionCombos"].values():
            if each["categoryCombo"]["id"] == combo["id"] and {o["id"] for o in each["categoryOptions"]} == wanted:
                return str(each["code"])
        raise AdxError(f"no option combo for {sorted(wanted)}")

    # --- values ---------------------------------------------------------------------------------------

    def take(
        self, entries: Iterator[Entry], *, scheme: str, strategy: str = "CREATE_AND_UPDATE", dry_run: bool = False
    ) -> Summary:
        """Each value by itself: what has a conflict is left out, and the answer says so."""
        summary = Summary()
        for entry in entries:
            conflict = next((code for code, wrong in self._checks(entry, scheme) if wrong()), "")
            if conflict:
                summary.conflicts.append(f"{conflict} {entry}")
                summary.ignored += 1
            else:
                self._save(self._key(entry, scheme), entry, strategy, dry_run, summary)
        return summary

    def _checks(self, entry: Entry, scheme: str) -> Iterator[tuple[str, Callable[[], bool]]]:
        """In the order of the importer; each looks at what those before it found to be there."""
        element = self.found("dataElements", entry.element, scheme)
        place = self.found("organisationUnits", entry.place, scheme)
        combo = self._option_combo(entry.combo, scheme)
        attribute = self._option_combo(entry.attribute, scheme)
        patterns = "|".join((*_PERIODS.values(), _OTHER_PERIODS))
        yield "E7610", lambda: element is None
        yield "E7611", lambda: not re.fullmatch(patterns, entry.period)
        yield "E7612", lambda: place is None
        yield "E7613", lambda: bool(entry.combo) and combo is None
        yield "E7615", lambda: bool(entry.attribute) and attribute is None
        yield "E7618", lambda: not entry.value and not entry.comment and not entry.deleted
        yield "E7619", lambda: bool(entry.value) and not re.fullmatch(r"0|[1-9]\d*", entry.value)
        yield "E7620", lambda: len(entry.comment) > _LONGEST_COMMENT
        yield "E7630", lambda: not entry.combo and "categoryOptionCombo" in self.settings
        yield "E7631", lambda: not entry.attribute and "attributeOptionCombo" in self.settings
        yield "E7632", lambda: "periods" in self.settings and not self._fits_a_set(entry.period, element or {})
        yield "E7634", lambda: "categoryOptionCombos" in self.settings and not self._belongs(combo, element or {})
        yield "E7635", lambda: "attributeOptionCombos" in self.settings and not self._in_sets(attribute, element or {})
        yield "E7636", lambda: "organisationUnits" in self.settings and not self._assigned(place or {}, element or {})
        yield "E7637", lambda: len(entry.stored_by) > _LONGEST_NAME

    def _option_combo(self, text: str, scheme: str) -> dict[str, Any] | None:
        if not text or text == _DEFAULT:
            return {"id": _DEFAULT, "code": _DEFAULT, "categoryCombo": {"id": _DEFAULT}}
        return self.found("categoryOptionCombos", text, scheme)

    def _sets(self, element: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for data_set in self.kinds["dataSets"].values():
            if any(each["dataElement"]["id"] == element["id"] for each in data_set["dataSetElements"]):
                yield data_set

    def _fits_a_set(self, period: str, element: Mapping[str, Any]) -> bool:
        return any(re.fullmatch(_PERIODS[each["periodType"]], period) for each in self._sets(element))

    def _belongs(self, combo: Mapping[str, Any] | None, element: Mapping[str, Any]) -> bool:
        own = element.get("categoryCombo", {"id": _DEFAULT})["id"]
        return combo is not None and combo["categoryCombo"]["id"] == own

    def _in_sets(self, attribute: Mapping[str, Any] | None, element: Mapping[str, Any]) -> bool:
        combos = {each.get("categoryCombo", {"id": _DEFAULT})["id"] for each in self._sets(element)}
        return attribute is not None and attribute["categoryCombo"]["id"] in combos

    def _assigned(self, place: Mapping[str, Any], element: Mapping[str, Any]) -> bool:
        return any(
            place["id"] in {unit["id"] for unit in each.get("organisationUnits", ())} for each in self._sets(element)
        )

    def _key(self, entry: Entry, scheme: str) -> Key:
        """In codes, whatever identifiers came in."""
        element, place = (
            (self.found(kind, text, scheme) or {})["code"]
            for kind, text in (("dataElements", entry.element), ("organisationUnits", entry.place))
        )
        combos = [(self._option_combo(text, scheme) or {})["code"] for text in (entry.combo, entry.attribute)]
        return element, entry.period, place, combos[0], combos[1]

    def _save(self, key: Key, entry: Entry, strategy: str, dry_run: bool, summary: Summary) -> None:
        there = key in self.values
        zero = not entry.value or (
            not int(entry.value) and not self.by_code("dataElements", key[0])["zeroIsSignificant"]
        )
        if zero and (not there or strategy == "CREATE"):
            return  # skipped: counted nowhere
        if not there and strategy in ("CREATE", "CREATE_AND_UPDATE") and not entry.deleted:
            summary.imported += 1
        elif there and (strategy == "DELETE" or (strategy != "CREATE" and (zero or entry.deleted))):
            summary.deleted += 1
        elif there and strategy in ("UPDATE", "CREATE_AND_UPDATE") and self._differs(key, entry):
            summary.updated += 1
        else:
            summary.ignored += 1
            return
        if dry_run:
            return
        if there and (strategy == "DELETE" or zero or entry.deleted):
            del self.values[key]
        else:
            self.values[key], self.notes[key] = int(entry.value), (entry.comment, entry.followup)

    def _differs(self, key: Key, entry: Entry) -> bool:
        return (self.values[key], self.notes[key]) != (int(entry.value), (entry.comment, entry.followup))

    # --- reading --------------------------------------------------------------------------------------

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


def _of_row(row: list[str]) -> Entry:
    """By position: element, period, place, two combos, value, stored by, last updated, comment, follow-up, deleted."""
    cells = [*row, *[""] * (11 - len(row))]
    return Entry(*cells[:7], comment=cells[8], followup=cells[9].lower() == "true", deleted=cells[10].lower() == "true")
