"""The group rule (G3): where everybody of a group is in one sensitive category, nobody needs a count to know it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.layout import TableLayout
from rightsmonitor.domain.disclosure.problem import Published

LEAST_UNITS = 10  # a group of fewer must not be shown so


@dataclass(frozen=True, slots=True)
class Group:
    """All units of this cell are in `category` of `dimension`, and everybody can see it. `units` None: hidden."""

    table: str
    codes: tuple[str, ...]
    dimension: str
    category: str
    units: int | None

    @property
    def small(self) -> bool:
        """Must not be published; a larger one is for the approver to answer for."""
        return self.units is None or self.units < LEAST_UNITS


def exposed(published: Published, sensitive: Mapping[str, Collection[str]]) -> tuple[Group, ...]:
    """Groups of which all other categories are shown as zeros. `sensitive`: codes that harm, by dimension."""
    found: list[Group] = []
    for number, table in enumerate(published.layout.tables):
        for axis, name in enumerate(table.spec.names):
            if name in sensitive:
                found += _along(published, number, table, axis, sensitive[name])
    return tuple(found)


def _along(published: Published, number: int, table: TableLayout, axis: int, sensitive: Collection[str]) -> list[Group]:
    name, found = table.spec.names[axis], []
    tree = published.layout.hierarchies[name]
    places = {int(position): index for index, position in enumerate(table.axes[axis])}
    cells = np.moveaxis(np.arange(table.quantity.size).reshape(table.shape), axis, 0)
    somebody = (published.hidden | (published.values > 0))[table.quantity.ravel()]
    for parent, children in enumerate(tree.children()):
        below = [places[child] for child in children if child in places]
        if parent not in places or len(below) < 2:
            continue
        lines = somebody[cells[below].reshape(len(below), -1)]
        for line in np.flatnonzero(lines.sum(axis=0) == 1).tolist():
            category = tree.codes[children[int(np.argmax(lines[:, line]))]]
            if category in sensitive:
                cell = int(cells[places[parent]].ravel()[line])
                quantity = int(table.quantity.ravel()[cell])
                units = None if published.hidden[quantity] else int(published.values[quantity])
                found.append(Group(table.spec.text, published.layout.codes(number, cell), name, category, units))
    return found
