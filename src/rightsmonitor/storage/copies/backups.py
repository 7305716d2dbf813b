"""Backups: copied, opened and checked, sealed, written under a passing name, read back, and only then a backup.

copy by the backup API on the disk of the vault → fresh opening with every check, and meanwhile `.part` → fsync → read
back and compared; only then rename → fsync of the folder → read back again → receipt. Whatever stops it leaves no
file, or a complete one (P11, P12).
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from rightsmonitor.domain.errors import DamagedBackup, OlderCopy, ReadOnlyPlace, RightsMonitorError
from rightsmonitor.storage import failures, files
from rightsmonitor.storage.copies import copying, sealed
from rightsmonitor.storage.copies.sealed import Header
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys.keys import SALT_BYTES
from rightsmonitor.storage.keys.keyslots import Head
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import Vault, database_key

KEEP_LAST = 5
KEEP_MONTHS = 12
_NAME = re.compile(r"RM-(\d{4})-(\d{4,})\.rmb")
_TICK = 0.1  # seconds
Progress = Callable[[str, int, int], None]  # step (copy, seal), done, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A finished backup. `seq` and `head` (hexadecimal) anchor the audit chain."""

    number: int
    name: str
    place: str
    at: str
    by: str
    seq: int
    head: str
    bytes: int
    digest: str


def make(vault: Vault, folder: Path, *, progress: Progress | None = None) -> Receipt:
    """A verified backup in `folder`. `progress` may raise to stop; then nothing is left.

    Raises ReadOnlyPlace, DiskFull, StorageFailed, DamagedDatabase (of the vault or of the copy), OlderCopy when the
    folder has a backup that knows more of this vault than the vault itself, DamagedBackup when the medium gave back
    other bytes.
    """
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(vault.folder))
    _refuse_older(vault, folder)
    number = _next_number(vault, folder)
    name = f"RM-{vault.now()[:4]}-{number:04d}{sealed.SUFFIX}"
    copy = vault.folder / copying.BACKUP
    try:
        head, verify = _copied(vault, copy, progress)
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup") as helper:
            verified = helper.submit(verify)
            digest, size = _sealed(vault, copy, folder / name, number, head, verified, progress)
    finally:
        copying.drop(copy)
    return _receipt(vault, folder / name, number, head, digest, size)


def _copied(vault: Vault, copy: Path, progress: Progress | None) -> tuple[Head, Callable[[], None]]:
    """The copy on the same disk: the end of its audit chain, and what makes it believed by a fresh opening."""
    spec = database_key(vault.file, vault.data_key)
    base = copying.copy(vault.database, copy, spec=spec, progress=_step(progress, "copy"))
    expected, known = copying.facts(base), vault.roster.keys()
    seq, digest, time = audit.head(base)
    base.close()

    def trail(copied: Database) -> str:
        return "audit" if audit.verify_quickly(copied, vault_id=vault.vault_id, public_keys=known, whole=True) else ""

    return (
        Head(seq=seq, hash=digest, time=time),
        lambda: copying.verify(copy, spec=spec, expected=expected, also=trail),
    )


