"""A vault: a folder with vault.json (key slots) and data.db (everything else, encrypted)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain import ids
from rightsmonitor.domain.clock import Clock, SystemClock
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import (
    DamagedDatabase,
    DamagedVaultFile,
    ForeignFile,
    InvalidValue,
    NewerVersion,
    NoSuchUser,
    VaultExists,
    WrongPassphrase,
)
from rightsmonitor.domain.people import NewUser, Office, User, acceptable_name
from rightsmonitor.storage import (
    audit,
    database,
    failures,
    files,
    health,
    keys,
    keyslots,
    meta,
    migrate,
    roster,
    units,
)
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import FLOOR, KdfParameters, Signer
from rightsmonitor.storage.keyslots import Head, VaultFile

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


class Vault:
    """An unlocked vault. Everything but `close` belongs to the thread that opened it."""

    def __init__(
        self, *, folder: Path, vault_file: VaultFile, opened: keyslots.Opened, base: Database, clock: Clock
    ) -> None:
        self.folder = folder
        self.database = base
        self.clock = clock
        self.signer: Signer = opened.signer
        self.session_id = os.urandom(8).hex()
        self._closed = False
        self._file = vault_file
        self._dek = opened.dek
        self._box_key = opened.box_key
        self.audit_key = keys.subkey(opened.dek, "rm/audit-token")
        self.older_copy: tuple[int, int] | None = None  # (found, expected) audit entries
        self.office = meta.office(base)
        self.codebook = units.Codebook(base)
        self.roster = roster.read(base, vault_id=vault_file.vault_id, root=vault_file.root)
        self.user = _logged_in(self.roster, self.signer, base)

    @property
    def vault_id(self) -> bytes:
        return self._file.vault_id

    @property
    def epoch(self) -> int:
        return self._file.epoch

    @property
    def file(self) -> VaultFile:
        """vault.json as it was last read or written."""
        return self._file

    @property
    def connection(self) -> sqlcipher.Connection:
        return self.database.connection

    @property
    def read_only(self) -> bool:
        return self.database.read_only

    @property
    def signs_rosters(self) -> bool:
        """Whether a roster signed by this session counts."""
        return self.user.role is Role.ADMINISTRATOR or self.signer.public_key == self._file.root

    def instant(self) -> datetime:
        return self.clock.now()

    def now(self) -> str:
        """This instant as it is stored: UTC, ISO 8601, milliseconds."""
        return self.clock.now().isoformat(timespec="milliseconds")

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; what was done inside is on the disk when it ends."""
        return self.database.transaction()

    def user_id(self, uid: str = "") -> int:
        """Row number of a person, of the one who is logged in by default. Raises NoSuchUser."""
        found = self.database.value("SELECT id FROM user WHERE uid = ?", (uid or self.user.uid,))
        if found is None:
            raise NoSuchUser(name=uid)
        return int(found)

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Ed25519 of the person who is logged in."""
        return self.signer.sign(purpose, message)

    def verify(self, uid: str, purpose: str, message: bytes, signature: bytes) -> bool:
        """Whether the person of the roster with this uid signed `message` for `purpose`."""
        member = self.roster.member(uid)
        return member is not None and keys.signed_by(
            member.sign_pk, purpose=purpose, message=message, signature=signature
        )

    def unlock_signer(self, uid: str, passphrase: bytes | bytearray) -> Signer:
        """The signing key of a person, from the passphrase given now.

        Raises NoSuchUser or WrongPassphrase.
        """
        slot = self._file.slot_of(uid)
        if slot is None:
            raise NoSuchUser(name=uid)
        opened = keyslots.open_slot(slot, passphrase=passphrase, vault_id=self.vault_id)
        member = self.roster.member(uid)
        if opened is None or member is None or member.sign_pk != opened.signer.public_key:
            raise WrongPassphrase
        return opened.signer

    def token(self, kind: str, identifier: str) -> str:
        """What stands for a record in the audit."""
        return audit.token(self.audit_key, kind, identifier)

    def admit(self, new: NewUser, *, kdf: KdfParameters, weakest_kdf: KdfParameters = FLOOR) -> User:
        """A slot and a place in the roster for one more person, who was checked by `people.add`."""
        uid = fresh_uid(self.clock)
        keys.check_new_passphrase(new.passphrase)
        slot, signer = keyslots.make_slot(
            uid=uid,
            name=new.name,
            passphrase=new.passphrase,
            dek=self._dek,
            vault_id=self.vault_id,
            epoch=self.epoch,
            kdf=_strong(kdf, weakest_kdf),
        )
        member = roster.Member(
            uid=uid,
            name=new.name,
            role=new.role,
            sign_pk=signer.public_key,
            box_pk=slot.box_pk,
            since=self.now(),
        )
        kept = tuple(old for old in self._file.slots if old.hint != slot.hint)
        with self.transaction():
            following = roster.append(
                self.database,
                (*self.roster.members, member),
                signer=self.signer,
                vault_id=self.vault_id,
                after=self.roster,
                at=self.now(),
            )
            audit.append(self, "people.add", kind="user", identifier=uid)
            # Before the commit: a slot without a roster entry opens nothing, an entry without a slot would
            # lock out.
            self._write_file(replace(self._file, slots=(*kept, slot)))
        self.roster = following
        return User(uid=uid, name=new.name, role=new.role)

    def _write_file(self, changed: VaultFile) -> None:
        sealed = changed.sealed(self._dek)
        with failures.translated(self.folder):
            keyslots.write(self.folder, sealed)
        self._file = sealed

    def begin_session(self) -> None:
        """Compares the audit chain with what vault.json remembers, and enters the session in it."""
        head = self._file.head
        found, _, _ = audit.head(self.database)
        if head.seq and audit.hash_at(self.database, head.seq) != head.hash:
            self.older_copy = (found, head.seq)
        if not self.read_only:
            with self.transaction():
                audit.append(self, "session.open")

    def end_session(self) -> None:
        """Enters the end of the session and lets vault.json remember the head of the chain."""
        if self.read_only:
            return
        with self.transaction():
            audit.append(self, "session.close")
        if self.older_copy is None:  # else the only trace of the newer one would be lost
            seq, digest, time = audit.head(self.database)
            self._write_file(replace(self._file, head=Head(seq=seq, hash=digest, time=time)))

    def close(self) -> None:
        """Ends the session; the file is closed even when the last entry cannot be written. Twice is once."""
        if self._closed:
            return
        self._closed = True
        try:
            self.end_session()
        finally:
            self.database.close()

    def reopen(self) -> None:
        """A fresh connection: after the first damaged page SQLCipher answers every question with an error."""
        self.database.close()
        self.database = database.connect(self.folder / database.NAME, spec=_spec(self._file, self._dek))
        self.codebook = units.Codebook(self.database)

    def check(self) -> health.CheckReport:
        """All integrity checks; see `health.check`."""
        return health.check(self)


def _logged_in(found: roster.Roster, signer: Signer, base: Database) -> User:
    member = found.member(signer.uid)
    if member is None or not member.active:
        raise WrongPassphrase  # a slot without a place in the roster opens nothing
    if member.sign_pk != signer.public_key or not roster.projected(base, found):
        raise DamagedDatabase(folder=str(base.folder), reason="roster")
    return User(uid=member.uid, name=member.name, role=member.role)


def fresh_uid(clock: Clock) -> str:
    """A UUIDv7."""
    milliseconds = max(0, int(clock.now().timestamp() * 1000))
    return ids.uuid7(milliseconds=milliseconds, random=os.urandom(10))


def _strong(kdf: KdfParameters, weakest: KdfParameters) -> KdfParameters:
    if not (kdf.at_least(weakest) and kdf.at_most(keys.CEILING)):
        raise InvalidValue(field="kdf")
    return kdf


def _spec(vault_file: VaultFile, dek: bytes) -> str:
    key = keys.subkey(dek, f"rm/sqlcipher/{vault_file.epoch}", salt=vault_file.vault_id)
    return (key + vault_file.db_salt).hex()


def create(
    folder: Path,
    *,
    first: NewUser,
    office: Office,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
) -> Vault:
    """A new vault in a folder that is missing or empty, unlocked for its first person.

    `weakest_kdf` is lowered by tests only. Raises VaultExists, WeakPassphrase, InvalidValue,
    ReadOnlyPlace, DiskFull.
    """
    clock = clock or SystemClock()
    keys.check_new_passphrase(first.passphrase)
    if not acceptable_name(first.name):
        raise InvalidValue(field="name")
    cost = _strong(kdf or KdfParameters(), weakest_kdf)
    folder = folder.resolve()
    with failures.translated(folder):
        _claim(folder)
        try:
            return _create(folder, first, office, clock, cost)
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


def _create(folder: Path, first: NewUser, office: Office, clock: Clock, kdf: KdfParameters) -> Vault:
    dek, vault_id, uid = os.urandom(keys.SECRET_BYTES), os.urandom(keys.SALT_BYTES), fresh_uid(clock)
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
    base = database.create(fresh, spec=_spec(vault_file, dek))
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
    if opened is None:
        raise DamagedVaultFile(folder=str(folder), reason="written")
    return _unlocked(folder, vault_file, opened, clock)


def open_(
    folder: Path,
    *,
    user: str,
    passphrase: bytes | bytearray,
    clock: Clock | None = None,
    weakest_kdf: KdfParameters = FLOOR,
) -> Vault:
    """Unlocks a vault for the person named `user`.

    Raises VaultMissing, ForeignFile, DamagedVaultFile, NewerVersion, DatabaseMissing, DamagedDatabase,
    VaultLocked, NotEnoughMemory, or WrongPassphrase, which an unknown name gives too, at the same cost.
    """
    folder = folder.resolve()
    with failures.translated(folder):
        vault_file = keyslots.read(folder, weakest_kdf=weakest_kdf)
        slot = vault_file.slot_for(user)
        if slot is None:
            if vault_file.is_damaged(user):
                raise DamagedVaultFile(folder=str(folder), reason="slot")
            keyslots.spend_as_much(vault_file, passphrase=passphrase)
            raise WrongPassphrase
        opened = keyslots.open_slot(slot, passphrase=passphrase, vault_id=vault_file.vault_id)
        if opened is None:
            raise WrongPassphrase
        if not vault_file.authentic(opened.dek):
            raise DamagedVaultFile(folder=str(folder), reason="changed")
        return _unlocked(folder, vault_file, opened, clock or SystemClock())


def _unlocked(folder: Path, vault_file: VaultFile, opened: keyslots.Opened, clock: Clock) -> Vault:
    base = database.connect(folder / database.NAME, spec=_spec(vault_file, opened.dek))
    try:
        _check_identity(base, vault_file)
        if not base.read_only:
            migrate.apply(base.connection)
        vault = Vault(folder=folder, vault_file=vault_file, opened=opened, base=base, clock=clock)
        vault.begin_session()
    except BaseException:
        base.close()
        raise
    return vault


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
            format=keyslots.FORMAT,
            people=len(vault_file.slots),
            damaged_slots=len(vault_file.damaged),
            database="present" if present else "missing",
            database_bytes=size,
            in_use=present and size > 0 and database.in_use(path),
            last_entry=vault_file.head.seq,
            last_time=vault_file.head.time,
        )


@contextlib.contextmanager
def opened(
    folder: Path, *, user: str, passphrase: bytes | bytearray, clock: Clock | None = None
) -> Iterator[Vault]:
    """`open_` for a block; closed at its end."""
    vault = open_(folder, user=user, passphrase=passphrase, clock=clock)
    try:
        yield vault
    finally:
        vault.close()
