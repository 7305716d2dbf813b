"""Where the letters that somebody typed stand in a text that was found by them."""

from __future__ import annotations

import re
import unicodedata

from rightsmonitor.domain.text import fold, words_of

ARTICLE = "ال"
_SHORTEST = 4  # letters: a word is that long before its article is one
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])+")
Span = tuple[int, int]


def bare(word: str) -> str:
    """A folded word without the Arabic article, which people leave out."""
    return word.removeprefix(ARTICLE) if len(word) > _SHORTEST else word


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """(start, end) of each beginning of a word that one of the typed words matches, in order and apart.

    Counted in characters of `text`; accents, vowel signs and stretched letters belong to the letter that they follow.
    """
    wanted = words_of(typed)
    found: list[Span] = []
    for word in _WORD.finditer(text):
        reached = [span for want in wanted if (span := _reach(word[0], want)) is not None]
        if reached:
            start, end = max(reached, key=lambda span: span[1])
            found.append((word.start() + start, word.start() + end))
    return tuple(found)


def _reach(word: str, want: str) -> Span | None:
    """The part of a word that begins as `want`, as it is written or without the articles of both."""
    behind = len(ARTICLE) if len(word) > _SHORTEST and word.startswith(ARTICLE) else 0
    for start, wish in ((0, want), (behind, bare(want))):
        if wish and fold(word[start:]).startswith(wish):
            end = next(end for end in range(start + 1, len(word) + 1) if fold(word[start:end]).startswith(wish))
            while end < len(word) and (unicodedata.combining(word[end]) or word[end] == "\u0640"):
                end += 1
            return start, end
    return None
