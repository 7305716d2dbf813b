"""What published tables say of each number by themselves: whole-number bounds, for many packages of one shape at once.

Outer bounds by propagation: the true value is always inside. An exact attacker may know more; nobody knows less.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.propagation import propagate
from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers, Layout
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, classes
from rightsmonitor.domain.errors import InvalidTable

TOGETHER = 32  # packages in one pass: enough to be fast, few enough to stay small


def bounds(layout: Layout, values: Integers, hidden: Flags) -> tuple[Integers, Integers]:
    """(least, most) for every quantity, shape (packages, quantities); 2^60 and more mean no limit.

    `values` and `hidden` have that shape too; a value counts where nothing is hidden. Zeros are published, so a hidden
    count is at least 1. Raises InvalidTable (reason: does-not-add-up, table: the position of the package).
    """
    least, most = values.copy(), values.copy()
    floor = layout.floor(np.zeros(layout.size, dtype=np.bool_))
    equations = Equations.of(layout, None, redundant=True)
    for start in range(0, len(values), TOGETHER):
        here = slice(start, start + TOGETHER)
        ends = _tightened(equations, values[here], hidden[here], floor)
        if ends is None:
            ends = _one_by_one(equations, values[here], hidden[here], floor, start)
        least[here], most[here] = ends
    return least, most


def rounded_bounds(layout: Layout, values: Integers, base: int) -> tuple[Integers, Integers]:
    """As `bounds`, for the multiples of one rounded package: what each class and the sums say, shape (quantities,).

    Raises InvalidTable (reason: does-not-add-up, not-multiples), InvalidValue (field: base).
    """
    published = Multiples(layout, values, base)
    if (values % base != 0).any() or (values < 0).any():
        raise InvalidTable(table="", reason="not-multiples")
    tight = propagate(Equations.of(layout, None, redundant=True), *classes(published, published.adds_up))
    if tight is None:
        raise InvalidTable(table="", reason="does-not-add-up")
    return tight


def _one_by_one(
    equations: Equations, values: Integers, hidden: Flags, floor: Integers, start: int
) -> tuple[Integers, Integers]:
    """As the pass together, naming the package that contradicts itself."""
    found = []
    for at in range(len(values)):
        ends = _tightened(equations, values[at : at + 1], hidden[at : at + 1], floor)
        if ends is None:
            raise InvalidTable(table=str(start + at), reason="does-not-add-up")
        found.append(ends)
    return np.concatenate([low for low, _ in found]), np.concatenate([high for _, high in found])


def _tightened(
    equations: Equations, values: Integers, hidden: Flags, floor: Integers
) -> tuple[Integers, Integers] | None:
    shape, tiled = values.shape, _tiled(equations, len(values))
    for lowest in _floors(hidden, floor):
        low, high = np.where(hidden, lowest, values), np.where(hidden, UNBOUNDED, values)
        tight = propagate(tiled, low.ravel(), high.ravel())
        shown = np.where(hidden, 0, values).ravel()
        if tight is not None and not tiled.contradicted(hidden.ravel(), shown):
            return tight[0].reshape(shape), tight[1].reshape(shape)
    return None


def _floors(hidden: Flags, floor: Integers) -> Iterator[Integers]:
    yield floor
    if len(hidden) == 1 and hidden.any():  # somebody else's package may hide its zeros too
        yield np.minimum(floor, 0)


def _tiled(equations: Equations, times: int) -> Equations:
    """The same equations side by side, each over variables of its own."""
    shift = np.arange(times)[:, None]
    return Equations(
        (equations.row + shift * equations.rows).ravel(),
        (equations.variable + shift * equations.variables).ravel(),
        np.tile(equations.coefficient, times),
        equations.rows * times,
        equations.variables * times,
    )
