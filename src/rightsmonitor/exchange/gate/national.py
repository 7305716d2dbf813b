"""Reads `data/national.csv` back: the rows of the cube with honest intervals, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from rightsmonitor.exchange.gate.facts import Cell, Cube, Defect, Flaw, cell, number
from rightsmonitor.exchange.gate.tables import lines

INTERVALS = "data/national.csv"
_FIGURES = ("OBS_VALUE", "LOWER", "UPPER", "OBS_STATUS", "CONF_STATUS", "OFFICES", "EXPECTED")


def check(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    """Raises Defect."""
    header, *rows = lines(name, files[name])
    if header != ("PERIOD", *cube.header[:-3], *_FIGURES):
        raise Defect(name, Flaw.COLUMN)
    known = {key: each for key, each in cube.rows}
    seen: set[tuple[str, ...]] = set()
    for period, *row in rows:
        key, figures = tuple(row[: -len(_FIGURES)]), tuple(row[-len(_FIGURES) :])
        where = " ".join(key)
        if period != cube.period or key not in known:
            raise Defect(name, Flaw.CODE, where)
        if key in seen:
            raise Defect(name, Flaw.TWICE, where)
        seen.add(key)
        _line(name, figures, known[key], where)
    if seen != known.keys():
        raise Defect(name, Flaw.DIFFERS)


def _line(name: str, figures: tuple[str, ...], expected: Cell, where: str) -> None:
    value, low, high, status, confidentiality, offices, all_ = figures
    found = cell(name, value, status, confidentiality, where)
    if found != expected:
        raise Defect(name, Flaw.DIFFERS, where)
    least, most = number(name, low, where), None if not high else number(name, high, where)
    if most is not None and (most < least or (status == "Q" and most == least)):
        raise Defect(name, Flaw.VALUE, where)  # a hidden number with one value left is not hidden
    if status == "A" and not least == most == found.value:
        raise Defect(name, Flaw.DIFFERS, where)
    if number(name, offices, where) > number(name, all_, where):
        raise Defect(name, Flaw.VALUE, where)
