"""The proof that goes with a protected release: whole-number tables that nobody can rule out (G4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightsmonitor.domain.disclosure.gluing import Glue
from rightsmonitor.domain.disclosure.moves import Move
from rightsmonitor.domain.disclosure.problem import Problem


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


def certify(problem: Problem, moves: Sequence[Move], *, threshold: int) -> Certificate:
    """Turn moves of published quantities into differences of joint tables."""
    glue = Glue(problem)
    return Certificate(threshold, problem.layout.dimensions, glue.truth(), tuple(glue.witness(move) for move in moves))
