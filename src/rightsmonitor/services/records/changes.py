"""What changed between two revisions of a record, field by field as the form names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rightsmonitor.domain import paths
from rightsmonitor.domain.incident import Incident
from rightsmonitor.forms import FieldSpec, SectionSpec, sections


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after, as values of the domain; or an entry that came (`before` None) or went.

    `at` is the position of the entry, from 0, in the revision that has it; `spec` is None for a whole entry.
    """

    section: SectionSpec
    at: int
    spec: FieldSpec | None
    before: Any
    after: Any
    # The revisions, whose people links lead to.
    records: tuple[Incident, Incident] | None = field(default=None, compare=False, repr=False)


def between(before: Incident, after: Incident) -> tuple[FieldChange, ...]:
    """The changes in the order of the form; people are matched by their keys, other entries by their place."""
    found: list[FieldChange] = []
    for section in sections():
        if not section.repeat:
            found += _fields(section, 0, before, after)
        else:
            found += _entries(section, getattr(before, section.repeat), getattr(after, section.repeat))
    return tuple(replace(change, records=(before, after)) for change in found)


def _fields(section: SectionSpec, at: int, before: Any, after: Any) -> Iterator[FieldChange]:
    for spec in section.fields:
        old, new = _value(before, spec), _value(after, spec)
        if old != new:
            yield FieldChange(section=section, at=at, spec=spec, before=old, after=new)


def _value(entry: Any, spec: FieldSpec) -> Any:
    value = paths.get(entry, spec.path)
    return (value, entry.age_estimated) if spec.kind == "age" else value


def _entries(section: SectionSpec, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[FieldChange]:
    old = {_key(entry, at): (at, entry) for at, entry in enumerate(before)}
    new = {_key(entry, at): (at, entry) for at, entry in enumerate(after)}
    for key in dict.fromkeys((*old, *new)):
        if key in old and key in new:
            yield from _fields(section, new[key][0], old[key][1], new[key][1])
        elif not section.fixed:
            at, _ = old.get(key) or new[key]
            gone, came = old.get(key, (0, None))[1], new.get(key, (0, None))[1]
            yield FieldChange(section=section, at=at, spec=None, before=gone, after=came)


def _key(entry: Any, at: int) -> str:
    return getattr(entry, "key", "") or str(at)
