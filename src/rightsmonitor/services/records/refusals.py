"""Why a row of a register stays out, in words: the window and the command line say the same sentence."""

from __future__ import annotations

from rightsmonitor.services.records.imports import Refusal
from rightsmonitor.wording import Words


def column_of(refusal: Refusal, say: Words) -> str:
    """The heading of the column in the template, or the path of a field that has none."""
    label = f"imports-column-{refusal.column.replace('_', '-')}"
    return say(label) if say.has(label) else refusal.column


def reason_of(refusal: Refusal, say: Words) -> str:
    """The sentence of a reason: one of the import, of the rules, or of an error."""
    for area in ("imports", "problems", "errors"):
        key = f"{area}-{refusal.reason}"
        if say.has(key):
            return say(key, **refusal.facts)
    return str(refusal.reason)
