"""Closed lists of options. Values are stored and exchanged; labels stand in `resources/taxonomy/codelists.csv`.

*unknown*, *not asked*, *not applicable* and *other* are four different codes, never one.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Status(StrEnum):
    """Workflow status of an incident record."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    CLOSED = "closed"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


class DatePrecision(StrEnum):
    EXACT = "exact"
    ESTIMATED = "estimated"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class TimeOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    UNKNOWN = "unknown"


class Setting(StrEnum):
    HOME = "home"
    SCHOOL = "school"
    STREET = "street"
    WORKPLACE = "workplace"
    CARE_INSTITUTION = "care-institution"
    DETENTION = "detention"
    HEALTH_FACILITY = "health-facility"
    TRANSPORT = "transport"
    BORDER = "border"
    ONLINE = "online"
    OTHER = "other"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Stage of displacement at which the incident happened."""

    ORIGIN = "origin"
    ROUTE = "route"
    MOROCCO = "morocco"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """How the incident came to the officer's knowledge."""

    OFFICER = "officer"
    CHILD = "child"
    FAMILY = "family"
    SCHOOL = "school"
    HEALTH = "health"
    POLICE = "police"
    JUSTICE = "justice"
    NGO = "ngo"
    HELPLINE = "helpline"
    COMPLAINT = "complaint"
    MEDIA = "media"
    OTHER = "other"


class ReportedElsewhere(StrEnum):
    NO = "no"
    SAME_MECHANISM = "same-mechanism"
    OTHER_MECHANISM = "other-mechanism"
    UNKNOWN = "unknown"


class Priority(StrEnum):
    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"


class Situation(StrEnum):
    ONCE = "once"
    REPEATED = "repeated"
    CONTINUING = "continuing"
    RISK = "risk"
    UNKNOWN = "unknown"


class VerificationLevel(StrEnum):
    PENDING = "pending"
    VERIFIED = "verified"
    NOT_VERIFIED = "not-verified"
    FALSE = "false"


class Confidence(StrEnum):
    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    GIRL = "girl"
    BOY = "boy"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class AgeBand(StrEnum):
    """Published age scheme (SDMX CL_AGE); every band is a union of base bands, see `person.AGE_CUTS`."""

    Y0T4 = "Y0T4"
    Y5T9 = "Y5T9"
    Y10T14 = "Y10T14"
    Y15T17 = "Y15T17"
    Y18T24 = "Y18T24"
    UNKNOWN = "_U"


class ProtectionStatus(StrEnum):
    REFUGEE = "refugee"
    ASYLUM_SEEKER = "asylum-seeker"
    MIGRANT = "migrant"
    RETURNEE = "returnee"
    STATELESS = "stateless"
    MOROCCAN = "moroccan"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class Accompaniment(StrEnum):
    PARENTS = "with-parents"
    RELATIVES = "with-relatives"
    SEPARATED = "separated"
    UNACCOMPANIED = "unaccompanied"
    IN_CARE = "in-care"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class Disability(StrEnum):
    """Washington Group short set: the six domains, or a stated absence."""

    SEEING = "seeing"
    HEARING = "hearing"
    WALKING = "walking"
    REMEMBERING = "remembering"
    SELF_CARE = "self-care"
    COMMUNICATING = "communicating"
    NONE = "none"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class Education(StrEnum):
    ENROLLED = "enrolled"
    NON_FORMAL = "non-formal"
    OUT_OF_SCHOOL = "out-of-school"
    BELOW_AGE = "below-age"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class IdDocument(StrEnum):
    """Kind of document only: no number is ever recorded (loi 09-08)."""

    BIRTH_CERTIFICATE = "birth-certificate"
    PASSPORT = "passport"
    ASYLUM_CERTIFICATE = "asylum-certificate"
    REFUGEE_CARD = "refugee-card"
    RESIDENCE_PERMIT = "residence-permit"
    CONSULAR_CARD = "consular-card"
    NONE = "none"
    OTHER = "other"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class Harm(StrEnum):
    DEATH = "death"
    SERIOUS_INJURY = "serious-injury"
    INJURY = "injury"
    PSYCHOLOGICAL = "psychological"
    LOSS_OF_RIGHTS = "loss-of-rights"
    NONE_APPARENT = "none-apparent"
    UNKNOWN = "unknown"


