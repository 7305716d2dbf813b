"""From verified units to a frozen release: scope, tables, protection, verdict."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from rightsmonitor import __version__
from rightsmonitor.domain import ids, tabulation
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict as AttackVerdict
from rightsmonitor.domain.disclosure.layout import Flags, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.rounding.rounding import checked_base
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.suppression.groups import LEAST_UNITS
from rightsmonitor.domain.disclosure.tables import dimensions_of
from rightsmonitor.domain.document import from_document
from rightsmonitor.domain.errors import InvalidValue, PeriodClosed, PeriodNotBegun, RebaseTooEarly, UnsafeRelease
from rightsmonitor.domain.facts import Facts, Key
from rightsmonitor.domain.policy import NOTHING, Policy
from rightsmonitor.domain.release import Cell, CellKind, GroupFloor, Release, ReleaseState, Table, Verdict, zeros_along
from rightsmonitor.domain.tabulation import Scope, Tabulated
from rightsmonitor.reference import Reference
from rightsmonitor.services.release import labels, policy, proof, rebase, rounding
from rightsmonitor.services.release.proof import Claims
from rightsmonitor.services.session import Session
from rightsmonitor.storage import meta
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.records import incidents, units
from rightsmonitor.storage.trail import audit

RULE_SET = "RM-S-2026.1"
ROUNDING_RULES = "RM-R-2026.1"
MONTHS = 12  # of a year
_METHOD = "suppression-milp"
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody wants to release. `base`: round to multiples of it, 0: hide; `rebase`: a whole year afresh.

    `place_levels`: 1 regions, 2 provinces.
    """

    period: Period
    tables: tuple[str, ...]
    threshold: int = 5
    scope: str = "national"
    place_levels: int = 1
    table_thresholds: tuple[tuple[str, int], ...] = ()  # (table, threshold) where a higher one is wanted
    group_units: int = LEAST_UNITS  # smaller groups are not seen to be all in one sensitive category
    hide_zeros: bool = True  # in every table, where fewer other cells are hidden then
    base: int = 0
    rebase: bool = False
    detailed: tuple[str, ...] = ()  # regions shown by province; all when empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A release, JSON about it that never leaves the vault, and what it counts, so that nothing is counted twice."""

    release: Release
    inside: str
    counted: Mapping[Key, int]


def frozen(session: Session, asked: Request, *, progress: Progress | None, cancelled: Stop | None) -> Frozen:
    """Scope, tables and protection, decided. Raises as `releases.prepare`."""
    floor = policy.current(session.vault)
    limits = thresholds_for(asked, floor)
    if asked.base:
        floor.base(checked_base(asked.base), place_levels=asked.place_levels)
    groups = groups_for(session, asked, floor)
    earlier = again(session, asked)
    tabulated = tabulated_for(session, asked, trafficking_place=floor.trafficking_place)
    if earlier:
        rebase.check_alike(earlier, tables=tabulated.keys, place_levels=asked.place_levels, base=asked.base)
        limits = {
            key: max(limit, *(each.release.threshold_of(key) for each in earlier)) for key, limit in limits.items()
        }
    if asked.base:
        made = rounding.made(
            session.vault,
            tabulated,
            period=asked.period,
            threshold=asked.threshold,
            base=asked.base,
            again=[each.release for each in earlier],
            progress=progress,
            cancelled=cancelled,
        )
        shown = _tables(session, tabulated, lambda q: (CellKind.ROUNDED, made.values[q]))
        release = _release(session, asked, tabulated, shown, made.verdict, asked.threshold)
        release = replace(release, base=asked.base, rule_set=ROUNDING_RULES)
        return Frozen(release=release, inside=made.inside, counted=tabulated.counted)
    # Taken from the operating system and kept with the release: a pattern that can be drawn again can be tested.
    seed = int.from_bytes(os.urandom(4), "big")
    claims = Claims(limits=limits, groups=groups, hides_zeros=asked.hide_zeros)
    hidden = _hidden(session, tabulated, earlier, claims, seed, progress, cancelled)
    if not hidden.verdict.safe:
        raise UnsafeRelease(cells=len(hidden.verdict.findings))
    shown = _tables(session, tabulated, partial(_suppressed, hidden.published), limits)
    release = _release(session, asked, tabulated, shown, _verdict(tabulated, hidden), hidden.threshold)
    release = replace(release, groups=groups, hides_zeros=asked.hide_zeros)
    return Frozen(release=release, inside=_inside(tabulated, hidden, seed), counted=tabulated.counted)


