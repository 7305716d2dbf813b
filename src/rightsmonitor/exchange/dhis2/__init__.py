"""DHIS2 faces of a release: the objects a server needs, and the values as JSON, CSV and ADX.

A cell that is not published is in none of the value files (never 0, never "<5"): `suppressed.json` lists it beside
them. Totals are data elements of their own that DHIS2 may not aggregate: the sum of what is visible is not the total.
"""

from __future__ import annotations

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.dhis2 import metadata, values
from rightsmonitor.exchange.dhis2.model import model


def build(release: Release) -> dict[str, bytes]:
    """The files of folder `dhis2/` by their names in the package."""
    made = model(release)
    return {
        "dhis2/metadata.json": metadata.build(made),
        "dhis2/dataValueSet.json": values.json_set(made),
        "dhis2/dataValueSet.csv": values.csv_set(made),
        "dhis2/data.adx.xml": values.adx(made),
        "dhis2/suppressed.json": values.suppressed(made),
    }
