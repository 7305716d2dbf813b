"""`cube.hxl.csv`: the cube with a row of HXL hashtags (HXL 1.1) under its header, for humanitarian data tools."""

from __future__ import annotations

from itertools import chain

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.package import cube

_TAGS = {
    "TABLE": "#meta+table",
    "PLACE": "#loc+place+code",
    "VIOLATION": "#event+violation+code",
    "MONTH": "#date+month",
    "OBS_VALUE": "#affected+units+num",
    "OBS_STATUS": "#status+obs+code",
    "CONF_STATUS": "#status+conf+code",
}


def tag(column: str) -> str:
    """Every other dimension describes a group of children: `#group+sex+code`."""
    return _TAGS.get(column) or f"#group+{column.lower()}+code"


def build(release: Release) -> bytes:
    header = cube.columns(release)
    return cube.csv_bytes(header, chain([tuple(map(tag, header))], cube.rows(release)))
