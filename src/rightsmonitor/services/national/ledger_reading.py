"""What the authority does with the ledger of an office: is it genuine, and what never arrived?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import ForeignFile, NotGenuine
from rightsmonitor.exchange import ledger_file
from rightsmonitor.exchange.ledger_file import Ledger, Line
from rightsmonitor.exchange.package import minisign
from rightsmonitor.exchange.trust import Signer, Trust
from rightsmonitor.services import reading
from rightsmonitor.services.national.authority import read_trust

_MOST_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A genuine ledger. `missing`: approved by the office, never opened here; `unknown`: opened here, not in it."""

    ledger: Ledger
    signer: Signer
    missing: tuple[Line, ...]
    unknown: tuple[int, ...]  # numbers of packages

    @property
    def agrees(self) -> bool:
        """Nothing was accepted here that the office does not know of."""
        return not self.unknown


def read(*, file: Path, trust: Path) -> Read:
    """Checks the signature (`FILE.minisig`) against the trusted supervisors of the office, and every line against
    what was accepted from it.

    Raises NotGenuine(reason), ForeignFile, UnreadableFile, TooLarge.
    """
    known = read_trust(trust)
    content = reading.content(file, _MOST_BYTES)
    signature = reading.content(file.with_name(f"{file.name}.minisig"), reading.SMALL)
    signer, comment = _signer(content, signature.decode("ascii", "replace"), known)
    try:
        ledger = ledger_file.read(content)
    except ledger_file.BadLedger as failure:
        raise ForeignFile(name=file.name) from failure
    _check_person(signer, ledger, comment)
    seen = {each.digest: each.sequence for each in known.of_office(ledger.office)}
    listed = {line.digest for line in ledger.lines}
    return Read(
        ledger=ledger,
        signer=signer,
        missing=tuple(line for line in ledger.lines if line.digest not in seen),
        unknown=tuple(sorted(number for digest, number in seen.items() if digest not in listed)),
    )


def _signer(content: bytes, signature: str, known: Trust) -> tuple[Signer, str]:
    try:
        signer = known.by_key_id(minisign.key_id(signature))
        if signer is None:
            raise NotGenuine(reason="unknown-signer")
        return signer, minisign.verify(content, signature, key=signer.key)
    except minisign.BadSignature as failure:
        raise NotGenuine(reason="signature") from failure


def _check_person(signer: Signer, ledger: Ledger, comment: str) -> None:
    if comment != ledger.comment:
        raise NotGenuine(reason="other-facts")
    if signer.office != ledger.office:
        raise NotGenuine(reason="office")
    if signer.role != Role.SUPERVISOR:
        raise NotGenuine(reason="role")
    if signer.revoked:
        raise NotGenuine(reason="signer-revoked")
    if not signer.trusted_on(ledger.written_on[:10]):
        raise NotGenuine(reason="signer-expired")
