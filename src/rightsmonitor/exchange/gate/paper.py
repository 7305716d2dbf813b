"""Reads the reports back from their pages: every figure in its place, and no word or number that has no business there.

A figure is a number, a dash or a dot alone at the size of figures. Rows are compared in the order in which the tables
of the cube stand in the report; an indicator sheet may leave rows out, and has none that its figures do not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from rightsmonitor import reference
from rightsmonitor.domain import follow_up
from rightsmonitor.exchange.gate import figures, indicator_rows, pdf
from rightsmonitor.exchange.gate.drawing import Page, Run
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.exchange.gate.figures import HIDDEN, Row, Texts
from rightsmonitor.exchange.gate.indicator_rows import Parents
from rightsmonitor.exchange.gate.indicators import FIGURES
from rightsmonitor.exchange.gate.pdf import Document
from rightsmonitor.exchange.gate.vocabulary import Vocabulary

_FIGURE_SIZES = (8.0, 6.6)  # of numbers; an interval may be set smaller where its column is narrow
_ALONE = re.compile(r"[\d\u00a0,]+|–|\d+–\d+|\d+\+|<\s*\d+|-\s*\d+")
# Points: a dot of a table stands this far above its cell's foot, above the line of its row, and from its column's edge.
_DOT_ABOVE, _DOT, _DOT_AT = 5.0, 2.5, 2.2
_LEFT, _TEXT = 50.0, 495.2756  # points: where the columns begin, and how wide they are together
_LINE = 2.5  # points: a figure stands this far above its cell's foot
_BARS, _TILE, _SHARES = (8.0, 7.2), 9.5, 8.5  # sizes of what stands beside bars, in tiles of the map, and of shares
_SHARE, _WIDEST, _PADDING, _INSIDE = 0.6, 70.0, 3.0, 2.0
_SHEET = (52.0, 110.0, 188.0)  # where figures of a list of indicators stand in Arabic
_PROPERTIES = {"Author": "RightsMonitor", "Creator": "RightsMonitor", "Producer": "RightsMonitor"}
_EMPTY = ("Subject", "Keywords")


def bulletin(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    """`report-<language>.pdf`. Raises Defect."""
    language, manifest = name[-len("fr.pdf") :][:2], json.loads(files["manifest.json"])
    document = pdf.read(name, files[name])
    words = Vocabulary.of(cube, manifest)
    _words(name, document, words)
    tables = list(figures.tables(cube))
    base = int(manifest.get("rounding", {}).get("base", 0))
    texts = Texts(language, base, figures.intervals(files))
    expected = [row for table in tables for row in texts.rows(table)]
    _in_order(name, document, expected, right_to_left=language == "ar")
    # In Arabic a number inside a name is drawn apart from it.
    of_names = {number for labels in cube.labels.values() for label in labels for number in re.findall(r"\d+", label)}
    _loose(name, document, figures.margins(tables, texts) | (of_names if language == "ar" else set()))


def sheet(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    """`indicators-<language>.pdf` of a release. Raises Defect."""
    manifest = json.loads(files["manifest.json"])
    trees = follow_up.hierarchies(reference.load().places)
    parents = {dimension: tree.above() for dimension, tree in trees.items()}
    for dimension, codes in cube.codes.items():
        parents.setdefault(dimension, {}).update(codes)
    base = int(manifest.get("rounding", {}).get("base", 0))
    listed(name, files[name], files[FIGURES], Vocabulary.of(cube, manifest), parents, base)


def listed(name: str, content: bytes, written: bytes, words: Vocabulary, parents: Parents, base: int = 0) -> None:
    """A sheet of indicators against the figures that stand beside it. Raises Defect."""
    language = name[-len("fr.pdf") :][:2]
    document = pdf.read(name, content)
    _words(name, document, words)
    rows, shares = indicator_rows.expected(written, language, parents, base)
    widths = {len(row) for row in rows}
    for page in document.pages:
        for line in _lines(page):
            found = _figures(line, language == "ar", widths)
            if found and found not in rows:
                raise Defect(name, _flaw(found), " ".join(found))
    _loose(name, document, shares)


# --- words ------------------------------------------------------------------------------------------


def _words(name: str, document: Document, words: Vocabulary) -> None:
    properties = document.properties
    if any(properties.get(key) != text for key, text in _PROPERTIES.items()) or any(map(properties.get, _EMPTY)):
        raise Defect(name, Flaw.COLUMN, "properties")
    words.checked(name, properties.values())
    for page in document.pages:
        words.checked(name, (run.text for run in page.runs))
        if any(run.size < 1 for run in page.runs):
            raise Defect(name, Flaw.FORM)  # nobody can read it, but a program can


def _loose(name: str, document: Document, allowed: frozenset[str]) -> None:
    """Numbers beside bars, in tiles and of shares are figures of margins, or shares, that are published."""
    for page in document.pages:
        for run in page.runs:
            text = _plain(run.text)
            if _is_loose(run, name) and _ALONE.fullmatch(text) and text not in allowed:
                raise Defect(name, _flaw((text,)), text)


def _is_loose(run: Run, name: str) -> bool:
    if run.upright or _is_figure(run):
        return False
    bar = run.size in _BARS and _stands(run.above, 7, 19)
    share = run.size == _SHARES and (not name.endswith("ar.pdf") or run.x == _LEFT)  # not a number inside a label
    return bar or share or (run.size == _TILE and _stands(run.above, 5, 50))


def _stands(above: float, first: float, step: float) -> bool:
    return abs((above - first) % step) < 0.01 or abs((above - first) % step - step) < 0.01


def _flaw(row: Row) -> Flaw:
    odd = any(not re.fullmatch(r"[\d\u00a0,]+|–|●|\d+–\d+|\d+\+", text) for text in row)
    return Flaw.VALUE if odd else Flaw.DIFFERS


# --- rows of a page ---------------------------------------------------------------------------------


def _in_order(name: str, document: Document, expected: Sequence[Row], *, right_to_left: bool) -> None:
    """Raises Defect at the first row of figures that is not the next one of the cube."""
    at = 0
    for page in document.pages:
        for line in _lines(page):
            widths = {len(expected[at])} if at < len(expected) else {0}
            found = _figures(line, right_to_left, widths)
            if not found:
                continue
            if at >= len(expected) or found != expected[at]:
                again = at > 0 and found == expected[at - 1]
                wide = at < len(expected) and len(found) > len(expected[at])
                raise Defect(name, Flaw.TWICE if again else Flaw.COLUMN if wide else _flaw(found), " ".join(found))
            at += 1
    if at != len(expected):
        raise Defect(name, Flaw.DIFFERS)


def _lines(page: Page) -> Iterator[list[tuple[float, str]]]:
    """Figures and dots of each line, (x, text), from above."""
    found = [(run.y, run.x, _plain(run.text)) for run in page.runs if _is_figure(run)]
    found += [(dot.y - _DOT, dot.x, HIDDEN) for dot in page.dots if abs(dot.above - _DOT_ABOVE) < 0.01]
    line: list[tuple[float, str]] = []
    before = 0.0
    for y, x, text in sorted(found, key=lambda each: (-each[0], each[1])):
        if line and before - y > 1:
            yield line
            line = []
        line.append((x, text))
        before = y
    if line:
        yield line


def _plain(text: str) -> str:
    """With one sign for every gap between thousands, whatever the font has."""
    return re.sub(r"\s", "\u00a0", text.strip())


def _is_figure(run: Run) -> bool:
    if run.upright or run.above != _LINE or not _ALONE.fullmatch(text := _plain(run.text)):
        return False
    return run.size in _FIGURE_SIZES or (run.size < min(_FIGURE_SIZES) and ("–" in text or "+" in text))


def _figures(line: list[tuple[float, str]], right_to_left: bool, widths: set[int]) -> Row:
    """In reading order. In Arabic, numbers inside a label are drawn apart: figures stand at the edges of columns."""
    if not right_to_left:
        return tuple(text for _, text in sorted(line, key=lambda each: each[0]))
    edges = {edge for width in widths if width for edge in _edges(width)} | set(_SHEET)
    kept = []
    for x, text in line:
        place = x - _DOT_AT if text == HIDDEN else x
        if any(abs(place - edge) < 0.2 for edge in edges):
            kept.append((x, text))
    return tuple(text for _, text in sorted(kept, key=lambda each: -each[0]))


def _edges(columns: int) -> Iterator[float]:
    width = min(_WIDEST, _TEXT * _SHARE / columns)
    yield from (_LEFT + _PADDING + _INSIDE + at * width for at in range(columns))
