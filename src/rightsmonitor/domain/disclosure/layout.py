"""Where the published numbers stand: cells of all tables, which of them are one quantity, and which sums hold.

Two cells are one *quantity* when they count the same units for structural reasons: a margin that two tables
share, or a region with a single province. Everything after this module thinks in quantities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec, dimensions_of
from rightsmonitor.domain.errors import InvalidTable

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
MOST_CELLS = 2_000_000
RELEASE = "release"  # the dimension that several releases have beside their own
UNBOUNDED = 2**60  # a bound of this size is none


@dataclass(frozen=True, slots=True, eq=False)
class TableLayout:
    """One table: positions of the codes used on each axis, and the quantity of every cell."""

    spec: TableSpec
    axes: tuple[Integers, ...]  # positions in the hierarchy, total first
    splits: tuple[Flags, ...]  # beside each position: does the table show two or more children of it?
    quantity: Integers  # shape: one length per axis

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(axis) for axis in self.axes)


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Rows `parent = sum of children` over quantities; `children[starts[i]:starts[i + 1]]` belongs to row i.

    `needed` marks rows that imply all others; the redundant ones sharpen propagation.
    """

    parents: Integers
    starts: Integers
    children: Integers
    needed: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """All tables of one release over common dimensions; or of several linked ones, see `linking`.

    `schemes`: dimensions that group the same leaves in different ways (`age`, `age@other`), beside what they share.
    `between`: for each pair of releases and table (number) the differences, one for each cell of one release.
    `optional`: quantities that everybody knows may be zero although they are hidden; None: zeros are always shown.
    """

    hierarchies: Mapping[str, Hierarchy]
    dimensions: tuple[str, ...]
    tables: tuple[TableLayout, ...]
    size: int  # number of quantities
    sums: Sums
    schemes: Mapping[str, str] = field(default_factory=dict)
    differences: int = 0  # how many of the quantities, the last ones, stand in no table but between releases
    signed: bool = False  # may these differences be less than nothing?
    optional: Flags | None = None
    between: tuple[tuple[int, Integers], ...] = ()

    @classmethod
    def of(cls, hierarchies: Mapping[str, Hierarchy], specs: Sequence[TableSpec]) -> Layout:
        """Lay the tables out; raises InvalidTable (reason: none, twice, unknown-dimension, levels, too-large)."""
        if not specs:
            raise InvalidTable(table="", reason="none")
        dimensions = dimensions_of(specs)
        for spec in specs:
            _check(spec, specs, hierarchies)
        axes = [tuple(_axis(hierarchies[name], levels) for name, levels in spec.dimensions) for spec in specs]
        keys = [_keys(spec, axis, hierarchies, dimensions) for spec, axis in zip(specs, axes, strict=True)]
        distinct, inverse = np.unique(np.concatenate([key.ravel() for key in keys]), return_inverse=True)
        tables, start = [], 0
        for spec, axis, key in zip(specs, axes, keys, strict=True):
            quantity = inverse[start : start + key.size].reshape(key.shape).astype(np.int64)
            splits = tuple(_splits(hierarchies[name], each) for name, each in zip(spec.names, axis, strict=True))
            tables.append(TableLayout(spec, axis, splits, quantity))
            start += key.size
        sums = _sums(tables, hierarchies, dimensions)
        return cls(hierarchies, dimensions, tuple(tables), len(distinct), sums, _schemes(dimensions))

    @property
    def may_be_zero(self) -> Flags:
        """`optional` as flags, one for each quantity."""
        return np.zeros(self.size, dtype=np.bool_) if self.optional is None else self.optional

    def hiding_zeros(self, dimensions: Collection[str]) -> Layout:
        """The same, with zeros that may be hidden wherever a code of these dimensions stands below its total.

        A quantity that has another cell too, where zeros are shown, is not among them.
        """
        some, others = (np.zeros(self.size, dtype=np.bool_) for _ in range(2))
        for table in self.tables:
            below = np.zeros(table.shape, dtype=np.bool_)
            for at, (name, axis) in enumerate(zip(table.spec.names, table.axes, strict=True)):
                if name in dimensions:
                    below |= (axis > 0).reshape([-1 if other == at else 1 for other in range(len(table.shape))])
            some[table.quantity[below]] = True
            others[table.quantity[~below]] = True
        return replace(self, optional=some & ~others)

    def floor(self, unpublished: Flags) -> Integers:
        """The least value of each quantity that is not shown: zeros are published, except where nothing is."""
        floor = np.where(unpublished | self.may_be_zero, 0, 1).astype(np.int64)
        if self.signed:
            floor[self.size - self.differences :] = -UNBOUNDED
        return floor

    def fill_differences(self, counts: Integers) -> None:
        """Work out the last quantities, which stand in no table, from the sums that end in them."""
        sums, known = self.sums, self.size - self.differences
        for row in np.flatnonzero(sums.children[sums.starts[:-1]] >= known).tolist() if self.differences else ():
            children = sums.children[sums.starts[row] : sums.starts[row + 1]]
            counts[children[0]] = counts[sums.parents[row]] - counts[children[1:]].sum()

    def codes(self, table: int, cell: int) -> tuple[str, ...]:
        """The codes of one cell, given its position in the flattened table."""
        layout = self.tables[table]
        positions = np.unravel_index(cell, layout.shape)
        return tuple(
            self.hierarchies[name].codes[int(axis[position])]
            for name, axis, position in zip(layout.spec.names, layout.axes, positions, strict=True)
        )

    def all_codes(self, table: int) -> Iterator[tuple[str, ...]]:
        """The codes of every cell of a table, in the order of the flattened table."""
        layout = self.tables[table]
        axes = zip(layout.spec.names, layout.axes, strict=True)
        return product(*([self.hierarchies[name].codes[at] for at in axis.tolist()] for name, axis in axes))

    def rolled_up(self, table: int, finest: Integers) -> Integers:
        """Add the margins to an array of the table's shape in which only the finest cells are filled."""
        layout = self.tables[table]
        filled = finest.copy()
        for number, (name, axis) in enumerate(zip(layout.spec.names, layout.axes, strict=True)):
            view = np.moveaxis(filled, number, 0)
            parents = self.hierarchies[name].parents
            where = {int(position): index for index, position in enumerate(axis)}
            for position in range(len(axis) - 1, 0, -1):
                view[where[parents[int(axis[position])]]] += view[position]
        return filled


