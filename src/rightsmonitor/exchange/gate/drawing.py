"""What a page of a report draws: texts with their place and size, and the dots that mark hidden cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Font = Mapping[int, str]
Matrix = tuple[float, float, float, float, float, float]
_TOKEN = re.compile(rb"\((?:[^()\\]|\\.|\\\n)*\)|/[^\s/()<>\[\]]+|[-+]?[0-9]*\.?[0-9]+|[A-Za-z'\"*]+|[\[\]]", re.S)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\n|.)", re.S)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_NO_SHIFT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_CURVES = 4  # of a circle


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as it is drawn: from the left, also where it is read from the right. Points from below.

    `above`: above the origin of what it was drawn in.
    """

    x: float
    y: float
    above: float
    size: float
    upright: bool
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle: its middle on the page, and above the origin of what it was drawn in."""

    x: float
    y: float
    above: float


@dataclass(frozen=True, slots=True)
class Page:
    runs: tuple[Run, ...]
    dots: tuple[Dot, ...]


@dataclass(slots=True)
class _Pen:
    """Where the page is while it is being drawn."""

    fonts: Mapping[str, Font]
    matrix: Matrix = _NO_SHIFT
    kept: list[Matrix] = field(default_factory=list)
    text: Matrix = _NO_SHIFT
    font: Font = field(default_factory=dict)
    size: float = 0.0
    corners: list[tuple[float, float]] = field(default_factory=list)
    curves: int = 0
    runs: list[Run] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)


def read(content: bytes, fonts: Mapping[str, Font]) -> Page:
    """Raises ValueError, KeyError, IndexError where the drawing is none of ours."""
    pen, operands = _Pen(fonts), list[bytes]()
    for token in _TOKEN.findall(content):
        if token[:1].isalpha() or token[:1] in (b"'", b'"', b"*"):
            _do(pen, token, operands)
            operands = []
        else:
            operands.append(token)
    return Page(tuple(pen.runs), tuple(pen.dots))


def _do(pen: _Pen, act: bytes, operands: list[bytes]) -> None:
    match act:
        case b"q":
            pen.kept.append(pen.matrix)
        case b"Q":
            pen.matrix = pen.kept.pop()
        case b"cm":
            pen.matrix = _times(_matrix(operands), pen.matrix)
        case b"Tm":
            pen.text = _matrix(operands)
        case b"BT":
            pen.text = _NO_SHIFT
        case b"Tf":
            pen.font, pen.size = pen.fonts[operands[0][1:].decode()], float(operands[1])
        case b"Tj":
            _show(pen, operands[0])
        case b"n" | b"m" | b"c" | b"f" | b"f*":
            _path(pen, act, operands)
        case b"TJ" | b"'" | b'"' | b"Do" | b"Td" | b"TD" | b"Tr" | b"BI" | b"sh":
            raise ValueError(act)  # our pages draw in one way only; another one could write what nobody reads


def _show(pen: _Pen, text: bytes) -> None:
    matrix = _times(pen.text, pen.matrix)
    shown = "".join(pen.font[code] for code in unescaped(text[1:-1]))
    pen.runs.append(Run(matrix[4], matrix[5], pen.text[5], pen.size, abs(matrix[1]) > abs(matrix[0]), shown))


def _path(pen: _Pen, act: bytes, operands: list[bytes]) -> None:
    if act in (b"n", b"m"):
        pen.corners, pen.curves = [], 0
    if act in (b"m", b"c"):
        pen.corners.append((float(operands[-2]), float(operands[-1])))
        pen.curves += act == b"c"
    elif pen.curves == _CURVES:
        across, up = zip(*pen.corners, strict=True)
        middle = (min(across) + max(across)) / 2, (min(up) + max(up)) / 2
        pen.dots.append(Dot(*_moved(pen, *middle), middle[1]))
        pen.corners, pen.curves = [], 0


def _moved(pen: _Pen, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = pen.matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(operands: list[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def unescaped(text: bytes) -> bytes:
    """The bytes of a string between its brackets."""
    return _ESCAPE.sub(lambda found: _letter(found[1]), text)


def _letter(found: bytes) -> bytes:
    return bytes([int(found, 8) & 255]) if found[:1].isdigit() else _LETTERS.get(found, found)
