"""What a person has to know about the vault before working in it: backups, an older copy, the trail, clock, disk."""

from __future__ import annotations

from dataclasses import dataclass, field

from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import backups


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`code`: a message `backups-notice-<code>`; `tone`: danger, attention or success."""

    code: str
    tone: str
    facts: dict[str, str | int] = field(default_factory=dict)


@permitted("notices.all_")
def all_(session: Session) -> tuple[Notice, ...]:
    """The gravest first."""
    vault = session.vault
    found: list[Notice] = []
    if vault.older_copy is not None:
        last, expected = vault.older_copy
        found.append(Notice(code="older-copy", tone="danger", facts={"found": last, "expected": expected}))
    if vault.broken_trail is not None:
        found.append(Notice(code="trail", tone="danger", facts={"at": vault.broken_trail.seq}))
    if vault.reserve_used:
        found.append(Notice(code="disk-full", tone="danger"))
    if vault.clock_behind:
        found.append(Notice(code="clock", tone="attention", facts={"day": vault.clock_behind[:10]}))
    found.append(_backup(session))
    return tuple(found)


def _backup(session: Session) -> Notice:
    state = backups.state(session)
    if state.last is None:
        return Notice(code="no-backup", tone="attention")
    code, tone = ("backup-due", "attention") if state.due else ("backup", "success")
    return Notice(code=code, tone=tone, facts={"days": state.days})
