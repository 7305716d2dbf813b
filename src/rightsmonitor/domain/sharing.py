"""Shamir's secret sharing over GF(256), two of three: each byte is a straight line through the secret at x = 0.

The field is that of AES (x⁸ + x⁴ + x³ + x + 1). One share says nothing about the secret, whatever is computed with it.
"""

from __future__ import annotations

from collections.abc import Mapping

SHARES = (1, 2, 3)
_POLYNOMIAL = 0x11B


def times(a: int, b: int) -> int:
    """Product in GF(256)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= _POLYNOMIAL
        b >>= 1
    return product


def inverse(a: int) -> int:
    """The element whose product with `a` is 1, by a²⁵⁴."""
    if not a:
        raise ZeroDivisionError("zero has no inverse")
    result = 1
    for _ in range(254):
        result = times(result, a)
    return result


def split(secret: bytes, *, slope: bytes) -> dict[int, bytes]:
    """Three shares by index. `slope` is as long as the secret and comes from the random generator of the system."""
    if len(secret) != len(slope):
        raise ValueError("slope and secret have the same length")
    return {x: bytes(s ^ times(a, x) for s, a in zip(secret, slope, strict=True)) for x in SHARES}


def combine(shares: Mapping[int, bytes]) -> bytes:
    """The secret behind two different shares."""
    (first, one), (second, two) = shares.items()
    # Lagrange at 0: x₂/(x₁+x₂) and x₁/(x₁+x₂); plus and minus are the same here.
    below = inverse(first ^ second)
    weight_one, weight_two = times(second, below), times(first, below)
    return bytes(times(a, weight_one) ^ times(b, weight_two) for a, b in zip(one, two, strict=True))
