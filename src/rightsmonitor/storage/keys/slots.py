"""A key slot: what one passphrase or one recovery secret opens (security.md 4.1, 4.4).

A rotation cannot re-wrap the slots of people who are not there. Each gets a pending box, sealed to its X25519 key
around a layer under the data key before: only who could open the vault until now can have made it, and only the
owner opens it. The slot is wrapped anew at its next login.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from rightsmonitor.domain.people import name_key
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.keys.keys import KdfParameters

PASSPHRASE, CODE, SHARES = "passphrase", "code", "shares"
_WRAPPING = 1  # version of what a slot authenticates beside its secrets; older than the format of the file
_BINARY = ("salt", "dek", "sign_sk", "box_sk", "sign_pk", "box_pk")
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True)
class Pending:
    """The data key of a later epoch, for a slot that was not wrapped anew yet."""

    epoch: int
    box: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one passphrase opens: the data key, a signing key and a box key. Recovery slots have no `kdf`."""

    uid: str
    hint: str
    kdf: KdfParameters | None
    salt: bytes
    epoch: int
    dek: bytes
    sign_sk: bytes
    box_sk: bytes
    sign_pk: bytes
    box_pk: bytes
    kind: str = PASSPHRASE
    pending: tuple[Pending, ...] = ()

    def document(self) -> dict[str, Any]:
        binary = {name: b64(getattr(self, name)) for name in _BINARY}
        boxes = [{"epoch": box.epoch, "box": b64(box.box)} for box in self.pending]
        return {
            "uid": self.uid,
            "kind": self.kind,
            "hint": self.hint,
            "kdf": _cost(self.kdf),
            "epoch": self.epoch,
            **({"pending": boxes} if boxes else {}),
        } | binary


