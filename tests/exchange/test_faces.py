"""What the files say: typed cells, no value of a hidden cell, and readers that know nothing of us."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import package_making as making
import pytest

from rightsmonitor.domain.release import Cell, CellKind, Release, Table
from rightsmonitor.exchange.package import cube, package
from rightsmonitor.wording import LANGUAGES, words

SECRET = 86_420_000  # + position: figures that occur nowhere else


def with_secrets(release: Release) -> Release:
    """Hidden cells that still carry their value: no face may show it even then."""
    tables = []
    for table in release.tables:
        cells = tuple(
            replace(cell, value=SECRET + number) if cell.kind is CellKind.HIDDEN else cell
            for number, cell in enumerate(table.cells)
        )
        tables.append(replace(table, cells=cells))
    verdict = replace(release.verdict, sensitive=SECRET, units=SECRET, units_visible=SECRET)
    return replace(release, tables=tuple(tables), verdict=verdict)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package.build(with_secrets(making.release()))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def pdf_text(content: bytes) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    found = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return unicodedata.normalize("NFKC", found)


def shown(name: str, content: bytes) -> str:
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(part).decode() for part in book.namelist())
    if name.endswith(".pdf"):
        return "".join(letter for letter in pdf_text(content) if not letter.isspace() and letter not in ",.")
    return content.decode("utf-8")


def test_no_face_holds_a_value_of_a_hidden_cell(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        assert str(SECRET)[:5] not in shown(name, content), name


def test_the_search_for_hidden_values_sees_each_face() -> None:
    """Positive control: published figures, and the period, are found by the very same search."""
    release = making.release()
    tables = tuple(
        replace(table, cells=tuple(replace(cell, kind=CellKind.VALUE, value=SECRET) for cell in table.cells))
        for table in release.tables
    )
    for name, content in package.build(replace(release, tables=tables)).items():
        if "/data" in name or name.startswith(("data/cube", "report-")):
            assert str(SECRET)[:5] in shown(name, content), name
    for name, content in package.build(replace(release, period="86420")).items():
        if name in ("manifest.json", "LISEZMOI.txt", "datapackage.json"):
            assert "86420" in shown(name, content), name


def test_the_faces_do_not_depend_on_hidden_values(files: dict[str, bytes]) -> None:
    assert package.build(making.release()) == files


def test_hidden_zero_and_not_applicable_are_told_apart() -> None:
    kinds = {CellKind.VALUE: 0, CellKind.HIDDEN: None, CellKind.NOT_APPLICABLE: None, CellKind.ROUNDED: 10}
    cells = tuple(
        Cell(codes=(code,), kind=kind, value=value)
        for code, (kind, value) in zip(making.sexes().codes, kinds.items(), strict=True)
    )
    release = replace(making.release(), tables=(Table(key="sex", dimensions=(making.sexes(),), cells=cells),))
    found = [(r["OBS_VALUE"], r["OBS_STATUS"], r["CONF_STATUS"]) for r in rows(package.build(release)["data/cube.csv"])]
    assert found == [("0", "A", "F"), ("", "Q", "C"), ("", "M", "F"), ("10", "E", "F")]


def test_cube_has_one_row_for_each_cell(files: dict[str, bytes]) -> None:
    release = making.release()
    found = rows(files["data/cube.csv"])
    assert len(found) == sum(len(table.cells) for table in release.tables)
    assert list(found[0]) == ["TABLE", "PLACE", "VIOLATION", "SEX", "MONTH", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS"]
    assert {r["SEX"] for r in found if r["TABLE"] == "month"} == {cube.NOT_IN_TABLE}
    known = {(r["dimension"], r["code"]) for r in rows(files["data/codes.csv"])}
    for row in found:
        for name in ("place", "violation", "sex", "month"):
            assert row[name.upper()] == cube.NOT_IN_TABLE or (name, row[name.upper()]) in known
    total = next(cell for cell in release.tables[0].cells if cell.codes == ("MA", "_T"))
    assert next(r for r in found if (r["PLACE"], r["VIOLATION"]) == ("MA", "_T"))["OBS_VALUE"] == str(total.value)


def test_manifest_tells_neither_reasons_for_hiding_nor_small_counts(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    assert manifest["left_out"] == [{"reason": "not-verified", "count": 37}, {"reason": "no-consent", "count": None}]
    assert "sensitive" not in json.dumps(manifest)
    assert "primary" not in json.dumps(manifest)


def test_frictionless_finds_the_package_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    broken = files["data/cube.csv"].replace(b",A,F\n", b",A,X\n", 1)
    (tmp_path / "data/cube.csv").write_bytes(broken)
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_workbook_for_people(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["data/cube.xlsx"]))
    assert book.sheetnames == ["Données", "بيانات", "codes"]
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book] == [False, True, False]
    assert all(sheet.sheet_state == "visible" for sheet in book)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    release = making.release()
    lines = list(book["Données"].iter_rows(min_row=4, values_only=True))
    assert len(lines) == sum(len(table.cells) for table in release.tables)
    values = [cell.value for table in release.tables for cell in table.cells]
    assert [line[-2] for line in lines] == values
    assert {line[-1] for line in lines if line[-2] is None} == {"masquée"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "|x", "%x", " \t=1", "\u200e=1", "\uff1d1"])
def test_p54_no_label_becomes_a_formula(text: str) -> None:
    assert cube.harmless(text) == f"'{text}"
    sexes = making.sexes()
    labels = ((text, text, text), *sexes.labels[1:])
    release = making.release()
    table = replace(release.tables[1], dimensions=(release.tables[1].dimensions[0], replace(sexes, labels=labels)))
    made = package.build(replace(release, tables=(table,)))
    assert f"'{text}" in {r["label_fr"] for r in rows(made["data/codes.csv"])}
    book = openpyxl.load_workbook(io.BytesIO(made["data/cube.xlsx"]))
    assert not [c for sheet in book for line in sheet.iter_rows() for c in line if c.data_type == "f"]


SENTENCES = {
    "fr": ("Une valeur masquée ne se lit pas comme zéro", "Ce qu'un lecteur malveillant peut apprendre"),
    "ar": ("القيمة المحجوبة لا تقرأ صفرا", "أقصى ما يمكن أن يعرفه قارئ سيئ النية"),
    "en": ("A hidden value must not be read as zero", "What a malicious reader can learn at most"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_found_in_the_report(files: dict[str, bytes], language: str) -> None:
    text = " ".join(pdf_text(files[f"report-{language}.pdf"]).split())
    for sentence in SENTENCES[language]:
        assert sentence in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_of_the_report_are_embedded(files: dict[str, bytes], language: str, tmp_path: Path) -> None:
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("the program pdffonts is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(files[f"report-{language}.pdf"])
    said = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    used = [line for line in said if "Noto" in line]
    assert used
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in used)


def test_readme_speaks_three_languages(files: dict[str, bytes]) -> None:
    text = files["LISEZMOI.txt"].decode()
    for language in LANGUAGES:
        assert words(language)("package-check-title") in text
    assert "minisign -V" in text
    assert not text.startswith("\ufeff")
