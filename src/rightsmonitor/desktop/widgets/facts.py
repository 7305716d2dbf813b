"""The facts of a record in words, for the pane beside the list and for comparing two records."""

from __future__ import annotations

from rightsmonitor.answers import Answers
from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.incident import Incident, Response

Facts = list[tuple[str, str]]


def place_of(incident: Incident, desk: Desk) -> str:
    """`Oujda-Angad, L’Oriental · Domicile`."""
    place = formats.place(incident.place, desk)
    if desk.reference.places.has(incident.place):
        place = formats.listed([place, desk.reference.places.region_of(incident.place).label(desk.language)], desk)
    return f"{place} · {formats.option('setting', incident.setting.value, desk)}"


def titles(incident: Incident, desk: Desk) -> str:
    """Its acts, one in a line."""
    codes = [violation.type for violation in incident.violations if violation.type]
    return "\n".join(formats.term(code, desk) for code in codes) or desk.words("incidents-no-violation")


def summary(incident: Incident, author: str, desk: Desk) -> Facts:
    """(name, value) of what matters most."""
    say = desk.words
    rights = sorted({article for v in incident.violations for article in v.rights}, key=lambda a: (len(a), a))
    sources = " · ".join(formats.option("source-kind", s.kind.value, desk) for s in incident.sources)
    accused = " · ".join(formats.option("perpetrator-type", p.type.value, desk) for p in incident.perpetrators)
    children = "\n".join(formats.victim(victim, desk) for victim in incident.victims)
    return [
        (
            say("incidents-fact-rights"),
            say("incidents-crc", articles=formats.listed(rights, desk)) if rights else formats.DASH,
        ),
        (say("incidents-fact-when"), formats.partial(incident.when, desk)),
        (say("incidents-fact-where"), place_of(incident, desk)),
        (say("incidents-fact-child"), children or formats.DASH),
        (say("incidents-fact-source"), sources or formats.DASH),
        (say("incidents-fact-perpetrator"), accused or formats.DASH),
        (say("incidents-fact-author"), author or formats.DASH),
    ]


def concerned(incident: Incident, response: Response, desk: Desk) -> Facts:
    """The child and the act that a response is tied to; nothing where it is about the incident as a whole."""
    answers, found = Answers(desk.reference, desk.words), Facts()
    for name, tie, key in (("victims", "child", response.child), ("violations", "violation", response.violation)):
        for at, entry in enumerate(getattr(incident, name)):
            if key and entry.key == key:
                found.append((desk.words(f"editor-field-responses-{tie}"), answers.heading(name, at, entry)))
    return found


def names(incident: Incident) -> str:
    found = (v.person.names.latin or v.person.names.arabic for v in incident.victims)
    return "\n".join(name for name in found if name) or formats.DASH
