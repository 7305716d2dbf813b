"""From true tables to a release that survives the attack: the door that services use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import Verdict, attack, told_quantities
from rightsmonitor.domain.disclosure.certificate import Certificate, certify
from rightsmonitor.domain.disclosure.equations.core import core_of
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.sensitivity import Threshold, for_each, sensitive
from rightsmonitor.domain.disclosure.suppression.groups import GroupRule, at_risk, open_ones
from rightsmonitor.domain.disclosure.suppression.search import Pattern, Progress, Stop, find_pattern, published
from rightsmonitor.domain.errors import GroupExposed

MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """Tables that may be shown, what was hidden why, the attack that failed, and the proof."""

    problem: Problem
    threshold: int  # the lowest of all quantities
    primary: Flags  # counts of 1 … threshold - 1, one flag for each quantity
    hidden: Flags
    published: Published
    verdict: Verdict
    certificate: Certificate
    irredundant: bool  # see `Pattern`
    told: tuple[tuple[int, int], ...] | None = None  # see `Pattern`; None: insiders were not asked about
    zeros: Integers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))  # hidden for the group rule

    @property
    def grouped(self) -> Flags:
        """`zeros` as flags, one for each quantity."""
        flags = np.zeros(self.problem.layout.size, dtype=np.bool_)
        flags[self.zeros] = True
        return flags


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
    threshold: Threshold,
    seed: int,
    insider: bool = False,
    rule: GroupRule | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Surviving:
    """Hide until an exact attack on all tables together fails; in the limit everything but the zeros.

    `insider`: see `find_pattern` (G2). `rule`: groups that must not be seen to be all in one category (G3); the layout
    says where zeros may be hidden. Same input and seed: same result.
    Raises Cancelled, InvalidValue (field: threshold), GroupExposed.
    """
    thresholds = for_each(threshold, problem.layout.size)
    small = sensitive(np.abs(problem.counts), thresholds) & ~problem.standing.fixed
    also = np.zeros_like(small)
    wholes: set[int] = set()
    for attempt in range(MOST_ROUNDS + 1):
        if attempt == MOST_ROUNDS:
            also, wholes = (problem.counts > 0) & problem.standing.fresh_ones, set(range(problem.layout.size))
        pattern = find_pattern(
            problem,
            threshold=thresholds,
            seed=seed,
            also=also,
            groups=() if rule is None else tuple(at_risk(problem, rule, wholes)),
            insider=insider,
            progress=progress,
            cancelled=cancelled,
        )
        _refuse_bare(problem, pattern)
        shown = published(problem, pattern.hidden)
        more = set[int]() if rule is None else open_ones(problem, shown, rule) - wholes
        verdict = attack(
            shown, threshold=thresholds, thorough=False, hints=_Tables(problem, pattern, shown), cancelled=cancelled
        )
        if verdict.safe and not more:
            break
        wholes |= more
        # an attacker cannot know that these are not small ones, so they deserve the same protection
        also[list(told_quantities(verdict))] = True
    # Everybody works these out, and they are not small: a blank that hides nothing only puts readers off.
    known = np.zeros_like(small)
    known[[each.quantity for each in verdict.intervals if each.proved and each.low == each.high]] = verdict.safe
    known &= problem.standing.fresh_ones & ~small
    pattern = replace(pattern, hidden=pattern.hidden & ~known)
    return Surviving(small, pattern, published(problem, pattern.hidden), verdict)


def _refuse_bare(problem: Problem, pattern: Pattern) -> None:
    for line in pattern.bare:
        cell = " × ".join(problem.layout.codes(line.table, line.cell))
        table = problem.layout.tables[line.table].spec.text
        raise GroupExposed(table=table, cell=cell, category=line.category, count=len(pattern.bare))


def protect(
    problem: Problem,
    *,
    threshold: Threshold,
    seed: int,
    insider: bool = False,
    rule: GroupRule | None = None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Protected:
    """As `surviving`, with the proof. Raises as it does."""
    found = surviving(
        problem, threshold=threshold, seed=seed, insider=insider, rule=rule, progress=progress, cancelled=cancelled
    )
    told = found.pattern.told if insider else None
    exceptions = found.pattern.told + found.pattern.same if insider else None
    thresholds = for_each(threshold, problem.layout.size)
    lowest = int(thresholds.min())
    certificate = certify(problem, found.pattern.moves, threshold=lowest, told=exceptions)
    return Protected(
        problem,
        lowest,
        found.primary,
        found.hidden,
        found.published,
        found.verdict,
        certificate,
        found.pattern.irredundant,
        told,
        found.pattern.zeros,
    )


class _Tables(Iterable[Integers]):
    """The true table and all witnesses: where an attack may start, so that it does not search for what is known."""

    def __init__(self, problem: Problem, pattern: Pattern, shown: Published) -> None:
        self._kept = _still_open(problem, shown)
        self._truth = np.concatenate([problem.counts, problem.atom_counts])
        self._moves = pattern.moves

    def __iter__(self) -> Iterator[Integers]:
        yield self._truth[self._kept]
        for move in self._moves:
            table = self._truth.copy()
            table[move.variables] += move.differences
            yield table[self._kept]


def _still_open(problem: Problem, shown: Published) -> Integers:
    """Variables that an attacker has too: no atoms under zeros that could have been hidden and are shown."""
    size, atoms = problem.layout.size, len(problem.atom_counts)
    if problem.core is None or not problem.zeros.any():
        return np.arange(size + atoms)
    core = core_of(problem.layout, ~shown.hidden & (shown.values == 0))
    left = np.zeros((0, problem.core.atoms.shape[1]), dtype=np.int64) if core is None else core.atoms
    places = {atom: at for at, atom in enumerate(map(tuple, problem.core.atoms.tolist()))}
    kept = np.array([places[tuple(atom)] for atom in left.tolist()], dtype=np.int64)
    return np.concatenate([np.arange(size), size + kept])