class VictimEnd(StrEnum):
    """Status of the child at the end of the recorded facts."""

    SAFE = "safe"
    AT_RISK = "at-risk"
    IN_CARE = "in-care"
    DETAINED = "detained"
    MISSING = "missing"
    RETURNED = "returned"
    DEAD = "dead"
    UNKNOWN = "unknown"


class PerpetratorKind(StrEnum):
    INDIVIDUAL = "individual"
    GROUP = "group"
    INSTITUTION = "institution"
    UNKNOWN = "unknown"


class PerpetratorType(StrEnum):
    POLICE = "police"
    BORDER = "border"
    PRISON = "prison"
    SCHOOL = "school"
    HEALTH = "health"
    ADMINISTRATION = "administration"
    FAMILY = "family"
    COMMUNITY = "community"
    PEER = "peer"
    EMPLOYER = "employer"
    CARE_STAFF = "care-staff"
    SMUGGLER = "smuggler"
    TRAFFICKER = "trafficker"
    ARMED = "armed"
    STRANGER_ONLINE = "stranger-online"
    OTHER = "other"
    UNKNOWN = "unknown"


class Relationship(StrEnum):
    PARENT = "parent"
    STEP_PARENT = "step-parent"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other-relative"
    PARTNER = "partner"
    CARER = "carer"
    TEACHER = "teacher"
    PEER = "peer"
    EMPLOYER = "employer"
    OFFICIAL = "official"
    ACQUAINTANCE = "acquaintance"
    STRANGER = "stranger"
    OTHER = "other"
    UNKNOWN = "unknown"


class PerpetratorSex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class PerpetratorAge(StrEnum):
    CHILD = "child"
    ADULT = "adult"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    VICTIM = "victim"
    WITNESS = "witness"
    FAMILY = "family"
    SERVICE_PROVIDER = "service-provider"
    OFFICIAL = "official"
    DOCUMENT = "document"
    OTHER = "other"


class SourceConnection(StrEnum):
    """A primary source saw or lived the facts or is the original document."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    RELIABLE = "reliable"
    FAIRLY_RELIABLE = "fairly-reliable"
    DOUBTFUL = "doubtful"
    CANNOT_JUDGE = "cannot-judge"


class Sector(StrEnum):
    HEALTH = "health"
    PSYCHOSOCIAL = "psychosocial"
    EDUCATION = "education"
    PROTECTION = "protection"
    JUSTICE = "justice"
    CIVIL_REGISTRATION = "civil-registration"
    LIVELIHOODS = "livelihoods"
    FAMILY = "family"


class ResponseKind(StrEnum):
    PROTECTS = "protects"
    EMPOWERS = "empowers"


class ResponseOutcome(StrEnum):
    PROVIDED = "provided"
    REFERRED = "referred"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNAVAILABLE = "unavailable"
    PENDING = "pending"


class ConsentAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_ASKED = "not-asked"


class ConsentGiver(StrEnum):
    """Who answered for the child."""

    CHILD = "child"
    PARENT = "parent"
    GUARDIAN = "guardian"
    RELATIVE = "relative"
    GUARDIAN_AD_HOC = "guardian-ad-hoc"
    SERVICE = "service"
    NONE = "none"


class ReportingDecision(StrEnum):
    """Decision on the legal duty to report; the program itself never sends anything."""

    REPORTED = "reported"
    NOT_REQUIRED = "not-required"
    NOT_REPORTED = "not-reported"
    PENDING = "pending"


class ChainRelation(StrEnum):
    PART_OF = "part-of"
    FOLLOWS = "follows"
    SAME_CHILD = "same-child"
    DUPLICATE_OF = "duplicate-of"


class DelayBand(StrEnum):
    """Days from incident to first report; made from the one list `dates.DELAY_CUTS`."""

    D0T3 = "0-3"
    D4T7 = "4-7"
    D8T14 = "8-14"
    D15T30 = "15-30"
    D31 = "31+"
    UNKNOWN = "_U"


def _list_name(kind: type[StrEnum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


# Every list by its kebab-case name, as `resources/taxonomy/codelists.csv` and `ui/forms/` use it.
LISTS: dict[str, type[StrEnum]] = {
    _list_name(kind): kind for kind in StrEnum.__subclasses__() if kind.__module__ == __name__
}
