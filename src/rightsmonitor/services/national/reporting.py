"""The indicator report of a quarter or a year, from released packages alone: sums, or intervals."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rightsmonitor import reference
from rightsmonitor.domain import follow_up, tabulation
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.equations import bounds
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.tables import TableSpec
from rightsmonitor.domain.disclosure.together import national, recheck
from rightsmonitor.domain.disclosure.together.national import Batch, Shape
from rightsmonitor.domain.errors import FacesDisagree, InvalidTable, NoCommonTable, NotGenuine, UnsafeRelease
from rightsmonitor.domain.national import National
from rightsmonitor.domain.release import Table
from rightsmonitor.exchange import gate
from rightsmonitor.exchange.national import indicator_report, tables
from rightsmonitor.exchange.package.indicators import FOLLOW_UP
from rightsmonitor.exchange.trust import Trust
from rightsmonitor.services import folders as places
from rightsmonitor.services.national import authority, consolidation, packages
from rightsmonitor.services.national.packages import Current, Progress, Stop
from rightsmonitor.services.release import follow_up as labelling

Content = Callable[[Current], bytes]  # of the follow-up tables of a package; empty where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What was written, and the periods of the packages beside `national.contributions`."""

    folder: Path
    national: National
    periods: tuple[str, ...]


def report(
    *,
    folders: Sequence[Path],
    period: Period,
    to: Path,
    trust: Path | None = None,
    threshold: int = consolidation.FLOOR,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Reported:
    """Writes the report into `to`, a new or an empty folder, from all packages whose periods lie inside `period`.

    Children are left out of a year: one who comes in two quarters would count twice. All files or none. Raises as
    `consolidation.consolidate`.
    """
    places.must_be_free(to)
    known = None if trust is None else authority.read_trust(trust)
    found = inside(packages.current(folders, trust=known, progress=progress, cancelled=cancelled), period)
    if not found:
        raise NoCommonTable(period=str(period))

    def content(each: Current) -> bytes:
        with packages.named(each.package.folder):
            return packages.load(each.package.folder, known)[1].get(FOLLOW_UP, b"")

    made = added(found, content, period=period, known=known, floor=threshold, cancelled=cancelled)
    periods = tuple(each.package.facts.period for each in found)
    places.fill(to, files(made, periods))
    return Reported(folder=to, national=made, periods=periods)


def added(
    found: Sequence[Current],
    content: Content,
    *,
    period: Period,
    known: Trust | None,
    floor: int,
    cancelled: Stop | None,
) -> National:
    """The figures of all these packages as one, protected and checked; `missing` names offices with their quarters."""
    made = consolidation.added(found, known, floor=floor, apart=_apart(found), cancelled=cancelled)
    followed = tuple(_followed(found, content))
    release = replace(made.release, period=str(period), sequence=len(found), follow_up=followed)
    return replace(made, release=release, missing=tuple(_missing(found, made.missing, period)))


def files(made: National, periods: tuple[str, ...]) -> dict[str, bytes]:
    """The files of the report, read back. Raises FacesDisagree."""
    try:
        return indicator_report.build(made, periods)
    except gate.Defect as defect:
        raise FacesDisagree(face=defect.face, flaw=defect.flaw.value) from defect


def inside(found: Sequence[Current], period: Period) -> list[Current]:
    """Packages of this period and of parts of it; a year counted afresh stands beside its quarters, not with them."""
    facts = ((each, each.package.facts) for each in found)
    return [each for each, own in facts if period.covers(Period.parse(own.period)) and not own.rebase]


def _missing(found: Sequence[Current], offices: Sequence[str], period: Period) -> Iterator[str]:
    """`OUJ 2026-Q2`: offices without packages of all months of a quarter."""
    covered: dict[str, list[Period]] = {office: [] for office in offices}
    for each in found:
        facts = each.package.facts
        covered.setdefault(facts.office, []).append(Period.parse(facts.period))
    for office in sorted(covered):
        yield from (f"{office} {quarter}" for quarter in period.lacking(covered[office]))


def _apart(found: Sequence[Current]) -> frozenset[str]:
    """Tables that are no sum over several periods."""
    several = len({each.package.facts.period for each in found}) > 1
    return frozenset(tabulation.APART) if several else frozenset()


# --- follow-up tables --------------------------------------------------------------------------------


def _followed(found: Sequence[Current], content: Content) -> Iterator[Table]:
    """The follow-up tables that every package has, added up; hidden cells as intervals, checked by subtraction."""
    read = [_cells(content(each)) for each in found]
    common = [key for key in read[0] if all(key in cells for cells in read)]
    trees = follow_up.hierarchies(reference.load().places)
    for measure in follow_up.MEASURES:
        keys = tuple(key for key in common if key.startswith(f"{measure}-"))
        if not keys:
            continue
        specs = [TableSpec.parse(",".join(read[0][key][0])) for key in keys]
        shape = national.shape(keys, specs, trees)
        batch = _batch(shape, [{key: cells[key][1] for key in keys} for cells in read], found)
        sums = national.added(shape, [batch])
        if told := recheck.subtracted(sums, [batch]) + recheck.insiders(sums, [batch]):
            raise UnsafeRelease(cells=told)
        labels = {
            (name, code): labelling.label(name, code, reference.load())
            for name in shape.layout.dimensions
            for code in trees[name].codes
        }
        yield from tables.tables(sums, labels)


Cells = dict[tuple[str, ...], int]  # -1: hidden


def _cells(content: bytes) -> dict[str, tuple[tuple[str, ...], Cells]]:
    """By table: its dimensions, and its cells."""
    found: dict[str, tuple[tuple[str, ...], Cells]] = {}
    keys = {rule.key: rule.dimensions for rule in reference.load().indicator_rules if rule.kind == "process"}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")):
        if names := keys.get(row["TABLE"]):
            _, cells = found.setdefault(row["TABLE"], (names, {}))
            cells[tuple(row.get(name.upper(), "") for name in names)] = int(row["OBS_VALUE"] or -1)
    return found


def _batch(shape: Shape, read: Sequence[dict[str, Cells]], found: Sequence[Current]) -> Batch:
    """Raises NotGenuine (reason: figures)."""
    layout = shape.layout
    values = np.full((len(read), layout.size), -1, dtype=np.int64)
    for at, by_table in enumerate(read):
        for number, key in enumerate(shape.keys):
            for cell, quantity in enumerate(layout.tables[number].quantity.ravel().tolist()):
                if (value := by_table[key].get(layout.codes(number, cell))) is None:
                    raise NotGenuine(reason="figures", package=found[at].package.folder.name)
                values[at, quantity] = value
    hidden = values < 0
    least, most = _bounds(shape, values, found)
    return Batch(
        shape=shape,
        values=values,
        hidden=hidden,
        rounded=np.zeros(len(read), dtype=np.bool_),
        impossible=np.zeros_like(hidden),
        least=least,
        most=most,
        thresholds=np.repeat([[each.package.facts.threshold] for each in found], layout.size, axis=1),
    )


def _bounds(shape: Shape, values: Integers, found: Sequence[Current]) -> tuple[Integers, Integers]:
    try:
        return bounds.bounds(shape.layout, values, values < 0)
    except InvalidTable as failure:
        name = found[int(failure.facts["table"])].package.folder.name
        raise NotGenuine(reason="figures", package=name) from failure
