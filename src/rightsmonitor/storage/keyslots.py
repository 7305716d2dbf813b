"""vault.json: one key slot per person around the same random key (security.md 4.3).

Names and roles are not in it: roles come from the signed roster inside the database.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from rightsmonitor.domain.errors import DamagedVaultFile, ForeignFile, NewerVersion, VaultMissing
from rightsmonitor.domain.people import name_key
from rightsmonitor.storage import files, keys
from rightsmonitor.storage.keys import KdfParameters

NAME = "vault.json"
FORMAT = 1
_LIMIT = 1 << 20
_SECRETS = ("dek", "sign", "box")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one passphrase opens: the data key, a signing key and a box key."""

    uid: str
    hint: str
    kdf: KdfParameters
    salt: bytes
    epoch: int
    dek: bytes
    sign_sk: bytes
    box_sk: bytes
    sign_pk: bytes
    box_pk: bytes

    def document(self) -> dict[str, Any]:
        cost = {
            "alg": "argon2id",
            "v": 19,
            "m": self.kdf.memory_kib,
            "t": self.kdf.passes,
            "p": self.kdf.lanes,
        }
        binary = {name: _b64(getattr(self, name)) for name in _BINARY}
        return {
            "uid": self.uid,
            "kind": "passphrase",
            "hint": self.hint,
            "kdf": cost,
            "epoch": self.epoch,
        } | binary


_BINARY = ("salt", "dek", "sign_sk", "box_sk", "sign_pk", "box_pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What came out of a slot."""

    uid: str
    dek: bytes
    signer: keys.Signer
    box_key: bytes

    def __repr__(self) -> str:
        return f"Opened({self.uid})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the audit chain when vault.json was last written: shows an older copy of the database."""

    seq: int = 0
    hash: bytes = b""
    time: str = ""


@dataclass(frozen=True, slots=True)
class DamagedSlot:
    """A slot that does not have the bytes it was written with, or a cost outside the bounds."""

    raw: dict[str, Any]
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFile:
    """The content of vault.json; damaged slots are set aside and written back as they are."""

    vault_id: bytes
    epoch: int
    db_salt: bytes
    root: bytes  # public signing key of the first person: the roster begins with it
    slots: tuple[Slot, ...]
    head: Head = Head()
    mac: bytes = b""
    sums: tuple[str, ...] = ()
    damaged: tuple[DamagedSlot, ...] = ()

    def slot_for(self, name: str) -> Slot | None:
        hint = login_hint(self.vault_id, name)
        return next((slot for slot in self.slots if slot.hint == hint), None)

    def slot_of(self, uid: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.uid == uid), None)

    def is_damaged(self, name: str) -> bool:
        """Whether the slot for this name is among the damaged ones, as far as that can still be told."""
        hint = login_hint(self.vault_id, name)
        return any(slot.raw.get("hint") == hint for slot in self.damaged)

    def authentic(self, dek: bytes) -> bool:
        return hmac.compare_digest(self.mac, self._mac(dek))

    def _mac(self, dek: bytes) -> bytes:
        # The sums stand for the slots: a damaged slot of one person does not shut out the others.
        return keys.mac(keys.subkey(dek, "rm/vault", salt=self.vault_id), keys.canonical(self._header()))

    def sealed(self, dek: bytes) -> VaultFile:
        """With the sums of its slots and a fresh MAC; damaged slots keep the sums they should have."""
        good = tuple(_sum(slot.document()) for slot in self.slots)
        summed = replace(self, sums=good + tuple(slot.sum for slot in self.damaged))
        return replace(summed, mac=summed._mac(dek))

    def _header(self) -> dict[str, Any]:
        head = {"seq": self.head.seq, "hash": _b64(self.head.hash), "time": self.head.time}
        return {
            "v": FORMAT,
            "vault_id": _b64(self.vault_id),
            "epoch": self.epoch,
            "db_salt": _b64(self.db_salt),
            "root": _b64(self.root),
            "sums": list(self.sums),
            "head": head,
        }

    def to_bytes(self) -> bytes:
        slots = [slot.document() for slot in self.slots] + [slot.raw for slot in self.damaged]
        document = self._header() | {"slots": slots, "mac": _b64(self.mac)}
        return json.dumps(document, indent=1, sort_keys=True).encode() + b"\n"


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
    """A slot with fresh salt, signing key and box key."""
    salt = os.urandom(keys.SALT_BYTES)
    kek = keys.derive_kek(passphrase, salt=salt, kdf=kdf)
    signing, box = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    secrets = {"dek": dek, "sign": signing.private_bytes_raw(), "box": box.private_bytes_raw()}
    wrapped = {
        kind: keys.wrap(secret, key=keys.subkey(kek, f"rm/{kind}"), about=_about(kind, vault_id, uid, epoch))
        for kind, secret in secrets.items()
    }
    slot = Slot(
        uid=uid,
        hint=login_hint(vault_id, name),
        kdf=kdf,
        salt=salt,
        epoch=epoch,
        dek=wrapped["dek"],
        sign_sk=wrapped["sign"],
        box_sk=wrapped["box"],
        sign_pk=signing.public_key().public_bytes_raw(),
        box_pk=box.public_key().public_bytes_raw(),
    )
    return slot, keys.Signer(uid, signing)


