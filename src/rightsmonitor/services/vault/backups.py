"""Backups: made and verified, listed, thinned out, and restored into a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.errors import Cancelled, InvalidValue, ReadOnlyPlace
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage.copies import backups, restoring
from rightsmonitor.storage.copies.backups import Receipt as Receipt
from rightsmonitor.storage.copies.restoring import Restored as Restored
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters

DUE_DAYS = 7
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished backup, and the names of the old ones that were removed to make room."""

    receipt: Receipt
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`days` since the last verified backup; `due`: it is time for one. Without any, `last` is None."""

    last: Receipt | None
    days: int
    due: bool


@permitted("backups.make")
def make(session: Session, *, folder: Path, progress: Progress | None = None, cancelled: Stop | None = None) -> Made:
    """A verified backup in a folder, which is best on a stick; old ones there are thinned out. Audited.

    Raises InvalidValue for a folder inside the vault, ReadOnlyPlace, DiskFull, StorageFailed, DamagedDatabase,
    DamagedBackup, OlderCopy, Cancelled: nothing is left then.
    """
    vault, folder = session.vault, folder.resolve()
    if folder == vault.folder or vault.folder in folder.parents:
        raise InvalidValue(field="to")
    if not folder.is_dir():
        raise ReadOnlyPlace(folder=str(folder))
    receipt = backups.make(vault, folder, progress=_watch(progress, cancelled))
    return Made(receipt=receipt, removed=backups.prune(vault, folder))


def _watch(progress: Progress | None, cancelled: Stop | None) -> backups.Progress:
    """Both halves of the work as one count, in hundredths."""

    def told(step: str, done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            share = 50 * done // max(total, 1)
            progress(share if step == "copy" else 50 + share, 100)

    return told


@permitted("backups.list_")
def list_(session: Session) -> tuple[Receipt, ...]:
    """Finished backups, the latest first."""
    return backups.receipts(session.vault)


@permitted("backups.state")
def state(session: Session) -> State:
    """The last verified backup, and whether the next is due."""
    last = backups.last(session.vault)
    if last is None:
        return State(last=None, days=0, due=True)
    days = max(0, (session.today - datetime.fromisoformat(last.at).date()).days)
    return State(last=last, days=days, due=days >= DUE_DAYS)


def restore(
    *,
    file: Path,
    to: Path,
    opener: restoring.Opener,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    training: bool = False,
) -> Restored:
    """A vault in a new folder out of a backup, without any vault at hand. `opener`: from `with_passphrase` and others.

    Who has the file guesses where they like, at the price of Argon2id: nothing is counted here.
    `training`: a training vault is asked for. Raises TrainingMaterial or NoTraining for the backup of the other kind,
    VaultExists, ForeignFile, NewerVersion, DamagedBackup, WrongPassphrase, WrongCode, RetiredCode, MistypedCode,
    SharesMissing, DiskFull, ReadOnlyPlace, Cancelled; nothing is left then.
    """

    def told(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    return restoring.restore(file, to, opener=opener, weakest_kdf=weakest_kdf, progress=told, training=training)


def with_passphrase(user: str, passphrase: bytes | bytearray) -> restoring.Opener:
    return restoring.by_passphrase(user, passphrase)


def with_cards(kind: Means, typed: Sequence[bytes | bytearray]) -> restoring.Opener:
    """What stands on a recovery code, or on two shares. The vault is then opened with `recovery.recover`."""
    return restoring.by_cards(kind, [bytes(text).decode(errors="replace") for text in typed])
