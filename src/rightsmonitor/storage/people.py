"""People who can open the vault."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import (
    InvalidValue,
    LastKeeper,
    NoSuchUser,
    NotPermitted,
    OwnRemoval,
    UserExists,
)
from rightsmonitor.domain.people import NewUser, User, acceptable_name
from rightsmonitor.storage.keys import keys, roster, rotation
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    uid: str
    name: str
    role: Role
    since: str
    until: str  # empty while the person may open the vault
    sign_pk: bytes
    box_pk: bytes


def list_(vault: Vault) -> tuple[Person, ...]:
    """From the signed roster, by name."""
    people = (
        Person(
            uid=member.uid,
            name=member.name,
            role=member.role,
            since=member.since,
            until=member.until,
            sign_pk=member.sign_pk,
            box_pk=member.box_pk,
        )
        for member in vault.roster.members
    )
    return tuple(sorted(people, key=lambda person: person.name))


def add(vault: Vault, new: NewUser, *, kdf: KdfParameters | None = None, weakest_kdf: KdfParameters = FLOOR) -> User:
    """Adds a person, audited as `people.add`. The unlocked session wraps the data key and signs the roster.

    Raises UserExists, InvalidValue(field="name"), WeakPassphrase, and NotPermitted for a session whose signature
    under a roster would not count: only the first person of the vault and administrators sign rosters.
    """
    if not vault.signs_rosters:
        raise NotPermitted(act="people.add", role=vault.user.role.value)
    if not acceptable_name(new.name):
        raise InvalidValue(field="name")
    if vault.roster.named(new.name) is not None:
        raise UserExists(name=new.name)
    return vault.admit(new, kdf=kdf or vault.file.usual_kdf, weakest_kdf=weakest_kdf)


def change_passphrase(vault: Vault, *, old: bytes | bytearray, new: bytes | bytearray) -> None:
    """Another passphrase for the person who is logged in; the old one stops working. Audited as `people.passphrase`.

    Raises WrongPassphrase, WeakPassphrase, InvalidValue, ReadOnlyPlace, DiskFull.
    """
    keys.check_new_passphrase(new)
    with vault.transaction():
        audit.append(vault, "people.passphrase", kind="user", identifier=vault.user.uid)
        # Before the commit: a change that no entry tells of is better than an entry for what did not happen.
        vault.rewrap(old=old, new=new)


def revoke(vault: Vault, *, name: str) -> User:
    """Removes a person: the roster says so, and everything moves to a new data key that they do not get.

    Raises NotPermitted, NoSuchUser, OwnRemoval, LastKeeper, and what `rotation.rotate` raises.
    """
    if not vault.signs_rosters:
        raise NotPermitted(act="people.revoke", role=vault.user.role.value)
    member = vault.roster.named(name)
    if member is None or not member.active:
        raise NoSuchUser(name=name)
    if member.uid == vault.user.uid:
        raise OwnRemoval
    ended = replace(member, until=vault.now())
    members = tuple(ended if each is member else each for each in vault.roster.members)
    if not any(vault.roster.may_sign(each) for each in members):
        raise LastKeeper(name=member.name)

    def change() -> None:
        roster.append(
            vault.database, members, signer=vault.signer, vault_id=vault.vault_id, after=vault.roster, at=vault.now()
        )
        audit.append(vault, "people.revoke", kind="user", identifier=member.uid)

    rotation.rotate(vault, change=change, leaving=(member.uid,))
    return User(uid=member.uid, name=member.name, role=member.role)


def rotate(vault: Vault) -> None:
    """A new data key for everybody who is in the roster. Raises what `rotation.rotate` raises."""
    rotation.rotate(vault, change=lambda: _note_rotation(vault))


def _note_rotation(vault: Vault) -> None:
    audit.append(vault, "vault.rotate")


def names(vault: Vault) -> dict[str, str]:
    """Name by uid."""
    return {member.uid: member.name for member in vault.roster.members}
