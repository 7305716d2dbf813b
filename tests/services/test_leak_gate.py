"""The leak gate: nothing that stands in the vault about one child stands in any file of a package."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import office
import pytest

from rightsmonitor.domain import text
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.release import CellKind, Release, Table
from rightsmonitor.exchange.gate import pdf
from rightsmonitor.exchange.package import package
from rightsmonitor.services.national import consolidation, reporting

# Fields of a record with somebody's own words in them, and what points at one record.
FREE = frozenset({"latin", "arabic", "other", "name", "note", "service", "exact_place", "commune", "narrative", "uid"})
PIECE = 4  # words of a narrative that would betray it
BEGINNING = 6  # letters


@pytest.fixture(scope="module")
def found() -> tuple[Incident, ...]:
    return office.records(*office.RELEASED)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return office.released(tmp_path_factory, tmp_path_factory.mktemp("leak") / "copy").view().release


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    return package.build(release)


def words(content: bytes, name: str) -> str:
    """Everything that a program can get out of a file, without marks and case."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            found = " ".join(book.read(part).decode() for part in book.namelist())
    elif name.endswith(".pdf"):
        program = shutil.which("pdftotext")
        if program is None:
            pytest.skip("the program pdftotext is not installed")
        found = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
        # What is written about the file, and every piece of text as it is drawn.
        own = pdf.read(name, content)
        found = " ".join((found, *own.properties.values(), *(run.text for page in own.pages for run in page.runs)))
    elif name.endswith(".parquet"):
        parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `authority` is not installed")
        file = parquet.ParquetFile(io.BytesIO(content))
        # The rows, and what the file says of its columns: least and greatest values, notes.
        found = f"{file.read().to_pylist()} {file.metadata.to_dict()} {file.metadata.metadata} {file.schema_arrow}"
    else:
        found = content.decode()
    return text.fold(unicodedata.normalize("NFKC", found))


def told(value: object) -> Iterator[str]:
    """Every free text of a record that is not a code: names, narratives, notes."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, str) and field.name in FREE:
                yield inner
            else:
                yield from told(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from told(inner)


def days(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from days(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from days(inner)


def secrets(found: tuple[Incident, ...], release: Release) -> set[str]:
    """Names, pieces of narratives, identifiers and exact days, in the forms in which they could be written."""
    looked_for: set[str] = set()
    for one in found:
        for said in told(one):
            parts = text.fold(said).split()
            looked_for |= {" ".join(parts[at : at + PIECE]) for at in range(max(1, len(parts) - PIECE + 1))}
        for day in days(one):
            looked_for |= {day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y%m%d}"}
    own = date.fromisoformat(release.prepared_on[:10])
    allowed = {"", own.isoformat(), f"{own:%d/%m/%Y}", f"{own:%d.%m.%Y}", f"{own:%Y%m%d}"}
    # First and last days of periods are written in ADX; they are nobody's day.
    allowed |= {f"{release.period[:4]}-{month:02d}-01" for month in range(1, 13)}
    return looked_for - allowed


def leaks(files: Mapping[str, bytes], looked_for: set[str]) -> list[tuple[str, str]]:
    contents = {name: f" {' '.join(words(content, name).split())} " for name, content in files.items()}
    return [(name, said) for name, content in contents.items() for said in _said_in(content, looked_for)]


def _said_in(content: str, looked_for: set[str]) -> Iterator[str]:
    """Thousands are looked for in each of many files: only those whose beginning is there are searched whole."""
    there = {content[at : at + BEGINNING] for at in range(len(content))}
    return (said for said in looked_for if (len(said) < BEGINNING or said[:BEGINNING] in there) and said in content)


def test_no_name_narrative_identifier_or_day_is_in_a_package(
    found: tuple[Incident, ...], release: Release, files: dict[str, bytes]
) -> None:
    looked_for = secrets(found, release)
    assert len(looked_for) > 500
    assert leaks(files, looked_for) == []


def test_the_search_finds_what_is_planted(found: tuple[Incident, ...], release: Release) -> None:
    """Positive control: a narrative as the name of the office is found in every file that names the office."""
    narrative = next(one.narrative for one in found if len(one.narrative.split()) > PIECE)
    planted = dataclasses.replace(release, office_labels=(narrative, narrative, narrative))
    where = {name for name, _ in leaks(package.build(planted), secrets(found, release))}
    expected = {"manifest.json", "LISEZMOI.txt", "data/cube.xlsx", "sdmx/structure-2.1.xml", "dhis2/metadata.json"}
    assert expected | {"report-fr.pdf", "report-en.pdf"} <= where


def test_no_hidden_quantity_has_a_value_anywhere(release: Release, files: dict[str, bytes]) -> None:
    """A second release that differs in nothing but the values behind hidden cells gives the same files."""
    hidden = sum(cell.kind is CellKind.HIDDEN for table in release.tables for cell in table.cells)
    assert hidden > 50
    followed = sum(cell.kind is CellKind.HIDDEN for table in release.follow_up for cell in table.cells)
    assert followed > 10
    with_values = dataclasses.replace(release, tables=betrayed(release.tables), follow_up=betrayed(release.follow_up))
    assert package.build(with_values) == files


def betrayed(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The same with a value behind every hidden cell."""
    return tuple(
        dataclasses.replace(
            table,
            cells=tuple(
                dataclasses.replace(cell, value=3) if cell.kind is CellKind.HIDDEN else cell for cell in table.cells
            ),
        )
        for table in tables
    )


def test_nothing_of_a_child_is_in_what_the_authority_makes(
    found: tuple[Incident, ...], release: Release, files: dict[str, bytes], tmp_path: Path
) -> None:
    """National tables, Parquet included, and the report of the quarter, made from the package of this office."""
    folder = tmp_path / "opened"
    for name, content in (files | dict.fromkeys(package.SIGNATURES.values(), b"x")).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    consolidation.consolidate(folders=[folder], to=tmp_path / "national")
    reporting.report(folders=[folder], period=Period.parse("2026-Q3"), to=tmp_path / "report")
    made = {
        str(path.relative_to(tmp_path)): path.read_bytes()
        for place in ("national", "report")
        for path in (tmp_path / place).rglob("*")
        if path.is_file()
    }
    assert len(made) > 30
    looked_for = secrets(found, release)
    assert leaks(made, looked_for) == []
    narrative = next(one.narrative for one in found if len(one.narrative.split()) > PIECE)
    planted = {name: content + narrative.encode() for name, content in made.items() if name.endswith(".csv")}
    assert {name for name, _ in leaks(planted, looked_for)} == planted.keys() != set()  # positive control
