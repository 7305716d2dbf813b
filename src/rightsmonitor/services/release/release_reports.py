"""The office's own indicator report of a quarter or a year: what its signed releases show, added up, no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import Cancelled, NothingReleased
from rightsmonitor.domain.national import National
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.exchange.package import manifest
from rightsmonitor.exchange.package.indicators import FOLLOW_UP
from rightsmonitor.exchange.package.package import MANIFEST
from rightsmonitor.services import folders
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.release import releases
from rightsmonitor.services.release.proof import CUBE
from rightsmonitor.services.session import Session
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.releases import StoredRelease
from rightsmonitor.storage.trail import audit

if TYPE_CHECKING:
    from rightsmonitor.services.national.packages import Current

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_CODES = "data/codes.csv"
_SIGNED = (ReleaseState.APPROVED, ReleaseState.WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One release of a report."""

    sequence: int
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A period that can be reported on: the releases in it, and the quarters without one (`2026-Q3`)."""

    period: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeReport:
    folder: Path
    scope: Scope


@permitted("release_reports.scopes")
def scopes(session: Session) -> tuple[Scope, ...]:
    """Every year and quarter with a signed release inside it, the newest year first, then its quarters."""
    signed = _signed(session)
    quarters = {quarter for each in signed for quarter in Period.parse(each.period).quarters()}
    years = {quarter[:4] for quarter in quarters}
    periods = sorted((*years, *quarters), key=lambda text: (text[:4], len(text) == 4, text), reverse=True)
    found = (_scope(signed, Period.parse(text)) for text in periods)
    return tuple(scope for scope in found if scope.parts)


@permitted("release_reports.write")
def write(
    session: Session,
    *,
    period: Period,
    to: Path,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> OfficeReport:
    """Figures and a report in each language, into `to`: a new or an empty folder, all files or none.

    Only the files of signed releases are read, never a record: a number that one of them hides is an interval here.
    Children are left out of several quarters, as one who came back would count twice; so is a year counted afresh.
    Raises NothingReleased, NoCommonTable, ReleaseChanged, VaultExists, DiskFull, ReadOnlyPlace, Cancelled.
    """
    from rightsmonitor.services.national import (  # numpy and pandas: only where something is added up
        consolidation,
        reporting,
    )

    folders.must_be_free(to)
    scope = _scope(signed := _signed(session), period)
    if not scope.parts:
        raise NothingReleased(period=str(period))
    numbers = {part.sequence for part in scope.parts}
    chosen = [each for each in reversed(signed) if each.sequence in numbers]
    followed: dict[str, bytes] = {}
    found = tuple(_read(session, chosen, followed, progress, cancelled))
    made = reporting.added(
        found,
        lambda each: followed[each.package.digest],
        period=period,
        known=None,
        floor=consolidation.LOWEST_FLOOR,  # each release keeps its own threshold, which is never lower
        cancelled=cancelled,
    )
    periods = tuple(each.package.facts.period for each in found)
    folders.fill(to, reporting.files(_own(session, made, scope), periods))
    with session.vault.transaction():
        audit.append(session.vault, "release.report", kind="period", identifier=str(period))
    return OfficeReport(folder=to, scope=scope)


def _signed(session: Session) -> tuple[StoredRelease, ...]:
    """Releases with both signatures, the newest first; no year that was counted afresh beside its quarters."""
    found = (each for each in rows.list_(session.vault) if each.state in _SIGNED)
    return tuple(each for each in found if not json.loads(each.document).get("rebase"))


def _scope(signed: Sequence[StoredRelease], period: Period) -> Scope:
    inside = [each for each in reversed(signed) if period.covers(Period.parse(each.period))]
    missing = period.lacking(Period.parse(each.period) for each in inside)
    parts = tuple(Part(sequence=each.sequence, period=each.period) for each in inside)
    return Scope(period=str(period), parts=parts, missing=tuple(missing))


def _read(
    session: Session,
    chosen: Sequence[StoredRelease],
    followed: dict[str, bytes],
    progress: Progress | None,
    cancelled: Stop | None,
) -> Iterator[Current]:
    """The releases as the authority would find them; their follow-up tables, by digest, go into `followed`."""
    from rightsmonitor.exchange.package import opened
    from rightsmonitor.services.national.packages import Current, Package

    reader = opened.Reader()
    for done, stored in enumerate(chosen):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(chosen))
        files = releases.checked_files(session.vault, stored)
        facts, labels = manifest.read(files[MANIFEST]), manifest.office_labels(files[MANIFEST])
        followed[stored.digest] = files.get(FOLLOW_UP, b"")
        package = Package(Path(str(stored.sequence)), facts, stored.digest, (), labels)
        yield Current(package, reader.read(files[CUBE], files[_CODES], facts), ())


def _own(session: Session, made: National, scope: Scope) -> National:
    """In the name of the office, and not of all offices."""
    office = session.office
    release = replace(made.release, office=office.code, office_labels=office.labels, training=session.training)
    return replace(made, release=release, missing=scope.missing)
