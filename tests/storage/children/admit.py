"""Adds people for ever; prints the name of each one once that is done."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser
from rightsmonitor.storage import people

vault = making.unlock(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(10_000):
    name = f"Essai-{sys.argv[2]}-{number}"
    new = NewUser(name=name, role=Role.OFFICER, passphrase=b"five words for everybody")
    people.add(vault, new, kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    print(name, flush=True)
