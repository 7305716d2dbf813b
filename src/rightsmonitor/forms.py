"""The form as data: sections and fields read from `ui/forms/incident.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from rightsmonitor import assets


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field. `path` is relative to the entry when the section repeats."""

    path: str
    kind: str
    number: str
    list: str = ""
    core: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """`repeat` names the tuple of the incident that this section shows; `fixed`: entries are made elsewhere."""

    key: str
    fields: tuple[FieldSpec, ...]
    repeat: str = ""
    fixed: bool = False

    def message(self, spec: FieldSpec) -> str:
        """Id of the label of a field: `editor-field-victims-person-sex`."""
        path = f"{self.repeat}-{spec.path}" if self.repeat else spec.path
        return "editor-field-" + re.sub(r"[._]", "-", path)

    def holds(self, path: str) -> bool:
        """Whether a full path such as `victims[0].consent.assent` is shown in this section."""
        plain = re.sub(r"\[\d+\]", "", path)
        if self.repeat and plain == self.repeat:
            return not self.fixed
        prefix = f"{self.repeat}." if self.repeat else ""
        return any(plain == prefix + spec.path or plain.startswith(f"{prefix}{spec.path}.") for spec in self.fields)


@cache
def _form() -> dict[str, Any]:
    return tomllib.loads(assets.interface("forms", "incident.toml").read_text(encoding="utf-8"))


@cache
def sections() -> tuple[SectionSpec, ...]:
    """The sections of the incident form, in order."""
    return tuple(
        SectionSpec(
            key=section["key"],
            repeat=section.get("repeat", ""),
            fixed=section.get("fixed", False),
            fields=tuple(FieldSpec(**field) for field in section["fields"]),
        )
        for section in _form()["section"]
    )


@cache
def short_form() -> tuple[tuple[SectionSpec, ...], ...]:
    """The sections whose core fields stand on one screen, column by column."""
    known = {section.key: section for section in sections()}
    return tuple(tuple(known[key] for key in column) for column in _form()["short"]["columns"])
