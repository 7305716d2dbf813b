"""Text folded for search across spellings and scripts, and text checked for characters that deceive.

Folding: accents, Arabic letter variants and vowel signs, digits of every script. Keys: a consonant skeleton that
Mohamed, Mohammed, Muhammad and محمد share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": "",
        "ء": "", "گ": "ك", "ک": "ك", "ڭ": "ك", "ڨ": "ق", "ی": "ي", "ڤ": "ف", "پ": "ب",
    }
)  # fmt: skip
_LATIN = {"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
_WORD = re.compile(r"[^\W_]+")

# Arabic letters to the consonant that Moroccan transliterations share; long vowels fall away.
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "h", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
    "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "", "غ": "g", "ف": "f", "ق": "k",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "", "ي": "", "ا": "",
}  # fmt: skip
_DIGRAPHS = (
    ("ch", "s"),
    ("sh", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("ou", ""),
)
_SAME = str.maketrans({"q": "k", "c": "k", "g": "j", "v": "f", "p": "b", "x": "s"})


class _Folded(dict[int, str]):
    """What a decomposed character becomes; each is looked at once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Cs"):
            found = " " if character in "\n\r\t" else ""
        elif character.isdecimal():
            found = str(unicodedata.decimal(character))
        else:
            found = _LATIN.get(character, character).translate(_ARABIC)
        self[code] = found
        return found


_FOLDED = _Folded()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, vowel signs or letter variants, Western digits, single spaces. Idempotent."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(decomposed.translate(_FOLDED).split())


def words_of(text: str) -> list[str]:
    """Folded words."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=65536)
def search_key(word: str) -> str:
    """Consonant skeleton across scripts; empty where fewer than two consonants remain.

    Alone it also matches different names, so it only widens a search and ranks doubles, never decides.
    """
    folded = fold(word)
    if any("؀" <= character <= "ۿ" for character in folded):
        key = "".join(_CONSONANTS.get(character, "") for character in folded.removesuffix("ه"))
    else:
        for digraph, single in _DIGRAPHS:
            folded = folded.replace(digraph, single)
        # A Latin h stands for ح and for the silent end of a name; kept inside a word only.
        key = re.sub(r"[aeiouyw']|h$", "", folded)
    key = re.sub(r"[^a-z]", "", key).translate(_SAME)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key if len(key) > 1 else ""


def search_text(*parts: str) -> str:
    """What the search index holds for a record: folded words, then `~`-free keys marked with a leading `k0`."""
    folded = [word for part in parts for word in words_of(part)]
    keys = {f"k0{key}" for word in folded if not word.isdigit() and (key := search_key(word))}
    return " ".join([*folded, *sorted(keys)])


# --- characters ------------------------------------------------------------------------------------

_OVERRIDES = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_JOINERS = {"\u200c", "\u200d"}
_MARKS = {"\u200e", "\u200f"}


def forbidden_characters(text: str) -> tuple[str, ...]:
    """Names (`U+202E`) of characters that hide or turn text: controls, lone surrogates, overrides, invisible ones."""
    found = {character for character in set(text) if _is_forbidden(character)}
    return tuple(sorted(f"U+{ord(character):04X}" for character in found))


def _is_forbidden(character: str) -> bool:
    if character in "\n\t" or character in _JOINERS or character in _MARKS:
        return False
    return character in _OVERRIDES or unicodedata.category(character) in ("Cc", "Cs", "Cf", "Co")


def clean(text: str) -> str:
    """The text in NFC without forbidden characters and without spaces at the ends of lines."""
    kept = "".join(character for character in text.replace("\r\n", "\n") if not _is_forbidden(character))
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", kept).split("\n")).strip()


_LETTERS = ("Lu", "Ll", "Lt", "Lo")
# Written together in one word by those who use them.
_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK"}


def mixes_scripts(text: str) -> bool:
    """Whether a word of it has letters of several scripts, as a Latin name with a Cyrillic letter that looks alike."""
    words = set(_WORD.findall(unicodedata.normalize("NFKC", text)))
    return any(len(set(map(_script, word)) - {""}) > 1 for word in words)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """By the first word of its name in Unicode; letters that modify others, and what is no letter, have none."""
    name = unicodedata.name(letter, "").split(" ")[0] if unicodedata.category(letter) in _LETTERS else ""
    return _TOGETHER.get(name, name)