def _schemes(dimensions: Sequence[str]) -> dict[str, str]:
    """`age` and `age@other` group the same leaves in two ways; what others have in common is left out."""
    common = {name: name.partition("@")[0] for name in dimensions}
    several = [name for name in dimensions if list(common.values()).count(common[name]) > 1]
    return {name: common[name] for name in several}


def canonical(hierarchy: Hierarchy) -> Integers:
    """Beside each position the lowest code that counts the same units (an only child stands for its parent)."""
    children = hierarchy.children()
    same = np.arange(len(hierarchy.codes), dtype=np.int64)
    for position in range(len(same) - 1, -1, -1):
        if len(children[position]) == 1:
            same[position] = same[children[position][0]]
    return same


def finest(hierarchy: Hierarchy, levels: int) -> Integers:
    """Beside each position the code that holds it at `levels` below the total (0: the position itself)."""
    held = np.arange(len(hierarchy.codes), dtype=np.int64)
    for position, (parent, depth) in enumerate(zip(hierarchy.parents, hierarchy.depths, strict=True)):
        if levels and depth > levels:
            held[position] = held[parent]
    return held


def below(hierarchy: Hierarchy) -> list[set[str]]:
    """The leaf codes below each position."""
    found: list[set[str]] = [set() for _ in hierarchy.codes]
    children = hierarchy.children()
    for position in range(len(found) - 1, -1, -1):
        found[position] |= set() if children[position] else {hierarchy.codes[position]}
        if hierarchy.parents[position] >= 0:
            found[hierarchy.parents[position]] |= found[position]
    return found


