"""Quality of the data: what is missing, impossible, doubtful, unusual, doubled or names somebody in free text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightsmonitor.domain import quality
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.quality import Finding, Kind
from rightsmonitor.domain.similarity import Likeness
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import duplicates
from rightsmonitor.services.records.duplicates import Likely
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import incidents as records
from rightsmonitor.storage.records import quality as rows
from rightsmonitor.storage.records.quality import Checked, Pending
from rightsmonitor.storage.trail import audit

BATCH = 250  # records that one step checks: short enough to stop between two


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What is to be looked at in one record; `doubles` are records that may be the same."""

    findings: tuple[Finding, ...]
    doubles: tuple[Likely, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many records have one kind of finding."""

    kind: Kind
    code: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole office; `unchecked` records were changed since they were checked, or never were."""

    counts: tuple[Count, ...]
    by_kind: dict[Kind, int]
    unchecked: int


@permitted("quality.of_record")
def of_record(session: Session, *, uid: str) -> Opinion:
    """Everything about one record, worked out now. Raises NoSuchIncident."""
    return opinion(session, records.get(session.vault, uid).incident)


def opinion(session: Session, incident: Incident) -> Opinion:
    """For services that were permitted already."""
    doubles = duplicates.of(session, incident)
    found = (
        *_alone(session, incident),
        *quality.outliers(quality.measures(incident), rows.fences(session.vault)),
        *(_double(likely) for likely in doubles),
    )
    return Opinion(findings=found, doubles=doubles)


def _alone(session: Session, incident: Incident) -> tuple[Finding, ...]:
    reference = session.reference
    return quality.findings(incident, reference.taxonomy, reference.places, today=session.today)


def _double(likely: Likely) -> Finding:
    code = "same-name" if Likeness.SAME_NAME in likely.reasons else "alike"
    return Finding(kind=Kind.DUPLICATE, code=code, field="", facts={"number": likely.row.number})


@permitted("quality.check_some")
def check_some(session: Session) -> int:
    """Checks the next records that changed since the last time; how many are left. Nothing is read twice.

    The last step compares all records with each other's measures.
    """
    vault = session.vault
    batch = rows.pending(vault, limit=BATCH)
    left = rows.unchecked(vault)
    if not batch:
        return 0
    with vault.transaction():
        pairs: list[tuple[int, int]] = []
        rows.keep(vault, list(_checked(session, batch, pairs)))
        rows.link(vault, [(other, key) for key, other in pairs], "alike")
        if left <= len(batch):
            rows.settle(vault, quality.fences(rows.all_measures(vault)))
        audit.append(vault, "quality.check")
    return left - len(batch)


def _checked(session: Session, batch: tuple[Pending, ...], pairs: list[tuple[int, int]]) -> Iterator[Checked]:
    for one in batch:
        found = {(finding.kind, finding.code, 0) for finding in _alone(session, one.incident)}
        for other in duplicates.alike(session, one.incident, rows.neighbours(session.vault, one.key)):
            found.add((Kind.DUPLICATE, "alike", other))
            pairs.append((one.key, other))
        yield Checked(key=one.key, measures=quality.measures(one.incident), findings=tuple(sorted(found)))


@permitted("quality.summary")
def summary(session: Session) -> Summary:
    """What the last checks found, counted in SQL; records that changed since are not in it."""
    vault = session.vault
    found = rows.counts(vault)
    return Summary(
        counts=tuple(Count(kind=kind, code=code, records=number) for kind, code, number in found if code),
        by_kind={kind: number for kind, code, number in found if not code},
        unchecked=rows.unchecked(vault),
    )
