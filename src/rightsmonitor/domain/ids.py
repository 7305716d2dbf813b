"""Identifiers made offline without collision: UUIDv7 and incident numbers like `OUJ-26-0148`."""

from __future__ import annotations

import re
import uuid

_NUMBER = re.compile(r"^(?P<office>[A-Z]{3})-(?P<year>\d{2})-(?P<serial>\d{4,6})$")


def uuid7(*, milliseconds: int, random: bytes) -> str:
    """UUID version 7 (RFC 9562): 48 bits of Unix time in ms, then 74 of the 80 random bits given."""
    if len(random) != 10:
        raise ValueError("ten random bytes are needed")
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(random, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def incident_number(*, office: str, year: int, serial: int) -> str:
    """`OUJ-26-0148`: office code, two digits of the year, serial from the range of this device."""
    return f"{office}-{year % 100:02d}-{serial:04d}"


def is_incident_number(text: str) -> bool:
    return _NUMBER.match(text) is not None


def is_uid(text: str) -> bool:
    """Whether `text` is a UUID in canonical form."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
