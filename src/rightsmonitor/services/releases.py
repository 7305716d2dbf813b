"""Releases: one person prepares, the tables are protected and attacked, another sees and signs, a file is written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rightsmonitor import __version__
from rightsmonitor.domain import ids, tabulation
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.layout import Integers, Layout
from rightsmonitor.domain.disclosure.protection import Protected, protect
from rightsmonitor.domain.document import from_document, to_document
from rightsmonitor.domain.errors import (
    Contributor,
    InvalidValue,
    NotAllowedNow,
    PeriodClosed,
    PeriodNotBegun,
    RecipientMissing,
    ReleaseChanged,
    SamePerson,
    UnsafeRelease,
)
from rightsmonitor.domain.release import Cell, CellKind, Release, ReleaseState, Table, Verdict
from rightsmonitor.domain.tabulation import DEFAULT_TABLES, Facts, Scope, Tabulated
from rightsmonitor.exchange import package, sealing
from rightsmonitor.exchange.comment import Part
from rightsmonitor.services import attacks, labels
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import audit, files, meta, people, units
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.failures import translated
from rightsmonitor.storage.releases import NewRelease, StoredRelease, StoredSignature

__all__ = ["DEFAULT_TABLES", "ReleaseView", "approve", "attack", "get", "list_", "prepare", "return_", "write"]

RULE_SET = "RM-S-2026.1"
LOWEST_THRESHOLD = 3  # floor of disclosure-control.md: nobody goes below
_METHOD = "suppression-milp"
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A release as the office sees it.

    `primary` holds (table key, codes) of cells hidden because they are small: it stays in the vault.
    """

    release: Release
    state: ReleaseState
    digest: str
    prepared_by: str
    approved_by: str
    decided_at: str
    comment: str
    written_at: str
    can_approve: bool
    why_not: str  # "", prepared-it, contributed, not-supervisor, decided
    primary: frozenset[tuple[str, tuple[str, ...]]]

    def explain(self, table: str, codes: tuple[str, ...]) -> str:
        """Why a cell is hidden: `primary` (small itself) or `complementary` (would give a small one away)."""
        return "primary" if (table, codes) in self.primary else "complementary"


@permitted("releases.set_recipients")
def set_recipients(session: Session, *, authority: str, office: str, name: str) -> None:
    """Whom releases are sealed to: age recipients of the authority (with its name) and the office's recovery key.

    Raises InvalidValue(field="recipient").
    """
    try:
        keys = [sealing.acceptable_recipient(text) for text in (authority, office)]
    except sealing.BadIdentity:
        raise InvalidValue(field="recipient") from None
    vault = session.vault
    with vault.transaction():
        meta.put(vault.database, "recipients", json.dumps(keys))
        meta.put(vault.database, "recipient-name", name.strip()[:120])
        audit.append(vault, "release.recipients")


