"""What the checks of quality found, in words; and the names of fields by their path."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain import identifiers
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.quality import Finding, Kind
from rightsmonitor.forms import sections

_ICONS = {
    Kind.MISSING: "draft",
    Kind.IMPOSSIBLE: "danger",
    Kind.DOUBTFUL: "warning",
    Kind.OUTLIER: "dashboard",
    Kind.DUPLICATE: "copy",
    Kind.IDENTIFIER: "eye",
}
_AT = re.compile(r"^(\w+)\[(\d+)\]\.?(.*)$")


def sentence(finding: Finding, desk: Desk) -> str:
    """What was found and what to do."""
    key = f"quality-{finding.code}" if desk.words.has(f"quality-{finding.code}") else f"problems-{finding.code}"
    return desk.words(key, **dict(finding.facts))


def icon_of(kind: Kind) -> str:
    return _ICONS[kind]


def field_label(path: str, desk: Desk) -> str:
    """`victims[1].age` → `Enfant 2 · Âge au moment des faits`; the whole record for an empty path."""
    say = desk.words
    if not path:
        return say("review-whole-record")
    match = _AT.match(path)
    if match is None:
        return _first(desk, f"editor-field-{_dashed(path)}", f"editor-section-{path}") or path
    group, number, rest = match[1], int(match[2]) + 1, match[3]
    entry = say(f"editor-entry-{group}", number=number) if say.has(f"editor-entry-{group}") else group
    inner = _first(desk, f"editor-field-{group}-{_dashed(rest)}") if rest else ""
    return f"{entry} · {inner}" if inner else entry


def _dashed(path: str) -> str:
    return re.sub(r"[._]", "-", re.sub(r"\[\d+\]", "", path))


def _first(desk: Desk, *keys: str) -> str:
    return next((desk.words(key) for key in keys if desk.words.has(key)), "")


def field_paths(incident: Incident) -> Iterator[str]:
    """Every field of the form that this record has, with the entries that it has, in the order of the form."""
    for section in sections():
        count = len(getattr(incident, section.repeat)) if section.repeat else 1
        for at in range(count):
            for spec in section.fields:
                yield f"{section.repeat}[{at}].{spec.path}" if section.repeat else spec.path


def marked(text: str, names: Iterable[str]) -> str:
    """The text as HTML with everything in it that names somebody on a coloured ground."""
    ground = theme.colour("mark").name()
    parts, at = [], 0
    for spot in identifiers.find(text, names):
        parts.append(html.escape(text[at : spot.start]))
        parts.append(f'<span style="background-color:{ground}">{html.escape(text[spot.start : spot.end])}</span>')
        at = spot.end
    parts.append(html.escape(text[at:]))
    return "".join(parts).replace("\n", "<br>")
