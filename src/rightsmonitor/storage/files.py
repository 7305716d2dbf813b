"""Small files written so that a crash leaves the old one or the new one, private to the person."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """`folder` with mode 0700 whatever the umask; it may exist."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    os.chmod(folder, PRIVATE_FOLDER)


def make_private_file(path: Path, content: bytes = b"") -> None:
    """A new file with mode 0600; FileExistsError when it is there. On the disk when this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, content: bytes, *, keep_previous: bool = False) -> None:
    """Temporary name → fsync → rename → fsync of the folder; `keep_previous` leaves the old as `<name>.1`."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        make_private_file(fresh, content)
        if keep_previous and path.exists():
            _keep(path)
        os.replace(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _keep(path: Path) -> None:
    """A copy beside, itself replaced in one step: at no moment is there neither the file nor its copy."""
    previous = path.with_name(path.name + ".1")
    fresh = path.with_name(path.name + ".1.new")
    fresh.unlink(missing_ok=True)
    make_private_file(fresh, path.read_bytes())
    os.replace(fresh, previous)


def sync_folder(folder: Path) -> None:
    """Makes renames in `folder` durable; systems that cannot open a folder do this by themselves."""
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
