"""The draw of mode R: atoms go up or down by chance, with chances that favour small errors of all published numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from rightsmonitor.domain.disclosure.layout import UNBOUNDED, Flags, Integers
from rightsmonitor.domain.errors import Cancelled

FREE_SHARE = 0.15  # of the atoms are rounded by chance alone and stay so
TEMPERATURE = 2.0
OWN_WEIGHT = 4.0  # further weight of the error of a finest cell
SQUARE_WEIGHT = 0.02  # keeps single large errors of totals away
EMPTY_WEIGHT = 20.0  # for each published 0 that would stand for too many units
NEVER = 1e12  # the same once nothing may be emptied any more
MOST_VISITS, MOST_SWEEPS, FEWEST_SWEEPS = 200_000, 40, 12
_NO_ERROR = -(2**60)
STEEPEST = 50.0  # beyond exp(-50) chances are nought
Reals = NDArray[np.float64]
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """`quantity[starts[i]:starts[i + 1]]`: the published quantities that count atom i, each once."""

    starts: Integers
    quantity: Integers

    def rows(self) -> list[Integers]:
        """One array for each atom."""
        return np.split(self.quantity, self.starts[1:-1]) if len(self.starts) > 1 else []


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """What the draw needs to know: atoms with their counts, and which published numbers they are part of."""

    base: int
    members: Members
    counts: Integers  # of each atom
    totals: Integers  # true count of each quantity
    finest: Flags  # beside each quantity
    must_show: Flags  # beside each quantity: a published 0 would stand for `base` units or more
    least: Integers  # shown of each quantity, as far as its atoms can
    most: Integers
    carried: Integers | None  # errors of earlier releases, for each quantity


def drawn(rule: Rule, secret: bytes, progress: Progress | None, cancelled: Stop | None) -> Integers:
    """The multiple of each atom."""
    sampler = _Sampler(rule, secret)
    sampler.start()
    for number in range(sampler.sweeps):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(number, sampler.sweeps)
        sampler.sweep(f"sweep {number}")
    sampler.correct()
    sampler.sweep("last", downwards=True)
    return sampler.multiples()


def sweeps_for(live: int) -> int:
    """How often each atom that is not free is drawn again."""
    return max(FEWEST_SWEEPS, min(MOST_SWEEPS, live, MOST_VISITS // max(live, 1)))


def uniform(secret: bytes, purpose: str, count: int) -> Reals:
    """`count` numbers in [0, 1) that nobody can guess without the secret, other ones for each purpose."""
    stream = hashlib.shake_256(len(secret).to_bytes(4, "big") + secret + purpose.encode()).digest(4 * count)
    return np.frombuffer(stream, dtype=">u4").astype(np.float64) / 2.0**32


class _Sampler:
    """The state of the draw: which atoms are up, the errors, and for each quantity what one step up would cost.

    `_step[q]` is the cost of raising quantity q from its error now, `_last[q]` from one step below, so that a visit
    adds up one line of numbers and only a change works costs out again.
    """

    def __init__(self, rule: Rule, secret: bytes) -> None:
        self._rule, self._secret, self._base = rule, secret, rule.base
        remainder = rule.counts % rule.base
        self._open: Integers = np.flatnonzero(remainder).astype(np.int64)
        self._remainder = remainder[self._open]
        rows = rule.members.rows()
        self._rows = [rows[atom] for atom in self._open.tolist()]
        # The error of a published 0 that would stand for too many units; where there is none, no error at all.
        self._empty: Integers = np.where(rule.must_show, -rule.totals, _NO_ERROR)
        self._empty_weight = EMPTY_WEIGHT
        self._errors: Integers = np.zeros(len(rule.totals), dtype=np.int64)
        self._prices, self._price_at = _prices(rule)
        self._up: list[bool] = []
        self._live: list[int] = []
        self.sweeps = 0

    def start(self) -> None:
        """Every atom by chance alone, without bias; a share of them stays as it is."""
        count = len(self._open)
        up = uniform(self._secret, "start", count) < self._remainder / self._base
        self._up = up.tolist()
        self._live = np.flatnonzero(uniform(self._secret, "free", count) >= FREE_SHARE).tolist()
        self.sweeps = sweeps_for(len(self._live))
        error = np.where(up, self._base - self._remainder, -self._remainder)
        for row, change in zip(self._rows, error.tolist(), strict=True):
            self._errors[row] += change
        self._renew()

    def _renew(self) -> None:
        everywhere = np.arange(len(self._errors))
        self._step = self._cost(self._errors, everywhere)
        self._last = self._cost(self._errors - self._base, everywhere)

    def sweep(self, purpose: str, *, downwards: bool = False) -> None:
        """Visit every live atom once, in the order of its codes, and draw it again given all others.

        `downwards`: only those that are up, and nothing is emptied.
        """
        chance = uniform(self._secret, purpose, len(self._open)).tolist()
        up, rows, step, last, add = self._up, self._rows, self._step, self._last, np.add.reduce
        for atom in self._live:
            is_up = up[atom]
            if downwards and not is_up:
                continue
            costs = last if is_up else step
            steep = float(add(costs.take(rows[atom]))) / TEMPERATURE
            goes_up = chance[atom] < (1.0 / (1.0 + exp(steep)) if steep < STEEPEST else 0.0)
            if goes_up != is_up:
                self._turn(atom)

    def _turn(self, atom: int) -> None:
        """Bring an atom to its other neighbour."""
        row, base = self._rows[atom], self._base
        if self._up[atom]:
            errors = self._errors[row] - base
            self._step[row] = self._last[row]
            self._last[row] = self._cost(errors - base, row)
        else:
            errors = self._errors[row] + base
            self._last[row] = self._step[row]
            self._step[row] = self._cost(errors, row)
        self._errors[row] = errors
        self._up[atom] = not self._up[atom]

    def _cost(self, errors: Integers, row: Integers) -> Reals:
        """For each quantity what it costs to have one step more than these errors."""
        at = errors + self._price_at[row]
        cost: Reals = self._prices.take(at)
        if self._rule.carried is not None:
            cost = cost + self._prices.take(at + self._rule.carried[row])
        empty = errors == self._empty[row]
        if empty.any():
            cost[empty] -= self._empty_weight
        return cost

    def correct(self) -> None:
        """A published 0 stands for fewer than `base` units: where it does not, the largest remainder inside goes up.

        From here on nothing is emptied any more.
        """
        totals = self._rule.totals
        wrong = np.flatnonzero((self._errors + totals == 0) & self._rule.must_show)
        inside = self._inside(wrong)
        for quantity in wrong.tolist():
            if self._errors[quantity] + totals[quantity] == 0:
                self._turn(max(inside[quantity], key=lambda each: (int(self._remainder[each]), -each)))
        self._limit()
        self._empty_weight = NEVER
        self._renew()

    def _limit(self) -> None:
        """Between `least` and `most` of each quantity: atoms that go up for it stay up."""
        rule = self._rule
        few = np.flatnonzero((self._errors + rule.totals < rule.least) & (rule.totals >= rule.least))
        many = np.flatnonzero(rule.most < UNBOUNDED)
        inside = self._inside(np.union1d(few, many))
        held: set[int] = set()
        for quantity in few.tolist():
            for atom in sorted(inside[quantity], key=lambda each: -int(self._remainder[each])):
                if self._errors[quantity] + rule.totals[quantity] < rule.least[quantity] and not self._up[atom]:
                    self._turn(atom)
                    held.add(atom)
        for quantity in many.tolist():
            for atom in sorted(inside[quantity], key=lambda each: int(self._remainder[each])):
                shown = self._errors[quantity] + rule.totals[quantity]
                if shown > rule.most[quantity] and self._up[atom] and atom not in held and self._may_fall(atom):
                    self._turn(atom)
        stays = [self._up[atom] and (atom in held or not self._may_fall(atom)) for atom in self._live]
        self._live = [atom for atom, fixed in zip(self._live, stays, strict=True) if not fixed]

    def _may_fall(self, atom: int) -> bool:
        """Would nothing that it is part of be shown as too little?"""
        row, rule = self._rows[atom], self._rule
        after = self._errors[row] + rule.totals[row] - self._base
        return not ((after < rule.least[row]) | (rule.must_show[row] & (after == 0))).any()

    def _inside(self, quantities: Integers) -> dict[int, list[int]]:
        """The open atoms that some quantities count."""
        found: dict[int, list[int]] = {quantity: [] for quantity in quantities.tolist()}
        wanted = np.zeros(len(self._errors), dtype=np.bool_)
        wanted[quantities] = True
        for atom, row in enumerate(self._rows if found else ()):
            for quantity in row[wanted[row]].tolist():
                found[quantity].append(atom)
        return found

    def multiples(self) -> Integers:
        """What each atom was rounded to."""
        found = self._rule.counts // self._base
        found[self._open] += np.array(self._up, dtype=np.int64)
        result: Integers = found * self._base
        return result


def _prices(rule: Rule) -> tuple[Reals, Integers]:
    """`step_cost` of every error there can be, worked out once, and where the error 0 of each quantity stands in it."""
    most = int(np.bincount(rule.members.quantity, minlength=1).max(initial=0)) + 2
    reach = rule.base * most + (0 if rule.carried is None else int(np.abs(rule.carried).max(initial=0)))
    errors = np.arange(-reach, reach + 1, dtype=np.float64)
    prices = [step_cost(errors, rule.base, np.full(len(errors), weight)) for weight in (1.0, 1.0 + OWN_WEIGHT)]
    return np.concatenate(prices), np.where(rule.finest, reach + len(errors), reach).astype(np.int64)


def step_cost(errors: Reals, base: int, weights: Reals) -> Reals:
    """How much the weighted absolute errors, and a little of their squares, grow when one base is added."""
    grown = np.abs(errors + base) - np.abs(errors)
    cost: Reals = weights * grown + SQUARE_WEIGHT * base * (2.0 * errors + base)
    return cost
