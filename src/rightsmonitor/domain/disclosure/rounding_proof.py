"""The proof that goes with a rounded release: other tables that round to the very same numbers (G4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.rounding import Rounded, members_of

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


def prove(rounded: Rounded, *, threshold: int) -> RoundingProof:
    """Witnesses that give every published or derivable count of 1 … threshold - 1 all values of its class."""
    writer = _Writer(rounded, threshold)
    witnesses = [writer.lowest(), writer.highest(), *writer.one_by_one()]
    codes = writer.codes
    return RoundingProof(
        base=rounded.base,
        threshold=threshold,
        dimensions=rounded.problem.layout.dimensions,
        truth=tuple(zip(codes, rounded.counts.tolist(), strict=True)),
        multiples=tuple(zip(codes, rounded.multiples.tolist(), strict=True)),
        witnesses=tuple(
            tuple((codes[atom], count) for atom, count in sorted(witness.items())) for witness in witnesses if witness
        ),
    )


class _Writer:
    def __init__(self, rounded: Rounded, threshold: int) -> None:
        problem = rounded.problem
        self._top = rounded.base - 1
        self._counts, self._multiples = rounded.counts, rounded.multiples
        self._rows = members_of(problem.layout, rounded.atoms).rows()
        small = (problem.counts > 0) & (problem.counts < threshold)
        self._empty: Flags = small & (rounded.values == 0)
        self._inside: Integers = np.flatnonzero([small[row].any() for row in self._rows]).astype(np.int64)
        names = [problem.layout.hierarchies[name].codes for name in problem.layout.dimensions]
        self.codes: list[Codes] = [
            tuple(axis[position] for axis, position in zip(names, atom, strict=True)) for atom in rounded.atoms.tolist()
        ]
        self._zero = rounded.values == 0

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
