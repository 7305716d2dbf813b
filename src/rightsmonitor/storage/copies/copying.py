"""Copies of the database: made by the backup API into a file of their own, believed only after a fresh opening."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rightsmonitor.domain.errors import DamagedDatabase
from rightsmonitor.storage import database, failures, files
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.trail import audit

Progress = Callable[[int, int], None]
# Files that exist while something is made of them; a kill may leave them.
NEW, BACKUP, REPAIRED = (f"{database.NAME}.{use}" for use in ("new", "backup", "repaired"))
_PAGES = 1024  # 4 MiB between two reports of progress


def copy(source: Database, path: Path, *, spec: str, progress: Progress | None = None) -> Database:
    """A copy of `source` under the key `spec`, open; whatever lay at `path` is gone.

    `progress` gets pages done and in all, and may raise to stop. Raises DamagedDatabase(reason="copy") when the copy
    is not what it was made from, and the errors of the disk; nothing is left then.
    """
    drop(path)
    try:
        files.make_private_file(path)
        target = database.create(path, spec=spec)
        try:
            target.execute("PRAGMA cache_size = -2048")  # written once from end to end: nothing to keep in memory
            with failures.translated(path.parent):
                source.connection.backup(target.connection, pages=_PAGES, progress=_reporter(progress))
            if facts(target) != facts(source):
                raise DamagedDatabase(folder=str(path.parent), reason="copy")
        except BaseException:
            target.close()
            raise
    except BaseException:
        drop(path)
        raise
    return target


def _reporter(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda _status, remaining, total: progress(total - remaining, total)


def facts(base: Database) -> dict[str, object]:
    """What must be the same on both sides: versions, the end of the audit chain, rows of every table."""
    tables = [str(name) for (name,) in base.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found: dict[str, object] = {name: base.value(f'SELECT count(*) FROM "{name}"') for name in tables}
    for pragma in ("user_version", "application_id", "page_count"):
        found[f"pragma {pragma}"] = base.value(f"PRAGMA {pragma}")
    found["audit head"] = audit.head(base)
    return found


def sound(base: Database) -> bool:
    """Every page, every row and the search index in itself, which needs the others to be what they seem."""
    return not base.rows("PRAGMA cipher_integrity_check") and _well_formed(base)


def _well_formed(base: Database) -> bool:
    if base.rows("PRAGMA integrity_check") != [("ok",)]:
        return False
    if not base.read_only:  # FTS5 runs its check as a write
        base.execute("INSERT INTO incident_fts (incident_fts) VALUES ('integrity-check')")
    return True


def verify(
    path: Path, *, spec: str, expected: dict[str, object], also: Callable[[Database], str] | None = None
) -> None:
    """Nothing is believed of a file that was not opened afresh, by two connections: one goes through its structure and
    its facts, the other meanwhile through its seals. Raises DamagedDatabase(reason="copy").

    `also`: one more test of the copy, in another thread; the reason why it failed, or nothing.
    """
    base = database.connect(path, spec=spec)
    try:
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="copy") as helper:
            seals = helper.submit(_seals, path, spec, also)
            reason = "" if _well_formed(base) and facts(base) == expected else "copy"
            reason = reason or seals.result()
    finally:
        base.close()
    if reason:
        raise DamagedDatabase(folder=str(path.parent), reason=reason)


def _seals(path: Path, spec: str, also: Callable[[Database], str] | None) -> str:
    base = database.beside(path, spec=spec)
    try:
        if base.rows("PRAGMA cipher_integrity_check"):
            return "copy"
        return also(base) if also is not None else ""
    finally:
        base.close()


def settle(path: Path) -> None:
    """The file belongs to no connection any more; on the disk with its name when this returns."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    (path.parent / f"{path.name}-journal").unlink(missing_ok=True)
    files.sync_folder(path.parent)


def drop(path: Path) -> None:
    """Removes a copy and its journal; nothing happens when there is none."""
    for name in (path.name, f"{path.name}-journal"):
        (path.parent / name).unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Removes what a kill left. The lock of the vault is held."""
    for name in (NEW, BACKUP, REPAIRED):
        drop(folder / name)
