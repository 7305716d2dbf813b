"""A rounded release: random numbers from the operating system, errors of earlier releases carried over, the proof."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.rounding.attack import Multiples, attack_rounded
from rightsmonitor.domain.disclosure.rounding.proof import prove
from rightsmonitor.domain.disclosure.rounding.rounding import Rounded, checked_base, fingerprint, round_tables
from rightsmonitor.domain.disclosure.sensitivity import sensitive
from rightsmonitor.domain.errors import UnsafeRelease
from rightsmonitor.domain.release import Release, ReleaseState, Verdict
from rightsmonitor.domain.tabulation import Tabulated
from rightsmonitor.services.release import proof
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.vault import Vault

METHOD = "rounding-additive"
_SECRET_BYTES = 32
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`values`: the published multiple of each quantity; `inside`: JSON that never leaves the vault."""

    values: tuple[int, ...]
    verdict: Verdict
    inside: str


def made(
    vault: Vault,
    tabulated: Tabulated,
    *,
    period: Period,
    threshold: int,
    base: int,
    again: Sequence[Release] = (),
    progress: Progress | None,
    cancelled: Stop | None,
) -> Made:
    """Rounded, attacked and proved. `again`: the releases of the year that a re-base counts afresh.

    Raises InvalidValue(field="base"), Cancelled, UnsafeRelease.
    """
    problem = tabulated.problem
    mark = fingerprint(problem, checked_base(base))
    secret = _drawn_before(vault, mark) or os.urandom(_SECRET_BYTES)
    carried = None if again else _carried(vault, tabulated, period, base)
    rounded = round_tables(
        problem,
        base=base,
        secret=secret,
        carried=carried,
        before=_shown_before(tabulated, again),
        progress=progress,
        cancelled=cancelled,
    )
    found = attack_rounded(Multiples(problem.layout, rounded.values, base), threshold=threshold, cancelled=cancelled)
    if not found.safe:
        raise UnsafeRelease(cells=len(found.findings))
    verdict = Verdict(
        exact=found.exact,
        narrow=found.narrow,
        hidden=0,
        sensitive=int(sensitive(problem.counts, threshold).sum()),
        narrowest=base if found.narrowest is None else found.narrowest,
        units=tabulated.units,
        units_visible=tabulated.units,
        method=METHOD,
    )
    inside = {
        "mode": "round",
        "secret": secret.hex(),
        "fingerprint": mark,
        "primary": [],
        "errors": _errors(tabulated, rounded),
        "certificate": proof.document(prove(rounded, threshold=threshold), problem.layout.hierarchies),
    }
    return Made(values=tuple(rounded.values.tolist()), verdict=verdict, inside=json.dumps(inside))


def _rounded_before(vault: Vault) -> Iterator[tuple[rows.StoredRelease, dict[str, Any]]]:
    for stored in rows.list_(vault):
        inside = json.loads(stored.inside)
        if inside.get("mode") == "round":
            yield stored, inside


def _drawn_before(vault: Vault, mark: str) -> bytes | None:
    """The random numbers of a release of the same figures that was returned: they are never drawn again."""
    for _, inside in _rounded_before(vault):
        if inside["fingerprint"] == mark:
            return bytes.fromhex(inside["secret"])
    return None


def _carried(vault: Vault, tabulated: Tabulated, period: Period, base: int) -> Integers | None:
    """The errors of the year so far, for each quantity that earlier rounded releases showed too."""
    layout = tabulated.problem.layout
    carried = np.zeros(layout.size, dtype=np.int64)
    for stored, inside in _rounded_before(vault):
        same_year = Period.parse(stored.period).first.year == period.first.year
        if stored.state is ReleaseState.RETURNED or not same_year or inside["certificate"]["base"] != base:
            continue
        here = np.zeros(layout.size, dtype=np.int64)  # set, not added: several tables may show one quantity
        for number, key in enumerate(tabulated.keys):
            known = {tuple(codes): error for codes, error in inside["errors"].get(key, [])}
            for at, quantity in enumerate(layout.tables[number].quantity.ravel().tolist()):
                if error := known.get(layout.codes(number, at)):
                    here[quantity] = error
        carried += here
    return carried if carried.any() else None


def _shown_before(tabulated: Tabulated, again: Sequence[Release]) -> list[Integers]:
    """What each release of the year showed of every quantity."""
    layout, found = tabulated.problem.layout, []
    for release in again:
        values = np.zeros(layout.size, dtype=np.int64)
        cells = {(table.key, cell.codes): cell.value or 0 for table in release.tables for cell in table.cells}
        for number, key in enumerate(tabulated.keys):
            shown = [cells.get((key, codes), 0) for codes in layout.all_codes(number)]
            values[layout.tables[number].quantity.ravel()] = shown
        found.append(values)
    return found


def _errors(tabulated: Tabulated, rounded: Rounded) -> dict[str, list[Any]]:
    """Published minus true for every cell where they differ."""
    layout, errors = tabulated.problem.layout, rounded.errors
    return {
        key: [
            [layout.codes(number, at), int(errors[q])]
            for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
            if errors[q]
        ]
        for number, key in enumerate(tabulated.keys)
    }
