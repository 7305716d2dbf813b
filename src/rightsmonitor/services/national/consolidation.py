"""National consolidation: the packages of all offices joined, protected again, checked again, and written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rightsmonitor import __version__
from rightsmonitor.domain import tabulation
from rightsmonitor.domain.disclosure.tables import dimensions_of
from rightsmonitor.domain.disclosure.together import national, recheck
from rightsmonitor.domain.disclosure.together.national import Shape, Sums
from rightsmonitor.domain.errors import (
    Cancelled,
    FacesDisagree,
    InvalidValue,
    NoCommonTable,
    UnsafeRelease,
)
from rightsmonitor.domain.national import NATIONAL, Checked, Contribution, National
from rightsmonitor.domain.release import CellKind, Release, Verdict, zeros_along
from rightsmonitor.exchange import gate
from rightsmonitor.exchange.national import files as faces
from rightsmonitor.exchange.national import parquet, tables
from rightsmonitor.exchange.package.package import SUMS, sums
from rightsmonitor.exchange.trust import Trust
from rightsmonitor.services import folders as places
from rightsmonitor.services.national import authority, batched, packages
from rightsmonitor.services.national.packages import Current, Progress, Stop
from rightsmonitor.wording import LANGUAGES, words

LOWEST_FLOOR = 3
FLOOR = 5
RULE_SET = "RM-N-2026.1"
_METHOD = "consolidation-intervals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What was written. `parquet`: whether the dataset could be (its library is an optional extra)."""

    folder: Path
    periods: tuple[National, ...]
    parquet: bool
    signatures: bool


