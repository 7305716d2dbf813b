"""`manifest.json`: what the package is, how it was protected and what stayed out, for programs and people."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.domain.release import CellKind, GroupFloor, LeftOut, Release, Table

FORMAT = 1
KIND = "rightsmonitor-release"
_MOST_CATEGORIES = 200
_TOKEN = re.compile(r"[A-Za-z0-9._:+-]{0,128}")


class BadManifest(ValueError):
    """Not a manifest. `newer` holds its format number when only that is the matter."""

    def __init__(self, newer: int = 0) -> None:
        super().__init__("manifest")
        self.newer = newer


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What both signatures repeat in their trusted comments, and what the authority looks at first."""

    office: str
    sequence: int
    period: str
    audit_head: str
    prepared_on: str
    prepared_by: str
    threshold: int
    recipient: str
    rule_set: str
    program_version: str
    taxonomy_version: str
    tables: tuple[str, ...]
    earlier: tuple[str, ...]
    base: int = 0  # of a rounded release
    rebase: bool = False  # a year counted afresh beside its quarters
    training: bool = False  # out of a training vault
    table_thresholds: tuple[tuple[str, int], ...] = ()  # of tables with a higher one than the others
    groups: GroupFloor | None = None  # the group rule, where it was in force
    hides_zeros: bool = False  # a hidden number may be zero in every table

    def threshold_of(self, key: str) -> int:
        """The threshold of one table."""
        return max(self.threshold, dict(self.table_thresholds).get(key, 0))


def shown_left_out(left: LeftOut, threshold: int) -> int | None:
    """The count, or None for one to threshold − 1: a small count of people is small here too."""
    return None if 0 < left.count < threshold else left.count


def build(release: Release, *, data_digest: str) -> bytes:
    """The manifest of a release.

    Left out on purpose: how many cells are hidden because they are small (it would tell them from the others) and the
    number of units (it is the total of a table, and may itself be hidden).
    """
    document = {
        "format": FORMAT,
        "kind": KIND,
        "uid": release.uid,
        "office": {"code": release.office, "labels": _labels(release.office_labels)},
        "agency": release.agency,
        "recipient": release.recipient,
        "sequence": release.sequence,
        "period": release.period,
        "threshold": release.threshold,
        "rule_set": release.rule_set,
        "taxonomy": {"version": release.taxonomy_version, "digest": release.taxonomy_digest},
        "program_version": release.program_version,
        "prepared_on": release.prepared_on,
        "prepared_by": release.prepared_by,
        "counting_unit": "child-violation-incident",
        "tables": [_table(table) for table in release.tables],
        "left_out": [
            {"reason": left.reason, "count": shown_left_out(left, release.threshold)} for left in release.left_out
        ],
        "attack": {
            "exact": release.verdict.exact,
            "narrow": release.verdict.narrow,
            "hidden": release.verdict.hidden,
            "method": release.verdict.method,
        },
        "earlier": list(release.earlier),
        "audit_head": release.audit_head,
        "data_sha256": data_digest,
    }
    if release.groups:
        document["groups"] = {"units": release.groups.units, "categories": list(release.groups.categories)}
    if release.hides_zeros:
        document["hides_zeros"] = True
    if release.training:
        document["training"] = True
    if release.rebase:
        document["rebase"] = True
    if release.base:
        document["rounding"] = {"base": release.base, "zero_stands_for": [0, release.base - 1]}
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _labels(labels: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("fr", "ar", "en"), labels, strict=True))


def _table(table: Table) -> dict[str, Any]:
    higher = {"threshold": table.threshold} if table.threshold else {}
    return higher | {
        "key": table.key,
        "dimensions": [dimension.name for dimension in table.dimensions],
        "cells": len(table.cells),
        "hidden": sum(cell.kind is CellKind.HIDDEN for cell in table.cells),
    }


def of_release(release: Release) -> Facts:
    """The facts that `read` gives back from the manifest of this release."""
    return Facts(
        office=release.office,
        sequence=release.sequence,
        period=release.period,
        audit_head=release.audit_head,
        prepared_on=release.prepared_on,
        prepared_by=release.prepared_by,
        threshold=release.threshold,
        recipient=release.recipient,
        rule_set=release.rule_set,
        program_version=release.program_version,
        taxonomy_version=release.taxonomy_version,
        tables=tuple(table.key for table in release.tables),
        earlier=release.earlier,
        base=release.base,
        rebase=release.rebase,
        training=release.training,
        table_thresholds=tuple((table.key, table.threshold) for table in release.tables if table.threshold),
        groups=release.groups,
        hides_zeros=release.hides_zeros,
    )


def read(content: bytes) -> Facts:
    """Facts of a manifest. Raises BadManifest."""
    try:
        document = json.loads(content)
        number = document["format"]
        if document["kind"] != KIND or not isinstance(number, int):
            raise BadManifest
        if number > FORMAT:
            raise BadManifest(newer=number)
        return Facts(
            office=_token(document["office"]["code"]),
            sequence=_number(document["sequence"]),
            period=_period(document["period"]),
            audit_head=_token(document["audit_head"]),
            prepared_on=_token(document["prepared_on"]),
            prepared_by=_token(document["prepared_by"]),
            threshold=_number(document["threshold"]),
            recipient=str(document["recipient"])[:128],
            rule_set=str(document["rule_set"])[:128],
            program_version=str(document["program_version"])[:64],
            taxonomy_version=str(document["taxonomy"]["version"])[:64],
            tables=tuple(_token(table["key"]) for table in document["tables"]),
            earlier=tuple(map(_token, document["earlier"])),
            base=_number(document.get("rounding", {"base": 0})["base"]),
            rebase=document.get("rebase", False) is True,
            training=document.get("training", False) is not False,
            table_thresholds=tuple(
                (_token(table["key"]), _number(table["threshold"]))
                for table in document["tables"]
                if "threshold" in table
            ),
            groups=_groups(document.get("groups")),
            hides_zeros=document.get("hides_zeros", False) is True,
        )
    except (KeyError, TypeError, ValueError, RecursionError, InvalidDate) as failure:
        if isinstance(failure, BadManifest):
            raise
        raise BadManifest from failure


def _higher(tables: Any) -> tuple[tuple[str, int], ...]:
    pairs = [(each["key"], each["threshold"]) for each in tables if "threshold" in each]
    return tuple((_token(key), _number(threshold)) for key, threshold in pairs)


def _groups(value: Any) -> GroupFloor | None:
    if value is None:
        return None
    categories = tuple(_token(each) for each in value["categories"])
    if len(categories) > _MOST_CATEGORIES or not all(":" in each for each in categories):
        raise BadManifest
    return GroupFloor(units=_number(value["units"]), categories=categories)


def office_labels(content: bytes) -> tuple[str, str, str]:
    """The name of the office in French, Arabic and English, from a manifest that `read` accepts."""
    labels = json.loads(content)["office"].get("labels", {})
    french, arabic, english = (str(labels.get(language, ""))[:120] for language in ("fr", "ar", "en"))
    return french, arabic, english


def _token(value: object) -> str:
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise BadManifest
    return value


def _period(value: object) -> str:
    """As Period writes it: two spellings of one period would pass for two."""
    text = _token(value)
    if str(Period.parse(text)) != text:
        raise BadManifest
    return text


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise BadManifest
    return value
