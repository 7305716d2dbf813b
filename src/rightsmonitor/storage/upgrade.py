"""A database of an earlier schema: a verified copy first, then each migration in one transaction (P13)."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.domain.errors import DamagedDatabase
from rightsmonitor.storage import database, files, migrate
from rightsmonitor.storage.copies import copying
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.trail import audit

NAME = f"{database.NAME}.before"
_COPIED, _VERIFIED, _CHANGED, _DONE = 30, 60, 70, 100  # hundredths of the time it takes
_SHARE = 50  # hundredths of an opening that bringing up takes
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Opening:
    """Both parts of opening a vault of an earlier version as one count in hundredths: bringing it up, and its trail
    where nobody vouched for that yet. Nothing is told where there is nothing to do.
    """

    progress: Progress | None
    told: bool = False

    def upgrading(self, done: int, total: int) -> None:
        self._tell(_SHARE * done // max(total, 1))

    def verifying(self, done: int, total: int) -> None:
        self._tell(_SHARE + (_DONE - _SHARE) * done // max(total, 1))

    def ended(self) -> None:
        if self.told:
            self._tell(_DONE)

    def _tell(self, hundredths: int) -> None:
        self.told = True
        if self.progress is not None:
            self.progress(hundredths, _DONE)


def bring_up(base: Database, *, spec: str, progress: Progress | None = None) -> None:
    """Brings the schema up to date. The copy goes once the new state was checked; it is put back where that fails.

    `progress` gets hundredths, and nothing where there is nothing to do. It may raise to stop until the first step.
    Raises DamagedDatabase(reason="migration"), DiskFull or StorageFailed: the database is then as it was.
    """
    kept = base.folder / NAME

    def told(hundredths: int) -> None:
        if progress is not None:
            progress(hundredths, _DONE)

    if int(base.value("PRAGMA user_version")) < migrate.newest():
        _keep(base, kept, spec, told)
        try:
            migrate.apply(base.connection)
        except BaseException:
            copying.drop(kept)  # the transaction was rolled back: nothing changed
            raise
        told(_CHANGED)
    if kept.is_file():  # also after a kill between the last step and here
        _check(base, kept, spec)
        told(_DONE)


def _keep(base: Database, kept: Path, spec: str, told: Callable[[int], None]) -> None:
    copy = copying.copy(base, kept, spec=spec, progress=lambda done, total: told(_COPIED * done // max(total, 1)))
    expected = copying.facts(copy)
    copy.close()
    try:
        copying.verify(kept, spec=spec, expected=expected)
        told(_VERIFIED)
    except BaseException:
        copying.drop(kept)
        raise
    copying.settle(kept)


def _check(base: Database, kept: Path, spec: str) -> None:
    if copying.sound(base) and _same_records(base, kept, spec):
        copying.drop(kept)
        return
    base.close()
    os.replace(kept, base.folder / database.NAME)
    files.sync_folder(base.folder)
    raise DamagedDatabase(folder=str(base.folder), reason="migration")


def _same_records(base: Database, kept: Path, spec: str) -> bool:
    """Records, versions and the audit are those of the copy; a copy that does not open proves nothing."""
    try:
        before = database.connect(kept, spec=spec)
    except DamagedDatabase:
        return True  # cut off while it was made: then no migration had begun
    try:
        return _essentials(before) == _essentials(base)
    finally:
        before.close()


def _essentials(base: Database) -> tuple[object, ...]:
    counts = (base.value(f"SELECT count(*) FROM {table}") for table in ("incident", "incident_version", "roster"))
    return (*counts, audit.head(base))
