"""An unlocked vault in the hands of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from rightsmonitor import reference as reference_data
from rightsmonitor.domain.clock import Clock, SystemClock
from rightsmonitor.domain.clock import today as day_of
from rightsmonitor.domain.errors import DiskFull, StorageFailed
from rightsmonitor.domain.people import NewUser, Office, User
from rightsmonitor.reference import Reference
from rightsmonitor.services.vault import passphrases
from rightsmonitor.storage import people, vault
from rightsmonitor.storage.keys import attempts
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters, calibrated
from rightsmonitor.storage.vault import Vault, VaultStatus

__all__ = ["KdfParameters", "Session", "VaultStatus", "create_vault", "status", "unlock"]


FRESH_SECONDS = 60


@dataclass(slots=True)
class _Proof:
    """When the passphrase was last entered."""

    at: datetime | None = None


@dataclass(slots=True)
class _Reading:
    """Why records are read in this session, as it was said; see `services.audit.give_reason`."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Belongs to the thread that unlocked it. Windows and commands never reach for `vault`."""

    vault: Vault
    reference: Reference
    clock: Clock
    proof: _Proof = field(default_factory=lambda: _Proof())
    reading: _Reading = field(default_factory=lambda: _Reading())

    @classmethod
    def begun(cls, opened: Vault, reference: Reference, clock: Clock) -> Session:
        """Right after a passphrase or a recovery secret was entered."""
        return cls(opened, reference, clock, _Proof(clock.now()))

    @property
    def fresh(self) -> bool:
        """Whether the passphrase was entered within the last minute: some acts take that."""
        return self.proof.at is not None and 0 <= (self.clock.now() - self.proof.at).total_seconds() <= FRESH_SECONDS

    def reauthenticate(self, passphrase: bytes | bytearray) -> None:
        """The person at the keyboard is still the one who unlocked; a bytearray given is overwritten.

        Raises WrongPassphrase, TooManyAttempts.
        """
        try:
            with self.attempt():
                self.vault.unlock_signer(self.user.uid, passphrase)
        finally:
            if isinstance(passphrase, bytearray):
                passphrase[:] = bytes(len(passphrase))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Around whatever asks for the passphrase again: failures count, and success makes the session fresh."""
        with counted(self.vault.folder, self.clock) as tally:
            yield
            tally.enter(self.vault)
        self.proof.at = self.clock.now()

    @property
    def user(self) -> User:
        return self.vault.user

    @property
    def office(self) -> Office:
        return self.vault.office

    @property
    def training(self) -> bool:
        """Whether this vault was made for practising."""
        return self.vault.training

    @property
    def today(self) -> date:
        """By the clock, but never before the vault was made: with a dead battery it is 1970."""
        return max(day_of(self.clock), self.vault.created)

    def close(self) -> None:
        """Ends the session; keys go with the process, see the status page on memory."""
        self.vault.close()


def create_vault(
    *,
    folder: Path,
    office: Office,
    people: Sequence[NewUser],
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    training: bool = False,
) -> None:
    """A new vault for an office. The first of `people` signs the first roster. `training`: for practising, for ever.

    Raises VaultExists, WeakPassphrase, EasyPassphrase, InvalidOffice, InvalidValue, UserExists, ReadOnlyPlace,
    DiskFull.
    `kdf`: the cost of a guess, measured on this laptop where it is not given; `weakest_kdf` is lowered by tests only.
    """
    first, *others = people
    for person in people:
        passphrases.check(person.passphrase, about=(person.name, *office.labels))
    kdf = kdf or calibrated()
    made = vault.create(
        folder, first=first, office=office, clock=clock, kdf=kdf, weakest_kdf=weakest_kdf, training=training
    )
    with closing(made):
        for person in others:
            _add(made, person, kdf=kdf, weakest_kdf=weakest_kdf)


def _add(made: Vault, person: NewUser, *, kdf: KdfParameters, weakest_kdf: KdfParameters) -> None:
    people.add(made, person, kdf=kdf, weakest_kdf=weakest_kdf)


def unlock(
    *,
    folder: Path,
    user: str,
    passphrase: bytes | bytearray,
    clock: Clock | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    progress: Callable[[int, int], None] | None = None,
) -> Session:
    """Opens a vault; a bytearray given as passphrase is overwritten. `progress`: hundredths, while a vault of an
    earlier version is brought to this one and its whole trail is verified; without that, it is never called.

    Raises WrongPassphrase for a wrong person or passphrase alike, TooManyAttempts after several of them, and the
    errors of `storage.vault.open_`.
    """
    clock = clock or SystemClock()
    try:
        with counted(folder.resolve(), clock) as tally:
            opened = vault.open_(
                folder, user=user, passphrase=passphrase, clock=clock, weakest_kdf=weakest_kdf, progress=progress
            )
            tally.enter(opened)
    finally:
        if isinstance(passphrase, bytearray):
            passphrase[:] = bytes(len(passphrase))
    opened.lay_in_reserve()
    return Session.begun(opened, reference_data.load(), clock)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What failed before this attempt."""

    before: attempts.Tally

    def enter(self, opened: Vault) -> None:
        """Into the audit, now that it can be written; on a full disk records are read without it."""
        if self.before.failures and not opened.read_only:
            with suppress(DiskFull, StorageFailed), opened.transaction():
                self.before.enter(opened)


@contextmanager
def counted(folder: Path, clock: Clock, *, recovering: bool = False) -> Iterator[_Tally]:
    """Around one attempt at a secret: see `storage.attempts.counted`."""
    with attempts.counted(folder, clock, recovering=recovering) as before:
        yield _Tally(before)


def status(*, folder: Path) -> VaultStatus:
    """What can be said of a vault without a passphrase."""
    return vault.status(folder)
