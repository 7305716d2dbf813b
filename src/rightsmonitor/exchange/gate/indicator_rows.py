"""The rows of figures that a sheet of indicators may have, from the figures that stand beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from rightsmonitor.domain.release import Cell, Table
from rightsmonitor.exchange.gate.figures import ABSENT, HIDDEN, KINDS, Row, Texts, dimension, interval

Parents = Mapping[str, Mapping[str, str]]  # by dimension: each code with its parent
Line = Mapping[str, str]


def expected(figures: bytes, language: str, parents: Parents, base: int) -> tuple[set[Row], frozenset[str]]:
    """The rows, and the shares that may stand beside them."""
    lines: dict[str, list[Line]] = {}
    for row in csv.DictReader(io.StringIO(figures.decode("utf-8"), newline="")):
        lines.setdefault(row["INDICATOR"], []).append(row)
    rows: set[Row] = set()
    shares = {ABSENT}
    for code, found in lines.items():
        apart = {(code, *_codes(line)): _interval(line, "") for line in found if "LOWER" in line}
        texts = Texts(language, base, apart)
        if not found[0]["DENOMINATOR_STATUS"]:
            rows |= set(texts.rows(_table(code, found, parents)))
        for line in found:
            rows.add(_row(line, texts))
            shares.add(_share(line))
    return rows, frozenset(shares)


def _share(line: Line) -> str:
    if not line["PERCENT"]:
        return ABSENT
    return f"{100 * int(line['OBS_VALUE']) / int(line['DENOMINATOR']):.0f}"


def _row(line: Line, texts: Texts) -> Row:
    """Number, and out of how many."""
    own = _said(line, "", texts)
    return (own, _said(line, "DENOMINATOR", texts)) if line["DENOMINATOR_STATUS"] else (own,)


def _said(line: Line, whose: str, texts: Texts) -> str:
    value, status = line[whose or "OBS_VALUE"], line[f"{whose}_STATUS" if whose else "OBS_STATUS"]
    if value and not (status == "E" and not int(value)):
        return texts.number(int(value))
    if status == "E":
        return _interval(line, whose) if "LOWER" in line else f"0–{texts.base - 1}"
    if status == "Q":
        return _interval(line, whose) if "LOWER" in line else HIDDEN
    return ABSENT


def _interval(line: Line, whose: str) -> str:
    stem = f"{whose}_" if whose else ""
    return interval(line[f"{stem}LOWER"], line[f"{stem}UPPER"])


def _codes(line: Line) -> tuple[str, ...]:
    return tuple(pair.partition("=")[2] for pair in line["CODES"].split(" ") if pair)


def _table(code: str, found: list[Line], parents: Parents) -> Table:
    names = [pair.partition("=")[0] for pair in found[0]["CODES"].split(" ") if pair]
    cells = [
        Cell(
            codes=_codes(line),
            kind=KINDS[line["OBS_STATUS"]],
            value=int(line["OBS_VALUE"]) if line["OBS_VALUE"] else None,
        )
        for line in found
    ]
    dimensions = (dimension(name, [cell.codes[at] for cell in cells], parents[name]) for at, name in enumerate(names))
    return Table(key=code, dimensions=tuple(dimensions), cells=tuple(cells))
