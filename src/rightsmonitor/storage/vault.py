"""A vault: a folder with vault.json (key slots) and data.db (everything else, encrypted)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rightsmonitor.domain.clock import Clock, SystemClock
from rightsmonitor.domain.errors import (
    DamagedDatabase,
    DamagedVaultFile,
    DiskFull,
    ForeignFile,
    InvalidValue,
    NewerVersion,
    VaultExists,
    VaultHeld,
    VaultLocked,
    WrongPassphrase,
)
from rightsmonitor.domain.people import NewUser, Office, acceptable_name, checked_office
from rightsmonitor.domain.training import is_training, new_id
from rightsmonitor.storage import database, failures, files, holder, meta, migrate, upgrade
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys, keyslots, roster, rotation, slots
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.keys.keyslots import Opened, Slot, VaultFile
from rightsmonitor.storage.keys.slots import PASSPHRASE
from rightsmonitor.storage.unlocked import Vault, database_key, fresh_uid, strong_enough

__all__ = ["FLOOR", "KdfParameters", "Vault", "VaultStatus", "create", "fresh_uid", "open_", "opened", "status"]

TURNS = 3
_LEFTOVERS = {"data.db.new", "data.db.new-journal", "vault.json.new"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultStatus:
    """What can be said without a passphrase."""

    folder: Path
    vault_id: str
    format: int
    people: int
    damaged_slots: int
    database: str  # present, missing
    database_bytes: int
    in_use: bool
    last_entry: int
    last_time: str
    training: bool


def create(
    folder: Path,
    *,
    first: NewUser,
    office: Office,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    training: bool = False,
) -> Vault:
    """A new vault in a folder that is missing or empty, unlocked for its first person.

    `training`: for practising, for ever; see `domain.training`. `weakest_kdf` is lowered by tests only. Raises
    VaultExists, WeakPassphrase, InvalidOffice, InvalidValue, ReadOnlyPlace, DiskFull.
    """
    clock = clock or SystemClock()
    keys.check_new_passphrase(first.passphrase)
    checked_office(office.code)
    if not acceptable_name(first.name):
        raise InvalidValue(field="name")
    cost = strong_enough(kdf or KdfParameters(), weakest_kdf)
    folder = folder.resolve()
    with failures.translated(folder):
        _claim(folder)
        try:
            return _create(folder, first, office, clock, cost, training=training)
        except BaseException:
            _clear(folder)
            raise


def _claim(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or {entry.name for entry in folder.iterdir()} - _LEFTOVERS):
        raise VaultExists(folder=str(folder))
    files.make_private_folder(folder)
    for name in _LEFTOVERS:
        (folder / name).unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """After a failure: vault.json is written last, so nothing here was a vault yet."""
    for name in (*_LEFTOVERS, database.NAME, f"{database.NAME}-journal", keyslots.NAME):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _create(folder: Path, first: NewUser, office: Office, clock: Clock, kdf: KdfParameters, *, training: bool) -> Vault:
    dek, uid = os.urandom(keys.SECRET_BYTES), fresh_uid(clock)
    vault_id = new_id(os.urandom(keys.SALT_BYTES), training=training)
    slot, signer = keyslots.make_slot(
        uid=uid, name=first.name, passphrase=first.passphrase, dek=dek, vault_id=vault_id, epoch=1, kdf=kdf
    )
    vault_file = VaultFile(
        vault_id=vault_id,
        epoch=1,
        db_salt=os.urandom(keys.SALT_BYTES),
        root=signer.public_key,
        slots=(slot,),
    ).sealed(dek)
    path, fresh = folder / database.NAME, folder / f"{database.NAME}.new"
    files.make_private_file(fresh)
    base = database.create(fresh, spec=database_key(vault_file, dek))
    try:
        migrate.apply(base.connection)
        at = clock.now().isoformat(timespec="milliseconds")
        member = roster.Member(
            uid=uid, name=first.name, role=first.role, sign_pk=slot.sign_pk, box_pk=slot.box_pk, since=at
        )
        with base.transaction():
            meta.put(base, "vault_id", vault_id.hex())
            meta.put(base, "epoch", "1")
            meta.put(base, "created", at)
            meta.put_office(base, office)
            roster.append(base, (member,), signer=signer, vault_id=vault_id, after=None, at=at)
    finally:
        base.close()
    (folder / f"{fresh.name}-journal").unlink(missing_ok=True)
    os.replace(fresh, path)
    files.sync_folder(folder)
    keyslots.write(folder, vault_file)
    opened = keyslots.open_slot(slot, passphrase=first.passphrase, vault_id=vault_id)
    vault = _unlocked(folder, vault_file, [(slot, opened)], clock) if opened else None
    if vault is None:
        raise DamagedVaultFile(folder=str(folder), reason="written")
    return vault


def open_(
    folder: Path,
    *,
    user: str,
    passphrase: bytes | bytearray,
    clock: Clock | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    progress: upgrade.Progress | None = None,
) -> Vault:
    """Unlocks a vault for the person named `user`. `progress`: while a vault of an earlier version is brought up.

    Raises VaultMissing, ForeignFile, DamagedVaultFile, NewerVersion, DatabaseMissing, DamagedDatabase,
    VaultLocked, NotEnoughMemory, or WrongPassphrase, which an unknown name gives too, at the same cost.
    """
    folder, clock = folder.resolve(), clock or SystemClock()
    with failures.translated(folder):
        for _ in range(TURNS):
            vault_file = keyslots.read(folder, weakest_kdf=weakest_kdf)
            found = _opened_slots(folder, vault_file, user, passphrase)
            opened = _unlocked(folder, vault_file, found, clock, progress)
            if opened is not None:
                settle(opened, passphrase)
                return opened
    raise VaultLocked(folder=str(folder))


def _opened_slots(
    folder: Path, vault_file: VaultFile, user: str, passphrase: bytes | bytearray
) -> list[tuple[Slot, Opened]]:
    """The slots of that name which the passphrase opens: one, or two while a recovery is under way."""
    named = vault_file.slots_for(user)
    if not named:
        if vault_file.is_damaged(user):
            raise DamagedVaultFile(folder=str(folder), reason="slot")
        keyslots.spend_as_much(vault_file, passphrase=passphrase)
    tried = [(s, keyslots.open_slot(s, passphrase=passphrase, vault_id=vault_file.vault_id)) for s in named]
    found = [(slot, opened) for slot, opened in tried if opened is not None]
    if not found:
        raise WrongPassphrase
    return found


def _unlocked(
    folder: Path,
    vault_file: VaultFile,
    found: list[tuple[Slot, Opened]],
    clock: Clock,
    progress: upgrade.Progress | None = None,
) -> Vault | None:
    """None when vault.json was replaced before this process had the lock: then everything is asked again."""
    slot, opened = found[0]
    try:
        entry = rotation.enter(folder, vault_file, slot, opened)
    except VaultLocked as error:
        raise _held(folder, vault_file, slot, opened) or error from None
    if entry is None:
        return None
    try:
        if keyslots.differs(folder, vault_file):
            entry.base.close()
            return None
        told = upgrade.Opening(progress)
        settle_entry(folder, vault_file, entry, told.upgrading)
        vault = _first_in_roster(folder, entry, [opened for _, opened in found], clock)
        vault.begin_session(told.verifying)
        told.ended()
    except BaseException:
        entry.base.close()
        raise
    return vault


def settle_entry(
    folder: Path, found: VaultFile, entry: rotation.Entry, progress: upgrade.Progress | None = None
) -> None:
    """The database is the one that vault.json names, of this schema, and no rotation is left half done."""
    _check_identity(entry.base, entry.file)
    if not entry.base.read_only:
        upgrade.bring_up(entry.base, spec=database_key(entry.file, entry.dek), progress=progress)
    rotation.resolve(folder, found, entry)


def _held(folder: Path, vault_file: VaultFile, slot: Slot, opened: Opened) -> VaultHeld | None:
    """Who has it, told to somebody whose passphrase opens it."""
    dek = slots.data_key(slot, opened, vault_id=vault_file.vault_id, epoch=vault_file.epoch)
    found = holder.read(folder, dek=dek, vault_id=vault_file.vault_id) if dek else None
    if found is None:
        return None
    since = datetime.fromisoformat(found.since).astimezone()
    return VaultHeld(folder=str(folder), who=found.name, since=f"{since:%Y-%m-%d %H:%M}")


def _first_in_roster(folder: Path, entry: rotation.Entry, found: list[Opened], clock: Clock) -> Vault:
    for opened in found[:-1]:
        with contextlib.suppress(WrongPassphrase):
            return Vault(
                folder=folder, vault_file=entry.file, opened=opened, dek=entry.dek, base=entry.base, clock=clock
            )
    return Vault(folder=folder, vault_file=entry.file, opened=found[-1], dek=entry.dek, base=entry.base, clock=clock)


def settle(vault: Vault, passphrase: bytes | bytearray) -> None:
    """After a login: what a kill left behind is removed, and a slot of an earlier epoch is wrapped anew."""
    if vault.read_only:
        return
    with contextlib.suppress(DiskFull):
        vault.tidy()
        if any(slot.epoch < vault.epoch for slot in vault.file.slots_of(vault.user.uid)):
            vault.rewrap(old=passphrase, new=passphrase)


def _check_identity(base: Database, vault_file: VaultFile) -> None:
    if base.value("PRAGMA application_id") != database.APPLICATION_ID:
        raise ForeignFile(name=database.NAME)
    version = int(base.value("PRAGMA user_version"))
    if version > migrate.newest():
        raise NewerVersion(found=version, known=migrate.newest())
    named = (meta.get(base, "vault_id"), meta.get(base, "epoch"))
    if version < 1 or named != (vault_file.vault_id.hex(), str(vault_file.epoch)):
        raise DamagedDatabase(folder=str(base.folder), reason="identity")


def status(folder: Path) -> VaultStatus:
    """What can be said without a passphrase.

    Raises VaultMissing, ForeignFile, DamagedVaultFile, NewerVersion.
    """
    folder = folder.resolve()
    with failures.translated(folder):
        vault_file = keyslots.read(folder, weakest_kdf=KdfParameters(memory_kib=0, passes=0, lanes=0))
        path = folder / database.NAME
        present = path.is_file()
        size = path.stat().st_size if present else 0
        return VaultStatus(
            folder=folder,
            vault_id=vault_file.vault_id.hex(),
            format=vault_file.format,
            people=len({slot.uid for slot in vault_file.of_kind(PASSPHRASE)}),
            damaged_slots=len(vault_file.damaged),
            database="present" if present else "missing",
            database_bytes=size,
            in_use=present and size > 0 and database.in_use(path),
            last_entry=vault_file.head.seq,
            last_time=vault_file.head.time,
            training=is_training(vault_file.vault_id),
        )


@contextlib.contextmanager
def opened(folder: Path, *, user: str, passphrase: bytes | bytearray, clock: Clock | None = None) -> Iterator[Vault]:
    """`open_` for a block; closed at its end."""
    vault = open_(folder, user=user, passphrase=passphrase, clock=clock)
    try:
        yield vault
    finally:
        vault.close()
