"""SDMX faces of a release: 2.1 and 3.0 in XML, 1.0 and 2.0 in CSV, plain and in the shape of UNICEF's warehouse.

Written with the standard library: the writers of the field's libraries drop the French and Arabic names.
"""

from __future__ import annotations

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.sdmx import data, structure
from rightsmonitor.exchange.sdmx.flow import OWN, UNICEF, Flow, Profile, flow

__all__ = ["OWN", "UNICEF", "Flow", "Profile", "build", "flow"]


def build(release: Release) -> dict[str, bytes]:
    """The files of folder `sdmx/` by their names in the package."""
    own, unicef = flow(release, OWN), flow(release, UNICEF)
    return {
        "sdmx/structure-2.1.xml": structure.version_2_1(own),
        "sdmx/data-2.1.xml": data.version_2_1(own),
        "sdmx/data-1.0.csv": data.csv_1_0(own),
        "sdmx/structure-3.0.xml": structure.version_3_0(own),
        "sdmx/data-3.0.xml": data.version_3_0(own),
        "sdmx/data-2.0.csv": data.csv_2_0(own),
        "sdmx/unicef-structure-2.1.xml": structure.version_2_1(unicef),
        "sdmx/unicef-data-2.1.xml": data.version_2_1(unicef),
        "sdmx/unicef-data-1.0.csv": data.csv_1_0(unicef),
    }