def _cost(kdf: KdfParameters | None) -> dict[str, Any]:
    if kdf is None:
        return {"alg": "hkdf-sha256"}
    return {"alg": "argon2id", "v": 19, "m": kdf.memory_kib, "t": kdf.passes, "p": kdf.lanes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came out of a slot; `dek` is the one of the epoch of that slot."""

    uid: str
    dek: bytes
    signer: keys.Signer
    box_key: bytes

    def __repr__(self) -> str:
        return f"Opened({self.uid})"


def login_hint(vault_id: bytes, name: str) -> str:
    """Finds the slot of a name without writing the name down.

    It is no secret: who holds the file and a list of names can try them.
    It only keeps names from being read off.
    """
    return hashlib.sha256(b"rm/login/v1\0" + vault_id + name_key(name).encode()).hexdigest()[:16]


def make_slot(
    *,
    uid: str,
    name: str,
    passphrase: bytes | bytearray,
    dek: bytes,
    vault_id: bytes,
    epoch: int,
    kdf: KdfParameters,
) -> tuple[Slot, keys.Signer]:
    """The slot of a person with fresh salt, signing key and box key."""
    opened = _fresh(uid, dek)
    hint = login_hint(vault_id, name)
    return _wrapped(
        opened, kind=PASSPHRASE, hint=hint, secret=passphrase, kdf=kdf, vault_id=vault_id, epoch=epoch
    ), opened.signer


def make_recovery_slot(
    *, uid: str, kind: str, hint: str, secret: bytes, dek: bytes, vault_id: bytes, epoch: int
) -> tuple[Slot, keys.Signer]:
    """The slot of a recovery secret, which has its full entropy and needs no slow derivation."""
    opened = _fresh(uid, dek)
    return _wrapped(
        opened, kind=kind, hint=hint, secret=secret, kdf=None, vault_id=vault_id, epoch=epoch
    ), opened.signer


def rewrap(slot: Slot, opened: Opened, *, secret: bytes | bytearray, dek: bytes, vault_id: bytes, epoch: int) -> Slot:
    """The same person and keys under a fresh salt: another secret, or the data key of another epoch."""
    return _wrapped(
        replace(opened, dek=dek),
        kind=slot.kind,
        hint=slot.hint,
        secret=secret,
        kdf=slot.kdf,
        vault_id=vault_id,
        epoch=epoch,
    )


def _fresh(uid: str, dek: bytes) -> Opened:
    signer = keys.Signer(uid, Ed25519PrivateKey.generate())
    return Opened(uid=uid, dek=dek, signer=signer, box_key=X25519PrivateKey.generate().private_bytes_raw())


def _wrapped(
    opened: Opened,
    *,
    kind: str,
    hint: str,
    secret: bytes | bytearray,
    kdf: KdfParameters | None,
    vault_id: bytes,
    epoch: int,
) -> Slot:
    salt = os.urandom(keys.SALT_BYTES)
    kek = next(_keks(secret, salt, kdf))
    secrets = {"dek": opened.dek, "sign": opened.signer.key.private_bytes_raw(), "box": opened.box_key}
    wrapped = {
        name: keys.wrap(content, key=keys.subkey(kek, f"rm/{name}"), about=_about(name, vault_id, opened.uid, epoch))
        for name, content in secrets.items()
    }
    box = X25519PrivateKey.from_private_bytes(opened.box_key).public_key()
    return Slot(
        uid=opened.uid,
        kind=kind,
        hint=hint,
        kdf=kdf,
        salt=salt,
        epoch=epoch,
        dek=wrapped["dek"],
        sign_sk=wrapped["sign"],
        box_sk=wrapped["box"],
        sign_pk=opened.signer.public_key,
        box_pk=box.public_bytes_raw(),
    )


def open_slot(slot: Slot, *, passphrase: bytes | bytearray, vault_id: bytes) -> Opened | None:
    """Everything in the slot, or None for a wrong passphrase or recovery secret."""
    attempts = (_opened_by(slot, kek, vault_id) for kek in _keks(passphrase, slot.salt, slot.kdf))
    return next((opened for opened in attempts if opened is not None), None)


def _opened_by(slot: Slot, kek: bytes, vault_id: bytes) -> Opened | None:
    wrapped = {"dek": slot.dek, "sign": slot.sign_sk, "box": slot.box_sk}
    secrets = {
        name: keys.unwrap(
            content, key=keys.subkey(kek, f"rm/{name}"), about=_about(name, vault_id, slot.uid, slot.epoch)
        )
        for name, content in wrapped.items()
    }
    dek, sign, box = secrets["dek"], secrets["sign"], secrets["box"]
    if dek is None or sign is None or box is None:
        return None
    signer = keys.Signer(slot.uid, Ed25519PrivateKey.from_private_bytes(sign))
    return Opened(uid=slot.uid, dek=dek, signer=signer, box_key=box)


def _keks(secret: bytes | bytearray, salt: bytes, kdf: KdfParameters | None) -> Iterator[bytes]:
    """The key of the secret as it is wrapped now; then, for a passphrase, of its other spelling, if it has one."""
    if kdf is None:
        yield keys.subkey(bytes(secret), "rm/recovery", salt=salt)
        return
    for spelling in keys.spellings(secret):
        yield keys.derive_kek(spelling, salt=salt, kdf=kdf)


def with_pending(slot: Slot, *, old: bytes, new: bytes, vault_id: bytes, epoch: int) -> Slot:
    """The slot with a box that brings its owner from the data key `old` to `new` of `epoch`."""
    about = _about("pending", vault_id, slot.uid, epoch)
    inner = keys.wrap(new, key=keys.subkey(old, "rm/pending", salt=vault_id), about=about)
    box = _SUITE.encrypt(inner, X25519PublicKey.from_public_bytes(slot.box_pk), info=about)
    return replace(slot, pending=(*slot.pending, Pending(epoch, box)))


def data_key(slot: Slot, opened: Opened, *, vault_id: bytes, epoch: int) -> bytes | None:
    """The data key of `epoch`, through the pending boxes; None when this slot does not lead there."""
    dek, at = opened.dek, slot.epoch
    box_key = X25519PrivateKey.from_private_bytes(opened.box_key)
    for pending in slot.pending:
        if at == epoch:
            break
        about = _about("pending", vault_id, slot.uid, pending.epoch)
        try:
            inner = _SUITE.decrypt(pending.box, box_key, info=about)
        except InvalidTag:
            return None
        found = keys.unwrap(inner, key=keys.subkey(dek, "rm/pending", salt=vault_id), about=about)
        if found is None or pending.epoch != at + 1:
            return None
        dek, at = found, pending.epoch
    return dek if at == epoch else None


def _about(kind: str, vault_id: bytes, uid: str, epoch: int) -> bytes:
    return keys.canonical([kind, _WRAPPING, b64(vault_id), uid, epoch])


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
