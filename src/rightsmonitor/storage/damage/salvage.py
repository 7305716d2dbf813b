"""Salvage: every undamaged record of a damaged database goes into a new vault; what is lost is named (P9).

The damaged file is only read. The new one opens with the same passphrases. Tables are read around the bad pages;
records whose line in a table is gone are put together again from their documents; the search index is made anew.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.domain.errors import DamagedDatabase, DamagedVaultFile, VaultExists, WrongPassphrase
from rightsmonitor.storage import database, failures, files, meta, migrate
from rightsmonitor.storage.copies import copying
from rightsmonitor.storage.damage import gleaning, mending
from rightsmonitor.storage.damage.gleaning import Source
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys, keyslots, roster, rotation, slots
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.keys.keyslots import VaultFile
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import AUDIT_KEY, database_key

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """`lost`: numbers of records; `unnamed`: how many more the audit chain tells of, without a number; `older`: records
    saved in an earlier state; `tables`: rows that were passed over, by table; `audit_until`: the last entry saved.
    """

    folder: Path
    saved: int
    lost: tuple[str, ...]
    unnamed: int
    older: tuple[str, ...]
    tables: dict[str, int]
    audit_until: int


def salvage(
    folder: Path,
    to: Path,
    *,
    user: str,
    passphrase: bytes | bytearray,
    weakest_kdf: KdfParameters = FLOOR,
    progress: Progress | None = None,
) -> Salvaged:
    """A new vault in `to`, which is missing or empty. `progress` gets tables done and in all, and may raise to stop.

    Raises WrongPassphrase, VaultExists, DiskFull, and DamagedDatabase where the first page or the roster is gone: then
    only a backup helps.
    """
    folder, to = folder.resolve(), to.resolve()
    with failures.translated(folder):
        found = keyslots.read(folder, weakest_kdf=weakest_kdf)
        file, dek, source = _opened(folder, found, user, passphrase)
    try:
        with failures.translated(to):
            return _into(to, file, dek, source, progress)
    finally:
        source.close()


def _opened(
    folder: Path, found: VaultFile, user: str, passphrase: bytes | bytearray
) -> tuple[VaultFile, bytes, Source]:
    """In the middle of a rotation either epoch may be in force."""
    for slot in found.slots_for(user):
        opened = slots.open_slot(slot, passphrase=passphrase, vault_id=found.vault_id)
        if opened is None:
            continue
        dek = slots.data_key(slot, opened, vault_id=found.vault_id, epoch=found.epoch)
        if dek is None:
            raise WrongPassphrase
        if not found.authentic(dek):
            raise DamagedVaultFile(folder=str(folder), reason="changed")
        later = found.next and slots.data_key(slot, opened, vault_id=found.vault_id, epoch=found.next.epoch)
        if found.next and later:
            with contextlib.suppress(DamagedDatabase):
                file = rotation.finished(found, found.next).sealed(later)
                return file, later, Source(folder / database.NAME, spec=database_key(file, later))
        file = rotation.taken_back(found).sealed(dek) if found.next else found
        return file, dek, Source(folder / database.NAME, spec=database_key(file, dek))
    raise WrongPassphrase


def _into(to: Path, file: VaultFile, dek: bytes, source: Source, progress: Progress | None) -> Salvaged:
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise VaultExists(folder=str(to))
    files.make_private_folder(to)
    fresh = to / copying.NEW
    try:
        files.make_private_file(fresh)
        base = database.create(fresh, spec=database_key(file, dek))
        try:
            made = _fill(base, file, dek, source, to, progress)
        finally:
            base.close()
        copying.settle(fresh)
        os.replace(fresh, to / database.NAME)
        files.replace(to / keyslots.NAME, file.to_bytes())
    except BaseException:
        with contextlib.suppress(OSError):
            copying.drop(fresh)
        raise
    return made


def _fill(base: Database, file: VaultFile, dek: bytes, source: Source, to: Path, progress: Progress | None) -> Salvaged:
    version = int(source.base.value("PRAGMA user_version"))
    migrate.apply(base.connection, migrate.migrations()[:version])
    base.execute("PRAGMA foreign_keys = OFF")
    triggers = base.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    with base.transaction():
        for name, _ in triggers:  # they guard a chain without gaps, which may be more than there is
            base.execute(f'DROP TRIGGER "{name}"')
        chosen = gleaning.tables(base)
        for at, table in enumerate(chosen):
            marks = ", ".join("?" * len(table.columns))
            base.execute(f'DELETE FROM "{table.name}"')
            for row in source.rows(table):
                base.execute(f'INSERT OR IGNORE INTO "{table.name}" VALUES ({marks})', row)
            if progress is not None:
                progress(at + 1, len(chosen))
        _identify(base, file)
        mending.people(base, roster.read(base, vault_id=file.vault_id, root=file.root))
        numbers = _numbers(source)
        mended = mending.mend(base, numbers)
        for _, sql in triggers:
            base.execute(sql)
    if base.rows("PRAGMA integrity_check") != [("ok",)]:
        raise DamagedDatabase(folder=str(to), reason="copy")
    return Salvaged(
        folder=to,
        saved=int(base.value("SELECT count(*) FROM incident")),
        lost=tuple(sorted(number for key, (number, _) in numbers.items() if number and key not in mended.present)),
        unnamed=_unnamed(base, dek, numbers),
        older=mended.older,
        tables=dict(sorted(source.lost.items())),
        audit_until=audit.head(base)[0],
    )


def _identify(base: Database, file: VaultFile) -> None:
    """What the program asks first, in case its page was the bad one."""
    if not meta.get(base, "vault_id"):
        meta.put(base, "vault_id", file.vault_id.hex())
    if not meta.get(base, "epoch"):
        meta.put(base, "epoch", str(file.epoch))
    if not meta.get(base, "created"):
        meta.put(base, "created", str(base.value("SELECT ifnull(min(ts), '1970-01-01') FROM audit")))


def _numbers(source: Source) -> dict[int, tuple[str, str]]:
    """(number, uid) by row of every record, from the two unique indexes, which do not need the rows themselves."""
    named: dict[int, str] = dict(source.ask("SELECT id, number FROM incident ORDER BY number") or ())
    known: dict[int, str] = dict(source.ask("SELECT id, uid FROM incident ORDER BY uid") or ())
    return {key: (named.get(key, ""), known.get(key, "")) for key in sorted({*named, *known})}


def _unnamed(base: Database, dek: bytes, numbers: dict[int, tuple[str, str]]) -> int:
    """Records that only the audit chain tells of: tokens of saved records that belong to nothing known here."""
    kept = meta.get(base, AUDIT_KEY)
    audit_key = bytes.fromhex(kept) if kept else keys.subkey(dek, "rm/audit-token")
    uids = {uid for (uid,) in base.rows("SELECT uid FROM incident")} | {uid for _, uid in numbers.values() if uid}
    known = {audit.token(audit_key, "incident", uid) for uid in uids}
    told = base.rows("SELECT DISTINCT object FROM audit WHERE object GLOB 'incident:*' AND act <> 'incident.read'")
    return len({token for (token,) in told} - known)
