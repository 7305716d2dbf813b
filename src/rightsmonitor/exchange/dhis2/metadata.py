"""`metadata.json`: what a DHIS2 server must know before it takes the values. Names: French, Arabic, English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rightsmonitor.exchange.dhis2.model import (
    LONGEST,
    OFFICE,
    PLACE,
    Model,
    Part,
    Signature,
    category_combo,
    element,
    option,
    option_combo,
    uid,
)
from rightsmonitor.exchange.dhis2.values import DATA_SETS
from rightsmonitor.exchange.package import observations
from rightsmonitor.exchange.spreadsheet import dimension_label
from rightsmonitor.wording import LANGUAGES, words

_OPENED = "2000-01-01"  # a server refuses values from before its places were opened
_PERIOD_TYPES = {"A": "Yearly", "Q": "Quarterly", "M": "Monthly"}
Thing = dict[str, Any]
Labels = tuple[str, str, str]


def build(model: Model) -> bytes:
    """Imports with `importStrategy=CREATE_AND_UPDATE`; leave `organisationUnits` out where the server has its own."""
    office = (OFFICE, model.office)
    document = {
        "categoryOptions": [*_options(model), _named("categoryOption", model.office, model.release.office_labels)],
        "categories": [*(_category(model, part) for part in model.parts), _office_category(model)],
        "categoryCombos": [*(_combo(model, s) for s in model.signatures if s), _office_combo()],
        "categoryOptionCombos": [*_option_combos(model), _coc(model.office, OFFICE, [office[1]])],
        "organisationUnits": _places(model),
        "dataElements": [_element(model, signature) for signature in model.signatures],
        "dataSets": _data_sets(model),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _options(model: Model) -> list[Thing]:
    found: dict[str, Thing] = {}
    for part in model.parts:
        labels = model.axis(part.axis).labels
        for code in model.options(part):
            # Names are unique on a server: "Unknown" is said of sex, age and status.
            texts = _each(lambda i, name=part.axis, own=labels[code]: f"{_dimension(name, i)} : {own[i]}")
            found.setdefault(option(part, code), _named("categoryOption", option(part, code), texts))
    return list(found.values())


def _category(model: Model, part: Part) -> Thing:
    texts = _each(lambda i: words(LANGUAGES[i])("faces-level", dimension=_dimension(part.axis, i), level=part.level))
    options = [{"id": uid("categoryOption", option(part, code))} for code in model.options(part)]
    return _named("category", part.category, texts) | {
        "dataDimensionType": "DISAGGREGATION",
        "categoryOptions": options,
    }


def _office_category(model: Model) -> Thing:
    options = [{"id": uid("categoryOption", model.office)}]
    texts = _said("faces-reporting-office")
    return _named("category", OFFICE, texts) | {"dataDimensionType": "ATTRIBUTE", "categoryOptions": options}


def _combo(model: Model, signature: Signature) -> Thing:
    categories = [{"id": uid("category", part.category)} for part in signature]
    facts = {"dataDimensionType": "DISAGGREGATION", "categories": categories}
    return _named("categoryCombo", category_combo(signature), _title(signature)) | facts


def _office_combo() -> Thing:
    facts = {"dataDimensionType": "ATTRIBUTE", "categories": [{"id": uid("category", OFFICE)}]}
    return _named("categoryCombo", OFFICE, _said("faces-reporting-office")) | facts


def _option_combos(model: Model) -> list[Thing]:
    used = dict.fromkeys((value.signature, value.codes) for value in model.values if value.signature)
    return [
        _coc(
            option_combo(signature, codes),
            category_combo(signature),
            [option(part, code) for part, code in zip(signature, codes, strict=True)],
        )
        for signature, codes in used
    ]


def _coc(code: str, combo: str, options: Sequence[str]) -> Thing:
    return {
        "id": uid("categoryOptionCombo", code),
        "code": code,
        "name": ", ".join(options),
        "categoryCombo": {"id": uid("categoryCombo", combo)},
        "categoryOptions": [{"id": uid("categoryOption", each)} for each in options],
    }


def _places(model: Model) -> list[Thing]:
    if not any(axis.name == PLACE for axis in model.axes):
        return []
    axis = model.axis(PLACE)
    places = []
    for code in axis.codes:
        place = _named("organisationUnit", observations.area(code), axis.labels[code]) | {"openingDate": _OPENED}
        if parent := axis.parents[code]:
            place["parent"] = {"id": uid("organisationUnit", observations.area(parent))}
        places.append(place)
    return places


def _element(model: Model, signature: Signature) -> Thing:
    thing = _named("dataElement", element(signature), _title(signature)) | {
        "domainType": "AGGREGATE",
        "valueType": "INTEGER_ZERO_OR_POSITIVE",
        "aggregationType": "NONE",
        "zeroIsSignificant": True,
    }
    if signature:
        thing["categoryCombo"] = {"id": uid("categoryCombo", category_combo(signature))}
    return thing


def _data_sets(model: Model) -> list[Thing]:
    frequencies = dict.fromkeys(observations.frequency(value.period) for value in model.values)
    places = [{"id": place["id"]} for place in _places(model)]
    return [_data_set(model, frequency, places) for frequency in frequencies]


def _data_set(model: Model, frequency: str, places: list[Thing]) -> Thing:
    code = DATA_SETS[frequency]
    used = dict.fromkeys(v.signature for v in model.values if observations.frequency(v.period) == frequency)
    elements = [{"dataElement": {"id": uid("dataElement", element(signature))}} for signature in used]
    title = {"A": "year", "Q": "quarter", "M": "month"}[frequency]
    return _named("dataSet", code, _said(f"faces-data-set-{title}")) | {
        "periodType": _PERIOD_TYPES[frequency],
        "categoryCombo": {"id": uid("categoryCombo", OFFICE)},
        "dataSetElements": elements,
        "organisationUnits": places,
    }


def _title(signature: Signature) -> Labels:
    if not signature:
        return _said("faces-element-all")

    def title(i: int) -> str:
        say = words(LANGUAGES[i])
        parts = (say("faces-level", dimension=_dimension(part.axis, i), level=part.level) for part in signature)
        return say("faces-element", by=" × ".join(parts))

    return _each(title)


def _named(kind: str, code: str, labels: Labels) -> Thing:
    """An object with its stable uid; its short name is unique because its code is."""
    french, arabic, english = labels
    return {
        "id": uid(kind, code),
        "code": code,
        "name": french,
        "shortName": code[:LONGEST],
        "translations": [
            {"locale": locale, "property": "NAME", "value": text} for locale, text in (("ar", arabic), ("en", english))
        ],
    }


def _dimension(axis: str, language: int) -> str:
    return dimension_label(words(LANGUAGES[language]), axis)


def _said(key: str) -> Labels:
    return _each(lambda i: words(LANGUAGES[i])(key))


def _each(text: Any) -> Labels:
    return text(0), text(1), text(2)
