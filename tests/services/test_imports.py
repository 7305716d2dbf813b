"""A register of 500 rows: 480 come in, each faulty row is named, and a second time changes nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import office
import pytest
import registers
import xlsxwriter
from registers import FAULTS, LONG_NAME, TURNED, Fault, Row

from rightsmonitor import wording
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import Cancelled, InvalidValue, MissingColumns, TooLarge, UnreadableFile
from rightsmonitor.services.records import imports, incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.session import Session


@pytest.fixture(scope="module")
def office_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One office for the files that are refused: nothing ever comes in."""
    folder = tmp_path_factory.mktemp("imports") / "vault"
    office.create(folder)
    return folder


@pytest.fixture
def officer(tmp_path: Path) -> Session:
    office.create(tmp_path / "vault")
    return office.unlock(tmp_path / "vault", "officer")


def utf8(path: Path, rows: Sequence[Row]) -> None:
    registers.write_csv(path, rows)


def cp1252(path: Path, rows: Sequence[Row]) -> None:
    registers.write_csv(path, rows, encoding="cp1252", delimiter=";")


def among(wrong: tuple[Fault, ...], replaced: str, by: Fault) -> tuple[Fault, ...]:
    """The faults with those of one reason replaced: what a format cannot hold."""
    return tuple(by if fault[1] == replaced else fault for fault in wrong)


KINDS: dict[str, tuple[Callable[[Path, Sequence[Row]], None], tuple[Fault, ...], bool]] = {
    "utf8.csv": (utf8, (*FAULTS[:14], TURNED, *FAULTS[15:]), False),
    "old.csv": (cp1252, FAULTS, True),
    "register.xlsx": (registers.write_xlsx, among(FAULTS, "text-too-long", LONG_NAME), False),
}


@pytest.mark.parametrize("name", KINDS)
def test_480_come_in_and_20_are_named(officer: Session, tmp_path: Path, name: str) -> None:
    write, faults, french = KINDS[name]
    file = tmp_path / name
    write(file, registers.rows(faults, french_only=french))
    assert len(faults) == 20
    trial = imports.import_(officer, file=file, dry_run=True)
    assert incidents.count(officer, query=Query()) == 0
    report = imports.import_(officer, file=file)
    assert trial == report
    assert (report.accepted, report.already) == (480, 0)
    assert [(one.row, one.column, one.reason) for one in report.refused] == registers.expected(faults)
    assert incidents.count(officer, query=Query(statuses=(Status.DRAFT,))) == 480
    entries = officer.vault.database.value("SELECT count(*) FROM audit")
    again = imports.import_(officer, file=file)
    assert (again.accepted, again.already) == (0, 480)
    assert again.refused == report.refused
    assert incidents.count(officer, query=Query()) == 480
    assert officer.vault.database.value("SELECT count(*) FROM audit") == entries
    assert officer.vault.check().sound
    officer.close()


def test_what_came_in_is_what_was_written(officer: Session, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    registers.write_csv(file, registers.rows((), count=3))
    assert imports.import_(officer, file=file).accepted == 3
    french, arabic, group = sorted(
        (incidents.get(officer, uid=row.uid).incident for row in incidents.search(officer, query=Query())),
        key=lambda one: (one.violations[0].type != "RMV-2.2", bool(one.violations[0].groups)),
    )
    assert french.when is not None
    assert french.when.isoformat() == "2025-11-20"
    assert str(french.first_reported) == "2025-11-22"
    assert (french.place, french.victims[0].age, french.victims[0].person.sex) == ("02.411", 12, "girl")
    assert french.victims[0].consent.to_record == "yes"
    assert french.narrative == "Récit inventé n° 0 ; l’enfant a dit « non »"
    assert (arabic.place, arabic.victims[0].age, arabic.victims[0].person.sex) == ("02.411", 14, "boy")
    assert arabic.victims[0].person.names.arabic == "مثال الخيالي"
    assert arabic.narrative == "سرد مختلق رقم 1،\nفي سطرين"
    assert [violation.type for violation in group.violations] == ["RMV-9.3", "RMV-2.1"]
    assert [(found.girls, found.boys) for found in group.violations[0].groups] == [(2, 3)]
    officer.close()


def test_the_same_row_twice_comes_in_once_and_a_faulty_one_is_named_twice(officer: Session, tmp_path: Path) -> None:
    good = registers.rows((), count=1)[0]
    faulty = {**good, "place": "Atlantide"}
    file = tmp_path / "twice.csv"
    registers.write_csv(file, [good, faulty, good, faulty])
    report = imports.import_(officer, file=file)
    assert (report.accepted, report.already) == (1, 1)
    assert [(one.row, one.column) for one in report.refused] == [(3, "place"), (5, "place")]
    officer.close()


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_filled_and_taken_in(
    officer: Session, tmp_path: Path, kind: str, language: wording.Language
) -> None:
    file = tmp_path / f"template.{kind}"
    headings = filled(imports.template(format=kind, language=language), kind)
    say = wording.words(language)
    row = registers.rows((), count=1)[0]
    cells = {say(f"imports-column-{key.replace('_', '-')}"): row[key] for key in registers.KEYS}
    assert set(cells) <= set(headings)
    table = [headings, [cells.get(heading, "") for heading in headings]]
    if kind == "csv":
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=";").writerows(table)
        file.write_text(stream.getvalue(), encoding="utf-8-sig", newline="")
    else:
        book = xlsxwriter.Workbook(file)
        sheet = book.add_worksheet()
        for at, line in enumerate(table):
            sheet.write_row(at, 0, line)
        book.close()
    report = imports.import_(officer, file=file)
    assert report.refused == ()
    assert report.accepted == 1
    officer.close()


