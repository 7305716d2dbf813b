"""The gate: every face of a package is read back from its bytes and must say exactly what the cube says.

It shares no code with the writers beyond names of files, columns and code rules, and it knows no vault: the office runs
it before a signature, the authority on what arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rightsmonitor.exchange.gate import dhis2, indicators, national, sdmx, tables
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw

__all__ = ["Defect", "Flaw", "check"]

_FACES: Mapping[str, Callable[[Mapping[str, bytes], str, Cube], None]] = {
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
# What an office's package has, and what national tables have instead.
_OFFICE = {indicators.FIGURES: indicators.check}
_NATIONAL = {national.INTERVALS: national.check}


def check(files: Mapping[str, bytes]) -> None:
    """Raises Defect at the first face that is wrong; facts.Flaw says in which ways one can be."""
    tables.digests(files)
    cube = tables.cube(files)
    more = _NATIONAL if national.INTERVALS in files else _OFFICE
    for name, read in {**_FACES, **more}.items():
        if name not in files:
            raise Defect(name, Flaw.MISSING)
        read(files, name, cube)
