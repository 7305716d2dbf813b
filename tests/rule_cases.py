"""What brings up each problem of a record, and the nearest that does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rightsmonitor.domain import rules
from rightsmonitor.domain.codes import (
    Channel,
    ConsentAnswer,
    Harm,
    PerpetratorType,
    Relationship,
    Sector,
    SourceKind,
    VictimEnd,
)
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import (
    Consent,
    GroupVictim,
    Incident,
    Perpetrator,
    Response,
    Source,
    Victim,
    Violation,
)
from rightsmonitor.domain.person import Person

TODAY = date(2026, 11, 23)
AGREED = Consent(to_record=ConsentAnswer.YES, to_count=ConsentAnswer.YES)
CHILD = Person(uid="q1", birth_date=PartialDate.parse("2014-03-01"))
SOUND = Incident(
    uid="u1",
    when=PartialDate.parse("2026-06-15"),
    first_reported=date(2026, 6, 16),
    place="02.411",
    channel=Channel.OFFICER,
    violations=(Violation(key="v1", type="RMV-2.1", victims=("c1",), perpetrators=("p1",)),),
    victims=(Victim(key="c1", person=CHILD, age=12, consent=AGREED),),
    perpetrators=(Perpetrator(key="p1", number=2),),
    sources=(Source(kind=SourceKind.OFFICIAL),),
    responses=(Response(sector=Sector.HEALTH, child="c1", given_on=date(2026, 6, 20), due=date(2026, 7, 1)),),
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Changes to a sound record that bring up one problem, and nearest changes that bring up none."""

    code: str
    field: str
    severity: str
    bad: Mapping[str, Any]
    good: Mapping[str, Any]
    facts: Mapping[str, str | int] = field(default_factory=dict)
    beside: str = ""  # code of another problem that the change brings with it


def iso(text: str) -> PartialDate:
    return PartialDate.parse(text)


def group(**counts: int) -> Mapping[str, Any]:
    return {"violations[0].groups": (GroupVictim(**counts),)}


def error(code: str, field: str, bad: Mapping[str, Any], good: Mapping[str, Any], /, **facts: str | int) -> Case:
    return Case(code=code, field=field, severity="error", bad=bad, good=good, facts=facts)


def incomplete(code: str, field: str, bad: Mapping[str, Any], good: Mapping[str, Any]) -> Case:
    return Case(code=code, field=field, severity="incomplete", bad=bad, good=good)


def warning(code: str, field: str, bad: Mapping[str, Any], good: Mapping[str, Any], /, **facts: str | int) -> Case:
    return Case(code=code, field=field, severity="warning", bad=bad, good=good, facts=facts)


