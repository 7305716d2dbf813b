"""The proof of a chain of rounded releases: all of them together, and what came between any two of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import Verdict
from rightsmonitor.domain.disclosure.layout import RELEASE, Integers
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, attack_rounded
from rightsmonitor.domain.disclosure.rounding.increments import Chained, positions_of
from rightsmonitor.domain.disclosure.rounding.proof import Drawn, RoundingProof, prove_drawn
from rightsmonitor.domain.disclosure.rounding.rounding import members_of
from rightsmonitor.domain.disclosure.suppression.search import Progress, Stop
from rightsmonitor.domain.disclosure.together.linking import REST


def prove_chain(chained: Chained, *, threshold: int) -> RoundingProof:
    """Witnesses over all increments; the first dimension of the proof is the release that first counts an atom."""
    layout, increments = chained.layout, chained.increments
    count, size = len(increments), chained.layout.size
    codes, rows, counts, multiples = [], [], [], []
    for number, each in enumerate(increments):
        node = each.name + (REST if number else "")
        codes += [(node, *atom) for atom in each.atoms]
        counts.append(each.counts)
        multiples.append(each.multiples)
        own = members_of(layout, positions_of(layout, each.atoms, each.name)).rows() if len(each.atoms) else []
        offsets = [size * block for block in _blocks(number, count)]
        rows += [np.concatenate([row + offset for offset in offsets]) for row in own]
    shown = [chained.values(upto) for upto in range(count + 1)]
    true = [chained.counts(upto) for upto in range(count + 1)]
    pairs = spans(count)
    drawn = Drawn(
        base=chained.base,
        dimensions=(RELEASE, *layout.dimensions),
        codes=tuple(codes),
        atom_counts=np.concatenate([_NONE, *counts]),
        multiples=np.concatenate([_NONE, *multiples]),
        rows=rows,
        counts=np.concatenate([*true[1:], *(true[last] - true[first] for first, last in pairs)]),
        values=np.concatenate([*shown[1:], *(shown[last] - shown[first] for first, last in pairs)]),
        ruled=np.arange((count + len(pairs)) * size) < count * size,
    )
    return prove_drawn(drawn, threshold=threshold)


_NONE: Integers = np.zeros(0, dtype=np.int64)


def spans(count: int) -> tuple[tuple[int, int], ...]:
    """Which differences are protected: each release beyond the one before it, and the last beyond every other.

    Numbers count releases: (0, 1) would be the first one itself and is left out.
    """
    steps = [(number, number + 1) for number in range(1, count)]
    return (*steps, *((number, count) for number in range(1, count - 1)))


def _blocks(number: int, count: int) -> list[int]:
    """Where an atom of increment `number` counts: in its own release and all later ones, and across spans."""
    spanning = [count + at for at, (first, last) in enumerate(spans(count)) if first <= number < last]
    return [*range(number, count), *spanning]


def chain_parents(chained: Chained) -> Mapping[str, str]:
    """The tree of releases for the checker: each stands under the next, with what it adds beside it."""
    names = [each.name for each in chained.increments]
    tree = dict(zip(names, [*names[1:], ""], strict=True))
    return tree | {f"{name}{REST}": name for name in names[1:]}


def chain_holds(chained: Chained) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(later, earlier) of every difference that the checker asks for."""
    names = [each.name for each in chained.increments]
    return tuple((names[last - 1], (names[first - 1],)) for first, last in spans(len(names)))


def attack_chain(
    chained_values: list[Multiples],
    *,
    threshold: int,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Verdict:
    """The attack on the last of several rounded releases, and on everything between it and the others.

    A difference of two sums of multiples that both add up was itself rounded from its cells, so it is attacked as
    a release of its own; what remains for a count is at least what remains for any of its increments.
    """
    worst = attack_rounded(chained_values[-1], threshold=threshold, progress=progress, cancelled=cancelled)
    for earlier in chained_values[:-1]:
        step = Multiples(chained_values[-1].layout, chained_values[-1].values - earlier.values, earlier.base)
        found = attack_rounded(step, threshold=threshold, cancelled=cancelled)
        worst = max(worst, found, key=lambda each: (len(each.findings), each.hidden))
    return worst
