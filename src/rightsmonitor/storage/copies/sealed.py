"""The form of a backup file (RM-2026-0007.rmb): a header with a copy of vault.json, then the database in sealed chunks.

    RMBACKUP 1 | length of the header (4 bytes) | header (JSON) | chunk | chunk | …

Each chunk is ChaCha20-Poly1305 under HKDF(data key, "rm/backup/<n>", fresh salt), 64 KiB of database at a time. Its
nonce is its number and whether it is the last; the header is authenticated with every chunk. So no chunk can be
changed, moved, left out or cut off. The header tells what vault.json tells anyway, and a number.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from rightsmonitor.domain.errors import DamagedBackup, ForeignFile, NewerVersion
from rightsmonitor.storage.keys import keys, keyslots
from rightsmonitor.storage.keys.keys import KdfParameters
from rightsmonitor.storage.keys.keyslots import VaultFile

SUFFIX = ".rmb"
FORMAT = 1
_MAGIC = b"RMBACKUP"
_CHUNK = 64 * 1024
_TAG = 16
_LONGEST_HEADER = 4 << 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands before the sealed part. `vault`: the bytes of vault.json, its head is the anchor of this backup."""

    number: int
    salt: bytes
    size: int
    vault: bytes

    def to_bytes(self) -> bytes:
        document = keys.canonical(
            {
                "number": self.number,
                "salt": base64.b64encode(self.salt).decode(),
                "bytes": self.size,
                "vault": base64.b64encode(self.vault).decode(),
            }
        )
        return _MAGIC + bytes([FORMAT]) + len(document).to_bytes(4) + document

    def vault_file(self, name: str, *, weakest_kdf: KdfParameters = keys.FLOOR) -> VaultFile:
        """Raises DamagedBackup, NewerVersion."""
        return keyslots.parsed(self.vault, weakest_kdf=weakest_kdf, otherwise=DamagedBackup(name=name, reason="header"))

    def key(self, dek: bytes) -> bytes:
        return keys.subkey(dek, f"rm/backup/{self.number}", salt=self.salt)


def seal(source: IO[bytes], target: IO[bytes], *, header: Header, dek: bytes, progress: Progress | None) -> str:
    """Writes header and chunks; SHA-256 of everything written, in hexadecimal. `progress` may raise to stop."""
    head = header.to_bytes()
    cipher, about, digest = ChaCha20Poly1305(header.key(dek)), hashlib.sha256(head).digest(), hashlib.sha256(head)
    target.write(head)
    done, number, part = 0, 0, source.read(_CHUNK)
    while True:
        following = source.read(_CHUNK)
        chunk = cipher.encrypt(_nonce(number, last=not following), part, about)
        target.write(chunk)
        digest.update(chunk)
        done, number = done + len(part), number + 1
        if progress is not None:
            progress(done, header.size)
        if not following:
            return digest.hexdigest()
        part = following


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def read_header(stream: IO[bytes], *, name: str) -> Header:
    """Raises ForeignFile, NewerVersion or DamagedBackup."""
    start = stream.read(len(_MAGIC) + 5)
    if not start.startswith(_MAGIC) or len(start) < len(_MAGIC) + 5:
        raise ForeignFile(name=name)
    if start[len(_MAGIC)] > FORMAT:
        raise NewerVersion(found=start[len(_MAGIC)], known=FORMAT)
    length = int.from_bytes(start[-4:])
    content = stream.read(length) if length <= _LONGEST_HEADER else b""
    try:
        found: dict[str, Any] = json.loads(content)
        header = Header(
            number=int(found["number"]),
            salt=base64.b64decode(found["salt"], validate=True),
            size=int(found["bytes"]),
            vault=base64.b64decode(found["vault"], validate=True),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DamagedBackup(name=name, reason="header") from None
    if header.to_bytes() != start + content:
        raise DamagedBackup(name=name, reason="header")
    return header


def unseal(stream: IO[bytes], *, header: Header, dek: bytes, name: str) -> Iterator[bytes]:
    """The database piece by piece, each one authenticated. Raises DamagedBackup before anything false is handed out."""
    cipher, about = ChaCha20Poly1305(header.key(dek)), hashlib.sha256(header.to_bytes()).digest()
    number, part, total = 0, stream.read(_CHUNK + _TAG), 0
    while True:
        following = stream.read(_CHUNK + _TAG)
        try:
            plain = cipher.decrypt(_nonce(number, last=not following), part, about)
        except (InvalidTag, ValueError):
            raise DamagedBackup(name=name, reason="chunk") from None
        total += len(plain)
        yield plain
        if not following:
            break
        part, number = following, number + 1
    if total != header.size:
        raise DamagedBackup(name=name, reason="size")


def digest_on_disk(path: Path) -> str:
    """SHA-256 of a file as the medium gives it back, not as the system still has it in memory."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while part := stream.read(1 << 20):
            found.update(part)
    return found.hexdigest()
