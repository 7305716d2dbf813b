"""Every command explains itself in three languages, and what it says can be typed."""

from __future__ import annotations

import argparse
import ast
import inspect
import shlex
from collections.abc import Iterator

import pytest

from rightsmonitor import wording
from rightsmonitor.cli import app
from rightsmonitor.cli.parsers import SENTENCES, UsageError
from rightsmonitor.wording import LANGUAGES, Language

# What a programmer, not a person, gets to see.
_FOR_PROGRAMMERS = (
    "__call__",
    "conflict",
    "mode %r",
    "cannot merge",
    "invalid option string",
    "dest= is required",
    "mutually exclusive arguments must be optional",
    "multiple subparser",
    "is not callable",
    "is an invalid argument for positionals",
    "unexpected option string",
    "%(prog)s: error",
)


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers that run something or have a text of their own, groups included."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _commands(child)


def _leaves(language: Language) -> list[argparse.ArgumentParser]:
    root = app.build(wording.words(language)).parser
    return [p for p in _commands(root) if p.get_default("run") and not p.get_default("anything_goes")]


def test_each_sentence_of_argparse_for_people_is_translated() -> None:
    found = {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
        and isinstance(node.args[0], ast.Constant)
    }
    ours = {text for text in found if not any(part in text for part in _FOR_PROGRAMMERS)}
    assert len(ours) > 10
    assert ours <= set(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_has_a_help_with_an_example_that_can_be_typed(language: Language) -> None:
    words = wording.words(language)
    leaves = _leaves(language)
    assert len(leaves) >= 32
    for parser in leaves:
        text = parser.format_help()
        assert words("cli-example") in text, parser.prog
        example = text.rsplit(words("cli-example"), 1)[1].strip().replace("\n", " ")
        typed = shlex.split(example)
        assert " ".join(typed).startswith(parser.prog), parser.prog
        args = app.build(words).parser.parse_args(typed[1:])
        assert args.run is parser.get_default("run")


def test_help_in_french_and_arabic_holds_no_english_sentence() -> None:
    english = {parser.prog: parser.description for parser in _leaves("en")}
    for language in ("fr", "ar"):
        for parser in _leaves(language):
            assert parser.description
            assert parser.description != english[parser.prog]
            text = parser.format_help()
            for stray in ("usage:", "positional arguments", "show this help"):
                assert stray not in text, (parser.prog, stray)


def test_no_option_takes_a_secret() -> None:
    for parser in _leaves("en"):
        for action in parser._actions:
            for name in action.option_strings:
                if "passphrase" in name:
                    assert name.endswith("-fd")
                    assert action.type is int


@pytest.mark.parametrize(
    ("language", "says"),
    [("fr", "Il manque"), ("ar", "ينقص"), ("en", "Missing")],
)
def test_a_missing_argument_is_named_in_the_language(language: Language, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        app.build(wording.words(language)).parser.parse_args(["taxonomy", "show"])
    assert says in caught.value.sentence
    assert "code" in caught.value.sentence.lower()


def test_language_is_found_wherever_it_stands() -> None:
    assert app.asked_language(["--language", "ar", "vault", "status"]) == "ar"
    assert app.asked_language(["vault", "status", "--language=en"]) == "en"
    assert app.asked_language(["vault", "status", "--language"]) is None
    assert app.asked_language(["--language", "de"]) is None


def test_options_may_stand_before_or_after_the_command() -> None:
    root = app.build(wording.words("en")).parser
    before = root.parse_args(["--vault", "here", "--json", "incidents", "list"])
    after = root.parse_args(["incidents", "list", "--vault", "here", "--json"])
    assert before.vault == after.vault
    assert before.json
    assert after.json


def test_a_folder_named_like_a_group_does_not_hide_the_group() -> None:
    root = app.build(wording.words("en"), only=["--vault", "vault", "people", "list"]).parser
    assert root.parse_args(["--vault", "vault", "people", "list"]).run is not None
