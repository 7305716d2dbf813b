"""Which control shows which field, and how an entry of a repeated section begins."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import (
    ChoiceControl,
    Control,
    LongTextControl,
    ManyControl,
    RightsControl,
    SegmentControl,
    TextControl,
    options_of,
)
from rightsmonitor.desktop.editor.pickers import PlacePicker, TermPicker
from rightsmonitor.desktop.editor.written import AgeControl, GroupControl, NumberControl, WrittenDateControl
from rightsmonitor.domain import paths
from rightsmonitor.domain.codes import Sector, SourceKind
from rightsmonitor.domain.incident import Incident, Perpetrator, Response, Source, Victim, Violation
from rightsmonitor.domain.person import Person
from rightsmonitor.domain.written_ages import Age
from rightsmonitor.forms import FieldSpec

_FEW = 3  # options that stand side by side where there is little room
# Lists whose first option is no answer: nothing is chosen until a person chooses.
_OPTIONAL = {"channel"}
# Lists without an "unknown": in the short form they wait for an answer before there is an entry.
_DECIDED = {"source-kind"}


LINKS = ("links", "link")


def control(spec: FieldSpec, desk: Desk, *, compact: bool = False) -> Control:
    """The control of a field, for any incident; `compact`: for little room."""
    makers: dict[str, Callable[[], Control]] = {
        "written-date": lambda: WrittenDateControl(desk),
        "day": lambda: WrittenDateControl(desk, exact_day=True),
        "text": TextControl,
        "long-text": LongTextControl,
        "term": lambda: TermPicker(desk),
        "place": lambda: PlacePicker(desk),
        "code": lambda: ChoiceControl(_code_options(spec, desk, open_=compact and spec.list in _DECIDED)),
        "segments": lambda: _segments(spec, desk, compact=compact),
        "codes": lambda: ManyControl(options_of(spec.list, desk)),
        "flags": lambda: ManyControl(_flags(desk)),
        "links": lambda: ManyControl((), none_text=desk.words(f"editor-no-links-{spec.list}")),
        "link": lambda: ChoiceControl(()),
        "groups": lambda: GroupControl(desk),
        "rights": lambda: RightsControl(desk),
        "age": lambda: AgeControl(desk),
        "count": lambda: NumberControl(desk),
        "country": lambda: ChoiceControl(_rows(desk.reference.countries, "iso2", "label", desk), searchable=True),
        "language": lambda: ChoiceControl(_rows(desk.reference.languages, "iso639_3", "label", desk)),
        "partner": lambda: _partners(desk),
    }
    return makers[spec.kind]()


def _partners(desk: Desk) -> Control:
    """Partners that the office uses; one that it hid is shown where a record names it."""
    used = _rows(tuple(row for row in desk.partners if not row.get("hidden")), "key", "name", desk)
    hidden = _rows(tuple(row for row in desk.partners if row.get("hidden")), "key", "name", desk)
    return ChoiceControl(used, retired={str(key): name for key, name in hidden if key})


def _segments(spec: FieldSpec, desk: Desk, *, compact: bool) -> Control:
    options = options_of(spec.list, desk)
    return ChoiceControl(options) if compact and len(options) > _FEW else SegmentControl(options)


def shown(spec: FieldSpec, incident: Incident, path: str) -> Any:
    """The value of a field as its control shows it."""
    value = paths.get(incident, path)
    return Age(value, paths.get(incident, f"{path}_estimated")) if spec.kind == "age" else value


def begun(incident: Incident, names: Iterable[str]) -> Incident:
    """The incident with the first entry of these sections, as it would begin where there is none yet."""
    for name in names:
        if not getattr(incident, name):
            incident = paths.append(incident, name, fresh_entry(name, incident))
    return incident


def open_yet(spec: FieldSpec, incident: Incident, path: str) -> bool:
    """Whether nothing is chosen for a person who has not chosen: the entry is not there, and begins with the answer."""
    return spec.list in _DECIDED and not getattr(incident, path.partition("[")[0])


def _code_options(spec: FieldSpec, desk: Desk, *, open_: bool) -> list[tuple[Any, str]]:
    unanswered = open_ or spec.list in _OPTIONAL
    nothing: list[tuple[Any, str]] = [(None, desk.words("editor-none-chosen"))] if unanswered else []
    return nothing + options_of(spec.list, desk)


def _flags(desk: Desk) -> list[tuple[Any, str]]:
    return [(term.code, term.label(desk.language)) for term in desk.reference.taxonomy.composites()]


def links(spec: FieldSpec, incident: Incident, desk: Desk) -> list[tuple[Any, str]]:
    """What a field of links may lead to: people and acts of the incident as it is now."""
    nothing = [("", desk.words(f"editor-no-link-{spec.list}"))] if spec.kind == "link" else []
    entries = getattr(incident, spec.list)
    return [*nothing, *((entry.key, entry_title(spec.list, at, entry, desk)) for at, entry in enumerate(entries))]


def _rows(rows: tuple[dict[str, str], ...], code: str, stem: str, desk: Desk) -> list[tuple[Any, str]]:
    named = sorted(
        ((row[code], row[f"{stem}_{desk.language}"] or row[f"{stem}_en"]) for row in rows), key=lambda p: p[1]
    )
    return [("", desk.words("editor-none-chosen")), *named]


def entry_title(name: str, at: int, entry: Any, desk: Desk) -> str:
    """`Enfant 1 · Fille · 9 ans`, `Violation 1 · Refus d’accès à l’éducation`."""
    title = desk.words(f"editor-entry-{name}", number=at + 1)
    if isinstance(entry, Victim):
        sex = formats.option("sex", entry.person.sex.value, desk)
        return f"{title} · {sex} · {formats.age(entry.age, desk, estimated=entry.age_estimated)}"
    if isinstance(entry, Violation) and entry.type:
        return f"{title} · {formats.term(entry.type, desk)}"
    if isinstance(entry, Perpetrator):
        return f"{title} · {formats.option('perpetrator-type', entry.type.value, desk)}"
    return title


def fresh_entry(name: str, incident: Incident) -> Any:
    """A new entry with a free key; a new violation concerns everybody who is there already."""
    match name:
        case "victims":
            return Victim(key=_free(incident.victims, "c"), person=Person(uid=str(uuid.uuid4())))
        case "perpetrators":
            return Perpetrator(key=_free(incident.perpetrators, "p"))
        case "violations":
            return Violation(
                key=_free(incident.violations, "v"),
                victims=tuple(victim.key for victim in incident.victims),
                perpetrators=tuple(perpetrator.key for perpetrator in incident.perpetrators),
            )
        case "sources":
            return Source(kind=SourceKind.VICTIM)
        case _:
            return Response(sector=Sector.PROTECTION)


def _free(entries: tuple[Any, ...], letter: str) -> str:
    used = {entry.key for entry in entries}
    return next(f"{letter}{number}" for number in range(1, len(entries) + 2) if f"{letter}{number}" not in used)
