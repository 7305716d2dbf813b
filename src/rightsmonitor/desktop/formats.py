"""Dates, children and codes as people read them, in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.codes import DatePrecision
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Victim
from rightsmonitor.domain.law import LawHint
from rightsmonitor.domain.text import words_of
from rightsmonitor.services.records.incidents import ChildSummary

DASH = "–"
# Said about a remark, before or behind it: where the Arabic is from, then how the whole was checked.
_MARKS = (
    *("[AR:law]", "[AR:UN]", "[AR:press]", "MA usage:"),
    *("VERIFIED-TEXT", "VERIFIED-LIST", "NOT VERIFIED", "FR VERIFIED", "VERIFIED", "FROM MEMORY"),
)
# The Moroccan locale shortens June to "jui.", which reads as July.
_FRENCH_MONTHS = QLocale(QLocale.Language.French, QLocale.Country.France)


def day(value: date | None, desk: Desk) -> str:
    """`21 nov. 2026`, `21 نونبر 2026`, with the digits that were chosen."""
    if value is None:
        return DASH
    locale = _FRENCH_MONTHS if desk.language == "fr" else desk.locale
    month = "MMMM" if desk.language == "ar" else "MMM"
    return desk.words.shaped(locale.toString(QDate(value.year, value.month, value.day), f"d {month} yyyy"))


def written_day(text: str, desk: Desk) -> str:
    """A day as a file has it, `2026-11-21`, as people read it; what is none stays as it is."""
    try:
        return day(date.fromisoformat(text[:10]), desk)
    except ValueError:
        return code(text, desk) or DASH


def partial(value: PartialDate | None, desk: Desk) -> str:
    """A day, a month, a year or a range; an estimated day says so."""
    if value is None:
        return DASH
    match value.precision:
        case DatePrecision.MONTH:
            month = QDate(value.earliest.year, value.earliest.month, 1)
            return desk.words.shaped(desk.locale.toString(month, "MMMM yyyy"))
        case DatePrecision.YEAR:
            return desk.words.shaped(str(value.earliest.year))
        case DatePrecision.RANGE:
            return f"{day(value.earliest, desk)} {DASH} {day(value.latest, desk)}"
        case DatePrecision.ESTIMATED:
            return desk.words("desktop-about-day", day=day(value.earliest, desk))
        case _:
            return day(value.earliest, desk)


def instant(text: str, desk: Desk) -> str:
    """A stored instant as a day and time of this laptop's zone."""
    moment = datetime.fromisoformat(text).astimezone()
    return desk.words.shaped(f"{day(moment.date(), desk)}{_comma(desk)}{moment:%H:%M}")


def number(value: int, desk: Desk) -> str:
    """A count by itself, with the digits that were chosen."""
    return desk.words.shaped(str(value))


def code(text: str, desk: Desk) -> str:
    """A number of a record among Arabic words: isolated, so that it drags nothing with it."""
    return f"\u2068{text}\u2069" if desk.words.right_to_left and text else text


def path(place: Path, desk: Desk) -> str:
    """Where something lies; a long one may break behind each folder."""
    return code(breakable(str(place)), desk)


def breakable(text: str) -> str:
    """The same, with leave to break a line behind each folder of a path in it."""
    return re.sub(r"(?<=[/\\])(?=.)", "\u200b", text)


def _comma(desk: Desk) -> str:
    return "، " if desk.words.right_to_left else ", "


def listed(items: Iterable[str], desk: Desk) -> str:
    """Short items one after the other. A list of isolated numbers says nothing about its own direction: a mark does."""
    found = _comma(desk).join(code(item, desk) for item in items)
    return f"\u200f{found}" if desk.words.right_to_left and found else found


def law(hint: LawHint, desk: Desk) -> str:
    """`Code pénal (dahir 1-59-413), art. 467`."""
    return desk.words("reference-article", instrument=shipped(hint.instrument, desk), articles=hint.articles)


def shipped(text: str, desk: Desk) -> str:
    """A remark of the shipped data: a name of a law, the role of a partner, how something was checked.

    What has no translation, as the name of a source, stays as it is, isolated among Arabic words.
    """
    texts = desk.reference.texts
    if text in texts:
        return texts[text][desk.language]
    for mark in (mark for mark in _MARKS if mark in texts):
        before, found, after = text.partition(mark)
        if found:
            parts = (shipped(before.strip(), desk), texts[mark][desk.language], shipped(after.strip(), desk))
            return " ".join(part for part in parts if part)
    return code(text, desk) if text else ""


def term(code: str, desk: Desk) -> str:
    taxonomy = desk.reference.taxonomy
    return taxonomy.term(code).label(desk.language) if taxonomy.has(code) else code


def place(code: str, desk: Desk) -> str:
    places = desk.reference.places
    return places.get(code).label(desk.language) if places.has(code) else code or DASH


def option(name: str, code: str, desk: Desk) -> str:
    return desk.reference.codelists.label(name, code, desk.language)


def partner_type(text: str, desk: Desk) -> str:
    """A type of organisation: one that comes with the program in words of the language, another as written."""
    key = f"partners-type-{'-'.join(words_of(text))}"
    return desk.words(key) if text and desk.words.has(key) else text


def age(years: int | None, desk: Desk, *, estimated: bool = False) -> str:
    if years is None:
        return desk.words("desktop-age-unknown")
    return desk.words("desktop-age-about" if estimated else "desktop-age", years=years)


def child(summary: ChildSummary | None, desk: Desk) -> str:
    """`Garçon · 15 ans · migrant (+2)`."""
    if summary is None:
        return DASH
    parts = [
        option("sex", summary.sex, desk),
        age(summary.age, desk, estimated=summary.age_estimated),
        option("protection-status", summary.protection_status, desk),
    ]
    text = " · ".join(parts)
    return f"{text} (+{summary.others})" if summary.others else text


def victim(found: Victim, desk: Desk) -> str:
    person = found.person
    return " · ".join(
        (
            option("sex", person.sex, desk),
            age(found.age, desk, estimated=found.age_estimated),
            option("protection-status", person.protection_status, desk),
            option("accompaniment", person.accompaniment, desk),
        )
    )
