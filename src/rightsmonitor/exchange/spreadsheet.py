"""`cube.xlsx` for people who double-click: a French sheet, an Arabic one that runs right to left, and the codes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from rightsmonitor.domain.national import NationalCell
from rightsmonitor.domain.release import Cell, CellKind, Release
from rightsmonitor.exchange.package import cube
from rightsmonitor.wording import LANGUAGES, Words, words

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_INK, _RULE, _PAPER, _QUIET = "#1F2A37", "#C9D1DA", "#EAF0F4", "#6B7785"
_WIDEST = 48
_HEADER_ROW = 2


def build(release: Release) -> bytes:
    """The same release gives the same bytes: dates in the file are those of the release."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "RightsMonitor", "created": _created(release), "author": "", "comments": ""})
        formats = _formats(book)
        _data_sheet(book, formats, release, words("fr"))
        _data_sheet(book, formats, release, words("ar"))
        _code_sheet(book, formats, release)
    return stream.getvalue()


def _created(release: Release) -> datetime:
    return datetime.fromisoformat(release.prepared_on).astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "Noto Sans", "font_size": 10, "font_color": _INK}
    return {
        "text": book.add_format({**base, "num_format": "@"}),
        "number": book.add_format({**base, "num_format": "#,##0"}),
        "quiet": book.add_format({**base, "font_color": _QUIET, "bg_color": _PAPER}),
        "head": book.add_format({**base, "bold": True, "bg_color": _PAPER, "bottom": 1, "border_color": _RULE}),
        "title": book.add_format({**base, "bold": True, "font_size": 13}),
        "warning": book.add_format({**base, "italic": True}),
    }


def _data_sheet(book: Any, formats: Mapping[str, Any], release: Release, say: Words) -> None:
    sheet = book.add_worksheet(say("package-sheet-data"))
    if say.right_to_left:
        sheet.right_to_left()
    position = LANGUAGES.index(say.language)
    title = say("package-title", office=release.office_labels[position], period=release.period)
    _write(sheet, 0, 0, title, formats["title"])
    _write(sheet, 1, 0, say("package-warning"), formats["warning"])
    names = cube.dimension_names(release)
    header = [
        say("package-column-table"),
        *(dimension_label(say, name) for name in names),
        say("package-column-value"),
        say("package-column-status"),
    ]
    for column, text in enumerate(header):
        _write(sheet, _HEADER_ROW, column, text, formats["head"])
    widths = [len(text) for text in header]
    row = _HEADER_ROW
    for row, (texts, value, status) in enumerate(_data_rows(release, say, position), _HEADER_ROW + 1):
        for column, text in enumerate(texts):
            _write(sheet, row, column, text, formats["text"])
            widths[column] = max(widths[column], len(text))
        _write_value(sheet, row, len(texts), value, formats)
        _write(sheet, row, len(texts) + 1, status, formats["text" if value is not None else "quiet"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(_WIDEST, width + 3))
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.autofilter(_HEADER_ROW, 0, row, len(header) - 1)


def _data_rows(release: Release, say: Words, position: int) -> Iterator[tuple[list[str], int | None, str]]:
    names = cube.dimension_names(release)
    labels = {(c.dimension, c.code): c.labels[position] for c in cube.codes(release)}
    for table in release.tables:
        title = table_label(say, table.key)
        for cell in table.cells:
            codes = cube.codes_by_name(table, cell)
            texts = [labels[name, codes[name]] if name in codes else "" for name in names]
            yield [title, *texts], cube.published(cell), _status(cell, say)


def _status(cell: Cell, say: Words) -> str:
    """The state of a cell in words; of a national one that is no exact number also between what it lies."""
    text = say(f"package-status-{cell.kind.value}")
    inexact = isinstance(cell, NationalCell) and cell.kind in (CellKind.HIDDEN, CellKind.ROUNDED)
    return f"{text} [{cell.interval}]" if inexact and isinstance(cell, NationalCell) else text


def _code_sheet(book: Any, formats: Mapping[str, Any], release: Release) -> None:
    sheet = book.add_worksheet("codes")
    for column, text in enumerate(cube.CODE_COLUMNS):
        _write(sheet, 0, column, text, formats["head"])
    for row, code in enumerate(cube.codes(release), 1):
        for column, text in enumerate((code.dimension, code.code, code.parent, *code.labels)):
            _write(sheet, row, column, text, formats["text"])
    sheet.set_column(0, 2, 14)
    sheet.set_column(3, 5, _WIDEST)
    sheet.freeze_panes(1, 0)


def _write_value(sheet: Any, row: int, column: int, value: int | None, formats: Mapping[str, Any]) -> None:
    if value is None:
        sheet.write_blank(row, column, None, formats["quiet"])
    else:
        sheet.write_number(row, column, value, formats["number"])


def _write(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    sheet.write_string(row, column, cube.harmless(text), style)


def dimension_label(say: Words, name: str) -> str:
    """The name of a dimension in words, or its code where a newer release has one we do not know."""
    key = f"package-dimension-{name}"
    return say(key) if say.has(key) else name


def table_label(say: Words, key: str) -> str:
    name = f"package-table-{key}"
    return say(name) if say.has(name) else key
