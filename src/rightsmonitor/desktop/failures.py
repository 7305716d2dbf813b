"""Sentences for errors and problems, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsmonitor.domain.errors import RightsMonitorError
    from rightsmonitor.domain.rules import Problem
    from rightsmonitor.wording import Words


def sentence(error: RightsMonitorError, words: Words) -> str:
    """What happened and what to do."""
    return words(f"errors-{error.code()}", **_isolated(error.facts))


def problem_sentence(problem: Problem, words: Words) -> str:
    return words(f"problems-{problem.code}", **_isolated(problem.facts))


def _isolated(facts: Mapping[str, str | int]) -> dict[str, str | int]:
    return dict(facts)
