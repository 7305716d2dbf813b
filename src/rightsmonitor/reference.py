"""The shipped reference data, read once: taxonomy, places, lists of options, partners, law, glossary."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rightsmonitor import assets
from rightsmonitor.domain import indicators
from rightsmonitor.domain.indicators import Rule
from rightsmonitor.domain.law import LawHint, LawLink, LawMap
from rightsmonitor.domain.place import Place, Places
from rightsmonitor.domain.taxonomy import LANGUAGES, Crossing, Taxonomy, Term

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class CodeLists:
    """Labels of the options in `domain.codes`, by list and code."""

    labels: Mapping[str, Mapping[str, Mapping[str, str]]]

    def label(self, name: str, code: str, language: str) -> str:
        """The label, or the code itself where a list from an older version has none."""
        return self.labels.get(name, {}).get(code, {}).get(language, code)

    def codes(self, name: str) -> tuple[str, ...]:
        return tuple(self.labels[name])

    def every_label(self) -> Iterator[str]:
        """Of every code of every list, in every language."""
        for options in self.labels.values():
            for labels in options.values():
                yield from labels.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    taxonomy: Taxonomy
    places: Places
    codelists: CodeLists
    countries: tuple[Row, ...]
    languages: tuple[Row, ...]
    partners: tuple[Row, ...]
    law: LawMap
    indicators: tuple[Row, ...]
    indicator_rules: tuple[Rule, ...]
    glossary: tuple[Row, ...]
    texts: Mapping[str, Mapping[str, str]]  # remarks of the shipped data in three languages
    tiles: tuple[tuple[str, int, int], ...]  # region code, row, column


def _rows(*parts: str) -> Iterator[Row]:
    with assets.resource(*parts).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _texts(row: Row, stem: str) -> dict[str, str]:
    return {language: text for language in LANGUAGES if (text := row[f"{stem}_{language}"])}


def _term(row: Row) -> Term:
    return Term(
        scheme=row["scheme"],
        code=row["code"],
        parent=row["parent"],
        labels=_texts(row, "label"),
        definitions=_texts(row, "definition"),
        includes=_texts(row, "includes"),
        excludes=_texts(row, "excludes"),
        synonyms=tuple(filter(None, row["synonyms"].split(";"))),
        counting_unit=row["counting_unit"],
        composite=row["composite"] == "yes",
        selectable=row["selectable"] == "yes",
        verified=row["verified"] == "yes",
        source=row["source"],
    )


@cache
def taxonomy() -> Taxonomy:
    manifest = json.loads(assets.resource("taxonomy", "taxonomy.json").read_text(encoding="utf-8"))
    return Taxonomy(
        version=manifest["version"],
        digest=manifest["digest"],
        terms=tuple(map(_term, _rows("taxonomy", "terms.csv"))),
        crossings=tuple(Crossing(**row) for row in _rows("taxonomy", "crosswalk.csv")),
    )


@cache
def places() -> Places:
    return Places(
        tuple(
            Place(
                code=row["code"],
                parent=row["parent"],
                level=int(row["level"]),
                kind=row["kind"],
                iso=row["code_iso"],
                aliases=tuple(filter(None, row["aliases"].split(";"))),
                labels=_texts(row, "label"),
            )
            for row in _rows("places", "places.csv")
        )
    )


@cache
def codelists() -> CodeLists:
    lists: dict[str, dict[str, dict[str, str]]] = {}
    for row in _rows("taxonomy", "codelists.csv"):
        lists.setdefault(row["list"], {})[row["code"]] = _texts(row, "label")
    return CodeLists(lists)


@cache
def law() -> LawMap:
    hints = (
        LawHint(
            violation_class=row["violation_class"],
            instrument=row["instrument"],
            articles=row["articles"],
            summary=row["summary_fr"],
            certainty=row["certainty"],
            as_of=row["as_of"],
            crc_articles=row["crc_articles"],
            note=row["note"],
        )
        for row in _rows("taxonomy", "law_map.csv")
    )
    links = (
        LawLink(
            violation_class=row["violation_class"],
            term=row["term"],
            age_from=int(row["age_from"]) if row["age_from"] else None,
            age_below=int(row["age_below"]) if row["age_below"] else None,
            sex=row["sex"],
        )
        for row in _rows("taxonomy", "law_links.csv")
    )
    return LawMap(tuple(hints), tuple(links))


def _toml(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(assets.resource(folder, name).read_text(encoding="utf-8"))


def _tiles() -> tuple[tuple[str, int, int], ...]:
    cells = json.loads(assets.resource("places", "tilegrid.json").read_text(encoding="utf-8"))["cells"]
    return tuple((code.removeprefix("MA-"), row, column) for code, row, column in cells)


@cache
def load() -> Reference:
    """All reference data of this program version."""
    return Reference(
        taxonomy=taxonomy(),
        places=places(),
        codelists=codelists(),
        countries=tuple(_rows("places", "countries.csv")),
        languages=tuple(_rows("places", "languages.csv")),
        partners=tuple(_rows("places", "partners.csv")),
        law=law(),
        indicators=tuple(_rows("taxonomy", "indicators.csv")),
        indicator_rules=indicators.read(_toml("indicators", "rules.toml")),
        glossary=tuple(_rows("taxonomy", "glossary.csv")),
        texts={
            row["text"]: {language: row[language] for language in LANGUAGES} for row in _rows("taxonomy", "texts.csv")
        },
        tiles=_tiles(),
    )
