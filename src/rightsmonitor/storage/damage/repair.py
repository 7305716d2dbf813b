"""A torn free page loses nothing, but every check trips over it: the file is made anew without it (P10)."""

from __future__ import annotations

import os

from rightsmonitor.domain.errors import ReadOnlyPlace
from rightsmonitor.storage import database, failures, files
from rightsmonitor.storage.copies import copying
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import Vault, database_key


def renew(vault: Vault) -> None:
    """VACUUM INTO a new file, which keeps the key; checked in a fresh connection; then it takes the place of the old.

    Raises ReadOnlyPlace, DiskFull, StorageFailed, DamagedDatabase: the vault is then as it was.
    """
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(vault.folder))
    fresh, path = vault.folder / copying.REPAIRED, vault.folder / database.NAME
    spec = database_key(vault.file, vault.data_key)
    copying.drop(fresh)
    with failures.translated(vault.folder):
        try:
            files.make_private_file(fresh)  # so that it is private from its first byte; an empty file is taken
            vault.database.execute("VACUUM INTO ?", (str(fresh),))
            wanted = copying.facts(vault.database) | {"pragma page_count": _pages(fresh)}
            copying.verify(fresh, spec=spec, expected=wanted)
            copying.settle(fresh)
        except BaseException:
            copying.drop(fresh)
            raise
        old = vault.database
        if os.name == "nt":
            old.close()
        os.replace(fresh, path)
        files.sync_folder(vault.folder)
        base = database.connect(path, spec=spec)
        old.close()
    vault.adopt(vault.file, dek=vault.data_key, base=base)
    with vault.transaction():
        audit.append(vault, "vault.repair")


def _pages(path: os.PathLike[str]) -> int:
    return os.stat(path).st_size // database.PAGE_BYTES
