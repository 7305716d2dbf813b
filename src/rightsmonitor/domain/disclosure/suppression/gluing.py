"""From published quantities back to units: a joint table over all dimensions for each move.

Tables that agree on what they share are glued along it, in the opposite order of their removal as ears. Within a group
of equal shared codes any pairing of the two sides gives a valid joint table; the true pairing is kept where possible,
so that a witness stays short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.equations.core import ears, holders_of, joint, trimmed
from rightsmonitor.domain.disclosure.layout import Layout, finest
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.suppression.moves import Move

Point = tuple[int, ...]  # positions, one for each dimension of some list
Counts = dict[Point, int]
Projection = Callable[[Point], Point]
Dimensions = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """Gluing one piece to what is glued already; projections of a point of the result."""

    left: Projection  # onto what was glued before
    right: Projection  # onto the new piece
    group: Mapping[Point, Point]  # shared codes beside each true point
    members: Mapping[Point, Sequence[Point]]  # true points of each group
    truth: Counts
    left_group: Projection
    right_group: Projection
    merge: Callable[[Point, Point], Point]


class Glue:
    """Builds joint tables for one problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        layout = problem.layout
        specs = [table.spec for table in layout.tables]
        kept, removed = ears(specs, layout.hierarchies, layout.schemes)
        self._dimensions = joint(specs, layout.hierarchies)
        self._finest = {name: finest(layout.hierarchies[name], levels) for name, levels in self._dimensions}
        core = trimmed(specs, kept, layout.hierarchies, layout.schemes) if len(kept) > 1 else (specs[kept[0]],)
        shapes = [joint([spec], layout.hierarchies) for spec in specs]
        parted = [
            number
            for number, spec in zip(kept, core, strict=True)
            if joint([spec], layout.hierarchies) != shapes[number]
        ]
        self._pieces = [kept, *((number,) for number in [*parted, *reversed(removed)])]
        self._shapes: list[Dimensions] = [
            joint(core, layout.hierarchies),
            *(shapes[number] for (number,) in self._pieces[1:]),
        ]
        self._cells = [self._cells_of(piece) for piece in self._pieces]
        self._steps: list[_Step] = []
        covered = self._shapes[0]
        for shape in self._shapes[1:]:
            step, covered = self._step(covered, shape)
            self._steps.append(step)
        self._covered = covered

    def truth(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The joint table that was counted, with codes in the order of the layout's dimensions."""
        return self._coded(self._projected(self._covered))

    def witness(self, move: Move) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Differences of a joint table that makes the move from the one that was counted."""
        changes = [self._changes(number, move) for number in range(len(self._pieces))]
        current = changes[0]
        for step, change in zip(self._steps, changes[1:], strict=True):
            current = _glued(step, current, change)
        return self._coded(current)

    def _coded(self, counts: Counts) -> tuple[tuple[tuple[str, ...], int], ...]:
        layout = self._problem.layout
        where = {name: index for index, (name, _) in enumerate(self._covered)}
        order = [(layout.hierarchies[name].codes, where[name]) for name in layout.dimensions]
        coded = ((tuple(codes[point[index]] for codes, index in order), count) for point, count in counts.items())
        return tuple(sorted(each for each in coded if each[1]))

    def _projected(self, shape: Dimensions) -> Counts:
        """The true units over some dimensions and levels."""
        layout, problem = self._problem.layout, self._problem
        columns = [
            finest(layout.hierarchies[name], levels)[problem.units[:, layout.dimensions.index(name)]]
            for name, levels in shape
        ]
        counts: Counts = defaultdict(int)
        for point, count in zip(
            zip(*(each.tolist() for each in columns), strict=True), problem.unit_counts.tolist(), strict=True
        ):
            counts[point] += count
        return dict(counts)

    def _cells_of(self, piece: tuple[int, ...]) -> dict[int, Point]:
        """The finest points of a piece beside the variable that counts them."""
        layout, core = self._problem.layout, self._problem.core
        if len(piece) > 1 and core is not None:
            return {layout.size + index: tuple(atom) for index, atom in enumerate(core.atoms.tolist())}
        return _finest_cells(layout, piece[0])

    def _changes(self, number: int, move: Move) -> Counts:
        cells = self._cells[number]
        return {
            cells[variable]: difference
            for variable, difference in zip(move.variables.tolist(), move.differences.tolist(), strict=True)
            if variable in cells
        }

    def _step(self, left: Dimensions, right: Dimensions) -> tuple[_Step, Dimensions]:
        deepest = dict(left)
        for name, levels in right:
            deepest[name] = max(deepest.get(name, 0), levels)
        result: Dimensions = tuple(deepest.items())
        shared: Dimensions = tuple(
            (name, min(levels, dict(right)[name])) for name, levels in left if name in dict(right)
        )
        truth = self._projected(result)
        to_group = self._projection(result, shared)
        group = {point: to_group(point) for point in truth}
        members: dict[Point, list[Point]] = defaultdict(list)
        for point, key in group.items():
            members[key].append(point)
        step = _Step(
            self._projection(result, left), self._projection(result, right), group, members, truth,
            self._projection(left, shared), self._projection(right, shared), _merger(left, right, result),
        )  # fmt: skip
        return step, result

    def _projection(self, source: Dimensions, target: Dimensions) -> Projection:
        names = [name for name, _ in source]
        tables = [
            (names.index(name), finest(self._problem.layout.hierarchies[name], levels).tolist())
            for name, levels in target
        ]
        return lambda point: tuple(table[point[index]] for index, table in tables)


def _finest_cells(layout: Layout, number: int) -> dict[int, Point]:
    table = layout.tables[number]
    leaves = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        hierarchy = layout.hierarchies[name]
        below = hierarchy.children()
        held = set(axis.tolist())
        leaves.append([each for each in axis.tolist() if not below[each] or below[each][0] not in held])
    grid = np.stack(np.meshgrid(*leaves, indexing="ij"), axis=-1).reshape(-1, len(leaves)).astype(np.int64)
    columns = {name: grid[:, index] for index, name in enumerate(table.spec.names)}
    return {
        quantity: tuple(point)
        for quantity, point in zip(holders_of(layout, number, columns).tolist(), grid.tolist(), strict=True)
    }


def _merger(left: Dimensions, right: Dimensions, result: Dimensions) -> Callable[[Point, Point], Point]:
    left_at = {name: (index, levels) for index, (name, levels) in enumerate(left)}
    right_at = {name: (index, levels) for index, (name, levels) in enumerate(right)}
    takes = []
    for name, _ in result:
        from_right = name in right_at and (name not in left_at or right_at[name][1] > left_at[name][1])
        takes.append((from_right, right_at[name][0] if from_right else left_at[name][0]))
    return lambda one, other: tuple(other[index] if from_right else one[index] for from_right, index in takes)


def _glued(step: _Step, left: Counts, right: Counts) -> Counts:
    """Differences of the glued table, from the differences of its two sides."""
    touched = {step.left_group(point) for point in left} | {step.right_group(point) for point in right}
    left_of, right_of = defaultdict(list), defaultdict(list)
    for point in left:
        left_of[step.left_group(point)].append(point)
    for point in right:
        right_of[step.right_group(point)].append(point)
    differences: Counts = {}
    for group in sorted(touched):
        members = step.members.get(group, ())
        one: Counts = defaultdict(int)
        other: Counts = defaultdict(int)
        for point in members:
            one[step.left(point)] += step.truth[point]
            other[step.right(point)] += step.truth[point]
        for point in left_of[group]:
            one[point] += left[point]
        for point in right_of[group]:
            other[point] += right[point]
        for point, count in _paired(step, members, one, other).items():
            difference = count - step.truth.get(point, 0)
            if difference:
                differences[point] = difference
    return differences


def _paired(step: _Step, members: Sequence[Point], one: Counts, other: Counts) -> Counts:
    paired: Counts = {}
    for point in members:
        near, far = step.left(point), step.right(point)
        count = min(one[near], other[far], step.truth[point])
        paired[point] = count
        one[near] -= count
        other[far] -= count
    lefts = [(point, count) for point, count in sorted(one.items()) if count]
    rights = [(point, count) for point, count in sorted(other.items()) if count]
    while lefts and rights:
        (near, more), (far, less) = lefts.pop(), rights.pop()
        count = min(more, less)
        point = step.merge(near, far)
        paired[point] = paired.get(point, 0) + count
        if more > count:
            lefts.append((near, more - count))
        if less > count:
            rights.append((far, less - count))
    return paired
