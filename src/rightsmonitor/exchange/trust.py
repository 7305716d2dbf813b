"""Whom an authority trusts, and which packages it has already accepted: the content of `trust.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.exchange.package.minisign import BadKey, PublicKey

FORMAT = 1
FILE = "trust.json"
SIGNING_ROLES = (Role.OFFICER, Role.SUPERVISOR)


class BadTrust(ValueError):
    """Not a trust file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One trusted person. Days are ISO 8601, empty where open; a revoked signer signs nothing any more."""

    uid: str
    role: str
    office: str
    pub: str  # name of the .pub file beside trust.json
    key: PublicKey
    name: str = ""
    from_: str = ""
    until: str = ""
    revoked: str = ""

    def trusted_on(self, day: str) -> bool:
        return not self.revoked and self.from_ <= day and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One accepted package."""

    office: str
    period: str
    sequence: int
    digest: str
    earlier: tuple[str, ...] = ()  # digests that it names as approved before it
    rebase: bool = False  # a year counted afresh beside its quarters


@dataclass(frozen=True, slots=True)
class Trust:
    office: str = ""  # of the authority itself, free text
    signers: tuple[Signer, ...] = ()
    seen: tuple[Seen, ...] = field(default=())

    def by_key_id(self, identifier: bytes) -> Signer | None:
        return next((signer for signer in self.signers if signer.key.id == identifier), None)

    def with_signer(self, signer: Signer) -> Trust:
        """Adds, or replaces the entry with the same key."""
        others = tuple(each for each in self.signers if each.key.raw != signer.key.raw)
        return replace(self, signers=(*others, signer))

    def with_seen(self, seen: Seen) -> Trust:
        return self if any(each.digest == seen.digest for each in self.seen) else replace(self, seen=(*self.seen, seen))

    def of_office(self, office: str) -> tuple[Seen, ...]:
        return tuple(seen for seen in self.seen if seen.office == office)


def write(trust: Trust) -> bytes:
    document = {
        "format": FORMAT,
        "office": trust.office,
        "signers": [_signer_document(signer) for signer in trust.signers],
        "seen": [_seen_document(seen) for seen in trust.seen],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read(content: bytes, keys: Mapping[str, str]) -> Trust:
    """`keys` holds the text of each .pub file by its name. Raises BadTrust."""
    try:
        document = json.loads(content)
        if document["format"] != FORMAT:
            raise BadTrust
        return Trust(
            office=str(document.get("office", "")),
            signers=tuple(_signer(entry, keys) for entry in document["signers"]),
            seen=tuple(_seen(entry) for entry in document.get("seen", ())),
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, BadKey, InvalidDate) as failure:
        raise BadTrust from failure


def _signer_document(signer: Signer) -> dict[str, str]:
    document = {
        "uid": signer.uid,
        "name": signer.name,
        "role": signer.role,
        "office": signer.office,
        "pub": signer.pub,
        "from": signer.from_,
        "until": signer.until,
        "revoked": signer.revoked,
    }
    return {name: text for name, text in document.items() if text or name in ("uid", "role", "office", "pub")}


def _seen_document(seen: Seen) -> dict[str, Any]:
    document: dict[str, Any] = {
        "office": seen.office,
        "period": seen.period,
        "sequence": seen.sequence,
        "digest": seen.digest,
    }
    more = {"earlier": list(seen.earlier)} if seen.earlier else {}
    return document | more | ({"rebase": True} if seen.rebase else {})


def _signer(entry: Mapping[str, Any], keys: Mapping[str, str]) -> Signer:
    if entry["role"] not in SIGNING_ROLES or not entry["uid"]:
        raise BadTrust
    return Signer(
        uid=str(entry["uid"]),
        role=str(entry["role"]),
        office=str(entry["office"]),
        pub=str(entry["pub"]),
        key=PublicKey.parse(keys[entry["pub"]]),
        name=str(entry.get("name", "")),
        from_=str(entry.get("from", "")),
        until=str(entry.get("until", "")),
        revoked=str(entry.get("revoked") or ""),
    )


def _seen(entry: Mapping[str, Any]) -> Seen:
    return Seen(
        office=str(entry["office"]),
        period=str(Period.parse(str(entry["period"]))),
        sequence=int(entry["sequence"]),
        digest=str(entry["digest"]),
        earlier=tuple(map(str, entry.get("earlier", ()))),
        rebase=entry.get("rebase", False) is True,
    )
