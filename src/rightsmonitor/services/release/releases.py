"""Releases: one person prepares, the tables are protected and attacked, another sees and signs, a file is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.suppression.groups import LEAST_UNITS, Group
from rightsmonitor.domain.document import from_document, to_document
from rightsmonitor.domain.errors import (
    Contributor,
    FacesDisagree,
    GroupsUnanswered,
    InvalidValue,
    NotAllowedNow,
    RecipientMissing,
    ReleaseChanged,
    SamePerson,
    UnsafeRelease,
)
from rightsmonitor.domain.policy import NOTHING
from rightsmonitor.domain.release import Release, ReleaseState, Verdict
from rightsmonitor.domain.tabulation import DEFAULT_TABLES
from rightsmonitor.exchange import gate
from rightsmonitor.exchange.package import package, sealing
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.release import attacks, follow_up, preparing, proof
from rightsmonitor.services.release.preparing import Frozen, Request
from rightsmonitor.services.release.proof import CUBE
from rightsmonitor.services.session import Session
from rightsmonitor.storage import files, meta, people
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.failures import translated
from rightsmonitor.storage.releases import NewRelease, StoredRelease, StoredSignature
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

__all__ = ["DEFAULT_TABLES", "ReleaseView", "approve", "attack", "get", "list_", "prepare", "return_", "write"]

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A release as the office sees it.

    `primary` holds (table key, codes) of cells hidden because they are small, `grouped` of zeros hidden so that nobody
    can say that all of a small group are in one category, `errors` what rounding added to a cell: all stay in the
    vault.
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
    grouped: frozenset[tuple[str, tuple[str, ...]]]
    zeros: frozenset[tuple[str, tuple[str, ...]]]  # hidden beside them
    groups: tuple[Group, ...]  # larger groups seen to be all in one sensitive category: the approver answers for them
    errors: Mapping[tuple[str, tuple[str, ...]], int]

    def counted(self, table: str, codes: tuple[str, ...], shown: int) -> int:
        """The true number behind a rounded one: for whoever may read the records, never for a file."""
        return shown - self.errors.get((table, codes), 0)

    def explain(self, table: str, codes: tuple[str, ...]) -> str:
        """Why a cell is hidden: `primary` (small itself), `group` (a zero: who sees it knows that all of a small group
        are in one category), or `complementary` or `zero` (would give one of these away)."""
        if (table, codes) in self.primary:
            return "primary"
        if (table, codes) in self.zeros:
            return "zero"
        return "group" if (table, codes) in self.grouped else "complementary"


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
    table_thresholds: Mapping[str, int] = NOTHING,
    group_units: int = LEAST_UNITS,
    hide_zeros: bool = True,
    scope: str = "national",
    place_levels: int = 1,
    base: int = 0,
    rebase: bool = False,
    detailed: Sequence[str] = (),
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> ReleaseView:
    """Freezes scope, tables, suppression pattern, verdict and the exact bytes, signed by the preparer.

    `base`: round every number to a multiple of it (mode R) instead of hiding small ones.
    A period is published once; what is validated later counts in the next one. `detailed`: regions shown by province
    while the others stay whole. `table_thresholds`: tables that need a higher one. `group_units`: smaller groups
    are not seen to be all in one sensitive category. `hide_zeros`: of every table, which saves other cells; if not,
    only for the group rule. `rebase`: the whole year, when it is over, is counted once more
    with all corrections, protected together with every release of that year.
    Raises PeriodNotBegun, PeriodClosed, RebaseTooEarly, InvalidTable, InvalidValue(field="threshold", "base",
    "rebase"), BelowPolicy, PolicyRefused, MixedReleases, Cancelled, UnsafeRelease (nothing is kept then).
    """
    asked = Request(
        period=period,
        tables=tuple(tables),
        threshold=threshold,
        table_thresholds=tuple(table_thresholds.items()),
        group_units=group_units,
        hide_zeros=hide_zeros,
        scope=scope,
        place_levels=place_levels,
        base=base,
        rebase=rebase,
        detailed=tuple(detailed),
    )
    frozen = preparing.frozen(session, asked, progress=progress, cancelled=cancelled)
    release, inside = follow_up.added(session, frozen.release, frozen.inside, cancelled=cancelled)
    return _keep(session, replace(frozen, release=release, inside=inside))


def _keep(session: Session, frozen: Frozen) -> ReleaseView:
    vault, release, inside = session.vault, frozen.release, frozen.inside
    made = package.build(release)
    _check_faces(made)
    if faults := proof.faults(inside, made, earlier=cubes(vault, inside)):
        raise UnsafeRelease(cells=faults)
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
        rows.keep_counted(vault, release.uid, frozen.counted)
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
    checked_files(session.vault, stored)
    return _view(session, stored)


def _view(session: Session, stored: StoredRelease) -> ReleaseView:
    names = people.names(session.vault)
    inside, release = json.loads(stored.inside), from_document(Release, json.loads(stored.document))
    why_not = _why_not(session, stored)
    return ReleaseView(
        release=release,
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
        grouped=frozenset((key, tuple(codes)) for key, codes in inside.get("grouped", ())),
        zeros=frozenset((key, tuple(codes)) for key, codes in inside.get("zeros", ())),
        groups=attacks.groups(release),
        errors={
            (key, tuple(codes)): error for key, found in inside.get("errors", {}).items() for codes, error in found
        },
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


def checked_files(vault: Vault, stored: StoredRelease) -> Mapping[str, bytes]:
    """The bytes as they were prepared. Raises ReleaseChanged."""
    made = rows.files(vault, stored.uid)
    content = {name: found for name, found in made.items() if name != package.SUMS}
    if package.digest(made) != stored.digest or package.sums(content) != made[package.SUMS]:
        raise ReleaseChanged(number=stored.sequence)
    return made


def cubes(vault: Vault, inside: str) -> dict[str, bytes]:
    """`data/cube.csv` of every release that a proof speaks of beside its own, by uid. Raises NoSuchRelease."""
    joint = json.loads(inside)["certificate"].get("joint", {})
    return {uid: rows.files(vault, uid)[CUBE] for uid in joint.get("earlier", {}).values()}


def _check_faces(made: Mapping[str, bytes]) -> None:
    """Nobody signs a package whose faces say different things. Raises FacesDisagree."""
    try:
        gate.check(made)
    except gate.Defect as defect:
        raise FacesDisagree(face=defect.face, flaw=defect.flaw.value) from defect


@permitted("releases.attack")
def attack(session: Session, *, uid: str) -> Verdict:
    """The exact attack once more, on the cells as they stand in the prepared file. Raises NoSuchRelease."""
    stored = rows.get(session.vault, uid)
    checked_files(session.vault, stored)
    release = from_document(Release, json.loads(stored.document))
    found = attacks.on_release(release)
    return replace(release.verdict, exact=found.exact, narrow=found.narrow)


@permitted("releases.approve")
def approve(session: Session, *, uid: str, passphrase: bytes | bytearray, groups: int = 0) -> ReleaseView:
    """Signs the exact bytes with the key that only this person's passphrase opens. `groups`: how many of the groups of
    the view this person answers for, all of them or the release is not signed.

    Raises GroupsUnanswered, SamePerson, Contributor, NotAllowedNow, WrongPassphrase, ReleaseChanged, UnsafeRelease.
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
    made = checked_files(session.vault, stored)
    release = from_document(Release, json.loads(stored.document))
    faults = proof.faults(stored.inside, made, earlier=cubes(vault, stored.inside))
    if faults or not release.verdict.safe:
        raise UnsafeRelease(cells=max(faults, release.verdict.exact + release.verdict.narrow))
    _check_faces(made)
    if groups != (seen := len(attacks.groups(release))):
        raise GroupsUnanswered(count=seen)
    with session.attempt():
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
    made = checked_files(session.vault, stored)
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
