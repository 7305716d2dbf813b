"""The proof of a release, checked against the file itself: nothing is kept or signed that is not proved."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from rightsmonitor.domain.disclosure.certificate import Certificate
from rightsmonitor.domain.disclosure.checking import checker
from rightsmonitor.domain.disclosure.checking import rounded as rounding_checker
from rightsmonitor.domain.disclosure.checking.checker import Report, Shown
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.layout import RELEASE
from rightsmonitor.domain.disclosure.rounding.proof import RoundingProof
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.disclosure.together.linking import REST
from rightsmonitor.domain.document import from_document, to_document
from rightsmonitor.domain.release import GroupFloor, zeros_along
from rightsmonitor.exchange.package import manifest
from rightsmonitor.exchange.package.cube import NOT_IN_TABLE
from rightsmonitor.exchange.package.indicators import FOLLOW_UP
from rightsmonitor.exchange.package.package import MANIFEST

CUBE = "data/cube.csv"
_NOT_DIMENSIONS = {"TABLE", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What is claimed beside the lowest threshold: that of each table, the group rule, and whether zeros of every table
    may be hidden."""

    limits: Mapping[str, int] = field(default_factory=dict)
    groups: GroupFloor | None = None
    hides_zeros: bool = False

    @property
    def rule(self) -> GroupRule | None:
        """The group rule as the engine asks for it."""
        return None if self.groups is None else GroupRule(self.groups.sensitive, self.groups.units)


NO_CLAIMS = Claims()


def document(
    certificate: Certificate | RoundingProof, hierarchies: Mapping[str, Hierarchy], claims: Claims = NO_CLAIMS
) -> dict[str, Any]:
    """What the vault keeps of the proof, as JSON. It holds what is hidden and never leaves."""
    kept: dict[str, Any] = {
        "threshold": certificate.threshold,
        "dimensions": list(certificate.dimensions),
        "truth": certificate.truth,
        "witnesses": certificate.witnesses,
        "parents": {name: tree.above() for name, tree in hierarchies.items()},
    }
    if isinstance(certificate, RoundingProof):
        return kept | {"base": certificate.base, "multiples": certificate.multiples}
    kept |= {"told": certificate.told, "limits": dict(claims.limits), "hides_zeros": claims.hides_zeros}
    return kept if claims.groups is None else kept | {"groups": to_document(claims.groups)}


