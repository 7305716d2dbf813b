"""People who can open the vault."""

from __future__ import annotations

from dataclasses import dataclass

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import InvalidValue, NotPermitted, UserExists
from rightsmonitor.domain.people import NewUser, User, acceptable_name
from rightsmonitor.storage.keys import FLOOR, KdfParameters
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
    return vault.admit(new, kdf=kdf or KdfParameters(), weakest_kdf=weakest_kdf)


def names(vault: Vault) -> dict[str, str]:
    """Name by uid."""
    return {member.uid: member.name for member in vault.roster.members}
