"""Invented incidents: seeded, plausible, and visibly invented, for demonstrations, tests and measurements."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from rightsmonitor.domain.codes import (
    Accompaniment,
    Channel,
    ConsentAnswer,
    ConsentGiver,
    Education,
    Harm,
    PerpetratorAge,
    PerpetratorKind,
    PerpetratorSex,
    PerpetratorType,
    Priority,
    ProtectionStatus,
    Relationship,
    Reliability,
    ReportedElsewhere,
    ResponseKind,
    ResponseOutcome,
    Sector,
    Setting,
    Sex,
    Situation,
    SourceConnection,
    SourceKind,
    Stage,
    TimeOfDay,
    VictimEnd,
)
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.ids import uuid7
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
from rightsmonitor.domain.person import Names, Person
from rightsmonitor.reference import Reference

# The joint programme's places come up most; the rest of the country is spread thin, as in real registers.
_PLACES = (
    ("02.411", 30),
    ("01.511", 16),
    ("06.141", 14),
    ("04.421", 12),
    ("02.381", 10),
    ("02.113", 5),
    ("02.167", 3),
)
_OTHER_PLACES_WEIGHT = 10
_ACTS = (
    ("RMV-R.07", 16), ("RMV-R.01", 14), ("RMV-9.3", 9), ("RMV-2.2", 9), ("RMV-R.08", 8), ("RMV-4.1", 7),
    ("RMV-R.05", 7), ("RMV-9.5", 6), ("RMV-R.03", 5), ("RMV-2.1", 5), ("RMV-R.02", 4), ("RMV-R.10", 4),
    ("RMV-3.5", 3), ("RMV-3.3", 2), ("RMV-5.6", 2), ("RMV-R.09", 2), ("RMV-5.1", 2), ("RMV-4.2", 2),
)  # fmt: skip
_OTHER_ACTS_WEIGHT = 4
_NATIONALITIES = ("GN", "CI", "SY", "SD", "CM", "YE", "CF", "SS", "CD", "NG", "ML", "SN", "MA")
_GIRLS = (("Exemple-Awa", "مثال-أوا"), ("Exemple-Mariam", "مثال-مريم"), ("Exemple-Nour", "مثال-نور"))
_BOYS = (("Exemple-Ibrahim", "مثال-إبراهيم"), ("Exemple-Yusuf", "مثال-يوسف"), ("Exemple-Karim", "مثال-كريم"))
_FAMILY = (("Fictif", "الخيالي"), ("Inventé", "المختلق"), ("Essai", "التجريبي"), ("Modèle", "النموذجي"))
_TEXTS = (
    "Récit inventé. L’enfant raconte les faits au bureau, calmement, en présence d’un interprète.",
    "Récit inventé. La famille signale que l’inscription a été refusée faute de documents.",
    "Récit inventé. L’enfant a dormi trois nuits dehors avant d’être orienté vers un hébergement.",
    "سرد مختلق. صرح الطفل بما وقع له أمام المكلف بالحماية.",
    "سرد مختلق. طلبت الأسرة المساعدة بعد رفض العلاج.",
    "Invented account. The child describes what happened on the way to the border.",
)


def sample(*, count: int, seed: int, reference: Reference, today: date) -> tuple[Incident, ...]:
    """`count` incidents of the two years before `today`; the same seed gives the same incidents."""
    maker = _Maker(random.Random(seed), reference, today)  # noqa: S311 - invented data need no secrets
    return tuple(maker.incident() for _ in range(count))


class _Maker:
    def __init__(self, chance: random.Random, reference: Reference, today: date) -> None:
        self.chance, self.today = chance, today
        provinces = [place.code for place in reference.places.provinces()]
        self.places = [code for code, _ in _PLACES] + provinces
        self.place_weights = [float(w) for _, w in _PLACES] + [_OTHER_PLACES_WEIGHT / len(provinces)] * len(provinces)
        acts = [term.code for term in reference.taxonomy.violation_types()]
        self.acts = [code for code, _ in _ACTS] + acts
        self.act_weights = [float(w) for _, w in _ACTS] + [_OTHER_ACTS_WEIGHT / len(acts)] * len(acts)

    def uid(self, day: date) -> str:
        moment = (day - date(1970, 1, 1)).days * 86_400_000 + self.chance.randrange(86_400_000)
        return uuid7(milliseconds=moment, random=self.chance.randbytes(10))

    def pick(self, options: Sequence[str], weights: Sequence[float]) -> str:
        return self.chance.choices(options, weights)[0]

    def incident(self) -> Incident:
        chance = self.chance
        day = self.today - timedelta(days=int(chance.triangular(1, 730, 60)))
        victims = tuple(self.victim(f"c{n}", day) for n in range(1, chance.choices((1, 2, 3), (58, 28, 14))[0] + 1))
        accused = tuple(self.perpetrator(f"p{n}") for n in range(1, chance.choices((0, 1, 2), (20, 65, 15))[0] + 1))
        violations = self.violations(victims, accused)
        reported = min(self.today, day + timedelta(days=int(chance.expovariate(1 / 6))))
        return Incident(
            uid=self.uid(day),
            when=self.when(day),
            time_of_day=chance.choice(list(TimeOfDay)),
            first_reported=reported,
            place=self.pick(self.places, self.place_weights),
            setting=chance.choice(list(Setting)),
            stage=chance.choices(list(Stage), (5, 15, 75, 5))[0],
            narrative=chance.choice(_TEXTS),
            channel=chance.choice(list(Channel)),
            reported_elsewhere=chance.choices(list(ReportedElsewhere), (70, 4, 12, 14))[0],
            priority=chance.choices(list(Priority), (6, 20, 74))[0],
            violations=violations,
            victims=victims,
            perpetrators=accused,
            sources=tuple(self.source() for _ in range(chance.choices((1, 2), (70, 30))[0])),
            responses=self.responses(day),
        )

    def when(self, day: date) -> PartialDate:
        kind = self.chance.choices(("day", "about", "month", "range"), (70, 15, 10, 5))[0]
        if kind == "month" and (day.year, day.month) != (self.today.year, self.today.month):
            return PartialDate.month(day.year, day.month)
        if kind == "range":
            return PartialDate.between(day - timedelta(days=self.chance.randrange(2, 20)), day)
        return PartialDate.day(day, estimated=kind == "about")

    def victim(self, key: str, day: date) -> Victim:
        chance = self.chance
        sex = chance.choices((Sex.GIRL, Sex.BOY, Sex.UNKNOWN), (44, 53, 3))[0]
        first = chance.choice(_GIRLS if sex is Sex.GIRL else _BOYS)
        family = chance.choice(_FAMILY)
        named = chance.random() < 0.7
        names = Names(latin=f"{first[0]} {family[0]}", arabic=f"{first[1]} {family[1]}") if named else Names()
        status = chance.choices(list(ProtectionStatus), (18, 24, 40, 2, 2, 8, 3, 3))[0]
        person = Person(
            uid=self.uid(day),
            names=names,
            sex=sex,
            nationality="MA" if status is ProtectionStatus.MOROCCAN else chance.choice(_NATIONALITIES[:-1]),
            protection_status=status,
            accompaniment=chance.choices(list(Accompaniment), (36, 12, 12, 28, 6, 4, 2))[0],
            education=chance.choice(list(Education)),
        )
        age = int(chance.triangular(0, 18, 14)) if chance.random() < 0.93 else None
        return Victim(
            key=key,
            person=person,
            age=age,
            age_estimated=chance.random() < 0.3,
            harm=chance.choice([harm for harm in Harm if harm is not Harm.DEATH]),
            end_status=chance.choice([end for end in VictimEnd if end is not VictimEnd.DEAD]),
            consent=self.consent(day),
        )

    def consent(self, day: date) -> Consent:
        counted = self.chance.choices((ConsentAnswer.YES, ConsentAnswer.NO), (92, 8))[0]
        return Consent(
            to_record=ConsentAnswer.YES,
            to_count=counted,
            to_share=self.chance.choice((ConsentAnswer.YES, ConsentAnswer.NO)),
            assent=ConsentAnswer.YES,
            given_by=self.chance.choice((ConsentGiver.CHILD, ConsentGiver.PARENT, ConsentGiver.GUARDIAN_AD_HOC)),
            given_on=day,
        )

    def perpetrator(self, key: str) -> Perpetrator:
        chance = self.chance
        return Perpetrator(
            key=key,
            kind=chance.choice(list(PerpetratorKind)),
            type=chance.choice(list(PerpetratorType)),
            relationship=chance.choice(list(Relationship)),
            sex=chance.choice(list(PerpetratorSex)),
            age=chance.choice(list(PerpetratorAge)),
        )

    def violations(self, victims: Sequence[Victim], accused: Sequence[Perpetrator]) -> tuple[Violation, ...]:
        chance = self.chance
        acts = {self.pick(self.acts, self.act_weights) for _ in range(chance.choices((1, 2, 3), (54, 32, 14))[0])}
        found = []
        for number, act in enumerate(sorted(acts), start=1):
            composites = ("RMV-C.4",) if act == "RMV-9.5" and chance.random() < 0.4 else ()
            found.append(
                Violation(
                    key=f"v{number}",
                    type=act,
                    composites=composites,
                    situation=chance.choice(list(Situation)),
                    victims=tuple(victim.key for victim in victims),
                    perpetrators=tuple(perpetrator.key for perpetrator in accused),
                    conflict_nexus=True if act == "RMV-R.15" else None,
                )
            )
        if chance.random() < 0.04:
            group = GroupVictim(girls=chance.randrange(0, 6), boys=chance.randrange(1, 9))
            found.append(
                Violation(key=f"v{len(found) + 1}", type="RMV-R.09", situation=Situation.ONCE, groups=(group,))
            )
        return tuple(found)

    def source(self) -> Source:
        chance = self.chance
        return Source(
            kind=chance.choice(list(SourceKind)),
            connection=chance.choices(list(SourceConnection), (60, 35, 5))[0],
            reliability=chance.choices(list(Reliability), (50, 35, 5, 10))[0],
        )

    def responses(self, day: date) -> tuple[Response, ...]:
        chance = self.chance
        found = []
        for _ in range(chance.choices((0, 1, 2), (35, 50, 15))[0]):
            given = day + timedelta(days=chance.randrange(0, 14))
            found.append(
                Response(
                    sector=chance.choice(list(Sector)),
                    kind=chance.choice(list(ResponseKind)),
                    given_on=given,
                    outcome=chance.choice(list(ResponseOutcome)),
                    due=given + timedelta(days=chance.randrange(3, 60)),
                )
            )
        return tuple(found)
