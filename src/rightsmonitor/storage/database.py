"""One connection to data.db with the opening profile of security.md 4.5.

Nothing else ever opens that file.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain.errors import (
    DamagedDatabase,
    DatabaseMissing,
    EncryptionMissing,
    ForeignFile,
    ReadOnlyPlace,
    VaultLocked,
)
from rightsmonitor.storage import failures

NAME = "data.db"
APPLICATION_ID = 0x524D5631  # "RMV1"
PAGE_BYTES = 4096
_WAIT_SECONDS = 2.0
_CACHE_KIB = 65_536
_OLDEST_SQLITE = (3, 51, 3)
_OLDEST_SQLCIPHER = (4, 19)
_SPEC = re.compile(r"[0-9a-f]{96}")
_PROFILE: tuple[tuple[str, str, object], ...] = (
    ("synchronous", "EXTRA", 3),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("cache_size", f"-{_CACHE_KIB}", -_CACHE_KIB),
)
Row = tuple[Any, ...]


class Database:
    """Runs statements and turns failures into errors of the program.

    Used only in the thread that opened it.
    """

    def __init__(self, connection: sqlcipher.Connection, *, folder: Path, read_only: bool) -> None:
        self.connection = connection
        self.folder = folder
        self.read_only = read_only
        self.rollbacks = 0  # whoever remembers rows outside the database forgets them when this grows
        self._depth = 0

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs one statement; the id of the row it inserted last."""
        with failures.translated(self.folder):
            return int(self.connection.execute(sql, values).lastrowid or 0)

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs one statement; the number of rows it changed."""
        with failures.translated(self.folder):
            return int(self.connection.execute(sql, values).rowcount)

    def many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            with failures.translated(self.folder):
                self.connection.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with failures.translated(self.folder):
            return list(self.connection.execute(sql, values).fetchall())

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        with failures.translated(self.folder):
            found: Row | None = self.connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first column of the first row; None without a row."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an inner transaction joins the outer one.

        Saved means on the disk when this ends.
        """
        if self.read_only:
            raise ReadOnlyPlace(folder=str(self.folder))
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        # IMMEDIATE: a deferred transaction that reads first cannot wait when it comes to writing.
        self.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _roll_back(self) -> None:
        self.rollbacks += 1
        # SQLite may have rolled back by itself, or the disk may refuse even this: the first error is the
        # one to tell.
        with contextlib.suppress(sqlcipher.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()


def _connect(path: Path, mode: str, wait: float = _WAIT_SECONDS) -> sqlcipher.Connection:
    return sqlcipher.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        cached_statements=0,
        timeout=wait,
    )


def connect(path: Path, *, spec: str) -> Database:
    """Opens an existing file with its raw key: `spec` is 96 hexadecimal digits, key then salt.

    Raises DatabaseMissing, ForeignFile, DamagedDatabase, VaultLocked, EncryptionMissing or StorageFailed.
    """
    if not _SPEC.fullmatch(spec):
        raise ValueError("the key must be 96 hexadecimal digits")  # else it would silently become a passphrase
    folder = path.parent
    with failures.translated(folder):
        _check_size(path)
        connection = _connect(path, "rw")
        try:
            _unlock(connection, spec)
            _take(connection)
            _settle(connection)
            _check_end(connection, path)
            read_only = not _writable(connection)
        except sqlcipher.DatabaseError as error:
            connection.close()
            if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB" and _is_plain(path):
                raise ForeignFile(name=path.name) from None
            raise
        except BaseException:
            connection.close()
            raise
    return Database(connection, folder=folder, read_only=read_only)


