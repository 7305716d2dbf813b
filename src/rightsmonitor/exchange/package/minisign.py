"""Signatures in minisign's prehashed format: the stock `minisign -V` checks what we sign, and the other way round.

A signature file has four lines: untrusted comment, base64 of `ED` + key id + Ed25519 over BLAKE2b-512 of the file,
trusted comment, base64 of Ed25519 over (signature + trusted comment). Private keys never come here: signing
takes a function from bytes to 64 bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Sign = Callable[[bytes], bytes]

_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "
_KEY, _PREHASHED = b"Ed", b"ED"
_ID, _SIGNATURE, _PUBLIC = 8, 64, 32
_CANONICAL_COMMENT = "signature of a RightsMonitor release"
_LONGEST = 4096


class BadSignature(ValueError):
    """The text is not a signature, or not one by this key over these bytes."""


class BadKey(ValueError):
    """The text is not a minisign public key."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key (32 bytes) with the id that minisign shows."""

    raw: bytes
    id: bytes

    @classmethod
    def from_raw(cls, raw: bytes) -> PublicKey:
        """The id is derived from the key, so the same key has the same id everywhere."""
        if len(raw) != _PUBLIC:
            raise BadKey
        return cls(raw, hashlib.blake2b(raw, digest_size=_ID, person=b"rm-key-id").digest())

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """From the text of a `.pub` file, or its second line alone. Raises BadKey."""
        lines = [line.strip() for line in text.strip().splitlines()]
        try:
            content = base64.b64decode(lines[-1], validate=True) if 1 <= len(lines) <= 2 else b""
        except (binascii.Error, ValueError) as failure:
            raise BadKey from failure
        if len(content) != 2 + _ID + _PUBLIC or content[:2] != _KEY:
            raise BadKey
        return cls(content[2 + _ID :], content[2 : 2 + _ID])

    @property
    def shown_id(self) -> str:
        """The id as minisign prints it: sixteen capital hexadecimal digits."""
        return self.id[::-1].hex().upper()

    @property
    def line(self) -> str:
        return base64.b64encode(_KEY + self.id + self.raw).decode("ascii")

    def text(self, comment: str = "") -> str:
        """The content of a `.pub` file."""
        return f"{_UNTRUSTED}{comment or 'minisign public key ' + self.shown_id}\n{self.line}\n"


def sign(message: bytes, *, key: PublicKey, signer: Sign, trusted_comment: str) -> str:
    """The text of a `.minisig` file. `signer` must belong to `key`; this is checked before anything is returned."""
    if not trusted_comment.isprintable() or len(trusted_comment) > _LONGEST:
        raise ValueError("a trusted comment is one printable line")
    signature = signer(_hashed(message))
    seal = signer(signature + trusted_comment.encode())
    first = base64.b64encode(_PREHASHED + key.id + signature).decode("ascii")
    second = base64.b64encode(seal).decode("ascii")
    text = f"{_UNTRUSTED}{_CANONICAL_COMMENT}\n{first}\n{_TRUSTED}{trusted_comment}\n{second}\n"
    verify(message, text, key=key)
    return text


def key_id(text: str) -> bytes:
    """The id of the key that a signature names. Raises BadSignature."""
    return _parts(text)[0]


def verify(message: bytes, text: str, *, key: PublicKey, any_comment: bool = False) -> str:
    """The trusted comment, when `text` is a signature by `key` over `message`. Raises BadSignature.

    `any_comment`: the first line may say what it likes, as it does in signatures of the stock program.
    """
    identifier, signature, comment, seal = _parts(text, any_comment=any_comment)
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    if identifier != key.id:
        raise BadSignature
    try:
        public.verify(signature, _hashed(message))
        public.verify(seal, signature + comment.encode())
    except InvalidSignature as failure:
        raise BadSignature from failure
    return comment


def _hashed(message: bytes) -> bytes:
    return hashlib.blake2b(message, digest_size=64).digest()


def _parts(text: str, *, any_comment: bool = False) -> tuple[bytes, bytes, str, bytes]:
    """Strict on purpose: each byte of the file is fixed, even those that minisign does not look at."""
    lines = text.split("\n")
    if any_comment and lines[0].startswith(_UNTRUSTED):
        lines[0] = _UNTRUSTED + _CANONICAL_COMMENT
    if len(text) > 2 * _LONGEST or len(lines) != 5 or lines[4] or lines[0] != _UNTRUSTED + _CANONICAL_COMMENT:
        raise BadSignature
    if not lines[2].startswith(_TRUSTED) or not lines[2].isprintable():
        raise BadSignature
    first, seal = _decoded(lines[1], 2 + _ID + _SIGNATURE), _decoded(lines[3], _SIGNATURE)
    if first[:2] != _PREHASHED:
        raise BadSignature
    return first[2 : 2 + _ID], first[2 + _ID :], lines[2].removeprefix(_TRUSTED), seal


def _decoded(line: str, length: int) -> bytes:
    try:
        content = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as failure:
        raise BadSignature from failure
    if len(content) != length or base64.b64encode(content).decode("ascii") != line:
        raise BadSignature
    return content
