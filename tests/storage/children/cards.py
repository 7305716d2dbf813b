"""Issues and confirms recovery codes for ever; prints each one as it is shown and once it was typed back."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.cards import Means
from rightsmonitor.storage.keys import recovery

vault = making.unlock(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    card = recovery.issue(vault, Means.CODE).cards[0]
    print("shown", "|".join(card.lines), sep="|", flush=True)
    recovery.confirm(vault, kind=Means.CODE, typed=["\n".join(card.lines)])
    print("confirmed", "|".join(card.lines), sep="|", flush=True)
