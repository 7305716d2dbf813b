"""Answers of a record in words, field by field: what the screen, the paper and the history say alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from rightsmonitor.domain.codes import DatePrecision
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Incident, Perpetrator, Victim, Violation
from rightsmonitor.forms import FieldSpec
from rightsmonitor.reference import Reference
from rightsmonitor.wording import Words

_MEBIBYTE = 1024 * 1024
_DIRECTORIES = ("country", "language", "partner")


def _unmarked(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


class Answers:
    """The words of one language for values of the record. An empty value is an empty text."""

    def __init__(self, reference: Reference, say: Words) -> None:
        self._reference, self._say = reference, say

    def text(self, spec: FieldSpec, value: Any, incident: Incident | None = None) -> str:
        """The value of a field; `incident` names the people that links lead to."""
        if value is None or value == "" or value == ():
            return ""
        makers: dict[str, Callable[[], str]] = {
            "term": lambda: self.term(value),
            "flags": lambda: self.listed(map(self.term, value)),
            "place": lambda: self.place(value),
            "links": lambda: self.listed(self._linked(spec.list, value, incident)),
            "link": lambda: self.listed(self._linked(spec.list, (value,), incident)),
            "groups": lambda: self.listed(self._say("answers-group", **self._counts(group)) for group in value),
            "rights": lambda: self._say("answers-rights", articles=self.listed(value)),
            "age": lambda: self.age(value),
            "codes": lambda: self.listed(self.option(spec.list, code) for code in value),
            **dict.fromkeys(_DIRECTORIES, lambda: self._directories[spec.kind].get(value, str(value))),
        }
        return makers.get(spec.kind, lambda: self._plain(spec, value))()

    def _plain(self, spec: FieldSpec, value: Any) -> str:
        if isinstance(value, PartialDate):
            return self.partial(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, StrEnum):
            return self.option(spec.list, value)
        return str(value)

    @staticmethod
    def _counts(group: Any) -> dict[str, int]:
        return {"girls": group.girls, "boys": group.boys, "unknown": group.unknown, "total": group.total}

    @cached_property
    def _directories(self) -> dict[str, Mapping[str, str]]:
        reference, language = self._reference, self._say.language
        lists = {
            "country": (reference.countries, "iso2", "label"),
            "language": (reference.languages, "iso639_3", "label"),
            "partner": (reference.partners, "key", "name"),
        }
        return {
            kind: {row[code]: row[f"{stem}_{language}"] or row[f"{stem}_en"] for row in rows}
            for kind, (rows, code, stem) in lists.items()
        }

    def _linked(self, name: str, keys: Iterable[str], incident: Incident | None) -> Iterable[str]:
        entries = {entry.key: at for at, entry in enumerate(getattr(incident, name, ()))}
        for key in keys:
            yield self.entry(name, entries[key]) if key in entries else key

    def entry(self, name: str, at: int) -> str:
        """`Enfant 2`: an entry of a section that repeats; `at` counts from 0."""
        return self._say(f"editor-entry-{name}", number=at + 1)

    def heading(self, name: str, at: int, entry: Any) -> str:
        """`Enfant 1 · Fille · 9 ans`: an entry with what tells it from the others."""
        parts = [self.entry(name, at)]
        if isinstance(entry, Victim):
            parts += [self.option("sex", entry.person.sex), self.age(entry.age, estimated=entry.age_estimated)]
        elif isinstance(entry, Violation) and entry.type:
            parts.append(self.term(entry.type))
        elif isinstance(entry, Perpetrator):
            parts.append(self.option("perpetrator-type", entry.type))
        return " · ".join(part for part in parts if part)

    def option(self, name: str, code: str) -> str:
        return self._reference.codelists.label(name, str(code), self._say.language)

    def term(self, code: str) -> str:
        """The label of a term; a code of another taxonomy stays a code."""
        taxonomy = self._reference.taxonomy
        return taxonomy.term(code).label(self._say.language) if taxonomy.has(code) else self.code(code)

    def place(self, code: str) -> str:
        places, language = self._reference.places, self._say.language
        if not places.has(code):
            return self.code(code)
        place, region = places.get(code), places.region_of(code)
        return (
            place.label(language) if region is place else self.listed((place.label(language), region.label(language)))
        )

    def age(self, years: int | None, *, estimated: bool = False) -> str:
        if years is None:
            return ""
        return self._say("desktop-age-about" if estimated else "desktop-age", years=years)

    def day(self, value: date) -> str:
        """`21 novembre 2026`, `21 نونبر 2026`; one unit for a sentence that isolates it, so nothing inside is."""
        month = self._say(f"answers-month-{value.month}")
        return _unmarked(self._say("answers-day", day=value.day, month=month, year=str(value.year)))

    def size(self, count: int) -> str:
        """`120 Kio`, `2,4 Mio`: bytes for people."""
        if count < _MEBIBYTE:
            return _unmarked(self._say("answers-kib", size=max(1, round(count / 1024))))
        return _unmarked(self._say("answers-mib", size=round(count / _MEBIBYTE, 1)))

    def partial(self, value: PartialDate) -> str:
        match value.precision:
            case DatePrecision.MONTH:
                month = self._say(f"answers-month-{value.earliest.month}")
                return _unmarked(self._say("answers-month-year", month=month, year=str(value.earliest.year)))
            case DatePrecision.YEAR:
                return str(value.earliest.year)
            case DatePrecision.RANGE:
                return f"{self.day(value.earliest)} – {self.day(value.latest)}"
            case DatePrecision.ESTIMATED:
                return self._say("desktop-about-day", day=self.day(value.earliest))
            case _:
                return self.day(value.earliest)

    def listed(self, items: Iterable[str]) -> str:
        return ("، " if self._say.right_to_left else ", ").join(items)

    def code(self, text: str) -> str:
        """A code among Arabic words: isolated, so that it drags nothing with it."""
        return f"\u2068{text}\u2069" if self._say.right_to_left else text
