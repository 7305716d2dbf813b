"""The ledger: every release ever, rebuilt from the vault and checked again, and a signed copy for the authority."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.document import from_document
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.domain.release import Release, ReleaseState
from rightsmonitor.exchange import ledger_file
from rightsmonitor.exchange.ledger_file import Ledger, Line
from rightsmonitor.exchange.package import minisign, package
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.release import proof
from rightsmonitor.services.release.preparing import MONTHS
from rightsmonitor.services.release.proof import CUBE
from rightsmonitor.services.release.releases import cubes
from rightsmonitor.services.session import Session
from rightsmonitor.storage import files, people
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.failures import translated
from rightsmonitor.storage.releases import StoredRelease
from rightsmonitor.storage.trail import audit

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_KNOWN = (ReleaseState.APPROVED, ReleaseState.WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One release as the ledger holds it. `random`: are its random numbers kept?

    `faults`: codes of what is wrong (files, proof, signature, chain, overlap, ledger, random); None: not checked.
    """

    sequence: int
    period: str
    state: ReleaseState
    rebase: bool
    mode: str
    base: int
    threshold: int
    tables: tuple[str, ...]
    digest: str
    with_earlier: tuple[int, ...]  # numbers of the releases it was protected together with
    random: bool
    protected: int = 0  # small counts that the proof covers
    witnesses: int = 0
    faults: tuple[str, ...] | None = None


@permitted("ledger.entries")
def entries(session: Session) -> tuple[Entry, ...]:
    """Every release that was not returned, the first one first."""
    return tuple(_entry(stored) for stored in _standing(session))


@permitted("ledger.verify")
def verify(session: Session, *, progress: Progress | None = None, cancelled: Stop | None = None) -> tuple[Entry, ...]:
    """The same, with every digest, proof and signature checked again from what the vault holds. Raises Cancelled."""
    found = checked(session, progress=progress, cancelled=cancelled)
    if not session.vault.read_only:
        with session.vault.transaction():
            audit.append(session.vault, "ledger.verify")
    return found


@permitted("ledger.export")
def export(session: Session, *, folder: Path) -> Path:
    """A signed copy for the authority: `LEDGER_<office>_<entries>.json` with its `.minisig` beside it.

    Raises DiskFull, ReadOnlyPlace.
    """
    vault = session.vault
    ledger = Ledger(
        office=session.office.code,
        written_on=session.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        lines=tuple(_line(stored) for stored in _standing(session) if stored.state in _KNOWN),
    )
    content = ledger_file.write(ledger)
    signature = minisign.sign(
        content,
        key=minisign.PublicKey.from_raw(vault.signer.public_key),
        signer=vault.signer.sign_bytes,
        trusted_comment=ledger.comment,
    )
    path = folder.resolve() / f"LEDGER_{session.office.code}_{len(ledger.lines):03d}.json"
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        files.replace(path, content)
        files.replace(path.with_name(f"{path.name}.minisig"), signature.encode("ascii"))
    with vault.transaction():
        audit.append(vault, "ledger.export", kind="ledger", identifier=package.sha256(content))
    return path


def checked(session: Session, *, progress: Progress | None = None, cancelled: Stop | None = None) -> tuple[Entry, ...]:
    """What `verify` answers, for other checks of the vault."""
    standing, found = _standing(session), []
    for number, stored in enumerate(standing):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(number, len(standing))
        found.append(_checked(session, stored, standing[:number]))
    return tuple(found)


def _standing(session: Session) -> list[StoredRelease]:
    kept = [stored for stored in rows.list_(session.vault) if stored.state is not ReleaseState.RETURNED]
    return kept[::-1]


