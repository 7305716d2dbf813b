"""Earlier rounded files on the command line: which they are, and whether they belong to one chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.rounding.attack import Multiples
from rightsmonitor.domain.disclosure.rounding.increments import Increment, positions_of, summed
from rightsmonitor.domain.errors import MixedReleases, ReleaseContradicted, UnreadableFile

NEW = "*"  # the release that is being made; no file has this name


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier rounded file: what it shows, and what it was made from."""

    name: str
    path: Path
    multiples: Multiples
    increment: Increment
    digest: str


def named(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Published files, or folders of them in the order of their names; hierarchies among them are no releases.

    Raises UnreadableFile (reason: missing).
    """
    found = []
    for path in paths:
        inside = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        chosen = [each for each in inside if not each.name.startswith("hier_")]
        if not chosen or not chosen[0].is_file():
            raise UnreadableFile(name=path.name, reason="missing")
        found += chosen
    stems = [path.stem for path in found]
    for at, path in enumerate(found, start=1):
        yield f"{path.stem} ({at})" if stems.count(path.stem) > 1 else path.stem, path


def check_same(earlier: Multiples, layout: Layout, base: int, name: str) -> None:
    """One chain has one base and one set of tables. Raises MixedReleases."""
    if earlier.base != base:
        raise MixedReleases(release=name, reason="base")
    theirs, ours = earlier.layout, layout
    same = [table.spec.text for table in theirs.tables] == [table.spec.text for table in ours.tables]
    if not same or any(theirs.hierarchies[each].codes != ours.hierarchies[each].codes for each in ours.dimensions):
        raise MixedReleases(release=name, reason="tables")


def check_sums(chain: Sequence[Earlier]) -> None:
    """Does each file show what its private file and those before it say? Raises ReleaseContradicted."""
    before = None
    for each in chain:
        layout = each.multiples.layout
        if before is not None:
            check_same(before, layout, each.multiples.base, each.name)
        positions_of(layout, each.increment.atoms, each.name)
        shown = summed(layout, each.increment.atoms, each.increment.multiples)
        if (shown + (0 if before is None else before.values) != each.multiples.values).any():
            raise ReleaseContradicted(release=each.name)
        before = each.multiples


def falling(chain: Sequence[Multiples]) -> bool:
    """Does a later file show less than an earlier one? Then they are no chain."""
    return any((after.values < before.values).any() for before, after in pairwise(chain))


def same_tables(chain: Sequence[tuple[str, Multiples]]) -> list[Multiples]:
    """The files of a chain for the attack. Raises MixedReleases, ReleaseContradicted."""
    *earlier, (name, new) = chain
    for other, each in earlier:
        check_same(each, new.layout, new.base, other)
    found = [each for _, each in chain]
    if falling(found):
        raise ReleaseContradicted(release=name)
    return [Multiples(new.layout, np.asarray(each.values), new.base) for each in found]
