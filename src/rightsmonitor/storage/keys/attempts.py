"""Guessing slows down: failed attempts are counted in a file beside vault.json, so also after a restart.

This is a rule for whoever comes to the keyboard, not a lock: who can copy the folder guesses elsewhere, at the price of
Argon2id. Therefore it never waits longer than a minute, and never for ever.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from rightsmonitor.domain.clock import Clock
from rightsmonitor.domain.errors import RetiredCode, RightsMonitorError, TooManyAttempts, WrongCode, WrongPassphrase
from rightsmonitor.storage import files
from rightsmonitor.storage.keys import keyslots
from rightsmonitor.storage.trail import audit

NAME = "attempts.json"
LONGEST_WAIT = 60
_FREE = 1  # a mistake that anybody makes
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Tally:
    """What failed since the vault was last opened, and when it last did."""

    failures: int = 0
    last: float = 0.0
    recoveries: int = 0  # those among the failures that were recovery codes or shares

    def wait(self) -> int:
        """Seconds after the last failure: 0, 1, 2, 4, 8, 16, 32, 60, 60 …"""
        beyond = self.failures - _FREE - 1
        return 0 if beyond < 0 else min(LONGEST_WAIT, 1 << min(beyond, 10))

    def enter(self, author: audit.Author) -> None:
        """Inside a transaction: the audit tells that somebody failed, and whether with a recovery secret."""
        if self.failures > self.recoveries:
            audit.append(author, "session.failed")
        if self.recoveries:
            audit.append(author, "recovery.failed")


def failures(folder: Path) -> int:
    """How often somebody failed since the vault was last opened."""
    return _read(folder).failures


@contextlib.contextmanager
def counted(folder: Path, clock: Clock, *, recovering: bool = False) -> Iterator[Tally]:
    """One attempt. It counts as failed before it is made, so that ending the program does not undo it.

    Gives what failed before. Raises TooManyAttempts(seconds) before anything is tried.
    """
    before, now = _read(folder), clock.now().timestamp()
    _check(folder, before, now)
    more = min(before.failures + 1, _MOST)
    _write(folder, Tally(more, now, min(before.recoveries + recovering, more)))
    try:
        yield before
    except (WrongPassphrase, WrongCode, RetiredCode):
        raise
    except RightsMonitorError:
        _write(folder, before)  # the disk, another window or a slip of the pen: nobody guessed
        raise
    _write(folder, Tally())


def _check(folder: Path, before: Tally, now: float) -> None:
    wait = before.wait()
    if before.last > now:  # the clock was set back: the wait begins again, and ends
        before = replace(before, last=now)
        _write(folder, before)
    left = ceil(before.last + wait - now)
    if wait and left > 0:
        raise TooManyAttempts(seconds=min(left, LONGEST_WAIT))


def _read(folder: Path) -> Tally:
    """Nothing counted where there is no file, or one that is not ours."""
    try:
        found = json.loads((folder / NAME).read_bytes())
        failed = max(0, min(int(found["failures"]), _MOST))
        return Tally(failed, float(found["last"]), max(0, min(int(found.get("recoveries", 0)), failed)))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return Tally()


def _write(folder: Path, tally: Tally) -> None:
    # A medium that cannot be written to must still open for reading: there, nothing is counted.
    with contextlib.suppress(OSError):
        if not (folder / keyslots.NAME).is_file():
            return
        if not tally.failures:
            (folder / NAME).unlink(missing_ok=True)
            return
        document = {"failures": tally.failures, "last": tally.last, "recoveries": tally.recoveries}
        files.replace(folder / NAME, json.dumps(document).encode())