def _entry(stored: StoredRelease, **more: Any) -> Entry:
    release = from_document(Release, json.loads(stored.document))
    inside = json.loads(stored.inside)
    joint = inside["certificate"].get("joint", {})
    return Entry(
        sequence=stored.sequence,
        period=stored.period,
        state=stored.state,
        rebase=bool(joint),
        mode="round" if release.base else "suppress",
        base=release.base,
        threshold=release.threshold,
        tables=tuple(table.key for table in release.tables),
        digest=stored.digest,
        with_earlier=tuple(sorted(int(name) for name in joint.get("earlier", {}))),
        random=bool(inside.get("secret")) or isinstance(inside.get("seed"), int),
        **more,
    )


def _line(stored: StoredRelease) -> Line:
    release, entry = from_document(Release, json.loads(stored.document)), _entry(stored)
    return Line(
        sequence=stored.sequence,
        period=stored.period,
        rebase=entry.rebase,
        mode=entry.mode,
        base=entry.base,
        threshold=entry.threshold,
        rule_set=release.rule_set,
        tables=entry.tables,
        digest=stored.digest,
        earlier=release.earlier,
        prepared_by=stored.prepared_by,
        approved_by=stored.decided_by,
        approved_at=stored.decided_at,
    )


def _checked(session: Session, stored: StoredRelease, before: Sequence[StoredRelease]) -> Entry:
    vault = session.vault
    made = rows.files(vault, stored.uid)
    faults = []
    content = {name: bytes_ for name, bytes_ in made.items() if name != package.SUMS}
    if package.SUMS not in made or package.digest(made) != stored.digest or package.sums(content) != made[package.SUMS]:
        return _entry(stored, faults=("files",))
    try:
        report = proof.check(stored.inside, made[CUBE], earlier=cubes(vault, stored.inside))
        complete = report.complete and not proof.follow_up_faults(stored.inside, made)
        complete = complete and proof.claims_what_it_says(stored.inside, made)
    except (RightsMonitorError, KeyError, ValueError, TypeError, IndexError):
        return _entry(stored, faults=("proof",))
    faults += [] if complete else ["proof"]
    faults += [] if _signed(session, stored, made[package.SUMS]) else ["signature"]
    faults += _chained(session, stored, before)
    entry = _entry(stored, protected=report.protected, witnesses=report.witnesses)
    faults += [] if entry.random else ["random"]
    return _entry(stored, protected=report.protected, witnesses=report.witnesses, faults=tuple(faults))


def _signed(session: Session, stored: StoredRelease, sums: bytes) -> bool:
    """One signature while it waits, two of different people once it is approved."""
    keys = {person.uid: person.sign_pk for person in people.list_(session.vault)}
    kept = rows.signatures(session.vault, stored.uid)
    expected = {Part.PREPARER.value: stored.prepared_by}
    if stored.state in _KNOWN:
        expected[Part.APPROVER.value] = stored.decided_by
    if {each.part: each.by for each in kept} != expected or len(set(expected.values())) != len(expected):
        return False
    try:
        for each in kept:
            key = minisign.PublicKey.from_raw(keys[each.by])
            minisign.verify(sums, each.content.decode("ascii"), key=key)
    except (minisign.BadSignature, minisign.BadKey, KeyError, UnicodeDecodeError):
        return False
    return True


def _chained(session: Session, stored: StoredRelease, before: Sequence[StoredRelease]) -> list[str]:
    """Does it name what was approved before it, stand in the ledger, and count no closed period again?"""
    release = from_document(Release, json.loads(stored.document))
    order = [digest for digest, _ in rows.ledger(session.vault)]
    documents = dict(rows.ledger(session.vault))
    faults = []
    if release.earlier != tuple(order[: len(release.earlier)]) or stored.digest in release.earlier:
        faults.append("chain")
    if stored.state in _KNOWN and documents.get(stored.digest) != stored.document:
        faults.append("ledger")
    period = Period.parse(stored.period)
    others = [Period.parse(each.period) for each in before]
    again = [each for each in others if each.first <= period.last and period.first <= each.last]
    rebase = len(period.months()) == MONTHS and all(len(each.months()) < MONTHS for each in again)
    if again and not rebase:
        faults.append("overlap")
    return faults
