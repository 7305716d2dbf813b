"""Recovers the access of the officer with a code; says so and waits to be killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.storage.keys import recovering

print("ready", flush=True)
recovering.recover(
    Path(sys.argv[1]),
    name=making.OFFICER,
    kind=Means.CODE,
    typed=[sys.argv[2]],
    passphrase=making.SECRETS[1],
    clock=FixedClock(making.START),
    kdf=making.CHEAP,
    weakest_kdf=making.CHEAP,
)
print("recovered", flush=True)
time.sleep(60)
