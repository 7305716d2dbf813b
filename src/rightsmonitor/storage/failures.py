"""The one place where errors of SQLCipher and of the disk become errors of the program."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain.errors import (
    DamagedDatabase,
    DiskFull,
    ReadOnlyPlace,
    RightsMonitorError,
    StorageFailed,
    VaultLocked,
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# The backup API of sqlcipher3 tells its errors without a name: there, SQLite's own text for the code stands in for it.
_NAMES = {
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextlib.contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Raises the program's error for what the disk or the database answered inside the block."""
    try:
        yield
    except sqlcipher.IntegrityError:
        raise  # a rule of ours was broken: our bug, and the message names columns only
    except sqlcipher.DatabaseError as error:
        found = from_database(error, folder)
        if found is None:
            raise
        raise found from None
    except OSError as error:
        raise from_system(error, folder) from None


def from_database(error: sqlcipher.DatabaseError, folder: Path) -> RightsMonitorError | None:
    """None when the statement itself was wrong, which is our bug."""
    name = getattr(error, "sqlite_errorname", None) or _NAMES.get(str(error), "")
    where = str(folder)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return DamagedDatabase(folder=where, reason="unreadable")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return VaultLocked(folder=where)
    if name == "SQLITE_FULL":
        return DiskFull(folder=where)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return ReadOnlyPlace(folder=where)
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOMEM", "SQLITE_PROTOCOL")):
        return StorageFailed(folder=where, reason=name.removeprefix("SQLITE_").lower().replace("_", "-"))
    return None


def from_system(error: OSError, folder: Path) -> RightsMonitorError:
    where = str(folder)
    if error.errno in _FULL:
        return DiskFull(folder=where)
    if error.errno in _READ_ONLY:
        return ReadOnlyPlace(folder=where)
    return StorageFailed(folder=where, reason=errno.errorcode.get(error.errno or 0, "io").lower())
