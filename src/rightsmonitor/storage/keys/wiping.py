"""The end of a vault on this laptop: without its key slots the database is noise (crypto-erase, P64).

Slots first, because they are small and everything hangs on them; a cut in between leaves a database that nothing opens.
A flash disk may keep old sectors: what is in them still takes a passphrase; wiping changes nothing about that.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.domain.errors import ReadOnlyPlace
from rightsmonitor.storage import database, failures, files
from rightsmonitor.storage.keys import attempts, keyslots
from rightsmonitor.storage.vault import Vault

# Everything that the program ever puts beside the two; other files in the folder are not ours and stay.
_BESIDE = (attempts.NAME, "ballast", "open.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What is elsewhere: releases that were written, backups as (name, where), and what else lies in the folder."""

    releases: int
    backups: tuple[tuple[str, str], ...]
    others: int


def remains(vault: Vault) -> Remains:
    """To be asked before there is nobody left to ask."""
    base = vault.database
    receipts: tuple[tuple[str, str], ...] = ()
    if base.value("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup'") is not None:
        receipts = tuple((str(n), str(p)) for n, p in base.rows("SELECT name, place FROM backup ORDER BY number"))
    return Remains(
        releases=int(base.value("SELECT count(*) FROM release WHERE written_at IS NOT NULL")),
        backups=receipts,
        others=sum(not _ours(path) for path in vault.folder.iterdir()),
    )


def wipe(vault: Vault) -> None:
    """Overwrites and removes the key slots, then everything else of the vault. The vault is closed afterwards.

    Raises ReadOnlyPlace, StorageFailed: the slots are then still there.
    """
    folder = vault.folder
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(folder))
    with failures.translated(folder):
        for path in sorted(folder.glob(f"{keyslots.NAME}*")):
            _overwrite(path)
        for path in sorted(folder.glob(f"{keyslots.NAME}*")):
            path.unlink()
        files.sync_folder(folder)
    vault.forget()
    for path in folder.iterdir():
        if _ours(path):
            with contextlib.suppress(OSError):  # a file that another program holds: it opens with nothing any more
                path.unlink()
    files.sync_folder(folder)


def _ours(path: Path) -> bool:
    return path.is_file() and path.name.startswith((database.NAME, keyslots.NAME, *_BESIDE))


def _overwrite(path: Path) -> None:
    """In place, so that a disk that turns writes the noise over the slots themselves."""
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, os.urandom(path.stat().st_size))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
