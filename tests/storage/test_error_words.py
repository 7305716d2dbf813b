"""Every error of the program has its sentence in three languages, made of the facts its docstring names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rightsmonitor import wording
from rightsmonitor.domain import errors
from rightsmonitor.domain.errors import RightsMonitorError

ABSTRACT = {errors.RightsMonitorError, errors.InputError, errors.VerdictError, errors.WorldError}


def _tree(kind: type[RightsMonitorError]) -> Iterator[type[RightsMonitorError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _tree(below)


KINDS = sorted(
    {
        kind
        for kind in _tree(RightsMonitorError)
        if kind.__module__.startswith(f"{errors.__name__}.") and kind not in ABSTRACT
    },
    key=lambda kind: kind.__name__,
)


def _facts(kind: type[RightsMonitorError]) -> dict[str, str | int]:
    """`facts: a, b (remark), c: …` as `{"a": 7, "b": 7, "c": 7}`."""
    found = re.match(r"facts: ([^.:;]*)", re.sub(r"\([^)]*\)", "", kind.__doc__ or ""))
    return {name.strip(): 7 for name in found[1].split(",")} if found else {}


def test_the_tree_was_found() -> None:
    assert len(KINDS) > 40


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code())
def test_every_error_has_a_sentence(kind: type[RightsMonitorError], language: wording.Language) -> None:
    sentence = wording.words(language)(f"errors-{kind.code()}", **_facts(kind))
    assert sentence.rstrip().endswith(".")


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_sentence_is_left_without_its_error(language: wording.Language) -> None:
    from rightsmonitor import assets

    text = assets.interface("translations", language, "errors.ftl").read_text(encoding="utf-8")
    written = set(re.findall(r"^errors-([a-z0-9-]+) =", text, flags=re.M))
    assert written == {kind.code() for kind in KINDS}
