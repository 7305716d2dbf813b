"""What the national authority does with a file that arrives. Needs no vault: a trust folder and an age identity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import (
    ForeignFile,
    InvalidValue,
    NoSuchSigner,
)
from rightsmonitor.domain.people import checked_office
from rightsmonitor.domain.release import GroupFloor
from rightsmonitor.exchange import history, verification
from rightsmonitor.exchange import trust as trust_file
from rightsmonitor.exchange.package import archive, sealing
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.exchange.package.minisign import BadKey, PublicKey
from rightsmonitor.exchange.trust import Signer as Signer
from rightsmonitor.exchange.trust import Trust
from rightsmonitor.exchange.verification import Opened
from rightsmonitor.services import folders, reading
from rightsmonitor.storage import files as private_files
from rightsmonitor.storage import turn
from rightsmonitor.storage.failures import translated

_MOST_SEALED = archive.MOST_BYTES + 1024 * 1024
_UID = re.compile(r"[A-Za-z0-9._:+-]{1,128}")
_DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """One of the two signatures that were checked."""

    part: str  # preparer, approver
    uid: str
    name: str
    role: str
    key_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Facts of a genuine package. `missing` are sequence numbers of this office that never arrived."""

    office: str
    period: str
    sequence: int
    digest: str
    audit_head: str
    prepared_on: str
    threshold: int
    rule_set: str
    groups: GroupFloor | None  # the group rule, where it was in force
    hides_zeros: bool  # may a hidden number be zero in every table?
    recipient: str
    program_version: str
    taxonomy_version: str
    tables: tuple[str, ...]
    files: tuple[str, ...]
    signers: tuple[SignedBy, ...]
    already: bool
    missing: tuple[int, ...]


def new_identity() -> tuple[str, str]:
    """(text of an age identity file, recipient that the offices seal to)."""
    secret, recipient = sealing.new_identity()
    return f"# public key: {recipient}\n{secret}\n", recipient


def trust_add(
    *,
    trust: Path,
    public_key: Path | str,
    role: Role | str,
    office: str,
    uid: str = "",
    name: str = "",
    since: str = "",
    until: str = "",
    revoked: str = "",
) -> Signer:
    """Writes a signer into the trust folder, which is made when it is missing; the same key replaces its entry.

    `public_key` is a minisign .pub file or its text; `uid` may stand in its comment.
    Raises InvalidValue, InvalidOffice, UnreadableFile, ForeignFile, ReadOnlyPlace.
    """
    source = public_key if isinstance(public_key, str) else reading.text(public_key)
    try:
        key = PublicKey.parse(source)
    except BadKey as failure:
        raise InvalidValue(field="public-key") from failure
    uid = uid or _uid_in(source)
    checked_office(office)
    for field, value, form in (
        ("uid", uid, _UID),
        ("from", since, _DAY),
        ("until", until, _DAY),
        ("revoked", revoked, _DAY),
    ):
        if not form.fullmatch(value):
            raise InvalidValue(field=field)
    if role not in trust_file.SIGNING_ROLES:
        raise InvalidValue(field="role")
    signer = Signer(
        uid=uid,
        role=str(role),
        office=office,
        pub=f"{key.shown_id}.pub",
        key=key,
        name=name,
        from_=since,
        until=until,
        revoked=revoked,
    )
    _add(trust, signer)
    return signer


def withdraw(*, trust: Path, key_id: str, day: str) -> Signer:
    """No signature of this key counts any more, whenever it was made; without a day it counts again.

    Raises NoSuchSigner, InvalidValue, ReadOnlyPlace.
    """
    if not _DAY.fullmatch(day):
        raise InvalidValue(field="revoked")
    with _alone(trust) as known:
        found = next((each for each in known.signers if each.key.shown_id == key_id.upper()), None)
        if found is None:
            raise NoSuchSigner(key=key_id[:40])
        signer = replace(found, revoked=day)
        _write_trust(trust, known.with_signer(signer))
    return signer


def public_key_text(*, public_key: bytes, uid: str) -> str:
    """The .pub file that a signer hands to the authority: 32 bytes of Ed25519, with the uid in the comment."""
    key = PublicKey.from_raw(public_key)
    return key.text(f"minisign public key {key.shown_id} uid={uid}")


def _uid_in(source: str) -> str:
    found = re.search(r" uid=([A-Za-z0-9._:+-]{1,128})$", source.strip().splitlines()[0])
    return found[1] if found else ""


