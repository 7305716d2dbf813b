"""Packages of many offices as one: sums of what is shown, sums of bounds of what is hidden, and the re-check.

Offices count different units, so the tables that fit all packages together are every combination of the tables that
fit each: the exact interval of a national sum is the sum of the intervals, and publishing it tells whoever holds all
packages nothing new. `recheck` does not believe this; it looks at the numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers, Layout
from rightsmonitor.domain.disclosure.tables import Hierarchy, TableSpec
from rightsmonitor.domain.errors import InvalidHierarchy


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What packages of one make have in common. `keys` name the tables in the order of the layout."""

    keys: tuple[str, ...]
    layout: Layout


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Packages of one shape; arrays of shape (packages, quantities). `values` is -1 where a number is hidden."""

    shape: Shape
    values: Integers
    hidden: Flags
    rounded: Flags  # shape (packages,): numbers are multiples, none is hidden
    impossible: Flags  # cells that cannot exist; their value is 0
    least: Integers
    most: Integers
    thresholds: Integers  # what each of them must keep


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """National figures beside each quantity of `shape.layout`; `most` is UNBOUNDED where there is no limit."""

    shape: Shape
    values: Integers
    hidden: Flags
    rounded: Flags
    impossible: Flags
    least: Integers
    most: Integers
    offices: Integers  # how many packages count it


def merged(trees: Sequence[Mapping[str, Hierarchy]], depths: Mapping[str, int]) -> dict[str, Hierarchy]:
    """The codes of all packages, each dimension cut at its depth (absent: as deep as it goes).

    Raises InvalidHierarchy (reason: two-parents) where a code stands at two places.
    """
    pairs: dict[str, dict[str, str]] = {}
    for each in trees:
        for name, tree in each.items():
            known = pairs.setdefault(name, {})
            for (code, above), depth in zip(tree.above().items(), tree.depths, strict=True):
                if depth > depths.get(name, depth):
                    continue
                if known.setdefault(code, above) != above:
                    raise InvalidHierarchy(dimension=name, reason="two-parents", code=code)
    return {name: Hierarchy.from_pairs(name, known.items()) for name, known in pairs.items()}


def shape(
    keys: Sequence[str],
    specs: Sequence[TableSpec],
    trees: Mapping[str, Hierarchy],
    *,
    hiding_zeros: Collection[str] = (),
) -> Shape:
    """`hiding_zeros`: see `Layout.hiding_zeros`. Raises InvalidTable."""
    layout = Layout.of(trees, specs)
    return Shape(tuple(keys), layout.hiding_zeros(hiding_zeros) if hiding_zeros else layout)


def places(national: Shape, own: Shape) -> tuple[Integers, Integers]:
    """(quantities of a package, the national quantity beside each), each national one once.

    What the national tables do not break down as far is left out.
    """
    ours, theirs = [], []
    for number, key in enumerate(own.keys):
        if key not in national.keys:
            continue
        table = national.layout.tables[national.keys.index(key)]
        here = own.layout.tables[number]
        index, inside = [], []
        for name, axis, wide in zip(here.spec.names, here.axes, table.axes, strict=True):
            codes, known = own.layout.hierarchies[name].codes, national.layout.hierarchies[name].codes
            where = {known[at]: column for column, at in enumerate(wide.tolist())}
            columns = np.array([where.get(codes[at], -1) for at in axis.tolist()], dtype=np.int64)
            kept = columns >= 0
            index.append(columns[kept])
            inside.append(np.flatnonzero(kept))
        ours.append(here.quantity[np.ix_(*inside)].ravel())
        theirs.append(table.quantity[np.ix_(*index)].ravel())
    to, first = np.unique(np.concatenate(theirs), return_index=True)
    return np.concatenate(ours)[first], to


def added(national: Shape, batches: Sequence[Batch]) -> Sums:
    """The sums over all packages of all batches."""
    frames = [_frame(*places(national, batch.shape), batch) for batch in batches]
    total = pd.concat(frames).groupby("quantity").sum().reindex(range(national.layout.size), fill_value=0)
    sums = {str(name): column.to_numpy(np.int64) for name, column in total.items()}
    hidden = sums["hidden"] > 0
    return Sums(
        shape=national,
        values=np.where(hidden, -1, sums["value"]),
        hidden=hidden,
        rounded=sums["rounded"] > 0,
        impossible=(sums["packages"] > 0) & (sums["impossible"] == sums["packages"]),
        least=sums["least"],
        most=np.where(sums["open"] > 0, UNBOUNDED, sums["most"]),
        offices=sums["packages"],
    )


def _frame(ours: Integers, theirs: Integers, batch: Batch) -> pd.DataFrame:
    """One row for each national quantity that the packages of a batch count, summed over them."""
    hidden, most = batch.hidden[:, ours], batch.most[:, ours]
    open_ = most >= UNBOUNDED
    columns = {
        "value": np.where(hidden, 0, batch.values[:, ours]),
        "hidden": hidden,
        "rounded": np.broadcast_to(batch.rounded[:, None], hidden.shape),
        "impossible": batch.impossible[:, ours],
        "least": batch.least[:, ours],
        "most": np.where(open_, 0, most),
        "open": open_,
        "packages": np.ones_like(hidden),
    }
    return pd.DataFrame({"quantity": theirs, **{name: array.sum(axis=0) for name, array in columns.items()}})
