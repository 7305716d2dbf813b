"""Independent check of a certificate: integer additions only, no solver, nothing of the engine.

It reads what was written, adds up each witness over every table, and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rightsmonitor.domain.disclosure.checking.groups import GroupCheck, Groups
from rightsmonitor.domain.disclosure.checking.insiders import Insiders, parts_of

Codes = tuple[str, ...]
Joint = Iterable[tuple[Codes, int]]
Place = tuple[int, Codes]  # number of a table, codes of a cell


@dataclass(frozen=True, slots=True)
class Shown:
    """One published table as read back: its dimensions and every cell, None where hidden."""

    dimensions: tuple[str, ...]
    cells: Mapping[Codes, int | None]


@dataclass(frozen=True, slots=True)
class Releases:
    """Several releases at once: the first dimension of every table says which one a cell belongs to.

    `new`: the code of the release that is judged. `holds`: pairs (later, earlier ones that count a part of it); what
    remains between them must be protected like a count.
    """

    new: str
    holds: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`faults` are (code, table number, codes) of the first things that are wrong; none: the proof is complete."""

    protected: int
    witnesses: int
    faults: tuple[tuple[str, int, Codes], ...]
    insiders: int | None = None  # protected places that somebody has who knows one other number; None: not claimed

    @property
    def complete(self) -> bool:
        return not self.faults


def check(
    *,
    tables: Sequence[Shown],
    parents: Mapping[str, Mapping[str, str]],
    dimensions: Sequence[str],
    truth: Joint,
    witnesses: Iterable[Joint],
    threshold: int | Sequence[int],
    releases: Releases | None = None,
    told: Iterable[tuple[Place, Place]] | None = None,
    groups: Groups | None = None,
) -> Report:
    """Is every hidden count below `threshold` free to take values at least `threshold - 2` apart?

    `threshold`: one for all tables, or one for each; what several tables show must meet the highest.

    `parents`: for each dimension, code to parent code (empty for the total). `truth` and `witnesses` are joint
    tables over `dimensions`; witnesses are given as differences from the truth. Hidden counts stay at 1 or more,
    because zeros are published. With `releases` the same is asked of what remains between two of them.
    `told`: the claim that nobody learns a protected count from one other hidden number, and its exceptions.
    `groups`: the claim that nobody can say of a small group that all are in one category, and where zeros are hidden.
    """
    counts = _joint(truth)
    faults: list[tuple[str, int, Codes]] = []
    adder = _Adder(tables, parents, dimensions, releases)
    real = adder.margins(counts)
    grouped = None if groups is None else GroupCheck(_plain(tables), parents, groups)
    faults += _wrong(tables, real, "truth", grouped)
    insiders = None if told is None else Insiders(_plain(tables), parents, adder.parts, told)
    low, high = dict(real), dict(real)
    number = 0
    for number, witness in enumerate(witnesses, start=1):
        changes = _joint(witness)
        if any(counts.get(cell, 0) + change < 0 for cell, change in changes.items()):
            faults.append(("negative", number, ()))
            continue
        if not all(adder.exists(cell) for cell in changes):
            faults.append(("nobody", number, ()))
            continue
        moved = adder.margins(changes)
        wrong = _impossible(tables, real, moved, grouped)
        faults += wrong
        if not wrong:
            if insiders is not None:
                insiders.see(place for place, change in moved.items() if change)
            for place, change in moved.items():
                if grouped is not None and change and not real.get(place):
                    grouped.see(place)
                low[place] = min(low.get(place, 0), real.get(place, 0) + change)
                high[place] = max(high.get(place, 0), real.get(place, 0) + change)
    limits = _Limits(tables, threshold)
    protected = [place for place in limits.small(real) if not _settled(tables, place, releases)]
    faults += [("narrow", *place) for place in protected if high[place] - low[place] < limits.apart(place)]
    faults += [("shown", *place) for place in protected if _value(tables, place) is not None]
    learned, admitted = ([], None) if insiders is None else insiders.learned(protected)
    faults += [("insider", *place) for place in learned]
    faults += [("group", *place) for place in _seen(grouped, real, adder, tables, releases)]
    return Report(len(protected), number, tuple(faults), admitted)


