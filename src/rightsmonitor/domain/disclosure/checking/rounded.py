"""Independent check of a rounded release: additions only, no solver, no chance, nothing of the engine.

It reads what was written, adds up the true table and every other table that the proof names, and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.checking.checker import Codes, Joint, Releases, Report, Shown

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Cells:
    """All cells of all tables in one line, differences between releases after them.

    `atom[i]` is counted by `cell[i]`. `shown` is -1 where nothing is published.
    """

    places: tuple[tuple[int, Codes], ...]
    shown: Integers
    atom: Integers
    cell: Integers

    def sums(self, counts: Integers) -> Integers:
        """Counts of atoms added up to every cell."""
        return np.bincount(self.cell, counts[self.atom], len(self.shown)).astype(np.int64)


def check(
    *,
    tables: Sequence[Shown],
    parents: Mapping[str, Mapping[str, str]],
    dimensions: Sequence[str],
    truth: Joint,
    multiples: Joint,
    witnesses: Iterable[Joint],
    base: int,
    threshold: int,
    releases: Releases | None = None,
) -> Report:
    """Does every count below `threshold` take all `base` values of its class in tables that round to the same file?

    `tables`: the published multiples, the class of zero as 0. `truth`, `multiples` and `witnesses`: joint tables over
    `dimensions`; witnesses list the atoms whose count differs from the truth. A table rounds to the file when each
    atom is less than `base` away from its multiple, 0 from 0, and no published 0 counts `base` units or more.
    With `releases` the first dimension is the release, and the same is asked of what remains between two of them.
    """
    real, rounded = dict(truth), dict(multiples)
    atoms = list(dict.fromkeys([*real, *rounded]))
    cells = _cells(tables, parents, dimensions, atoms, releases)
    faults: list[tuple[str, int, Codes]] = []
    published = np.arange(len(cells.shown)) < sum(len(table.cells) for table in tables)
    wrong = published & ((cells.shown < 0) | (cells.shown % base != 0))
    faults += [("multiple", *cells.places[at]) for at in np.flatnonzero(wrong)]
    printed = np.array([rounded.get(atom, 0) for atom in atoms], dtype=np.int64)
    if (printed % base != 0).any() or (printed < 0).any():
        faults.append(("multiple", 0, ()))
    added = cells.sums(printed)
    faults += [("sum", *cells.places[at]) for at in np.flatnonzero(published & (added != cells.shown))]
    counts = np.array([real.get(atom, 0) for atom in atoms], dtype=np.int64)
    true = cells.sums(counts)
    if not _rounds(cells, counts, true, printed, base):
        faults.append(("truth", 0, ()))
    low, high = true.copy(), true.copy()
    number = 0
    where = {atom: index for index, atom in enumerate(atoms)}
    for number, witness in enumerate(witnesses, start=1):
        other = counts.copy()
        changes = dict(witness)
        if any(atom not in where for atom in changes):
            faults.append(("witness", number, ()))
            continue
        for atom, count in changes.items():
            other[where[atom]] = count
        sums = cells.sums(other)
        if _rounds(cells, other, sums, printed, base):
            np.minimum(low, sums, out=low)
            np.maximum(high, sums, out=high)
        else:
            faults.append(("witness", number, ()))
    protected = (true > 0) & (true < threshold)
    faults += [("narrow", *cells.places[at]) for at in np.flatnonzero(protected & (high - low < base - 1))]
    return Report(int(protected.sum()), number, tuple(faults))


def _rounds(cells: _Cells, counts: Integers, sums: Integers, printed: Integers, base: int) -> bool:
    """May this table have been rounded to these multiples?"""
    near = (np.abs(counts - printed) < base) & (counts >= 0) & ((counts > 0) | (printed == 0))
    return bool(near.all() and ((cells.shown != 0) | (sums < base)).all())


def _cells(
    tables: Sequence[Shown],
    parents: Mapping[str, Mapping[str, str]],
    dimensions: Sequence[str],
    atoms: Sequence[Codes],
    releases: Releases | None,
) -> _Cells:
    places = [(number, codes) for number, table in enumerate(tables) for codes in table.cells]
    shown = [-1 if value is None else value for table in tables for value in table.cells.values()]
    found, start = [np.zeros((2, 0), dtype=np.int64)], 0
    for table in tables:
        found.append(_members(table, parents, dimensions, atoms, start))
        start += len(table.cells)
    atom, cell = np.concatenate(found, axis=1)
    for number, (later, parts) in enumerate(releases.holds if releases else (), start=1):
        between, atom, cell = _beyond(places, tables, (later, parts), (atom, cell), len(shown))
        places += [(-number, codes) for codes in between]
        shown += [-1] * len(between)
    return _Cells(tuple(places), np.array(shown, dtype=np.int64), atom, cell)


def _members(
    table: Shown,
    parents: Mapping[str, Mapping[str, str]],
    dimensions: Sequence[str],
    atoms: Sequence[Codes],
    start: int,
) -> Integers:
    """Which atom is counted by which cell of one table; shape (2, pairs)."""
    cell_key, keys = np.zeros(len(table.cells), dtype=np.int64), np.zeros((len(atoms), 1), dtype=np.int64)
    columns = list(zip(*table.cells, strict=True)) or [()] * len(table.dimensions)
    for name, column in zip(table.dimensions, columns, strict=True):
        number = {code: at for at, code in enumerate(parents[name])}
        lines = [[number[code] for code in _upwards(parents[name], code)] for code in number] + [[-1]]
        width = max(map(len, lines))
        above = np.array([line + [-1] * (width - len(line)) for line in lines], dtype=np.int64)
        place = dimensions.index(name)
        chosen = above[np.array([number.get(atom[place], -1) for atom in atoms], dtype=np.int64)]
        codes = np.array([number.get(code, -1) for code in column], dtype=np.int64)
        cell_key = np.where((cell_key < 0) | (codes < 0), -2, cell_key * len(number) + codes)
        wide = keys[:, :, None] * len(number) + chosen[:, None, :]
        keys = np.where((keys[:, :, None] < 0) | (chosen[:, None, :] < 0), -1, wide).reshape(
            len(atoms), wide.shape[1] * width
        )
    if not len(cell_key) or not keys.size:
        return np.zeros((2, 0), dtype=np.int64)
    order = np.argsort(cell_key)
    at = np.minimum(np.searchsorted(cell_key[order], keys), len(order) - 1)
    hit = cell_key[order][at] == keys
    return np.vstack([np.nonzero(hit)[0], start + order[at[hit]]])


def _beyond(
    places: Sequence[tuple[int, Codes]],
    tables: Sequence[Shown],
    pair: tuple[str, tuple[str, ...]],
    members: tuple[Integers, Integers],
    start: int,
) -> tuple[list[Codes], Integers, Integers]:
    """What a release counts beyond earlier ones, cell by cell: whom the later cell counts and no earlier one."""
    later, parts = pair
    atom, cell = members
    number = {
        (tables[place[0]].dimensions, place[1]): at for at, place in enumerate(places) if place[0] >= 0
    }  # differences have table numbers below 0
    between: list[Codes] = []
    mine, known = np.full(start, -1, dtype=np.int64), np.full(start, -1, dtype=np.int64)
    for (names, codes), at in number.items():
        if codes[0] == later:
            mine[at] = start + len(between)
            for part in parts:
                if (earlier := number.get((names, (part, *codes[1:])))) is not None:
                    known[earlier] = start + len(between)
            between.append((*names, *codes))
    most = int(atom.max(initial=0)) + 1
    have, gone = mine[cell] >= 0, known[cell] >= 0
    kept = np.setdiff1d(mine[cell[have]] * most + atom[have], known[cell[gone]] * most + atom[gone])
    return between, np.append(atom, kept % most), np.append(cell, kept // most)


def _upwards(parents: Mapping[str, str], code: str) -> list[str]:
    line = []
    while code:
        line.append(code)
        code = parents[code]
    return line
