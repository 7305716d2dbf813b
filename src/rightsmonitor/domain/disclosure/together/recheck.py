"""Does a national table, beside all packages it was made of, tell anything that one package hides?

Two attackers. The first has every number and every interval and subtracts all other offices from each national figure;
it is fast at any size. The second is the exact one of `attack` on everything together, for as much as it can hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import attack, told_quantities
from rightsmonitor.domain.disclosure.layout import RELEASE, UNBOUNDED, Integers
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.suppression.search import Progress, Stop
from rightsmonitor.domain.disclosure.together.linking import REST, Edition, joint_published, link
from rightsmonitor.domain.disclosure.together.national import Batch, Sums, places
from rightsmonitor.domain.disclosure.together.stricter import told

TOGETHER = "national"  # the name of the edition over all offices


def subtracted(sums: Sums, batches: Sequence[Batch]) -> int:
    """How many hidden counts of single packages are told once the bounds of all others are taken from the sums."""
    found = 0
    for batch in batches:
        ours, theirs = places(sums.shape, batch.shape)
        least, most = batch.least[:, ours], batch.most[:, ours]
        low, high = _left(sums, theirs, least, most)
        hidden = batch.hidden[:, ours]
        ends = np.maximum(low, least), np.minimum(high, most)
        found += int(told(*ends, hidden, batch.thresholds[:, ours]).sum())
    return found


def insiders(sums: Sums, batches: Sequence[Batch]) -> int:
    """How many hidden counts of single packages are told to an office that knows its own true numbers.

    The most dangerous insider for a number is the other office whose own interval is the widest: whatever its true
    number is, knowing it takes no more than this width from what the sums leave open.
    """
    first, second = _widest(sums, batches)
    found = 0
    for batch in batches:
        ours, theirs = places(sums.shape, batch.shape)
        least, most = batch.least[:, ours], batch.most[:, ours]
        low, high = _left(sums, theirs, least, most)
        own = np.minimum(most - least, UNBOUNDED)
        insider = np.where(own == first[theirs], second[theirs], first[theirs])
        # `_left` lets the insider be anywhere; a number that is known moves each end by the width of its interval.
        slack_high = np.where(high >= UNBOUNDED, UNBOUNDED, high - insider)
        slack_low = np.where((low <= 0) | (insider >= UNBOUNDED), low, low + insider)
        ends = np.maximum(slack_low, least), np.minimum(slack_high, most)
        found += int(told(*ends, batch.hidden[:, ours], batch.thresholds[:, ours]).sum())
    return found


def _widest(sums: Sums, batches: Sequence[Batch]) -> tuple[Integers, Integers]:
    """The widest and the second widest interval of any package, for each national quantity."""
    first = np.zeros(sums.shape.layout.size, dtype=np.int64)
    second = first.copy()
    for batch in batches:
        ours, theirs = places(sums.shape, batch.shape)
        for width in np.minimum(batch.most[:, ours] - batch.least[:, ours], UNBOUNDED):
            second[theirs] = np.maximum(second[theirs], np.minimum(first[theirs], width))
            first[theirs] = np.maximum(first[theirs], width)
    return first, second


def _left(sums: Sums, theirs: Integers, least: Integers, most: Integers) -> tuple[Integers, Integers]:
    """The bounds of each package's numbers from the national ones, less the bounds of all other packages."""
    shown = ~sums.hidden & ~sums.rounded
    top = np.where(shown, sums.values, sums.most)[theirs]
    bottom = np.where(shown, sums.values, sums.least)[theirs]
    others_least = sums.least[theirs] - least
    open_here = most >= UNBOUNDED
    # The most that all others can be: none where one of them has no limit.
    limit = sums.most[theirs]
    others_most = np.where(limit >= UNBOUNDED, UNBOUNDED, limit - np.where(open_here, 0, most))
    high = np.where(top >= UNBOUNDED, UNBOUNDED, top - others_least)
    low = np.where(others_most >= UNBOUNDED, 0, bottom - others_most)
    return low, high


def together(sums: Sums, offices: Sequence[tuple[str, Published]]) -> tuple[Published, dict[str, Integers]]:
    """Everything that is published, as one: the national tables over those of the offices, and nothing beside them.

    Also the joint quantity beside each quantity of each office. Every office publishes all national tables exactly.
    Raises ReleaseContradicted, InvalidTable, InvalidHierarchy.
    """
    editions = [Edition(name, published) for name, published in offices]
    whole = Published(sums.shape.layout, sums.values, sums.hidden)
    linking = link([*editions, Edition(TOGETHER, whole, tuple(name for name, _ in offices))])
    joint = joint_published(linking)
    values, hidden = joint.values.copy(), joint.hidden.copy()
    unpublished = np.zeros_like(hidden) if joint.unpublished is None else joint.unpublished.copy()
    rest = linking.layout.hierarchies[RELEASE].codes.index(f"{TOGETHER}{REST}")
    for table in linking.layout.tables:  # nobody is counted nationally and by no office
        nobody = table.quantity[table.axes[0] == rest].ravel()
        values[nobody], hidden[nobody], unpublished[nobody] = 0, False, False
    joint = replace(joint, values=values, hidden=hidden, unpublished=unpublished)
    return joint, {name: linking.quantities[name] for name, _ in offices}


def attacked(
    sums: Sums,
    offices: Sequence[tuple[str, Published]],
    *,
    threshold: int,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[str, ...]:
    """The offices of which something is told by everything together, by the exact attacker."""
    joint, quantities = together(sums, offices)
    verdict = attack(joint, threshold=threshold, thorough=False, progress=progress, cancelled=cancelled)
    told_ones = np.zeros(joint.layout.size, dtype=np.bool_)
    told_ones[list(told_quantities(verdict))] = True
    return tuple(name for name, where in quantities.items() if told_ones[where].any())
