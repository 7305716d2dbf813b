"""Keys: passphrase → Argon2id → sub-keys → AES-256-GCM-SIV around random secrets (security.md 4.1, 4.2)."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import os
import time
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rightsmonitor.domain.errors import InvalidValue, NotEnoughMemory, WeakPassphrase

SECRET_BYTES = 32
SALT_BYTES = 16
PASSPHRASE_MINIMUM = 15
_NONCE_BYTES = 12
_LONG_ENOUGH = 0.5  # seconds for one derivation
_MOST_PASSES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """Cost of one guess at a passphrase."""

    memory_kib: int = 131_072
    passes: int = 3
    lanes: int = 4

    def at_least(self, floor: KdfParameters) -> bool:
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def at_most(self, ceiling: KdfParameters) -> bool:
        """Parameters are read from a file that anybody can write: a bomb must not be derived."""
        return (
            self.memory_kib <= ceiling.memory_kib and self.passes <= ceiling.passes and 1 <= self.lanes <= ceiling.lanes
        )


FLOOR = KdfParameters(memory_kib=65_536, passes=3, lanes=1)  # RFC 9106, second recommended option
CEILING = KdfParameters(memory_kib=1_048_576, passes=16, lanes=16)


def canonical(value: Any) -> bytes:
    """The one JSON text of a value: what is signed, authenticated or hashed."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def normalised(passphrase: bytes | bytearray) -> bytes | None:
    """NFKC, so that the same keys pressed on another system give the same bytes; None when it is not text."""
    try:
        return unicodedata.normalize("NFKC", bytes(passphrase).decode()).encode()
    except UnicodeDecodeError:
        return None


def check_new_passphrase(passphrase: bytes | bytearray) -> None:
    """Raises WeakPassphrase(minimum), or InvalidValue for bytes that are not text."""
    found = normalised(passphrase)
    if found is None:
        raise InvalidValue(field="passphrase")
    if len(found.decode().strip()) < PASSPHRASE_MINIMUM:
        raise WeakPassphrase(minimum=PASSPHRASE_MINIMUM)


def spellings(passphrase: bytes | bytearray) -> tuple[bytes, ...]:
    """What to try for what was typed: with the digits of any script as 0 to 9, and as it is where that differs.

    Bytes that are not text are tried too: they cost the same and open nothing.
    """
    found = normalised(passphrase)
    if found is None:
        return (b"\xff" + bytes(passphrase),)
    return tuple(dict.fromkeys((_western(found.decode()).encode(), found)))


def _western(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def derive_kek(secret: bytes, *, salt: bytes, kdf: KdfParameters) -> bytes:
    """The key-encryption key of one person, from one of the `spellings` of a passphrase.

    Raises NotEnoughMemory: never retried with less.
    """
    argon = Argon2id(salt=salt, length=SECRET_BYTES, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib)
    try:
        return argon.derive(secret)
    except MemoryError:
        raise NotEnoughMemory(mebibytes=kdf.memory_kib // 1024) from None


def calibrated(seconds: Callable[[KdfParameters], float] | None = None) -> KdfParameters:
    """The cost for a new vault on this laptop: the standard one, with more passes where that is done in less than half
    a second. `seconds` measures one derivation; the faster of two counts, since another program may be in the way.

    Raises NotEnoughMemory: never with less instead.
    """
    standard, measure = KdfParameters(), seconds or _seconds
    spent = min(measure(standard) for _ in range(2))
    passes = math.ceil(standard.passes * _LONG_ENOUGH / max(spent, 1e-3))
    return replace(standard, passes=min(_MOST_PASSES, max(standard.passes, passes)))


def _seconds(kdf: KdfParameters) -> float:
    start = time.perf_counter()
    derive_kek(bytes(SECRET_BYTES), salt=bytes(SALT_BYTES), kdf=kdf)
    return time.perf_counter() - start


def subkey(key: bytes, info: str, *, salt: bytes | None = None) -> bytes:
    """HKDF-SHA256 with a distinct `info` for each use."""
    return HKDF(algorithm=SHA256(), length=SECRET_BYTES, salt=salt, info=info.encode()).derive(key)


def wrap(secret: bytes, *, key: bytes, about: bytes) -> bytes:
    """Nonce and AES-256-GCM-SIV ciphertext: misuse-resistant, as vault files get copied and rewritten."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCMSIV(key).encrypt(nonce, secret, about)


def unwrap(wrapped: bytes, *, key: bytes, about: bytes) -> bytes | None:
    """The secret, or None: wrong key, changed bytes or another `about`."""
    if len(wrapped) <= _NONCE_BYTES:
        return None
    try:
        return AESGCMSIV(key).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], about)
    except InvalidTag:
        return None


def mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _in_context(purpose: str, message: bytes) -> bytes:
    return f"rm/{purpose}/v1\0".encode() + message


@dataclass(frozen=True, slots=True)
class Signer:
    """The signing key of one person, in memory.

    Made at login, or afresh when an approval asks for the passphrase.
    """

    uid: str
    key: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"Signer({self.uid})"

    @property
    def public_key(self) -> bytes:
        """32 raw bytes."""
        return self.key.public_key().public_bytes_raw()

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Ed25519 over `rm/<purpose>/v1 NUL message`: worth nothing for another purpose."""
        return self.key.sign(_in_context(purpose, message))

    def sign_bytes(self, message: bytes) -> bytes:
        """Ed25519 over the bare bytes, as minisign needs it."""
        return self.key.sign(message)


@lru_cache(maxsize=64)
def _public(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)


def signed_by(public_key: bytes, *, purpose: str, message: bytes, signature: bytes) -> bool:
    """Whether `signature` was made by `Signer.sign` with the key that belongs to `public_key`."""
    try:
        _public(public_key).verify(signature, _in_context(purpose, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_by_one_of(public_keys: bytes | Collection[bytes], *, purpose: str, message: bytes, signature: bytes) -> bool:
    """The same for one key, or for several that a person had one after the other."""
    candidates = (public_keys,) if isinstance(public_keys, bytes) else public_keys
    return any(signed_by(key, purpose=purpose, message=message, signature=signature) for key in candidates)
