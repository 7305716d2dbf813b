"""The follow-up tables of a release: counted, protected and proved like its other tables."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from rightsmonitor.domain import follow_up, rules
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.errors import UnsafeRelease
from rightsmonitor.domain.follow_up import Handled
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Release, Table
from rightsmonitor.reference import Reference
from rightsmonitor.services.release import proof
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import follow_up as rows
from rightsmonitor.wording import Language, words

Stop = Callable[[], bool]
Labels = tuple[str, str, str]
_LANGUAGES: tuple[Language, Language, Language] = ("fr", "ar", "en")
_LISTS = {"sector": "sector", "kind": "response-kind", "delay": "delay-band", "perpetrator": "perpetrator-type"}


def added(session: Session, release: Release, inside: str, *, cancelled: Stop | None) -> tuple[Release, str]:
    """The release with its follow-up tables, and what the vault keeps about both.

    A year beside its quarters has none: the year less three quarters would be the fourth, hidden cells included.
    Raises Cancelled, UnsafeRelease.
    """
    if release.rebase:
        return release, inside
    records = handled(session, Period.parse(release.period))
    tables: list[Table] = []
    kept: dict[str, Any] = {}
    for measure, keys in _wanted(session.reference).items():
        problem = follow_up.tabulate(measure, keys, records, session.reference.places)
        seed = int.from_bytes(os.urandom(4), "big")
        made = protect(problem, threshold=release.threshold, seed=seed, cancelled=cancelled)
        if not made.verdict.safe:
            raise UnsafeRelease(cells=len(made.verdict.findings))
        tables += _tables(measure, keys, made, session.reference)
        kept[measure] = {"seed": seed, "certificate": proof.document(made.certificate, problem.layout.hierarchies)}
    return replace(release, follow_up=tuple(tables)), json.dumps(json.loads(inside) | {"follow_up": kept})


def handled(session: Session, period: Period) -> list[Handled]:
    """The records that were verified in the period."""
    return [
        Handled(
            incident=found.incident,
            submitted_on=found.submitted_on,
            verified_on=found.verified_on,
            closed=found.closed,
            complete=_complete(session, found),
        )
        for found in rows.verified(session.vault, first=period.first, last=period.last)
    ]


def _complete(session: Session, found: rows.Verified) -> bool:
    reference = session.reference
    problems = rules.problems(found.incident, reference.taxonomy, reference.places, today=found.verified_on)
    return not any(problem.severity == "incomplete" for problem in problems)


def _wanted(reference: Reference) -> dict[str, list[str]]:
    """The tables that the indicator rules ask for, by measure; dimensions joined by commas."""
    wanted: dict[str, list[str]] = {measure: [] for measure in follow_up.MEASURES}
    for rule in reference.indicator_rules:
        key = ",".join(rule.dimensions)
        if rule.kind == "process" and key not in wanted[rule.measure]:
            wanted[rule.measure].append(key)
    return wanted


def _tables(measure: str, keys: list[str], made: Protected, reference: Reference) -> Iterator[Table]:
    layout = made.problem.layout
    for number, key in enumerate(keys):
        cells = tuple(
            Cell(
                codes=layout.codes(number, at),
                kind=CellKind.HIDDEN if made.published.hidden[q] else CellKind.VALUE,
                value=None if made.published.hidden[q] else int(made.published.values[q]),
            )
            for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
        )
        name = "-".join((measure, *key.split(",")))
        yield Table(key=name, dimensions=tuple(_dimensions(layout, number, reference)), cells=cells)


def _dimensions(layout: Layout, number: int, reference: Reference) -> Iterator[Dimension]:
    table = layout.tables[number]
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        tree = layout.hierarchies[name]
        positions = axis.tolist()
        yield Dimension(
            name=name,
            codes=tuple(tree.codes[at] for at in positions),
            parents=tuple(tree.codes[p] if (p := tree.parents[at]) >= 0 else "" for at in positions),
            labels=tuple(label(name, tree.codes[at], reference) for at in positions),
        )


def label(name: str, code: str, reference: Reference) -> Labels:
    """(French, Arabic, English) of one code."""
    french, arabic, english = (_label_in(name, code, reference, language) for language in _LANGUAGES)
    return french, arabic, english


def _label_in(name: str, code: str, reference: Reference, language: Language) -> str:
    if name == "place" and reference.places.has(code):
        return reference.places.get(code).label(language)
    if name in _LISTS and code not in (follow_up.TOTAL, follow_up.UNKNOWN, follow_up.SEVERAL):
        return reference.codelists.label(_LISTS[name], code, language)
    return words(language)(f"sheet-code-{code.strip('_').lower()}")
