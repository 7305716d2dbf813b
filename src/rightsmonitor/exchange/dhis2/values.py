"""The values in DHIS2's three formats, and the list of what has none."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rightsmonitor.exchange.dhis2.model import OFFICE, Model, Value, option
from rightsmonitor.exchange.package import cube, observations
from rightsmonitor.exchange.package.markup import add, root, written
from rightsmonitor.wording import LANGUAGES, words

COLUMNS = (
    "dataelement",
    "period",
    "orgunit",
    "categoryoptioncombo",
    "attributeoptioncombo",
    "value",
    "storedby",
    "timestamp",
    "comment",
    "followup",
)
DATA_SETS = {"A": "CRV_YEAR", "Q": "CRV_QUARTER", "M": "CRV_MONTH"}
ADX = "urn:ihe:qrph:adx:2015"
_SCHEMES = ("idScheme", "dataElementIdScheme", "orgUnitIdScheme", "categoryOptionComboIdScheme")


def json_set(model: Model) -> bytes:
    document: dict[str, object] = dict.fromkeys(_SCHEMES, "CODE")
    document["dataValues"] = [_keys(model, value) | {"value": str(value.value)} for value in _published(model)]
    return _json(document)


def suppressed(model: Model) -> bytes:
    """Every cell that the other files leave out, with its SDMX status: Q hidden, M cannot exist."""
    document: dict[str, object] = {
        "note": {language: words(language)("faces-suppressed") for language in LANGUAGES},
        "idScheme": "CODE",
        "dataValues": [_keys(model, v) | {"obsStatus": v.status} for v in model.values if v.value is None],
    }
    return _json(document)


def csv_set(model: Model) -> bytes:
    lines = (
        (v.element, period(v.period), v.place, v.combo, model.office, str(v.value), "", "", "", "")
        for v in _published(model)
    )
    return cube.csv_bytes(COLUMNS, lines)


def adx(model: Model) -> bytes:
    """IHE QRPH ADX, 2015. What a `group` has beyond the standard is read as a category: the office is, on purpose."""
    message = root("adx", {"": ADX})
    message.set("exported", model.release.prepared_on[:19] + "Z")
    groups: dict[tuple[str, str], list[Value]] = {}
    for value in _published(model):
        groups.setdefault((value.period, value.place), []).append(value)
    for (when, place), values in groups.items():
        facts = {"dataSet": DATA_SETS[observations.frequency(when)], "period": duration(when), "orgUnit": place}
        group = add(message, "group", **facts, **{OFFICE: model.office})
        for value in values:
            parts = zip(value.signature, value.codes, strict=True)
            categories = {part.category: option(part, code) for part, code in parts}
            add(group, "dataValue", dataElement=value.element, **categories, value=str(value.value))
    return written(message)


def period(text: str) -> str:
    """2026, 2026-Q3, 2026-07 as DHIS2 writes them: 2026, 2026Q3, 202607."""
    return text.replace("-", "")


def duration(text: str) -> str:
    """2026, 2026-Q3, 2026-07 as ISO 8601 start and length."""
    year = text[:4]
    match observations.frequency(text):
        case "A":
            return f"{year}-01-01/P1Y"
        case "Q":
            return f"{year}-{int(text[-1]) * 3 - 2:02d}-01/P3M"
        case _:
            return f"{text}-01/P1M"


def _published(model: Model) -> Iterator[Value]:
    return (value for value in model.values if value.value is not None)


def _keys(model: Model, value: Value) -> dict[str, str]:
    return {
        "dataElement": value.element,
        "period": period(value.period),
        "orgUnit": value.place,
        "categoryOptionCombo": value.combo,
        "attributeOptionCombo": model.office,
    }


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