BIRTH, AGE = "victims[0].person.birth_date", "victims[0].age"
CONSENT, TYPE = "victims[0].consent", "violations[0].type"
KILLED = {TYPE: "RMV-1.1"}
NEGLECTED = {TYPE: "RMV-5.1", "perpetrators[0].type": PerpetratorType.POLICE}
NO_BIRTH = {BIRTH: None}
TWO_VICTIMS = (*SOUND.victims, Victim(key="c2", person=Person(uid="q2"), age=9, consent=AGREED))
LIMITS = {"limit": rules.LARGEST_GROUP}
UNREPORTED = "reported-missing"
WHEN_CASES = (
    incomplete("date-missing", "when", {"when": None}, {"when": iso("2026")}),
    *(
        replace(error("date-future", "when", {"when": iso(bad), "first_reported": None}, good), beside=UNREPORTED)
        for bad, good in (
            ("2026-11-24", {"when": iso("2026-11-23"), "first_reported": TODAY}),
            ("2026-12", {"when": iso("2026-11"), "first_reported": TODAY}),
            ("2027", {"when": iso("2026")}),
        )
    ),
    error(
        "date-too-old",
        "when",
        {"when": iso("1989-12-31"), BIRTH: iso("1980-01-01"), AGE: 9},
        {"when": iso("1990-01-01"), BIRTH: iso("1980-01-01"), AGE: 10},
    ),
    warning("reported-missing", "first_reported", {"first_reported": None}, {"first_reported": date(2026, 6, 15)}),
    error(
        "date-future", "first_reported", {"first_reported": date(2026, 11, 24)}, {"first_reported": date(2026, 11, 23)}
    ),
    error(
        "reported-before-incident",
        "first_reported",
        {"first_reported": date(2026, 6, 14)},
        {"first_reported": date(2026, 6, 15)},
    ),
    error(
        "reported-before-incident",
        "first_reported",
        {"when": iso("2026-06"), "first_reported": date(2026, 5, 31)},
        {"when": iso("2026-06"), "first_reported": date(2026, 6, 1)},
    ),
)
WHERE_CASES = (
    incomplete("place-missing", "place", {"place": ""}, {"place": "01.511"}),
    error("place-unknown", "place", {"place": "02.999"}, {"place": "02.411"}, code="02.999"),
    error("place-unknown", "place", {"place": "9" * 30}, {"place": "02.381"}, code="9" * 20),
    warning("place-region-only", "place", {"place": "02"}, {"place": "02.113"}),
    warning("place-region-only", "place", {"place": "MA"}, {"place": "02.113"}),
    incomplete("channel-missing", "channel", {"channel": None}, {"channel": Channel.OTHER}),
)
LIMITED = (
    ("narrative", rules.LONGEST_NARRATIVE),
    *(
        (name, rules.LONGEST_TEXT)
        for name in (
            "commune",
            "exact_place",
            "victims[0].person.names.latin",
            "victims[0].person.names.arabic",
            "victims[0].person.names.other",
            "sources[0].name",
            "sources[0].note",
            "responses[0].service",
        )
    ),
)
TEXT_CASES = tuple(
    case
    for path, limit in LIMITED
    for case in (
        error("text-too-long", path, {path: "x" * (limit + 1)}, {path: "x" * limit}, limit=limit),
        error(
            "characters-forbidden",
            path,
            {path: "a\u202e\x00b"},
            {path: "سطر\n\tأ\u200f\u200c"},
            characters="U+0000, U+202E",
        ),
    )
)
TEXT_CASES += (
    warning("scripts-mixed", "commune", {"commune": "Ouj\u0434a"}, {"commune": "Oujda وجدة"}),
    warning(
        "scripts-mixed",
        "victims[0].person.names.latin",
        {"victims[0].person.names.latin": "M\u043ehamed"},
        {"victims[0].person.names.latin": "Mohamed"},
    ),
    warning(
        "scripts-mixed",
        "victims[0].person.names.arabic",
        {"victims[0].person.names.arabic": "فاطمةa"},
        {"victims[0].person.names.arabic": "فاطمة الزهراء"},
    ),
    warning("scripts-mixed", "sources[0].name", {"sources[0].name": "Αli"}, {"sources[0].name": "Ali"}),
)
VIOLATION_CASES = (
    incomplete("violation-missing", "violations", {"violations": ()}, {}),
    incomplete("term-missing", TYPE, {TYPE: ""}, {TYPE: "RMV-2.2"}),
    error("term-unknown", TYPE, {TYPE: "RMV-99.1"}, {TYPE: "RMV-9.3"}, code="RMV-99.1"),
    error(
        "term-of-another-version",
        TYPE,
        {TYPE: "RMV-99.1", "violations[0].taxonomy_version": "0.9"},
        {TYPE: "RMV-9.3", "violations[0].taxonomy_version": "0.9"},
        code="RMV-99.1",
        version="0.9",
    ),
    error("term-too-broad", TYPE, {TYPE: "RMV-2"}, {TYPE: "RMV-2.9"}),
    error(
        "term-unknown",
        "violations[0].composites",
        {"violations[0].composites": ("RMV-C.99",)},
        {"violations[0].composites": ("RMV-C.4",)},
        code="RMV-C.99",
    ),
    error(
        "term-unknown",
        "violations[0].composites",
        {"violations[0].composites": ("RMV-2.1",)},
        {"violations[0].composites": ("RMV-C.4", "RMV-C.1")},
        code="RMV-2.1",
    ),
    incomplete(
        "victim-missing",
        "violations[0].victims",
        {"violations[0].victims": (), "victims": (), "responses": ()},
        {"violations[0].victims": (), "victims": (), "responses": (), **group(girls=1)},
    ),
    error("count-impossible", "violations[0].groups[0]", group(girls=-1, boys=3), group(girls=0, boys=3), **LIMITS),
    error("count-impossible", "violations[0].groups[0]", group(unknown=10_001), group(unknown=10_000), **LIMITS),
    error("count-impossible", "violations[0].groups[0]", group(girls=5000, boys=5001), group(boys=1), **LIMITS),
    error("count-impossible", "violations[0].groups[0]", group(girls=3, boys=-1), group(girls=3), **LIMITS),
    error("count-impossible", "violations[0].groups[0]", group(girls=3, unknown=-1), group(girls=3), **LIMITS),
    incomplete("count-zero", "violations[0].groups[0]", group(), group(unknown=1)),
    warning("killing-without-death", TYPE, KILLED, KILLED | {"victims[0].harm": Harm.DEATH}),
    warning("killing-without-death", TYPE, KILLED, KILLED | {"victims[0].end_status": VictimEnd.DEAD}),
    warning("killing-without-death", TYPE, {TYPE: "RMV-1.9"}, {TYPE: "RMV-2.7"}),
    warning(
        "conflict-not-stated",
        TYPE,
        {TYPE: "RMV-R.15", "violations[0].conflict_nexus": False},
        {TYPE: "RMV-R.15", "violations[0].conflict_nexus": True},
    ),
    warning("conflict-not-stated", TYPE, {TYPE: "RMV-R.15"}, {TYPE: "RMV-R.09"}),
    *(
        warning("neglect-without-carer", "violations[0].perpetrators", NEGLECTED, NEGLECTED | {path: value})
        for path, value in (
            ("perpetrators[0].type", PerpetratorType.FAMILY),
            ("perpetrators[0].type", PerpetratorType.CARE_STAFF),
            ("perpetrators[0].relationship", Relationship.PARENT),
            ("perpetrators[0].relationship", Relationship.STEP_PARENT),
            ("perpetrators[0].relationship", Relationship.CARER),
            ("perpetrators[0].relationship", Relationship.OTHER_RELATIVE),
            ("violations[0].perpetrators", ()),
        )
    ),
    warning(
        "neglect-without-carer",
        "violations[0].perpetrators",
        NEGLECTED | {"perpetrators[0].relationship": Relationship.TEACHER},
        {TYPE: "RMV-4.1", "perpetrators[0].type": PerpetratorType.POLICE},
    ),
)
AGE_CASES = (
    warning("age-missing", AGE, NO_BIRTH | {AGE: None}, {AGE: None}),
    error("age-impossible", AGE, NO_BIRTH | {AGE: -1}, NO_BIRTH | {AGE: 0}, oldest=24),
    error("age-impossible", AGE, NO_BIRTH | {AGE: 25}, NO_BIRTH | {AGE: 17}, oldest=24),
    warning("adult-at-the-time", AGE, NO_BIRTH | {AGE: 18}, NO_BIRTH | {AGE: 17}),
    warning("adult-at-the-time", AGE, NO_BIRTH | {AGE: 24}, NO_BIRTH | {AGE: 0}),
    error("date-future", BIRTH, {BIRTH: iso("2026-11-24")}, {BIRTH: iso("2026-06-15"), AGE: 0}),
    error(
        "date-future",
        BIRTH,
        {BIRTH: iso("2027")},
        {"when": iso("2026-11-23"), "first_reported": TODAY, BIRTH: iso("2026-11-23"), AGE: None},
    ),
    error("born-after-incident", BIRTH, {BIRTH: iso("2026-06-16"), AGE: 0}, {BIRTH: iso("2026-06-15"), AGE: 0}),
    error(
        "age-impossible", BIRTH, {BIRTH: iso("2001-06-15"), AGE: 12}, {BIRTH: iso("2001-06-16"), AGE: None}, oldest=24
    ),
    warning("age-disagrees", AGE, {AGE: 14}, {AGE: 13}, years=12),
    warning("age-disagrees", AGE, {AGE: 10}, {AGE: 11}, years=12),
)
LINK_CASES = (
    error(
        "key-repeated",
        "violations",
        {"violations": SOUND.violations * 2},
        {"violations": (*SOUND.violations, Violation(key="v2", type="RMV-2.2", victims=("c1",)))},
    ),
    error("key-repeated", "victims", {"victims": SOUND.victims * 2}, {}),
    error(
        "key-repeated",
        "perpetrators",
        {"perpetrators": SOUND.perpetrators * 2},
        {"perpetrators": (*SOUND.perpetrators, Perpetrator(key="p2"))},
    ),
    error(
        "link-broken",
        "violations[0].victims",
        {"violations[0].victims": ("c1", "c2")},
        {"violations[0].victims": ("c1", "c2"), "victims": TWO_VICTIMS},
    ),
    error(
        "link-broken",
        "violations[0].perpetrators",
        {"violations[0].perpetrators": ("p1", "p2")},
        {"violations[0].perpetrators": ()},
    ),
    incomplete(
        "victim-not-linked",
        "victims[1]",
        {"victims": TWO_VICTIMS},
        {"victims": TWO_VICTIMS, "violations[0].victims": ("c2", "c1")},
    ),
    error(
        "count-impossible",
        "perpetrators[0].number",
        {"perpetrators[0].number": 0},
        {"perpetrators[0].number": 1},
        **LIMITS,
    ),
    error(
        "count-impossible",
        "perpetrators[0].number",
        {"perpetrators[0].number": 10_001},
        {"perpetrators[0].number": 10_000},
        **LIMITS,
    ),
)
REST_CASES = (
    incomplete("source-missing", "sources", {"sources": ()}, {"sources": SOUND.sources * 2}),
    error(
        "consent-refused",
        f"{CONSENT}.to_record",
        {f"{CONSENT}.to_record": ConsentAnswer.NO},
        {f"{CONSENT}.to_record": ConsentAnswer.NO, f"{CONSENT}.best_interests_reason": "motif"},
    ),
    incomplete(
        "consent-missing",
        f"{CONSENT}.to_record",
        {f"{CONSENT}.to_record": ConsentAnswer.NOT_ASKED},
        {f"{CONSENT}.to_record": ConsentAnswer.NOT_ASKED, f"{CONSENT}.best_interests_reason": "motif"},
    ),
    warning(
        "consent-count-missing",
        f"{CONSENT}.to_count",
        {f"{CONSENT}.to_count": ConsentAnswer.NOT_ASKED},
        {f"{CONSENT}.to_count": ConsentAnswer.NO},
    ),
    warning(
        "due-before-given",
        "responses[0].due",
        {"responses[0].due": date(2026, 6, 19)},
        {"responses[0].due": date(2026, 6, 20)},
    ),
    error("link-broken", "responses[0].child", {"responses[0].child": "c2"}, {"responses[0].child": ""}),
    error("link-broken", "responses[0].violation", {"responses[0].violation": "v2"}, {"responses[0].violation": "v1"}),
)
CASES = WHEN_CASES + WHERE_CASES + TEXT_CASES + VIOLATION_CASES + AGE_CASES + LINK_CASES + REST_CASES
