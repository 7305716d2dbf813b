"""An anchor: the end of an audit chain as somebody else keeps it, so that a chain that was cut shows.

On paper it is a number and eight words. Each word spells sixteen bits as consonant, vowel, consonant, vowel, consonant,
which French, Arabic and English speakers can read to each other on the telephone; no list of words is needed to check
them. The spelling is the one of D. Wilkerson's "A Proposal for Proquints" (2009).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

WORDS = 8
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_TYPED = re.compile(r"(\d{1,12})\s*:\s*([0-9a-f]{64}|[a-z]{5}(?:[-\s]+[a-z]{5}){7})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an entry number was known to have; `head` is its hash in hexadecimal, or the eight words."""

    seq: int
    head: str
    vault_id: str = ""  # empty where the paper does not say

    def fits(self, vault_id: bytes, found: bytes) -> bool:
        """Whether the entry of that number has this hash in this vault."""
        if self.vault_id and self.vault_id != vault_id.hex():
            return False
        return self.head in (found.hex(), words(vault_id, self.seq, found))


def words(vault_id: bytes, seq: int, head: bytes) -> str:
    """Eight words, 128 bits, of the hash of an entry."""
    digest = hashlib.sha256(b"rm/slip/v1\0" + vault_id + seq.to_bytes(8) + head).digest()
    return "-".join(_word(digest[at], digest[at + 1]) for at in range(0, 2 * WORDS, 2))


def _word(high: int, low: int) -> str:
    bits = high << 8 | low
    return "".join(
        (
            _CONSONANTS[bits >> 12],
            _VOWELS[bits >> 10 & 3],
            _CONSONANTS[bits >> 6 & 15],
            _VOWELS[bits >> 4 & 3],
            _CONSONANTS[bits & 15],
        )
    )


def typed(text: str) -> Anchor | None:
    """`1234: lusab-babad-…` or `1234:<64 hexadecimal digits>`; None for anything else."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return None
    return Anchor(seq=int(match[1]), head=re.sub(r"[-\s]+", "-", match[2].lower()))
