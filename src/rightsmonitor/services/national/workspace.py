"""The authority's workspace: what has arrived, who signed it, what was replaced, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rightsmonitor.domain.errors import Cancelled, NotGenuine, RightsMonitorError
from rightsmonitor.exchange import history
from rightsmonitor.exchange.package.package import SUMS, sha256
from rightsmonitor.exchange.trust import Seen, Trust
from rightsmonitor.services import reading
from rightsmonitor.services.national import authority, packages
from rightsmonitor.services.national.authority import SignedBy, Verified
from rightsmonitor.services.national.packages import Package, Progress, Stop

CURRENT, REPLACED, ABSENT, REFUSED = "current", "replaced", "absent", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One accepted package. `state`: current, replaced, absent (its folder is not here), refused (with the reason)."""

    office: str
    period: str
    sequence: int
    digest: str
    state: str
    reason: str = ""
    folder: Path | None = None
    labels: tuple[str, str, str] = ("", "", "")
    prepared_on: str = ""
    threshold: int = 0
    group_units: int = 0  # of the group rule; 0: it was not in force
    hides_zeros: bool = False  # a hidden number may be zero in every table
    base: int = 0
    tables: tuple[str, ...] = ()
    signers: tuple[SignedBy, ...] = ()
    replaces: tuple[int, ...] = ()  # numbers of packages of the same period

    @property
    def usable(self) -> bool:
        """Whether a consolidation may take it."""
        return self.folder is not None and self.state in (CURRENT, REPLACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office that the authority trusts or has heard of. `gaps`: its numbers that never arrived."""

    code: str
    labels: tuple[str, str, str]
    periods: tuple[str, ...]  # of which a package counts
    gaps: tuple[int, ...]
    expected: bool  # somebody may still sign for it


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    received: tuple[Received, ...]  # by period, newest first, office and number
    offices: tuple[Office, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.period for each in self.received))

    def missing(self, period: str) -> tuple[str, ...]:
        """Offices that are expected to report and sent nothing for a period."""
        return tuple(each.code for each in self.offices if each.expected and period not in each.periods)


def look(*, trust: Path, folder: Path, progress: Progress | None = None, cancelled: Stop | None = None) -> View:
    """Everything that was accepted, checked once more where its files lie below `folder`.

    Raises UnreadableFile or ForeignFile for a trust folder that is none, Cancelled.
    """
    known = authority.read_trust(trust)
    here = _digests(folder)
    found: list[Received] = []
    for done, seen in enumerate(known.seen):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(known.seen))
        found.append(_received(seen, here.get(seen.digest), known))
    found.sort(key=lambda each: (each.office, each.sequence))
    found.sort(key=lambda each: each.period, reverse=True)
    offices = tuple(_offices(known, found))
    labels = {each.code: each.labels for each in offices}
    return View(received=tuple(replace(each, labels=labels[each.office]) for each in found), offices=offices)


def open_into(*, file: Path, trust: Path, identity: Path, folder: Path) -> Verified:
    """Verifies and opens a package below `folder`, under a name that tells what it is.

    One that was accepted and lies there already is verified again and left. Raises as `authority.open_`.
    """
    found = authority.verify(file=file, trust=trust, identity=identity)
    to = folder / f"{found.office}_{found.period}_{found.sequence:03d}"
    if found.already and _digests(folder).get(found.digest):
        return found
    return authority.open_(file=file, trust=trust, identity=identity, to=to)


def usable(view: View, *, period: str = "") -> tuple[Path, ...]:
    """The folders that a consolidation takes: of one period, or of all.

    None of an office whose valid package is not here or was refused: the one that it replaced does not come back.
    """
    chosen = [each for each in view.received if period in ("", each.period)]
    lacking = {(each.office, each.period) for each in chosen if each.state != REPLACED and not each.usable}
    return tuple(
        each.folder
        for each in chosen
        if each.folder is not None and each.usable and (each.office, each.period) not in lacking
    )


def _digests(folder: Path) -> dict[str, Path]:
    """The folder of each opened package by its digest."""
    if not folder.is_dir():
        return {}
    found = sorted(each for each in folder.iterdir() if (each / SUMS).is_file())
    return {sha256(reading.content(each / SUMS, reading.SMALL)): each for each in found}


def _received(seen: Seen, folder: Path | None, known: Trust) -> Received:
    same = [each for each in known.of_office(seen.office) if each.period == seen.period]
    replaced = any(each.sequence > seen.sequence for each in same)
    state, reason = (REPLACED if replaced else CURRENT), ""
    package: Package | None = None
    if folder is None:
        state = ABSENT
    else:
        try:
            package, _ = packages.load(folder, known)
        except NotGenuine as failure:
            state, reason = REFUSED, str(failure.facts["reason"])
        except RightsMonitorError as failure:
            state, reason = REFUSED, failure.code()
    return Received(
        office=seen.office,
        period=seen.period,
        sequence=seen.sequence,
        digest=seen.digest,
        state=state,
        reason=reason,
        folder=folder,
        replaces=tuple(sorted(each.sequence for each in same if each.sequence < seen.sequence)),
        **_facts(package),
    )


def _facts(package: Package | None) -> dict[str, Any]:
    if package is None:
        return {}
    return {
        "labels": package.labels,
        "prepared_on": package.facts.prepared_on,
        "threshold": package.facts.threshold,
        "group_units": package.facts.groups.units if package.facts.groups else 0,
        "hides_zeros": package.facts.hides_zeros,
        "base": package.facts.base,
        "tables": package.facts.tables,
        "signers": authority.signed_by(package.signers),
    }


def _offices(known: Trust, received: Sequence[Received]) -> Iterator[Office]:
    expected = {signer.office for signer in known.signers if not signer.revoked}
    for code in sorted(expected | {each.office for each in received}):
        mine = [each for each in received if each.office == code]
        yield Office(
            code=code,
            labels=next((each.labels for each in mine if any(each.labels)), ("", "", "")),
            periods=tuple(dict.fromkeys(each.period for each in mine if each.state == CURRENT)),
            gaps=history.missing(known.of_office(code)),
            expected=code in expected,
        )
