"""Independent check of a rounded release: additions only, no solver, no chance, nothing of the engine.

It reads what was written, adds up the true table and every other table that the proof names, and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.checker import Codes, Joint, Report, Shown

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Cells:
    """All cells of all tables in one line, and beside each atom the places of the cells that count it."""

    places: tuple[tuple[int, Codes], ...]
    shown: Integers
    above: tuple[list[int], ...]


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
) -> Report:
    """Does every count below `threshold` take all `base` values of its class in tables that round to the same file?

    `tables`: the published multiples, the class of zero as 0. `truth`, `multiples` and `witnesses`: joint tables over
    `dimensions`; witnesses list the atoms whose count differs from the truth. A table rounds to the file when each
    atom is less than `base` away from its multiple, 0 from 0, and no published 0 counts `base` units or more.
    """
    real, rounded = dict(truth), dict(multiples)
    atoms = list(dict.fromkeys([*real, *rounded]))
    cells = _cells(tables, parents, dimensions, atoms)
    faults: list[tuple[str, int, Codes]] = []
    faults += [("multiple", *cells.places[at]) for at in np.flatnonzero((cells.shown < 0) | (cells.shown % base != 0))]
    printed = np.array([rounded.get(atom, 0) for atom in atoms], dtype=np.int64)
    if (printed % base != 0).any() or (printed < 0).any():
        faults.append(("multiple", 0, ()))
    faults += [("sum", *cells.places[at]) for at in np.flatnonzero(_added(cells, printed) != cells.shown)]
    counts = np.array([real.get(atom, 0) for atom in atoms], dtype=np.int64)
    true = _added(cells, counts)
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
        sums = true.copy()
        for atom in changes:
            sums[cells.above[where[atom]]] += other[where[atom]] - counts[where[atom]]
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


def _added(cells: _Cells, counts: Integers) -> Integers:
    sums = np.zeros(len(cells.shown), dtype=np.int64)
    for above, count in zip(cells.above, counts.tolist(), strict=True):
        sums[above] += count
    return sums


def _cells(
    tables: Sequence[Shown],
    parents: Mapping[str, Mapping[str, str]],
    dimensions: Sequence[str],
    atoms: Sequence[Codes],
) -> _Cells:
    places = tuple((number, codes) for number, table in enumerate(tables) for codes in table.cells)
    shown = np.array([-1 if value is None else value for table in tables for value in table.cells.values()])
    above: tuple[list[int], ...] = tuple([] for _ in atoms)
    start = 0
    for table in tables:
        index = {codes: start + at for at, codes in enumerate(table.cells)}
        start += len(index)
        lines = [
            (dimensions.index(name), {code: _upwards(parents[name], code) for code in parents[name]})
            for name in table.dimensions
        ]
        for atom, found in zip(atoms, above, strict=True):
            for codes in product(*(line[atom[column]] for column, line in lines)):
                if codes in index:
                    found.append(index[codes])
    return _Cells(places, shown.astype(np.int64), above)


def _upwards(parents: Mapping[str, str], code: str) -> list[str]:
    line = []
    while code:
        line.append(code)
        code = parents[code]
    return line
