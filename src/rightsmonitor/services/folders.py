"""A new folder with all its files, or none: written beside and renamed in one step, private to the person."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rightsmonitor.domain.errors import VaultExists
from rightsmonitor.storage import files as private_files
from rightsmonitor.storage.failures import translated


def must_be_free(to: Path) -> None:
    """`to` is new or an empty folder. Raises VaultExists, ReadOnlyPlace."""
    with translated(to):
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise VaultExists(folder=str(to))


def fill(to: Path, files: Mapping[str, bytes]) -> None:
    """Writes all files into `to`, a new or an empty folder. Raises VaultExists, DiskFull, ReadOnlyPlace."""
    must_be_free(to)
    with translated(to), beside(to) as fresh:
        put(fresh, files)
        publish(fresh, to)


@contextmanager
def beside(to: Path) -> Iterator[Path]:
    """A private folder next to `to` that is gone at the end, unless it was published."""
    to.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{to.name}-", dir=to.parent))
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files, each in its folder below `folder`; on the disk when this returns."""
    for name, content in files.items():
        private_files.make_private_folder((folder / name).parent)
        private_files.make_private_file(folder / name, content)


def publish(fresh: Path, to: Path) -> None:
    """`fresh` becomes `to`, which is not there or empty."""
    with contextlib.suppress(FileNotFoundError):
        to.rmdir()
    fresh.rename(to)
    private_files.sync_folder(to.parent)
