"""Secrets as symbols that people copy by hand: Crockford's base 32, in lines that each end with a check symbol.

A line is 16 symbols (80 bits) in groups of four, and one check symbol of the same alphabet: sum over GF(32) of the
symbols with weights that are all different, and of the number of the line. It finds every single wrong symbol, every
swap of two symbols and every line in the wrong place, and 31 of 32 other mistakes. Crockford's own check symbol needs
`*~$=U`, which an Arabic keyboard does not have.
"""

from __future__ import annotations

import unicodedata

from rightsmonitor.domain.errors import MistypedCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINE_BYTES = 10
_SYMBOLS = 16
_GROUP = 4
_READ = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1


def _powers() -> tuple[int, ...]:
    """1, α, α² … α³⁰: every element of GF(32) but zero."""
    found, value = [], 1
    for _ in range(31):
        found.append(value)
        value <<= 1
        if value & 32:
            value ^= _POLYNOMIAL
    return tuple(found)


_EXP = _powers()
_LOG = {value: power for power, value in enumerate(_EXP)}


def check_symbol(values: list[int], *, line: int) -> int:
    """The value (0 … 31) that ends line number `line` (from 0) with these 16 values."""
    total = _EXP[(_SYMBOLS + 1 + line) % 31]
    for position, value in enumerate(values):
        if value:
            total ^= _EXP[(_LOG[value] + position + 1) % 31]  # α⁰ is the weight of the check symbol itself
    return total


def lines(secret: bytes) -> tuple[str, ...]:
    """`XXXX-XXXX-XXXX-XXXX-C` for each ten bytes; `secret` is whole lines."""
    if len(secret) % LINE_BYTES:
        raise ValueError("whole lines only")
    pieces = [secret[at : at + LINE_BYTES] for at in range(0, len(secret), LINE_BYTES)]
    return tuple(_line(piece, number) for number, piece in enumerate(pieces))


def _line(piece: bytes, number: int) -> str:
    whole = int.from_bytes(piece, "big")
    values = [whole >> 5 * (_SYMBOLS - 1 - at) & 31 for at in range(_SYMBOLS)]
    text = "".join(ALPHABET[value] for value in (*values, check_symbol(values, line=number)))
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read(text: str, *, length: int) -> bytes:
    """The `length` bytes behind what somebody typed: case, spaces, hyphens and the digits of any script do not count.

    Raises MistypedCode(line, part=0): line 0 for too few or too many symbols.
    """
    typed = _typed(text)
    if len(typed) != length // LINE_BYTES * (_SYMBOLS + 1):
        raise MistypedCode(line=0, part=0)
    return b"".join(
        _read_line(typed[at : at + _SYMBOLS + 1], at // (_SYMBOLS + 1)) for at in range(0, len(typed), _SYMBOLS + 1)
    )


def _typed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    western = (str(unicodedata.digit(letter, letter)) for letter in plain)
    return "".join(letter for letter in western if letter.isalnum()).upper()


def _read_line(symbols: str, number: int) -> bytes:
    values = [_READ.get(symbol, -1) for symbol in symbols]
    if -1 in values or check_symbol(values[:-1], line=number) != values[-1]:
        raise MistypedCode(line=number + 1, part=0)
    whole = 0
    for value in values[:-1]:
        whole = whole << 5 | value
    return whole.to_bytes(LINE_BYTES, "big")
