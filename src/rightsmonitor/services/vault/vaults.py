"""The health of a vault, its keys anew, and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rightsmonitor.domain.clock import SystemClock
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.release import ledger
from rightsmonitor.services.session import Session
from rightsmonitor.storage import people
from rightsmonitor.storage.damage import repair as renewing
from rightsmonitor.storage.damage import salvage as salvaging
from rightsmonitor.storage.damage.health import CheckReport as CheckReport
from rightsmonitor.storage.damage.health import Finding
from rightsmonitor.storage.damage.salvage import Salvaged as Salvaged
from rightsmonitor.storage.keys import attempts, wiping
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.keys.wiping import Remains as Remains
from rightsmonitor.storage.trail import audit

Progress = Callable[[int, int], None]


@permitted("vaults.check")
def check(session: Session, *, thorough: bool = False) -> CheckReport:
    """Both integrity checks, the search index, the audit chain, the roster, every release with its proof; audited.

    `thorough` also compares every word of the index and every signature, minutes for a large vault.
    """
    report = session.vault.check(thorough=thorough)
    if report.sound:
        report = replace(report, problems=_releases(session))
    if report.sound and not session.vault.read_only:
        with session.vault.transaction():
            audit.append(session.vault, "vault.check")
    return report


def _releases(session: Session) -> tuple[Finding, ...]:
    wrong = [entry.sequence for entry in ledger.checked(session) if entry.faults]
    return (Finding(code="release", count=len(wrong), first=wrong[0]),) if wrong else ()


@permitted("vaults.rotate")
def rotate(session: Session) -> int:
    """Everything under a new data key; the number of its epoch. Audited. Raises DiskFull, ReadOnlyPlace."""
    people.rotate(session.vault)
    return session.vault.epoch


@permitted("vaults.repair")
def repair(session: Session) -> CheckReport:
    """Makes the file anew when only a free page is torn, and checks it; audited. A file with problems is left alone.

    Raises ReadOnlyPlace, DiskFull, StorageFailed.
    """
    report = session.vault.check()
    if not report.sound:
        return report
    renewing.renew(session.vault)
    return session.vault.check()


def salvage(
    *,
    folder: Path,
    to: Path,
    user: str,
    passphrase: bytes | bytearray,
    weakest_kdf: KdfParameters = FLOOR,
    progress: Progress | None = None,
) -> Salvaged:
    """Every undamaged record of a damaged vault in a new one, which opens as before; a bytearray given is overwritten.

    Raises WrongPassphrase, TooManyAttempts, VaultExists, DiskFull, and DamagedDatabase when only a backup helps.
    """
    try:
        with attempts.counted(folder.resolve(), SystemClock()):
            return salvaging.salvage(
                folder, to, user=user, passphrase=passphrase, weakest_kdf=weakest_kdf, progress=progress
            )
    finally:
        if isinstance(passphrase, bytearray):
            passphrase[:] = bytes(len(passphrase))


@permitted("vaults.wipe")
def wipe(session: Session, *, office: str) -> Remains:
    """Makes everything here unreadable for ever and removes it; what remains elsewhere is the answer.

    `office`: its code, typed once more, so that nobody wipes the wrong vault. Takes a fresh passphrase. Not audited:
    the audit goes with the rest. Raises InvalidValue(field="office"), ReadOnlyPlace, StorageFailed.
    """
    if office.strip().upper() != session.office.code:
        raise InvalidValue(field="office")
    found = wiping.remains(session.vault)
    wiping.wipe(session.vault)
    return found
