"""What names a person in free text: telephone numbers, e-mail addresses, numbers of documents, names.

Pure and quick. French, Arabic and English text, Western and Arabic-Indic digits; positions are those of the text as it
was written. It points and never decides: a person looks at what it found.

Sources of the shapes: Morocco's numbering plan (ANRT: `0` or `+212`, then nine digits that begin with 5 to 8), the
national card of loi 04-20 (one or two letters, up to six digits), passports of ICAO 9303 (up to nine characters), and
UNHCR's ProGres numbers (`385-14C00123`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.text import fold, search_key


class Identifier(StrEnum):
    """What was found."""

    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    NAME = "name"  # a name that the record gives in a name field
    PERSON = "person"  # a name after a title: somebody whom the record names nowhere else


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One find: `text[start:end]` of the text that was searched."""

    kind: Identifier
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpot:
    """One find with the path of its field."""

    field: str
    spot: Spot


_GAP = r"[ .\-/\u00a0\u202f()]{0,2}"  # people write 06 12.34-56 78
_PHONE = re.compile(
    rf"(?<![\w+])(?:(?:\+|00){_GAP}2{_GAP}1{_GAP}2{_GAP}(?:0{_GAP})?|0)[5-8](?:{_GAP}\d){{8}}(?!\w)"
    rf"|(?<![\w+])(?:\+|00)[1-9](?:{_GAP}\d){{7,13}}(?!\w)"
)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_DOCUMENT = re.compile(
    r"(?<![\w\-/])(?:"
    r"\d{3}-\d{2}[A-Z]\d{5}"  # UNHCR
    r"|[A-Z]{1,2}[ ]?\d{5,8}"  # national card, passport
    r"|\d{2}[A-Z]{2}\d{5}"  # passport
    r"|\d{9,14}"  # residence permit, register
    r")(?![\w\-/])"
)
# After one of these words a shorter number is a document too.
_NAMED_NUMBER = re.compile(
    r"(?<!\w)(?:cin|cnie|cni|passeport|passport|s[ée]jour|récépissé|permit|id\s?card|الجواز|جواز(?:\s+سفر)?|البطاقة|بطاقة(?:\s+\w+){0,2}|الإقامة)"
    r"(?:\s*(?:n\s?[°ºo]|no\.?|num[ée]ro|number|رقم|:|#))*\s*(?P<number>[A-Z]{0,3}\d[\dA-Z\-]{3,})",
    re.IGNORECASE,
)
_LATIN_TITLE = re.compile(
    r"(?<!\w)(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Mrs\.?|Ms\.?|Dr\.?|Monsieur|Madame|Mademoiselle)[ \u00a0]+"
    r"(?P<name>[A-ZÀ-Þ][\w'’\-]+(?:[ \u00a0]+[A-ZÀ-Þ][\w'’\-]+){0,3})"
)
_ARABIC_TITLE = re.compile(
    r"(?<!\w)(?:و|ب|ل)?(?:السيد|السيدة|الآنسة|الدكتورة?|المدعوة?|المسماة?|المسمى)\s+(?P<name>\w{2,}(?:\s+\w{2,})?)"
)
# Titles before offices name no person: « Monsieur le Procureur ».
_OFFICES = frozenset(
    map(
        fold,
        (
            "Procureur",
            "Juge",
            "Président",
            "Directeur",
            "Directrice",
            "Ministre",
            "وكيل",
            "قاضي",
            "القاضي",
            "المدير",
            "الوكيل",
            "رئيس",
            "الرئيس",
            "وزير",
        ),
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset(
    map(
        fold,
        (
            "ben",
            "bin",
            "ibn",
            "bent",
            "bint",
            "el",
            "al",
            "ait",
            "de",
            "van",
            "ould",
            "abd",
            "بن",
            "بنت",
            "آل",
            "أبو",
            "ام",
            "عبد",
        ),
    )
)
_SHORTEST = 3  # letters of a name alone in a text: « Ali » counts, « El » does not


def western(text: str) -> str:
    """The same text, each digit of any script as a Western one, so that positions stay."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def find(text: str, names: Iterable[str] = ()) -> tuple[Spot, ...]:
    """Everything in one text that names somebody, in its order and without overlaps.

    `names`: full names that the record holds in its name fields.
    """
    plain = western(text)
    found = [*_numbers(plain), *_named(plain, tuple(names)), *_titled(plain)]
    # The longest first, so that a telephone number is not also a document.
    found.sort(key=lambda spot: (spot.start - spot.end, spot.start))
    kept: list[Spot] = []
    for spot in found:
        if all(spot.end <= other.start or spot.start >= other.end for other in kept):
            kept.append(spot)
    return tuple(sorted(kept, key=lambda spot: spot.start))


def in_record(incident: Incident) -> tuple[FieldSpot, ...]:
    """Finds in the free texts of a record; fields that are meant for names and addresses are not among them."""
    names = tuple(names_of(incident))
    return tuple(
        FieldSpot(field=path, spot=spot) for path, text in free_texts(incident) if text for spot in find(text, names)
    )


def free_texts(incident: Incident) -> Iterator[tuple[str, str]]:
    """(path, text) of every field that tells something in sentences."""
    yield "narrative", incident.narrative
    for at, source in enumerate(incident.sources):
        yield f"sources[{at}].note", source.note
    for at, response in enumerate(incident.responses):
        yield f"responses[{at}].service", response.service
    for at, victim in enumerate(incident.victims):
        yield f"victims[{at}].consent.best_interests_reason", victim.consent.best_interests_reason


def names_of(incident: Incident) -> Iterator[str]:
    """Names of children and sources as the record holds them."""
    for victim in incident.victims:
        names = victim.person.names
        yield from (name for name in (names.latin, names.arabic, names.other) if name)
    yield from (source.name for source in incident.sources if source.name)


# --- numbers -----------------------------------------------------------------------------------------


def _numbers(text: str) -> Iterator[Spot]:
    for kind, pattern in ((Identifier.PHONE, _PHONE), (Identifier.EMAIL, _EMAIL), (Identifier.DOCUMENT, _DOCUMENT)):
        for match in pattern.finditer(text):
            yield Spot(kind=kind, start=match.start(), end=match.end())
    for match in _NAMED_NUMBER.finditer(text):
        yield Spot(kind=Identifier.DOCUMENT, start=match.start("number"), end=match.end("number"))


# --- names -------------------------------------------------------------------------------------------


def _titled(text: str) -> Iterator[Spot]:
    for pattern in (_LATIN_TITLE, _ARABIC_TITLE):
        for match in pattern.finditer(text):
            if fold(match["name"].split()[0]) not in _OFFICES:
                yield Spot(kind=Identifier.PERSON, start=match.start("name"), end=match.end("name"))


def _named(text: str, names: tuple[str, ...]) -> Iterator[Spot]:
    """Words of the names, in the spelling of the record; whole names also across scripts and spellings."""
    wanted, wholes = _wanted(names)
    if not wanted and not wholes:
        return
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    folded = [_bare(word) for _, _, word in words]
    for (start, end, _), word in zip(words, folded, strict=True):
        if word in wanted:
            yield Spot(kind=Identifier.NAME, start=start, end=end)
    keys = [search_key(word) for _, _, word in words]
    for whole in wholes:
        for at in range(len(keys) - len(whole) + 1):
            if tuple(keys[at : at + len(whole)]) == whole:
                yield Spot(kind=Identifier.NAME, start=words[at][0], end=words[at + len(whole) - 1][1])


def _bare(word: str) -> str:
    """Folded, without the Arabic letters that hang before a word."""
    folded = fold(word)
    for prefix in ("ول", "وب", "لل"):
        folded = folded.removeprefix(prefix) if len(folded) > len(prefix) + _SHORTEST else folded
    return folded


def _wanted(names: tuple[str, ...]) -> tuple[set[str], set[tuple[str, ...]]]:
    """Folded words worth finding alone, and keys of whole names of two words or more."""
    alone: set[str] = set()
    wholes: set[tuple[str, ...]] = set()
    for name in names:
        words = _WORD.findall(name)
        alone.update(w for word in words if len(w := fold(word)) >= _SHORTEST and w not in _PARTICLES)
        keys = tuple(search_key(word) for word in words)
        if len(keys) > 1 and all(keys):
            wholes.add(keys)
    return alone, wholes
