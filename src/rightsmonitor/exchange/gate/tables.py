"""Reads the cube, its HXL twin and the workbook, and the digests that are written in the package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from python_calamine import CalamineError, CalamineWorkbook

from rightsmonitor.exchange.gate.facts import Cell, Cube, Defect, Flaw, Key, cell
from rightsmonitor.exchange.package import hxl as tags

CUBE, CODES, SUMS = "data/cube.csv", "data/codes.csv", "SHA256SUMS"
_FIRST, _LAST = "TABLE", ("OBS_VALUE", "OBS_STATUS", "CONF_STATUS")
_CODE_COLUMNS = ("dimension", "code", "parent", "label_fr", "label_ar", "label_en")
_ABSENT, _MONTH = "_Z", "month"
_SHEETS = ["Données", "بيانات", "codes"]
_TOP = 3  # title, warning, header


def lines(face: str, content: bytes) -> Iterator[tuple[str, ...]]:
    """Rows of a CSV file as we write it: UTF-8 without mark, comma, line feed. All have the width of the header."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise Defect(face, Flaw.FORM) from failure
    if text.startswith("\ufeff") or "\r" in text or not text.endswith("\n"):
        raise Defect(face, Flaw.FORM)
    width = 0
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
        width = width or len(row)
        if len(row) != width or width < 2:
            raise Defect(face, Flaw.FORM if width < 2 else Flaw.COLUMN, str(number))
        yield tuple(row)


def digests(files: Mapping[str, bytes]) -> None:
    """SHA256SUMS, the manifest and the data package name the bytes that are there."""
    listed_digests(files)
    try:
        if json.loads(files["manifest.json"])["data_sha256"] != hashlib.sha256(files[CUBE]).hexdigest():
            raise Defect("manifest.json", Flaw.DIGEST, CUBE)
        for resource in json.loads(files["datapackage.json"])["resources"]:
            content = files[resource["path"]]
            if resource["hash"] != f"sha256:{hashlib.sha256(content).hexdigest()}" or resource["bytes"] != len(content):
                raise Defect("datapackage.json", Flaw.DIGEST, resource["path"])
    except (KeyError, TypeError, ValueError) as failure:
        raise Defect("datapackage.json", Flaw.FORM) from failure


def listed_digests(files: Mapping[str, bytes]) -> None:
    """SHA256SUMS names the bytes that are there."""
    for line in files[SUMS].decode("ascii", "replace").splitlines():
        expected, _, name = line.partition("  ")
        if name not in files or hashlib.sha256(files[name]).hexdigest() != expected:
            raise Defect(SUMS, Flaw.DIGEST, name)


def cube(files: Mapping[str, bytes]) -> Cube:
    """The cube, strictly read: what the other faces are held against."""
    codes, labels = _codes(files[CODES])
    header, *rows = lines(CUBE, files[CUBE])
    names = _dimensions(header, codes)
    manifest = json.loads(files["manifest.json"])
    facts: dict[Key, Cell] = {}
    made = Cube(
        period=manifest["period"],
        office=manifest["office"]["code"],
        agency=manifest["agency"],
        codes=codes,
        labels=labels,
        header=header,
        rows=tuple(_rows(rows, names, codes)),
        facts=facts,
    )
    keys: set[tuple[str, ...]] = set()
    for row, each in made.rows:
        if row in keys:
            raise Defect(CUBE, Flaw.TWICE, " ".join(row))
        keys.add(row)
        key = key_of(dict(zip(names, row[1:], strict=True)), made)
        if facts.setdefault(key, each) != each:
            raise Defect(CUBE, Flaw.DIFFERS, " ".join(row))
    return made


def key_of(codes: Mapping[str, str], made: Cube) -> Key:
    """Dimensions that are absent or at their total do not tell anything apart; a month is a period."""
    told = {name: code for name, code in codes.items() if code not in (_ABSENT, made.total(name))}
    month = told.pop(_MONTH, made.period)
    return frozenset(told.items()), month


