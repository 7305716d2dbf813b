"""Time as a value that is handed in: services own a clock, the domain never looks at one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives instants in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The clock of this laptop, which may be wrong: never used to order records."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is set; for tests, demonstrations and reproducible files."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant


def today(clock: Clock) -> date:
    """The calendar day in UTC, which in Morocco is the local day but for one hour at night."""
    return clock.now().date()
