"""The floor that the national authority sets for every release: nobody below can lower it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from rightsmonitor.domain.disclosure.groups import LEAST_UNITS
from rightsmonitor.domain.errors import BelowPolicy, InvalidValue
from rightsmonitor.domain.tabulation import SENSITIVE_BY_PROVINCE

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
    group_units: int = LEAST_UNITS  # smaller groups are not seen to be all in one sensitive category
    trafficking_place: str = "region"  # the finest: region or country

    def document(self) -> bytes:
        """The file that the authority signs."""
        facts = {"kind": KIND, "format": FORMAT, **asdict(self)}
        return (json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()

    def threshold(self, asked: int, *, tables: tuple[str, ...], place_levels: int, rounded: bool) -> int:
        """The threshold that applies: sensitive tables have a higher one of their own.

        Raises BelowPolicy(field, asked, minimum) when less is asked for than any table may have.
        """
        if asked > HIGHEST_THRESHOLD:
            raise InvalidValue(field="threshold")
        if asked < self.minimum_threshold:
            raise BelowPolicy(field="threshold", asked=asked, minimum=self.minimum_threshold)
        sensitive = place_levels > 1 and not SENSITIVE_BY_PROVINCE.isdisjoint(tables)
        return max(asked, self.sensitive_threshold) if sensitive and not rounded else asked

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
        group_units=_number({"group_units": LEAST_UNITS, **facts}, "group_units", LOWEST_THRESHOLD, HIGHEST_THRESHOLD),
        trafficking_place=_text(facts, "trafficking_place"),
    )
    if policy.sensitive_threshold < policy.minimum_threshold:
        raise InvalidValue(field="sensitive_threshold")
    if policy.trafficking_place not in TRAFFICKING_PLACES:
        raise InvalidValue(field="trafficking_place")
    return policy


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