def hxl(files: Mapping[str, bytes], name: str, made: Cube) -> None:
    header, marks, *rows = lines(name, files[name])
    names = tuple(column.lower() for column in made.header[1:-3])
    if header != made.header or marks != tuple(map(tags.tag, header)):
        raise Defect(name, Flaw.COLUMN)
    found = tuple(_rows(rows, names, made.codes, face=name))
    if len({row for row, _ in found}) != len(found):
        raise Defect(name, Flaw.TWICE)
    if found != made.rows:
        raise Defect(name, Flaw.DIFFERS)


def workbook(files: Mapping[str, bytes], name: str, made: Cube) -> None:
    """Both data sheets show the rows of the cube in words, in its order; nothing hides beside them."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(files[name]))
        if book.sheet_names != _SHEETS or any(
            str(sheet.visible) != "SheetVisibleEnum.Visible" for sheet in book.sheets_metadata
        ):
            raise Defect(name, Flaw.COLUMN)
        sheets = [book.get_sheet_by_name(each).to_python() for each in _SHEETS]
    except (CalamineError, OSError) as failure:
        raise Defect(name, Flaw.FORM) from failure
    for language, sheet in enumerate(sheets[:2]):
        _sheet(name, sheet, language, made)
    expected = [(dimension, code) for dimension, codes in made.codes.items() for code in codes]
    if [tuple(map(str, row[:2])) for row in sheets[2][1:]] != expected:
        raise Defect(name, Flaw.CODE, _SHEETS[2])


def _sheet(name: str, sheet: Sequence[Sequence[object]], language: int, made: Cube) -> None:
    names = tuple(column.lower() for column in made.header[1:-3])
    width = len(names) + 3
    if len(sheet) < _TOP or any(len(row) != width for row in sheet) or not all(sheet[_TOP - 1]):
        raise Defect(name, Flaw.COLUMN)
    if any(any(row[1:]) for row in sheet[: _TOP - 1]):
        raise Defect(name, Flaw.COLUMN)
    rows = sheet[_TOP:]
    seen: set[tuple[str, ...]] = set()
    for row, (codes, each) in zip(rows, made.rows, strict=False):
        where = " ".join(codes)
        texts = tuple(str(text) for text in row[: width - 2])
        labels = tuple(
            "" if code == _ABSENT else made.labels[dimension, code][language]
            for dimension, code in zip(names, codes[1:], strict=True)
        )
        if texts in seen:
            raise Defect(name, Flaw.TWICE, where)
        seen.add(texts)
        if texts[1:] != labels:
            raise Defect(name, Flaw.CODE, where)
        if row[-2] != ("" if each.value is None else each.value):
            raise Defect(name, Flaw.VALUE, where)
    if len(rows) != len(made.rows):
        raise Defect(name, Flaw.DIFFERS)


def _codes(content: bytes) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], tuple[str, str, str]]]:
    header, *rows = lines(CODES, content)
    if header != _CODE_COLUMNS:
        raise Defect(CODES, Flaw.COLUMN)
    codes: dict[str, dict[str, str]] = {}
    labels: dict[tuple[str, str], tuple[str, str, str]] = {}
    for dimension, code, parent, french, arabic, english in rows:
        if code in codes.setdefault(dimension, {}):
            raise Defect(CODES, Flaw.TWICE, code)
        if parent and parent not in codes[dimension]:
            raise Defect(CODES, Flaw.CODE, code)
        codes[dimension][code] = parent
        labels[dimension, code] = french, arabic, english
    return codes, labels


def _dimensions(header: tuple[str, ...], codes: Mapping[str, object]) -> tuple[str, ...]:
    names = tuple(column.lower() for column in header[1:-3])
    if header[0] != _FIRST or header[-3:] != _LAST or tuple(codes) != names:
        raise Defect(CUBE, Flaw.COLUMN)
    return names


def _rows(
    rows: list[tuple[str, ...]], names: tuple[str, ...], codes: Mapping[str, Mapping[str, str]], *, face: str = CUBE
) -> Iterator[tuple[tuple[str, ...], Cell]]:
    for row in rows:
        where = " ".join(row[:-3])
        for name, code in zip(names, row[1:-3], strict=True):
            if code != _ABSENT and code not in codes[name]:
                raise Defect(face, Flaw.CODE, where)
        value, status, confidentiality = row[-3:]
        yield row[:-3], cell(face, value, status, confidentiality, where)
