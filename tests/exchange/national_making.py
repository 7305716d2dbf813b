"""Small true worlds of several offices, their protected releases, and an authority that received them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import package_making as making

from rightsmonitor.domain import tabulation
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.rounding.rounding import round_tables
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Release, Table
from rightsmonitor.exchange.package import cube, manifest, package
from rightsmonitor.services.national import authority

LEAVES = {
    "place": ("01", "02", "09"),
    "violation": ("RMV-A.1", "RMV-A.2", "RMV-B.1"),
    "sex": ("F", "M"),
    "age": ("Y0T4", "Y5T11"),
}
TABLES = ("place-violation", "violation-sex-age")
World = Mapping[tuple[str, ...], int]  # units by place, violation, sex and age


def trees(places: Sequence[str] = LEAVES["place"]) -> dict[str, Hierarchy]:
    branches = sorted({code.split(".")[0] for code in LEAVES["violation"]})
    violation = [("_T", ""), *((b, "_T") for b in branches), *((c, c.split(".")[0]) for c in LEAVES["violation"])]
    pairs = {
        "place": [("MA", ""), *((code, "MA") for code in places)],
        "violation": violation,
        **{name: [("_T", ""), *((code, "_T") for code in LEAVES[name])] for name in ("sex", "age")},
        "setting": [("_T", ""), ("home", "_T"), ("street", "_T")],
    }
    return {name: Hierarchy.from_pairs(name, found) for name, found in pairs.items()}


def world(seed: int, *, most: int = 12, places: Sequence[str] = LEAVES["place"]) -> dict[tuple[str, ...], int]:
    """Small counts, many of them zero."""
    draw = random.Random(seed)
    leaves = product(places, *(LEAVES[name] for name in ("violation", "sex", "age")))
    return {leaf: draw.choice((0, 0, draw.randint(1, 4), draw.randint(1, most))) for leaf in leaves}


def problem(counts: World, tables: Sequence[str], places: Sequence[str]) -> Problem:
    leaves = list(counts)
    columns = {name: [leaf[at] for leaf in leaves] for at, name in enumerate(LEAVES)}
    columns["setting"] = [("home", "street")[at % 2] for at in range(len(leaves))]
    return Problem.from_records(
        hierarchies=trees(places),
        tables=tabulation.specs(tables, place_levels=1),
        columns=columns,
        weights=[counts[leaf] for leaf in leaves],
    )


def release(
    office: str,
    counts: World,
    *,
    sequence: int = 1,
    period: str = "2026-Q3",
    threshold: int = 5,
    base: int = 0,
    tables: Sequence[str] = TABLES,
    places: Sequence[str] = LEAVES["place"],
    earlier: tuple[str, ...] = (),
) -> Release:
    """The release that an office would make of these units, protected by the engine."""
    asked = problem(counts, tables, places)
    if base:
        values = round_tables(asked, base=base, secret=b"s" * 32).values
        hidden = np.zeros(len(values), dtype=np.bool_)
    else:
        found = protect(asked, threshold=threshold, seed=1)
        values, hidden = found.published.values, found.hidden
    made = tuple(_table(asked, key, number, values, hidden, base) for number, key in enumerate(tables))
    return replace(
        making.release(sequence=sequence, period=period, earlier=earlier),
        office=office,
        office_labels=(f"Bureau {office}", f"مكتب {office}", f"Office {office}"),
        threshold=threshold,
        base=base,
        tables=made,
    )


def _table(asked: Problem, key: str, number: int, values: object, hidden: object, base: int) -> Table:
    layout = asked.layout
    table = layout.tables[number]
    shown = CellKind.ROUNDED if base else CellKind.VALUE
    cells = tuple(
        Cell(codes=layout.codes(number, at), kind=CellKind.HIDDEN, value=None)
        if hidden[q]  # type: ignore[index]
        else Cell(codes=layout.codes(number, at), kind=shown, value=int(values[q]))  # type: ignore[index]
        for at, q in enumerate(table.quantity.ravel().tolist())
    )
    dimensions = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        tree = layout.hierarchies[name]
        codes = tuple(tree.codes[at] for at in axis.tolist())
        parents = tuple("" if tree.parents[at] < 0 else tree.codes[tree.parents[at]] for at in axis.tolist())
        labels = tuple((f"{code} fr", f"{code} عر", f"{code} en") for code in codes)
        dimensions.append(Dimension(name=name, codes=codes, parents=parents, labels=labels))
    return Table(key=key, dimensions=tuple(dimensions), cells=cells)


class Mechanism:
    """An authority with its identity and trust folder; offices send releases, which are sealed and opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.identity, self.trust, self.opened = folder / "identity.txt", folder / "trust", folder / "opened"
        text, self.recipient = authority.new_identity()
        self.identity.write_text(text)
        self.people: dict[str, tuple[making.Person, making.Person]] = {}

    def trusts(self, office: str) -> None:
        """Two people of an office whose signatures count."""
        pair = making.Person(f"u-{office}-1", "officer"), making.Person(f"u-{office}-2", "supervisor")
        self.people[office] = pair
        for person in pair:
            key = authority.public_key_text(public_key=person.raw, uid=person.uid)
            authority.trust_add(trust=self.trust, public_key=key, role=person.role, office=office)

    def sealed(self, made: Release) -> Path:
        if made.office not in self.people:
            self.trusts(made.office)
        preparer, approver = self.people[made.office]
        files = self.files(replace(made, prepared_by=preparer.uid))
        signed = making.signatures(files, preparer=preparer, approver=approver)
        path = self.folder / package.file_name(made)
        path.write_bytes(package.seal(files, signed, [self.recipient]))
        return path

    @staticmethod
    def files(made: Release) -> dict[str, bytes]:
        """What a consolidation reads of a package, without the other faces, which take long to draw."""
        cube_csv, codes_csv = cube.cube_csv(made), cube.codes_csv(made)
        files = {
            package.MANIFEST: manifest.build(made, data_digest=package.sha256(cube_csv)),
            "data/cube.csv": cube_csv,
            "data/codes.csv": codes_csv,
        }
        return files | {package.SUMS: package.sums(files)}

    def receives(self, made: Release) -> authority.Verified:
        """Sealed by the office, verified and opened by the authority."""
        self.opened.mkdir(exist_ok=True)
        file, to = self.sealed(made), self.opened / f"{made.office}-{made.period}-{made.sequence}"
        return authority.open_(file=file, trust=self.trust, identity=self.identity, to=to)
