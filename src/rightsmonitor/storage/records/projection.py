"""What the vault keeps beside a document: columns of the list, words of the search, facts to count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rightsmonitor.domain.codes import ConsentAnswer, ResponseOutcome, VerificationLevel
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.incident import GroupVictim, Incident, Violation
from rightsmonitor.domain.text import search_text
from rightsmonitor.storage.records.search import with_stems

COLUMNS = (
    "date_from",
    "date_to",
    "date_text",
    "place",
    "priority",
    "due",
    "violations",
    "child_sex",
    "child_age",
    "child_age_estimated",
    "child_status",
    "child_accompaniment",
    "child_others",
)
_OPEN = (ResponseOutcome.PENDING, ResponseOutcome.REFERRED)
UNKNOWN_AGE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One fact to count: a child, or several of a group victim alike, in one violation of one incident."""

    violation: str
    place: str
    sex: str
    age: int  # completed years, or UNKNOWN_AGE
    status: str
    accompaniment: str
    setting: str
    elsewhere: str
    consent: bool
    verified: bool
    weight: int
    flags: str = ""  # codes of composite phenomena with spaces between, in order
    child: int = 0  # see `child_number`; for a tally its place in TALLIED, from 1


TALLIED = ("girl", "boy", "unknown")


def child_number(uid: str) -> int:
    """A number of 62 bits for a child, the same in all incidents of this person; larger than any of a tally."""
    return (int.from_bytes(hashlib.sha256(uid.encode()).digest()[:8], "big") >> 2) | 1 << 61


def document_text(incident: Incident) -> str:
    return json.dumps(to_document(incident), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def list_columns(incident: Incident) -> tuple[str | int | None, ...]:
    """Values for COLUMNS. Empty text sorts before everything, and means unknown."""
    first = incident.victims[0] if incident.victims else None
    when = incident.when
    return (
        when.earliest.isoformat() if when else "",
        when.latest.isoformat() if when else "",
        when.isoformat() if when else "",
        incident.place,
        incident.priority.value,
        min(
            (item.due.isoformat() for item in incident.responses if item.due and item.outcome in _OPEN),
            default="",
        ),
        " ".join(dict.fromkeys(violation.type for violation in incident.violations if violation.type)),
        first.person.sex.value if first else "",
        first.age if first else None,
        int(first.age_estimated) if first else 0,
        first.person.protection_status.value if first else "",
        first.person.accompaniment.value if first else "",
        len(incident.victims[1:]) + _grouped(incident),
    )


def _grouped(incident: Incident) -> int:
    """Children in group tallies: the largest violation, because the same group may suffer several."""
    return max((sum(group.total for group in violation.groups) for violation in incident.violations), default=0)


def violation_codes(incident: Incident) -> tuple[str, ...]:
    """Every code a list can be filtered by, flags included."""
    codes = [code for violation in incident.violations for code in (violation.type, *violation.composites)]
    return tuple(dict.fromkeys(code for code in codes if code))


def words(incident: Incident, *, number: str, also: Sequence[str] = ()) -> str:
    """Folded words of all a person may look for; `also` are labels of codes, which storage does not know."""
    # Word by word: folding remembers words, and records share most of them.
    texts = (number, *_texts(incident), *also)
    return with_stems(search_text(*(word for text in texts for word in text.split())))


def _texts(incident: Incident) -> Iterator[str]:
    yield from (incident.place, incident.commune, incident.exact_place, incident.narrative)
    for victim in incident.victims:
        names = victim.person.names
        yield from (names.latin, names.arabic, names.other)
    for source in incident.sources:
        yield from (source.name, source.note)
    for response in incident.responses:
        yield from (response.service, response.partner)
    yield from violation_codes(incident)


def units(incident: Incident) -> Iterator[Unit]:
    """Facts of an incident: child × violation. A violation without a code or a child counts nothing."""
    for violation in incident.violations:
        if violation.type:
            yield from _single(incident, violation)
            for group in violation.groups:
                yield from _tallied(incident, violation, group)


def _single(incident: Incident, violation: Violation) -> Iterator[Unit]:
    for victim in incident.victims_of(violation):
        yield Unit(
            violation=violation.type,
            place=incident.place,
            sex=victim.person.sex.value,
            age=UNKNOWN_AGE if victim.age is None else victim.age,
            status=victim.person.protection_status.value,
            accompaniment=victim.person.accompaniment.value,
            setting=incident.setting.value,
            elsewhere=incident.reported_elsewhere.value,
            consent=victim.consent.to_count is ConsentAnswer.YES,
            verified=violation.verification.level is VerificationLevel.VERIFIED,
            weight=1,
            flags=_flags(violation),
            child=child_number(victim.person.uid),
        )


def _tallied(incident: Incident, violation: Violation, group: GroupVictim) -> Iterator[Unit]:
    for sex, weight in (("girl", group.girls), ("boy", group.boys), ("unknown", group.unknown)):
        if weight > 0:
            yield Unit(
                violation=violation.type,
                place=incident.place,
                sex=sex,
                age=UNKNOWN_AGE,
                status="unknown",
                accompaniment="unknown",
                setting=incident.setting.value,
                elsewhere=incident.reported_elsewhere.value,
                consent=True,  # a tally describes no child, so there is nobody's answer to wait for
                verified=violation.verification.level is VerificationLevel.VERIFIED,
                weight=weight,
                flags=_flags(violation),
                child=TALLIED.index(sex) + 1,
            )


def _flags(violation: Violation) -> str:
    return " ".join(sorted(set(violation.composites)))
