"""From verified units to a frozen release: scope, tables, protection, verdict."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from rightsmonitor import __version__
from rightsmonitor.domain import ids, tabulation
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Integers, Layout
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.errors import InvalidValue, PeriodClosed, PeriodNotBegun, UnsafeRelease
from rightsmonitor.domain.release import Cell, CellKind, Release, ReleaseState, Table, Verdict
from rightsmonitor.domain.tabulation import Facts, Scope, Tabulated
from rightsmonitor.services import labels, proof, rounding
from rightsmonitor.services.session import Session
from rightsmonitor.storage import audit, meta, units
from rightsmonitor.storage import releases as rows

RULE_SET = "RM-S-2026.1"
ROUNDING_RULES = "RM-R-2026.1"
LOWEST_THRESHOLD = 3  # floor of disclosure-control.md: nobody goes below
_METHOD = "suppression-milp"
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


def frozen(
    session: Session,
    *,
    period: Period,
    tables: Sequence[str],
    threshold: int,
    scope: str,
    place_levels: int,
    base: int,
    progress: Progress | None,
    cancelled: Stop | None,
) -> tuple[Release, str]:
    """The release, and JSON about it that never leaves the vault.

    Raises as `releases.prepare`.
    """
    if not LOWEST_THRESHOLD <= threshold <= 1_000:
        raise InvalidValue(field="threshold")
    _check_period(session, period)
    wanted = Scope.named(scope, period=period, place_levels=place_levels)
    tabulated = _tabulated(session, wanted, tables)
    if base:
        made = rounding.made(
            session.vault,
            tabulated,
            period=period,
            threshold=threshold,
            base=base,
            progress=progress,
            cancelled=cancelled,
        )
        shown = _tables(session, tabulated, lambda q: (CellKind.ROUNDED, made.values[q]))
        release = _release(session, wanted, tabulated, shown, made.verdict, threshold)
        return replace(release, base=base, rule_set=ROUNDING_RULES), made.inside
    # Taken from the operating system and kept with the release: a pattern that can be drawn again can be tested.
    seed = int.from_bytes(os.urandom(4), "big")
    protected = protect(tabulated.problem, threshold=threshold, seed=seed, progress=progress, cancelled=cancelled)
    if not protected.verdict.safe:
        raise UnsafeRelease(cells=len(protected.verdict.findings))
    shown = _tables(session, tabulated, partial(_suppressed, protected.published))
    release = _release(session, wanted, tabulated, shown, _verdict(tabulated, protected), threshold)
    return release, _inside(tabulated, protected, seed)


def _check_period(session: Session, period: Period) -> None:
    if period.first > session.today:
        raise PeriodNotBegun(period=str(period))
    for stored in rows.list_(session.vault):
        other = Period.parse(stored.period)
        if stored.state is not ReleaseState.RETURNED and period.first <= other.last and other.first <= period.last:
            raise PeriodClosed(period=str(period), number=stored.sequence)


def _tabulated(session: Session, scope: Scope, tables: Sequence[str]) -> Tabulated:
    columns = units.columns(session.vault)
    facts = Facts(arrays=columns.arrays, codes=columns.codes)
    reference = session.reference
    return tabulation.tabulate(facts, scope=scope, keys=tables, taxonomy=reference.taxonomy, places=reference.places)


def _release(
    session: Session,
    scope: Scope,
    tabulated: Tabulated,
    tables: tuple[Table, ...],
    verdict: Verdict,
    threshold: int,
) -> Release:
    vault, taxonomy = session.vault, session.reference.taxonomy
    seq, head, _ = audit.head(vault.database)
    return Release(
        uid=ids.uuid7(milliseconds=int(session.clock.now().timestamp() * 1000), random=os.urandom(10)),
        sequence=rows.next_sequence(vault),
        office=session.office.code,
        office_labels=session.office.labels,
        agency="RM_MA",
        recipient=meta.get(vault.database, "recipient-name"),
        period=str(scope.period),
        threshold=threshold,
        rule_set=RULE_SET,
        taxonomy_version=taxonomy.version,
        taxonomy_digest=taxonomy.digest,
        program_version=__version__,
        prepared_on=session.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        prepared_by=session.user.uid,
        tables=tables,
        left_out=tabulated.left_out,
        verdict=verdict,
        earlier=tuple(digest for digest, _ in rows.ledger(vault)),
        audit_head=f"{seq}:{head.hex()}",
    )


def _suppressed(shown: Published, quantity: int) -> tuple[CellKind, int | None]:
    """How a quantity appears when some are hidden."""
    if shown.hidden[quantity]:
        return CellKind.HIDDEN, None
    return CellKind.VALUE, int(shown.values[quantity])


def _tables(
    session: Session, tabulated: Tabulated, appears: Callable[[int], tuple[CellKind, int | None]]
) -> tuple[Table, ...]:
    layout = tabulated.problem.layout
    found = []
    for number, key in enumerate(tabulated.keys):
        quantity = layout.tables[number].quantity.ravel()
        cells = tuple(
            Cell(codes=layout.codes(number, at), kind=kind, value=value)
            for at, q in enumerate(quantity.tolist())
            for kind, value in [appears(q)]
        )
        dimensions = labels.dimensions(layout, number, session.reference)
        found.append(Table(key=key, dimensions=dimensions, cells=cells))
    return tuple(found)


def _verdict(tabulated: Tabulated, protected: Protected) -> Verdict:
    attack_verdict = protected.verdict
    counts, hidden = tabulated.problem.counts, protected.hidden
    layout = tabulated.problem.layout
    # Units behind visible cells of the most detailed table, the first one by the order of the publication.
    finest = _finest(layout, 0)
    visible = int(counts[finest][~hidden[finest]].sum())
    narrowest = attack_verdict.narrowest
    return Verdict(
        exact=attack_verdict.exact,
        narrow=attack_verdict.narrow,
        hidden=int(hidden.sum()),
        sensitive=int(protected.primary.sum()),
        narrowest=protected.threshold - 1 if narrowest is None else narrowest,
        units=tabulated.units,
        units_visible=visible,
        method=_METHOD,
    )


def _finest(layout: Layout, number: int) -> Integers:
    """Quantities of the cells of a table that no other cell of it breaks down further."""
    table = layout.tables[number]
    shown = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        children = layout.hierarchies[name].children()
        inside = set(axis.tolist())
        shown.append([not any(child in inside for child in children[position]) for position in axis.tolist()])
    mask = np.ones(table.quantity.shape, dtype=bool)
    for at, flags in enumerate(shown):
        shape = [1] * mask.ndim
        shape[at] = len(flags)
        mask &= np.array(flags).reshape(shape)
    found: Integers = table.quantity[mask]
    return found


def _inside(tabulated: Tabulated, protected: Protected, seed: int) -> str:
    """What never leaves the vault: seed, primary cells and the proof."""
    layout = tabulated.problem.layout
    primary = [
        [key, list(layout.codes(number, at))]
        for number, key in enumerate(tabulated.keys)
        for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
        if protected.primary[q]
    ]
    certificate = proof.document(protected.certificate, layout.hierarchies)
    return json.dumps({"seed": seed, "primary": primary, "certificate": certificate})
