"""National tables: the sums of many offices' releases, with what nobody may know as an interval."""

from __future__ import annotations

from dataclasses import dataclass

from rightsmonitor.domain.release import Cell, Release

NATIONAL = "_T"  # SDMX: the total over all reporting offices


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalCell(Cell):
    """A cell over offices. The true sum lies between `low` and `high` (None: no certain limit), ends included."""

    low: int
    high: int | None
    offices: int  # how many packages count this cell at all

    @property
    def interval(self) -> str:
        """`21–28`, `21+`, `5`: as people read it, in signs that every font of the reports has."""
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One package that is in the national tables."""

    office: str
    labels: tuple[str, str, str]
    sequence: int
    digest: str
    threshold: int  # of the office
    base: int  # 0: exact numbers, some hidden
    stricter: bool  # the authority had to hide more of it
    replaces: tuple[str, ...] = ()  # digests of packages of the same period that this one replaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the re-check looked at: how many hidden counts, by subtraction always, and by the exact attacker `attack`.

    together: everything as one; each: every package by itself; none.
    """

    quantities: int
    attack: str


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """The national tables of one period. `release` carries them to every writer; its cells are NationalCells."""

    release: Release
    contributions: tuple[Contribution, ...]
    missing: tuple[str, ...]  # offices that are trusted to report and did not
    left_out: tuple[tuple[str, tuple[str, ...]], ...]  # tables that some office does not publish, and which offices
    checked: Checked

    @property
    def period(self) -> str:
        return self.release.period

    @property
    def expected(self) -> int:
        return len(self.contributions) + len(self.missing)
