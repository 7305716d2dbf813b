"""The trusted comment of a signature: the facts that a signer vouches for beside the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rightsmonitor.exchange.package.manifest import Facts


class Part(StrEnum):
    """What somebody signs as."""

    PREPARER = "preparer"
    APPROVER = "approver"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who a trusted comment says signed, and in which role."""

    part: str
    role: str
    uid: str


_BEGIN = "rightsmonitor-release"
_END = re.compile(r".* part=(preparer|approver) role=([a-z]{1,32}) uid=([A-Za-z0-9._:+-]{1,128})")


def trusted_comment(facts: Facts, *, part: str, role: str, uid: str) -> str:
    """Sender, sequence number, period and audit head stand against replay, rollback and swapping."""
    practice = " training=yes" if facts.training else ""
    return (
        f"{_BEGIN} office={facts.office} sequence={facts.sequence} period={facts.period}"
        f" audit={facts.audit_head or '-'}{practice} part={part} role={role} uid={uid}"
    )


def read(comment: str, facts: Facts) -> Signed | None:
    """None when the comment is not exactly the one for these facts."""
    found = _END.fullmatch(comment)
    if not found:
        return None
    signed = Signed(*found.groups())
    expected = trusted_comment(facts, part=signed.part, role=signed.role, uid=signed.uid)
    return signed if expected == comment else None