def open_slot(slot: Slot, *, passphrase: bytes | bytearray, vault_id: bytes) -> Opened | None:
    """Everything in the slot, or None for a wrong passphrase."""
    kek = keys.derive_kek(passphrase, salt=slot.salt, kdf=slot.kdf)
    wrapped = {"dek": slot.dek, "sign": slot.sign_sk, "box": slot.box_sk}
    secrets = {
        kind: keys.unwrap(
            wrapped[kind],
            key=keys.subkey(kek, f"rm/{kind}"),
            about=_about(kind, vault_id, slot.uid, slot.epoch),
        )
        for kind in _SECRETS
    }
    dek, sign, box = secrets["dek"], secrets["sign"], secrets["box"]
    if dek is None or sign is None or box is None:
        return None
    signer = keys.Signer(slot.uid, Ed25519PrivateKey.from_private_bytes(sign))
    return Opened(uid=slot.uid, dek=dek, signer=signer, box_key=box)


def spend_as_much(vault_file: VaultFile, *, passphrase: bytes | bytearray) -> None:
    """An unknown name costs what a wrong passphrase costs."""
    kdf = vault_file.slots[0].kdf if vault_file.slots else KdfParameters()
    keys.derive_kek(passphrase, salt=vault_file.vault_id, kdf=kdf)


def _about(kind: str, vault_id: bytes, uid: str, epoch: int) -> bytes:
    return keys.canonical([kind, FORMAT, _b64(vault_id), uid, epoch])


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _sum(document: dict[str, Any]) -> str:
    return hashlib.sha256(keys.canonical(document)).hexdigest()


def write(folder: Path, vault_file: VaultFile) -> None:
    files.replace(folder / NAME, vault_file.to_bytes(), keep_previous=True)


def read(folder: Path, *, weakest_kdf: KdfParameters = keys.FLOOR) -> VaultFile:
    """Raises VaultMissing, ForeignFile, NewerVersion or DamagedVaultFile."""
    path = folder / NAME
    if not path.is_file():
        raise VaultMissing(folder=str(folder))
    if path.stat().st_size > _LIMIT:
        raise DamagedVaultFile(folder=str(folder), reason="size")
    content = path.read_bytes()
    if not content:
        raise ForeignFile(name=NAME)
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise DamagedVaultFile(folder=str(folder), reason="unreadable") from None
    if not isinstance(document, dict) or "vault_id" not in document:
        raise ForeignFile(name=NAME)
    version = document.get("v")
    if type(version) is int and version > FORMAT:
        raise NewerVersion(found=version, known=FORMAT)
    try:
        return _parsed(document, weakest_kdf)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DamagedVaultFile(folder=str(folder), reason="structure") from None


def _parsed(document: dict[str, Any], weakest_kdf: KdfParameters) -> VaultFile:
    if document["v"] != FORMAT:
        raise ValueError("format")
    slots: list[Slot] = []
    damaged: list[DamagedSlot] = []
    for raw, expected in zip(document["slots"], document["sums"], strict=True):
        slot = _slot(raw, weakest_kdf) if _sum(raw) == expected else None
        if slot is None:
            damaged.append(DamagedSlot(dict(raw), str(expected)))
        else:
            slots.append(slot)
    head = document["head"]
    return VaultFile(
        vault_id=_bytes(document["vault_id"], keys.SALT_BYTES),
        epoch=_count(document["epoch"]),
        db_salt=_bytes(document["db_salt"], keys.SALT_BYTES),
        root=_bytes(document["root"], keys.SECRET_BYTES),
        slots=tuple(slots),
        head=Head(seq=_count(head["seq"]), hash=_bytes(head["hash"]), time=str(head["time"])),
        mac=_bytes(document["mac"], keys.SECRET_BYTES),
        sums=tuple(document["sums"]),
        damaged=tuple(damaged),
    )


def _slot(raw: dict[str, Any], weakest_kdf: KdfParameters) -> Slot | None:
    """None for parameters outside the bounds: a downgraded slot, or one that would eat the memory."""
    cost = raw["kdf"]
    kdf = KdfParameters(memory_kib=_count(cost["m"]), passes=_count(cost["t"]), lanes=_count(cost["p"]))
    if cost["alg"] != "argon2id" or not (kdf.at_least(weakest_kdf) and kdf.at_most(keys.CEILING)):
        return None
    binary = {name: _bytes(raw[name]) for name in _BINARY}
    return Slot(uid=str(raw["uid"]), hint=str(raw["hint"]), kdf=kdf, epoch=_count(raw["epoch"]), **binary)


def _bytes(text: object, length: int | None = None) -> bytes:
    try:
        data = base64.b64decode(str(text), validate=True)
    except binascii.Error:
        raise ValueError("base64") from None
    if length is not None and len(data) != length:
        raise ValueError("length")
    return data


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise ValueError("count")
    return value
