"""Messages cut out of their files and taken as they stand say what Fluent says of the whole file."""

from __future__ import annotations

from datetime import date

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from rightsmonitor import assets, wording
from rightsmonitor.wording import LANGUAGES, Language, MissingWords, Words

_LOCALES = {"fr": "fr-MA", "ar": "ar-MA", "en": "en"}


class _Facts(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.referred = 0

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.referred += 1

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.referred += 1


def facts_of(entry: ast.Message, value: object) -> dict[str, object]:
    found = _Facts()
    found.visit(entry)
    assert not found.referred, f"{entry.id.name} refers to another message, which is not parsed with it"
    return dict.fromkeys(found.names, value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_what_fluent_says(language: Language) -> None:
    said = plain = 0
    for path in sorted(assets.interface("translations", language).glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        bundle = FluentBundle([_LOCALES[language]], use_isolating=language == "ar")
        bundle.add_resource(FluentResource(source))
        words = Words(language)
        for entry in FluentParser().parse(source).body:
            if not isinstance(entry, ast.Message):
                continue
            key = entry.id.name
            assert words.has(key)
            for value in (0, 1, 2, 7, 12, 100, "text", date(2026, 11, 21)):
                facts = facts_of(entry, value)
                expected, errors = bundle.format_pattern(bundle.get_message(key).value, facts)
                if not errors:
                    assert words(key, **facts) == expected, key  # type: ignore[arg-type]
                    said += 1
                if not facts:
                    plain += 1
                    break
    assert said > 2000
    assert plain > 500, "most are taken as they stand"


def test_what_is_no_plain_line_goes_to_fluent(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "# a comment = no message\n"
        "trial-plain =  two  words  \n"
        "trial-lines =\n    first\n    second\n"
        "trial-more = first\n    second\n"
        "trial-fact = { $count } words\n"
        'trial-quoted = { "{" }\n'
        "trial-many =\n    { $count ->\n        [one] one\n       *[other] many\n}\n"
        "trial-plain = the second one of a name does not count\n"
        "trial-only =\n    .attribute = x\n"
    )
    monkeypatch.setitem(wording.words("en")._areas, "trial", wording._messages(text))
    words = wording.words("en")
    assert words("trial-plain") == "two  words"
    assert words("trial-lines") == words("trial-more") == "first\nsecond"
    assert words("trial-fact", count=3) == "3 words"
    assert words("trial-quoted") == "{"
    assert [words("trial-many", count=count) for count in (1, 2)] == ["one", "many"]
    assert not words.has("trial-nothing")
    for missing in ("trial-nothing", "trial-only", "trial-fact"):
        with pytest.raises(MissingWords):
            words(missing)
