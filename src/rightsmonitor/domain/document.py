"""Frozen values to JSON documents and back, by their type hints: one codec for vault, import and transfer.

Empty optional values are left out, so that documents stay small and new fields need no migration.
"""

from __future__ import annotations

import types
from collections.abc import Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from rightsmonitor.domain.dates import PartialDate, iso_day
from rightsmonitor.domain.errors import InvalidDate, InvalidDocument
from rightsmonitor.domain.incident import Incident

Document = dict[str, Any]
T = TypeVar("T")


def to_document(value: object) -> Document:
    """A JSON-ready dict; fields that hold their default are left out."""
    document: Document = {}
    for spec in fields(value):  # type: ignore[arg-type]
        item = getattr(value, spec.name)
        if spec.default is not MISSING and item == spec.default:
            continue
        document[spec.name] = _plain(item)
    return document


def _plain(item: object) -> Any:
    if isinstance(item, PartialDate | date):
        return item.isoformat()
    if isinstance(item, StrEnum):
        return item.value
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    if is_dataclass(item):
        return to_document(item)
    return item


def from_document(kind: type[T], document: object, *, path: str = "") -> T:
    """The value described by `document`.

    Raises InvalidDocument(path=…, reason=…) for an unknown field, a wrong type, an unknown code or an impossible date:
    the path names the field (`victims[0].sex`), never its content.
    """
    if not isinstance(document, dict):
        raise InvalidDocument(path=path or ".", reason="not-an-object")
    hints = _hints(cast(Hashable, kind))
    for name in document:
        if name not in hints:
            raise InvalidDocument(path=_join(path, str(name)[:40]), reason="unknown-field")
    required = _required(cast(Hashable, kind))
    for name in required:
        if name not in document:
            raise InvalidDocument(path=_join(path, name), reason="missing")
    values = {name: _typed(hints[name], item, _join(path, name)) for name, item in document.items()}
    return kind(**values)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)  # dataclasses are hashable as types


@cache
def _required(kind: Hashable) -> tuple[str, ...]:
    return tuple(
        spec.name for spec in fields(cast(Any, kind)) if spec.default is MISSING and spec.default_factory is MISSING
    )


def _typed(hint: Any, item: Any, path: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if item is None and type(None) in get_args(hint):
            return None
        inner = next(option for option in get_args(hint) if option is not type(None))
        return _typed(inner, item, path)
    if origin is tuple:
        if not isinstance(item, list):
            raise InvalidDocument(path=path, reason="not-a-list")
        inner = get_args(hint)[0]
        return tuple(_typed(inner, part, f"{path}[{at}]") for at, part in enumerate(item))
    if is_dataclass(hint) and isinstance(hint, type) and hint is not PartialDate:
        return from_document(hint, item, path=path)
    return _scalar(hint, item, path)


def _scalar(hint: Any, item: Any, path: str) -> Any:
    try:
        if hint is PartialDate:
            return PartialDate.parse(_text(item, path), field=path)
        if hint is date:
            return iso_day(_text(item, path))
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return hint(_text(item, path))
    except (ValueError, InvalidDate):
        reason = "unknown-code" if isinstance(hint, type) and issubclass(hint, StrEnum) else "impossible-date"
        raise InvalidDocument(path=path, reason=reason) from None
    if hint is bool or hint is int:
        if type(item) is not hint or (hint is int and abs(item) > 2**53):
            raise InvalidDocument(path=path, reason="not-a-number" if hint is int else "not-true-or-false")
        return item
    return _text(item, path)


def _text(item: object, path: str) -> str:
    if not isinstance(item, str):
        raise InvalidDocument(path=path, reason="not-text")
    return item


def incident_from(document: object) -> Incident:
    """An incident; see `from_document` for what is raised."""
    return from_document(Incident, document)
