"""Labels of the dimensions of a release, in French, Arabic and English, from the reference data."""

from __future__ import annotations

from collections.abc import Callable

from rightsmonitor.domain import facts
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.release import Dimension
from rightsmonitor.reference import Reference
from rightsmonitor.wording import Language, words

Labels = tuple[str, str, str]
_OWN = {facts.NO_FLAG: "labels-no-flag", facts.FIRST: "labels-first", facts.FURTHER: "labels-further"}
_SEX = {"F": "girl", "M": "boy"}
_LANGUAGES: tuple[Language, Language, Language] = ("fr", "ar", "en")


def dimensions(layout: Layout, number: int, reference: Reference) -> tuple[Dimension, ...]:
    """The dimensions of one table with the codes that it publishes, totals first."""
    table = layout.tables[number]
    found = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        tree = layout.hierarchies[name]
        codes = tuple(tree.codes[position] for position in axis.tolist())
        parents = tuple(tree.codes[p] if (p := tree.parents[at]) >= 0 else "" for at in axis.tolist())
        labels = tuple(label(name, code, reference) for code in codes)
        found.append(Dimension(name=name, codes=codes, parents=parents, labels=labels))
    return tuple(found)


def label(dimension: str, code: str, reference: Reference) -> Labels:
    """(French, Arabic, English) of one code."""
    if code == facts.TOTAL:
        return _said("labels-total")
    if dimension == "place":
        return _place(code, reference)
    if code == facts.UNKNOWN:
        return _said("labels-unknown")
    if code in _OWN:
        return _said(_OWN[code])
    if dimension in ("violation", "flag"):
        return _three(reference.taxonomy.term(code).label)
    if dimension == "month":
        return code, code, code
    name, code = {
        "sex": ("sex", _SEX.get(code, code)),
        "age": ("age-band", code),
        "status": ("protection-status", code),
        "accompaniment": ("accompaniment", code),
        "setting": ("setting", code),
    }[dimension]
    return _three(lambda language: reference.codelists.label(name, code, language))


def _place(code: str, reference: Reference) -> Labels:
    if code == facts.UNKNOWN_PLACE:
        return _said("labels-place-unknown")
    region, _, province = code.rpartition(".")
    if province == facts.UNKNOWN:
        # With its region: a reader of the workbook sees labels only, and would find the same row twelve times.
        return _three(lambda language: _province_unknown(reference.places.get(region).label(language), language))
    return _three(reference.places.get(code).label)


def _province_unknown(region: str, language: Language) -> str:
    # A label is data that programs compare: it carries no isolates, and Arabic beside Arabic needs none.
    return words(language)("labels-province-unknown", region=region).translate({0x2068: None, 0x2069: None})


def _three(say: Callable[[Language], str]) -> Labels:
    french, arabic, english = (say(language) for language in _LANGUAGES)
    return french, arabic, english


def _said(key: str) -> Labels:
    french, arabic, english = (words(language)(key) for language in _LANGUAGES)
    return french, arabic, english
