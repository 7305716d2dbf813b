"""National sums as the tables of a release: what every writer takes."""

from __future__ import annotations

from collections.abc import Mapping

from rightsmonitor.domain.disclosure.layout import UNBOUNDED
from rightsmonitor.domain.disclosure.together.national import Sums
from rightsmonitor.domain.national import NationalCell
from rightsmonitor.domain.release import CellKind, Dimension, Table

Labels = Mapping[tuple[str, str], tuple[str, str, str]]


def tables(sums: Sums, labels: Labels) -> tuple[Table, ...]:
    """`labels` by (dimension, code)."""
    layout = sums.shape.layout
    found = []
    for number, key in enumerate(sums.shape.keys):
        table = layout.tables[number]
        made = tuple(
            _cell(sums, quantity, layout.codes(number, at))
            for at, quantity in enumerate(table.quantity.ravel().tolist())
        )
        dimensions = tuple(
            _dimension(sums, name, axis.tolist(), labels)
            for name, axis in zip(table.spec.names, table.axes, strict=True)
        )
        found.append(Table(key=key, dimensions=dimensions, cells=made))
    return tuple(found)


def _cell(sums: Sums, quantity: int, codes: tuple[str, ...]) -> NationalCell:
    most = int(sums.most[quantity])
    kind = _kind(sums, quantity)
    return NationalCell(
        codes=codes,
        kind=kind,
        value=None if kind in (CellKind.HIDDEN, CellKind.NOT_APPLICABLE) else int(sums.values[quantity]),
        low=int(sums.least[quantity]),
        high=None if most >= UNBOUNDED else most,
        offices=int(sums.offices[quantity]),
    )


def _kind(sums: Sums, quantity: int) -> CellKind:
    if sums.hidden[quantity]:
        return CellKind.HIDDEN
    if sums.impossible[quantity] or not sums.offices[quantity]:
        return CellKind.NOT_APPLICABLE
    return CellKind.ROUNDED if sums.rounded[quantity] else CellKind.VALUE


def _dimension(sums: Sums, name: str, axis: list[int], labels: Labels) -> Dimension:
    tree = sums.shape.layout.hierarchies[name]
    codes = tuple(tree.codes[at] for at in axis)
    parents = tuple("" if tree.parents[at] < 0 else tree.codes[tree.parents[at]] for at in axis)
    return Dimension(name=name, codes=codes, parents=parents, labels=tuple(labels[name, code] for code in codes))
