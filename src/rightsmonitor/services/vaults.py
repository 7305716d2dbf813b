"""The health of a vault."""

from __future__ import annotations

from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import audit, people
from rightsmonitor.storage.health import CheckReport


@permitted("vaults.check")
def check(session: Session) -> CheckReport:
    """Both integrity checks, the search index, the audit chain and the roster."""
    report = session.vault.check()
    if report.sound and not session.vault.read_only:
        with session.vault.transaction():
            audit.append(session.vault, "vault.check")
    return report


@permitted("vaults.rotate")
def rotate(session: Session) -> int:
    """Everything under a new data key; the number of its epoch. Audited. Raises DiskFull, ReadOnlyPlace."""
    people.rotate(session.vault)
    return session.vault.epoch