def thresholds_for(asked: Request, floor: Policy) -> dict[str, int]:
    """The threshold of each table. Raises BelowPolicy, InvalidValue, InvalidTable."""
    wanted = dict(asked.table_thresholds)
    return floor.thresholds(asked.threshold, tables=asked.tables, place_levels=asked.place_levels, more=wanted)


def groups_for(session: Session, asked: Request, floor: Policy) -> GroupFloor:
    """The group rule that applies. Raises BelowPolicy, InvalidValue, InvalidTable."""
    categories = tabulation.sensitive_categories(asked.tables, session.reference.taxonomy)
    return GroupFloor(units=floor.groups(asked.group_units), categories=categories)


@dataclass(frozen=True, slots=True, eq=False)
class _Hidden:
    """Mode S: flags and numbers over the tables of this release alone, and the proof with all that it covers."""

    threshold: int
    primary: Flags
    hidden: Flags
    published: Published
    verdict: AttackVerdict
    certificate: dict[str, Any]
    zeros: Flags  # hidden for the group rule


def _hidden(
    session: Session,
    tabulated: Tabulated,
    earlier: Sequence[rebase.Earlier],
    claims: Claims,
    seed: int,
    progress: Progress | None,
    cancelled: Stop | None,
) -> _Hidden:
    limits, problem, rule = claims.limits, tabulated.problem, claims.rule
    specs = [table.spec for table in problem.layout.tables]
    by_names = {spec.names: limits[key] for key, spec in zip(tabulated.keys, specs, strict=True)}
    threshold = min(limits.values())
    if not earlier:
        alone = protect(
            problem,
            threshold=by_table(problem.layout, by_names),
            seed=seed,
            insider=True,
            rule=rule,
            progress=progress,
            cancelled=cancelled,
        )
        kept = proof.document(alone.certificate, problem.layout.hierarchies, claims)
        return _Hidden(threshold, alone.primary, alone.hidden, alone.published, alone.verdict, kept, alone.grouped)
    name = str(rows.next_sequence(session.vault))
    joint, how = rebase.protected(
        problem,
        earlier,
        name=name,
        threshold=by_names,
        seed=seed,
        rule=rule,
        zeros=zeros_along(claims.groups, problem.layout.dimensions if claims.hides_zeros else None),
        progress=progress,
        cancelled=cancelled,
    )
    kept = proof.document(joint.result.certificate, joint.linking.layout.hierarchies, claims) | {"joint": how}
    shown = Published(problem.layout, joint.published.values, joint.hidden)
    return _Hidden(threshold, joint.primary, joint.hidden, shown, joint.result.verdict, kept, joint.grouped)


def again(session: Session, asked: Request) -> tuple[rebase.Earlier, ...]:
    """The releases whose units this one counts again: none but those of the year, in a re-base.

    Raises PeriodNotBegun, PeriodClosed, RebaseTooEarly, InvalidValue (field: rebase).
    """
    period = asked.period
    if period.first > session.today:
        raise PeriodNotBegun(period=str(period))
    if asked.rebase and len(period.months()) != MONTHS:
        raise InvalidValue(field="rebase")
    if asked.rebase and period.last >= session.today:
        raise RebaseTooEarly(period=str(period))
    found = []
    for stored in rows.list_(session.vault):
        other = Period.parse(stored.period)
        if stored.state is ReleaseState.RETURNED or other.last < period.first or period.last < other.first:
            continue
        undecided = stored.state is ReleaseState.PREPARED
        if not asked.rebase or undecided or len(other.months()) == MONTHS:
            raise PeriodClosed(period=str(period), number=stored.sequence)
        release = from_document(Release, json.loads(stored.document))
        found.append(rebase.Earlier(release=release, truth=proof.truth(stored.inside)))
    return tuple(reversed(found))


