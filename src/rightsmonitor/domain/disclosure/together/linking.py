"""Several releases as one set of linked tables: what an attacker who kept all of them sees.

Releases stand in a tree of an additional dimension: what a release counts holds what the releases below it count, and a
rest (the increment) that no release shows. Cells of earlier releases are settled; all others are variables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, permutations

import numpy as np

from rightsmonitor.domain.disclosure.layout import RELEASE, Flags, Integers, Layout, Sums, below
from rightsmonitor.domain.disclosure.problem import Problem, Published, Standing
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidHierarchy, InvalidTable, ReleaseContradicted

BETWEEN = " − "
TOGETHER = "*"
REST = "+"  # `b+a`: what release b counts beyond all releases below it


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One release under its name. `holds`: the names of the releases whose units it counts too."""

    name: str
    published: Published
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a quantity stands: a release (or the rest of one, or `later-earlier`), a table and the codes of a cell."""

    release: str
    table: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Linking:
    """The joint layout of all editions. `quantities[name]`: the joint quantity beside each quantity of an edition."""

    layout: Layout
    editions: tuple[Edition, ...]
    quantities: Mapping[str, Integers]
    known_zero: Flags  # cells with codes that their release does not have
    homes: Integers  # shape (quantities in tables, 2): table and cell where each is read most simply
    pairs: tuple[tuple[str, ...], ...]  # (later, earlier ones): releases of which the difference is a quantity
    differences: Integers  # shape (differences, 3): table, pair and cell of each

    def place(self, quantity: int) -> Place:
        """Where a quantity is read most simply."""
        first = self.layout.size - self.layout.differences
        if quantity >= first:
            return self._difference(quantity - first)
        table, cell = self.homes[quantity].tolist()
        return self._cell(table, cell)

    def _cell(self, number: int, cell: int) -> Place:
        release, *codes = self.layout.codes(number, cell)
        return Place(self._title(release), TableSpec(self.layout.tables[number].spec.dimensions[1:]).text, tuple(codes))

    def _title(self, node: str) -> str:
        """The name of a release, or for the rest of one: the release less all releases directly below it."""
        tree = self.layout.hierarchies[RELEASE]
        if not node.endswith(REST):
            return node
        parent = tree.codes.index(node.removesuffix(REST))
        parts = [code for code, above in zip(tree.codes, tree.parents, strict=True) if above == parent and code != node]
        return BETWEEN.join([tree.codes[parent], *parts])

    def _difference(self, number: int) -> Place:
        table, pair, cell = self.differences[number].tolist()
        return replace(self._cell(table, cell), release=BETWEEN.join(self.pairs[pair]))


def chain(published: Sequence[tuple[str, Published]]) -> tuple[Edition, ...]:
    """Releases that each hold all earlier ones, in order of publication."""
    return tuple(
        Edition(name, each, tuple(other for other, _ in published[:number]))
        for number, (name, each) in enumerate(published)
    )


def link(editions: Sequence[Edition], *, corrected: bool = False) -> Linking:
    """Lay several releases out together; the last one is new. Raises InvalidTable, InvalidHierarchy.

    `corrected`: since then records were withdrawn or changed, so that the new release does not hold what the earlier
    ones counted, and what it counts more may be less than nothing.
    """
    tree = _siblings(editions) if corrected else _tree(editions)
    hierarchies = {RELEASE: tree, **_merged(editions)}
    specs = dict.fromkeys(table.spec for each in editions for table in each.published.layout.tables)
    joint = [TableSpec(((RELEASE, 0), *_deepest(spec, editions).dimensions)) for spec in specs]
    layout = Layout.of(hierarchies, list(dict.fromkeys([*joint, *_refined(joint)])))
    quantities = {each.name: _moved(layout, each) for each in editions}
    zero = _foreign(layout, editions) | _empty(layout)
    pairs = tuple(_all_at_once(editions) if corrected else _pairs(editions, tree))
    homes = _homes(layout)
    layout, differences, between = _with_differences(layout, pairs)
    layout = replace(layout, signed=corrected, between=between, optional=_optional(layout, editions, quantities))
    padded = np.concatenate([zero, np.zeros(layout.differences, dtype=np.bool_)])
    return Linking(layout, tuple(editions), quantities, padded, homes, pairs, differences)


def standing(linking: Linking) -> tuple[Standing, Integers]:
    """What the earlier editions have settled, and their numbers (-1 where there is none)."""
    size = linking.layout.size
    values = np.full(size, -1, dtype=np.int64)
    values[linking.known_zero] = 0
    veiled = np.zeros(size, dtype=np.bool_)
    *earlier, new = linking.editions
    for each in earlier:
        _settle(each, linking.quantities[each.name], values, veiled)
    known = values >= 0
    own = np.zeros(size, dtype=np.bool_)
    own[linking.quantities[new.name]] = True
    return Standing(known, veiled & ~known, ~(known | veiled | own)), values


def joint_published(linking: Linking) -> Published:
    """Everything that all editions show, the new one included. Raises ReleaseContradicted."""
    settled, values = standing(linking)
    new = linking.editions[-1]
    hidden = np.zeros(linking.layout.size, dtype=np.bool_)
    _settle(new, linking.quantities[new.name], values, hidden)
    unpublished = (values < 0) & ~hidden & ~settled.veiled
    return Published(linking.layout, values, values < 0, unpublished)


def joint_problem(
    linking: Linking, *, columns: Mapping[str, Sequence[str]], releases: Sequence[str], weights: Sequence[int]
) -> Problem:
    """The true counts of all editions together: records as in `Problem`, with the release that counts each first.

    Raises ReleaseContradicted when an earlier edition shows other numbers than its records give.
    """
    settled, values = standing(linking)
    everything = {RELEASE: releases, **columns}
    problem = Problem.laid_out(linking.layout, columns=everything, weights=weights, standing=settled)
    for each in linking.editions[:-1]:
        places = linking.quantities[each.name]
        wrong = settled.fixed[places] & (values[places] != problem.counts[places])
        if wrong.any() or (settled.veiled & (problem.counts < problem.floor))[places].any():
            raise ReleaseContradicted(release=each.name)
    if (linking.known_zero & (problem.counts > 0)).any():
        raise ReleaseContradicted(release=linking.editions[-1].name)
    return problem


def _settle(edition: Edition, places: Integers, values: Integers, veiled: Flags) -> None:
    """Enter the numbers of one edition; raises ReleaseContradicted where another one says otherwise."""
    published = edition.published
    shown = ~published.hidden
    before = values[places[shown]]
    nobody = (values[places] == 0) & ~published.layout.may_be_zero
    if ((before >= 0) & (before != published.values[shown])).any() or nobody[published.hidden].any():
        raise ReleaseContradicted(release=edition.name)
    values[places[shown]] = published.values[shown]
    veiled[places[published.hidden]] = True


def _tree(editions: Sequence[Edition]) -> Hierarchy:
    """Each release below the smallest one that holds it, with a rest beside; raises InvalidHierarchy."""
    holds = {each.name: set(each.holds) for each in editions}
    if len(holds) < len(editions):
        raise InvalidHierarchy(dimension=RELEASE, reason="twice", code=editions[-1].name)
    parents = {}
    for name in holds:
        above = sorted((other for other in holds if name in holds[other]), key=lambda other: len(holds[other]))
        for near, far in pairwise(above):
            if near not in holds[far]:
                raise InvalidHierarchy(dimension=RELEASE, reason="two-roots", code=name)
        parents[name] = above[0] if above else ""
    rests = [(f"{name}{REST}", name) for name in holds if holds[name]]
    return Hierarchy.from_pairs(RELEASE, [*parents.items(), *rests])


def _siblings(editions: Sequence[Edition]) -> Hierarchy:
    """Releases that have no record in common for certain."""
    return Hierarchy.from_pairs(RELEASE, [(TOGETHER, ""), *((each.name, TOGETHER) for each in editions)])


def parts(editions: Sequence[Edition], edition: Edition) -> tuple[str, ...]:
    """The releases that an edition holds, without those that these hold again."""
    inner = {name for other in editions if other.name in edition.holds for name in other.holds}
    return tuple(name for name in edition.holds if name not in inner)


def rest_of(editions: Sequence[Edition], name: str) -> str:
    """The node of the units that a release counts and none below it: itself when there is none below."""
    return f"{name}{REST}" if next(each for each in editions if each.name == name).holds else name


def _merged(editions: Sequence[Edition]) -> dict[str, Hierarchy]:
    """The codes of all editions; raises InvalidHierarchy (reason: two-parents) where they stand differently."""
    pairs: dict[str, dict[str, str]] = {}
    for each in reversed(editions):
        for name in each.published.layout.dimensions:
            known = pairs.setdefault(name, {})
            for code, above in each.published.layout.hierarchies[name].above().items():
                if known.setdefault(code, above) != above:
                    raise InvalidHierarchy(dimension=name, reason="two-parents", code=code)
    return {name: Hierarchy.from_pairs(name, known.items()) for name, known in pairs.items()}


def _deepest(spec: TableSpec, editions: Sequence[Edition]) -> TableSpec:
    """Levels written out, because "all" may be more when releases are taken together."""
    dimensions = []
    for name, levels in spec.dimensions:
        depths = [
            each.published.layout.hierarchies[name].levels
            for each in editions
            if any(table.spec == spec for table in each.published.layout.tables)
        ]
        dimensions.append((name, levels or max(1, *depths)))
    return TableSpec(tuple(dimensions))


def _refined(specs: Sequence[TableSpec]) -> list[TableSpec]:
    """For two groupings of one dimension in different tables: the table over both, which nobody publishes."""
    found = []
    for one, other in permutations(specs, 2):
        for name, levels in one.dimensions:
            for twin, depth in other.dimensions:
                if name < twin and name.partition("@")[0] == twin.partition("@")[0]:
                    depths = dict(other.dimensions)
                    shared = [(each, min(level, depths[each])) for each, level in one.dimensions if each in depths]
                    found.append(TableSpec((*shared, (name, levels), (twin, depth))))
    return found


def _empty(layout: Layout) -> Flags:
    """Cells of two groupings that have no leaf in common."""
    zero = np.zeros(layout.size, dtype=np.bool_)
    for table in layout.tables:
        for (one, name), (other, twin) in combinations(enumerate(table.spec.names), 2):
            if name in layout.schemes and layout.schemes.get(twin) == layout.schemes[name]:
                rows, columns = below(layout.hierarchies[name]), below(layout.hierarchies[twin])
                apart = [
                    [not rows[at] & columns[to] for to in table.axes[other].tolist()] for at in table.axes[one].tolist()
                ]
                zero[np.moveaxis(table.quantity, (one, other), (0, 1))[np.array(apart)]] = True
    return zero


def _optional(layout: Layout, editions: Sequence[Edition], quantities: Mapping[str, Integers]) -> Flags | None:
    """Quantities that may be zero although hidden, in each edition that shows them."""
    if all(each.published.layout.optional is None for each in editions):
        return None
    some, others = (np.zeros(layout.size, dtype=np.bool_) for _ in range(2))
    for each in editions:
        optional = each.published.layout.may_be_zero
        some[quantities[each.name][optional]] = True
        others[quantities[each.name][~optional]] = True
    return some & ~others


def _homes(layout: Layout) -> Integers:
    """Table and cell of each quantity: rather tables of few dimensions, and releases rather than rests."""
    homes = np.zeros((layout.size, 2), dtype=np.int64)
    rest = np.array([code.endswith(REST) for code in layout.hierarchies[RELEASE].codes])
    for only_rests in (True, False):
        for number, table in sorted(enumerate(layout.tables), key=lambda each: -len(each[1].shape)):
            cells = np.arange(table.quantity.size).reshape(table.shape)[rest[table.axes[0]] == only_rests]
            homes[table.quantity.ravel()[cells.ravel()]] = np.column_stack([np.full(cells.size, number), cells.ravel()])
    return homes


def _moved(layout: Layout, edition: Edition) -> Integers:
    """The joint quantity beside each quantity of an edition."""
    own = edition.published.layout
    moved = np.full(own.size, -1, dtype=np.int64)
    release = layout.hierarchies[RELEASE].codes.index(edition.name)
    for table in own.tables:
        number = _joint_table(layout, table.spec, own)
        joint = layout.tables[number]
        index = [np.searchsorted(joint.axes[0], [release])]
        for name, axis, wide in zip(table.spec.names, table.axes, joint.axes[1:], strict=True):
            where = {code: at for at, code in enumerate(layout.hierarchies[name].codes)}
            codes = own.hierarchies[name].codes
            index.append(np.searchsorted(wide, [where[codes[at]] for at in axis.tolist()]))
        moved[table.quantity.ravel()] = joint.quantity[np.ix_(*index)].ravel()
    return moved


def _joint_table(layout: Layout, spec: TableSpec, own: Layout) -> int:
    levels = tuple((name, depth or max(1, own.hierarchies[name].levels)) for name, depth in spec.dimensions)
    fitting = [
        (sum(depth for _, depth in table.spec.dimensions), number)
        for number, table in enumerate(layout.tables)
        if table.spec.names[1:] == spec.names
        and all(have >= want for (_, have), (_, want) in zip(table.spec.dimensions[1:], levels, strict=True))
    ]
    if not fitting:
        raise InvalidTable(table=spec.text, reason="unknown")
    return min(fitting)[1]


def _foreign(layout: Layout, editions: Sequence[Edition]) -> Flags:
    """Cells of a release with a code that this release cannot have: nobody is counted there."""
    zero = np.zeros(layout.size, dtype=np.bool_)
    nodes = layout.hierarchies[RELEASE].codes
    for each in editions:
        own = each.published.layout
        absent = {name: _absent(layout.hierarchies[name], own.hierarchies[name]) for name in own.dimensions}
        for table in layout.tables:
            inside = table.quantity[int(np.searchsorted(table.axes[0], nodes.index(each.name)))]
            for number, (name, axis) in enumerate(zip(table.spec.names[1:], table.axes[1:], strict=True)):
                if name in absent:
                    zero[np.compress(absent[name][axis], inside, axis=number)] = True
    return zero


def _absent(joint: Hierarchy, own: Hierarchy) -> Flags:
    """Codes that stand beside codes of the release's own hierarchy, but not in it; what is below its leaves is open."""
    known, inner = set(own.codes), {own.codes[parent] for parent in own.parents if parent >= 0}
    absent = np.zeros(len(joint.codes), dtype=np.bool_)
    for position, (code, parent) in enumerate(zip(joint.codes, joint.parents, strict=True)):
        if code not in known and parent >= 0:
            absent[position] = joint.codes[parent] in inner or absent[parent]
    return absent


