"""The health of a vault."""

from __future__ import annotations

from dataclasses import replace

from rightsmonitor.services import ledger
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import audit, people
from rightsmonitor.storage.health import CheckReport, Finding


@permitted("vaults.check")
def check(session: Session) -> CheckReport:
    """Both integrity checks, the search index, the audit chain, the roster, and every release with its proof."""
    report = session.vault.check()
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
