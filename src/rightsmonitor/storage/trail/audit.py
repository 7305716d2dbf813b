"""The audit chain: who did what to which record, signed by that person, chained by hashes.

Objects are tokens, never names or numbers: the audit holds no personal data (P49). A chain alone cannot show
that its end was cut off; vault.json, releases and backups keep its head for that (security.md 4.4, anchors).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import NamedTuple, Protocol

from rightsmonitor.domain.clock import Clock
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.trail import checkpoints
from rightsmonitor.storage.trail.checkpoints import Checkpoint, Keys

_PURPOSE = "audit"
_START = bytes(32)
_BATCH = 1000
_COLUMNS = "seq, prev, epoch, session, uid, act, object, ts, wall, hash, signature"
Progress = Callable[[int, int], None]


class Author(checkpoints.Author, Protocol):
    """What an entry is made with: an unlocked vault."""

    @property
    def epoch(self) -> int: ...
    @property
    def session_id(self) -> str: ...
    @property
    def audit_key(self) -> bytes: ...
    @property
    def clock(self) -> Clock: ...


class Entry(NamedTuple):
    """One row of the chain, in the order of its columns. A tuple, as a check makes a hundred thousand of them."""

    seq: int
    prev: bytes
    epoch: int
    session: str
    uid: str
    act: str
    object: str
    ts: str
    wall: str
    hash: bytes
    signature: bytes

    def payload(self, vault: str) -> bytes:
        """What is signed: the same text as `keys.canonical` gives, put together in a fifth of the time.

        `vault`: the id of the vault in hexadecimal.
        """
        return (
            f'{{"act":{_quoted(self.act)},"epoch":{self.epoch},"obj":{_quoted(self.object)}'
            f',"prev":"{self.prev.hex()}","seq":{self.seq},"sess":{_quoted(self.session)},"ts":{_quoted(self.ts)}'
            f',"uid":{_quoted(self.uid)},"vault":"{vault}","wall":{_quoted(self.wall)}}}'
        ).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Where the chain first fails, and how: gap, link, hash, author, signature, time, checkpoint."""

    seq: int
    reason: str


def token(audit_key: bytes, kind: str, identifier: str) -> str:
    """What stands for a record in the audit: the same for the same record, and nothing without the vault."""
    return f"{kind}:{keys.mac(audit_key, f'{kind}:{identifier}'.encode()).hex()[:32]}"


def append(vault: Author, act: str, *, kind: str = "", identifier: str = "", vouch: bool = False) -> int:
    """Adds an entry inside the transaction of the action itself; its number. `vouch`: with a checkpoint in any case."""
    last = vault.database.row("SELECT seq, hash, ts FROM audit ORDER BY seq DESC LIMIT 1")
    seq, prev, before = (int(last[0]), bytes(last[1]), str(last[2])) if last else (0, _START, "")
    wall = vault.clock.now().isoformat(timespec="milliseconds")
    draft = Entry(
        seq=seq + 1,
        prev=prev,
        epoch=vault.epoch,
        session=vault.session_id,
        uid=vault.signer.uid,
        act=act,
        object=token(vault.audit_key, kind, identifier) if kind else "",
        ts=max(wall, before),  # a clock that went back does not reorder what happened
        wall=wall,
        hash=b"",
        signature=b"",
    )
    payload = draft.payload(vault.vault_id.hex())
    signature = vault.signer.sign(_PURPOSE, payload)
    made = _hash(payload, signature)
    vault.database.execute(
        f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        draft._replace(hash=made, signature=signature),
    )
    if vouch or checkpoints.wanted(draft.seq, act):
        checkpoints.make(vault, seq=draft.seq, head=made, at=draft.ts)
    return draft.seq


def _hash(payload: bytes, signature: bytes) -> bytes:
    return hashlib.sha256(payload + signature).digest()


