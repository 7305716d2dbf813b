"""Sealing with age, so that the stock `age -d` opens a package."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyrage
from pyrage import x25519

MAGIC = b"age-encryption.org/v1\n"
_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")


class NotSealed(ValueError):
    """The bytes do not begin like an age file."""


class OtherKey(ValueError):
    """Sealed, but not to this identity."""


class BrokenSeal(ValueError):
    """The sealed bytes were changed or cut."""


class BadIdentity(ValueError):
    """The text holds no age identity, or the recipient is none."""


def new_identity() -> tuple[str, str]:
    """(secret identity, recipient that others seal to)."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The recipient of an identity file. Raises BadIdentity."""
    return str(_identity(identity).to_public())


def acceptable_recipient(text: str) -> str:
    """A pasted recipient without the white space around it. Raises BadIdentity."""
    return str(_recipient(text))


def seal(content: bytes, recipients: Iterable[str]) -> bytes:
    """Sealed to everybody named; the same recipient twice counts once. Raises BadIdentity."""
    keys = {str(key): key for key in map(_recipient, recipients)}
    if not keys:
        raise BadIdentity
    return bytes(pyrage.encrypt(content, [keys[name] for name in sorted(keys)]))


def unseal(content: bytes, identity: str) -> bytes:
    """Raises NotSealed, OtherKey, BrokenSeal or BadIdentity."""
    key = _identity(identity)
    if not content.startswith(MAGIC):
        raise NotSealed
    try:
        return bytes(pyrage.decrypt(content, [key]))
    except pyrage.DecryptError as failure:
        if "no matching" in str(failure).lower():
            raise OtherKey from failure
        raise BrokenSeal from failure


def _identity(text: str) -> x25519.Identity:
    found = _SECRET.findall(text)
    if len(found) != 1:
        raise BadIdentity
    try:
        return x25519.Identity.from_str(found[0])
    except pyrage.IdentityError as failure:
        raise BadIdentity from failure


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str("".join(text.split()))
    except pyrage.RecipientError as failure:
        raise BadIdentity from failure
