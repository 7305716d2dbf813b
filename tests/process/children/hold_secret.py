"""`python hold_secret.py yes|no [abort]`: holds a word in memory, hardened or not; the word comes by standard input."""

from __future__ import annotations

import os
import sys
import time

from rightsmonitor import hardening

hardened, *rest = sys.argv[1:]
if hardened == "yes":
    hardening.harden()
secret = sys.stdin.readline().strip()
again = [secret.encode() * 3]
with open("made.txt", "w"):  # its mode tells of the umask
    pass
os.makedirs("made")
print("ready", hardening.protected(), flush=True)
if rest == ["abort"]:
    os.abort()
time.sleep(60)