def _check(spec: TableSpec, specs: Sequence[TableSpec], hierarchies: Mapping[str, Hierarchy]) -> None:
    if sum(other == spec for other in specs) > 1:
        raise InvalidTable(table=spec.text, reason="twice")
    cells = 1
    for name, levels in spec.dimensions:
        if name not in hierarchies:
            raise InvalidTable(table=spec.text, reason="unknown-dimension")
        if levels > max(hierarchies[name].levels, 1):
            raise InvalidTable(table=spec.text, reason="levels")
        cells *= len(_axis(hierarchies[name], levels))
    if cells > MOST_CELLS:
        raise InvalidTable(table=spec.text, reason="too-large")


def _axis(hierarchy: Hierarchy, levels: int) -> Integers:
    depths = np.array(hierarchy.depths)
    return np.flatnonzero(depths <= levels if levels else depths >= 0).astype(np.int64)


def _strides(hierarchies: Mapping[str, Hierarchy], dimensions: Sequence[str]) -> dict[str, int]:
    strides, stride = {}, 1
    for name in dimensions:
        strides[name] = stride
        stride *= len(hierarchies[name].codes)
    if stride >= 2**62:
        raise InvalidTable(table=",".join(dimensions), reason="too-large")
    return strides


def _keys(
    spec: TableSpec,
    axes: tuple[Integers, ...],
    hierarchies: Mapping[str, Hierarchy],
    dimensions: Sequence[str],
) -> Integers:
    """One whole number for each cell, equal for cells that count the same units."""
    strides = _strides(hierarchies, dimensions)
    absent = [name for name in dimensions if name not in spec.names]
    keys = np.array(sum(int(canonical(hierarchies[name])[0]) * strides[name] for name in absent), dtype=np.int64)
    for name, axis in zip(spec.names, axes, strict=True):
        keys = keys[..., None] + canonical(hierarchies[name])[axis] * strides[name]
    return np.asarray(keys, dtype=np.int64)


def _sums(tables: Sequence[TableLayout], hierarchies: Mapping[str, Hierarchy], dimensions: Sequence[str]) -> Sums:
    rows: dict[tuple[int, int], tuple[Integers, bool]] = {}
    for table in tables:
        for number, name in enumerate(table.spec.names):
            _sums_along(table, number, hierarchies[name], dimensions.index(name), rows)
    parents = np.array([parent for parent, _ in rows], dtype=np.int64)
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    starts[1:] = np.cumsum([len(children) for children, _ in rows.values()])
    everything = [children for children, _ in rows.values()]
    children = np.concatenate(everything) if everything else np.zeros(0, dtype=np.int64)
    needed = np.array([each for _, each in rows.values()], dtype=np.bool_)
    return Sums(parents, starts, children, needed)


def _sums_along(
    table: TableLayout,
    number: int,
    hierarchy: Hierarchy,
    dimension: int,
    rows: dict[tuple[int, int], tuple[Integers, bool]],
) -> None:
    """Collect the sums of one table along one axis; needed where no earlier axis splits the same cell."""
    children = hierarchy.children()
    view = np.moveaxis(table.quantity, number, 0)
    split_before = np.zeros([1] * len(table.shape), dtype=np.bool_)
    for earlier in range(number):
        lengths = [1] * len(table.shape)
        lengths[earlier] = table.shape[earlier]
        split_before = split_before | table.splits[earlier].reshape(lengths)
    before = np.moveaxis(np.broadcast_to(split_before, table.shape), number, 0)
    where = {int(position): index for index, position in enumerate(table.axes[number])}
    for index in np.flatnonzero(table.splits[number]).tolist():
        below = [where[child] for child in children[int(table.axes[number][index])]]
        parents = view[index].ravel().tolist()
        parts = view[below].reshape(len(below), -1).T
        for parent, part, other in zip(parents, parts, before[index].ravel().tolist(), strict=True):
            known = rows.get((parent, dimension))
            if known is None or (not other and not known[1]):
                rows[parent, dimension] = (part, not other)


def _splits(hierarchy: Hierarchy, axis: Integers) -> Flags:
    children, held = hierarchy.children(), set(axis.tolist())
    return np.array([len(children[position]) > 1 and children[position][0] in held for position in axis.tolist()])
