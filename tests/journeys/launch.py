"""`python launch.py 2026-08-15T09:00:00+00:00 COMMAND…`: the real program on a laptop whose clock says so.

A release covers months: a journey of one run records in summer and publishes in autumn.
"""

from __future__ import annotations

import sys
from datetime import datetime

from rightsmonitor.domain.clock import SystemClock
from rightsmonitor.main import main

_instant = datetime.fromisoformat(sys.argv[1])


def _now(clock: SystemClock) -> datetime:
    return _instant


SystemClock.now = _now  # type: ignore[method-assign]
sys.argv[:] = ["rightsmonitor", *sys.argv[2:]]
sys.exit(main())
