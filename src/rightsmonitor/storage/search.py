"""From what a person types to an FTS5 expression.

Any text is accepted; nothing typed is ever syntax (P56).
"""

from __future__ import annotations

from rightsmonitor.domain.text import search_key, words_of

_MOST_WORDS = 12
_PREFIX_FROM = 2
_ARTICLE = "ال"


def match_expression(text: str) -> str:
    """All words must be found: each as the beginning of a word, or by consonants shared across scripts.

    Empty when nothing is left to look for.
    """
    return " AND ".join(_one(word) for word in dict.fromkeys(words_of(text)[:_MOST_WORDS]))


def _one(word: str) -> str:
    options = [f'"{word}"*' if len(word) >= _PREFIX_FROM else f'"{word}"']
    key = "" if word.isdigit() else search_key(word)
    if key:
        options.append(f'"k0{key}"')
    return options[0] if len(options) == 1 else f"({' OR '.join(options)})"


def matches(words: str, text: str) -> bool:
    """The same question asked of the words of one record: what the index must agree with."""
    present = set(words.split())
    return all(_found(word, present) for word in dict.fromkeys(words_of(text)[:_MOST_WORDS]))


def _found(word: str, present: set[str]) -> bool:
    key = "" if word.isdigit() else search_key(word)
    if (key and f"k0{key}" in present) or word in present:
        return True
    return len(word) >= _PREFIX_FROM and any(other.startswith(word) for other in present)