class _Limits:
    """The threshold of each place: that of its table; of a difference the highest of the tables it is one of."""

    def __init__(self, tables: Sequence[Shown], threshold: int | Sequence[int]) -> None:
        self._of = [threshold] * len(tables) if isinstance(threshold, int) else list(threshold)
        if len(self._of) != len(tables):
            raise ValueError("thresholds")
        self._names: dict[tuple[str, ...], int] = {}
        for table, limit in zip(tables, self._of, strict=True):
            self._names[table.dimensions] = max(limit, self._names.get(table.dimensions, 0))

    def small(self, counts: Mapping[Place, int]) -> list[Place]:
        """Places of counts that must be protected, of either sign."""
        return [place for place, count in counts.items() if 0 < abs(count) < self._limit(place)]

    def apart(self, place: Place) -> int:
        """How far apart the values of a protected count must be."""
        return max(self._limit(place) - 2, 1)

    def _limit(self, place: Place) -> int:
        number, codes = place
        return self._of[number] if number >= 0 else self._names[codes[: len(codes) // 2]]


def _plain(tables: Sequence[Shown]) -> list[tuple[tuple[str, ...], Mapping[Codes, int | None]]]:
    return [(table.dimensions, table.cells) for table in tables]


def _value(tables: Sequence[Shown], place: Place) -> int | None:
    return tables[place[0]].cells.get(place[1]) if place[0] >= 0 else None


def _settled(tables: Sequence[Shown], place: Place, releases: Releases | None) -> bool:
    """Does an earlier release show it? Nobody can hide it now."""
    number, codes = place
    return releases is not None and number >= 0 and codes[0] != releases.new and _value(tables, place) is not None


def _seen(
    groups: GroupCheck | None,
    real: Mapping[Place, int],
    adder: _Adder,
    tables: Sequence[Shown],
    releases: Releases | None,
) -> Iterable[Place]:
    """Groups that everybody sees to be all in one category."""
    if groups is None:
        return ()
    parts = adder.parts
    return groups.open(real, parts, lambda place: _known(tables, parts, place, releases))


def _known(
    tables: Sequence[Shown], parts: Mapping[Place, Sequence[Place]], place: Place, releases: Releases | None
) -> bool:
    """Do earlier releases show it, or for a difference all that it is made of?"""
    return all(_settled(tables, each, releases) for each in parts.get(place, (place,)))


class _Adder:
    """Adds joint cells up to every cell of every table."""

    def __init__(
        self,
        tables: Sequence[Shown],
        parents: Mapping[str, Mapping[str, str]],
        dimensions: Sequence[str],
        releases: Releases | None,
    ) -> None:
        self._parents = parents
        self._columns = [[dimensions.index(name) for name in table.dimensions] for table in tables]
        self._tables = tables
        self._between = _between(tables, releases)
        self._twins = _twins(dimensions)
        self._leaves = {dimensions[at]: _leaves(parents[dimensions[at]]) for pair in self._twins for at in pair}
        self._names = dimensions

    @property
    def parts(self) -> dict[Place, list[Place]]:
        """The places that take part in each difference."""
        return parts_of(self._between)

    def exists(self, cell: Codes) -> bool:
        """Can anybody be counted here? Not where two groupings (age, age@other) have no leaf in common."""
        return all(
            self._leaves[self._names[one]][cell[one]] & self._leaves[self._names[other]][cell[other]]
            for one, other in self._twins
        )

    def margins(self, counts: Mapping[Codes, int]) -> dict[Place, int]:
        sums: dict[Place, int] = {}
        for number, (table, columns) in enumerate(zip(self._tables, self._columns, strict=True)):
            for cell, count in counts.items():
                lines = [
                    self._upwards(name, cell[column]) for name, column in zip(table.dimensions, columns, strict=True)
                ]
                for codes in product(*lines):
                    if codes in table.cells:
                        sums[number, codes] = sums.get((number, codes), 0) + count
        for place, count in list(sums.items()):
            for difference, sign in self._between.get(place, ()):
                sums[difference] = sums.get(difference, 0) + sign * count
        return sums

    def _upwards(self, dimension: str, code: str) -> list[str]:
        line, parents = [], self._parents[dimension]
        while code:
            line.append(code)
            code = parents[code]
        return line


def _twins(dimensions: Sequence[str]) -> list[tuple[int, int]]:
    common = [name.partition("@")[0] for name in dimensions]
    return [(one, other) for one, other in combinations(range(len(common)), 2) if common[one] == common[other]]


def _leaves(parents: Mapping[str, str]) -> dict[str, set[str]]:
    """The leaf codes below each code."""
    found: dict[str, set[str]] = {code: set() for code in parents}
    for leaf in set(parents) - set(parents.values()):
        code = leaf
        while code:
            found[code].add(leaf)
            code = parents[code]
    return found


def _between(tables: Sequence[Shown], releases: Releases | None) -> dict[Place, list[tuple[Place, int]]]:
    """The differences, under table numbers below 0, in which a cell takes part, with its sign.

    A cell of a later release less the same cell of the earlier ones, in every table that all of them have. An earlier
    one without the cell counts nobody there.
    """
    places = {
        (table.dimensions, codes): (number, codes) for number, table in enumerate(tables) for codes in table.cells
    }
    have = {(dimensions, codes[0]) for dimensions, codes in places}
    found: dict[Place, list[tuple[Place, int]]] = {}
    for number, (later, parts) in enumerate(releases.holds if releases else (), start=1):
        for (dimensions, codes), place in places.items():
            others = [places.get((dimensions, (part, *codes[1:]))) for part in parts]
            if codes[0] == later and all((dimensions, part) in have for part in parts):
                difference = (-number, (*dimensions, *codes))
                found.setdefault(place, []).append((difference, 1))
                for other in filter(None, others):
                    found.setdefault(other, []).append((difference, -1))
    return found


def _joint(cells: Joint) -> dict[Codes, int]:
    counts: dict[Codes, int] = {}
    for codes, count in cells:
        counts[codes] = counts.get(codes, 0) + int(count)
    return counts


def _floor(place: Place, groups: GroupCheck | None) -> int:
    """The least that a hidden number can be: zeros are published, except where they may be hidden."""
    return 0 if groups is not None and groups.may_be_zero(place) else 1


def _wrong(
    tables: Sequence[Shown], sums: Mapping[Place, int], fault: str, groups: GroupCheck | None
) -> list[tuple[str, int, Codes]]:
    return [
        (fault, number, codes)
        for number, table in enumerate(tables)
        for codes, value in table.cells.items()
        if (
            sums.get((number, codes), 0) != value
            if value is not None
            else sums.get((number, codes), 0) < _floor((number, codes), groups)
        )
    ]


def _impossible(
    tables: Sequence[Shown], real: Mapping[Place, int], moved: Mapping[Place, int], groups: GroupCheck | None
) -> list[tuple[str, int, Codes]]:
    """Places where a witness changes what is shown, or empties what is hidden."""
    return [
        ("witness", number, codes)
        for (number, codes), change in moved.items()
        if number >= 0
        and (
            change
            if tables[number].cells[codes] is not None
            else real.get((number, codes), 0) + change < _floor((number, codes), groups)
        )
    ]
