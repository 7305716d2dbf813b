"""Dates as people write them: "21/11/2026", "mars 2026", "12/2025", "il y a 3 jours", "ماي 2026", "~5 mai 2026".

Both digit sets, French, English, Moroccan and Mashriqi Arabic month names. Day before month, as in Morocco;
what cannot be read is refused, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import InvalidDate

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("janvier", "janv", "january", "jan", "يناير", "كانون الثاني"),
    ("fevrier", "fevr", "fev", "february", "feb", "فبراير", "شباط"),
    ("mars", "march", "mar", "مارس", "اذار"),
    ("avril", "avr", "april", "apr", "ابريل", "نيسان"),
    ("mai", "may", "ماي", "مايو", "ايار"),
    ("juin", "june", "jun", "يونيو", "حزيران"),
    ("juillet", "juil", "july", "jul", "يوليوز", "يوليو", "تموز"),
    ("aout", "august", "aug", "غشت", "اغسطس", "اب"),
    ("septembre", "sept", "september", "sep", "شتنبر", "سبتمبر", "ايلول"),
    ("octobre", "oct", "october", "اكتوبر", "تشرين الاول"),
    ("novembre", "nov", "november", "نونبر", "نوفمبر", "تشرين الثاني"),
    ("decembre", "dec", "december", "دجنبر", "ديسمبر", "كانون الاول"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH_NAME = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))

_TODAY = {"aujourd'hui", "aujourdhui", "today", "اليوم"}
_YESTERDAY = {"hier", "yesterday", "امس", "البارحه"}
_BEFORE_YESTERDAY = {"avant-hier", "avant hier", "اول امس"}
_ABOUT = re.compile(r"^(~|≈|vers(?: le)?|environ|about|around|circa|حوالي|نحو)\s*")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})[/.\- ](\d{4})$")
_NAMED_DAY = re.compile(rf"^(?:le )?(\d{{1,2}})(?:er|st|nd|rd|th)?\.? ({_MONTH_NAME})\.?,? (\d{{4}})$")
_NAMED_MONTH = re.compile(rf"^(?:en )?({_MONTH_NAME})\.? (\d{{4}})$")
_UNITS = {
    **dict.fromkeys(("jour", "jours", "j", "day", "days", "يوم", "ايام", "يوما"), 1),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks", "اسبوع", "اسابيع"), 7),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AGO = re.compile(rf"^(?:il y a|قبل|منذ) (\d{{1,3}}) ({_UNIT})$|^(\d{{1,3}}) ({_UNIT}) ago$")
_RANGE = re.compile(r"^(?:du |de |from |من )?(.+?)\s*(?:\.\.|…| – | — | - | au | a | to | until | الى | حتى )\s*(.+)$")


def understand(text: str, *, today: date, field: str = "date") -> PartialDate:
    """The date that `text` names, seen from `today`.

    Raises InvalidDate(field=…, text=…) for what is not a date or does not exist, 30 February included.
    """
    plain = _plain(text)
    try:
        found = _single(plain, today) or _between(plain, today)
    except ValueError:
        found = None
    if found is None:
        raise InvalidDate(field=field, text=text.strip()[:40])
    return found


def _plain(text: str) -> str:
    """Lower case, accents and Arabic vowel signs gone, Western digits, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept)
    arabic = digits.replace("ـ", "").replace("ة", "ه").replace("ى", "ي").translate(str.maketrans("أإآٱ", "اااا"))
    return " ".join(arabic.replace("الي ", "الى ").split())


def _single(text: str, today: date) -> PartialDate | None:
    about = _ABOUT.match(text)
    rest = text[about.end() :] if about else text
    found = _relative(rest, today) or _numeric(rest) or _named(rest)
    if found is not None and about and found.earliest == found.latest:
        return PartialDate.day(found.earliest, estimated=True)
    return found


def _relative(text: str, today: date) -> PartialDate | None:
    for words, days in ((_TODAY, 0), (_YESTERDAY, 1), (_BEFORE_YESTERDAY, 2)):
        if text in words:
            return PartialDate.day(today - timedelta(days=days))
    if match := _AGO.match(text):
        count, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
        return PartialDate.day(today - timedelta(days=int(count) * _UNITS[unit]), estimated=True)
    return None


def _numeric(text: str) -> PartialDate | None:
    if match := _DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
        return PartialDate.day(date(year, month, day))
    if match := _MONTH_YEAR.match(text):
        return PartialDate.month(int(match[2]), int(match[1]))
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return PartialDate.parse(text)
    return None


def _named(text: str) -> PartialDate | None:
    if match := _NAMED_DAY.match(text):
        return PartialDate.day(date(int(match[3]), _MONTH_OF[match[2]], int(match[1])))
    if match := _NAMED_MONTH.match(text):
        return PartialDate.month(int(match[2]), _MONTH_OF[match[1]])
    return None


def _between(text: str, today: date) -> PartialDate | None:
    text = text.replace("/", "\x1f") if re.fullmatch(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", text) else text
    if "\x1f" in text:
        first, last = text.split("\x1f")
        return PartialDate.between(date.fromisoformat(first), date.fromisoformat(last))
    match = _RANGE.match(text)
    if not match:
        return None
    start, end = _single(match[1], today), _single(match[2], today)
    if start is None or end is None or start.earliest > end.latest:
        return None
    return PartialDate.between(start.earliest, end.latest)
