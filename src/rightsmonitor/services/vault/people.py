"""Who may open the vault."""

from __future__ import annotations

from rightsmonitor.domain.people import NewUser, User
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import passphrases
from rightsmonitor.storage import people
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.people import Person as Person


@permitted("people.list_")
def list_(session: Session) -> tuple[Person, ...]:
    """Everybody of the signed roster, by name."""
    return people.list_(session.vault)


@permitted("people.add")
def add(
    session: Session,
    *,
    user: NewUser,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
) -> User:
    """Adds a person; audited. Raises UserExists, WeakPassphrase, EasyPassphrase, InvalidValue, NotPermitted."""
    passphrases.check(user.passphrase, about=(user.name, *session.office.labels))
    return people.add(session.vault, user, kdf=kdf, weakest_kdf=weakest_kdf)


@permitted("people.passphrase")
def passphrase(session: Session, *, old: bytes | bytearray, new: bytes | bytearray) -> None:
    """Another passphrase for who is logged in; audited.

    Raises WrongPassphrase, WeakPassphrase, EasyPassphrase, TooManyAttempts.
    """
    passphrases.check(new, about=(session.user.name, *session.office.labels))
    with session.attempt():
        people.change_passphrase(session.vault, old=old, new=new)


@permitted("people.revoke")
def revoke(session: Session, *, name: str) -> User:
    """Removes a person and replaces the data key; audited. What they copied before stays readable to them.

    Raises NoSuchUser, OwnRemoval, LastKeeper, NotPermitted, DiskFull.
    """
    return people.revoke(session.vault, name=name)
