"""What is wrong, doubtful or missing in a record, beside its field. Pure and quick: runs while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as field_
from datetime import date
from typing import Literal

from rightsmonitor.domain.codes import (
    ConsentAnswer,
    Harm,
    PerpetratorType,
    Relationship,
    VictimEnd,
)
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Incident, Victim, Violation
from rightsmonitor.domain.person import OLDEST, age_at
from rightsmonitor.domain.place import Places
from rightsmonitor.domain.taxonomy import Taxonomy
from rightsmonitor.domain.text import forbidden_characters, mixes_scripts

Severity = Literal["error", "incomplete", "warning"]
LONGEST_NARRATIVE = 100_000
LONGEST_TEXT = 2_000
LARGEST_GROUP = 10_000
EARLIEST = date(1990, 1, 1)
_CARERS = {Relationship.PARENT, Relationship.STEP_PARENT, Relationship.CARER, Relationship.OTHER_RELATIVE}
_CARE_TYPES = {PerpetratorType.FAMILY, PerpetratorType.CARE_STAFF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`field` is a path (`victims[0].age`); `code` chooses the sentence `problems-<code>`.

    error       impossible; blocks submission
    incomplete  missing; blocks submission
    warning     doubtful; a person decides
    """

    field: str
    code: str
    severity: Severity = "error"
    facts: Mapping[str, str | int] = field_(default_factory=dict)

    @property
    def blocks(self) -> bool:
        return self.severity != "warning"


def problems(incident: Incident, taxonomy: Taxonomy, places: Places, *, today: date) -> tuple[Problem, ...]:
    """Everything to correct or complete, in the order of the form."""
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _when(incident, today),
        lambda: _where(incident, places),
        lambda: _texts(incident),
        lambda: _violations(incident, taxonomy),
        lambda: _victims(incident, today),
        lambda: _links(incident),
        lambda: _sources(incident),
        lambda: _consents(incident),
        lambda: _responses(incident),
    )
    return tuple(problem for check in checks for problem in check())


def _when(incident: Incident, today: date) -> Iterator[Problem]:
    when = incident.when
    if when is None:
        yield Problem(field="when", code="date-missing", severity="incomplete")
    elif when.earliest > today:
        yield Problem(field="when", code="date-future")
    elif when.latest < EARLIEST:
        yield Problem(field="when", code="date-too-old")
    reported = incident.first_reported
    if reported is None:
        yield Problem(field="first_reported", code="reported-missing", severity="warning")
    elif reported > today:
        yield Problem(field="first_reported", code="date-future")
    elif when is not None and reported < when.earliest:
        yield Problem(field="first_reported", code="reported-before-incident")


def _where(incident: Incident, places: Places) -> Iterator[Problem]:
    if not incident.place:
        yield Problem(field="place", code="place-missing", severity="incomplete")
    elif not places.has(incident.place):
        yield Problem(field="place", code="place-unknown", facts={"code": incident.place[:20]})
    elif places.get(incident.place).level < 2:
        yield Problem(field="place", code="place-region-only", severity="warning")
    if incident.channel is None:
        yield Problem(field="channel", code="channel-missing", severity="incomplete")


def _texts(incident: Incident) -> Iterator[Problem]:
    texts: list[tuple[str, str, int]] = [("narrative", incident.narrative, LONGEST_NARRATIVE)]
    texts += [(name, getattr(incident, name), LONGEST_TEXT) for name in ("commune", "exact_place")]
    for at, victim in enumerate(incident.victims):
        names = victim.person.names
        prefix = f"victims[{at}].person.names"
        texts += [(f"{prefix}.{n}", getattr(names, n), LONGEST_TEXT) for n in ("latin", "arabic", "other")]
    for at, source in enumerate(incident.sources):
        texts += [(f"sources[{at}].{name}", getattr(source, name), LONGEST_TEXT) for name in ("name", "note")]
    for at, response in enumerate(incident.responses):
        texts.append((f"responses[{at}].service", response.service, LONGEST_TEXT))
    for path, text, longest in texts:
        if len(text) > longest:
            yield Problem(field=path, code="text-too-long", facts={"limit": longest})
        if found := forbidden_characters(text):
            yield Problem(field=path, code="characters-forbidden", facts={"characters": ", ".join(found[:5])})
        # Sentences may join scripts (« بالـcamping »); in a name such a letter hides it from searches and comparisons.
        if _is_name(path) and mixes_scripts(text):
            yield Problem(field=path, code="scripts-mixed", severity="warning")


