"""Attachments in the vault: pieces of 64 KiB, each sealed under the key of its attachment.

The number of a piece and whether it is the last one are sealed with it, so pieces that are missing, doubled, moved or
taken from another attachment show. Overwriting the key destroys the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from rightsmonitor.domain.attachment import Attachment, Kind
from rightsmonitor.domain.errors import DamagedAttachment, NoSuchAttachment
from rightsmonitor.storage.vault import Vault

CHUNK = 64 * 1024
_COLUMNS = (
    "attachment.uid, attachment.incident, attachment.name, kind, size, sha256, adder.uid, added_at,"
    " ifnull(removed_at, ''), ifnull(remover.uid, '')"
)
_SELECT = (
    f"SELECT {_COLUMNS} FROM attachment JOIN user AS adder ON adder.id = added_by"
    " LEFT JOIN user AS remover ON remover.id = removed_by"
)


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _nonce(number: int) -> bytes:
    """Never repeats under one key, because the key seals one attachment only."""
    return number.to_bytes(12)


def _bound(uid: str, number: int, last: bool) -> bytes:
    return b"rm/attachment/" + uid.encode() + number.to_bytes(8) + bytes([last])


def add(
    vault: Vault, stream: Readable, *, uid: str, incident: str, verdict: Callable[[], tuple[str, Kind]]
) -> Attachment:
    """Seals what `stream` gives, to its end.

    `verdict` is asked at the end for name and kind; what it or the stream raises undoes everything.
    """
    key, digest, size, number = ChaCha20Poly1305.generate_key(), hashlib.sha256(), 0, 0
    sealer, at, by = ChaCha20Poly1305(key), vault.now(), vault.user_id()
    with vault.transaction():
        row = int(vault.database.value("SELECT ifnull(max(id), 0) + 1 FROM attachment"))
        piece = stream.read(CHUNK)
        while piece:
            following = stream.read(CHUNK)
            sealed = sealer.encrypt(_nonce(number), piece, _bound(uid, number, not following))
            vault.database.execute("INSERT INTO attachment_chunk VALUES (?, ?, ?)", (row, number, sealed))
            digest.update(piece)
            size, piece, number = size + len(piece), following, number + 1
        name, kind = verdict()
        vault.database.execute(
            "INSERT INTO attachment (id, uid, incident, name, kind, size, sha256, key, added_by, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row, uid, incident, name, kind.value, size, digest.digest(), key, by, at),
        )
    return get(vault, uid)


def of(vault: Vault, incident: str) -> tuple[Attachment, ...]:
    """All of a record, those that were removed too, in the order of adding."""
    rows = vault.database.rows(f"{_SELECT} WHERE attachment.incident = ? ORDER BY attachment.id", (incident,))
    return tuple(map(_attachment, rows))


def get(vault: Vault, uid: str) -> Attachment:
    """Raises NoSuchAttachment."""
    row = vault.database.row(f"{_SELECT} WHERE attachment.uid = ?", (uid,))
    if row is None:
        raise NoSuchAttachment(name=uid)
    return _attachment(row)


def _attachment(row: tuple[object, ...]) -> Attachment:
    uid, incident, name, kind, size, digest, adder, added, removed, remover = row
    return Attachment(
        uid=str(uid),
        incident=str(incident),
        name=str(name),
        kind=Kind(str(kind)),
        size=int(str(size)),
        sha256=bytes(digest).hex() if isinstance(digest, bytes) else "",
        added_by=str(adder),
        added_at=str(added),
        removed_at=str(removed),
        removed_by=str(remover),
    )


def pieces(vault: Vault, uid: str) -> Iterator[bytes]:
    """The content, piece by piece. Raises NoSuchAttachment, DamagedAttachment.

    The digest is compared after the last piece, so whoever uses pieces before the end has to be able to undo that.
    """
    row = vault.database.row("SELECT id, name, key, sha256 FROM attachment WHERE uid = ?", (uid,))
    if row is None or not row[2]:
        raise NoSuchAttachment(name=uid)
    identity, name, key, digest = row
    sealer, found, number = ChaCha20Poly1305(key), hashlib.sha256(), 0
    last = vault.database.value("SELECT max(number) FROM attachment_chunk WHERE attachment = ?", (identity,))
    while last is not None and number <= last:
        sealed = vault.database.value(
            "SELECT content FROM attachment_chunk WHERE attachment = ? AND number = ?", (identity, number)
        )
        piece = _opened(sealer, sealed, number, _bound(uid, number, number == last), str(name))
        found.update(piece)
        yield piece
        number += 1
    if found.digest() != digest:
        raise DamagedAttachment(name=str(name))


def _opened(sealer: ChaCha20Poly1305, sealed: bytes | None, number: int, bound: bytes, name: str) -> bytes:
    try:
        return sealer.decrypt(_nonce(number), sealed or b"", bound)
    except InvalidTag:
        raise DamagedAttachment(name=name) from None


def set_removed(vault: Vault, uid: str, *, removed: bool) -> None:
    """Out of the record, or back in it; the content stays until it is destroyed."""
    with vault.transaction():
        by, at = (vault.user_id(), vault.now()) if removed else (None, None)
        vault.database.execute("UPDATE attachment SET removed_by = ?, removed_at = ? WHERE uid = ?", (by, at, uid))


def destroy(vault: Vault, uid: str) -> None:
    """Overwrites the key and takes the pieces away; that there was an attachment stays known."""
    with vault.transaction():
        vault.database.execute("UPDATE attachment SET key = x'' WHERE uid = ?", (uid,))
        vault.database.execute(
            "DELETE FROM attachment_chunk WHERE attachment = (SELECT id FROM attachment WHERE uid = ?)", (uid,)
        )
