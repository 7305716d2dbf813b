"""Checkpoints: signed statements that the chain reached an entry with a hash, under a roster.

They let a check begin late (P50). They are no anchors: who can cut the chain can cut them with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from rightsmonitor.storage.database import Database, Row
from rightsmonitor.storage.keys import keys

EVERY = 1000
# What leaves the laptop with a head of the chain in it.
LEAVING = frozenset({"release.prepare", "release.write", "backup.make", "audit.slip", "transfer.pack"})
_PURPOSE = "checkpoint"
_COLUMNS = "seq, head, roster, uid, at, signature"
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
        f"INSERT INTO checkpoint ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (seq, head, digest, draft.uid, at, vault.signer.sign(_PURPOSE, draft.payload(vault.vault_id))),
    )


def wanted(seq: int, act: str) -> bool:
    return seq % EVERY == 0 or act in LEAVING


def all_(database: Database) -> tuple[Checkpoint, ...]:
    """In order."""
    return tuple(map(_read, database.rows(f"SELECT {_COLUMNS} FROM checkpoint ORDER BY seq")))


def last(database: Database) -> Checkpoint | None:
    row = database.row(f"SELECT {_COLUMNS} FROM checkpoint ORDER BY seq DESC LIMIT 1")
    return None if row is None else _read(row)


def _read(row: Row) -> Checkpoint:
    return Checkpoint(seq=row[0], head=bytes(row[1]), roster=row[2], uid=row[3], at=row[4], signature=bytes(row[5]))


def genuine(found: Checkpoint, *, vault_id: bytes, public_keys: Keys) -> bool:
    """Whether somebody of the roster signed it."""
    known, message = public_keys.get(found.uid, ()), found.payload(vault_id)
    return keys.signed_by_one_of(known, purpose=_PURPOSE, message=message, signature=found.signature)
