"""Packages of one make together: their bounds, what must be hidden further, and the exact attacker on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rightsmonitor.domain.disclosure.attacks.outsider import attack
from rightsmonitor.domain.disclosure.equations import bounds
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.together import national, recheck, stricter
from rightsmonitor.domain.disclosure.together.national import Batch, Shape
from rightsmonitor.domain.errors import InvalidTable, InvalidValue, NotGenuine, UnsafeRelease
from rightsmonitor.services.national import packages
from rightsmonitor.services.national.packages import Current, Stop

MOST_ATTACKED = 500  # hidden counts that the exact attacker looks at together, without being asked to
TOGETHER, EACH, NONE = "together", "each", "none"


def by_shape(found: Sequence[Current]) -> Iterator[list[Current]]:
    """Packages with the same codes and tables, exact and rounded ones apart."""
    kinds: dict[tuple[int, bool], list[Current]] = {}
    for each in found:
        kinds.setdefault((id(each.figures.shape), each.figures.rounded), []).append(each)
    yield from kinds.values()


@dataclass(slots=True, eq=False)
class Batched:
    """Packages of one shape with their bounds, and the digests of those that had to be made stricter."""

    found: list[Current]
    batch: Batch
    stricter: set[str]  # digests

    @classmethod
    def of(cls, found: list[Current], floor: int, cancelled: Stop) -> Batched:
        """Raises NotGenuine (reason: figures), UnsafeRelease, Cancelled."""
        first = found[0].figures
        values = np.stack([each.figures.values for each in found])
        rounded = np.array([each.figures.rounded for each in found])
        made = cls(
            found,
            Batch(
                shape=first.shape,
                values=values,
                hidden=values < 0,
                rounded=rounded,
                impossible=np.stack([each.figures.impossible for each in found]),
                least=values.copy(),
                most=values.copy(),
                thresholds=np.stack([_thresholds(each, floor) for each in found]),
            ),
            set(),
        )
        made._bound()
        if not first.rounded:
            made._protect(cancelled)
        return made

    def _bound(self) -> None:
        batch, layout = self.batch, self.batch.shape.layout
        if batch.rounded[0]:
            for at, each in enumerate(self.found):
                batch.least[at], batch.most[at] = _rounded(each, batch.values[at])
            return
        try:
            batch.least[:], batch.most[:] = bounds.bounds(layout, batch.values, batch.hidden)
        except InvalidTable as failure:
            name = self.found[int(failure.facts["table"])].package.folder.name
            raise NotGenuine(reason="figures", package=name) from failure

    def _protect(self, cancelled: Stop) -> None:
        """Hides more of each package that shows or gives away a count below its threshold."""
        for at in range(len(self.found)):
            if self._unsafe(at).any():
                self.harden(at, cancelled)

    def _unsafe(self, at: int) -> Flags:
        batch, threshold = self.batch, self.batch.thresholds[at]
        told = stricter.told(batch.least[at], batch.most[at], batch.hidden[at], threshold)
        return np.asarray(told | stricter.small(batch.values[at], batch.hidden[at], threshold))

    def harden(self, at: int, cancelled: Stop) -> None:
        """Raises UnsafeRelease, with the name of the folder as `package`."""
        batch, package, threshold = self.batch, self.found[at].package, self.batch.thresholds[at]
        with packages.named(package.folder):
            shown = Published(batch.shape.layout, batch.values[at], batch.hidden[at])
            seed = int(hashlib.sha256(f"{package.digest}:{int(threshold.min())}".encode()).hexdigest()[:8], 16)
            made = stricter.stricter(shown, threshold=threshold, seed=seed, cancelled=cancelled)
            batch.values[at], batch.hidden[at] = made.values, made.hidden
            ends = bounds.bounds(batch.shape.layout, made.values[None], made.hidden[None])
            batch.least[at], batch.most[at] = ends[0][0], ends[1][0]
            if (unsafe := self._unsafe(at)).any():
                raise UnsafeRelease(cells=int(unsafe.sum()))
        self.stricter.add(package.digest)

    def published(self) -> Iterator[tuple[str, Published, Integers]]:
        """Digest of each package (an office may have several), what it shows now, and its thresholds."""
        batch = self.batch
        for at, each in enumerate(self.found):
            shown = Published(batch.shape.layout, batch.values[at], batch.hidden[at])
            yield each.package.digest, shown, batch.thresholds[at]


def _thresholds(each: Current, floor: int) -> Integers:
    """Beside each quantity the threshold of the office, or the authority's floor where that is higher."""
    shape, facts = each.figures.shape, each.package.facts
    specs = [table.spec.names for table in shape.layout.tables]
    limits = {names: max(floor, facts.threshold_of(key)) for names, key in zip(specs, shape.keys, strict=True)}
    return by_table(shape.layout, limits)


def _rounded(each: Current, values: Integers) -> tuple[Integers, Integers]:
    with packages.named(each.package.folder):
        try:
            return bounds.rounded_bounds(each.figures.shape.layout, values, each.package.facts.base)
        except (InvalidTable, InvalidValue) as failure:
            raise NotGenuine(reason="figures") from failure


def attacked(shape: Shape, batches: Sequence[Batched], *, floor: int, thorough: bool, cancelled: Stop) -> str:
    """Lets the exact attacker loose, and hides more of what falls; which of both attacks it was.

    Offices count different units, so what can be read of one package beside all others is what can be read of it alone.
    """
    exact = [each for each in batches if not each.batch.rounded[0]]
    hidden = sum(int(each.batch.hidden.sum()) for each in exact)
    if not exact or not (thorough or hidden <= MOST_ATTACKED):
        return NONE
    kind = TOGETHER if hidden <= MOST_ATTACKED else EACH
    for last in (False, True):
        fallen = _fallen(shape, exact, floor, cancelled) if kind == TOGETHER else _alone(exact, cancelled)
        if not fallen:
            break
        if last:
            raise UnsafeRelease(cells=len(fallen))
        for each in exact:
            for at, one in enumerate(each.found):
                if one.package.digest in fallen:
                    each.harden(at, cancelled)
    return kind


def _fallen(shape: Shape, exact: Sequence[Batched], floor: int, cancelled: Stop) -> tuple[str, ...]:
    """Packages of which something is told by everything together."""
    joined = national.added(shape, [each.batch for each in exact])
    shown = [(digest, published) for each in exact for digest, published, _ in each.published()]
    return recheck.attacked(joined, shown, threshold=floor, cancelled=cancelled)


def _alone(exact: Sequence[Batched], cancelled: Stop) -> tuple[str, ...]:
    """Packages of which something is told by themselves."""
    return tuple(
        digest
        for each in exact
        for digest, published, threshold in each.published()
        if not attack(published, threshold=threshold, thorough=False, cancelled=cancelled).safe
    )
