"""A disk that remembers and fails: SQLite's own file layer with each change recorded, or refused when told.

Nothing of the program knows of it. The default VFS of the SQLite inside `sqlcipher3` is copied, its `xOpen` and
`xDelete` and the methods of the files it opens are wrapped, and the copy becomes the default
(https://sqlite.org/vfs.html).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3 as engine

OK = 0
FULL = 13  # SQLITE_FULL, what ENOSPC becomes
_IOERR = 10
_IOERR_OF = {"write": _IOERR | 3 << 8, "truncate": _IOERR | 6 << 8, "sync": _IOERR | 4 << 8, "delete": _IOERR | 10 << 8}

_CANTOPEN = 14
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)

_POINTER = ctypes.c_void_p
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)
# Names are passed on as the pointers they are: SQLite keeps the parameters of the URI behind the end of the name.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        *((name, _POINTER) for name in ("close", "read", "write", "truncate", "sync", "size", "lock", "unlock")),
        *((f"rest{at}", _POINTER) for at in range(10)),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", _POINTER),)


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("size", ctypes.c_int),
        ("longest", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("delete", _POINTER),
        *((f"rest{at}", _POINTER) for at in range(14)),
    )


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: `kind` is write, truncate, sync or delete; `durable` says that a deletion waits for the folder."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""
    durable: bool = True


@dataclass(slots=True)
class Fault:
    """The `at`-th change from now fails, once or from then on for ever, as CODES say: the disk is full, the device
    answers with an error, or there is no permission any more. SQLite's layer for files answers the last two alike
    where something is written; without permission nothing can be opened either.
    """

    at: int
    code: int
    for_ever: bool = False
    struck: int = 0

    def answer(self, kind: str) -> int:
        """0 for a change that happens, otherwise the code that SQLite gets."""
        self.at -= 1
        if self.at > 0 or (self.at < 0 and not self.for_ever):
            return OK
        self.struck += 1
        # A full disk still truncates, syncs and deletes; to sync takes no permission.
        if (self.code == errno.ENOSPC and kind != "write") or (self.code == errno.EACCES and kind == "sync"):
            return OK
        return FULL if self.code == errno.ENOSPC else _IOERR_OF[kind]

    @property
    def shut(self) -> bool:
        return self.code == errno.EACCES and self.for_ever and bool(self.struck)


class Device:
    """What happens to the files in `folder` while it is the default."""

    def __init__(self, folder: Path) -> None:
        self.operations: list[Operation] = []
        self.fault: Fault | None = None
        self._folder = str(folder.resolve())
        self._library = ctypes.CDLL(engine.__file__)
        self._library.sqlite3_vfs_find.restype = _POINTER
        self._plain = _Vfs.from_address(self._library.sqlite3_vfs_find(None))
        self._names: dict[int, str] = {}
        self._wrapped: dict[int, tuple[_Methods, list[Any]]] = {}
        self._vfs = _Vfs.from_buffer_copy(self._plain)
        self._vfs.name, self._vfs.next = b"recording", None
        self._open_plain = _OPEN(self._plain.open)
        self._delete_plain = _DELETE(self._plain.delete)
        self._callbacks = [_OPEN(self._open), _DELETE(self._delete)]
        self._vfs.open = ctypes.cast(self._callbacks[0], _POINTER).value
        self._vfs.delete = ctypes.cast(self._callbacks[1], _POINTER).value

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Every database that is opened inside uses it."""
        assert self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1) == OK
        try:
            yield
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
            assert self._library.sqlite3_vfs_register(ctypes.byref(self._plain), 1) == OK

    def _happen(self, operation: Operation, act: Callable[[], int]) -> int:
        if self.fault is not None:
            refused = self.fault.answer(operation.kind)
            if refused:
                return refused
        code = act()
        if code == OK:
            self.operations.append(operation)
        return code

    def _open(self, vfs: int, path: int | None, file: int, flags: int, out: int | None) -> int:
        name = _text(path)
        if self.fault is not None and self.fault.shut and name.startswith(self._folder):
            _File.from_address(file).methods = None
            return _CANTOPEN
        code = int(self._open_plain(vfs, path, file, flags, out))
        if code == OK and name.startswith(self._folder):
            opened = _File.from_address(file)
            self._names[file] = Path(name).name
            opened.methods = ctypes.addressof(self._methods(opened.methods))
        return code

    def _delete(self, vfs: int, path: int, synced: int) -> int:
        name = _text(path)
        if not name.startswith(self._folder):
            return int(self._delete_plain(vfs, path, synced))
        gone = Operation("delete", Path(name).name, durable=bool(synced))
        return self._happen(gone, lambda: self._delete_plain(vfs, path, synced))

    def _methods(self, plain: int) -> _Methods:
        if plain not in self._wrapped:
            made = _Methods.from_buffer_copy(_Methods.from_address(plain))
            write, truncate, sync = _WRITE(made.write), _TRUNCATE(made.truncate), _SYNC(made.sync)

            def on_write(file: int, data: int, amount: int, offset: int) -> int:
                operation = Operation("write", self._names[file], offset, ctypes.string_at(data, amount))
                return self._happen(operation, lambda: write(file, data, amount, offset))

            def on_truncate(file: int, size: int) -> int:
                return self._happen(Operation("truncate", self._names[file], size), lambda: truncate(file, size))

            def on_sync(file: int, flags: int) -> int:
                return self._happen(Operation("sync", self._names[file]), lambda: sync(file, flags))

            kept = [_WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync)]
            made.write, made.truncate, made.sync = (ctypes.cast(each, _POINTER).value for each in kept)
            self._wrapped[plain] = made, [*kept, write, truncate, sync]
        return self._wrapped[plain][0]


def _text(name: int | None) -> str:
    return ctypes.string_at(name).decode() if name else ""
