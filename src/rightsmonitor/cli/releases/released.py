"""A release as text and as JSON: tables with their hidden cells, and what the file reveals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rightsmonitor.cli.output import Output, columns, pairs
from rightsmonitor.domain.errors import InvalidTable, UnknownCode
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Table, Verdict
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.wording import LANGUAGES

_HIDDEN = "●"
_VERDICT = ("exact", "narrow", "hidden", "sensitive", "narrowest", "units", "units_visible")


def summary(view: ReleaseView) -> dict[str, Any]:
    release = view.release
    return {
        "uid": release.uid,
        "number": release.sequence,
        "period": release.period,
        "state": view.state,
        "digest": view.digest,
        "prepared_by": view.prepared_by,
        "approved_by": view.approved_by,
        "verdict": verdict_document(release.verdict),
    }


def summary_cells(view: ReleaseView, out: Output) -> tuple[str, ...]:
    release = view.release
    state = out.words(f"cli-state-{view.state}")
    people = (view.prepared_by or "", view.approved_by or "")
    return (str(release.sequence), release.period, state, *people, view.digest[:16])


def document(view: ReleaseView, tables: Sequence[Table]) -> dict[str, Any]:
    release = view.release
    return summary(view) | {
        "threshold": release.threshold,
        "base": release.base,
        "rule_set": release.rule_set,
        "groups": groups_document(view),
        "hides_zeros": release.hides_zeros,
        "table_thresholds": {table.key: table.threshold for table in release.tables if table.threshold},
        "left_out": {left.reason: left.count for left in release.left_out},
        "tables": [
            {
                "key": table.key,
                "dimensions": [dimension.name for dimension in table.dimensions],
                "cells": [{"codes": list(cell.codes), "kind": cell.kind, "value": cell.value} for cell in table.cells],
            }
            for table in tables
        ],
    }


def groups_document(view: ReleaseView) -> dict[str, Any] | None:
    """The group rule, and the groups for which the approver has to answer."""
    rule = view.release.groups
    seen = [{"table": g.table, "cell": list(g.codes), "category": g.category, "units": g.units} for g in view.groups]
    return None if rule is None else {"units": rule.units, "categories": list(rule.categories), "seen": seen}


def group_lines(view: ReleaseView, out: Output) -> tuple[str, ...]:
    rule = view.release.groups
    if rule is None:
        return ()
    lines = [
        out.words("groups-line", cell=" × ".join(each.codes), category=each.category, units=each.units or 0)
        for each in view.groups
    ]
    zeros = (out.words("zeros-rule"),) if view.release.hides_zeros else ()
    return (out.words("groups-rule", units=rule.units), *zeros, *lines)


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    return {"safe": verdict.safe, "method": verdict.method} | {name: getattr(verdict, name) for name in _VERDICT}


def facts(view: ReleaseView, out: Output) -> tuple[str, ...]:
    """Who, when, which bytes, what stays out and what is revealed."""
    release, words = view.release, out.words
    rows = [
        (words("cli-heading-period"), release.period),
        (words("cli-heading-state"), words(f"cli-state-{view.state}")),
        (words("cli-heading-prepared-by"), view.prepared_by or ""),
        (words("cli-heading-approved-by"), view.approved_by or ""),
        (words("cli-heading-digest"), view.digest),
    ]
    rows += [(words(f"cli-left-out-{left.reason}"), str(left.count)) for left in release.left_out]
    return (
        *pairs((name, text) for name, text in rows if text),
        *verdict_lines(release.verdict, out),
        *group_lines(view, out),
    )


def verdict_lines(verdict: Verdict, out: Output) -> tuple[str, ...]:
    rows = [(out.words(f"cli-verdict-{name.replace('_', '-')}"), str(getattr(verdict, name))) for name in _VERDICT]
    return pairs(rows)


def chosen(view: ReleaseView, key: str | None) -> tuple[Table, ...]:
    """All tables, or the one that is asked for. Raises InvalidTable."""
    tables = tuple(table for table in view.release.tables if key in (None, table.key))
    if not tables:
        raise InvalidTable(table=str(key)[:40], reason="unknown")
    return tables


def explanation(view: ReleaseView, table: Table, codes: tuple[str, ...], out: Output) -> tuple[dict[str, Any], str]:
    """Why a cell looks as it does. Raises UnknownCode."""
    cell = next((cell for cell in table.cells if cell.codes == codes), None)
    if cell is None:
        raise UnknownCode(field="cell", code=" ".join(codes)[:40])
    release, facts = view.release, {"cell": list(codes), "table": table.key, "kind": cell.kind}
    if cell.kind is CellKind.ROUNDED and cell.value is not None:
        counted = view.counted(table.key, codes, cell.value)
        key = "rounded" if cell.value else "class"
        sentence = out.words(f"releases-why-{key}", base=release.base, small=release.small_class, counted=counted)
        return facts | {"why": "rounded", "counted": counted}, sentence
    if cell.kind is CellKind.HIDDEN:
        why = view.explain(table.key, codes)
        if why == "zero":
            return facts | {"why": why}, out.words("groups-why-zero")
        if why == "group" and release.groups:
            return facts | {"why": why}, out.words("groups-why", units=release.groups.units)
        return facts | {"why": why}, out.words(f"releases-why-{why}", threshold=release.threshold_of(table.key))
    return facts | {"why": "shown"}, out.words("releases-why-shown")


def table_lines(table: Table, out: Output, *, small: str) -> tuple[str, ...]:
    """The table with its last dimension across; a hidden cell is a dot, never a zero, a rounded 0 its class."""
    *down, across = table.dimensions
    cells = {cell.codes: cell for cell in table.cells}
    keys = list(dict.fromkeys(cell.codes[:-1] for cell in table.cells))
    headings = [out.words(f"cli-dimension-{d.name}") for d in down] + [_label(across, c, out) for c in across.codes]
    rows = [
        [_label(d, code, out) for d, code in zip(down, key, strict=True)]
        + [_value(cells.get((*key, code)), small) for code in across.codes]
        for key in keys
    ]
    return ("", f"{table.key}", *columns(headings, rows))


def _label(dimension: Dimension, code: str, out: Output) -> str:
    return dimension.labels[dimension.codes.index(code)][LANGUAGES.index(out.words.language)]


def _value(cell: Cell | None, small: str) -> str:
    if cell is None or cell.kind is CellKind.NOT_APPLICABLE:
        return ""
    if cell.kind is CellKind.ROUNDED and not cell.value:
        return small
    return _HIDDEN if cell.value is None else str(cell.value)
