"""Becomes another user of this machine, opens the vault and says so or why not; closes it when told."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.errors import RightsMonitorError

with tempfile.TemporaryDirectory() as place:  # loads whatever is loaded late: the other user may not read our Python
    making.create(Path(place) / "vault").close()
os.setgroups([])
os.setgid(int(sys.argv[2]))
os.setuid(int(sys.argv[2]))
try:
    vault = making.unlock(Path(sys.argv[1]), sys.argv[3])
except RightsMonitorError as error:
    print(error.code(), error.facts.get("who", "-"), sep="|", flush=True)
else:
    print("open|", vault.user.name, sep="", flush=True)
    sys.stdin.readline()
    vault.close()