def consolidate(
    *,
    folders: Sequence[Path],
    to: Path,
    trust: Path | None = None,
    threshold: int = FLOOR,
    thorough: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Joined:
    """As `joined`, written into `to`: a new or an empty folder. All files are written or none.

    Raises also FacesDisagree, VaultExists, DiskFull, ReadOnlyPlace.
    """
    places.must_be_free(to)
    periods = joined(
        folders=folders,
        trust=trust,
        threshold=threshold,
        thorough=thorough,
        progress=progress,
        cancelled=cancelled,
    )
    with_parquet, stop = parquet.available(), cancelled or _never
    written = _files(periods, signatures=trust is not None, with_parquet=with_parquet, cancelled=stop)
    places.fill(to, written)
    return Joined(folder=to, periods=periods, parquet=with_parquet, signatures=trust is not None)


def joined(
    *,
    folders: Sequence[Path],
    trust: Path | None = None,
    threshold: int = FLOOR,
    thorough: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[National, ...]:
    """The national tables of opened packages, and of folders of them, by period. Writes nothing.

    With `trust` every signature is checked again, only packages that were accepted count, and offices that sent
    nothing are named. `threshold`: the authority's floor; an office with a higher one keeps its own. `thorough`: the
    exact attacker looks at every package however long it takes.

    Raises as `packages.current`; InvalidValue(field: threshold), NoCommonTable, UnsafeRelease, InvalidHierarchy,
    Cancelled.
    """
    if not LOWEST_FLOOR <= threshold <= 1_000:
        raise InvalidValue(field="threshold")
    known = None if trust is None else authority.read_trust(trust)
    found = packages.current(folders, trust=known, progress=progress, cancelled=cancelled)
    return tuple(
        _period(list(same), known, floor=threshold, thorough=thorough, cancelled=cancelled or _never)
        for _, same in groupby(found, key=lambda each: each.package.facts.period)
    )


def _never() -> bool:
    return False


def _files(periods: Sequence[National], *, signatures: bool, with_parquet: bool, cancelled: Stop) -> dict[str, bytes]:
    written: dict[str, bytes] = {}
    for each in periods:
        if cancelled():
            raise Cancelled
        try:
            made = faces.build(each)
        except gate.Defect as defect:
            raise FacesDisagree(face=defect.face, flaw=defect.flaw.value) from defect
        written |= {f"{each.period}/{name}": content for name, content in made.items()}
    if with_parquet:
        written |= parquet.build(periods)
        try:
            gate.check_dataset(written)
        except gate.Defect as defect:
            raise FacesDisagree(face=defect.face, flaw=defect.flaw.value) from defect
    written[faces.SUMMARY] = faces.summary(periods, signatures=signatures, program=__version__)
    return written | {SUMS: sums(written)}


# --- one period -------------------------------------------------------------------------------------


def added(
    found: Sequence[Current], known: Trust | None, *, floor: int, apart: frozenset[str], cancelled: Stop | None
) -> National:
    """The sums of packages of several periods, protected and checked as one; `apart`: tables that are no sums.

    Raises as `joined`.
    """
    return _period(list(found), known, floor=floor, thorough=False, cancelled=cancelled or _never, apart=apart)


def _period(
    found: list[Current],
    known: Trust | None,
    *,
    floor: int,
    thorough: bool,
    cancelled: Stop,
    apart: frozenset[str] = frozenset(),
) -> National:
    batches = [batched.Batched.of(list(same), floor, cancelled) for same in batched.by_shape(found)]
    shape, left_out = _shape(found, apart)
    attacker = batched.attacked(shape, batches, floor=floor, thorough=thorough, cancelled=cancelled)
    joined = national.added(shape, [each.batch for each in batches])
    told = recheck.subtracted(joined, [each.batch for each in batches])
    told += recheck.insiders(joined, [each.batch for each in batches])
    if told:
        raise UnsafeRelease(cells=told)
    hidden = sum(int(each.batch.hidden.sum()) for each in batches)
    stricter_ones = frozenset().union(*(each.stricter for each in batches))
    return National(
        release=_release(found, joined, threshold=min(int(each.batch.thresholds.min()) for each in batches)),
        contributions=tuple(_contribution(each, stricter_ones) for each in found),
        missing=_missing(found, known),
        left_out=left_out,
        checked=Checked(quantities=hidden, attack=attacker),
    )


# --- tables and facts -----------------------------------------------------------------------------------


def _shape(found: Sequence[Current], apart: frozenset[str]) -> tuple[Shape, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The tables that every office publishes, as deep as all of them go; and those that some do not, with these."""
    keys = dict.fromkeys(key for each in found for key in each.figures.shape.keys)
    lacking = {key: tuple(e.package.facts.office for e in found if key not in e.figures.shape.keys) for key in keys}
    common = tuple(key for key in keys if not lacking[key] and key not in apart)
    if not common:
        raise NoCommonTable(period=found[0].package.facts.period)
    shapes = {id(each.figures.shape): each.figures.shape for each in found}.values()
    trees = [each.layout.hierarchies for each in shapes]
    levels = min((tree["place"].levels for tree in trees if "place" in tree), default=1)
    merged = national.merged(trees, {"place": levels})
    specs = tabulation.specs(common, place_levels=levels)
    everywhere = dimensions_of(specs) if any(each.package.facts.hides_zeros for each in found) else None
    zeros = {name for each in found for name in zeros_along(each.package.facts.groups, everywhere)}
    made = national.shape(common, specs, merged, hiding_zeros=zeros)
    return made, tuple((key, who) for key, who in lacking.items() if who)


def _release(found: Sequence[Current], joined: Sums, *, threshold: int) -> Release:
    first = found[-1].package.facts
    digests = "".join(sorted(each.package.digest for each in found))
    made = tables.tables(joined, _labels(found))
    hidden = sum(cell.kind is CellKind.HIDDEN for table in made for cell in table.cells)
    french, arabic, english = (words(language)("national-office") for language in LANGUAGES)
    return Release(
        uid=hashlib.sha256(digests.encode()).hexdigest()[:32],
        sequence=len(found) + sum(len(each.replaces) for each in found),
        office=NATIONAL,
        office_labels=(french, arabic, english),
        agency="RM_MA",
        recipient="",
        period=first.period,
        threshold=threshold,
        rule_set=RULE_SET,
        taxonomy_version=max(each.package.facts.taxonomy_version for each in found),
        taxonomy_digest="",
        program_version=__version__,
        prepared_on=max(each.package.facts.prepared_on for each in found),
        prepared_by="",
        tables=made,
        left_out=(),
        verdict=Verdict(
            exact=0,
            narrow=0,
            hidden=hidden,
            sensitive=0,
            narrowest=threshold - 1,
            units=0,
            units_visible=0,
            method=_METHOD,
        ),
        earlier=tuple(each.package.digest for each in found),
    )


def _labels(found: Sequence[Current]) -> Mapping[tuple[str, str], tuple[str, str, str]]:
    """Of every code, as the newest package names it."""
    labels: dict[tuple[str, str], tuple[str, str, str]] = {}
    kinds = {id(each.figures.labels): each.figures.labels for each in found}
    for each in kinds.values():
        labels |= each
    return labels


def _contribution(each: Current, stricter_ones: frozenset[str]) -> Contribution:
    package = each.package
    return Contribution(
        office=package.facts.office,
        labels=package.labels,
        sequence=package.facts.sequence,
        digest=package.digest,
        threshold=package.facts.threshold,
        base=package.facts.base,
        stricter=package.digest in stricter_ones,
        replaces=each.replaces,
    )


def _missing(found: Sequence[Current], known: Trust | None) -> tuple[str, ...]:
    """Offices with somebody who may sign now, and without a package of this period."""
    here = {each.package.facts.office for each in found}
    expected = {signer.office for signer in (known.signers if known else ()) if not signer.revoked}
    return tuple(sorted(expected - here))
