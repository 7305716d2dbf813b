"""The exact attack on a release as it stands in its file: nothing but the published cells is used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rightsmonitor.domain import tabulation
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict, attack
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, attack_rounded
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.suppression.groups import Group, exposed
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.release import Release


def on_release(release: Release) -> Verdict:
    """What an outsider learns from the tables of one release together."""
    shown = published(release)
    if release.base:
        return attack_rounded(Multiples(shown.layout, shown.values, release.base), threshold=release.threshold)
    return attack(shown, threshold=by_table(shown.layout, limits(release, shown.layout)))


def limits(release: Release, layout: Layout) -> dict[tuple[str, ...], int]:
    """The threshold of each table, by its dimensions."""
    specs = [table.spec.names for table in layout.tables]
    return {names: release.threshold_of(own.key) for names, own in zip(specs, release.tables, strict=True)}


def groups(release: Release) -> tuple[Group, ...]:
    """Groups that everybody sees to be all in one sensitive category, under the group rule; `table` is a key."""
    if release.groups is None:
        return ()
    shown = published(release)
    keys = {table.spec.text: own.key for table, own in zip(shown.layout.tables, release.tables, strict=True)}
    return tuple(replace(each, table=keys[each.table]) for each in exposed(shown, release.groups.sensitive))


def place_levels(release: Release) -> int:
    """How deep the places of its tables go."""
    trees = _trees(release)
    return trees["place"].levels if "place" in trees else 1


def published(release: Release) -> Published:
    """The cells of its tables, and nothing else."""
    specs = tabulation.specs([table.key for table in release.tables], place_levels=place_levels(release))
    layout = Layout.of(_trees(release), specs)
    layout = layout.hiding_zeros(release.zeros_along) if release.zeros_along else layout
    values = np.full(layout.size, -1, dtype=np.int64)
    hidden = np.zeros(layout.size, dtype=np.bool_)
    for number, table in enumerate(release.tables):
        shown = {cell.codes: cell.value for cell in table.cells}
        for at, quantity in enumerate(layout.tables[number].quantity.ravel().tolist()):
            value = shown[layout.codes(number, at)]
            hidden[quantity] = value is None
            values[quantity] = -1 if value is None else value
    return Published(layout, values, hidden)


def _trees(release: Release) -> dict[str, Hierarchy]:
    """The trees as the tables show them: every code that any table has, under its parent."""
    pairs: dict[str, dict[str, str]] = {}
    for table in release.tables:
        for dimension in table.dimensions:
            known = pairs.setdefault(dimension.name, {})
            known.update(zip(dimension.codes, dimension.parents, strict=True))
    return {name: Hierarchy.from_pairs(name, known.items()) for name, known in pairs.items()}
