"""Replaces the data key and the passphrase of its person for ever; prints what is done once it is done."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.storage import people

folder, secret = Path(sys.argv[1]), making.SECRETS[int(sys.argv[2])]
vault = making.unlock(folder, passphrase=secret)
print("ready", flush=True)
while True:
    people.rotate(vault)
    print("epoch", vault.epoch, flush=True)
    other = 1 - making.SECRETS.index(secret)
    print("changing", other, flush=True)
    people.change_passphrase(vault, old=secret, new=making.SECRETS[other])
    secret = making.SECRETS[other]
    print("changed", other, flush=True)
