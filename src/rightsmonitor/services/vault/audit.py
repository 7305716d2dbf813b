"""The audit: who did what, whether the trail still holds, and the anchors that others keep of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rightsmonitor.domain import anchor as anchors
from rightsmonitor.domain.anchor import Anchor
from rightsmonitor.domain.audit import GROUPS, REASONS
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import Cancelled, InvalidValue
from rightsmonitor.exchange.papers import slip as slips
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import failures, files, people
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.trail import audit as chain
from rightsmonitor.storage.trail import trail
from rightsmonitor.storage.trail.trail import Line as Line
from rightsmonitor.storage.trail.trail import Met as Met
from rightsmonitor.wording import Language

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the viewer shows; empty means everything. `group`: one of `domain.audit.GROUPS`."""

    person: str = ""  # uid
    group: str = ""
    first: date | None = None
    last: date | None = None
    number: str = ""  # of a record; only for who may see records


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`at` and `reason`: where the chain first fails and how; empty for a sound one."""

    entries: int
    at: int = 0
    reason: str = ""

    @property
    def sound(self) -> bool:
        return not self.reason


@permitted("audit.give_reason")
def give_reason(session: Session, *, reason: str) -> None:
    """Says why records are read in this session; audited. Raises InvalidValue for what is not in REASONS."""
    if reason not in REASONS:
        raise InvalidValue(field="reason")
    if reason == session.reading.reason or session.vault.read_only:
        return
    with session.vault.transaction():
        chain.append(session.vault, f"{trail.REASON}{reason}")
    session.reading.reason = reason


@permitted("audit.count")
def count(session: Session, *, wanted: Wanted) -> int:
    """How many entries that is in all. Raises InvalidValue, NoSuchIncident."""
    return trail.count(session.vault, _filter(session, wanted))


@permitted("audit.page")
def page(session: Session, *, wanted: Wanted, offset: int = 0, limit: int = 100) -> tuple[Line, ...]:
    """One page, the latest first. Numbers of records only for who may see them. Raises InvalidValue, NoSuchIncident."""
    named = session.user.role is not Role.ADMINISTRATOR
    return trail.page(session.vault, _filter(session, wanted), offset=offset, limit=limit, named=named)


def _filter(session: Session, wanted: Wanted) -> trail.Filter:
    if wanted.group and wanted.group not in GROUPS:
        raise InvalidValue(field="group")
    token = ""
    if wanted.number:
        if session.user.role is Role.ADMINISTRATOR:
            raise InvalidValue(field="number")
        token = session.vault.token("incident", rows.by_number(session.vault, wanted.number).incident.uid)
    return trail.Filter(
        uid=wanted.person,
        acts=GROUPS.get(wanted.group, ()),
        first=wanted.first.isoformat() if wanted.first else "",
        last=wanted.last.isoformat() if wanted.last else "",
        token=token,
    )


@permitted("audit.verify")
def verify(session: Session, *, progress: Progress | None = None, cancelled: Stop | None = None) -> Verdict:
    """Every link and every signature of the chain, from the first entry. Raises Cancelled."""
    vault = session.vault

    def told(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    found = chain.verify(vault.database, vault_id=vault.vault_id, public_keys=vault.roster.keys(), progress=told)
    last = chain.head(vault.database)[0]
    if found is None:
        return Verdict(entries=last)
    return Verdict(entries=last, at=found.seq, reason=found.reason)


@permitted("audit.meet")
def meet(session: Session, *, anchor: Anchor) -> Met:
    """Whether the chain still holds what a slip, a release or a backup says of it: finds a cut end."""
    return trail.meet(session.vault, anchor)


@permitted("audit.slip")
def slip(session: Session) -> slips.Slip:
    """The end of the chain for a sheet of paper; audited, and a checkpoint."""
    vault = session.vault
    with vault.transaction():
        chain.append(vault, "audit.slip")
    vault.remember_head()
    seq, head, at = chain.head(vault.database)
    return slips.Slip(
        office=session.office,
        vault_id=vault.vault_id.hex(),
        seq=seq,
        head=head.hex(),
        words=anchors.words(vault.vault_id, seq, head),
        at=at,
        by=people.names(vault).get(session.user.uid, ""),
    )


def slip_pdf(slip: slips.Slip, *, language: Language) -> bytes:
    """The slip as one page for a printer."""
    return slips.pdf(slip, language)


@permitted("audit.write_slip")
def write_slip(session: Session, *, file: Path, language: Language) -> slips.Slip:
    """The slip as a page in a new file; audited as `slip`. Raises ReadOnlyPlace, DiskFull, StorageFailed."""
    made = slip(session)
    with failures.translated(file.parent):
        files.make_private_file(file, slip_pdf(made, language=language))
    return made
