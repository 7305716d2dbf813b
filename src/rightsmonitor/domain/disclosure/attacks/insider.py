"""The attacker as an insider: somebody who knows one hidden number exactly, and with it works out another one.

With the true counts every possible insider is tried: does a small number keep a second value once another hidden one is
known (G2)? Without them only what holds for every true table is found: numbers that follow from another one whatever
that is, where no table explains the file in which such a number is not small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from rightsmonitor.domain.disclosure.attacks.explaining import unexplained
from rightsmonitor.domain.disclosure.attacks.outsider import room
from rightsmonitor.domain.disclosure.attacks.twins import Twins
from rightsmonitor.domain.disclosure.identities import identical
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.sensitivity import Threshold, for_each, sensitive
from rightsmonitor.domain.disclosure.suppression.guarding import Guard
from rightsmonitor.domain.disclosure.suppression.moves import MoveSearch
from rightsmonitor.domain.disclosure.suppression.witnesses import Witnesses
from rightsmonitor.domain.errors import Cancelled, InvalidTable


@dataclass(frozen=True, slots=True)
class Learned:
    """Whoever knows the quantity `known` exactly has `quantity`."""

    quantity: int
    known: int


@dataclass(frozen=True, slots=True)
class InsiderVerdict:
    """`findings`: one insider for each number that one can learn. `unavoidable`: small numbers that follow from another
    one whatever is hidden. `undecided`: numbers somebody learns of which only the records tell whether they are small.
    """

    findings: tuple[Learned, ...]
    unavoidable: int
    undecided: int
    with_records: bool

    @property
    def safe(self) -> bool:
        return not self.findings


def attack_as_insider(
    published: Published,
    *,
    threshold: Threshold,
    counts: Integers | None = None,
    hideable: Flags | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> InsiderVerdict:
    """Try everybody who may know one hidden quantity. A search that gives up counts as a success.

    `counts`: the true number of each quantity. `hideable`: those that the new release could hide; all when None.
    Raises InvalidTable (reason: does-not-add-up; other-records: the counts are not what is shown), Cancelled.
    """
    thresholds = for_each(threshold, published.layout.size)
    shown = ~published.hidden
    if counts is not None:
        if (counts != published.values)[shown].any():
            raise InvalidTable(table=published.layout.tables[0].spec.text, reason="other-records")
        if (counts == 0)[published.hidden].any():  # so nobody can take it that a hidden number is at least 1
            published = replace(published, unpublished=published.hidden)
    may_hide = np.ones_like(shown) if hideable is None else hideable
    insiders = _Insiders(published, may_hide, counts)
    asked = published.hidden if counts is None else published.hidden & sensitive(np.abs(counts), thresholds)
    quantities = np.flatnonzero(asked & insiders.open).tolist()
    learned: list[Learned] = []
    for done, quantity in enumerate(quantities):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(quantities))
        learned += insiders.learn(quantity)
    unavoidable = len(insiders.unavoidable - {each.quantity for each in learned})
    if counts is not None:
        return InsiderVerdict(tuple(learned), unavoidable, 0, True)
    certain = unexplained(insiders.room, {each.quantity for each in learned}, thresholds)
    findings = tuple(each for each in learned if each.quantity in certain)
    return InsiderVerdict(findings, unavoidable, len(learned) - len(findings), False)


class _Insiders:
    """Witnesses that somebody could have other values, collected for all quantities together."""

    def __init__(self, published: Published, hideable: Flags, counts: Integers | None) -> None:
        self._published, self._hideable, self._counts = published, hideable, counts
        self.room = room(published)
        size = published.layout.size
        self.open = np.zeros(size, dtype=np.bool_)
        self.open[self.room.variables[self.room.variables < size]] = True
        self._twins = Twins(self.room, size, counts)
        self._all_hidden: Twins | None = None
        self.unavoidable: set[int] = set()
        shown = ~published.hidden
        known = shown & ((published.values == 0) | ~hideable)
        base = self._twins.first()
        if base is None or (counts is not None and (base[:size] != counts).any()):
            reason = "does-not-add-up" if counts is None else "other-records"
            raise InvalidTable(table=published.layout.tables[0].spec.text, reason=reason)
        self._witnesses = Witnesses(base[:size])
        same = identical(published.layout, known)
        self._guard = Guard(self._witnesses, same, base[:size], self.room.floor, self.open)
        self._search = MoveSearch(self.room.equations, base, self.open, size, floor=self.room.floor)

    def learn(self, quantity: int) -> Iterator[Learned]:
        """An insider who learns this one, if there is any."""
        if not self._witnesses.through(quantity) and not self._moved(quantity, ()):
            return
        failed: set[int] = set()
        for move in self._guard.moves(quantity, self._search, failed):
            self._witnesses.add(move)
        for known in sorted(failed):
            if known in self._guard.open(quantity) and not self._moved(quantity, (known,)):
                if self._whatever_is_hidden(quantity, known):
                    self._guard.tell(quantity, {known})
                    self.unavoidable.add(quantity)
                else:
                    yield Learned(quantity, known)
                    return

    def _moved(self, quantity: int, known: tuple[int, ...]) -> bool:
        """Are there two tables that fit, differ here, and agree on what is known?"""
        move = self._twins.differing(quantity, known)
        if move is not None:
            self._witnesses.add(move)
        return move is not None

    def _whatever_is_hidden(self, quantity: int, known: int) -> bool:
        if self._all_hidden is None:
            values = self._published.values
            hidden = self._published.hidden | (self._hideable & (values != 0))
            everything = replace(self._published, values=np.where(hidden, -1, values), hidden=hidden)
            self._all_hidden = Twins(room(everything), len(values), self._counts)
        return self._all_hidden.differing(quantity, (known,)) is None
