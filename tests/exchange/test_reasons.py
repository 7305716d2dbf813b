"""Each reason why a package is refused has a sentence of its own in three languages, and no sentence is idle."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from rightsmonitor import assets, wording
from rightsmonitor.domain import errors
from rightsmonitor.exchange import verification
from rightsmonitor.exchange.package import archive


def _raised() -> set[str]:
    """The literals of `NotGenuine(reason=…)` and `BadArchive(…)` in the sources."""
    found = {archive.BadArchive().reason}
    for path in sorted(Path(verification.__file__).parents[1].rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("NotGenuine", "BadArchive"):
                values = [*node.args, *(keyword.value for keyword in node.keywords)]
                found |= {value.value for value in values if isinstance(value, ast.Constant)}
    return found


def _written(language: str) -> set[str]:
    text = assets.interface("translations", language, "errors.ftl").read_text(encoding="utf-8")
    (message,) = (
        entry
        for entry in FluentParser().parse(text).body
        if isinstance(entry, fluent.Message) and entry.id.name == "errors-not-genuine"
    )
    (placeable,) = message.value.elements
    return {variant.key.name for variant in placeable.expression.variants} - {"other"}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_the_reasons_that_are_raised_are_those_that_are_written(language: wording.Language) -> None:
    raised = _raised()
    assert len(raised) > 15
    assert _written(language) == raised


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_each_reason_is_one_sentence_of_its_own(language: wording.Language) -> None:
    key = f"errors-{errors.NotGenuine.code()}"
    sentences = {reason: wording.words(language)(key, reason=reason) for reason in sorted(_raised())}
    assert len(set(sentences.values())) == len(sentences)
    for reason, sentence in sentences.items():
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert f"({reason})" not in sentence
        assert sentence != wording.words(language)(key, reason="anything-else")
