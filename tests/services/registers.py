"""Registers as offices keep them: rows of text by column, written as CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

KEYS = (
    "date", "place", "channel", "first_reported", "violations", "name_latin", "name_arabic", "sex", "age", "birth_date",
    "nationality", "protection_status", "girls", "boys", "source_kind", "consent_record", "narrative",
)  # fmt: skip
Row = Mapping[str, str]

_FRENCH: Row = {
    "date": "20/11/2025",
    "place": "Oujda-Angad",
    "channel": "École",
    "first_reported": "22/11/2025",
    "violations": "RMV-2.2",
    "name_latin": "Exemple Fictif",
    "sex": "fille",
    "age": "12 ans",
    "protection_status": "réfugié",
    "source_kind": "témoin",
    "consent_record": "oui",
    "narrative": "Récit inventé n° {n} ; l’enfant a dit « non »",
}
_ARABIC: Row = {
    "date": "2025-10-03",
    "place": "وجدة - أنجاد",
    "channel": "المدرسة",
    "violations": "RMV-R.07",
    "name_arabic": "مثال الخيالي",
    "sex": "ذكر",
    "age": "١٤",
    "protection_status": "مهاجر",
    "source_kind": "شاهد",
    "narrative": "سرد مختلق رقم {n}،\nفي سطرين",
}
_GROUP: Row = {
    "date": "mars 2025",
    "place": "06.141",
    "channel": "child",
    "violations": "RMV-9.3; RMV-2.1",
    "girls": "2",
    "boys": "3",
    "source_kind": "victim",
    "narrative": "Groupe inventé {n},\nsur deux lignes",
}

# (column that is named, reason, what is wrong in an otherwise good row); everything here is also text of cp1252.
FAULTS: tuple[tuple[str, str, Row], ...] = (
    ("violations", "term-not-found", {"violations": "RMV-99.9"}),
    ("violations", "term-not-found", {"violations": "RMV-2.2; vol de nuages"}),
    ("place", "place-not-found", {"place": "Atlantide"}),
    ("date", "date-not-understood", {"date": "32/11/2026"}),
    ("date", "date-not-understood", {"date": "30/02/2026"}),
    ("date", "date-future", {"date": "11/08/2026", "first_reported": ""}),
    ("age", "age-impossible", {"age": "31"}),
    ("age", "number-not-understood", {"age": "douze"}),
    ("girls", "count-impossible", {"girls": "-4"}),
    ("boys", "count-impossible", {"boys": "10001"}),
    ("narrative", "characters-forbidden", {"narrative": "avant\x00après {n}"}),
    ("narrative", "text-too-long", {"narrative": "Très long récit {n}. " * 500_000}),
    ("date", "empty-cell", {"date": ""}),
    ("source_kind", "empty-cell", {"source_kind": " "}),
    ("channel", "code-not-found", {"channel": "pigeon"}),
    ("birth_date", "born-after-incident", {"birth_date": "01/01/2026", "age": ""}),
    ("sex", "no-child", {"name_latin": "", "sex": "", "age": "", "protection_status": ""}),
    ("consent_record", "consent-refused", {"consent_record": "non"}),
    ("nationality", "country-not-found", {"nationality": "Atlantide"}),
    ("first_reported", "reported-before-incident", {"first_reported": "19/11/2025"}),
)
TURNED = ("narrative", "characters-forbidden", {"narrative": "avant \u202eèrriere {n}"})  # no cp1252 has this
LONG_NAME = ("name_latin", "text-too-long", {"name_latin": "Exemple " * 300})  # a cell of XLSX has 32,767 characters

Fault = tuple[str, str, Row]


def rows(faults: Sequence[Fault], *, count: int = 500, french_only: bool = False) -> list[Row]:
    """`count` rows; every 25th has the next of `faults`, put into a French row."""
    good = (_FRENCH, _GROUP) if french_only else (_FRENCH, _ARABIC, _GROUP)
    found: list[Row] = []
    for n in range(count):
        row = good[n % len(good)]
        if n % 25 == 24 and n // 25 < len(faults):
            row = {**_FRENCH, **faults[n // 25][2]}
        found.append({key: row.get(key, "").replace("{n}", str(n)) for key in KEYS})
    return found


def expected(faults: Sequence[Fault]) -> list[tuple[int, str, str]]:
    """(row as a person counts it, column, reason): the heading is row 1."""
    return [(26 + 25 * n, column, reason) for n, (column, reason, _) in enumerate(faults)]


def write_csv(path: Path, found: Sequence[Row], *, encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([KEYS, *([row[key] for key in KEYS] for row in found)])
    path.write_bytes(stream.getvalue().encode(encoding))


def write_xlsx(path: Path, found: Sequence[Row]) -> None:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for at, row in enumerate([{key: key for key in KEYS}, *found]):
        for column, key in enumerate(KEYS):
            sheet.write_string(at, column, row[key])
    book.close()
