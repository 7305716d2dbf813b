"""`datapackage.json`: the two CSV files described as Frictionless Data Package v2."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.package import cube
from rightsmonitor.wording import words

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def build(release: Release, *, cube_csv: bytes, codes_csv: bytes) -> bytes:
    """Dimensions may hold their codes or `_Z` (not in this table); the values are whole and not negative."""
    say = words("fr")
    document = {
        "$schema": _PROFILE,
        "name": f"crv-{release.period}-{release.office}-{release.sequence}".lower(),
        "id": release.uid,
        "title": say("package-title", office=release.office_labels[0], period=release.period),
        "description": say("package-description", threshold=release.threshold),
        "version": f"{release.sequence}.0.0",
        "created": release.prepared_on,
        "resources": [
            _resource("cube", "data/cube.csv", cube_csv, _cube_fields(release), _key(release)),
            _resource("codes", "data/codes.csv", codes_csv, _code_fields(), ["dimension", "code"]),
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, path: str, content: bytes, fields: list[dict[str, Any]], key: Sequence[str]) -> dict[str, Any]:
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": name,
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "$schema": _SCHEMA_PROFILE,
            "fields": fields,
            "missingValues": [""],
            "primaryKey": list(key),
        },
    }


def _key(release: Release) -> list[str]:
    return ["TABLE", *(name.upper() for name in cube.dimension_names(release))]


def _cube_fields(release: Release) -> list[dict[str, Any]]:
    dimensions = [
        _text(name.upper(), [cube.NOT_IN_TABLE, *(c.code for c in cube.codes(release) if c.dimension == name)])
        for name in cube.dimension_names(release)
    ]
    return [
        _text("TABLE", [table.key for table in release.tables]),
        *dimensions,
        {"name": "OBS_VALUE", "type": "integer", "constraints": {"minimum": 0}},
        _text("OBS_STATUS", cube.OBS_STATUS),
        _text("CONF_STATUS", cube.CONF_STATUS),
    ]


def _code_fields() -> list[dict[str, Any]]:
    required = [{"name": name, "type": "string", "constraints": {"required": True}} for name in ("dimension", "code")]
    return [*required, *({"name": name, "type": "string"} for name in cube.CODE_COLUMNS[2:])]


def _text(name: str, allowed: Sequence[str]) -> dict[str, Any]:
    return {"name": name, "type": "string", "constraints": {"required": True, "enum": list(allowed)}}