def tabulated_for(session: Session, asked: Request, *, trafficking_place: str) -> Tabulated:
    """The units of a request, counted into its tables. Raises InvalidTable."""
    vault, reference = session.vault, session.reference
    incidents.complete_units(vault)
    columns = units.columns(vault)
    scope = Scope.named(
        asked.scope,
        period=asked.period,
        place_levels=asked.place_levels,
        trafficking_place=trafficking_place,
        detailed=asked.detailed,
    )
    first, last = (day.year * 100 + day.month for day in (asked.period.first, asked.period.last))
    return tabulation.tabulate(
        Facts(arrays=columns.arrays, codes=columns.codes, keys=columns.keys),
        scope=scope,
        keys=asked.tables,
        taxonomy=reference.taxonomy,
        places=reference.places,
        already={} if asked.rebase else rows.counted_before(vault, first_month=first, last_month=last),
        hiding_zeros=() if asked.base else _zeros_along(asked, reference),
    )


def _zeros_along(asked: Request, reference: Reference) -> tuple[str, ...]:
    """Dimensions along which zeros may be hidden."""
    rule = GroupFloor(units=0, categories=tabulation.sensitive_categories(asked.tables, reference.taxonomy))
    everywhere = dimensions_of(tabulation.specs(asked.tables, place_levels=1)) if asked.hide_zeros else None
    return zeros_along(rule, everywhere)


def _release(
    session: Session,
    asked: Request,
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
        period=str(asked.period),
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
        rebase=asked.rebase,
        training=session.training,
    )


def _suppressed(shown: Published, quantity: int) -> tuple[CellKind, int | None]:
    """How a quantity appears when some are hidden."""
    if shown.hidden[quantity]:
        return CellKind.HIDDEN, None
    return CellKind.VALUE, int(shown.values[quantity])


def _tables(
    session: Session,
    tabulated: Tabulated,
    appears: Callable[[int], tuple[CellKind, int | None]],
    limits: Mapping[str, int] = NOTHING,
) -> tuple[Table, ...]:
    lowest = min(limits.values(), default=0)
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
        limit = limits.get(key, 0)
        own = limit if limit > lowest else 0
        found.append(Table(key=key, dimensions=dimensions, cells=cells, threshold=own))
    return tuple(found)


def _verdict(tabulated: Tabulated, protected: _Hidden) -> Verdict:
    attack_verdict = protected.verdict
    counts, hidden = tabulated.problem.counts, protected.hidden
    layout = tabulated.problem.layout
    # Units behind visible cells of the most detailed table, the first one by the order of the publication.
    finest = finest_quantities(layout, 0)
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


def finest_quantities(layout: Layout, number: int) -> Integers:
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


def _inside(tabulated: Tabulated, protected: _Hidden, seed: int) -> str:
    """What never leaves the vault: seed, primary cells and the proof."""
    layout = tabulated.problem.layout
    counts = tabulated.problem.counts
    empty = protected.hidden & (counts == 0) & ~protected.zeros
    primary, grouped, zeros = (
        [
            [key, list(layout.codes(number, at))]
            for number, key in enumerate(tabulated.keys)
            for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
            if flags[q]
        ]
        for flags in (protected.primary, protected.zeros, empty)
    )
    cells = {"primary": primary, "grouped": grouped, "zeros": zeros}
    return json.dumps({"seed": seed, **cells, "certificate": protected.certificate})