def _pairs(editions: Sequence[Edition], tree: Hierarchy) -> list[tuple[str, ...]]:
    """Releases of which one holds the other; where one rest is all there is between them, it stands in the tree."""
    above = {code: tree.codes[parent] for code, parent in zip(tree.codes, tree.parents, strict=True) if parent >= 0}
    several = {each.name for each in editions if len(parts(editions, each)) > 1}
    return [
        (each.name, name)
        for each in editions
        for name in each.holds
        if above[name] != each.name or each.name in several
    ]


def _all_at_once(editions: Sequence[Edition]) -> list[tuple[str, ...]]:
    return [(each.name, *parts(editions, each)) for each in editions if each.holds]


def _with_differences(
    layout: Layout, pairs: Sequence[tuple[str, ...]]
) -> tuple[Layout, Integers, tuple[tuple[int, Integers], ...]]:
    """The layout with one more quantity, and the sum that defines it, for each pair and cell; where each one stands;
    and for each pair and table (number) the quantities beside its cells."""
    nodes, old = layout.hierarchies[RELEASE].codes, layout.sums
    size, parents, counts, children, places = layout.size, [old.parents], [np.diff(old.starts)], [old.children], []
    between: list[tuple[int, Integers]] = []
    for pair, names in enumerate(pairs):
        ends, cells = [], []
        for number, table in enumerate(layout.tables):
            at = np.searchsorted(table.axes[0], [nodes.index(name) for name in names])
            ends.append(table.quantity[at].reshape(len(names), -1).T)
            cells += [(number, pair, cell) for cell in range(len(ends[-1]))]
        distinct, first, beside = np.unique(np.concatenate(ends), axis=0, return_index=True, return_inverse=True)
        parted = np.split(size + beside.ravel(), np.cumsum([len(each) for each in ends])[:-1])
        between += [(at, each.reshape(layout.tables[at].shape[1:])) for at, each in enumerate(parted)]
        parents.append(distinct[:, 0])
        counts.append(np.full(len(distinct), len(names)))
        children.append(np.column_stack([size + np.arange(len(distinct)), distinct[:, 1:]]).ravel())
        places.append(np.array(cells, dtype=np.int64)[first])
        size += len(distinct)
    extra = size - layout.size
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts))]).astype(np.int64)
    needed = np.concatenate([old.needed, np.ones(extra, dtype=np.bool_)])
    sums = Sums(np.concatenate(parents), starts, np.concatenate(children), needed)
    where = np.concatenate(places) if places else np.zeros((0, 3), dtype=np.int64)
    return replace(layout, size=size, sums=sums, differences=extra), where, tuple(between)
