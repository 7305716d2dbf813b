"""A release: aggregate tables that one person prepared, another approved, and a file carries to the authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """A cell is typed: ehrQL writes hidden cells as 0, and somebody reads that as nothing happened."""

    VALUE = "value"
    HIDDEN = "hidden"
    ROUNDED = "rounded"
    NOT_APPLICABLE = "not-applicable"


class ReleaseState(StrEnum):
    PREPARED = "prepared"
    RETURNED = "returned"
    APPROVED = "approved"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One dimension of a table. `codes` runs from the total to the leaves; `parents` gives the tree."""

    name: str  # place, violation, sex, age, status, month
    codes: tuple[str, ...]
    parents: tuple[str, ...]  # parent code beside each code, empty for the total
    labels: tuple[tuple[str, str, str], ...]  # (fr, ar, en) beside each code

    @property
    def total(self) -> str:
        return self.codes[self.parents.index("")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One published cell: codes in the order of the table's dimensions; `value` is None unless it is published."""

    codes: tuple[str, ...]
    kind: CellKind
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One published table with all its margins."""

    key: str  # place-violation, violation-sex-age, violation-status, place-sex-age, month
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    threshold: int = 0  # of this table, where it is higher than that of the release


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many records or units stay out of the release, and why (a code)."""

    reason: str  # not-verified, no-consent, reported-elsewhere, other-period, outside-scope
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the attack on the protected tables found. No cell value of a hidden cell is in it."""

    exact: int  # protected cells that can be recovered exactly
    narrow: int  # protected cells with fewer than threshold − 1 values left
    hidden: int
    sensitive: int
    narrowest: int  # smallest number of values left to an attacker for a protected cell
    units: int
    units_visible: int  # units shown by the most detailed visible cells
    method: str  # rule set and solver in words of the documentation, a code

    @property
    def safe(self) -> bool:
        return self.exact == 0 and self.narrow == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFloor:
    """The group rule as it was in force: no group of fewer than `units` is seen to be all in one of the `categories`.

    Along the dimensions of these categories a hidden number may be zero.
    """

    units: int
    categories: tuple[str, ...]  # status:refugee, flag:RMV-C.2, …

    @property
    def sensitive(self) -> dict[str, frozenset[str]]:
        """Categories by dimension."""
        pairs = [each.split(":", 1) for each in self.categories]
        return {name: frozenset(code for other, code in pairs if other == name) for name, _ in pairs}


def zeros_along(groups: GroupFloor | None, everywhere: Iterable[str] | None) -> tuple[str, ...]:
    """Dimensions along which a hidden number may be zero: of the group rule, or all of these."""
    names = set(() if groups is None else groups.sensitive)
    return tuple(sorted(names.union(() if everywhere is None else everywhere)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Everything that reaches a file: the content of every face of the package is made from this object alone."""

    uid: str
    sequence: int
    office: str  # OUJ
    office_labels: tuple[str, str, str]  # fr, ar, en
    agency: str  # RM_MA
    recipient: str
    period: str  # 2026-Q3
    threshold: int
    rule_set: str
    taxonomy_version: str
    taxonomy_digest: str
    program_version: str
    prepared_on: str  # ISO 8601 instant, UTC
    prepared_by: str  # user uid; names stay in the vault
    tables: tuple[Table, ...]
    left_out: tuple[LeftOut, ...]
    verdict: Verdict
    earlier: tuple[str, ...] = ()  # digests of earlier releases of this office
    audit_head: str = ""
    base: int = 0  # every number is a multiple of it; 0: numbers are exact, some hidden
    rebase: bool = False  # a whole year, counted afresh beside the releases of that year
    training: bool = False  # out of a training vault: every authority refuses it
    groups: GroupFloor | None = None  # None: made without the rule, or rounded, where no zero is shown
    hides_zeros: bool = False  # a hidden number may be zero in every table, not only along those of the group rule
    follow_up: tuple[Table, ...] = ()  # counts of records, responses and acts: see domain.follow_up

    def threshold_of(self, key: str) -> int:
        """The threshold of one table."""
        return max(self.threshold, next((table.threshold for table in self.tables if table.key == key), 0))

    @property
    def zeros_along(self) -> tuple[str, ...]:
        """Dimensions along which a hidden number may be zero."""
        names = (dimension.name for table in self.tables for dimension in table.dimensions)
        return zeros_along(self.groups, names if self.hides_zeros else None)

    @property
    def small_class(self) -> str:
        """What a rounded 0 stands for, as people read it: 0–4 for base 5; empty in a release that is not rounded."""
        return f"0–{self.base - 1}" if self.base else ""
