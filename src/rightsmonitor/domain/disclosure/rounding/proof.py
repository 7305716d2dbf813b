"""The proof that goes with a rounded release: other tables that round to the very same numbers (G4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.rounding.rounding import Rounded, codes_of, members_of

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundingProof:
    """Joint tables over all dimensions, sparse: codes of an atom and its count.

    `truth` is what was counted, `multiples` what each atom was rounded to; each witness lists the counts of the atoms
    in which it differs from the truth. It stays in the vault, because it holds what is rounded.
    """

    base: int
    threshold: int
    dimensions: tuple[str, ...]
    truth: tuple[tuple[Codes, int], ...]
    multiples: tuple[tuple[Codes, int], ...]
    witnesses: tuple[tuple[tuple[Codes, int], ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Atoms as they were rounded, and every number that must not be readable from what they show.

    `rows`: the numbers that count each atom. `counts` and `values` of a number: true and shown; `ruled`: is it
    published, so that a 0 says less than `base`? (A difference between two releases is not.)
    """

    base: int
    dimensions: tuple[str, ...]
    codes: tuple[Codes, ...]
    atom_counts: Integers
    multiples: Integers
    rows: list[Integers]
    counts: Integers
    values: Integers
    ruled: Flags


def prove(rounded: Rounded, *, threshold: int) -> RoundingProof:
    """Witnesses that give every published or derivable count of 1 … threshold - 1 all values of its class."""
    layout = rounded.problem.layout
    drawn = Drawn(
        base=rounded.base,
        dimensions=layout.dimensions,
        codes=tuple(codes_of(layout, rounded.atoms)),
        atom_counts=rounded.counts,
        multiples=rounded.multiples,
        rows=members_of(layout, rounded.atoms).rows(),
        counts=rounded.problem.counts,
        values=rounded.values,
        ruled=np.ones(layout.size, dtype=np.bool_),
    )
    return prove_drawn(drawn, threshold=threshold)


def prove_drawn(drawn: Drawn, *, threshold: int) -> RoundingProof:
    """The same for atoms of several releases, see `rounding_chain`."""
    writer = _Writer(drawn, threshold)
    witnesses = [writer.lowest(), writer.highest(), *writer.one_by_one()]
    codes = drawn.codes
    return RoundingProof(
        base=drawn.base,
        threshold=threshold,
        dimensions=drawn.dimensions,
        truth=tuple(zip(codes, drawn.atom_counts.tolist(), strict=True)),
        multiples=tuple(zip(codes, drawn.multiples.tolist(), strict=True)),
        witnesses=tuple(
            tuple((codes[atom], count) for atom, count in sorted(witness.items())) for witness in witnesses if witness
        ),
    )


class _Writer:
    def __init__(self, drawn: Drawn, threshold: int) -> None:
        self._top = drawn.base - 1
        self._counts, self._multiples, self._rows = drawn.atom_counts, drawn.multiples, drawn.rows
        small = (drawn.counts > 0) & (drawn.counts < threshold)
        self._empty: Flags = small & (drawn.values == 0)
        self._inside: Integers = np.flatnonzero([small[row].any() for row in self._rows]).astype(np.int64)
        self._zero: Flags = (drawn.values == 0) & drawn.ruled

    def lowest(self) -> dict[int, int]:
        """Every atom of a small count as low as its multiple allows."""
        low = np.maximum(self._multiples - self._top, 0)
        return self._changed(self._inside[low[self._inside] < self._counts[self._inside]], low)

    def highest(self) -> dict[int, int]:
        """Every atom of a small count that was not rounded to 0 as high as its multiple allows."""
        inside = self._inside[self._multiples[self._inside] > 0]
        return self._changed(inside, self._multiples + self._top)

    def one_by_one(self) -> list[dict[int, int]]:
        """Small counts shown as 0 at their highest: one atom takes all, whatever shares a 0 with it has none.

        Atoms that share no published 0 go into the same witness.
        """
        chosen = self._chosen()
        witnesses: list[dict[int, int]] = []
        used: list[set[int]] = []
        sharing = self._sharing(chosen)
        for atom in chosen:
            zeros = set(self._rows[atom][self._zero[self._rows[atom]]].tolist())
            number = next((each for each, taken in enumerate(used) if not zeros & taken), len(used))
            if number == len(used):
                used.append(set())
                witnesses.append({})
            # Everything that an atom near by is part of is taken too, so that no atom gets two different counts.
            near = {other for quantity in zeros for other in sharing[quantity]}
            for other in near:
                used[number].update(self._rows[other][self._zero[self._rows[other]]].tolist())
                witnesses[number][other] = 0
            witnesses[number][atom] = self._top
        return witnesses

    def _chosen(self) -> list[int]:
        """An atom for every small count that is shown as 0; one serves several."""
        open_ = self._empty.copy()
        chosen = []
        for atom in self._inside.tolist():
            row = self._rows[atom]
            if open_[row].any():
                open_[row] = False
                chosen.append(atom)
        return chosen

    def _sharing(self, chosen: list[int]) -> dict[int, list[int]]:
        """For every published 0 of the chosen atoms, the atoms that it counts."""
        wanted = np.zeros(len(self._zero), dtype=np.bool_)
        for atom in chosen:
            wanted[self._rows[atom]] = True
        wanted &= self._zero
        found: dict[int, list[int]] = {quantity: [] for quantity in np.flatnonzero(wanted).tolist()}
        for atom, row in enumerate(self._rows):
            for quantity in row[wanted[row]].tolist():
                found[quantity].append(atom)
        return found

    def _changed(self, atoms: Integers, counts: Integers) -> dict[int, int]:
        return {atom: int(counts[atom]) for atom in atoms.tolist()}
