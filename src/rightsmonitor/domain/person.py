"""A child as recorded: named or not, with an exact, estimated or unknown age."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import (
    Accompaniment,
    AgeBand,
    Disability,
    Education,
    IdDocument,
    ProtectionStatus,
    Sex,
)
from rightsmonitor.domain.dates import PartialDate

# Base cut points in completed years (data-model.md); every published scheme is a union of these bands.
AGE_CUTS = (0, 5, 6, 10, 12, 15, 18, 25)
OLDEST = 24
_BAND_CUTS = (5, 10, 15, 18)
_BANDS = (AgeBand.Y0T4, AgeBand.Y5T9, AgeBand.Y10T14, AgeBand.Y15T17, AgeBand.Y18T24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names in the scripts people use. Direct identifiers: they never leave the vault but in a sealed transfer."""

    latin: str = ""
    arabic: str = ""
    other: str = ""

    def __bool__(self) -> bool:
        return bool(self.latin or self.arabic or self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A child. `uid` is unique in the vault, so that the same child can be a victim of several incidents."""

    uid: str
    names: Names = Names()
    birth_date: PartialDate | None = None
    sex: Sex = Sex.UNKNOWN
    nationality: str = ""  # ISO 3166-1 alpha-2, or empty: unknown or not asked
    protection_status: ProtectionStatus = ProtectionStatus.NOT_ASKED
    accompaniment: Accompaniment = Accompaniment.UNKNOWN
    disability: tuple[Disability, ...] = ()
    education: Education = Education.NOT_ASKED
    language: str = ""  # ISO 639-3
    id_document: IdDocument = IdDocument.NOT_ASKED


def age_at(birth: PartialDate, moment: PartialDate) -> tuple[int, bool]:
    """Completed years at `moment`, and whether that is an estimate (either date is not one exact day)."""
    middle = birth.earliest + (birth.latest - birth.earliest) / 2
    when = moment.earliest + (moment.latest - moment.earliest) / 2
    years = when.year - middle.year - ((when.month, when.day) < (middle.month, middle.day))
    exact = birth.earliest == birth.latest and moment.earliest == moment.latest
    return years, not exact


def age_band(age: int | None) -> AgeBand:
    """The published band of an age in completed years; unknown outside 0–24."""
    if age is None or not 0 <= age <= OLDEST:
        return AgeBand.UNKNOWN
    return _BANDS[bisect_right(_BAND_CUTS, age)]


def is_child(age: int | None) -> bool | None:
    """Below 18 (CRC article 1); None when the age is unknown."""
    return None if age is None else age < 18


def birth_possible(birth: PartialDate, today: date) -> bool:
    return birth.earliest <= today
