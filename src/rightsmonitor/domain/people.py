"""Who works with a vault, and for which office."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import InvalidOffice

NAME_LIMIT = 80
_OFFICE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office that keeps a vault: three capital letters that begin every incident number."""

    code: str
    labels: tuple[str, str, str] = ("", "", "")  # fr, ar, en


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person who may open the vault; `role` comes from the signed roster."""

    uid: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """A person to add. The passphrase never shows in a representation."""

    name: str
    role: Role
    passphrase: bytes | bytearray = field(repr=False)


def acceptable_office(code: str) -> bool:
    """Three capital letters of the Latin alphabet, as in `OUJ-26-0148`."""
    return _OFFICE.fullmatch(code) is not None


def checked_office(code: str) -> str:
    """The same code. Raises InvalidOffice."""
    if not acceptable_office(code):
        raise InvalidOffice(code=code[:NAME_LIMIT])
    return code


def name_key(name: str) -> str:
    """What makes two names the same person at the door: case, spacing and Unicode forms do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def acceptable_name(name: str) -> bool:
    """Something printable and not too long, without control or direction characters."""
    if not name_key(name) or len(name) > NAME_LIMIT:
        return False
    return not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in name)
