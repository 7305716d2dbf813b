"""What the viewer of the audit shows: pages of entries, filtered in the database, and what their tokens stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightsmonitor.domain.anchor import Anchor
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

REASON = "reason."  # begins the act of an entry that says why records are read in this session


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry. `number`: of the record or release it is about, where that can be told. `reason`: of its session."""

    seq: int
    at: str
    wall: str
    uid: str
    act: str
    kind: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Empty means everything. `acts`: beginnings of names of acts; `token`: one object."""

    uid: str = ""
    acts: tuple[str, ...] = ()
    first: str = ""  # days, ISO 8601
    last: str = ""
    token: str = ""

    def where(self) -> tuple[str, list[object]]:
        parts: list[str] = []
        values: list[object] = []
        if self.uid:
            parts.append("uid = ?")
            values.append(self.uid)
        if self.acts:
            parts.append("(" + " OR ".join("act GLOB ? || '*'" for _ in self.acts) + ")")
            values.extend(self.acts)
        if self.first:
            parts.append("ts >= ?")
            values.append(self.first)
        if self.last:
            parts.append("substr(ts, 1, 10) <= ?")
            values.append(self.last)
        if self.token:
            parts.append("object = ?")
            values.append(self.token)
        return (" WHERE " + " AND ".join(parts) if parts else ""), values


def count(vault: Vault, wanted: Filter) -> int:
    where, values = wanted.where()
    return int(vault.database.value(f"SELECT count(*) FROM audit{where}", values))


def page(vault: Vault, wanted: Filter, *, offset: int, limit: int, named: bool) -> tuple[Line, ...]:
    """The latest first. `named`: numbers of records are told."""
    where, values = wanted.where()
    rows = vault.database.rows(
        f"SELECT seq, ts, wall, uid, act, object, session FROM audit{where} ORDER BY seq DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    numbers = _numbers(vault) if named else {}
    reasons = _reasons(vault, [row[6] for row in rows])
    return tuple(
        Line(
            seq=row[0],
            at=row[1],
            wall=row[2],
            uid=row[3],
            act=row[4],
            kind=row[5].partition(":")[0],
            number=numbers.get(row[5], ""),
            reason=reasons.get(row[6], ""),
        )
        for row in rows
    )


def _reasons(vault: Vault, sessions: Sequence[str]) -> dict[str, str]:
    """Code of the reason by session, for the sessions on a page."""
    distinct = sorted(set(sessions))
    rows = vault.database.rows(
        # The pattern stands in the statement: only so is the small index of reasons used.
        f"SELECT session, act FROM audit WHERE session IN ({', '.join('?' * len(distinct))}) AND act GLOB 'reason.*'",
        distinct,
    )
    return {session: act.removeprefix(REASON) for session, act in rows}


def _numbers(vault: Vault) -> dict[str, str]:
    """Number by token. Tokens are one-way, so they are made of every record; only the new ones each time."""
    known = vault.tokens
    rows = vault.database.rows("SELECT id, uid, number FROM incident WHERE id > ?", (vault.tokens_until,))
    for key, uid, number in rows:
        known[vault.token("incident", uid)] = number
        vault.tokens_until = max(vault.tokens_until, key)
    for uid, number in vault.database.rows("SELECT uid, sequence FROM release"):
        known[vault.token("release", uid)] = str(number)
    return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What the chain says to an anchor: holds, cut (it ends before), differs, other-vault."""

    verdict: str
    anchor: Anchor
    last: int  # number of the last entry that is here


def meet(vault: Vault, anchor: Anchor) -> Met:
    last = audit.head(vault.database)[0]
    if anchor.vault_id and anchor.vault_id != vault.vault_id.hex():
        verdict = "other-vault"
    elif anchor.seq > last:
        verdict = "cut"
    else:
        fits = anchor.fits(vault.vault_id, audit.hash_at(vault.database, anchor.seq))
        verdict = "holds" if fits else "differs"
    return Met(verdict=verdict, anchor=anchor, last=last)
