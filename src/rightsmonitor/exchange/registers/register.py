"""The register that offices fill in: one row for one incident and one child (or a counted group).

Written as CSV or XLSX in three languages, read as CSV (UTF-8, UTF-16, cp1252, cp1256; comma, semicolon or tab) and
as XLSX, XLS or ODS. Column keys never change; their labels are accepted in every language.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import python_calamine
import xlsxwriter

from rightsmonitor.domain.errors import MissingColumns, TooLarge, TrainingMaterial, UnreadableFile
from rightsmonitor.domain.text import fold
from rightsmonitor.domain.training import COLUMN
from rightsmonitor.exchange.package.cube import harmless
from rightsmonitor.exchange.registers import workbook
from rightsmonitor.wording import LANGUAGES, Language, words

if TYPE_CHECKING:  # whoever only reads a register does not wait for it
    from rightsmonitor.reference import Reference

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 50_000
_ACCENTS = b"\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb"
_ARABIC = bytes(byte for byte in range(0xC7, 0xEE) if byte not in b"\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Column:
    """`path` is the field of the incident that a problem would name; `list` the options of a coded column."""

    key: str
    path: str
    list: str = ""
    required: bool = False


COLUMNS = (
    Column("reference", "uid"),
    Column("date", "when", required=True),
    Column("place", "place", required=True),
    Column("setting", "setting", "setting"),
    Column("time_of_day", "time_of_day", "time-of-day"),
    Column("channel", "channel", "channel", required=True),
    Column("first_reported", "first_reported"),
    Column("priority", "priority", "priority"),
    Column("reported_elsewhere", "reported_elsewhere", "reported-elsewhere"),
    Column("violations", "violations", required=True),
    Column("situation", "violations[0].situation", "situation"),
    Column("name_latin", "victims[0].person.names.latin"),
    Column("name_arabic", "victims[0].person.names.arabic"),
    Column("sex", "victims[0].person.sex", "sex"),
    Column("age", "victims[0].age"),
    Column("birth_date", "victims[0].person.birth_date"),
    Column("nationality", "victims[0].person.nationality"),
    Column("protection_status", "victims[0].person.protection_status", "protection-status"),
    Column("accompaniment", "victims[0].person.accompaniment", "accompaniment"),
    Column("girls", "violations[0].groups[0]"),
    Column("boys", "violations[0].groups[0]"),
    Column("children_unknown", "violations[0].groups[0]"),
    Column("perpetrator_kind", "perpetrators[0].kind", "perpetrator-kind"),
    Column("perpetrator_type", "perpetrators[0].type", "perpetrator-type"),
    Column("relationship", "perpetrators[0].relationship", "relationship"),
    Column("source_kind", "sources[0].kind", "source-kind", required=True),
    Column("source_connection", "sources[0].connection", "source-connection"),
    Column("reliability", "sources[0].reliability", "reliability"),
    Column("consent_record", "victims[0].consent.to_record", "consent-answer"),
    Column("consent_count", "victims[0].consent.to_count", "consent-answer"),
    Column("consent_by", "victims[0].consent.given_by", "consent-giver"),
    Column("narrative", "narrative"),
)
BY_KEY = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a register: its number as a person counts it, and text by column key."""

    number: int
    cells: dict[str, str]


# --- writing the template --------------------------------------------------------------------------


def template(kind: str, language: Language, reference: Reference) -> bytes:
    """An empty register: `csv` (UTF-8 with byte-order mark, so that Excel reads it) or `xlsx` with its lists."""
    say = words(language)
    labels = [say(f"imports-column-{column.key.replace('_', '-')}") for column in COLUMNS]
    if kind == "csv":
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=";", lineterminator="\r\n").writerow(labels)
        return stream.getvalue().encode("utf-8-sig")
    return _workbook(labels, language, reference)


def _workbook(labels: Sequence[str], language: Language, reference: Reference) -> bytes:
    say = words(language)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"created": datetime(1980, 1, 1)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet = book.add_worksheet(say("imports-sheet-register"))
    lists = book.add_worksheet(say("imports-sheet-codes"))
    if say.right_to_left:
        sheet.right_to_left()
        lists.right_to_left()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(COLUMNS), 18)
    lists.set_column(0, 3, 28)
    row = 0
    for at, (column, label) in enumerate(zip(COLUMNS, labels, strict=True)):
        sheet.write_string(0, at, label, bold)
        for code, text in _options(column, language, reference):
            for place, cell in enumerate((label, code, text)):
                lists.write_string(row, place, harmless(cell))
            row += 1
    book.close()
    return stream.getvalue()


