"""Opening a vault with a recovery secret, and a new passphrase for one person.

The person gets new keys: those before are lost with the passphrase. vault.json holds the old and the new slots until
the roster, signed with the key of the secret that was used, says which count; so a kill at any moment leaves the old
way in or the new one. Afterwards the used secret is retired: another one replaces it, and the data key is replaced.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import Clock
from rightsmonitor.domain.errors import (
    DiskFull,
    NoSuchUser,
    ReadOnlyPlace,
    RetiredCode,
    VaultLocked,
    WrongCode,
    WrongPassphrase,
)
from rightsmonitor.storage import failures, upgrade
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys, keyslots, recovery, roster, rotation, slots
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters, Signer
from rightsmonitor.storage.keys.keyslots import VaultFile
from rightsmonitor.storage.keys.recovery import Issued, Made
from rightsmonitor.storage.keys.roster import Member, Roster
from rightsmonitor.storage.keys.slots import Slot
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import Vault, audit_key_of, strong_enough


@dataclass(frozen=True, slots=True, kw_only=True)
class _Author:
    """The person with the new keys, before there is a session: signs the audit entries of the recovery."""

    database: Database
    vault_id: bytes
    epoch: int
    session_id: str
    signer: Signer
    audit_key: bytes
    clock: Clock

    def instant(self) -> datetime:
        return self.clock.now()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """The vault as the recovery secret opened it."""

    folder: Path
    file: VaultFile
    dek: bytes
    base: Database
    used: Slot
    signer: Signer
    roster: Roster
    clock: Clock


def recover(
    folder: Path,
    *,
    name: str,
    kind: Means,
    typed: Sequence[str],
    passphrase: bytes | bytearray,
    clock: Clock,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    progress: upgrade.Progress | None = None,
) -> tuple[Vault, Issued]:
    """Unlocks the vault for the person called `name`, who has the passphrase given now; and the next cards.
    `progress`: as for `vault.open_`.

    Raises WeakPassphrase, MistypedCode, SharesMissing, WrongCode, RetiredCode, NoSuchUser, ReadOnlyPlace, DiskFull
    (nothing changed then) and what `vault.open_` raises about files.
    """
    keys.check_new_passphrase(passphrase)
    cost, folder = kdf and strong_enough(kdf, weakest_kdf), folder.resolve()
    with failures.translated(folder):
        for _ in range(vaults.TURNS):
            told = upgrade.Opening(progress)
            door = _entered(folder, kind, typed, clock, weakest_kdf, told)
            if door is not None:
                return _recovered(door, name, passphrase, cost, told)
    raise VaultLocked(folder=str(folder))


def _entered(
    folder: Path,
    kind: Means,
    typed: Sequence[str],
    clock: Clock,
    weakest_kdf: KdfParameters,
    told: upgrade.Opening,
) -> _Door | None:
    """None when vault.json was replaced before this process had the lock."""
    file = keyslots.read(folder, weakest_kdf=weakest_kdf)
    used, opened = recovery.open_slot(file, recovery.secrets(file.vault_id, kind, typed)[0])
    try:
        entry = rotation.enter(folder, file, used, opened)
    except WrongPassphrase:
        raise RetiredCode from None  # the data key was replaced and this secret left out
    if entry is None:
        return None
    try:
        if keyslots.differs(folder, file):
            entry.base.close()
            return None
        if entry.base.read_only:
            raise ReadOnlyPlace(folder=str(folder))
        vaults.settle_entry(folder, file, entry, told.upgrading)
        known = roster.read(entry.base, vault_id=file.vault_id, root=file.root)
        if not any(key.uid == used.uid and key.sign_pk == opened.signer.public_key for key in known.recovery):
            raise WrongCode
    except BaseException:
        entry.base.close()
        raise
    return _Door(
        folder=folder,
        file=entry.file,
        dek=entry.dek,
        base=entry.base,
        used=used,
        signer=opened.signer,
        roster=known,
        clock=clock,
    )


def _recovered(
    door: _Door, name: str, passphrase: bytes | bytearray, kdf: KdfParameters | None, told: upgrade.Opening
) -> tuple[Vault, Issued]:
    try:
        member = door.roster.named(name)
        if member is None or not member.active:
            raise NoSuchUser(name=name)
        slot, signer = slots.make_slot(
            uid=member.uid,
            name=member.name,
            passphrase=passphrase,
            dek=door.dek,
            vault_id=door.file.vault_id,
            epoch=door.file.epoch,
            kdf=kdf or door.file.usual_kdf,
        )
        made = recovery.make(door.file, Means(door.used.kind), dek=door.dek, clock=door.clock)
        written = _with_both(door, slot, made)
        _enter_in_roster(door, member, slot, signer, made)
        opened = slots.open_slot(slot, passphrase=passphrase, vault_id=door.file.vault_id)
        if opened is None:
            raise WrongPassphrase
        vault = Vault(
            folder=door.folder, vault_file=written, opened=opened, dek=door.dek, base=door.base, clock=door.clock
        )
        vault.begin_session(told.verifying)
        told.ended()
    except BaseException:
        door.base.close()
        raise
    _shut(vault, door.used, passphrase)
    return vault, made.issued


def _with_both(door: _Door, slot: Slot, made: Made) -> VaultFile:
    """vault.json with the new slots beside the old ones; the roster does not know them yet."""
    both = replace(door.file, slots=(*door.file.slots, slot, made.slot)).sealed(door.dek)
    keyslots.write(door.folder, both)
    return both


def _enter_in_roster(door: _Door, member: Member, slot: Slot, signer: Signer, made: Made) -> None:
    """One transaction: new keys for the person, another recovery key in place of the used one, and the entries."""
    at = door.clock.now().isoformat(timespec="milliseconds")
    renewed = replace(member, sign_pk=slot.sign_pk, box_pk=slot.box_pk)
    author = _Author(
        database=door.base,
        vault_id=door.file.vault_id,
        epoch=door.file.epoch,
        session_id=os.urandom(8).hex(),
        signer=signer,
        audit_key=audit_key_of(door.base, door.dek),
        clock=door.clock,
    )
    with door.base.transaction():
        roster.append(
            door.base,
            tuple(renewed if each is member else each for each in door.roster.members),
            signer=door.signer,
            vault_id=door.file.vault_id,
            after=door.roster,
            at=at,
            recovery=(*(key for key in door.roster.recovery if key.uid != door.used.uid), made.key),
        )
        audit.append(author, "people.recover", kind="user", identifier=member.uid)
        recovery.retire(author, door.used.uid, at=at)
        by = int(door.base.value("SELECT id FROM user WHERE uid = ?", (member.uid,)))
        recovery.note(author, made.key, at=at, by=by)


def _shut(vault: Vault, used: Slot, passphrase: bytes | bytearray) -> None:
    """The used secret gets no key of the next epoch. On a full disk that has to wait; its slot goes anyway."""
    with contextlib.suppress(DiskFull):
        rotation.rotate(vault, change=lambda: _noted(vault), leaving=(used.uid,))
    vaults.settle(vault, passphrase)


def _noted(vault: Vault) -> None:
    audit.append(vault, "vault.rotate")
