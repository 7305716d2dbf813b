"""Operations on files that Python itself makes in one folder, refused when told: opening to write, renaming, removing.

Python asks its audit hooks before each of them (PEP 578), and a hook that raises refuses it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR


class Refusals:
    """Counts such operations, and refuses the `at`-th one from now."""

    def __init__(self) -> None:
        self.folder = ""
        self.at = 0
        self.for_ever = False
        self.seen = 0
        self.code = errno.ENOSPC
        sys.addaudithook(self._look)  # cannot be taken away again, so there is one for all tests

    def _look(self, event: str, facts: tuple[Any, ...]) -> None:
        if not self.folder or not self._is_ours(event, facts):
            return
        self.seen += 1
        if self.at and (self.seen == self.at or (self.for_ever and self.seen > self.at)):
            raise OSError(self.code, os.strerror(self.code))

    def _is_ours(self, event: str, facts: tuple[Any, ...]) -> bool:
        if event == "open":
            return isinstance(facts[0], str | os.PathLike) and self._inside(facts[0]) and bool(facts[2] & _WRITING)
        return event in ("os.rename", "os.remove") and self._inside(facts[0])

    def _inside(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self.folder)  # type: ignore[arg-type]

    @contextlib.contextmanager
    def refuse(self, folder: Path, *, at: int = 0, for_ever: bool = False, code: int = errno.ENOSPC) -> Iterator[None]:
        """`at` 0 only counts."""
        self.folder, self.at, self.for_ever, self.code, self.seen = str(folder.resolve()), at, for_ever, code, 0
        try:
            yield
        finally:
            self.folder = ""


REFUSALS = Refusals()
