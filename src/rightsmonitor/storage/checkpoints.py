"""Checkpoints: signed statements that the chain reached an entry with a hash, under a roster.

They let a check begin late (P50). They are no anchors: who can cut the chain can cut them with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from rightsmonitor.storage import keys
from rightsmonitor.storage.database import Database

EVERY = 1000
# What leaves the laptop with a head of the chain in it.
LEAVING = frozenset({"release.prepare", "release.write", "backup.make", "audit.slip", "transfer.pack"})
_PURPOSE = "checkpoint"
Keys = Mapping[str, bytes | Collection[bytes]]


class Author(Protocol):
    @property
    def database(self) -> Database: ...
    @property
    def vault_id(self) -> bytes: ...
    @property
    def signer(self) -> keys.Signer: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    seq: int
    head: bytes
    roster: str
    uid: str
    at: str
    signature: bytes

    def payload(self, vault_id: bytes) -> bytes:
        return keys.canonical(
            {
                "seq": self.seq,
                "head": self.head.hex(),
                "roster": self.roster,
                "vault": vault_id.hex(),
                "uid": self.uid,
                "at": self.at,
            }
        )


def make(vault: Author, *, seq: int, head: bytes, at: str) -> None:
    """Signs the chain up to `seq`. Inside the transaction of that entry."""
    roster = vault.database.value("SELECT document FROM roster ORDER BY version DESC LIMIT 1")
    digest = hashlib.sha256(str(roster).encode()).hexdigest()
    draft = Checkpoint(seq=seq, head=head, roster=digest, uid=vault.signer.uid, at=at, signature=b"")
    vault.database.execute(
        "INSERT INTO checkpoint (seq, head, roster, uid, at, signature) VALUES (?, ?, ?, ?, ?, ?)",
        (seq, head, digest, draft.uid, at, vault.signer.sign(_PURPOSE, draft.payload(vault.vault_id))),
    )


def wanted(seq: int, act: str) -> bool:
    return seq % EVERY == 0 or act in LEAVING


def all_(database: Database) -> tuple[Checkpoint, ...]:
    """In order."""
    return tuple(
        Checkpoint(seq=row[0], head=bytes(row[1]), roster=row[2], uid=row[3], at=row[4], signature=bytes(row[5]))
        for row in database.rows("SELECT seq, head, roster, uid, at, signature FROM checkpoint ORDER BY seq")
    )


def last(database: Database) -> Checkpoint | None:
    row = database.row("SELECT seq, head, roster, uid, at, signature FROM checkpoint ORDER BY seq DESC LIMIT 1")
    if row is None:
        return None
    return Checkpoint(seq=row[0], head=bytes(row[1]), roster=row[2], uid=row[3], at=row[4], signature=bytes(row[5]))


def genuine(found: Checkpoint, *, vault_id: bytes, public_keys: Keys) -> bool:
    """Whether somebody of the roster signed it."""
    known = public_keys.get(found.uid, ())
    candidates = (known,) if isinstance(known, bytes) else known
    payload = found.payload(vault_id)
    return any(keys.signed_by(key, purpose=_PURPOSE, message=payload, signature=found.signature) for key in candidates)
