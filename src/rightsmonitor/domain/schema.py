"""JSON Schema of the documents of a value, from its type hints; `document.py` reads what this describes."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from rightsmonitor.domain.dates import PartialDate

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"\d{4}-\d{2}-\d{2}"
# A day, about a day, a month, a year, or a range of two of them.
_WRITTEN = rf"^(~?{_DAY}|\d{{4}}(-\d{{2}}){{0,2}})(/\d{{4}}(-\d{{2}}){{0,2}})?$"


def json_schema(kind: type[Any]) -> Schema:
    """The schema of one document (JSON Schema 2020-12)."""
    definitions: dict[str, Schema] = {}
    root = _object(kind, definitions)
    return {"$schema": _DRAFT, "title": kind.__name__, **root, "$defs": dict(sorted(definitions.items()))}


def _object(kind: type[Any], definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    specs = fields(cast(Any, kind))
    required = [s.name for s in specs if s.default is MISSING and s.default_factory is MISSING]
    properties = {spec.name: _of(hints[spec.name], definitions) for spec in specs}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(option for option in get_args(hint) if option is not type(None))
        return {"anyOf": [_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], definitions)}
    if hint is PartialDate:
        return {"type": "string", "pattern": _WRITTEN}
    if hint is date:
        return {"type": "string", "pattern": f"^{_DAY}$"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [code.value for code in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {bool: "boolean", int: "integer", str: "string"}[hint]}
