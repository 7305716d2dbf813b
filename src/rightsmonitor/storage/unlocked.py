"""An unlocked vault: its connection, its keys, its people, and the transactions that everything else uses."""

from __future__ import annotations

import contextlib
import os
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain import ids
from rightsmonitor.domain.clock import Clock
from rightsmonitor.domain.errors import DamagedDatabase, DiskFull, InvalidValue, NoSuchUser, WrongPassphrase
from rightsmonitor.domain.people import NewUser, User
from rightsmonitor.domain.training import is_training
from rightsmonitor.storage import database, failures, holder, meta
from rightsmonitor.storage.damage import health, reserve
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys, keyslots, roster, slots
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters, Signer
from rightsmonitor.storage.keys.keyslots import Head, Slot, VaultFile
from rightsmonitor.storage.records import units
from rightsmonitor.storage.trail import audit, checkpoints

AUDIT_KEY = "audit-key"
_CLOCKS_DIFFER = timedelta(minutes=5)


class Vault:
    """An unlocked vault. Everything but `close` belongs to the thread that opened it."""

    def __init__(
        self,
        *,
        folder: Path,
        vault_file: VaultFile,
        opened: keyslots.Opened,
        dek: bytes,
        base: Database,
        clock: Clock,
    ) -> None:
        self.folder = folder
        self.database = base
        self.clock = clock
        self.signer: Signer = opened.signer
        self.session_id = os.urandom(8).hex()
        self._closed = self._wiped = False
        self._file = vault_file
        self._dek = dek
        self._box_key = opened.box_key
        self.audit_key = audit_key_of(base, dek)
        self.older_copy: tuple[int, int] | None = None  # (found, expected) audit entries
        self.broken_trail: audit.Broken | None = None  # since the last checkpoint
        self.clock_behind = ""  # instant of the last entry, where the clock of this laptop is before it
        self.reserve_used = False
        self.tokens: dict[str, str] = {}  # number by token, see `trail`
        self.tokens_until = 0
        self.created = date.fromisoformat(meta.get(base, "created")[:10])
        self._seen = _moment(audit.head(base)[2])
        self.office = meta.office(base)
        self.codebook = units.Codebook(base)
        self.roster = roster.read(base, vault_id=vault_file.vault_id, root=vault_file.root)
        rekeyed = len(vault_file.slots_of(opened.uid)) > 1
        self.user = _logged_in(self.roster, self.signer, base, rekeyed=rekeyed)

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
    def data_key(self) -> bytes:
        """The key of this epoch, for what wraps it or replaces it."""
        return self._dek

    @property
    def connection(self) -> sqlcipher.Connection:
        return self.database.connection

    @property
    def training(self) -> bool:
        """Made for practising: nothing in it is real, and nothing out of it counts."""
        return is_training(self.vault_id)

    @property
    def read_only(self) -> bool:
        return self.database.read_only

    @property
    def signs_rosters(self) -> bool:
        """Whether a roster signed by this session counts."""
        member = self.roster.member(self.user.uid)
        return member is not None and self.roster.may_sign(member)

    def instant(self) -> datetime:
        """Now, and never before what was already entered: a clock that was set back reorders nothing."""
        return max(self.clock.now(), self._seen)

    def now(self) -> str:
        """This instant as it is stored: UTC, ISO 8601, milliseconds."""
        return self.instant().isoformat(timespec="milliseconds")

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
        return self._opened(uid, passphrase)[1].signer

    def _opened(self, uid: str, passphrase: bytes | bytearray) -> tuple[Slot, keyslots.Opened]:
        member = self.roster.member(uid)
        found = [slot for slot in self._file.slots_of(uid) if member and slot.sign_pk == member.sign_pk]
        if not found:
            raise NoSuchUser(name=uid)
        opened = keyslots.open_slot(found[0], passphrase=passphrase, vault_id=self.vault_id)
        if opened is None or opened.signer.public_key != found[0].sign_pk:
            raise WrongPassphrase
        return found[0], opened

    def rewrap(self, *, old: bytes | bytearray, new: bytes | bytearray) -> None:
        """The slot of who is logged in opens with `new`, and no longer with `old`; the keys in it stay.

        One replacement of vault.json: whatever happens, one of the two passphrases opens. Raises WrongPassphrase.
        """
        slot, opened = self._opened(self.user.uid, old)
        fresh = slots.rewrap(slot, opened, secret=new, dek=self._dek, vault_id=self.vault_id, epoch=self._file.epoch)
        changed = tuple(fresh if each is slot else each for each in self._file.slots)
        self.write_file(replace(self._file, slots=changed), forget=True)

    def adopt(self, vault_file: VaultFile, *, dek: bytes, base: Database) -> None:
        """Goes on with another data key and the connection that it opened."""
        self._file, self._dek, self.database = vault_file, dek, base
        self._say_who()
        self.codebook = units.Codebook(base)
        self.roster = roster.read(base, vault_id=vault_file.vault_id, root=vault_file.root)

    def tidy(self) -> None:
        """Removes what a kill between two steps left in vault.json: slots whose keys the roster does not have."""
        known = {(member.uid, member.sign_pk) for member in self.roster.members if member.active}
        known |= {(key.uid, key.sign_pk) for key in self.roster.recovery}
        kept = tuple(slot for slot in self._file.slots if (slot.uid, slot.sign_pk) in known)
        if kept != self._file.slots and not self.read_only:
            self.write_file(replace(self._file, slots=kept), forget=True)

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
            kdf=strong_enough(kdf, weakest_kdf),
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
            self.write_file(replace(self._file, slots=(*kept, slot)))
        self.roster = following
        return User(uid=uid, name=new.name, role=new.role)

    def write_file(self, changed: VaultFile, *, forget: bool = False) -> None:
        """Replaces vault.json; `forget` leaves nothing of the version before."""
        sealed = changed.sealed(self._dek)
        with failures.translated(self.folder):
            keyslots.write(self.folder, sealed, forget=forget)
        self._file = sealed

    def begin_session(self, progress: audit.Progress | None = None) -> None:
        """Compares the audit chain with what vault.json remembers and the clock, and enters the session in it.

        `progress`: entries done and in all, where there are more than a thousand since the last checkpoint: what
        comes from a version that made none is vouched for here, so that the next opening begins behind it.
        """
        head, mark = self._file.head, checkpoints.last(self.database)
        found, _, time = audit.head(self.database)
        if head.seq and audit.hash_at(self.database, head.seq) != head.hash:
            self.older_copy = (found, head.seq)
        self.broken_trail = audit.verify_quickly(
            self.database, vault_id=self.vault_id, public_keys=self.roster.keys(), whole=False, progress=progress
        )
        far = found - (mark.seq if mark else 0) > checkpoints.EVERY
        sound = self.broken_trail is None and self.older_copy is None
        if self.clock.now() + _CLOCKS_DIFFER < self._seen:
            self.clock_behind = time
        # On a full disk records must stay readable: the session then begins without its entry.
        if not self.read_only:
            with contextlib.suppress(DiskFull), self.transaction():
                audit.append(self, "session.open", vouch=far and sound)
            self._say_who()

    def _say_who(self) -> None:
        found = holder.Holder(self.user.name, self.clock.now().isoformat(timespec="seconds"))
        holder.write(self.folder, found, dek=self._dek, vault_id=self.vault_id)

    def end_session(self) -> None:
        """Enters the end of the session and lets vault.json remember the head of the chain."""
        if self.read_only:
            return
        with self.transaction():
            audit.append(self, "session.close")
        self.remember_head()

    def remember_head(self) -> None:
        """Lets vault.json know the end of the chain, so that an older copy of the database shows."""
        if self.older_copy is None:  # else the only trace of the newer one would be lost
            seq, digest, time = audit.head(self.database)
            self.write_file(replace(self._file, head=Head(seq=seq, hash=digest, time=time)))

    def lay_in_reserve(self) -> None:
        """Room on the disk for finishing the work when it is full; see `reserve`."""
        if not self.read_only:
            reserve.lay_in(self.folder)

    def release_reserve(self) -> bool:
        """Gives that room back; whether there was any."""
        released = reserve.release(self.folder)
        self.reserve_used = self.reserve_used or released
        return released

    def close(self) -> None:
        """Ends the session; the file is closed even when the last entry cannot be written. Twice is once."""
        if self._closed:
            return
        self._closed = True
        if self._wiped:
            return
        try:
            # Nothing of a record is lost with these; a session without an end shows like one after a power cut.
            with contextlib.suppress(DiskFull):
                self.end_session()
        finally:
            if not self.read_only:
                holder.remove(self.folder)  # before the lock goes: after it, the file may be somebody else's
            self.database.close()

    def forget(self) -> None:
        """The vault was wiped: there is nothing to end any more."""
        self._wiped = True
        self.database.close()

    def reopen(self) -> None:
        """A fresh connection: after the first damaged page SQLCipher answers every question with an error."""
        self.database.close()
        self.database = database.connect(self.folder / database.NAME, spec=database_key(self._file, self._dek))
        self.codebook = units.Codebook(self.database)

    def check(self, *, thorough: bool = False) -> health.CheckReport:
        """All integrity checks; see `health.check`."""
        return health.check(self, thorough=thorough)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else datetime.min.replace(tzinfo=UTC)


