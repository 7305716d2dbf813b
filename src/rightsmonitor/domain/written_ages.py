"""Ages as people write them: "12", "١٢", "12 ans", "~12", "environ 12 ans", "18 mois", "حوالي 12 سنة"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.text import fold

_ABOUT = r"(?P<about>~|≈|vers|environ|about|around|circa|حوالي|نحو|تقريبا)?\s*"
_YEARS = r"ans?|years?(?: old)?|y|سنه|سنوات|سنين|عام|اعوام|عاما"
_MONTHS = r"mois|months?(?: old)?|شهر|اشهر|شهرا|شهور"
_AGE = re.compile(
    rf"^{_ABOUT}(?P<count>-?\d{{1,3}})\s*(?:(?P<years>{_YEARS})|(?P<months>{_MONTHS}))?(?P<after>\s*تقريبا)?$"
)
_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years, and whether they are an estimate; no years: unknown."""

    years: int | None = None
    estimated: bool = False


def understand(text: str) -> Age:
    """The age that `text` names. Raises InvalidValue(field="age") for what is none."""
    if not text.strip():
        return Age()
    match = _AGE.match(fold(text[:40]))
    if match is None or len(text) > 40:
        raise InvalidValue(field="age")
    count = int(match["count"])
    years = count // _PER_YEAR if match["months"] else count
    return Age(years, bool(match["about"] or match["after"]))
