"""Independent check of a certificate: integer additions only, no solver, nothing of the engine.

It reads what was written, adds up each witness over every table, and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Codes = tuple[str, ...]
Joint = Iterable[tuple[Codes, int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One published table as read back: its dimensions and every cell, None where hidden."""

    dimensions: tuple[str, ...]
    cells: Mapping[Codes, int | None]


@dataclass(frozen=True, slots=True)
class Report:
    """`faults` are (code, table number, codes) of the first things that are wrong; none: the proof is complete."""

    protected: int
    witnesses: int
    faults: tuple[tuple[str, int, Codes], ...]

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
    threshold: int,
) -> Report:
    """Is every hidden count below `threshold` free to take values at least `threshold - 2` apart?

    `parents`: for each dimension, code to parent code (empty for the total). `truth` and `witnesses` are joint
    tables over `dimensions`; witnesses are given as differences from the truth. Hidden counts stay at 1 or more,
    because zeros are published.
    """
    counts = _joint(truth)
    faults: list[tuple[str, int, Codes]] = []
    adder = _Adder(tables, parents, dimensions)
    real = adder.margins(counts)
    faults += _wrong(tables, real, "truth")
    low, high = dict(real), dict(real)
    number = 0
    for number, witness in enumerate(witnesses, start=1):
        changes = _joint(witness)
        if any(counts.get(cell, 0) + change < 0 for cell, change in changes.items()):
            faults.append(("negative", number, ()))
            continue
        moved = adder.margins(changes)
        wrong = _impossible(tables, real, moved)
        faults += wrong
        if not wrong:
            for place, change in moved.items():
                low[place] = min(low.get(place, 0), real.get(place, 0) + change)
                high[place] = max(high.get(place, 0), real.get(place, 0) + change)
    protected = [place for place, count in real.items() if 0 < count < threshold]
    apart = max(threshold - 2, 1)
    faults += [("narrow", *place) for place in protected if high[place] - low[place] < apart]
    faults += [("shown", *place) for place in protected if tables[place[0]].cells.get(place[1]) is not None]
    return Report(len(protected), number, tuple(faults))


class _Adder:
    """Adds joint cells up to every cell of every table."""

    def __init__(
        self, tables: Sequence[Shown], parents: Mapping[str, Mapping[str, str]], dimensions: Sequence[str]
    ) -> None:
        self._parents = parents
        self._columns = [[dimensions.index(name) for name in table.dimensions] for table in tables]
        self._tables = tables

    def margins(self, counts: Mapping[Codes, int]) -> dict[tuple[int, Codes], int]:
        sums: dict[tuple[int, Codes], int] = {}
        for number, (table, columns) in enumerate(zip(self._tables, self._columns, strict=True)):
            for cell, count in counts.items():
                lines = [
                    self._upwards(name, cell[column]) for name, column in zip(table.dimensions, columns, strict=True)
                ]
                for codes in product(*lines):
                    if codes in table.cells:
                        sums[number, codes] = sums.get((number, codes), 0) + count
        return sums

    def _upwards(self, dimension: str, code: str) -> list[str]:
        line, parents = [], self._parents[dimension]
        while code:
            line.append(code)
            code = parents[code]
        return line


def _joint(cells: Joint) -> dict[Codes, int]:
    counts: dict[Codes, int] = {}
    for codes, count in cells:
        counts[codes] = counts.get(codes, 0) + int(count)
    return counts


def _wrong(tables: Sequence[Shown], sums: Mapping[tuple[int, Codes], int], fault: str) -> list[tuple[str, int, Codes]]:
    return [
        (fault, number, codes)
        for number, table in enumerate(tables)
        for codes, value in table.cells.items()
        if (sums.get((number, codes), 0) != value if value is not None else sums.get((number, codes), 0) < 1)
    ]


def _impossible(
    tables: Sequence[Shown], real: Mapping[tuple[int, Codes], int], moved: Mapping[tuple[int, Codes], int]
) -> list[tuple[str, int, Codes]]:
    """Places where a witness changes what is shown, or empties what is hidden."""
    return [
        ("witness", number, codes)
        for (number, codes), change in moved.items()
        if (change if tables[number].cells[codes] is not None else real.get((number, codes), 0) + change < 1)
    ]