def _logged_in(found: roster.Roster, signer: Signer, base: Database, *, rekeyed: bool) -> User:
    member = found.member(signer.uid)
    if member is None or not member.active:
        raise WrongPassphrase  # a slot without a place in the roster opens nothing
    if rekeyed and member.sign_pk != signer.public_key:
        raise WrongPassphrase  # a recovery that did not come to its end, or the slot it replaced
    if member.sign_pk != signer.public_key or not roster.projected(base, found):
        raise DamagedDatabase(folder=str(base.folder), reason="roster")
    return User(uid=member.uid, name=member.name, role=member.role)


def audit_key_of(base: Database, dek: bytes) -> bytes:
    """Tokens of one record stay the same when the data key is replaced: the first key is kept inside."""
    kept = meta.get(base, AUDIT_KEY)
    return bytes.fromhex(kept) if kept else keys.subkey(dek, "rm/audit-token")


def fresh_uid(clock: Clock) -> str:
    """A UUIDv7."""
    milliseconds = max(0, int(clock.now().timestamp() * 1000))
    return ids.uuid7(milliseconds=milliseconds, random=os.urandom(10))


def strong_enough(kdf: KdfParameters, weakest: KdfParameters) -> KdfParameters:
    if not (kdf.at_least(weakest) and kdf.at_most(keys.CEILING)):
        raise InvalidValue(field="kdf")
    return kdf


def database_key(vault_file: VaultFile, dek: bytes) -> str:
    """What SQLCipher is given: 96 hexadecimal digits, key then salt."""
    key = keys.subkey(dek, f"rm/sqlcipher/{vault_file.epoch}", salt=vault_file.vault_id)
    return (key + vault_file.db_salt).hex()
