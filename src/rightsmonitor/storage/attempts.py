"""Guessing slows down: failed attempts are counted in a file beside vault.json, so also after a restart.

This is a rule for whoever comes to the keyboard, not a lock: who can copy the folder guesses elsewhere, at the price of
Argon2id. Therefore it never waits longer than half a minute, and never for ever.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from rightsmonitor.domain.clock import Clock
from rightsmonitor.domain.errors import RightsMonitorError, TooManyAttempts, WrongCode, WrongPassphrase
from rightsmonitor.storage import files, keyslots

NAME = "attempts.json"
LONGEST_WAIT = 30
_FREE = 2  # mistakes that anybody makes
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class _Counted:
    failures: int = 0
    last: float = 0.0

    def wait(self) -> int:
        """Seconds after the last failure: 0, 0, 1, 2, 4 … 30."""
        beyond = self.failures - _FREE
        return 0 if beyond < 0 or not self.failures else min(LONGEST_WAIT, 1 << min(beyond, 10))


def failures(folder: Path) -> int:
    """How often somebody failed since the vault was last opened."""
    return _read(folder).failures


@contextlib.contextmanager
def counted(folder: Path, clock: Clock) -> Iterator[None]:
    """One attempt. It counts as failed before it is made, so that ending the program does not undo it.

    Raises TooManyAttempts(seconds) before anything is tried.
    """
    before, now = _read(folder), clock.now().timestamp()
    _check(folder, before, now)
    _write(folder, _Counted(min(before.failures + 1, _MOST), now))
    try:
        yield
    except (WrongPassphrase, WrongCode):
        raise
    except RightsMonitorError:
        _write(folder, before)  # the disk or another window was in the way: nobody guessed
        raise
    _write(folder, _Counted())


def _check(folder: Path, before: _Counted, now: float) -> None:
    wait = before.wait()
    if before.last > now:  # the clock was set back: the wait begins again, and ends
        _write(folder, _Counted(before.failures, now))
        before = _Counted(before.failures, now)
    left = ceil(before.last + wait - now)
    if wait and left > 0:
        raise TooManyAttempts(seconds=min(left, LONGEST_WAIT))


def _read(folder: Path) -> _Counted:
    """Nothing counted where there is no file, or one that is not ours."""
    try:
        found = json.loads((folder / NAME).read_bytes())
        return _Counted(max(0, min(int(found["failures"]), _MOST)), float(found["last"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return _Counted()


def _write(folder: Path, counted: _Counted) -> None:
    # A medium that cannot be written to must still open for reading: there, nothing is counted.
    with contextlib.suppress(OSError):
        if not (folder / keyslots.NAME).is_file():
            return
        if not counted.failures:
            (folder / NAME).unlink(missing_ok=True)
            return
        files.replace(folder / NAME, json.dumps({"failures": counted.failures, "last": counted.last}).encode())
