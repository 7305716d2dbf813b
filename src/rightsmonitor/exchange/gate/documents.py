"""Reads a JSON document value by value: keys that are known, counts where something is counted, texts that may be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsmonitor.exchange.gate.facts import Defect, Flaw

Texts = Callable[[str, str], None]  # (key, text): raises Defect


def read(files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    """Raises Defect, also for a key that stands twice: the second would win silently."""
    if name not in files:
        raise Defect(name, Flaw.MISSING)
    try:
        document = json.loads(files[name], object_pairs_hook=lambda pairs: _once(name, pairs))
    except ValueError as failure:
        raise Defect(name, Flaw.FORM) from failure
    if not isinstance(document, dict):
        raise Defect(name, Flaw.FORM)
    return document


def _once(face: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise Defect(face, Flaw.TWICE)
    return dict(pairs)


@dataclass(frozen=True, slots=True)
class Form:
    """What a document may hold: all keys; those under which a whole number stands, a yes or no, or nothing."""

    face: str
    keys: frozenset[str]
    counts: frozenset[str]
    flags: frozenset[str]
    empty: frozenset[str]
    texts: Texts

    @classmethod
    def of(cls, face: str, keys: str, texts: Texts, *, counts: str = "", flags: str = "", empty: str = "") -> Form:
        """Keys by name, with spaces between them."""
        every = frozenset(f"{keys} {counts} {flags}".split())
        return cls(face, every, frozenset(counts.split()), frozenset(flags.split()), frozenset(empty.split()), texts)

    def check(self, value: Any, key: str = "") -> None:
        """Raises Defect."""
        if isinstance(value, dict):
            if strange := value.keys() - self.keys:
                raise Defect(self.face, Flaw.COLUMN, min(strange)[:40])
            for name, inner in value.items():
                self.check(inner, name)
        elif isinstance(value, list):
            self._all(value, key)
        elif not self._fits(value, key):
            raise Defect(self.face, Flaw.VALUE, key)

    def _all(self, values: Iterable[Any], key: str) -> None:
        for inner in values:
            self.check(inner, key)

    def _fits(self, value: Any, key: str) -> bool:
        if value is None:
            return key in self.empty
        if isinstance(value, bool) or key in self.flags:
            return isinstance(value, bool) and key in self.flags
        if isinstance(value, int | float) or key in self.counts:
            return key in self.counts and isinstance(value, int) and value >= 0
        self.texts(key, str(value))
        return True
