"""What the gate compares: quantities by the codes that are not totals, whatever the format calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Key = tuple[frozenset[tuple[str, str]], str]  # {(dimension, code)} without totals, and the period
_WHOLE = re.compile(r"0|[1-9][0-9]{0,15}")


class Flaw(StrEnum):
    FORM = "form"  # not readable as what it is: separator, mark-up, encoding
    COLUMN = "column"  # one too many, missing, or in another place
    CODE = "code"  # not in the code list
    VALUE = "value"  # negative, "<5", text, or a value where none may be
    TWICE = "twice"
    DIGEST = "digest"
    DIFFERS = "differs"  # other figures than the cube
    MISSING = "missing"  # the face itself


class Defect(Exception):
    """`face` is the file, `where` the line or key as far as it is known (codes only)."""

    def __init__(self, face: str, flaw: Flaw, where: str = "") -> None:
        super().__init__(f"{face}: {flaw} {where}".strip())
        self.face, self.flaw, self.where = face, flaw, where


@dataclass(frozen=True, slots=True)
class Cell:
    """A published number or None, with OBS_STATUS and CONF_STATUS."""

    value: int | None
    status: str
    confidentiality: str


@dataclass(frozen=True, slots=True)
class Cube:
    """`codes`: by dimension, each code with its parent; `rows`: TABLE and codes of each line, with its cell.

    `also`: texts that the faces may hold beside those of their own files.
    """

    period: str
    office: str
    agency: str
    codes: Mapping[str, Mapping[str, str]]
    labels: Mapping[tuple[str, str], tuple[str, str, str]]
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], Cell], ...]
    facts: Mapping[Key, Cell]
    also: tuple[str, ...] = ()

    def total(self, dimension: str) -> str:
        return next(code for code, parent in self.codes[dimension].items() if not parent)


STATUSES = {("A", "F"): True, ("E", "F"): True, ("Q", "C"): False, ("M", "F"): False}


def cell(face: str, value: str, status: str, confidentiality: str, where: str) -> Cell:
    """A cell from its three texts. A number stands exactly where the status says that there is one."""
    shown = STATUSES.get((status, confidentiality))
    if shown is None:
        raise Defect(face, Flaw.CODE, where)
    if shown != bool(value) or (value and not _WHOLE.fullmatch(value)):
        raise Defect(face, Flaw.VALUE, where)
    return Cell(int(value) if value else None, status, confidentiality)


def number(face: str, value: str, where: str) -> int:
    if not _WHOLE.fullmatch(value):
        raise Defect(face, Flaw.VALUE, where)
    return int(value)


def gather(face: str, found: Iterable[tuple[Key, Cell]]) -> dict[Key, Cell]:
    """The cells by key. Raises Defect for a key that stands there twice."""
    gathered: dict[Key, Cell] = {}
    for key, each in found:
        if key in gathered:
            raise Defect(face, Flaw.TWICE, shown(key))
        gathered[key] = each
    return gathered


def same(face: str, gathered: Mapping[Key, Cell], cube: Cube) -> None:
    """Raises Defect where a face and the cube say different things."""
    for key in cube.facts.keys() | gathered.keys():
        if gathered.get(key) != cube.facts.get(key):
            raise Defect(face, Flaw.DIFFERS, shown(key))


def shown(key: Key) -> str:
    return " ".join((*sorted(code for _, code in key[0]), key[1]))
