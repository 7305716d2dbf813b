"""Who has which role: a signed, numbered list. What stands in vault.json or in table user decides nothing.

Version 1 is signed by the first person, whose public key vault.json names as root; every later version by
root or by an administrator of the version before. A recovery key that the version before lists may sign one thing
only: new keys for one person, and what replaces the recovery secret that was used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import DamagedDatabase
from rightsmonitor.domain.people import name_key
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.keys import keys

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
class RecoveryKey:
    """The public key of a recovery secret; `uid` is that of its slot in vault.json."""

    uid: str
    kind: str  # code, shares
    sign_pk: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    version: int
    members: tuple[Member, ...]
    digest: str
    recovery: tuple[RecoveryKey, ...] = ()
    former: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)  # keys before a recovery, by uid
    founder: str = ""  # uid of who signed version 1, and may sign rosters even with new keys after a recovery

    def may_sign(self, member: Member) -> bool:
        """Whether the next version may bear the signature of this person."""
        return member.active and (member.uid == self.founder or member.role is Role.ADMINISTRATOR)

    def keys(self) -> dict[str, tuple[bytes, ...]]:
        """Every key that each person ever signed with, the present one first."""
        return {member.uid: (member.sign_pk, *self.former.get(member.uid, ())) for member in self.members}

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
        known = replace(found, former=_former(known, found), founder=known.founder if known else str(signer))
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
    recovery: tuple[RecoveryKey, ...] | None = None,
) -> Roster:
    """Signs and stores the next version and rewrites the projection in table user. Inside a transaction."""
    version = 1 if after is None else after.version + 1
    if recovery is None:
        recovery = after.recovery if after else ()
    content: dict[str, Any] = {
        "v": 1,
        "vault": vault_id.hex(),
        "version": version,
        "prev": after.digest if after else "",
        "issued": at,
        "users": [_document(member) for member in members],
        **({"recovery": [_recovery_document(key) for key in recovery]} if recovery else {}),
    }
    document = keys.canonical(content).decode()
    signature = signer.sign(_PURPOSE, document.encode())
    database.execute(
        "INSERT INTO roster (version, document, signer, signature) VALUES (?, ?, ?, ?)",
        (version, document, signer.uid, signature),
    )
    _project(database, members)
    made = Roster(version=version, members=members, digest=_digest(document), recovery=recovery)
    return replace(made, former=_former(after, made), founder=after.founder if after else signer.uid)


def _former(known: Roster | None, found: Roster) -> dict[str, tuple[bytes, ...]]:
    if known is None:
        return {}
    former = dict(known.former)
    for member in known.members:
        now = found.member(member.uid)
        if now is not None and now.sign_pk != member.sign_pk:
            former[member.uid] = (member.sign_pk, *former.get(member.uid, ()))
    return former


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
    public_key = _may_sign(signer, found, known, root)
    return public_key is not None and keys.signed_by(
        public_key, purpose=_PURPOSE, message=document.encode(), signature=signature
    )


def _may_sign(signer: str, found: Roster, known: Roster | None, root: bytes) -> bytes | None:
    """The key that has to have signed `found`; None when this signer may not sign it."""
    for key in known.recovery if known else ():
        if key.uid == signer and known is not None:
            return key.sign_pk if _only_recovers(known, found, key) else None
    member = (known or found).member(signer)
    if member is None or not member.active:
        return None
    if known is None:
        return member.sign_pk if member.sign_pk == root else None
    return member.sign_pk if known.may_sign(member) else None


def _only_recovers(known: Roster, found: Roster, used: RecoveryKey) -> bool:
    """Whether exactly one person who may open the vault has new keys, and only the used secret was replaced."""
    if [member.uid for member in known.members] != [member.uid for member in found.members]:
        return False
    pairs = list(zip(known.members, found.members, strict=True))
    changed = [(old, new) for old, new in pairs if old != new]
    same = all(replace(new, sign_pk=old.sign_pk, box_pk=old.box_pk) == old for old, new in changed)
    kept = tuple(key for key in known.recovery if key != used)
    fresh = [key for key in found.recovery if key not in kept]
    others_kept = all(key in found.recovery for key in kept) and used not in found.recovery
    return len(changed) == 1 and changed[0][0].active and same and others_kept and len(fresh) <= 1


def _load(document: str) -> dict[str, Any]:
    try:
        found = json.loads(document)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _parsed(document: str, version: int) -> Roster | None:
    try:
        members = tuple(_member(raw) for raw in _load(document)["users"])
        recovery = tuple(_recovery_key(raw) for raw in _load(document).get("recovery", ()))
    except (KeyError, TypeError, ValueError):
        return None
    return Roster(version=version, members=members, digest=_digest(document), recovery=recovery)


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


def _recovery_document(key: RecoveryKey) -> dict[str, str]:
    return {"uid": key.uid, "kind": key.kind, "sign_pk": key.sign_pk.hex()}


def _recovery_key(raw: dict[str, str]) -> RecoveryKey:
    return RecoveryKey(uid=raw["uid"], kind=raw["kind"], sign_pk=bytes.fromhex(raw["sign_pk"]))