def _is_name(path: str) -> bool:
    return ".names." in path or path.endswith("].name") or path == "commune"


def _violations(incident: Incident, taxonomy: Taxonomy) -> Iterator[Problem]:
    if not incident.violations:
        yield Problem(field="violations", code="violation-missing", severity="incomplete")
    for at, violation in enumerate(incident.violations):
        yield from _violation(incident, violation, f"violations[{at}]", taxonomy)


def _violation(incident: Incident, violation: Violation, path: str, taxonomy: Taxonomy) -> Iterator[Problem]:
    if not violation.type:
        yield Problem(field=f"{path}.type", code="term-missing", severity="incomplete")
    elif not taxonomy.has(violation.type):
        yield _unknown(violation, violation.type, f"{path}.type", taxonomy)
    elif not taxonomy.term(violation.type).selectable:
        yield Problem(field=f"{path}.type", code="term-too-broad")
    for flag in violation.composites:
        if not taxonomy.has(flag) or not taxonomy.term(flag).composite:
            yield _unknown(violation, flag, f"{path}.composites", taxonomy)
    if not violation.victims and not violation.groups:
        yield Problem(field=f"{path}.victims", code="victim-missing", severity="incomplete")
    for number, group in enumerate(violation.groups):
        counts = (group.girls, group.boys, group.unknown)
        if min(counts) < 0 or group.total > LARGEST_GROUP:
            yield Problem(field=f"{path}.groups[{number}]", code="count-impossible", facts={"limit": LARGEST_GROUP})
        elif group.total == 0:
            yield Problem(field=f"{path}.groups[{number}]", code="count-zero", severity="incomplete")
    yield from _plausible(incident, violation, path)


def _unknown(violation: Violation, code: str, path: str, taxonomy: Taxonomy) -> Problem:
    """A code of another version says which one; otherwise it was never one of ours."""
    version = violation.taxonomy_version
    if version in ("", taxonomy.version) or taxonomy.has(code):
        return Problem(field=path, code="term-unknown", facts={"code": code[:20]})
    return Problem(field=path, code="term-of-another-version", facts={"code": code[:20], "version": version[:20]})


def codes_of(incident: Incident) -> frozenset[str]:
    """Every term of the taxonomy that a record names, flags included."""
    return frozenset(code for v in incident.violations for code in (v.type, *v.composites) if code)


def _plausible(incident: Incident, violation: Violation, path: str) -> Iterator[Problem]:
    victims = incident.victims_of(violation)
    if violation.type.startswith("RMV-1.") and any(
        victim.harm is not Harm.DEATH and victim.end_status is not VictimEnd.DEAD for victim in victims
    ):
        yield Problem(field=f"{path}.type", code="killing-without-death", severity="warning")
    if violation.type == "RMV-R.15" and violation.conflict_nexus is not True:
        yield Problem(field=f"{path}.type", code="conflict-not-stated", severity="warning")
    accused = [p for p in incident.perpetrators if p.key in violation.perpetrators]
    if (
        violation.type.startswith("RMV-5.")
        and accused
        and not any(p.relationship in _CARERS or p.type in _CARE_TYPES for p in accused)
    ):
        yield Problem(field=f"{path}.perpetrators", code="neglect-without-carer", severity="warning")


