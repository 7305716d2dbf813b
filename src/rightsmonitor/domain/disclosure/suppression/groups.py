"""The group rule (G3): where everybody of a group is in one sensitive category, nobody needs a count to know it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem, Published

LEAST_UNITS = 10  # a group of fewer must not be shown so


@dataclass(frozen=True, slots=True)
class GroupRule:
    """`sensitive`: codes that harm, by dimension. Groups of fewer than `least` units, or of a hidden number, must not
    be seen to be all in one of these; larger ones are for the approver to answer for."""

    sensitive: Mapping[str, frozenset[str]]
    least: int = LEAST_UNITS


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


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Quantities of a group: the `whole`, its one category that is not empty, and the `others`, which are."""

    table: int  # its number
    cell: int  # of the whole, in the flattened table
    dimension: str
    category: str
    whole: int
    others: Integers


def exposed(
    published: Published, sensitive: Mapping[str, Collection[str]], counts: Integers | None = None
) -> tuple[Group, ...]:
    """Groups of which all other categories are shown as zeros; with the true counts only those that hold somebody."""
    layout, somebody = published.layout, published.hidden | (published.values > 0)
    found: list[Group] = []
    for line in _lines(layout, somebody, sensitive):
        if counts is not None and not counts[line.whole]:
            continue
        table = layout.tables[line.table].spec.text
        units = None if published.hidden[line.whole] else int(published.values[line.whole])
        found.append(Group(table, layout.codes(line.table, line.cell), line.dimension, line.category, units))
    return tuple(found)


def at_risk(problem: Problem, rule: GroupRule, also: Collection[int] = ()) -> Iterator[Line]:
    """Groups that must not be seen to be all in one category, by their true counts; `also`: wholes of any size.

    What releases count beyond others is asked about too. What earlier ones show already is left out: nobody can hide it
    now.
    """
    layout, counts = problem.layout, problem.counts
    known = _settled(layout, problem.standing.fixed)
    for line in _lines(layout, counts != 0, rule.sensitive, between=True):
        if (0 < abs(counts[line.whole]) < rule.least or line.whole in also) and not known[line.others].all():
            yield line


def open_ones(problem: Problem, published: Published, rule: GroupRule) -> set[int]:
    """Wholes of the groups that are seen to be in one category, and must not; not where all of it was shown before."""
    values, hidden, counts = published.values, published.hidden, problem.counts
    known = _settled(published.layout, problem.standing.fixed)
    return {
        line.whole
        for line in _lines(published.layout, hidden | (values > 0), rule.sensitive)
        if (hidden[line.whole] or values[line.whole] < rule.least)
        and counts[line.whole]
        and not known[line.others].all()
    }


def _settled(layout: Layout, fixed: Flags) -> Flags:
    """What earlier releases tell by adding and subtracting."""
    sums, known = layout.sums, fixed.copy()
    owner = np.repeat(np.arange(len(sums.parents)), np.diff(sums.starts))
    while fixed.any():
        open_ = np.bincount(owner[~known[sums.children]], minlength=len(sums.parents)) + ~known[sums.parents]
        alone = open_ == 1
        if not alone.any():
            break
        known[sums.children[alone[owner]]] = known[sums.parents[alone]] = True
    return known


def _lines(
    layout: Layout, somebody: Flags, sensitive: Mapping[str, Collection[str]], *, between: bool = False
) -> Iterator[Line]:
    """Lines in which only one category may hold somebody, and it is a sensitive one.

    `between`: also of the differences between releases.
    """
    for number, table in enumerate(layout.tables):
        for axis, name in enumerate(table.spec.names):
            if name in sensitive:
                yield from _along(layout, number, axis, table.quantity, somebody, sensitive[name])
    for number, quantity in layout.between if between else ():
        for axis, name in enumerate(layout.tables[number].spec.names):
            if name in sensitive:
                yield from _along(layout, number, axis, quantity[None], somebody, sensitive[name])


def _along(
    layout: Layout, number: int, axis: int, quantity: Integers, somebody: Flags, sensitive: Collection[str]
) -> Iterator[Line]:
    table = layout.tables[number]
    name = table.spec.names[axis]
    tree = layout.hierarchies[name]
    places = {int(position): index for index, position in enumerate(table.axes[axis])}
    cells = np.moveaxis(np.arange(quantity.size).reshape(quantity.shape), axis, 0)
    flat = quantity.ravel()
    for parent, children in enumerate(tree.children()):
        below = [places[child] for child in children if child in places]
        if parent not in places or len(below) < 2:
            continue
        parts, wholes = flat[cells[below].reshape(len(below), -1)], cells[places[parent]].ravel()
        for at in np.flatnonzero(somebody[parts].sum(axis=0) == 1).tolist():
            one = int(np.argmax(somebody[parts[:, at]]))
            category = tree.codes[children[one]]
            if category in sensitive:
                whole = int(wholes[at])
                yield Line(number, whole, name, category, int(flat[whole]), np.delete(parts[:, at], one))
