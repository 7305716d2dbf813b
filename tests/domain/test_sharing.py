"""GF(256), Shamir's two of three, and symbols with their check."""

from __future__ import annotations

import itertools
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain import cards, crockford, sharing
from rightsmonitor.domain.cards import Share
from rightsmonitor.domain.errors import MistypedCode

PAIRS = list(itertools.permutations(sharing.SHARES, 2))
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize(("a", "b", "product"), [(0x57, 0x83, 0xC1), (0x57, 0x13, 0xFE), (0x53, 0xCA, 0x01)])
def test_products_of_the_standard_of_aes(a: int, b: int, product: int) -> None:
    assert sharing.times(a, b) == sharing.times(b, a) == product


def test_every_element_but_zero_has_an_inverse() -> None:
    assert all(sharing.times(a, sharing.inverse(a)) == 1 for a in range(1, 256))
    with pytest.raises(ZeroDivisionError):
        sharing.inverse(0)


# Worked out by hand: share x of secret s and slope a is s + a·x.
VECTORS = [
    (bytes(32), bytes(32), [bytes(32)] * 3),
    (b"\xff" * 32, b"\xff" * 32, [bytes(32), b"\x1a" * 32, b"\xe5" * 32]),
    (bytes(32), b"\x01" * 32, [b"\x01" * 32, b"\x02" * 32, b"\x03" * 32]),
    (b"\x53" * 2, b"\x80\x01", [b"\xd3\x52", b"\x48\x51", b"\xc8\x50"]),
]


@pytest.mark.parametrize(("secret", "slope", "values"), VECTORS)
def test_vectors(secret: bytes, slope: bytes, values: list[bytes]) -> None:
    shares = sharing.split(secret, slope=slope)
    assert [shares[x] for x in sharing.SHARES] == values
    assert all(sharing.combine({x: shares[x], y: shares[y]}) == secret for x, y in PAIRS)


@given(secret=st.binary(min_size=32, max_size=32), slope=st.binary(min_size=32, max_size=32))
def test_any_two_shares_give_the_secret_in_any_order(secret: bytes, slope: bytes) -> None:
    shares = sharing.split(secret, slope=slope)
    assert {sharing.combine({x: shares[x], y: shares[y]}) for x, y in PAIRS} == {secret}


def test_one_share_fits_every_secret() -> None:
    """For a share of one byte, each of the 256 secrets is the right one for exactly one slope."""
    for value in (0, 1, 0x5A, 255):
        fitting = [s for s, a in itertools.product(range(256), repeat=2) if s ^ a == value]
        assert sorted(fitting) == list(range(256))


@given(st.binary(min_size=50, max_size=50))
def test_symbols_are_read_back(secret: bytes) -> None:
    assert crockford.read("\n".join(crockford.lines(secret)), length=50) == secret


def test_each_wrong_symbol_and_each_swap_on_a_line_is_found() -> None:
    chance = random.Random(3)
    for _ in range(20):
        (line,) = crockford.lines(chance.randbytes(10))
        text = line.replace("-", "")
        wrong = [text[:at] + s + text[at + 1 :] for at in range(17) for s in SYMBOLS if s != text[at]]
        for first, second in itertools.combinations(range(17), 2):
            if text[first] != text[second]:
                letters = list(text)
                letters[first], letters[second] = letters[second], letters[first]
                wrong.append("".join(letters))
        for typed in wrong:
            with pytest.raises(MistypedCode):
                crockford.read(typed, length=10)
        assert crockford.read(text, length=10)


def test_a_wrong_line_slips_through_once_in_thirty_two() -> None:
    chance, passed = random.Random(5), 0
    for _ in range(3200):
        try:
            crockford.read("".join(chance.choice(SYMBOLS) for _ in range(17)), length=10)
        except MistypedCode:
            continue
        passed += 1
    assert 60 <= passed <= 145  # 100 expected


def test_lines_in_the_wrong_order_are_found() -> None:
    first, second = crockford.lines(bytes(range(20)))
    with pytest.raises(MistypedCode) as caught:
        crockford.read(second + first, length=20)
    assert caught.value.facts == {"line": 1, "part": 0}


@pytest.mark.parametrize("text", ["", "U" * 34, "0" * 33, "0" * 35, "é" * 34, "\x00", "AAAA-" * 1000])
def test_what_is_no_code_is_mistyped(text: str) -> None:
    with pytest.raises(MistypedCode):
        cards.read_code(text)


def _share(index: int, *, value: bytes = bytes(32), day: date = date(2026, 11, 26)) -> Share:
    return Share(index=index, series=b"serie", vault=b"vault!", issued=day, value=value)


def test_a_share_says_where_it_belongs() -> None:
    for index in sharing.SHARES:
        share = _share(index, value=bytes(range(32)))
        assert cards.read_share("".join(crockford.lines(share.to_bytes()))) == share


def test_2000_bad_shares_are_noticed() -> None:
    """Also those whose check symbols were made to fit: the four bytes of the hash do not."""
    chance, good = random.Random(7), _share(2).to_bytes()
    for _ in range(2000):
        bad = bytearray(good)
        bad[chance.randrange(50)] ^= 1 << chance.randrange(8)
        with pytest.raises(MistypedCode) as caught:
            cards.read_share("".join(crockford.lines(bytes(bad))))
        assert caught.value.facts["line"] == 0
    assert cards.read_share("".join(crockford.lines(good)))


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2020, 1, 1), date(2400, 1, 1)])
def test_a_clock_without_a_battery_makes_readable_shares(day: date) -> None:
    read = cards.read_share("".join(crockford.lines(_share(1, day=day).to_bytes())))
    assert date(2020, 1, 1) <= read.issued <= date(2199, 6, 6)