def _victims(incident: Incident, today: date) -> Iterator[Problem]:
    for at, victim in enumerate(incident.victims):
        yield from _age(victim, incident.when, f"victims[{at}]", today)


def _age(victim: Victim, when: PartialDate | None, path: str, today: date) -> Iterator[Problem]:
    age, birth = victim.age, victim.person.birth_date
    if age is None and birth is None:
        yield Problem(field=f"{path}.age", code="age-missing", severity="warning")
    if age is not None and not 0 <= age <= OLDEST:
        yield Problem(field=f"{path}.age", code="age-impossible", facts={"oldest": OLDEST})
    elif age is not None and age >= 18:
        yield Problem(field=f"{path}.age", code="adult-at-the-time", severity="warning")
    if birth is None:
        return
    if birth.earliest > today:
        yield Problem(field=f"{path}.person.birth_date", code="date-future")
        return
    if when is None:
        return
    years, _ = age_at(birth, when)
    if birth.earliest > when.latest:
        yield Problem(field=f"{path}.person.birth_date", code="born-after-incident")
    elif years > OLDEST:
        yield Problem(field=f"{path}.person.birth_date", code="age-impossible", facts={"oldest": OLDEST})
    elif age is not None and abs(years - age) > 1:
        yield Problem(field=f"{path}.age", code="age-disagrees", severity="warning", facts={"years": years})


def _links(incident: Incident) -> Iterator[Problem]:
    for name in ("violations", "victims", "perpetrators"):
        keys = [entry.key for entry in getattr(incident, name)]
        if len(keys) != len(set(keys)):
            yield Problem(field=name, code="key-repeated")
    victims = {victim.key for victim in incident.victims}
    accused = {perpetrator.key for perpetrator in incident.perpetrators}
    used: set[str] = set()
    for at, violation in enumerate(incident.violations):
        used.update(violation.victims)
        if not set(violation.victims) <= victims:
            yield Problem(field=f"violations[{at}].victims", code="link-broken")
        if not set(violation.perpetrators) <= accused:
            yield Problem(field=f"violations[{at}].perpetrators", code="link-broken")
    for at, victim in enumerate(incident.victims):
        if incident.violations and victim.key not in used:
            yield Problem(field=f"victims[{at}]", code="victim-not-linked", severity="incomplete")
    for at, perpetrator in enumerate(incident.perpetrators):
        if perpetrator.number is not None and not 1 <= perpetrator.number <= LARGEST_GROUP:
            path = f"perpetrators[{at}].number"
            yield Problem(field=path, code="count-impossible", facts={"limit": LARGEST_GROUP})


def _sources(incident: Incident) -> Iterator[Problem]:
    if not incident.sources:
        yield Problem(field="sources", code="source-missing", severity="incomplete")


def _consents(incident: Incident) -> Iterator[Problem]:
    for at, victim in enumerate(incident.victims):
        consent, path = victim.consent, f"victims[{at}].consent"
        if consent.best_interests_reason:
            continue
        if consent.to_record is ConsentAnswer.NO:
            yield Problem(field=f"{path}.to_record", code="consent-refused")
        elif consent.to_record is ConsentAnswer.NOT_ASKED:
            yield Problem(field=f"{path}.to_record", code="consent-missing", severity="incomplete")
        if consent.to_count is ConsentAnswer.NOT_ASKED:
            yield Problem(field=f"{path}.to_count", code="consent-count-missing", severity="warning")


def _responses(incident: Incident) -> Iterator[Problem]:
    victims = {victim.key for victim in incident.victims}
    violations = {violation.key for violation in incident.violations}
    for at, response in enumerate(incident.responses):
        path = f"responses[{at}]"
        if response.due and response.given_on and response.due < response.given_on:
            yield Problem(field=f"{path}.due", code="due-before-given", severity="warning")
        if response.child and response.child not in victims:
            yield Problem(field=f"{path}.child", code="link-broken")
        if response.violation and response.violation not in violations:
            yield Problem(field=f"{path}.violation", code="link-broken")
