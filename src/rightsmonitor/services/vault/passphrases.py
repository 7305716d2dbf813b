"""Passphrases: five words drawn by lot, and how soon somebody would try the one a person chose.

A generated passphrase has 5 × log2(7776) = 64.6 bits. One's own is measured with zxcvbn against its English lists and
ours: frequent French and Arabic words, Moroccan names, places and expressions, and the words of the generator.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cache
from typing import Literal

from rightsmonitor import assets
from rightsmonitor.domain.errors import EasyPassphrase
from rightsmonitor.storage.keys import keys

WORDS = 5
LIST_SIZE = 7776
Tongue = Literal["french", "arabic"]
# 10^12 guesses take 25 years of a graphics card at the cost of one of ours (security.md 4.2).
FEWEST_GUESSES = 10**12
_LONGEST = 72  # characters that are measured: the rest can only help
_COMMON = ("common_fr", "common_ar", "moroccan")


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of `resources/passphrases/<name>.txt`, one a line."""
    return tuple(assets.resource("passphrases", f"{name}.txt").read_text(encoding="utf-8").split())


def generate(tongue: Tongue = "french") -> str:
    """Five words with hyphens, drawn by the random generator of the system."""
    words = word_list(tongue)
    while True:
        made = "-".join(secrets.choice(words) for _ in range(WORDS))
        if guesses(made) >= FEWEST_GUESSES:  # five of the most frequent words: once in many thousand draws
            return made


def check(passphrase: bytes | bytearray, *, about: Sequence[str] = ()) -> None:
    """`about`: names that the passphrase must not be made of. Raises WeakPassphrase, InvalidValue, EasyPassphrase."""
    keys.check_new_passphrase(passphrase)
    text = (keys.normalised(passphrase) or b"").decode()
    if guesses(text, about=about) < FEWEST_GUESSES:
        raise EasyPassphrase


def guesses(text: str, *, about: Sequence[str] = ()) -> float:
    """After how many attempts a guesser who knows our lists arrives here, as far as zxcvbn can tell."""
    from zxcvbn import matching, zxcvbn  # its lists take longer to read than a window to open

    _teach()
    personal = [part for name in about for part in ("".join(name.split()), *name.split()) if len(part) > 2]
    # Spaces and hyphens count as letters to guess for zxcvbn, which makes every sentence look strong.
    joined = "".join(letter for letter in text if letter.isalnum())
    try:
        return min(
            float(zxcvbn(way[:_LONGEST], user_inputs=personal, max_length=_LONGEST)["guesses"])
            for way in {text, joined or text}
        )
    finally:
        matching.RANKED_DICTIONARIES["user_inputs"] = {}  # zxcvbn keeps the names of the last call


@cache
def _teach() -> None:
    from zxcvbn import matching

    lists = {f"rm_{name}": word_list(name) for name in (*_COMMON, "french", "arabic")}
    matching.add_frequency_lists(lists)
