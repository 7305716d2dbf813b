"""`disclosure … --released`: earlier published files that an attacker holds beside the new one, oldest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.disclosure import files, rounding
from rightsmonitor.cli.disclosure.chain import NEW, named
from rightsmonitor.cli.disclosure.thresholds import Limits, of_tables
from rightsmonitor.domain.disclosure.attacks.outsider import Finding, Verdict, attack, is_told
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking.checker import Releases, Shown
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.layout import RELEASE, Layout
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule
from rightsmonitor.domain.disclosure.suppression.search import Progress
from rightsmonitor.domain.disclosure.tables import TableSpec, dimensions_of
from rightsmonitor.domain.disclosure.together.jointly import Joint, divided, holds, protect_jointly, unknown
from rightsmonitor.domain.disclosure.together.linking import chain, joint_published, link
from rightsmonitor.domain.errors import MixedReleases


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier file, and what stands in it; `zeros`: dimensions along which it may hide zeros."""

    name: str
    path: Path
    published: Published
    zeros: tuple[str, ...] = ()

    @property
    def specs(self) -> tuple[TableSpec, ...]:
        return tuple(table.spec for table in self.published.layout.tables)


def read_earlier(paths: Sequence[Path], hierarchies: Path) -> tuple[Earlier, ...]:
    """Published files, or folders of them in the order of their names; hierarchies among them are no releases."""
    return tuple(Earlier(name, path, _exact(name, path, hierarchies)) for name, path in named(paths))


def _exact(name: str, path: Path, hierarchies: Path) -> Published:
    if rounding.read(path, hierarchies, None) is not None:
        raise MixedReleases(release=name, reason="modes")
    return files.read_published(path, hierarchies)


def attack_jointly(
    published: Published, name: str, earlier: Sequence[Earlier], *, limits: Limits, progress: Progress | None
) -> tuple[Verdict, list[dict[str, Any]]]:
    """The verdict on all files together, and every cell that is not shown as the report lists it.

    A release in the findings may be `b − a`: what b counts beyond a.
    """
    linking = link(chain([*((each.name, each.published) for each in earlier), (name, published)]))
    thresholds = by_table(linking.layout, limits)
    verdict = attack(joint_published(linking), threshold=thresholds, progress=progress)
    cells, findings = [], []
    for interval in verdict.intervals:
        told = is_told(interval, int(thresholds[interval.quantity]))
        if told or not interval.unpublished:
            place = linking.place(interval.quantity)
            ends = {"low": interval.low, "high": interval.high, "knowledge": interval.knowledge}
            cells.append({"release": place.release, "table": place.table, "cell": list(place.codes), **ends})
            table = f"{place.release} · {place.table}"
            finding = Finding(table, place.codes, interval.low, interval.high or 0, interval.knowledge)
            findings += [finding] if told else []
    return replace(verdict, findings=tuple(findings)), cells


def protect_beside(
    layout: Layout,
    columns: Mapping[str, Sequence[str]],
    earlier: Sequence[Earlier],
    *,
    limits: Limits,
    seed: int,
    insider: bool,
    rule: GroupRule | None,
    progress: Progress | None,
) -> Joint:
    """Protect tables of records that the earlier files counted in part. Raises ReleaseContradicted, InvalidTable."""
    editions = chain([*((each.name, each.published) for each in earlier), (NEW, unknown(layout))])
    weights = [1] * len(next(iter(columns.values())))
    records, releases, counts = divided(editions, columns=columns, weights=weights)
    return protect_jointly(
        editions,
        columns=records,
        releases=releases,
        weights=counts,
        threshold=limits,
        seed=seed,
        insider=insider,
        rule=rule,
        progress=progress,
    )


def wanted(specs: Sequence[TableSpec], earlier: Sequence[Earlier]) -> tuple[str, ...]:
    """Every dimension that a table, old or new, uses."""
    return dimensions_of([*specs, *(spec for each in earlier for spec in each.specs)])


def check(
    path: Path,
    specs: Sequence[TableSpec],
    joint: Joint,
    earlier: Sequence[Earlier],
    groups: Groups | None,
    limits: Limits,
) -> checker.Report:
    """The proof, on the new file and all earlier ones as they are on disk; `groups`: what is claimed of the new one."""
    certificate = joint.result.certificate
    tables = [
        Shown((RELEASE, *table.dimensions), {(name, *codes): value for codes, value in table.cells.items()})
        for name, file, chosen in [*((each.name, each.path, each.specs) for each in earlier), (NEW, path, specs)]
        for table in files.read_back(file, chosen)
    ]
    return checker.check(
        tables=tables,
        parents=files.parents_of(joint.linking.layout.hierarchies),
        dimensions=certificate.dimensions,
        truth=certificate.truth,
        witnesses=certificate.witnesses,
        threshold=of_tables(tables, limits),
        releases=Releases(NEW, holds(joint.linking.editions)),
        told=certificate.told,
        groups=groups,
    )