@permitted("releases.prepare")
def prepare(
    session: Session,
    *,
    period: Period,
    tables: Sequence[str] = DEFAULT_TABLES,
    threshold: int = 5,
    scope: str = "national",
    place_levels: int = 1,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> ReleaseView:
    """Freezes scope, tables, suppression pattern, verdict and the exact bytes, signed by the preparer.

    A period is published once; what is validated later counts in the next one.
    Raises PeriodNotBegun, PeriodClosed, InvalidTable, InvalidValue(field="threshold"), Cancelled, UnsafeRelease
    (nothing is kept then).
    """
    if not LOWEST_THRESHOLD <= threshold <= 1_000:
        raise InvalidValue(field="threshold")
    _check_period(session, period)
    wanted = Scope.named(scope, period=period, place_levels=place_levels)
    tabulated = _tabulated(session, wanted, tables)
    # Taken from the operating system and kept with the release: a pattern that can be drawn again can be tested.
    seed = int.from_bytes(os.urandom(4), "big")
    protected = protect(tabulated.problem, threshold=threshold, seed=seed, progress=progress, cancelled=cancelled)
    if not protected.verdict.safe:
        raise UnsafeRelease(cells=len(protected.verdict.findings))
    release = _release(session, wanted, tabulated, protected)
    return _keep(session, release, _inside(tabulated, protected, seed))


def _check_period(session: Session, period: Period) -> None:
    if period.first > session.today:
        raise PeriodNotBegun(period=str(period))
    for stored in rows.list_(session.vault):
        other = Period.parse(stored.period)
        if stored.state is not ReleaseState.RETURNED and period.first <= other.last and other.first <= period.last:
            raise PeriodClosed(period=str(period), number=stored.sequence)


def _tabulated(session: Session, scope: Scope, tables: Sequence[str]) -> Tabulated:
    columns = units.columns(session.vault)
    facts = Facts(arrays=columns.arrays, codes=columns.codes)
    reference = session.reference
    return tabulation.tabulate(facts, scope=scope, keys=tables, taxonomy=reference.taxonomy, places=reference.places)


def _release(session: Session, scope: Scope, tabulated: Tabulated, protected: Protected) -> Release:
    vault, taxonomy = session.vault, session.reference.taxonomy
    seq, head, _ = audit.head(vault.database)
    return Release(
        uid=ids.uuid7(milliseconds=int(session.clock.now().timestamp() * 1000), random=os.urandom(10)),
        sequence=rows.next_sequence(vault),
        office=session.office.code,
        office_labels=session.office.labels,
        agency="RM_MA",
        recipient=meta.get(vault.database, "recipient-name"),
        period=str(scope.period),
        threshold=protected.threshold,
        rule_set=RULE_SET,
        taxonomy_version=taxonomy.version,
        taxonomy_digest=taxonomy.digest,
        program_version=__version__,
        prepared_on=session.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        prepared_by=session.user.uid,
        tables=_tables(session, tabulated, protected),
        left_out=tabulated.left_out,
        verdict=_verdict(tabulated, protected),
        earlier=tuple(digest for digest, _ in rows.ledger(vault)),
        audit_head=f"{seq}:{head.hex()}",
    )


def _tables(session: Session, tabulated: Tabulated, protected: Protected) -> tuple[Table, ...]:
    shown, layout = protected.published, tabulated.problem.layout
    found = []
    for number, key in enumerate(tabulated.keys):
        quantity = layout.tables[number].quantity.ravel()
        cells = tuple(
            Cell(codes=layout.codes(number, at), kind=CellKind.HIDDEN, value=None)
            if shown.hidden[q]
            else Cell(codes=layout.codes(number, at), kind=CellKind.VALUE, value=int(shown.values[q]))
            for at, q in enumerate(quantity.tolist())
        )
        dimensions = labels.dimensions(layout, number, session.reference)
        found.append(Table(key=key, dimensions=dimensions, cells=cells))
    return tuple(found)


def _verdict(tabulated: Tabulated, protected: Protected) -> Verdict:
    attack_verdict = protected.verdict
    counts, hidden = tabulated.problem.counts, protected.hidden
    layout = tabulated.problem.layout
    # Units behind visible cells of the most detailed table, the first one by the order of the publication.
    finest = _finest(layout, 0)
    visible = int(counts[finest][~hidden[finest]].sum())
    narrowest = attack_verdict.narrowest
    return Verdict(
        exact=attack_verdict.exact,
        narrow=attack_verdict.narrow,
        hidden=int(hidden.sum()),
        sensitive=int(protected.primary.sum()),
        narrowest=protected.threshold - 1 if narrowest is None else narrowest,
        units=tabulated.units,
        units_visible=visible,
        method=_METHOD,
    )


def _finest(layout: Layout, number: int) -> Integers:
    """Quantities of the cells of a table that no other cell of it breaks down further."""
    table = layout.tables[number]
    shown = []
    for name, axis in zip(table.spec.names, table.axes, strict=True):
        children = layout.hierarchies[name].children()
        inside = set(axis.tolist())
        shown.append([not any(child in inside for child in children[position]) for position in axis.tolist()])
    mask = np.ones(table.quantity.shape, dtype=bool)
    for at, flags in enumerate(shown):
        shape = [1] * mask.ndim
        shape[at] = len(flags)
        mask &= np.array(flags).reshape(shape)
    found: Integers = table.quantity[mask]
    return found


def _inside(tabulated: Tabulated, protected: Protected, seed: int) -> str:
    """What never leaves the vault: seed, primary cells and the proof."""
    layout = tabulated.problem.layout
    primary = [
        [key, list(layout.codes(number, at))]
        for number, key in enumerate(tabulated.keys)
        for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
        if protected.primary[q]
    ]
    return json.dumps({"seed": seed, "primary": primary, "certified": protected.certificate is not None})


def _keep(session: Session, release: Release, inside: str) -> ReleaseView:
    vault = session.vault
    made = package.build(release)
    signature = package.sign(
        made,
        part=Part.PREPARER,
        role=session.user.role.value,
        uid=session.user.uid,
        public_key=vault.signer.public_key,
        signer=vault.signer.sign_bytes,
    )
    new = NewRelease(
        uid=release.uid,
        sequence=release.sequence,
        period=release.period,
        digest=package.digest(made),
        document=json.dumps(to_document(release), ensure_ascii=False),
        inside=inside,
        files=made,
    )
    kept = StoredSignature(
        part="preparer", by=session.user.uid, name=package.SIGNATURES[Part.PREPARER], content=signature
    )
    with vault.transaction():
        rows.add(vault, new, signature=kept)
        audit.append(vault, "release.prepare", kind="release", identifier=release.uid)
    return _view(session, rows.get(vault, release.uid))


@permitted("releases.list_")
def list_(session: Session) -> tuple[ReleaseView, ...]:
    """Every release, the newest first."""
    return tuple(_view(session, stored) for stored in rows.list_(session.vault))


@permitted("releases.get")
def get(session: Session, *, uid: str) -> ReleaseView:
    """Raises NoSuchRelease, ReleaseChanged."""
    stored = rows.get(session.vault, uid)
    _checked_files(session, stored)
    return _view(session, stored)


def _view(session: Session, stored: StoredRelease) -> ReleaseView:
    names = people.names(session.vault)
    inside = json.loads(stored.inside)
    why_not = _why_not(session, stored)
    return ReleaseView(
        release=from_document(Release, json.loads(stored.document)),
        state=stored.state,
        digest=stored.digest,
        prepared_by=names.get(stored.prepared_by, ""),
        approved_by=names.get(stored.decided_by, ""),
        decided_at=stored.decided_at,
        comment=stored.comment,
        written_at=stored.written_at,
        can_approve=not why_not,
        why_not=why_not,
        primary=frozenset((key, tuple(codes)) for key, codes in inside["primary"]),
    )


def _why_not(session: Session, stored: StoredRelease) -> str:
    if stored.state is not ReleaseState.PREPARED:
        return "decided"
    if session.user.role is not Role.SUPERVISOR:
        return "not-supervisor"
    if stored.prepared_by == session.user.uid:
        return "prepared-it"
    return "contributed" if _contributed(session, stored) and _another_supervisor(session, stored) else ""


def _contributed(session: Session, stored: StoredRelease) -> int:
    """How many records of the release this person recorded."""
    period = Period.parse(stored.period)
    return int(
        session.vault.database.value(
            "SELECT count(*) FROM incident JOIN user ON user.id = author"
            " WHERE user.uid = ? AND status IN (?, ?) AND verified_on BETWEEN ? AND ?",
            (
                session.user.uid,
                Status.VERIFIED.value,
                Status.CLOSED.value,
                period.first.isoformat(),
                period.last.isoformat(),
            ),
        )
    )


def _another_supervisor(session: Session, stored: StoredRelease) -> bool:
    """Whether somebody else could approve: an active supervisor who did not prepare it."""
    return any(
        person.role is Role.SUPERVISOR and not person.until and person.uid not in (session.user.uid, stored.prepared_by)
        for person in people.list_(session.vault)
    )


def _checked_files(session: Session, stored: StoredRelease) -> Mapping[str, bytes]:
    """The bytes as they were prepared. Raises ReleaseChanged."""
    made = rows.files(session.vault, stored.uid)
    content = {name: found for name, found in made.items() if name != package.SUMS}
    if package.digest(made) != stored.digest or package.sums(content) != made[package.SUMS]:
        raise ReleaseChanged(number=stored.sequence)
    return made


@permitted("releases.attack")
def attack(session: Session, *, uid: str) -> Verdict:
    """The exact attack once more, on the cells as they stand in the prepared file. Raises NoSuchRelease."""
    stored = rows.get(session.vault, uid)
    _checked_files(session, stored)
    release = from_document(Release, json.loads(stored.document))
    found = attacks.on_release(release)
    return replace(release.verdict, exact=found.exact, narrow=found.narrow)


@permitted("releases.approve")
def approve(session: Session, *, uid: str, passphrase: bytes | bytearray) -> ReleaseView:
    """Signs the exact bytes with the key that only this person's passphrase opens.

    Raises SamePerson, Contributor, NotAllowedNow, WrongPassphrase, ReleaseChanged, UnsafeRelease.
    """
    vault = session.vault
    stored = rows.get(vault, uid)
    match _why_not(session, stored):
        case "prepared-it":
            raise SamePerson
        case "contributed":
            raise Contributor(count=_contributed(session, stored))
        case "decided":
            raise NotAllowedNow(act="approve", status=stored.state.value)
    made = _checked_files(session, stored)
    release = from_document(Release, json.loads(stored.document))
    if not release.verdict.safe:
        raise UnsafeRelease(cells=release.verdict.exact + release.verdict.narrow)
    signer = vault.unlock_signer(session.user.uid, passphrase)
    signature = package.sign(
        made,
        part=Part.APPROVER,
        role=session.user.role.value,
        uid=signer.uid,
        public_key=signer.public_key,
        signer=signer.sign_bytes,
    )
    kept = StoredSignature(part="approver", by=signer.uid, name=package.SIGNATURES[Part.APPROVER], content=signature)
    with vault.transaction():
        rows.approve(vault, uid, by=signer.uid, signature=kept, ledger=stored.document)
        audit.append(vault, "release.approve", kind="release", identifier=uid)
    return _view(session, rows.get(vault, uid))


@permitted("releases.return_")
def return_(session: Session, *, uid: str, comment: str) -> ReleaseView:
    """Sends a release back to its preparer. Raises InvalidValue(field="comment"), SamePerson, NotAllowedNow."""
    if not comment.strip():
        raise InvalidValue(field="comment")
    vault = session.vault
    with vault.transaction():
        rows.return_(vault, uid, by=session.user.uid, comment=comment.strip())
        audit.append(vault, "release.return", kind="release", identifier=uid)
    return _view(session, rows.get(vault, uid))


@permitted("releases.write")
def write(session: Session, *, uid: str, folder: Path) -> Path:
    """Writes the sealed package of an approved release, reads it back, and says where it lies.

    Raises NotAllowedNow, RecipientMissing, ReleaseChanged, DiskFull, ReadOnlyPlace.
    """
    vault = session.vault
    stored = rows.get(vault, uid)
    if stored.state not in (ReleaseState.APPROVED, ReleaseState.WRITTEN):
        raise NotAllowedNow(act="write", status=stored.state.value)
    recipients = json.loads(meta.get(vault.database, "recipients") or "[]")
    if not recipients:
        raise RecipientMissing
    made = _checked_files(session, stored)
    signatures = {Part(kept.part): kept.content for kept in rows.signatures(vault, uid)}
    release = from_document(Release, json.loads(stored.document))
    sealed = package.seal(made, signatures, recipients)
    path = folder.resolve() / package.file_name(release)
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        files.replace(path, sealed)
        if path.read_bytes() != sealed:
            raise ReleaseChanged(number=stored.sequence)
    with vault.transaction():
        rows.written(vault, uid)
        audit.append(vault, "release.write", kind="release", identifier=uid)
    return path
