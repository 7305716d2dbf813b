"""The floor that the national authority sets for every release: nobody below can lower it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from rightsmonitor.domain.disclosure.suppression.groups import LEAST_UNITS
from rightsmonitor.domain.errors import BelowPolicy, InvalidTable, InvalidValue
from rightsmonitor.domain.tabulation import ALL_TABLES, SENSITIVE_BY_PROVINCE

NOTHING: Mapping[str, int] = MappingProxyType({})
KIND, FORMAT = "rightsmonitor-policy", 1
LOWEST_THRESHOLD, HIGHEST_THRESHOLD = 3, 1_000
TRAFFICKING_PLACES = ("region", "country")
SMALLEST_PROVINCE_BASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What no release goes below. Version 0 is built in; the authority signs later ones."""

    version: int = 0
    issued_on: str = ""  # ISO 8601 day
    issuer: str = ""
    minimum_threshold: int = LOWEST_THRESHOLD
    sensitive_threshold: int = 10  # tables with sexual violence, status or nationality at province level
    table_thresholds: tuple[tuple[str, int], ...] = ()  # (table, lowest threshold) where a table needs a higher one
    group_units: int = LEAST_UNITS  # smaller groups are not seen to be all in one sensitive category
    trafficking_place: str = "region"  # the finest: region or country

    def document(self) -> bytes:
        """The file that the authority signs."""
        facts = {"kind": KIND, "format": FORMAT, **asdict(self)}
        return (json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()

    def thresholds(
        self, asked: int, *, tables: Sequence[str], place_levels: int, more: Mapping[str, int] = NOTHING
    ) -> dict[str, int]:
        """The threshold of each table: the one asked for, or a higher one that the table needs or that `more` asks for.

        Raises BelowPolicy(field, asked, minimum) when less is asked for than any table may have, InvalidValue
        (field: threshold), InvalidTable.
        """
        if unknown := set(more) - set(tables):
            raise InvalidTable(table=min(unknown)[:40], reason="unknown")
        lowest = dict(self.table_thresholds)
        found = {}
        for key in tables:
            by_province = self.sensitive_threshold if place_levels > 1 and key in SENSITIVE_BY_PROVINCE else 0
            wanted = self._allowed(more.get(key, asked))
            found[key] = max(self._allowed(asked), wanted, lowest.get(key, 0), by_province)
        return found

    def _allowed(self, asked: int) -> int:
        if asked > HIGHEST_THRESHOLD:
            raise InvalidValue(field="threshold")
        if asked < self.minimum_threshold:
            raise BelowPolicy(field="threshold", asked=asked, minimum=self.minimum_threshold)
        return asked

    def groups(self, asked: int) -> int:
        """Below how many units a group is protected. Raises BelowPolicy, InvalidValue (field: group)."""
        if asked > HIGHEST_THRESHOLD:
            raise InvalidValue(field="group")
        if asked < self.group_units:
            raise BelowPolicy(field="group", asked=asked, minimum=self.group_units)
        return asked

    def base(self, asked: int, *, place_levels: int) -> int:
        """The base of rounding that applies; a smaller one than 5 at region level only. Raises BelowPolicy."""
        least = max(self.minimum_threshold, SMALLEST_PROVINCE_BASE if place_levels > 1 else LOWEST_THRESHOLD)
        if asked < least:
            raise BelowPolicy(field="base", asked=asked, minimum=least)
        return asked


def read(content: bytes) -> Policy:
    """A policy from its file. Raises InvalidValue(field) for anything that is none."""
    try:
        facts = json.loads(content)
    except (ValueError, RecursionError):
        raise InvalidValue(field="policy") from None
    if not isinstance(facts, dict) or facts.get("kind") != KIND or facts.get("format") != FORMAT:
        raise InvalidValue(field="policy")
    policy = Policy(
        version=_number(facts, "version", 1, 10**9),
        issued_on=_text(facts, "issued_on"),
        issuer=_text(facts, "issuer"),
        minimum_threshold=_number(facts, "minimum_threshold", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        sensitive_threshold=_number(facts, "sensitive_threshold", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        table_thresholds=_by_table(facts.get("table_thresholds", [])),
        group_units=_number({"group_units": LEAST_UNITS, **facts}, "group_units", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        trafficking_place=_text(facts, "trafficking_place"),
    )
    if policy.sensitive_threshold < policy.minimum_threshold:
        raise InvalidValue(field="sensitive_threshold")
    if policy.trafficking_place not in TRAFFICKING_PLACES:
        raise InvalidValue(field="trafficking_place")
    return policy


def _by_table(value: Any) -> tuple[tuple[str, int], ...]:
    """Pairs of a table and its lowest threshold."""
    try:
        pairs = {str(key): number for key, number in value}
    except (TypeError, ValueError):
        raise InvalidValue(field="table_thresholds") from None
    if not set(pairs) <= set(ALL_TABLES):
        raise InvalidValue(field="table_thresholds")
    checked = {key: _number(pairs, key, LOWEST_THRESHOLD, HIGHEST_THRESHOLD) for key in sorted(pairs)}
    return tuple(checked.items())


def _number(facts: dict[str, Any], name: str, least: int, most: int) -> int:
    value = facts.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidValue(field=name)
    return value


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if not isinstance(value, str) or len(value) > 120 or not value.isprintable():
        raise InvalidValue(field=name)
    return value
