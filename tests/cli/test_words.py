"""Each word that a command says exists in three languages with the same facts, and each message is said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightsmonitor import assets, wording
from rightsmonitor.cli import app, groups
from rightsmonitor.cli.releases.released import _VERDICT
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.wording import LANGUAGES, Language

_SOURCES = Path(app.__file__).parent
_KEY = re.compile(r"^(cli-[a-z0-9-]+) =", re.MULTILINE)


def _messages(language: Language) -> dict[str, str]:
    text = assets.interface("translations", language, "cli.ftl").read_text(encoding="utf-8")
    parts = _KEY.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _texts() -> Iterator[str]:
    """Texts of the sources, with `*` where a value is put in."""
    for path in _SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_same_messages_with_the_same_facts(language: Language) -> None:
    french, other = _messages("fr"), _messages(language)
    assert set(french) == set(other)
    for key, text in french.items():
        assert set(re.findall(r"\$\w+", text)) == set(re.findall(r"\$\w+", other[key])), key
        assert sorted(re.findall(r"%(?:\(\w+\))?[sr]", text)) == sorted(re.findall(r"%(?:\(\w+\))?[sr]", other[key])), (
            key
        )


def test_each_message_that_is_named_exists() -> None:
    messages = _messages("fr")
    named = {text for text in _texts() if re.fullmatch(r"cli-[a-z0-9-]*[a-z0-9]", text)}
    assert len(named) > 60
    assert named - set(messages) == set()


def test_each_message_is_said_somewhere() -> None:
    patterns = [re.escape(text).replace(r"\*", ".+") for text in _texts() if text.startswith("cli-")]
    said = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    assert [key for key in _messages("fr") if not said.fullmatch(key)] == []


def test_each_code_that_is_shown_has_a_word() -> None:
    messages = _messages("fr")
    assert {f"cli-state-{state.value}" for state in ReleaseState} <= set(messages)
    assert {f"cli-verdict-{name.replace('_', '-')}" for name in _VERDICT} <= set(messages)
    assert {f"cli-{name}" for name in groups.ALL} <= set(messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_are_said_for_every_number(language: Language) -> None:
    words = wording.words(language)
    keys = [key for key, text in _messages(language).items() if "$count ->" in text]
    assert len(keys) > 5
    for key in keys:
        for count in (0, 1, 2, 3, 10, 11, 99, 100, 1_000_000):
            assert words(key, count=count, file="x")
