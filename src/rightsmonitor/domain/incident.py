"""The record: who did what to whom, where and when, who said so and what was done about it.

Frozen values after HURIDOCS *Events*, Primero MRM and GBVIMS (data-model.md). An editor holds one `Incident`
and replaces it at each change; a vault stores it as a document (`document.py`) with projections beside it.
Links inside one incident are local keys: `v1` violation, `c1` child (victim), `p1` alleged perpetrator.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rightsmonitor.domain.codes import (
    ChainRelation,
    Channel,
    Confidence,
    ConsentAnswer,
    ConsentGiver,
    Harm,
    PerpetratorAge,
    PerpetratorKind,
    PerpetratorSex,
    PerpetratorType,
    Priority,
    Relationship,
    Reliability,
    ReportedElsewhere,
    ReportingDecision,
    ResponseKind,
    ResponseOutcome,
    Sector,
    Setting,
    Situation,
    SourceConnection,
    SourceKind,
    Stage,
    TimeOfDay,
    VerificationLevel,
    VictimEnd,
)
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Consent per child: to record, to share, to be counted; the child's assent; who answered."""

    to_record: ConsentAnswer = ConsentAnswer.NOT_ASKED
    to_share: ConsentAnswer = ConsentAnswer.NOT_ASKED
    to_count: ConsentAnswer = ConsentAnswer.NOT_ASKED
    assent: ConsentAnswer = ConsentAnswer.NOT_ASKED
    given_by: ConsentGiver = ConsentGiver.NONE
    given_on: date | None = None
    best_interests_reason: str = ""  # override by a supervisor, with the reason
    best_interests_by: str = ""  # user uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A child in this incident, with what was true at the time."""

    key: str
    person: Person
    age: int | None = None  # completed years at the act
    age_estimated: bool = False
    harm: Harm = Harm.UNKNOWN
    end_status: VictimEnd = VictimEnd.UNKNOWN
    consent: Consent = Consent()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupVictim:
    """Children who are counted, not described. Total is the sum."""

    girls: int = 0
    boys: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.girls + self.boys + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """An alleged perpetrator as categories only: no name field exists (loi 09-08 art. 50, 57)."""

    key: str
    kind: PerpetratorKind = PerpetratorKind.UNKNOWN
    type: PerpetratorType = PerpetratorType.UNKNOWN
    relationship: Relationship = Relationship.UNKNOWN
    sex: PerpetratorSex = PerpetratorSex.UNKNOWN
    age: PerpetratorAge = PerpetratorAge.UNKNOWN
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingDuty:
    """What a person decided about the legal duty to report (CPP 42–43, CP 299)."""

    decision: ReportingDecision = ReportingDecision.PENDING
    decided_by: str = ""
    decided_on: date | None = None
    to_whom: str = ""  # code in the partner directory
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """One step of the append-only verification of one violation."""

    level: VerificationLevel = VerificationLevel.PENDING
    confidence: Confidence = Confidence.UNKNOWN
    by: str = ""
    at: str = ""  # UTC instant, ISO 8601
    primary_sources: int = 0
    secondary_sources: int = 0
    late: bool = False  # after the period was released


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One type of act against one or more victims. Statistics count child × violation type × incident."""

    key: str
    type: str = ""  # RMV code
    taxonomy_version: str = ""
    rights: tuple[str, ...] = ()  # CRC articles, suggested by the crosswalk, edited by people
    composites: tuple[str, ...] = ()  # RMV-C.x flags beside the act, never added to it
    situation: Situation = Situation.UNKNOWN
    victims: tuple[str, ...] = ()  # keys of victims
    perpetrators: tuple[str, ...] = ()  # keys of alleged perpetrators
    groups: tuple[GroupVictim, ...] = ()
    conflict_nexus: bool | None = None
    reporting: ReportingDuty = ReportingDuty()
    verification: Verification = Verification()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    kind: SourceKind
    connection: SourceConnection = SourceConnection.UNKNOWN
    reliability: Reliability = Reliability.CANNOT_JUDGE
    told_on: PartialDate | None = None
    name: str = ""  # direct identifier; stays in the vault
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A service given, offered or asked for: for a child, in answer to a violation, or for the incident as a whole."""

    sector: Sector
    kind: ResponseKind = ResponseKind.PROTECTS
    child: str = ""  # key of a victim, or empty: all of them
    violation: str = ""  # key of a violation, or empty: the incident as a whole
    service: str = ""
    partner: str = ""  # code in the partner directory
    given_on: date | None = None
    outcome: ResponseOutcome = ResponseOutcome.PENDING
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """Chain of events: this incident is part of, follows, shares a child with or doubles another."""

    relation: ChainRelation
    incident: str  # uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened; the container an officer works in. Everything optional may be empty while drafting."""

    uid: str
    when: PartialDate | None = None
    time_of_day: TimeOfDay = TimeOfDay.UNKNOWN
    first_reported: date | None = None
    place: str = ""  # HCP code: region `02` or province `02.411`
    commune: str = ""  # local only, direct identifier
    exact_place: str = ""  # local only, direct identifier
    setting: Setting = Setting.UNKNOWN
    stage: Stage = Stage.UNKNOWN
    narrative: str = ""  # never exported
    channel: Channel | None = None
    reported_elsewhere: ReportedElsewhere = ReportedElsewhere.UNKNOWN
    priority: Priority = Priority.NORMAL
    violations: tuple[Violation, ...] = ()
    victims: tuple[Victim, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    sources: tuple[Source, ...] = ()
    responses: tuple[Response, ...] = ()
    chain: tuple[ChainLink, ...] = ()

    def victim(self, key: str) -> Victim:
        """Raises KeyError for a key that no victim has."""
        return next(found for found in self.victims if found.key == key)

    def victims_of(self, violation: Violation) -> tuple[Victim, ...]:
        return tuple(victim for victim in self.victims if victim.key in violation.victims)
