"""A vault out of a backup, on any machine: opened by a passphrase, or by the secret of a recovery slot.

The result lies in a folder of its own. It is looked over in a process of its own before vault.json is written, so that
a restore that was cut off leaves nothing that opens.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.errors import (
    DamagedBackup,
    NoTraining,
    RightsMonitorError,
    TrainingMaterial,
    VaultExists,
    WrongCode,
    WrongPassphrase,
)
from rightsmonitor.domain.training import is_training
from rightsmonitor.storage import database, failures, files
from rightsmonitor.storage.copies import backups, copying, looking, sealed
from rightsmonitor.storage.copies.sealed import Header
from rightsmonitor.storage.keys import keyslots, recovery, slots
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.keys.keyslots import Slot, VaultFile
from rightsmonitor.storage.unlocked import database_key

_FRESH = copying.NEW
Progress = Callable[[int, int], None]
Opener = Callable[[VaultFile], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came out: `seq` and `head` (hexadecimal) are the anchor of the backup. `newer`: a later backup beside it."""

    folder: Path
    number: int
    incidents: int
    seq: int
    head: str
    newer: str = ""


def by_passphrase(user: str, passphrase: bytes | bytearray) -> Opener:
    """The data key through the slot of a person."""

    def open_(file: VaultFile) -> bytes:
        found = _data_key(file, file.slots_for(user), passphrase)
        if found is None and not file.slots_for(user):
            keyslots.spend_as_much(file, passphrase=passphrase)
        if found is None:
            raise WrongPassphrase
        return found

    return open_


def by_cards(kind: Means, typed: Sequence[str]) -> Opener:
    """The data key through a recovery slot: a code, or two shares.

    Raises MistypedCode, SharesMissing, WrongCode, RetiredCode.
    """

    def open_(file: VaultFile) -> bytes:
        slot, opened = recovery.open_slot(file, recovery.secrets(file.vault_id, kind, typed)[0])
        found = slots.data_key(slot, opened, vault_id=file.vault_id, epoch=file.epoch)
        if found is None:
            raise WrongCode
        return found

    return open_


def _data_key(file: VaultFile, candidates: Iterable[Slot], secret: bytes | bytearray) -> bytes | None:
    for slot in candidates:
        opened = slots.open_slot(slot, passphrase=secret, vault_id=file.vault_id)
        if opened is not None:
            return slots.data_key(slot, opened, vault_id=file.vault_id, epoch=file.epoch)
    return None


def read_anchor(path: Path) -> tuple[bytes, int, bytes]:
    """(vault id, seq, head) of a backup, without opening it. Raises ForeignFile, DamagedBackup."""
    with failures.translated(path.parent), path.open("rb") as stream:
        file = sealed.read_header(stream, name=path.name).vault_file(path.name)
    return file.vault_id, file.head.seq, file.head.hash


def restore(
    path: Path,
    to: Path,
    *,
    opener: Opener,
    weakest_kdf: KdfParameters = FLOOR,
    progress: Progress | None = None,
    training: bool = False,
) -> Restored:
    """A vault in the folder `to`, which is missing or empty. `progress` may raise to stop; then nothing is left.

    `training`: what is asked for is a training vault, and what comes out is one again.
    Raises TrainingMaterial or NoTraining for the other kind, VaultExists, ForeignFile, NewerVersion, DamagedBackup,
    WrongPassphrase, WrongCode, DiskFull, ReadOnlyPlace.
    """
    to = to.resolve()
    with failures.translated(to), path.open("rb") as stream:
        header = sealed.read_header(stream, name=path.name)
        file = header.vault_file(path.name, weakest_kdf=weakest_kdf)
        if is_training(file.vault_id) != training:
            raise TrainingMaterial(name=path.name) if not training else NoTraining(name=path.name)
        dek = opener(file)
        if not file.authentic(dek):
            raise DamagedBackup(name=path.name, reason="header")
        _claim(to)
        try:
            _unpack(stream, header, dek, to / _FRESH, path.name, progress)
            count = looking.look(
                to / _FRESH, file, spec=database_key(file, dek), name=path.name, tick=_still(header, progress)
            )
            copying.settle(to / _FRESH)
            os.replace(to / _FRESH, to / database.NAME)
            files.sync_folder(to)
            files.replace(to / keyslots.NAME, header.vault)
        except BaseException:
            _clear(to)
            raise
    return Restored(
        folder=to, number=header.number, incidents=count, seq=file.head.seq, head=file.head.hash.hex(),
        newer=_newer(path, file),
    )  # fmt: skip


def _claim(to: Path) -> None:
    if to.exists() and (not to.is_dir() or {entry.name for entry in to.iterdir()} - {_FRESH, f"{_FRESH}-journal"}):
        raise VaultExists(folder=str(to))
    files.make_private_folder(to)


def _clear(to: Path) -> None:
    with contextlib.suppress(OSError):
        copying.drop(to / _FRESH)
        copying.drop(to / database.NAME)


def _unpack(stream: IO[bytes], header: Header, dek: bytes, fresh: Path, name: str, progress: Progress | None) -> None:
    copying.drop(fresh)
    files.make_private_file(fresh)
    done = 0
    with fresh.open("r+b") as target:
        for part in sealed.unseal(stream, header=header, dek=dek, name=name):
            target.write(part)
            done += len(part)
            if progress is not None:
                progress(done, header.size)


def _still(header: Header, progress: Progress | None) -> Callable[[], None] | None:
    """All is unpacked and being looked over: nothing to tell, but it can be stopped."""
    return None if progress is None else lambda: progress(header.size, header.size)


def _newer(path: Path, file: VaultFile) -> str:
    """A later backup of the same vault in the same folder: somebody may have taken the wrong one."""
    with contextlib.suppress(OSError, RightsMonitorError):
        later = [(head.seq, found.name) for found, head in backups.lying(path.parent, file.vault_id).values()]
        later = [(seq, name) for seq, name in later if seq > file.head.seq]
        return max(later)[1] if later else ""
    return ""
