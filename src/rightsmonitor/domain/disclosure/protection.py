"""From true tables to a release that survives the attack: the door that services use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.attack import Verdict, attack, told_quantities
from rightsmonitor.domain.disclosure.certificate import Certificate, certify
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.sensitivity import checked_threshold, sensitive
from rightsmonitor.domain.disclosure.suppression import Pattern, Progress, Stop, find_pattern, published

MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """Tables that may be shown, what was hidden why, the attack that failed, and the proof."""

    problem: Problem
    threshold: int
    primary: Flags  # counts of 1 … threshold - 1, one flag for each quantity
    hidden: Flags
    published: Published
    verdict: Verdict
    certificate: Certificate
    irredundant: bool  # see `Pattern`
    told: tuple[tuple[int, int], ...] | None = None  # see `Pattern`; None: insiders were not asked about


@dataclass(frozen=True, slots=True, eq=False)
class Surviving:
    """A pattern that an exact attack does not break; `verdict.safe` says whether one was found."""

    primary: Flags
    pattern: Pattern
    published: Published
    verdict: Verdict

    @property
    def hidden(self) -> Flags:
        return self.pattern.hidden


def surviving(
    problem: Problem,
    *,
    threshold: int,
    seed: int,
    insider: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Surviving:
    """Hide until an exact attack on all tables together fails; in the limit everything but the zeros.

    `insider`: see `find_pattern` (G2). Same input and seed: same result.
    Raises Cancelled, InvalidValue (field: threshold).
    """
    small = sensitive(np.abs(problem.counts), checked_threshold(threshold)) & ~problem.standing.fixed
    also = np.zeros_like(small)
    for attempt in range(MOST_ROUNDS + 1):
        if attempt == MOST_ROUNDS:
            also = (problem.counts > 0) & problem.standing.fresh_ones
        pattern = find_pattern(
            problem,
            threshold=threshold,
            seed=seed,
            also=also,
            insider=insider,
            progress=progress,
            cancelled=cancelled,
        )
        shown = published(problem, pattern.hidden)
        verdict = attack(
            shown, threshold=threshold, thorough=False, hints=_Tables(problem, pattern), cancelled=cancelled
        )
        if verdict.safe:
            break
        # an attacker cannot know that these are not small ones, so they deserve the same protection
        also[list(told_quantities(verdict))] = True
    return Surviving(small, pattern, shown, verdict)


def protect(
    problem: Problem,
    *,
    threshold: int,
    seed: int,
    insider: bool = False,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Protected:
    """As `surviving`, with the proof. Raises Cancelled, InvalidValue (field: threshold)."""
    found = surviving(problem, threshold=threshold, seed=seed, insider=insider, progress=progress, cancelled=cancelled)
    told = found.pattern.told if insider else None
    exceptions = found.pattern.told + found.pattern.same if insider else None
    certificate = certify(problem, found.pattern.moves, threshold=threshold, told=exceptions)
    return Protected(
        problem,
        threshold,
        found.primary,
        found.hidden,
        found.published,
        found.verdict,
        certificate,
        found.pattern.irredundant,
        told,
    )


class _Tables(Iterable[Integers]):
    """The true table and all witnesses: where an attack may start, so that it does not search for what is known."""

    def __init__(self, problem: Problem, pattern: Pattern) -> None:
        self._truth = np.concatenate([problem.counts, problem.atom_counts])
        self._moves = pattern.moves

    def __iter__(self) -> Iterator[Integers]:
        yield self._truth
        for move in self._moves:
            table = self._truth.copy()
            table[move.variables] += move.differences
            yield table
