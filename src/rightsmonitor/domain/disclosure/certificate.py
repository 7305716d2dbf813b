"""The proof that goes with a protected release: whole-number tables that nobody can rule out (G4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.suppression.gluing import Glue
from rightsmonitor.domain.disclosure.suppression.moves import Move

Cell = tuple[int, tuple[str, ...]]  # number of a table, codes


@dataclass(frozen=True, slots=True)
class Certificate:
    """Joint tables over all dimensions, sparse: codes of a joint cell and its count.

    `truth` is the table that was counted; each witness lists differences from it. It stays in the vault,
    because it holds what is hidden.
    """

    threshold: int
    dimensions: tuple[str, ...]
    truth: tuple[tuple[tuple[str, ...], int], ...]
    witnesses: tuple[tuple[tuple[tuple[str, ...], int], ...], ...]
    told: tuple[tuple[Cell, Cell], ...] | None = None  # exceptions from G2: who knows the second has the first


def certify(
    problem: Problem, moves: Sequence[Move], *, threshold: int, told: Sequence[tuple[int, int]] | None = None
) -> Certificate:
    """Turn moves of published quantities into differences of joint tables.

    `told`: pairs (protected, known) that are left out of the claim about insiders; None: there is no such claim.
    """
    glue = Glue(problem)
    witnesses = tuple(glue.witness(move) for move in moves)
    exceptions = None if told is None else _cells(problem.layout, told)
    return Certificate(threshold, problem.layout.dimensions, glue.truth(), witnesses, exceptions)


def _cells(layout: Layout, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[Cell, Cell], ...]:
    """One cell for each quantity of these pairs; pairs with a quantity that has no cell are left out."""
    wanted = {quantity for pair in pairs for quantity in pair}
    place: dict[int, Cell] = {}
    for number, table in enumerate(layout.tables) if wanted else ():
        for cell, quantity in enumerate(table.quantity.ravel().tolist()):
            if quantity in wanted and quantity not in place:
                place[quantity] = number, layout.codes(number, cell)
    return tuple((place[one], place[other]) for one, other in pairs if one in place and other in place)
