"""Third part of the independent check: groups that are seen to be all in one sensitive category (G3).

Comparisons only: no solver, nothing of the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, tuple[str, ...]]  # number of a table (below 0: a difference), codes of a cell
Table = tuple[tuple[str, ...], Mapping[tuple[str, ...], int | None]]  # dimensions, cells


@dataclass(frozen=True, slots=True)
class Groups:
    """The claim: nobody can say of a group of fewer than `least`, or of a hidden number, that all are in one category.

    `sensitive`: categories that harm, by dimension. `along`: dimensions along which zeros may be hidden (None: those
    of `sensitive`); `releases`: the same in each of several releases, whose code is the first of each cell (None: there
    is one release).
    """

    sensitive: Mapping[str, Collection[str]]
    least: int
    releases: Mapping[str, Collection[str]] | None = None
    along: Collection[str] | None = None


class GroupCheck:
    """Collects witnesses; a group is safe when one of its empty categories holds somebody in one of them."""

    def __init__(self, tables: Sequence[Table], parents: Mapping[str, Mapping[str, str]], groups: Groups) -> None:
        self._tables, self._parents, self._groups = tables, parents, groups
        self._seen: set[Place] = set()
        self._along = groups.sensitive if groups.along is None else groups.along

    def may_be_zero(self, place: Place) -> bool:
        """Is it known that a hidden number may be zero here?"""
        number, codes = place
        names = self._tables[number][0]
        releases = self._groups.releases
        along = self._along if releases is None else releases.get(codes[0], ())
        return any(name in along and self._parents[name][code] for name, code in zip(names, codes, strict=True))

    def see(self, place: Place) -> None:
        """A place that is empty in truth, and not in some valid witness."""
        self._seen.add(place)

    def open(
        self, real: Mapping[Place, int], differences: Collection[Place], settled: Callable[[Place], bool]
    ) -> Iterator[Place]:
        """The wholes of all groups of which everybody can say it. `settled`: shown by an earlier release."""
        for whole, parts, hidden in (*self._in_tables(), *self._in_differences(differences)):
            empty = [part for part in parts if not real.get(part)]
            harmed = self._harmed(real, whole, parts, hidden=hidden) and not all(map(settled, empty))
            if harmed and self._seen.isdisjoint(empty):
                yield whole

    def _in_tables(self) -> Iterator[tuple[Place, list[Place], bool]]:
        for number, (names, cells) in enumerate(self._tables):
            for whole, parts in self._lines(number, names, cells, 0):
                yield whole, parts, cells[whole[1]] is None

    def _in_differences(self, differences: Collection[Place]) -> Iterator[tuple[Place, list[Place], bool]]:
        kinds: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
        for number, codes in differences:
            kinds.setdefault((number, codes[: len(codes) // 2]), []).append(codes)
        for (number, names), cells in kinds.items():
            for whole, parts in self._lines(number, names, cells, len(names)):
                yield whole, parts, False

    def _harmed(self, real: Mapping[Place, int], whole: Place, parts: Sequence[Place], *, hidden: bool) -> bool:
        """Is everybody in one category, in truth, and is it a sensitive one?"""
        some = [part for part in parts if real.get(part)]
        if len(some) != 1 or not (hidden or abs(real.get(whole, 0)) < self._groups.least):
            return False
        codes, inside = whole[1], some[0][1]
        (at,) = (at for at in range(len(codes)) if codes[at] != inside[at])
        name = codes[at - len(codes) // 2] if whole[0] < 0 else self._tables[whole[0]][0][at]
        return inside[at] in self._groups.sensitive[name]

    def _lines(
        self, number: int, names: Sequence[str], cells: Collection[tuple[str, ...]], start: int
    ) -> Iterator[tuple[Place, list[Place]]]:
        """Each cell with the cells that divide it along a sensitive dimension, where there are two or more."""
        known = set(cells)
        lines: dict[tuple[int, tuple[str, ...]], list[Place]] = {}
        for codes in cells:
            for at, name in enumerate(names, start):
                if name in self._groups.sensitive and self._parents[name][codes[at]]:
                    above = (*codes[:at], self._parents[name][codes[at]], *codes[at + 1 :])
                    lines.setdefault((at, above), []).append((number, codes))
        for (_, above), parts in lines.items():
            if len(parts) > 1 and above in known:
                yield (number, above), parts
