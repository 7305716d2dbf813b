"""True counts laid out as linked tables: what protection starts from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import Core, core_of, holders_of
from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout, finest
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidHierarchy, InvalidTable, InvalidValue, UnknownCode

MOST_UNITS = 10**12


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What earlier releases have settled: flags for each quantity.

    What is neither of the three belongs to the new release, which may show or hide it.
    """

    fixed: Flags  # shown by an earlier release, or known to everybody: a number for ever
    veiled: Flags  # hidden by an earlier release: stays hidden
    unpublished: Flags  # shown by no release: known to nobody, but it constrains

    @classmethod
    def fresh(cls, size: int) -> Standing:
        """Nothing was released before."""
        return cls(*(np.zeros(size, dtype=np.bool_) for _ in range(3)))

    @property
    def fresh_ones(self) -> Flags:
        """Quantities of the new release alone."""
        return ~(self.fixed | self.veiled | self.unpublished)


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Linked tables with their true counts: one count for each quantity, one for each atom of the core."""

    layout: Layout
    counts: Integers
    core: Core | None
    atom_counts: Integers
    units: Integers  # shape (joint cells that hold units, dimensions): positions of leaves
    unit_counts: Integers
    standing: Standing

    @property
    def floor(self) -> Integers:
        """The least value of each quantity while it is hidden."""
        return self.layout.floor(self.standing.unpublished)

    @property
    def zeros(self) -> Flags:
        """Zeros that the new release may show or hide."""
        return np.asarray(self.layout.may_be_zero & (self.counts == 0) & self.standing.fresh_ones)

    @classmethod
    def from_records(
        cls,
        *,
        hierarchies: Mapping[str, Hierarchy],
        tables: Sequence[TableSpec],
        columns: Mapping[str, Sequence[str]],
        weights: Sequence[int] | None = None,
        hiding_zeros: Collection[str] = (),
    ) -> Problem:
        """Count records: `columns` holds one leaf code per record and dimension, `weights` units per record.

        `hiding_zeros`: dimensions along which zeros may be hidden, see `Layout.hiding_zeros`.
        Raises UnknownCode, InvalidHierarchy (reason: not-a-leaf), InvalidValue (field: weight), InvalidTable.
        """
        layout = Layout.of(hierarchies, tables)
        layout = layout.hiding_zeros(hiding_zeros) if hiding_zeros else layout
        return cls.laid_out(layout, columns=columns, weights=weights)

    @classmethod
    def laid_out(
        cls,
        layout: Layout,
        *,
        columns: Mapping[str, Sequence[str]],
        weights: Sequence[int] | None = None,
        standing: Standing | None = None,
    ) -> Problem:
        """Count records over a layout that is there already; see `from_records`.

        A column serves all groupings of its leaves (`age`, `age@other`).
        """
        hierarchies = layout.hierarchies
        common = {name.partition("@")[0]: column for name, column in columns.items()}
        columns = {name: common[name.partition("@")[0]] for name in layout.schemes if name not in columns} | dict(
            columns
        )
        missing = [name for name in layout.dimensions if name not in columns]
        if missing:
            raise InvalidTable(table=missing[0], reason="unknown-dimension")
        units = {name: _positions(hierarchies[name], columns[name]) for name in layout.dimensions}
        rows = len(units[layout.dimensions[0]])
        weight = _weights(weights, rows)
        counts = np.zeros(layout.size, dtype=np.int64)
        for number in range(len(layout.tables)):
            held = np.zeros(layout.size, dtype=np.int64)
            np.add.at(held, np.broadcast_to(holders_of(layout, number, units), (rows,)), weight)
            _add_margins(layout, number, held, counts)
        layout.fill_differences(counts)
        standing = Standing.fresh(layout.size) if standing is None else standing
        core = core_of(layout, (counts == 0) & ~standing.unpublished & (standing.fixed | ~layout.may_be_zero))
        joint = np.column_stack([units[name] for name in layout.dimensions])[weight > 0]
        cells, inverse = np.unique(joint, axis=0, return_inverse=True)
        held = np.zeros(len(cells), dtype=np.int64)
        np.add.at(held, inverse.ravel(), weight[weight > 0])
        atoms = _atom_counts(layout, core, units, weight)
        return cls(layout, counts, core, atoms, cells, held, standing)


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """What everybody can read: the shown quantities, and which are not (their value here is -1).

    `unpublished`: those without a cell in any release, which may be zero; None: there are none.
    """

    layout: Layout
    values: Integers
    hidden: Flags
    unpublished: Flags | None = None

    @property
    def floor(self) -> Integers:
        """The least value of each quantity that is not shown."""
        nothing = np.zeros(self.layout.size, dtype=np.bool_)
        return self.layout.floor(nothing if self.unpublished is None else self.unpublished)


def _add_margins(layout: Layout, number: int, held: Integers, counts: Integers) -> None:
    """Fill the counts of one table's quantities from its finest cells."""
    table = layout.tables[number]
    finest_cells = np.ones(table.shape, dtype=np.bool_)
    for index, (name, axis) in enumerate(zip(table.spec.names, table.axes, strict=True)):
        children, shown = layout.hierarchies[name].children(), set(axis.tolist())
        leaf = np.array([not (children[position] and children[position][0] in shown) for position in axis.tolist()])
        finest_cells &= leaf.reshape([-1 if other == index else 1 for other in range(len(table.shape))])
    array = np.where(finest_cells, held[table.quantity], 0)
    counts[table.quantity] = layout.rolled_up(number, array)


def _positions(hierarchy: Hierarchy, codes: Sequence[str]) -> Integers:
    where = {code: position for position, code in enumerate(hierarchy.codes)}
    children = hierarchy.children()
    for code in dict.fromkeys(codes):
        if code not in where:
            raise UnknownCode(field=hierarchy.dimension, code=code)
        if children[where[code]]:
            raise InvalidHierarchy(dimension=hierarchy.dimension, reason="not-a-leaf", code=code)
    return np.array([where[code] for code in codes], dtype=np.int64)


def _weights(weights: Sequence[int] | None, rows: int) -> Integers:
    if weights is None:
        return np.ones(rows, dtype=np.int64)
    if len(weights) != rows or any(not isinstance(weight, Integral) or weight < 0 for weight in weights):
        raise InvalidValue(field="weight")
    if sum(weights) > MOST_UNITS:
        raise InvalidValue(field="weight")
    return np.array(weights, dtype=np.int64)


def _atom_counts(layout: Layout, core: Core | None, units: Mapping[str, Integers], weight: Integers) -> Integers:
    if core is None:
        return np.zeros(0, dtype=np.int64)
    shape = [len(layout.hierarchies[name].codes) for name, _ in core.dimensions]
    strides = np.cumprod([1, *shape[:-1]]).astype(np.int64)
    keys = core.atoms @ strides
    order = np.argsort(keys)
    held = sum(
        (
            finest(layout.hierarchies[name], levels)[units[name]] * stride
            for (name, levels), stride in zip(core.dimensions, strides, strict=True)
        ),
        start=np.zeros(len(weight), dtype=np.int64),
    )
    counts = np.zeros(len(keys), dtype=np.int64)
    counted = weight > 0  # records of weight 0 may stand under a zero, where no atom is kept
    np.add.at(counts, order[np.searchsorted(keys[order], held[counted])], weight[counted])
    return counts
