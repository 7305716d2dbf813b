"""Indicators as data: a rule says what is counted and where it is read, or why it must never be computed.

An indicator is a question to tables that were protected already. Nothing is counted for it alone, so a sheet of
indicators reveals nothing that the tables do not show; what they hide stays hidden in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from rightsmonitor.domain.national import NationalCell
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Table

YES = "Y"  # of an answer that is yes or no: see follow_up
Labels = tuple[str, str, str]  # French, Arabic, English
LANGUAGES = ("fr", "ar", "en")
_SHOWN = (CellKind.VALUE, CellKind.ROUNDED)


class BadRules(ValueError):
    """Not a file of indicator rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of `resources/indicators/rules.toml`."""

    code: str
    kind: str  # release, process or refused
    reason: str = ""  # refused: survey, questionnaire, other-source, not-recorded, no-population, by-hand, imported
    table: str = ""  # release: key of the table
    measure: str = ""  # process: see follow_up.MEASURES
    met: str = ""  # process: the dimension whose YES is the numerator
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: str = ""
    labels: Labels = ("", "", "")
    definitions: Labels = ("", "", "")

    @property
    def key(self) -> str:
        """Of the table that holds it."""
        return self.table or "-".join((self.measure, *self.dimensions))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Process: the dimensions of its table."""
        return (*self.by, *([self.met] if self.met else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure: `numerator` of `denominator` where the indicator is a share, otherwise the numerator alone."""

    codes: tuple[str, ...]
    numerator: Cell
    denominator: Cell | None = None

    @property
    def share(self) -> float | None:
        """Per cent, where both numbers are shown and there is something to divide by."""
        if self.denominator is None or self.numerator.value is None or not self.denominator.value:
            return None
        return 100 * self.numerator.value / self.denominator.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of a period. Totals first in `lines`, one line for each code of the dimensions."""

    rule: Rule
    dimensions: tuple[Dimension, ...]
    lines: tuple[Line, ...]


def read(document: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules of a parsed file. Raises BadRules."""
    try:
        if document["format"] != 1:
            raise BadRules
        return tuple(_rule(entry) for entry in document["indicator"])
    except (KeyError, TypeError, AttributeError) as failure:
        raise BadRules from failure


def _rule(entry: Mapping[str, Any]) -> Rule:
    refused = entry["kind"] == "refused"
    if entry["kind"] not in ("release", "process", "refused") or refused != ("reason" in entry):
        raise BadRules
    return Rule(
        code=entry["code"],
        kind=entry["kind"],
        reason=entry.get("reason", ""),
        table=entry["table"] if entry["kind"] == "release" else "",
        measure=entry["measure"] if entry["kind"] == "process" else "",
        met=entry.get("met", ""),
        by=tuple(entry.get("by", ())),
        where={name: tuple(codes) for name, codes in entry.get("where", {}).items()},
        unit=entry.get("unit", entry.get("measure", "")),
        labels=_three(entry, "label"),
        definitions=_three(entry, "definition") if not refused else ("", "", ""),
    )


def _three(entry: Mapping[str, Any], what: str) -> Labels:
    french, arabic, english = (str(entry[f"{what}_{language}"]) for language in LANGUAGES)
    return french, arabic, english


def compute(rule: Rule, tables: Mapping[str, Table]) -> Indicator | None:
    """The indicator from published tables by key; None where the release has no such table, or one less detailed."""
    table = tables.get(rule.key)
    if table is None or not _answers(table, rule):
        return None
    cells = {cell.codes: cell for cell in table.cells}
    shown = tuple(dimension for dimension in table.dimensions if dimension.name in rule.by)
    lines = []
    for codes in product(*(dimension.codes for dimension in shown)):
        at = dict(zip((dimension.name for dimension in shown), codes, strict=True))
        whole = _sum(codes, _cells(table, cells, at, rule.where))
        if rule.met:
            met = _sum(codes, _cells(table, cells, at | {rule.met: YES}, rule.where))
            lines.append(Line(codes=codes, numerator=met, denominator=whole))
        else:
            lines.append(Line(codes=codes, numerator=whole))
    return Indicator(rule=rule, dimensions=shown, lines=tuple(lines))


def _answers(table: Table, rule: Rule) -> bool:
    """Whether the table has the dimensions and the codes that the rule asks for."""
    codes = {dimension.name: set(dimension.codes) for dimension in table.dimensions}
    asked = {*rule.by, *([rule.met] if rule.met else [])} <= codes.keys()
    return asked and all(set(wanted) <= codes.get(name, set()) for name, wanted in rule.where.items())


def _cells(
    table: Table,
    cells: Mapping[tuple[str, ...], Cell],
    at: Mapping[str, str],
    where: Mapping[str, tuple[str, ...]],
) -> list[Cell]:
    choices: list[tuple[str, ...]] = []
    for dimension in table.dimensions:
        if dimension.name in at:
            choices.append((at[dimension.name],))
        else:
            choices.append(where.get(dimension.name, (dimension.total,)))
    return [cells[codes] for codes in product(*choices)]


def _sum(codes: tuple[str, ...], parts: Sequence[Cell]) -> Cell:
    """A sum with a hidden part is hidden; with a rounded part, rounded."""
    kinds = {cell.kind for cell in parts}
    # By its kind: a hidden cell has no value, whatever the object carries.
    values = [cell.value for cell in parts if cell.kind in _SHOWN and cell.value is not None]
    value: int | None = None
    if len(values) < len(parts):
        kind = CellKind.HIDDEN if CellKind.HIDDEN in kinds else CellKind.NOT_APPLICABLE
    else:
        kind, value = CellKind.ROUNDED if CellKind.ROUNDED in kinds else CellKind.VALUE, sum(values)
    ends = [cell for cell in parts if isinstance(cell, NationalCell)]
    if len(ends) < len(parts):
        return Cell(codes=codes, kind=kind, value=value)
    highs = [cell.high for cell in ends if cell.high is not None]
    return NationalCell(
        codes=codes,
        kind=kind,
        value=value,
        low=sum(cell.low for cell in ends),
        high=sum(highs) if len(highs) == len(ends) else None,
        offices=max(cell.offices for cell in ends),
    )
