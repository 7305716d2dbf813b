"""`python launch.py 2026-08-15T09:00:00+00:00 COMMAND…`: the real program on a laptop whose clock says so.

A release covers months: a journey of one run records in summer and publishes in autumn.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from rightsmonitor.domain.clock import SystemClock
from rightsmonitor.main import main


def launch(at: str, command: Sequence[str]) -> NoReturn:
    """The program with this command line, at this instant, or at that of the machine."""
    if at:
        instant = datetime.fromisoformat(at)
        SystemClock.now = lambda _clock: instant  # type: ignore[method-assign]
    sys.argv[:] = ["rightsmonitor", *command]
    sys.exit(main())


if __name__ == "__main__":
    launch(sys.argv[1], sys.argv[2:])