def filled(content: bytes, kind: str) -> list[str]:
    """The headings of a template, read with libraries that did not write it."""
    if kind == "csv":
        return next(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [str(cell) for cell in book.get_sheet_by_index(0).to_python()[0]]


def test_real_dates_and_numbers_of_a_workbook_are_understood(officer: Session, tmp_path: Path) -> None:
    file = tmp_path / "r.xlsx"
    row = registers.rows((), count=1)[0]
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for column, key in enumerate(registers.KEYS):
        sheet.write_string(0, column, key)
        sheet.write_string(1, column, row[key])
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_datetime(1, registers.KEYS.index("date"), datetime(2025, 11, 19), day)
    sheet.write_number(1, registers.KEYS.index("age"), 12)
    book.close()
    assert imports.import_(officer, file=file).refused == ()
    stored = incidents.get(officer, uid=incidents.search(officer, query=Query())[0].uid).incident
    assert stored.when is not None
    assert (stored.when.isoformat(), stored.victims[0].age) == ("2025-11-19", 12)
    officer.close()


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
 <office:body><office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
_ODS_CELL = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
_ODS_REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def open_document(rows: Sequence[Sequence[str]], rest: str = _ODS_REST) -> bytes:
    """As office programs write it: the empty rest of the sheet is one row repeated a million times."""
    text = "".join(
        f"<table:table-row>{''.join(_ODS_CELL.format(text=cell, more='') for cell in row)}</table:table-row>"
        for row in rows
    )
    return packed(
        **{
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(rows=text + rest).encode(),
            "META-INF/manifest.xml": (
                b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
            ),
        }
    )


def test_an_open_document_comes_in(officer: Session, tmp_path: Path) -> None:
    found = registers.rows((), count=3)
    file = tmp_path / "r.ods"
    file.write_bytes(open_document([registers.KEYS, *([row[key] for key in registers.KEYS] for row in found)]))
    report = imports.import_(officer, file=file)
    assert (report.accepted, report.refused) == (3, ())
    officer.close()


def workbook(cell: tuple[int, int] = (0, 0), text: str = "date") -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "date")
    sheet.write_string(*cell, text)
    book.close()
    return stream.getvalue()


REFUSED: dict[str, tuple[bytes, type[Exception]]] = {
    "empty.csv": (b"", UnreadableFile),
    "blank.csv": (b"\xef\xbb\xbf \r\n;;;\r\n", UnreadableFile),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, UnreadableFile),
    "letter.csv": (b"Madame, Monsieur,\nvoici une lettre.\n", MissingColumns),
    "columns.csv": (b"date,place\r\n2025-01-01,02.411\r\n", MissingColumns),
    "sheet.xlsx": (workbook(), MissingColumns),
    "cut.xlsx": (workbook()[:-400], UnreadableFile),
    "other.xlsx": (packed(hello=b"world"), UnreadableFile),
    "zeros.xlsx": (packed(zeros=bytes(30_000_000)), TooLarge),
    "far.xlsx": (workbook((1_048_575, 16_383)), TooLarge),
    "repeated.ods": (
        open_document(
            [["date"]],
            '<table:table-row table:number-rows-repeated="1000000">'
            + _ODS_CELL.format(text="x", more=' table:number-columns-repeated="16000"')
            + "</table:table-row>",
        ),
        TooLarge,
    ),
    "rows.csv": (b"date\r\n" + b"x\r\n" * 50_001, TooLarge),
}


@pytest.mark.parametrize("name", REFUSED)
def test_p52_what_is_no_register_is_refused_and_nothing_changes(office_folder: Path, tmp_path: Path, name: str) -> None:
    content, error = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(content)
    opened = office.unlock(office_folder, "officer")
    with pytest.raises(error) as caught:
        imports.import_(opened, file=file)
    assert getattr(caught.value, "facts", {})["name"] == name
    assert incidents.count(opened, query=Query()) == 0
    opened.close()


def test_missing_columns_and_files_are_named(office_folder: Path, tmp_path: Path) -> None:
    opened = office.unlock(office_folder, "officer")
    file = tmp_path / "r.csv"
    file.write_text("date;place\n")
    with pytest.raises(MissingColumns) as caught:
        imports.import_(opened, file=file)
    assert caught.value.facts["columns"] == "channel, violations, source_kind"
    with pytest.raises(UnreadableFile) as unreadable:
        imports.import_(opened, file=tmp_path / "nowhere.csv")
    assert unreadable.value.facts["reason"] == "missing"
    with pytest.raises(UnreadableFile) as folder:
        imports.import_(opened, file=tmp_path)
    assert folder.value.facts["reason"] == "folder"
    with pytest.raises(InvalidValue):
        imports.template(format="pdf", language="fr")
    opened.close()


def test_p52_a_stopped_import_leaves_everything_as_it_was(officer: Session, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    registers.write_csv(file, registers.rows((), count=120))
    seen: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        imports.import_(
            officer, file=file, progress=lambda done, total: seen.append((done, total)), cancelled=lambda: bool(seen)
        )
    assert seen == [(50, 120)]
    assert incidents.count(officer, query=Query()) == 0
    officer.close()


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_refusal_has_a_sentence(officer: Session, tmp_path: Path, language: wording.Language) -> None:
    file = tmp_path / "r.csv"
    registers.write_csv(file, registers.rows((*FAULTS, TURNED), count=525))
    say = wording.words(language)
    for one in imports.import_(officer, file=file, dry_run=True).refused:
        area = "imports" if say.has(f"imports-{one.reason}") else "problems"
        assert say(f"{area}-{one.reason}", **one.facts)
    officer.close()
