"""`indicators/`: the indicators of a release as data, and the follow-up tables that some of them are read from.

Made from published cells alone: what a table hides is hidden here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rightsmonitor import reference
from rightsmonitor.domain import indicators
from rightsmonitor.domain.indicators import Indicator, Line, Rule
from rightsmonitor.domain.release import Cell, Release
from rightsmonitor.exchange.package import cube

FOLLOW_UP = "indicators/follow-up.csv"
FIGURES = "indicators/indicators.csv"
DEFINITIONS = "indicators/indicators.json"
COLUMNS = (
    "INDICATOR",
    "UNIT",
    "CODES",
    "OBS_VALUE",
    "OBS_STATUS",
    "CONF_STATUS",
    "DENOMINATOR",
    "DENOMINATOR_STATUS",
    "PERCENT",
)


def computed(release: Release) -> tuple[Indicator, ...]:
    """Every indicator that the tables of the release allow, in the order of the rules."""
    tables = {table.key: table for table in (*release.tables, *release.follow_up)}
    found = (indicators.compute(rule, tables) for rule in rules() if rule.kind != "refused")
    return tuple(indicator for indicator in found if indicator is not None)


def rules() -> tuple[Rule, ...]:
    return reference.load().indicator_rules


def build(release: Release) -> dict[str, bytes]:
    """The three files, by name."""
    found = computed(release)
    return {
        FOLLOW_UP: cube.cube_csv(replace(release, tables=release.follow_up)),
        FIGURES: cube.csv_bytes(COLUMNS, (row for indicator in found for row in _rows(indicator))),
        DEFINITIONS: _definitions(found),
    }


def _rows(indicator: Indicator) -> Iterator[tuple[str, ...]]:
    for line in indicator.lines:
        yield (
            indicator.rule.code,
            indicator.rule.unit,
            _codes(indicator, line),
            _value(line.numerator),
            *cube.statuses(line.numerator),
            _value(line.denominator) if line.denominator else "",
            cube.statuses(line.denominator)[0] if line.denominator else "",
            "" if line.share is None else f"{line.share:.1f}",
        )


def _codes(indicator: Indicator, line: Line) -> str:
    """`place=02 sex=F`, the dimensions of the indicator in its own order."""
    pairs = zip(indicator.dimensions, line.codes, strict=True)
    return " ".join(f"{dimension.name}={code}" for dimension, code in pairs)


def _value(cell: Cell) -> str:
    value = cube.published(cell)
    return "" if value is None else str(value)


def _definitions(found: tuple[Indicator, ...]) -> bytes:
    there = {indicator.rule.code for indicator in found}
    document = [_definition(rule, there) for rule in rules()]
    return (json.dumps({"format": 1, "indicators": document}, ensure_ascii=False, indent=2) + "\n").encode()


def _definition(rule: Rule, there: set[str]) -> dict[str, Any]:
    named = {"code": rule.code, "label": dict(zip(indicators.LANGUAGES, rule.labels, strict=True))}
    if rule.kind == "refused":
        return named | {"computed": False, "reason": rule.reason}
    return named | {
        "computed": rule.code in there,
        "unit": rule.unit,
        "table": rule.key,
        "filters": {name: list(codes) for name, codes in rule.where.items()},
        "numerator": rule.met,
        "definition": dict(zip(indicators.LANGUAGES, rule.definitions, strict=True)),
    }