@dataclass(frozen=True, slots=True)
class Truth:
    """The joint table that a release counted, from its proof. It never leaves the vault."""

    dimensions: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], int], ...]

    def over(self, names: Sequence[str]) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The same with the dimensions in this order. All of them must be there."""
        order = [self.dimensions.index(name) for name in names]
        return tuple((tuple(codes[at] for at in order), count) for codes, count in self.cells)


def truth(inside: str) -> Truth:
    """What the release counted itself, without what its proof says of others."""
    kept = json.loads(inside)["certificate"]
    dimensions, cells = tuple(kept["dimensions"]), _joint(kept["truth"])
    if "joint" not in kept:
        return Truth(dimensions, tuple(cells))
    at = dimensions.index(RELEASE)
    sums: dict[tuple[str, ...], int] = {}
    corrected = not any(codes[at].endswith(REST) for codes, _ in cells)
    for codes, count in cells:
        if not corrected or codes[at] == kept["joint"]["new"]:
            rest = codes[:at] + codes[at + 1 :]
            sums[rest] = sums.get(rest, 0) + count
    return Truth(dimensions[:at] + dimensions[at + 1 :], tuple(sums.items()))


def faults(inside: str, files: Mapping[str, bytes], *, earlier: Mapping[str, bytes] = MappingProxyType({})) -> int:
    """How many claims of the proofs in `inside` do not hold for the files of the package, follow-up tables included."""
    found = len(check(inside, files[CUBE], earlier=earlier).faults) + follow_up_faults(inside, files)
    return found + (not claims_what_it_says(inside, files))


def claims_what_it_says(inside: str, files: Mapping[str, bytes]) -> bool:
    """Does the proof claim the group rule, the thresholds and the zeros that the manifest says were in force?"""
    kept, facts = json.loads(inside)["certificate"], manifest.read(files[MANIFEST])
    limits = kept.get("limits", {})
    enough = all(limits.get(key, kept["threshold"]) >= facts.threshold_of(key) for key in facts.tables)
    return _claimed(kept) == facts.groups and enough and kept.get("hides_zeros", False) == facts.hides_zeros


def _claimed(kept: Mapping[str, Any]) -> GroupFloor | None:
    return from_document(GroupFloor, kept["groups"]) if "groups" in kept else None


def follow_up_faults(inside: str, files: Mapping[str, bytes]) -> int:
    """The same for the follow-up tables alone; each measure has a proof of its own."""
    found = 0
    for measure, each in json.loads(inside).get("follow_up", {}).items():
        kept = each["certificate"]
        report = checker.check(
            tables=_tables(files[FOLLOW_UP], f"{measure}-"),
            parents=kept["parents"],
            dimensions=kept["dimensions"],
            truth=_joint(kept["truth"]),
            witnesses=map(_joint, kept["witnesses"]),
            threshold=kept["threshold"],
        )
        found += len(report.faults)
    return found


def check(inside: str, cube: bytes, *, earlier: Mapping[str, bytes] = MappingProxyType({})) -> Report:
    """Whether the proof in `inside` holds for the bytes of `data/cube.csv`; see `domain.disclosure.checker`.

    `earlier`: the same file of every release that this one was protected with, by uid.
    """
    kept = json.loads(inside)["certificate"]
    if "multiples" in kept:
        return rounding_checker.check(
            tables=_tables(cube),
            parents=kept["parents"],
            dimensions=kept["dimensions"],
            truth=_joint(kept["truth"]),
            multiples=_joint(kept["multiples"]),
            witnesses=map(_joint, kept["witnesses"]),
            base=kept["base"],
            threshold=kept["threshold"],
        )
    keyed, releases = list(_keyed(cube).items()), None
    if joint := kept.get("joint"):
        absent = [name for name, uid in joint["earlier"].items() if uid not in earlier]
        if absent:
            return Report(0, 0, tuple(("release", 0, (name,)) for name in absent))
        together = [*((name, earlier[uid]) for name, uid in joint["earlier"].items()), (joint["new"], cube)]
        keyed = [
            (key, _of_release(name, table)) for name, content in together for key, table in _keyed(content).items()
        ]
        holds = tuple((later, tuple(parts)) for later, parts in joint["holds"])
        releases = checker.Releases(joint["new"], holds)
    limits = kept.get("limits", {})
    return checker.check(
        tables=[table for _, table in keyed],
        parents=kept["parents"],
        dimensions=kept["dimensions"],
        truth=_joint(kept["truth"]),
        witnesses=map(_joint, kept["witnesses"]),
        threshold=[max(kept["threshold"], limits.get(key, 0)) for key, _ in keyed],
        releases=releases,
        told=_told(kept),
        groups=_groups(kept),
    )


def _groups(kept: Mapping[str, Any]) -> Groups | None:
    """Where zeros may be hidden, and of which groups nobody can say anything."""
    claimed, joint = _claimed(kept), kept.get("joint")
    everywhere = kept["dimensions"] if kept.get("hides_zeros") else None
    if claimed is None and everywhere is None:
        return None
    sensitive, least = ({}, 0) if claimed is None else (claimed.sensitive, claimed.units)
    along = zeros_along(claimed, everywhere)
    releases: Mapping[str, Sequence[str]] | None = None
    if joint is not None and ("zeros" in joint or "with_groups" in joint):
        releases = joint["zeros"] if "zeros" in joint else dict.fromkeys(joint["with_groups"], along)
    return Groups(sensitive, least, releases, along)


def _of_release(name: str, table: Shown) -> Shown:
    return Shown((RELEASE, *table.dimensions), {(name, *codes): value for codes, value in table.cells.items()})


def _told(kept: Mapping[str, Any]) -> list[tuple[checker.Place, checker.Place]] | None:
    """Exceptions from the claim about insiders; None in proofs without that claim."""
    told = kept.get("told")
    return None if told is None else [((at, tuple(one)), (to, tuple(other))) for (at, one), (to, other) in told]


def _joint(cells: list[Any]) -> list[tuple[tuple[str, ...], int]]:
    return [(tuple(codes), int(count)) for codes, count in cells]


def _tables(cube: bytes, only: str = "") -> tuple[Shown, ...]:
    return tuple(_keyed(cube, only).values())


def _keyed(cube: bytes, only: str = "") -> dict[str, Shown]:
    """The tables as they stand in the file, by name, read without anything of the engine."""
    found: dict[str, tuple[tuple[str, ...], dict[tuple[str, ...], int | None]]] = {}
    for row in csv.DictReader(io.StringIO(cube.decode("utf-8"), newline="")):
        if not row["TABLE"].startswith(only):
            continue
        here = {name: code for name, code in row.items() if name not in _NOT_DIMENSIONS and code != NOT_IN_TABLE}
        names = tuple(name.lower() for name in here)
        _, cells = found.setdefault(row["TABLE"], (names, {}))
        cells[tuple(here.values())] = int(row["OBS_VALUE"]) if row["OBS_VALUE"] else None
    return {key: Shown(names, cells) for key, (names, cells) in found.items()}