def _sealed(
    vault: Vault,
    copy: Path,
    target: Path,
    number: int,
    head: Head,
    verified: Future[None],
    progress: Progress | None,
) -> tuple[str, int]:
    """Digest and size of the file under its final name, which it gets once the copy was `verified` too."""
    part = target.with_name(f"{target.name}.part")
    # This vault.json opens the backup on a clean machine, by passphrase, code or shares; its head is the anchor.
    vault_file = replace(vault.file, head=head).sealed(vault.data_key)
    header = Header(number=number, salt=os.urandom(SALT_BYTES), size=copy.stat().st_size, vault=vault_file.to_bytes())
    told = _step(progress, "seal")
    with failures.translated(target.parent):
        part.unlink(missing_ok=True)
        try:
            files.make_private_file(part)
            with copy.open("rb") as source, part.open("r+b") as stream:
                digest = sealed.seal(source, stream, header=header, dek=vault.data_key, progress=told)
                stream.flush()
                os.fsync(stream.fileno())
            if sealed.digest_on_disk(part) != digest:
                raise DamagedBackup(name=target.name, reason="read-back")
            while not futures.wait([verified], timeout=_TICK).done:
                if told is not None:
                    told(header.size, header.size)
            verified.result()
            os.replace(part, target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        files.sync_folder(target.parent)
        if sealed.digest_on_disk(target) != digest:
            target.unlink()
            raise DamagedBackup(name=target.name, reason="read-back")
        return digest, target.stat().st_size


def _step(progress: Progress | None, name: str) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(name, done, total)


def _receipt(vault: Vault, target: Path, number: int, head: Head, digest: str, size: int) -> Receipt:
    made = Receipt(
        number=number,
        name=target.name,
        place=str(target.parent),
        at=vault.now(),
        by=vault.user.uid,
        seq=head.seq,
        head=head.hash.hex(),
        bytes=size,
        digest=digest,
    )
    with vault.transaction():
        vault.database.execute(
            "INSERT INTO backup (number, name, place, at, by, seq, head, bytes, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, made.name, made.place, made.at, made.by, made.seq, head.hash, size, digest),
        )
        audit.append(vault, "backup.make")
    vault.remember_head()
    return made


def receipts(vault: Vault, *, limit: int = 100) -> tuple[Receipt, ...]:
    """Finished backups, the latest first."""
    rows = vault.database.rows(
        "SELECT number, name, place, at, by, seq, head, bytes, digest FROM backup ORDER BY number DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        Receipt(
            number=row[0],
            name=row[1],
            place=row[2],
            at=row[3],
            by=row[4],
            seq=row[5],
            head=bytes(row[6]).hex(),
            bytes=row[7],
            digest=row[8],
        )
        for row in rows
    )


def last(vault: Vault) -> Receipt | None:
    return next(iter(receipts(vault, limit=1)), None)


# --- what lies in a folder ------------------------------------------------------------------------


def lying(folder: Path, vault_id: bytes) -> dict[int, tuple[Path, Head]]:
    """Backups of one vault in a folder, by number; files that are none are passed over."""
    found: dict[int, tuple[Path, Head]] = {}
    for path in sorted(folder.glob(f"RM-*{sealed.SUFFIX}")):
        if not _NAME.fullmatch(path.name):
            continue
        with contextlib.suppress(OSError, RightsMonitorError):
            with path.open("rb") as stream:
                header = sealed.read_header(stream, name=path.name)
            file = header.vault_file(path.name)
            if file.vault_id == vault_id:
                found[header.number] = (path, file.head)
    return found


def _refuse_older(vault: Vault, folder: Path) -> None:
    """A backup that knows entries which this vault does not have shows that this vault is an older copy (P8)."""
    last = audit.head(vault.database)[0]
    for _, head in lying(folder, vault.vault_id).values():
        if head.seq > last or audit.hash_at(vault.database, head.seq) != head.hash:
            raise OlderCopy(found=last, expected=head.seq)


def _next_number(vault: Vault, folder: Path) -> int:
    known = int(vault.database.value("SELECT ifnull(max(number), 0) FROM backup"))
    return 1 + max((known, *lying(folder, vault.vault_id)))


def prune(vault: Vault, folder: Path) -> tuple[str, ...]:
    """Removes old backups of this vault from a folder; their names. Kept: the last five, and the last of each of the
    last twelve months. What has no receipt in this vault is never touched.
    """
    known = {receipt.number: receipt for receipt in receipts(vault, limit=10_000)}
    here = {
        number: path
        for number, (path, _) in lying(folder, vault.vault_id).items()
        if number in known and known[number].name == path.name
    }
    kept = set(sorted(here)[-KEEP_LAST:])
    months = {known[number].at[:7]: number for number in sorted(here)}  # the last one of a month stays
    kept |= {months[month] for month in sorted(months)[-KEEP_MONTHS:]}
    gone = []
    with failures.translated(folder):
        for number in sorted(set(here) - kept):
            here[number].unlink()
            gone.append(here[number].name)
        files.sync_folder(folder)
    return tuple(gone)
