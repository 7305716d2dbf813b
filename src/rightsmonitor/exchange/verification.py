"""What an authority asks of a file that arrives: is it complete, unchanged, signed by two trusted people, and new?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rightsmonitor.domain import tabulation
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import InvalidTable, NewerVersion, NotForThisKey, NotGenuine, UnknownTable
from rightsmonitor.exchange import history
from rightsmonitor.exchange.package import archive, comment, manifest, minisign, sealing
from rightsmonitor.exchange.package.comment import Part, Signed
from rightsmonitor.exchange.package.manifest import Facts
from rightsmonitor.exchange.package.package import MANIFEST, SIGNATURES, SUMS, sha256
from rightsmonitor.exchange.trust import Seen, Signer, Trust

_NAME = re.compile(r"CRV_([A-Za-z0-9-]+)_([A-Z]{3})_(\d+)")  # as package.file_name
_SUM = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]{1,128})")


@dataclass(frozen=True, slots=True)
class Opened:
    """A genuine package."""

    facts: Facts
    digest: str
    files: Mapping[str, bytes]
    signers: tuple[tuple[Part, Signer], ...]
    already: bool  # the very same package was accepted before

    @property
    def seen(self) -> Seen:
        facts = self.facts
        return _seen(facts, self.digest)


def check(content: bytes, *, identity: str, trust: Trust, name: str = "") -> Opened:
    """The package in `content`, when everything about it is right. `name` of its file, where there is one.

    Raises NotForThisKey; NewerVersion or UnknownTable of a newer program; sealing.NotSealed or BadIdentity; NotGenuine
    with the reason: damaged, not-a-package, packed-twice, bomb, unsafe-path, sums, missing-file, extra-file,
    changed-file, manifest, training, signature, unknown-signer, other-facts, same-signer, role, office, signer-expired,
    signer-revoked, other-name, and those of `history.check`.
    """
    files = _files(content, identity)
    facts, digest, signers = unsealed(files, trust)
    _check_name(name, facts)
    already = history.check(_seen(facts, digest), trust.of_office(facts.office))
    return Opened(facts, digest, files, signers, already)


def unsealed(files: Mapping[str, bytes], trust: Trust) -> tuple[Facts, str, tuple[tuple[Part, Signer], ...]]:
    """(facts, digest, signers) of the files of a package, whatever was accepted before. Raises as `check`."""
    facts, digest = complete(files)
    signers = tuple((part, _signer(files, part, facts, trust)) for part in Part)
    _check_four_eyes(dict(signers))
    return facts, digest, signers


def complete(files: Mapping[str, bytes]) -> tuple[Facts, str]:
    """(facts, digest) of files that are all there and unchanged; who signed them is not asked. Raises as `check`."""
    _check_sums(files)
    facts = _facts(files)
    if facts.training:
        raise NotGenuine(reason="training")
    _check_tables(facts)
    return facts, sha256(files[SUMS])


def _check_tables(facts: Facts) -> None:
    for table in facts.tables:
        try:
            tabulation.specs([table], place_levels=1)
        except InvalidTable as failure:
            raise UnknownTable(table=table) from failure


def _seen(facts: Facts, digest: str) -> Seen:
    return Seen(
        office=facts.office,
        period=facts.period,
        sequence=facts.sequence,
        digest=digest,
        earlier=facts.earlier,
        rebase=facts.rebase,
    )


def _check_name(name: str, facts: Facts) -> None:
    """A name that announces other facts misleads whoever files it; a name that announces nothing does not."""
    announced = _NAME.match(name)
    if announced and announced.groups() != (facts.period, facts.office, f"{facts.sequence:03d}"):
        raise NotGenuine(reason="other-name")


def _files(content: bytes, identity: str) -> dict[str, bytes]:
    if archive.is_zip(content):
        raise NotGenuine(reason="packed-twice")
    try:
        return archive.unpack(sealing.unseal(content, identity))
    except sealing.OtherKey as failure:
        raise NotForThisKey from failure
    except sealing.BrokenSeal as failure:
        raise NotGenuine(reason="damaged") from failure
    except archive.BadArchive as failure:
        raise NotGenuine(reason=failure.reason) from failure


def listed(sums: bytes) -> tuple[str, ...]:
    """The names in a list of digests; what is no line of one is left out here and refused by `complete`."""
    found = map(_SUM.fullmatch, sums.decode("ascii", "replace").splitlines())
    return tuple(match[2] for match in found if match)


def _check_sums(files: Mapping[str, bytes]) -> None:
    """Exactly the files of the list and their signatures, each with its digest."""
    outside = {SUMS, *SIGNATURES.values()}
    if not outside <= files.keys():
        raise NotGenuine(reason="missing-file")
    lines = files[SUMS].decode("ascii", "replace").splitlines()
    found = [_SUM.fullmatch(line) for line in lines]
    listed = {match[2]: match[1] for match in found if match}
    if len(listed) < len(lines) or not outside.isdisjoint(listed):
        raise NotGenuine(reason="sums")
    if listed.keys() - files.keys():
        raise NotGenuine(reason="missing-file")
    if files.keys() - listed.keys() - outside:
        raise NotGenuine(reason="extra-file")
    if any(sha256(files[name]) != expected for name, expected in listed.items()):
        raise NotGenuine(reason="changed-file")


def _facts(files: Mapping[str, bytes]) -> Facts:
    try:
        return manifest.read(files.get(MANIFEST, b""))
    except manifest.BadManifest as failure:
        if failure.newer:
            raise NewerVersion(found=failure.newer, known=manifest.FORMAT) from failure
        raise NotGenuine(reason="manifest") from failure


def _signer(files: Mapping[str, bytes], part: Part, facts: Facts, trust: Trust) -> Signer:
    text = files[SIGNATURES[part]].decode("ascii", "replace")
    try:
        signer = trust.by_key_id(minisign.key_id(text))
        if signer is None:
            raise NotGenuine(reason="unknown-signer")
        signed = comment.read(minisign.verify(files[SUMS], text, key=signer.key), facts)
    except minisign.BadSignature as failure:
        raise NotGenuine(reason="signature") from failure
    _check_person(signer, signed, part, facts)
    return signer


def _check_person(signer: Signer, signed: Signed | None, part: Part, facts: Facts) -> None:
    if signed is None or signed.part != part or signed.uid != signer.uid:
        raise NotGenuine(reason="other-facts")
    if signer.office != facts.office:
        raise NotGenuine(reason="office")
    if signer.role != signed.role or (part is Part.APPROVER and signer.role != Role.SUPERVISOR):
        raise NotGenuine(reason="role")
    if signer.revoked:
        raise NotGenuine(reason="signer-revoked")
    if not signer.trusted_on(facts.prepared_on[:10]):
        raise NotGenuine(reason="signer-expired")
    if part is Part.PREPARER and signer.uid != facts.prepared_by:
        raise NotGenuine(reason="other-facts")


def _check_four_eyes(signers: Mapping[Part, Signer]) -> None:
    one, other = signers[Part.PREPARER], signers[Part.APPROVER]
    if one.key.raw == other.key.raw or one.uid == other.uid:
        raise NotGenuine(reason="same-signer")