def connect_damaged(path: Path, *, spec: str) -> Database:
    """For salvage: whatever of the file can be read, and nothing is ever written to it.

    Raises DatabaseMissing, ForeignFile, VaultLocked, and DamagedDatabase where not even its first page can be read.
    """
    if not _SPEC.fullmatch(spec):
        raise ValueError("the key must be 96 hexadecimal digits")
    with failures.translated(path.parent):
        _check_size(path)
        connection = _connect(path, "rw")
        try:
            _unlock(connection, spec)
            _take(connection)
            for name, wanted, _ in _PROFILE:
                connection.execute(f"PRAGMA {name} = {wanted}")
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return Database(connection, folder=path.parent, read_only=True)


def beside(path: Path, *, spec: str) -> Database:
    """One more connection to a copy that nobody writes to, without a lock; for reading only.

    Never to the vault itself: where it is closed, POSIX gives away the locks of the whole process (security.md 5a).
    """
    if not _SPEC.fullmatch(spec):
        raise ValueError("the key must be 96 hexadecimal digits")
    with failures.translated(path.parent):
        connection = _connect(path, "ro&immutable=1")
        try:
            _unlock(connection, spec)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            for name, wanted, _ in _PROFILE:
                connection.execute(f"PRAGMA {name} = {wanted}")
        except BaseException:
            connection.close()
            raise
    return Database(connection, folder=path.parent, read_only=True)


def create(path: Path, *, spec: str) -> Database:
    """Makes a database of an empty file that was created private: its journal takes over the mode."""
    if not _SPEC.fullmatch(spec):
        raise ValueError("the key must be 96 hexadecimal digits")
    connection = _connect(path, "rw")
    try:
        _unlock(connection, spec)
        _take(connection)
        _settle(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.close()
        raise
    return Database(connection, folder=path.parent, read_only=False)


def _check_size(path: Path) -> None:
    """SQLite takes a file of 0 or 1 byte for a new, empty, healthy database."""
    if not path.is_file():
        raise DatabaseMissing(folder=str(path.parent))
    size = path.stat().st_size
    if size == 0:
        raise ForeignFile(name=path.name)
    if size < PAGE_BYTES:
        raise DamagedDatabase(folder=str(path.parent), reason="size")


def _unlock(connection: sqlcipher.Connection, spec: str) -> None:
    if sqlcipher.sqlite_version_info < _OLDEST_SQLITE:
        raise EncryptionMissing(reason="sqlite")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute(f"PRAGMA key = \"x'{spec}'\"")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    numbers = tuple(int(part) for part in re.findall(r"\d+", version[0])[:2]) if version else ()
    if numbers < _OLDEST_SQLCIPHER:
        raise EncryptionMissing(reason="sqlcipher")


def _take(connection: sqlcipher.Connection) -> None:
    """Takes the lock of the whole file until the connection ends."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    connection.execute("COMMIT")


def _writable(connection: sqlcipher.Connection) -> bool:
    """Asked of SQLite by a change that is taken back: file modes do not tell of mounts and access lists."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {int(version)}")
    except sqlcipher.OperationalError as error:
        return not error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def _settle(connection: sqlcipher.Connection) -> None:
    for name, wanted, reads_back in _PROFILE:
        connection.execute(f"PRAGMA {name} = {wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != reads_back:
            raise EncryptionMissing(reason=name.replace("_", "-"))
    mode = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
    if mode != "truncate":
        raise EncryptionMissing(reason="journal-mode")


def _check_end(connection: sqlcipher.Connection, path: Path) -> None:
    """A file cut at its end reads well until somebody asks for the last page."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if path.stat().st_size != pages * PAGE_BYTES:
        raise DamagedDatabase(folder=str(path.parent), reason="size")


def _is_plain(path: Path) -> bool:
    """Whether the file is an SQLite database without encryption."""
    connection = _connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def in_use(path: Path) -> bool:
    """Whether somebody holds the file, without its key: the lock is asked before the first page is read."""
    connection = _connect(path, "ro", wait=0)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher.DatabaseError as error:
        return isinstance(failures.from_database(error, path.parent), VaultLocked)
    finally:
        connection.close()
    return False
