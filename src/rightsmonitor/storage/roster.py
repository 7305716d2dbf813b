"""Who has which role: a signed, numbered list. What stands in vault.json or in table user decides nothing.

Version 1 is signed by the first person, whose public key vault.json names as root; every later version by
root or by an administrator of the version before.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import DamagedDatabase
from rightsmonitor.domain.people import name_key
from rightsmonitor.storage import keys
from rightsmonitor.storage.database import Database

_PURPOSE = "roster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    uid: str
    name: str
    role: Role
    sign_pk: bytes
    box_pk: bytes
    since: str
    until: str = ""

    @property
    def active(self) -> bool:
        return not self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    version: int
    members: tuple[Member, ...]
    digest: str

    def member(self, uid: str) -> Member | None:
        return next((member for member in self.members if member.uid == uid), None)

    def named(self, name: str) -> Member | None:
        key = name_key(name)
        return next((member for member in self.members if name_key(member.name) == key), None)


def read(database: Database, *, vault_id: bytes, root: bytes) -> Roster:
    """The newest roster, after the signatures of all of them.

    Raises DamagedDatabase(reason="roster") when one is missing or not signed by who may sign it.
    """
    known: Roster | None = None
    for version, document, signer, signature in database.rows(
        "SELECT version, document, signer, signature FROM roster ORDER BY version"
    ):
        found = _parsed(str(document), version) if _linked(str(document), version, known, vault_id) else None
        if found is None or not _signed(str(document), str(signer), bytes(signature), found, known, root):
            raise DamagedDatabase(folder=str(database.folder), reason="roster")
        known = found
    if known is None:
        raise DamagedDatabase(folder=str(database.folder), reason="roster")
    return known


def append(
    database: Database,
    members: tuple[Member, ...],
    *,
    signer: keys.Signer,
    vault_id: bytes,
    after: Roster | None,
    at: str,
) -> Roster:
    """Signs and stores the next version and rewrites the projection in table user. Inside a transaction."""
    version = 1 if after is None else after.version + 1
    document = keys.canonical(
        {
            "v": 1,
            "vault": vault_id.hex(),
            "version": version,
            "prev": after.digest if after else "",
            "issued": at,
            "users": [_document(member) for member in members],
        }
    ).decode()
    signature = signer.sign(_PURPOSE, document.encode())
    database.execute(
        "INSERT INTO roster (version, document, signer, signature) VALUES (?, ?, ?, ?)",
        (version, document, signer.uid, signature),
    )
    _project(database, members)
    return Roster(version=version, members=members, digest=_digest(document))


def projected(database: Database, roster: Roster) -> bool:
    """Whether table user says what the roster says."""
    found = database.rows("SELECT uid, name, role, sign_pk, box_pk, ifnull(until, '') FROM user")
    wanted = {(m.uid, m.name, m.role.value, m.sign_pk, m.box_pk, m.until) for m in roster.members}
    return {(row[0], row[1], row[2], bytes(row[3]), bytes(row[4]), row[5]) for row in found} == wanted


def _project(database: Database, members: tuple[Member, ...]) -> None:
    for member in members:
        database.execute(
            "INSERT INTO user (uid, name, name_key, role, sign_pk, box_pk, since, until)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, '')) ON CONFLICT (uid) DO UPDATE SET"
            " name = excluded.name, name_key = excluded.name_key, role = excluded.role,"
            " sign_pk = excluded.sign_pk,"
            " box_pk = excluded.box_pk, until = excluded.until",
            (
                member.uid,
                member.name,
                name_key(member.name),
                member.role.value,
                member.sign_pk,
                member.box_pk,
                member.since,
                member.until,
            ),
        )


def _linked(document: str, version: int, known: Roster | None, vault_id: bytes) -> bool:
    found = _load(document)
    return (
        found.get("version") == version == (known.version + 1 if known else 1)
        and found.get("prev") == (known.digest if known else "")
        and found.get("vault") == vault_id.hex()
    )


def _signed(document: str, signer: str, signature: bytes, found: Roster, known: Roster | None, root: bytes) -> bool:
    member = (known or found).member(signer)
    if member is None or not member.active:
        return False
    if member.sign_pk != root and (known is None or member.role is not Role.ADMINISTRATOR):
        return False
    return keys.signed_by(member.sign_pk, purpose=_PURPOSE, message=document.encode(), signature=signature)


def _load(document: str) -> dict[str, Any]:
    try:
        found = json.loads(document)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _parsed(document: str, version: int) -> Roster | None:
    try:
        members = tuple(_member(raw) for raw in _load(document)["users"])
    except (KeyError, TypeError, ValueError):
        return None
    return Roster(version=version, members=members, digest=_digest(document))


def _digest(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()


def _document(member: Member) -> dict[str, str]:
    return {
        "uid": member.uid,
        "name": member.name,
        "role": member.role.value,
        "sign_pk": member.sign_pk.hex(),
        "box_pk": member.box_pk.hex(),
        "from": member.since,
        "until": member.until,
    }


def _member(raw: dict[str, str]) -> Member:
    return Member(
        uid=raw["uid"],
        name=raw["name"],
        role=Role(raw["role"]),
        sign_pk=bytes.fromhex(raw["sign_pk"]),
        box_pk=bytes.fromhex(raw["box_pk"]),
        since=raw["from"],
        until=raw["until"],
    )
