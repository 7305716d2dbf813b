"""Second half of the independent check: what somebody could work out who knows one hidden number already (G2).

Set intersections only: no solver, nothing of the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

Place = tuple[int, tuple[str, ...]]  # number of a table (below 0: a difference), codes of a cell
Table = tuple[tuple[str, ...], Mapping[tuple[str, ...], int | None]]  # dimensions, cells


class Insiders:
    """Collects witnesses; a protected number is safe when those that change it have no other number in common.

    `told`: admitted exceptions (protected, known). Numbers that are one for structural reasons (the same codes in two
    tables, a sum of which all other parts are shown as 0, a difference with one hidden part, or one between the same
    numbers in two tables) count as one.
    """

    def __init__(
        self,
        tables: Sequence[Table],
        parents: Mapping[str, Mapping[str, str]],
        differences: Mapping[Place, Sequence[Place]],
        told: Iterable[tuple[Place, Place]],
    ) -> None:
        self._group: dict[Place, Place] = {}
        self._common: dict[Place, set[Place]] = {}
        self._told = list(told)
        self._unite_equal(tables, parents)
        for number, (dimensions, cells) in enumerate(tables):
            self._unite_sums(number, dimensions, cells, parents)
        same: dict[tuple[int, Place | None, tuple[Place, ...]], Place] = {}
        for difference, parts in differences.items():
            hidden = [part for part in parts if tables[part[0]][1].get(part[1]) is None]
            if len(hidden) == 1:
                self._unite(difference, hidden[0])
            elif hidden:
                self._unite(same.setdefault(self._made_of(difference, hidden), difference), difference)

    def see(self, changed: Iterable[Place]) -> None:
        """One valid witness: the places that it changes."""
        groups = {self._root(place) for place in changed}
        for group in groups:
            before = self._common.get(group)
            self._common[group] = set(groups) if before is None else before & groups

    def learned(self, protected: Sequence[Place]) -> tuple[list[Place], int]:
        """Protected places that an insider has without this being admitted, and how many were admitted."""
        admitted: dict[Place, set[Place]] = {}
        for place, known in self._told:
            admitted.setdefault(self._root(place), set()).add(self._root(known))
        bad, number = [], 0
        for place in protected:
            group = self._root(place)
            rest = self._common.get(group, {group}) - {group}
            if rest - admitted.get(group, set()):
                bad.append(place)
            elif rest:
                number += 1
        return bad, number

    def _made_of(self, difference: Place, hidden: Sequence[Place]) -> tuple[int, Place | None, tuple[Place, ...]]:
        """The hidden numbers of a difference: that of the later release, and those that are taken from it."""
        number, codes = difference
        later = codes[len(codes) // 2]  # behind as many names of dimensions
        taken = sorted(self._root(part) for part in hidden if part[1][0] != later)
        return number, next((self._root(part) for part in hidden if part[1][0] == later), None), tuple(taken)

    def _root(self, place: Place) -> Place:
        while (above := self._group.get(place, place)) != place:
            place = above
        return place

    def _unite(self, one: Place, other: Place) -> None:
        one, other = self._root(one), self._root(other)
        if one != other:
            self._group[max(one, other)] = min(one, other)

    def _unite_equal(self, tables: Sequence[Table], parents: Mapping[str, Mapping[str, str]]) -> None:
        first: dict[frozenset[tuple[str, str]], Place] = {}
        for number, (dimensions, cells) in enumerate(tables):
            for codes in cells:
                below_total = frozenset(
                    (name, code) for name, code in zip(dimensions, codes, strict=True) if parents[name][code]
                )
                self._unite(first.setdefault(below_total, (number, codes)), (number, codes))

    def _unite_sums(
        self,
        number: int,
        dimensions: tuple[str, ...],
        cells: Mapping[tuple[str, ...], int | None],
        parents: Mapping[str, Mapping[str, str]],
    ) -> None:
        parts: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
        for codes, value in cells.items():
            if value != 0:
                for at, name in enumerate(dimensions):
                    above = (*codes[:at], parents[name][codes[at]], *codes[at + 1 :])
                    parts.setdefault((at, above), []).append(codes)
        for (_, above), lower in parts.items():
            if len(lower) == 1 and above in cells:
                self._unite((number, above), (number, lower[0]))


def parts_of(between: Mapping[Place, Sequence[tuple[Place, int]]]) -> dict[Place, list[Place]]:
    """For each difference the places that take part in it, from the differences in which each place does."""
    found: dict[Place, list[Place]] = {}
    for place, difference in chain.from_iterable(
        ((place, difference) for difference, _ in differences) for place, differences in between.items()
    ):
        found.setdefault(difference, []).append(place)
    return found