def _add(folder: Path, signer: Signer) -> None:
    with translated(folder):
        private_files.make_private_folder(folder)
        with turn.alone(folder):
            known = read_trust(folder) if (folder / trust_file.FILE).exists() else Trust()
            private_files.replace(folder / signer.pub, signer.key.text().encode("ascii"))
            _write_trust(folder, known.with_signer(signer))


@contextmanager
def _alone(folder: Path) -> Iterator[Trust]:
    """The trust folder as it is now, and nobody else changes it until the end of the block.

    Raises as `read_trust`, and TrustBusy, ReadOnlyPlace.
    """
    read_trust(folder)  # a folder that is none gets no file of ours
    with translated(folder), turn.alone(folder):
        yield read_trust(folder)


def verify(*, file: Path, trust: Path, identity: Path) -> Verified:
    """Facts of the package when it is genuine; writes nothing.

    Raises NotGenuine(reason), NotForThisKey, NewerVersion, ForeignFile, UnreadableFile, TooLarge.
    """
    known = read_trust(trust)
    return _verified(_checked(file, known, identity), known)


def open_(*, file: Path, trust: Path, identity: Path, to: Path) -> Verified:
    """Verifies, records the package as accepted, and writes its files into `to`: a new or an empty folder.

    All files or none: they are written beside and renamed. One program at a time: what another one accepted meanwhile
    is known here. Raises as `verify`, and VaultExists, ReadOnlyPlace, DiskFull, TrustBusy.
    """
    _checked(file, read_trust(trust), identity)  # what is not genuine leaves no trace, not even the file of the lock
    with _alone(trust) as known:
        opened = _checked(file, known, identity)
        folders.must_be_free(to)
        with translated(to):
            _accept(opened, known, trust=trust, to=to)
    return _verified(opened, known)


def _accept(opened: Opened, known: Trust, *, trust: Path, to: Path) -> None:
    with folders.beside(to) as fresh:
        folders.put(fresh, opened.files)
        # Recorded first: after a crash in between, opening the same bytes again is allowed.
        _write_trust(trust, known.with_seen(opened.seen))
        folders.publish(fresh, to)


def signers(*, trust: Path) -> tuple[Signer, ...]:
    """Everybody in the trust folder, by office and name. Raises UnreadableFile or ForeignFile."""
    return tuple(sorted(read_trust(trust).signers, key=lambda each: (each.office, each.name or each.uid)))


def read_trust(folder: Path) -> Trust:
    """The trust folder. Raises UnreadableFile or ForeignFile."""
    written = reading.content(folder / trust_file.FILE, reading.SMALL)
    keys = {path.name: reading.text(path) for path in sorted(folder.glob("*.pub"))}
    try:
        return trust_file.read(written, keys)
    except trust_file.BadTrust as failure:
        raise ForeignFile(name=trust_file.FILE) from failure


def _checked(file: Path, known: Trust, identity: Path) -> Opened:
    sealed, secret = reading.content(file, _MOST_SEALED), reading.text(identity)
    try:
        return verification.check(sealed, identity=secret, trust=known, name=file.name)
    except sealing.NotSealed as failure:
        raise ForeignFile(name=file.name) from failure
    except sealing.BadIdentity as failure:
        raise ForeignFile(name=identity.name) from failure


def _verified(opened: Opened, known: Trust) -> Verified:
    facts = opened.facts
    return Verified(
        office=facts.office,
        period=facts.period,
        sequence=facts.sequence,
        digest=opened.digest,
        audit_head=facts.audit_head,
        prepared_on=facts.prepared_on,
        threshold=facts.threshold,
        rule_set=facts.rule_set,
        groups=facts.groups,
        hides_zeros=facts.hides_zeros,
        recipient=facts.recipient,
        program_version=facts.program_version,
        taxonomy_version=facts.taxonomy_version,
        tables=facts.tables,
        files=tuple(sorted(opened.files)),
        signers=signed_by(opened.signers),
        already=opened.already,
        missing=history.missing((*known.of_office(facts.office), opened.seen)),
    )


def signed_by(signers: Iterable[tuple[Part, Signer]]) -> tuple[SignedBy, ...]:
    """Both signatures as people read them."""
    return tuple(SignedBy(part=part, uid=s.uid, name=s.name, role=s.role, key_id=s.key.shown_id) for part, s in signers)


def _write_trust(folder: Path, trust: Trust) -> None:
    private_files.replace(folder / trust_file.FILE, trust_file.write(trust))
