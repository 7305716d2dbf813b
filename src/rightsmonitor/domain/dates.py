"""Dates as people know them: a day, a month, a year or a range, exact or estimated."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import DatePrecision, DelayBand
from rightsmonitor.domain.errors import InvalidDate

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")

# Upper ends in days; every band is made from this one list, so bands cannot overlap (data-model.md).
DELAY_CUTS = (3, 7, 14, 30)
_DELAY_BANDS = (
    DelayBand.D0T3,
    DelayBand.D4T7,
    DelayBand.D8T14,
    DelayBand.D15T30,
    DelayBand.D31,
)


def iso_day(text: str) -> date:
    """A day written `2026-11-21` and in no other way; the library also reads weeks. Raises ValueError."""
    if not _DAY.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """From `earliest` to `latest`, both days included; one day when exact or estimated."""

    earliest: date
    latest: date
    precision: DatePrecision

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise InvalidDate(field="date", text=f"{self.earliest}/{self.latest}")

    @classmethod
    def day(cls, value: date, *, estimated: bool = False) -> PartialDate:
        return cls(value, value, DatePrecision.ESTIMATED if estimated else DatePrecision.EXACT)

    @classmethod
    def month(cls, year: int, month: int) -> PartialDate:
        try:
            first = date(year, month, 1)
        except ValueError:
            raise InvalidDate(field="date", text=f"{year}-{month:02d}") from None
        return cls(first, first.replace(day=monthrange(year, month)[1]), DatePrecision.MONTH)

    @classmethod
    def year(cls, year: int) -> PartialDate:
        try:
            return cls(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
        except ValueError:
            raise InvalidDate(field="date", text=str(year)) from None

    @classmethod
    def between(cls, earliest: date, latest: date) -> PartialDate:
        return cls(earliest, latest, DatePrecision.RANGE)

    @classmethod
    def parse(cls, text: str, *, field: str = "date") -> PartialDate:
        """ISO 8601: `2026-11-21`, `2026-11`, `2026`, `~2026-11-21` (estimated), `a/b` (range).

        Raises InvalidDate for anything else, 30 February included.
        """
        first, slash, last = text.partition("/")
        try:
            if slash:
                return cls.between(cls._single(first).earliest, cls._single(last).latest)
            return cls._single(text)
        except (ValueError, InvalidDate):
            raise InvalidDate(field=field, text=text[:40]) from None

    @classmethod
    def _single(cls, text: str) -> PartialDate:
        """A day, a month or a year. Raises ValueError or InvalidDate."""
        if match := _MONTH.fullmatch(text):
            return cls.month(int(match[1]), int(match[2]))
        if _YEAR.fullmatch(text):
            return cls.year(int(text))
        return cls.day(iso_day(text.removeprefix("~")), estimated=text.startswith("~"))

    def isoformat(self) -> str:
        """The text that `parse` reads back."""
        match self.precision:
            case DatePrecision.MONTH:
                return self.earliest.isoformat()[:7]
            case DatePrecision.YEAR:
                return self.earliest.isoformat()[:4]
            case DatePrecision.RANGE:
                return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"
            case DatePrecision.ESTIMATED:
                return f"~{self.earliest.isoformat()}"
            case _:
                return self.earliest.isoformat()


def delay_band(incident: PartialDate | None, reported: date | None) -> DelayBand:
    """Band of whole days between the incident and its first report; unknown unless both days are known."""
    if incident is None or reported is None or incident.earliest != incident.latest:
        return DelayBand.UNKNOWN
    days = (reported - incident.earliest).days
    if days < 0:
        return DelayBand.UNKNOWN
    return next(
        (band for cut, band in zip(DELAY_CUTS, _DELAY_BANDS, strict=False) if days <= cut),
        DelayBand.D31,
    )


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month `2026-07`, a quarter `2026-Q3` or a year `2026`."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Raises InvalidDate. The French `T` of trimestre is read as `Q`."""
        match = re.fullmatch(r"(\d{4})(?:-(?:(\d{2})|[QT]([1-4])))?", text.strip().upper())
        if not match:
            raise InvalidDate(field="period", text=text[:40])
        year, month, quarter = int(match[1]), match[2], match[3]
        start, months = (int(month), 1) if month else ((int(quarter) - 1) * 3 + 1, 3) if quarter else (1, 12)
        try:
            end = start + months - 1
            return cls(date(year, start, 1), date(year, end, monthrange(year, end)[1]))
        except ValueError:
            raise InvalidDate(field="period", text=text[:40]) from None

    def __str__(self) -> str:
        months = self.last.month - self.first.month + 1
        if months == 1:
            return self.first.isoformat()[:7]
        year = self.first.isoformat()[:4]
        return year if months == 12 else f"{year}-Q{(self.first.month + 2) // 3}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def covers(self, other: Period) -> bool:
        """Whether every day of the other one is in it."""
        return self.first <= other.first and other.last <= self.last

    def quarters(self) -> tuple[str, ...]:
        """The quarters of which some month is in it: `("2026-Q3",)`."""
        return tuple(dict.fromkeys(f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}" for month in self.months()))

    def lacking(self, covered: Iterable[Period]) -> list[str]:
        """`2026-Q3`: quarters of which some month that is in it is in none of those that are covered."""
        there = {month for each in covered for month in each.months()}
        own = set(self.months())
        return [quarter for quarter in self.quarters() if not set(Period.parse(quarter).months()) & own <= there]

    def months(self) -> tuple[str, ...]:
        """`("2026-07", "2026-08", "2026-09")`."""
        return tuple(f"{self.first.year:04d}-{m:02d}" for m in range(self.first.month, self.last.month + 1))
