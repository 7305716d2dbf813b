"""A complete, clean incident, and ways to change one thing in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rightsmonitor.domain.codes import Channel, ConsentAnswer, PerpetratorType, Relationship, Sex, SourceKind
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Consent, Incident, Perpetrator, Source, Victim, Violation
from rightsmonitor.domain.person import Person

TODAY = date(2026, 9, 30)
WHEN = PartialDate.day(date(2026, 9, 1))
YES = Consent(to_record=ConsentAnswer.YES, to_count=ConsentAnswer.YES)


def clean() -> Incident:
    """A record without a single problem on TODAY."""
    return Incident(
        uid="i-1",
        when=WHEN,
        first_reported=date(2026, 9, 3),
        place="02.411",
        channel=Channel.OFFICER,
        narrative="Récit.",
        violations=(Violation(key="v1", type="RMV-2.1", victims=("c1",), perpetrators=("p1",)),),
        victims=(Victim(key="c1", person=Person(uid="k-1", sex=Sex.GIRL), age=11, consent=YES),),
        perpetrators=(Perpetrator(key="p1", relationship=Relationship.PARENT, type=PerpetratorType.FAMILY),),
        sources=(Source(kind=SourceKind.WITNESS),),
    )


def with_victim(**changes: Any) -> Incident:
    base = clean()
    return replace(base, victims=(replace(base.victims[0], **changes),))


def with_person(**changes: Any) -> Incident:
    return with_victim(person=replace(clean().victims[0].person, **changes))


def with_violation(**changes: Any) -> Incident:
    base = clean()
    return replace(base, violations=(replace(base.violations[0], **changes),))


def with_perpetrator(**changes: Any) -> Incident:
    base = clean()
    return replace(base, perpetrators=(replace(base.perpetrators[0], **changes),))


def with_consent(**changes: Any) -> Incident:
    return with_victim(consent=replace(YES, **changes))
