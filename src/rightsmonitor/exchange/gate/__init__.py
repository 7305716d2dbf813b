"""The gate: every face of a package is read back from its bytes and must say exactly what the cube says.

It shares no code with the writers beyond names of files, columns and code rules, and it knows no vault: the office runs
it before a signature, the authority on what arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from rightsmonitor.exchange.gate import described, dhis2, indicators, national, paper, sdmx, tables
from rightsmonitor.exchange.gate.dataset import check as check_dataset
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.exchange.gate.reported import check as check_report

__all__ = ["Defect", "Flaw", "check", "check_dataset", "check_report"]

Read = Callable[[Mapping[str, bytes], str, Cube], None]
_FACES: Mapping[str, Read] = {
    "data/cube.hxl.csv": tables.hxl,
    "data/cube.xlsx": tables.workbook,
    "sdmx/data-2.1.xml": sdmx.markup,
    "sdmx/data-3.0.xml": sdmx.markup,
    "sdmx/data-1.0.csv": sdmx.text,
    "sdmx/data-2.0.csv": sdmx.text,
    "sdmx/unicef-data-2.1.xml": sdmx.markup,
    "sdmx/unicef-data-1.0.csv": sdmx.text,
    "dhis2/dataValueSet.json": dhis2.json_set,
    "dhis2/dataValueSet.csv": dhis2.csv_set,
    "dhis2/data.adx.xml": dhis2.adx,
}
_REPORTS = dict.fromkeys(("report-fr.pdf", "report-ar.pdf", "report-en.pdf"), paper.bulletin)
# What an office's package has, and what national tables have instead.
_SHEETS = dict.fromkeys(("indicators-fr.pdf", "indicators-ar.pdf", "indicators-en.pdf"), paper.sheet)
_OFFICE = {indicators.FIGURES: indicators.check}
_NATIONAL = {national.INTERVALS: national.check}


def check(files: Mapping[str, bytes], *, also: Iterable[str] = ()) -> None:
    """Raises Defect at the first face that is wrong; facts.Flaw says in which ways one can be.

    `also`: texts that reports hold and no other file does: who contributed to national figures.
    """
    tables.digests(files)
    cube = replace(tables.cube(files), also=tuple(also))
    more = _NATIONAL if national.INTERVALS in files else _OFFICE
    for name, read in {**_FACES, **more}.items():
        _face(files, name, cube, read)
    described.check(files, cube)
    for name, read in {**_REPORTS, **(_SHEETS if more is _OFFICE else {})}.items():
        _face(files, name, cube, read)


def _face(files: Mapping[str, bytes], name: str, cube: Cube, read: Read) -> None:
    if name not in files:
        raise Defect(name, Flaw.MISSING)
    read(files, name, cube)
