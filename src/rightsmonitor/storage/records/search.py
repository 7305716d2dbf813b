"""From what a person types to an FTS5 expression.

Any text is accepted; nothing typed is ever syntax (P56).
"""

from __future__ import annotations

from rightsmonitor.domain.text import search_key, words_of

_MOST_WORDS = 12
_PREFIX_FROM = 2
# Article, and the particles written in one word with it; longest first.
_JOINED = ("وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل")
_STEM_FROM = 3


def stem(word: str) -> str:
    """An Arabic word without the article and what is joined to it; other words as they are."""
    for prefix in _JOINED:
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM_FROM:
            return word[len(prefix) :]
    return word


def with_stems(words: str) -> str:
    """Folded words for the index, with the bare form of Arabic words beside them."""
    found = words.split()
    return " ".join([*found, *dict.fromkeys(bare for word in found if (bare := stem(word)) != word)])


def match_expression(text: str) -> str:
    """All words must be found, as they are or by consonants shared across scripts; the last may be unfinished.

    Empty when nothing is left to look for.
    """
    return " AND ".join(_one(word, unfinished=last) for word, last in _asked(text))


def _asked(text: str) -> list[tuple[str, bool]]:
    """Words with whether the person may still be typing them."""
    words = list(dict.fromkeys(words_of(text)[:_MOST_WORDS]))
    return [(word, word == words[-1] and len(word) >= _PREFIX_FROM) for word in words]


def _one(word: str, *, unfinished: bool) -> str:
    options = [f'"{form}"*' if unfinished else f'"{form}"' for form in _forms(word)]
    options += [f'"k0{key}"' for key in _keys(word)]
    return options[0] if len(options) == 1 else f"({' OR '.join(options)})"


def _keys(word: str) -> tuple[str, ...]:
    key = "" if word.isdigit() else search_key(word)
    return (key,) if key else ()


def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, stem(word))))


def matches(words: str, text: str) -> bool:
    """The same question asked of the words of one record: what the index must agree with."""
    present = set(words.split())
    return all(_found(word, last, present) for word, last in _asked(text))


def _found(word: str, unfinished: bool, present: set[str]) -> bool:
    forms = _forms(word)
    if any(f"k0{key}" in present for key in _keys(word)) or present.intersection(forms):
        return True
    return unfinished and any(other.startswith(forms) for other in present)