def head(database: Database) -> tuple[int, bytes, str]:
    """(seq, hash, time) of the last entry; (0, zeros, "") before the first."""
    found = database.row("SELECT seq, hash, ts FROM audit ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), bytes(found[1]), str(found[2])) if found else (0, _START, "")


def hash_at(database: Database, seq: int) -> bytes:
    """Empty when there is no such entry."""
    found = database.value("SELECT hash FROM audit WHERE seq = ?", (seq,))
    return b"" if found is None else bytes(found)


def entries(database: Database, *, after: int = 0, limit: int = _BATCH) -> tuple[Entry, ...]:
    """Entries in order, from the one after number `after`."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit))
    return tuple(map(Entry._make, rows))


def all_entries(database: Database, *, after: int = 0) -> Iterator[Entry]:
    while batch := entries(database, after=after):
        yield from batch
        after = batch[-1].seq


def verify(
    database: Database,
    *,
    vault_id: bytes,
    public_keys: Keys,
    start: Checkpoint | None = None,
    signed_after: int = 0,
    progress: Progress | None = None,
) -> Broken | None:
    """The first entry that does not hold; None for a sound chain. `public_keys` by uid, from `Roster.keys`.

    `start`: a genuine checkpoint to begin behind. `signed_after`: up to that entry the hashes are compared and no
    signature, because a genuine checkpoint vouches for it. `progress` gets entries done and in all, each thousand, and
    may raise to stop.
    """
    first, prev, before = (start.seq, start.head, "") if start else (0, _START, "")
    expected = first + 1
    vault = vault_id.hex()
    marks = {mark.seq: mark for mark in checkpoints.all_(database)}
    total = head(database)[0]
    if start and hash_at(database, start.seq) != start.head:
        return Broken(seq=start.seq, reason="checkpoint")
    for entry in all_entries(database, after=first):
        payload = entry.payload(vault)
        reason = _wrong(entry, prev, expected, before, payload)
        if not reason and entry.seq > signed_after:
            reason = _forged(entry, payload, public_keys)
        if not reason and (mark := marks.pop(entry.seq, None)):
            reason = _misleading(mark, entry, vault_id, public_keys)
        if reason:
            return Broken(seq=expected, reason=reason)
        prev, expected, before = entry.hash, expected + 1, entry.ts
        if progress is not None and (entry.seq - first) % _BATCH == 0:
            progress(entry.seq - first, total - first)
    beyond = [seq for seq in marks if seq >= expected]
    return Broken(seq=expected, reason="gap") if beyond else None  # the end was cut off, its checkpoints were not


def verify_quickly(
    database: Database, *, vault_id: bytes, public_keys: Keys, whole: bool, progress: Progress | None = None
) -> Broken | None:
    """From the last checkpoint on; `whole`: also every hash before it. A checkpoint that is false is a break."""
    mark = checkpoints.last(database)
    if mark is not None and not checkpoints.genuine(mark, vault_id=vault_id, public_keys=public_keys):
        return Broken(seq=mark.seq, reason="checkpoint")
    if whole:
        after = mark.seq if mark else 0
        return verify(database, vault_id=vault_id, public_keys=public_keys, signed_after=after, progress=progress)
    return verify(database, vault_id=vault_id, public_keys=public_keys, start=mark, progress=progress)


def _wrong(entry: Entry, prev: bytes, expected: int, before: str, payload: bytes) -> str:
    if entry.seq != expected:
        return "gap"
    if entry.prev != prev:
        return "link"
    if entry.hash != _hash(payload, entry.signature):
        return "hash"
    return "time" if entry.ts < before else ""


def _forged(entry: Entry, payload: bytes, public_keys: Keys) -> str:
    if entry.uid not in public_keys:
        return "author"
    known = public_keys[entry.uid]  # several after a recovery
    signed = keys.signed_by_one_of(known, purpose=_PURPOSE, message=payload, signature=entry.signature)
    return "" if signed else "signature"


def _misleading(mark: Checkpoint, entry: Entry, vault_id: bytes, public_keys: Keys) -> str:
    sound = mark.head == entry.hash and checkpoints.genuine(mark, vault_id=vault_id, public_keys=public_keys)
    return "" if sound else "checkpoint"
