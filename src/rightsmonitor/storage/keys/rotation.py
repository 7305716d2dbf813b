"""A new data key: everything goes into a new file under the new key, never `PRAGMA rekey` (security.md D4, 4.4).

1 copy into data.db.new by the backup API, holding the lock; 2 verify it in a fresh connection; 3 sync it;
4 vault.json names both epochs, each slot with a pending box; 5 rename; 6 vault.json without the old epoch.
A kill before 5 leaves the old file in force and the next login takes 4 back; after 5 the next login does 6.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from rightsmonitor.domain.errors import (
    DamagedDatabase,
    DamagedVaultFile,
    ReadOnlyPlace,
    RightsMonitorError,
    WrongPassphrase,
)
from rightsmonitor.storage import database, failures, files, meta
from rightsmonitor.storage.copies import copying
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys, keyslots, slots
from rightsmonitor.storage.keys.keyslots import Next, Opened, Slot, VaultFile
from rightsmonitor.storage.unlocked import AUDIT_KEY, Vault, database_key

_FRESH = copying.NEW
Change = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """An open database with the key that opened it, and vault.json as it should be for that."""

    file: VaultFile
    dek: bytes
    base: Database


# --- opening, also in the middle of a rotation ------------------------------------------------------


def enter(folder: Path, found: VaultFile, slot: Slot, opened: Opened) -> Entry | None:
    """Connects with the key of the epoch that is in force. None when vault.json changed meanwhile.

    Raises WrongPassphrase for a slot that leads to no key, DamagedVaultFile, and what `database.connect` raises.
    """
    current = slots.data_key(slot, opened, vault_id=found.vault_id, epoch=found.epoch)
    if current is None:
        raise WrongPassphrase  # a person who was removed, or a slot put back from an older vault.json
    if not found.authentic(current):
        raise DamagedVaultFile(folder=str(folder), reason="changed")
    if found.next is None:
        return _connected(folder, found, found, current)
    later = slots.data_key(slot, opened, vault_id=found.vault_id, epoch=found.next.epoch)
    if later is not None:
        with contextlib.suppress(DamagedDatabase):
            file = finished(found, found.next)
            return Entry(file.sealed(later), later, _connect(folder, file, later))
    try:
        return _connected(folder, found, taken_back(found), current)
    except DamagedDatabase:
        if later is None:
            raise WrongPassphrase from None
        raise


def _connected(folder: Path, found: VaultFile, wanted: VaultFile, dek: bytes) -> Entry | None:
    try:
        base = _connect(folder, wanted, dek)
    except RightsMonitorError:
        if keyslots.differs(folder, found):
            return None
        raise
    return Entry(wanted if wanted is found else wanted.sealed(dek), dek, base)


def _connect(folder: Path, file: VaultFile, dek: bytes) -> Database:
    return database.connect(folder / database.NAME, spec=database_key(file, dek))


def finished(file: VaultFile, following: Next) -> VaultFile:
    """Without the old epoch, and without who has no way to the new one."""
    kept = tuple(slot for slot in file.slots if _leads_to(slot) >= following.epoch)
    return replace(file, epoch=following.epoch, db_salt=following.db_salt, next=None, slots=kept)


def taken_back(file: VaultFile) -> VaultFile:
    """As before the rotation began."""
    kept = tuple(
        replace(slot, pending=tuple(box for box in slot.pending if box.epoch <= file.epoch)) for slot in file.slots
    )
    return replace(file, next=None, slots=kept)


def _leads_to(slot: Slot) -> int:
    return slot.pending[-1].epoch if slot.pending else slot.epoch


def resolve(folder: Path, found: VaultFile, entry: Entry) -> None:
    """Ends or takes back a rotation that was cut off; removes its file. The lock is held."""
    if entry.base.read_only:
        return
    if found.next is not None:
        keyslots.write(folder, entry.file, forget=True)
    copying.tidy(folder)


# --- rotating ---------------------------------------------------------------------------------------


def rotate(vault: Vault, *, change: Change, leaving: Collection[str] = ()) -> None:
    """Replaces the data key. `change` writes what else happens into the new file, in one transaction with it;
    `leaving` are the uids of people and of recovery secrets that get no new key.

    Raises ReadOnlyPlace, DiskFull, StorageFailed, DamagedDatabase: nothing changed then.
    """
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(vault.folder))
    before, dek = vault.file, os.urandom(keys.SECRET_BYTES)
    following = Next(before.epoch + 1, os.urandom(keys.SALT_BYTES))
    published = _published(vault, following, dek, leaving)
    final = finished(published, following).sealed(dek)
    with failures.translated(vault.folder):
        try:
            _make(vault, final, dek, change)
            keyslots.write(vault.folder, published)
        except BaseException:
            _give_up(vault.folder, before)
            raise
        _take_over(vault, before, final, dek)


def _published(vault: Vault, following: Next, dek: bytes, leaving: Collection[str]) -> VaultFile:
    file, old = vault.file, vault.data_key
    boxed = tuple(
        slot
        if slot.uid in leaving
        else slots.with_pending(slot, old=old, new=dek, vault_id=file.vault_id, epoch=following.epoch)
        for slot in file.slots
    )
    damaged = tuple(slot for slot in file.damaged if slot.raw.get("uid") not in leaving)
    secrets = (slot.hint for slot in file.slots if slot.uid in leaving and slot.kind != slots.PASSPHRASE)
    retired = tuple(dict.fromkeys((*file.retired, *secrets)))
    return replace(file, slots=boxed, damaged=damaged, retired=retired, next=following).sealed(old)


def _give_up(folder: Path, before: VaultFile) -> None:
    """As it was; where even that cannot be written, the next login takes it back."""
    with contextlib.suppress(OSError):
        if keyslots.differs(folder, replace(before, raw=before.to_bytes())):
            keyslots.write(folder, before)
        copying.drop(folder / _FRESH)


def _make(vault: Vault, final: VaultFile, dek: bytes, change: Change) -> None:
    """The new file: copied, changed, verified in a fresh connection, on the disk."""
    path = vault.folder / _FRESH
    spec = database_key(final, dek)
    target = copying.copy(vault.database, path, spec=spec)
    try:
        _change(vault, target, final, change)
        expected = copying.facts(target)
    finally:
        target.close()
    copying.verify(path, spec=spec, expected=expected)
    copying.settle(path)


def _change(vault: Vault, target: Database, final: VaultFile, change: Change) -> None:
    """Runs `change` on the new file: it happened when, and only when, that file is in force."""
    source, vault.database = vault.database, target
    try:
        with vault.transaction():
            meta.put(target, "epoch", str(final.epoch))
            meta.put(target, AUDIT_KEY, vault.audit_key.hex())
            change()
    finally:
        vault.database = source


def _take_over(vault: Vault, before: VaultFile, final: VaultFile, dek: bytes) -> None:
    """Steps 5 and 6. The old file stays locked until the new one is, except where open files have no new name."""
    old, path = vault.database, vault.folder / database.NAME
    if os.name == "nt":
        old.close()
    try:
        os.replace(vault.folder / _FRESH, path)
    except OSError:
        _give_up(vault.folder, before)
        raise
    files.sync_folder(vault.folder)
    base = database.connect(path, spec=database_key(final, dek))
    old.close()
    vault.adopt(final, dek=dek, base=base)
    # The new key is in force whatever happens now; a full disk leaves the last step to the next login.
    with contextlib.suppress(OSError):
        keyslots.write(vault.folder, final, forget=True)