def _options(column: Column, language: Language, reference: Reference) -> Iterator[tuple[str, str]]:
    if column.list:
        for code in reference.codelists.codes(column.list):
            yield code, reference.codelists.label(column.list, code, language)
    elif column.key == "violations":
        for term in reference.taxonomy.violation_types():
            yield term.code, term.label(language)
    elif column.key == "place":
        for place in (*reference.places.regions(), *reference.places.provinces()):
            yield place.code, place.label(language)


# --- reading a filled one --------------------------------------------------------------------------


def read(content: bytes, *, name: str, encoding: str | None = None, training: bool = False) -> list[Line]:
    """Rows of a register. `training`: marked ones are taken too. Raises TrainingMaterial, TooLarge,
    UnreadableFile(reason) or MissingColumns.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(name=name, limit=MOST_BYTES)
    if not content.strip():
        raise UnreadableFile(name=name, reason="empty")
    table = _sheet(content, name) if content.startswith(_SPREADSHEETS) else _text_table(content, name, encoding)
    return _lines(table, name, training=training)


def _text_table(content: bytes, name: str, encoding: str | None) -> list[tuple[int, list[str]]]:
    text = _decoded(content, name, encoding)
    first = text.split("\n", 1)[0]
    delimiter = max((";", ",", "\t"), key=first.count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(enumerate(reader, start=1))  # rows, as a spreadsheet counts them: a cell may have several lines
    except csv.Error:
        raise UnreadableFile(name=name, reason="not-csv") from None


def _decoded(content: bytes, name: str, encoding: str | None) -> str:
    try:
        if encoding:
            return content.decode(encoding).removeprefix("\ufeff")
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if encoding:
            raise UnreadableFile(name=name, reason="encoding") from None
    if b"\0" in content[:4096]:
        raise UnreadableFile(name=name, reason="not-csv")
    # cp1256 has Arabic letters where cp1252 has accented capitals, which in French hardly ever stand in a row.
    arabic, accents = (len(content) - len(content.translate(None, some)) for some in (_ARABIC, _ACCENTS))
    return content.decode("cp1256" if arabic > accents else "cp1252", errors="replace")


def _sheet(content: bytes, name: str) -> list[tuple[int, list[str]]]:
    if content.startswith(b"PK"):
        workbook.refuse_bomb(content, name=name)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError):
        raise UnreadableFile(name=name, reason="not-a-workbook") from None
    return [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, start=1)]


def _cell(value: object) -> str:
    match value:
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case timedelta():
            return ""
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case _:
            return str(value)


def _lines(table: list[tuple[int, list[str]]], name: str, *, training: bool) -> list[Line]:
    table = [(number, row) for number, row in table if any(cell.strip() for cell in row)]
    if not table:
        raise UnreadableFile(name=name, reason="empty")
    if len(table) - 1 > MOST_ROWS:
        raise TooLarge(name=name, limit=MOST_ROWS)
    if not training and any(cell.strip().upper() == COLUMN for _, row in table for cell in row):
        raise TrainingMaterial(name=name)
    keys = [_key(header) for header in table[0][1]]
    missing = [column.key for column in COLUMNS if column.required and column.key not in keys]
    if missing:
        raise MissingColumns(name=name, columns=", ".join(missing))
    return [
        Line(number, {key: _plain(cell) for key, cell in zip(keys, row, strict=False) if key})
        for number, row in table[1:]
    ]


def _plain(cell: str) -> str:
    """Without the apostrophe that spreadsheets put before what looks like a formula."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@|%") else cell


def _key(header: str) -> str:
    wanted = fold(header).replace("_", " ")
    for column in COLUMNS:
        names = [
            column.key,
            *(words(lg)(f"imports-column-{column.key.replace('_', '-')}") for lg in LANGUAGES),
        ]
        if wanted in {fold(name).replace("_", " ") for name in names}:
            return column.key
    return ""
