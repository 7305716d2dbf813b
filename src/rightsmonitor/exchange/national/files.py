"""One folder for each period: the faces of a package, without signatures, made from the national tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rightsmonitor.domain.national import National, NationalCell
from rightsmonitor.exchange import dhis2, gate, sdmx, spreadsheet
from rightsmonitor.exchange.national import report
from rightsmonitor.exchange.package import cube, frictionless, hxl, manifest
from rightsmonitor.exchange.package.package import MANIFEST, SUMS, sha256, sums
from rightsmonitor.wording import LANGUAGES

FORMAT = 1
KIND = "rightsmonitor-consolidation"
SUMMARY = "consolidation.json"
_FIGURES = ("OBS_VALUE", "LOWER", "UPPER", "OBS_STATUS", "CONF_STATUS", "OFFICES", "EXPECTED")


def build(national: National) -> dict[str, bytes]:
    """All files of one period by their names in its folder. The same packages give the same bytes.

    Raises gate.Defect when a face says something else than the figures: a fault of the program, never written.
    """
    release = national.release
    cube_csv, codes_csv = cube.cube_csv(release), cube.codes_csv(release)
    digest = sha256(cube_csv)
    files = {
        MANIFEST: manifest.build(release, data_digest=digest),
        "data/cube.csv": cube_csv,
        "data/codes.csv": codes_csv,
        "data/national.csv": intervals(national),
        "datapackage.json": frictionless.build(release, cube_csv=cube_csv, codes_csv=codes_csv),
        "data/cube.hxl.csv": hxl.build(release),
        "data/cube.xlsx": spreadsheet.build(release),
        **sdmx.build(release),
        **dhis2.build(release),
    }
    for language in LANGUAGES:
        files[f"report-{language}.pdf"] = report.build(national, language, data_digest=digest)
    files[SUMS] = sums(files)
    offices = (text for one in national.contributions for text in (one.office, *one.labels))
    gate.check(files, also=(*offices, *national.missing))
    return files


def columns(national: National) -> tuple[str, ...]:
    names = tuple(name.upper() for name in cube.dimension_names(national.release))
    return ("PERIOD", "TABLE", *names, *_FIGURES)


def intervals(national: National) -> bytes:
    """`data/national.csv`: as the cube, with the ends of the interval of each cell and how many offices are in it."""
    return cube.csv_bytes(columns(national), _rows(national))


def cells(national: National) -> Iterator[tuple[str, dict[str, str], NationalCell]]:
    """(key of the table, code by dimension, cell) in the order of the tables."""
    for table in national.release.tables:
        for cell in table.cells:
            if not isinstance(cell, NationalCell):
                raise TypeError(table.key)
            yield table.key, cube.codes_by_name(table, cell), cell


def _rows(national: National) -> Iterator[tuple[str, ...]]:
    names = cube.dimension_names(national.release)
    for key, codes, cell in cells(national):
        value = cube.published(cell)
        yield (
            national.period,
            key,
            *(codes.get(name, cube.NOT_IN_TABLE) for name in names),
            "" if value is None else str(value),
            str(cell.low),
            "" if cell.high is None else str(cell.high),
            *cube.statuses(cell),
            str(cell.offices),
            str(national.expected),
        )


def summary(periods: Sequence[National], *, signatures: bool, program: str) -> bytes:
    """`consolidation.json`: what was joined, who is in and who is not, and how it was checked.

    `signatures`: whether each package was held against a trust folder in this run.
    """
    document = {
        "format": FORMAT,
        "kind": KIND,
        "program_version": program,
        "signatures": "checked" if signatures else "not-checked",
        "periods": [_period(each) for each in periods],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _period(national: National) -> dict[str, Any]:
    return {
        "period": national.period,
        "threshold": national.release.threshold,
        "tables": [table.key for table in national.release.tables],
        "offices": [asdict(each) for each in national.contributions],
        "missing": list(national.missing),
        "tables_left_out": {key: list(offices) for key, offices in national.left_out},
        "checked": asdict(national.checked),
    }
