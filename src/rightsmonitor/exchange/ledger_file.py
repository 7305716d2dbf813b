"""The ledger of an office as a file: what was ever approved, signed, with nothing that is not in the packages."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

KIND, FORMAT = "rightsmonitor-ledger", 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"[A-Za-z0-9._:+-]{0,128}")


class BadLedger(ValueError):
    """Not a ledger file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One approved release. `earlier`: the digests of everything approved before it was prepared."""

    sequence: int
    period: str
    rebase: bool
    mode: str  # suppress, round
    base: int
    threshold: int
    rule_set: str
    tables: tuple[str, ...]
    digest: str
    earlier: tuple[str, ...]
    prepared_by: str
    approved_by: str
    approved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Lines in the order of approval."""

    office: str
    written_on: str  # ISO 8601 instant, UTC
    lines: tuple[Line, ...]

    @property
    def comment(self) -> str:
        """What the signature vouches for beside the bytes."""
        return f"rightsmonitor-ledger office={self.office} entries={len(self.lines)} written={self.written_on}"


def write(ledger: Ledger) -> bytes:
    """The same ledger gives the same bytes."""
    document = {"kind": KIND, "format": FORMAT, **asdict(ledger)}
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read(content: bytes) -> Ledger:
    """Raises BadLedger."""
    try:
        document = json.loads(content)
        if document["kind"] != KIND or document["format"] != FORMAT:
            raise BadLedger
        return Ledger(
            office=_token(document["office"]),
            written_on=_token(document["written_on"]),
            lines=tuple(_line(entry) for entry in document["lines"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as failure:
        raise BadLedger from failure


def _line(entry: dict[str, Any]) -> Line:
    digests = (entry["digest"], *entry["earlier"])
    if not all(isinstance(each, str) and _DIGEST.fullmatch(each) for each in digests):
        raise BadLedger
    return Line(
        sequence=_number(entry["sequence"]),
        period=_token(entry["period"]),
        rebase=bool(entry["rebase"]),
        mode=_token(entry["mode"]),
        base=_number(entry["base"]),
        threshold=_number(entry["threshold"]),
        rule_set=_token(entry["rule_set"]),
        tables=tuple(map(_token, entry["tables"])),
        digest=entry["digest"],
        earlier=tuple(entry["earlier"]),
        prepared_by=_token(entry["prepared_by"]),
        approved_by=_token(entry["approved_by"]),
        approved_at=_token(entry["approved_at"]),
    )


def _token(value: object) -> str:
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise BadLedger
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise BadLedger
    return value
