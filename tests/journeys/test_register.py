"""A register of 500 rows as an office keeps it: 480 come in, 20 are refused one by one, twice changes nothing.

The forms in which it may be written differ in how they are read: shorter ones show that.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from terminal import make_card, rightsmonitor

OFFICER, PASSPHRASE = "Agente Essai", "cinq mots inventés pour essai"
KEYS = ("date", "place", "channel", "violations", "sex", "age", "protection_status", "source_kind", "narrative")
GOOD = (
    ("20/11/2025", "Oujda-Angad", "École", "RMV-2.2", "fille", "12 ans", "réfugié", "témoin", "Récit inventé n° {n}"),
    ("2025-10-03", "وجدة - أنجاد", "المدرسة", "RMV-R.07", "ذكر", "١٤", "مهاجر", "شاهد", "سرد مختلق رقم {n}"),
    ("03/2025", "06.141", "child", "RMV-9.3", "boy", "~9", "asylum-seeker", "victim", "Invented account {n}"),
)
FAULTS = {
    "date": ("30/02/2025", "someday", "01/01/2999", ""),
    "place": ("Atlantis", "99.999", ""),
    "channel": ("pigeon", ""),
    "violations": ("RMV-99", "", "inconnu"),
    "sex": ("x?",),
    "age": ("99", "vieux", "-3"),
    "protection_status": ("roi",),
    "source_kind": ("oracle", ""),
    "narrative": ("avant\x07après",),
}
FAULTY = [(key, value) for key, values in FAULTS.items() for value in values]


def _rows(count: int, *, cp1252: bool) -> list[tuple[str, ...]]:
    """So many rows, of which 20 have one fault each: with 500, every 25th."""
    assert len(FAULTY) == 20
    rows: list[tuple[str, ...]] = []
    every = count // 20
    for n in range(count):
        kinds = (GOOD[0], GOOD[2]) if cp1252 else GOOD
        row = tuple(cell.format(n=n) for cell in kinds[n % len(kinds)])
        if n % every == every - 1:
            key, value = FAULTY[n // every]
            row = tuple(value if name == key else cell for name, cell in zip(KEYS, row, strict=True))
        rows.append(row)
    return rows


def _text(rows: list[tuple[str, ...]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def _sheet(rows: list[tuple[str, ...]], path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell)
    book.close()


def _utf8(rows: list[tuple[str, ...]], path: Path) -> None:
    path.write_bytes(_text(rows).encode("utf-8-sig"))


def _cp1252(rows: list[tuple[str, ...]], path: Path) -> None:
    path.write_bytes(_text(rows).encode("cp1252"))


@pytest.mark.parametrize(
    ("name", "write", "count"), [("r.csv", _utf8, 500), ("old.csv", _cp1252, 120), ("r.xlsx", _sheet, 120)]
)
def test_good_rows_come_in_and_faulty_ones_are_named(
    tmp_path: Path, name: str, write: Callable[[list[tuple[str, ...]], Path], None], count: int
) -> None:
    good, every = count - 20, count // 20
    template = tmp_path / "template.csv"
    rightsmonitor("incidents", "template", "--out", template, "--language", "fr")
    headings = next(csv.reader(io.StringIO(template.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(headings) > 20
    file, vault = tmp_path / name, tmp_path / "vault"
    write([KEYS, *_rows(count, cp1252=name == "old.csv")], file)
    before = file.read_bytes()
    who = ("--vault", vault, "--user", OFFICER)
    create = ("vault", "create", *who, "--office", "OUJ", "--role", "officer")
    rightsmonitor(*create, new_passphrase=PASSPHRASE)
    make_card(*who, passphrase=PASSPHRASE)
    command = ("incidents", "import", file, *who)
    trial = rightsmonitor(*command, "--dry-run", "--json", passphrase=PASSPHRASE).json
    assert (trial["accepted"], trial["already"]) == (good, 0)
    assert rightsmonitor("incidents", "list", *who, "--json", passphrase=PASSPHRASE).json["total"] == 0
    first = rightsmonitor(*command, "--json", passphrase=PASSPHRASE).json
    assert (first["accepted"], first["already"]) == (good, 0)
    assert [refusal["row"] for refusal in first["refused"]] == [every + 1 + every * n for n in range(20)]
    assert [refusal["column"] for refusal in first["refused"]] == [key for key, _ in FAULTY]
    again = rightsmonitor(*command, "--language", "fr", passphrase=PASSPHRASE).out.splitlines()
    assert str(good) in again[1]
    assert len([line for line in again if line.startswith("  ligne")]) == 20
    assert rightsmonitor("incidents", "list", *who, "--json", passphrase=PASSPHRASE).json["total"] == good
    found = rightsmonitor("incidents", "search", "recit", "n° 102", *who, "--json", passphrase=PASSPHRASE).json
    assert found["total"] == 1
    assert file.read_bytes() == before
