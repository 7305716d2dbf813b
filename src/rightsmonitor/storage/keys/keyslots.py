"""vault.json: one key slot per person around the same random key (security.md 4.3).

Names and roles are not in it: roles come from the signed roster inside the database.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rightsmonitor.domain.errors import DamagedVaultFile, ForeignFile, NewerVersion, RightsMonitorError, VaultMissing
from rightsmonitor.storage import files
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.keys.keys import KdfParameters
from rightsmonitor.storage.keys.slots import (
    CODE,
    PASSPHRASE,
    SHARES,
    Opened,
    Pending,
    Slot,
    b64,
    login_hint,
    make_slot,
    open_slot,
)

__all__ = [
    "DamagedSlot",
    "Head",
    "Next",
    "Opened",
    "Slot",
    "VaultFile",
    "login_hint",
    "make_slot",
    "open_slot",
    "read",
    "spend_as_much",
    "write",
]

NAME = "vault.json"
FORMAT = 2  # 1 had no pending boxes, no recovery and no rotation
_LIMIT = 1 << 20
_BINARY = ("salt", "dek", "sign_sk", "box_sk", "sign_pk", "box_pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the audit chain when vault.json was last written: shows an older copy of the database."""

    seq: int = 0
    hash: bytes = b""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """A rotation under way: data.db has the key of this epoch, or still the one before."""

    epoch: int
    db_salt: bytes


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
    next: Next | None = None
    retired: tuple[str, ...] = ()  # hints of recovery codes and shares that were replaced
    format: int = FORMAT
    raw: bytes = field(default=b"", repr=False, compare=False)  # what was read

    def slots_for(self, name: str) -> tuple[Slot, ...]:
        """One, or two between the steps of a recovery: the roster says which one counts."""
        hint = login_hint(self.vault_id, name)
        return tuple(slot for slot in self.slots if slot.kind == PASSPHRASE and slot.hint == hint)

    def slots_of(self, uid: str) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.uid == uid)

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind == kind)

    @property
    def usual_kdf(self) -> KdfParameters:
        """What the next slot costs: as much as the dearest one, and the standard at least."""
        costs = [slot.kdf for slot in self.slots if slot.kdf is not None and slot.kdf.at_least(KdfParameters())]
        return max(costs, key=lambda kdf: (kdf.memory_kib, kdf.passes), default=KdfParameters())

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
        summed = replace(self, format=FORMAT, sums=good + tuple(slot.sum for slot in self.damaged))
        return replace(summed, mac=summed._mac(dek))

    def _header(self) -> dict[str, Any]:
        head = {"seq": self.head.seq, "hash": b64(self.head.hash), "time": self.head.time}
        since_2 = {
            "next": {"epoch": self.next.epoch, "db_salt": b64(self.next.db_salt)} if self.next else None,
            "retired": list(self.retired),
        }
        return {
            "v": self.format,
            "vault_id": b64(self.vault_id),
            "epoch": self.epoch,
            "db_salt": b64(self.db_salt),
            "root": b64(self.root),
            "sums": list(self.sums),
            "head": head,
            **(since_2 if self.format > 1 else {}),
        }

    def to_bytes(self) -> bytes:
        slots = [slot.document() for slot in self.slots] + [slot.raw for slot in self.damaged]
        document = self._header() | {"slots": slots, "mac": b64(self.mac)}
        return json.dumps(document, indent=1, sort_keys=True).encode() + b"\n"


def spend_as_much(vault_file: VaultFile, *, passphrase: bytes | bytearray) -> None:
    """An unknown name costs what a wrong passphrase costs."""
    kdf = next((slot.kdf for slot in vault_file.slots if slot.kdf), KdfParameters())
    for spelling in keys.spellings(passphrase):
        keys.derive_kek(spelling, salt=vault_file.vault_id, kdf=kdf)


def _sum(document: dict[str, Any]) -> str:
    return hashlib.sha256(keys.canonical(document)).hexdigest()


def write(folder: Path, vault_file: VaultFile, *, forget: bool = False) -> None:
    """In one step, the version before kept as `vault.json.1`.

    `forget`: a slot was replaced or removed, and must not live on in the copy.
    """
    content = vault_file.to_bytes()
    files.replace(folder / NAME, content, keep_previous=True)
    if forget:
        files.replace(folder / f"{NAME}.1", content)


def differs(folder: Path, known: VaultFile) -> bool:
    """Whether vault.json is no longer the one that was read: asked again once the lock of the database is held."""
    return (folder / NAME).read_bytes() != known.raw if known.raw else False


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
    return parsed(content, weakest_kdf=weakest_kdf, otherwise=DamagedVaultFile(folder=str(folder), reason="structure"))


def parsed(content: bytes, *, weakest_kdf: KdfParameters, otherwise: RightsMonitorError) -> VaultFile:
    """The bytes of vault.json. Raises ForeignFile, NewerVersion, or `otherwise` for what cannot be read."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise otherwise from None
    if not isinstance(document, dict) or "vault_id" not in document:
        raise ForeignFile(name=NAME)
    version = document.get("v")
    if type(version) is int and version > FORMAT:
        raise NewerVersion(found=version, known=FORMAT)
    try:
        return replace(_parsed(document, weakest_kdf), raw=content)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise otherwise from None


def _parsed(document: dict[str, Any], weakest_kdf: KdfParameters) -> VaultFile:
    if document["v"] not in range(1, FORMAT + 1):
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
        next=_next(document.get("next")),
        retired=tuple(map(str, document.get("retired", ()))),
        format=document["v"],
    )


def _next(raw: dict[str, Any] | None) -> Next | None:
    return Next(_count(raw["epoch"]), _bytes(raw["db_salt"], keys.SALT_BYTES)) if raw else None


def _slot(raw: dict[str, Any], weakest_kdf: KdfParameters) -> Slot | None:
    """None for parameters outside the bounds: a downgraded slot, or one that would eat the memory."""
    kind = raw["kind"]
    if kind not in (PASSPHRASE, CODE, SHARES):
        return None
    kdf = _kdf(raw["kdf"], weakest_kdf)
    if (kind == PASSPHRASE) != (kdf is not None):
        return None
    binary = {name: _bytes(raw[name]) for name in _BINARY}
    boxes = tuple(Pending(_count(box["epoch"]), _bytes(box["box"])) for box in raw.get("pending", ()))
    uid, hint = str(raw["uid"]), str(raw["hint"])
    return Slot(uid=uid, hint=hint, kind=kind, kdf=kdf, epoch=_count(raw["epoch"]), pending=boxes, **binary)


def _kdf(cost: dict[str, Any], weakest: KdfParameters) -> KdfParameters | None:
    if cost["alg"] != "argon2id":
        return None
    kdf = KdfParameters(memory_kib=_count(cost["m"]), passes=_count(cost["t"]), lanes=_count(cost["p"]))
    return kdf if kdf.at_least(weakest) and kdf.at_most(keys.CEILING) else None


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
