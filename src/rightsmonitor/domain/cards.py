"""What stands on a recovery card: the code, or one of three shares with where it belongs (security.md 4.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rightsmonitor.domain import crockford, sharing
from rightsmonitor.domain.errors import MistypedCode, SharesMissing

CODE_BYTES = 20  # 160 bits: 32 symbols
KEY_BYTES = 32
SET_BYTES = 5
VAULT_BYTES = 6  # of the 16 of the vault id: enough to tell cards of two vaults apart
SHARE_BYTES = 50
_FORM = 1
_CHECK_BYTES = 4
_FIRST_DAY = date(2020, 1, 1)
_LAST_DAY = 0xFFFF


class Means(StrEnum):
    """The two ways back into a vault."""

    CODE = "code"
    SHARES = "shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card as it is printed. `share` is 0 for a code; the lines are the secret and show in no representation."""

    kind: Means
    share: int
    vault: str  # hexadecimal, as the cards of other vaults differ
    series: str  # of a set of shares
    issued: date
    lines: tuple[str, ...] = field(repr=False)

    @property
    def typed(self) -> bytearray:
        """What a person types from this card, in one line."""
        return bytearray(" ".join(self.lines).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One of three; two of the same series open the vault."""

    index: int
    series: bytes
    vault: bytes
    issued: date
    value: bytes = field(repr=False)

    def to_bytes(self) -> bytes:
        days = max(0, min((self.issued - _FIRST_DAY).days, _LAST_DAY))  # a dead battery says 1970
        head = bytes([_FORM << 4 | self.index]) + self.series + self.vault + days.to_bytes(2, "big")
        return head + self.value + _digest(head + self.value)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(b"rm/share/v1\0" + content).digest()[:_CHECK_BYTES]


def vault_number(vault_id: bytes) -> bytes:
    """The part of a vault's id that stands on its cards."""
    return vault_id[:VAULT_BYTES]


def read_code(typed: str) -> bytes:
    """Raises MistypedCode."""
    return crockford.read(typed, length=CODE_BYTES)


def read_share(typed: str) -> Share:
    """Raises MistypedCode; line 0 when every line is well typed and the card is none of ours."""
    content = crockford.read(typed, length=SHARE_BYTES)
    body, check = content[:-_CHECK_BYTES], content[-_CHECK_BYTES:]
    index = body[0] & 15
    if _digest(body) != check or body[0] >> 4 != _FORM or index not in sharing.SHARES:
        raise MistypedCode(line=0, part=0)
    series_end, vault_end = 1 + SET_BYTES, 1 + SET_BYTES + VAULT_BYTES
    days = int.from_bytes(body[vault_end : vault_end + 2], "big")
    return Share(
        index=index,
        series=body[1:series_end],
        vault=body[series_end:vault_end],
        issued=_FIRST_DAY + timedelta(days=days),
        value=body[-KEY_BYTES:],
    )


def read_shares(typed: Sequence[str]) -> tuple[Share, ...]:
    """Different shares of one series, at least two. Raises MistypedCode(line, part from 1), SharesMissing(reason)."""
    found = tuple(_numbered(text, part) for part, text in enumerate(typed, start=1))
    if len(found) < 2:
        raise SharesMissing(reason="one")
    if len({share.series for share in found}) > 1 or len({share.vault for share in found}) > 1:
        raise SharesMissing(reason="other-set")
    if len({share.index for share in found}) < len(found):
        raise SharesMissing(reason="same")
    return found


def _numbered(text: str, part: int) -> Share:
    try:
        return read_share(text)
    except MistypedCode as error:
        raise MistypedCode(line=error.facts["line"], part=part) from None


def secret_of(first: Share, second: Share) -> bytes:
    """The recovery key behind two shares of one series."""
    return sharing.combine({first.index: first.value, second.index: second.value})
