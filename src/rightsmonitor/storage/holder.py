"""Who has the vault open, for the one who finds it locked (P15).

It is no lock: the lock is the database's own, which ends with the process. What a kill leaves behind is only ever read
by somebody who was refused by that lock. The name is sealed under the data key: a stranger learns nothing from it.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.storage import files
from rightsmonitor.storage.keys import keys

NAME = "open.json"
_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    name: str
    since: str


def write(folder: Path, holder: Holder, *, dek: bytes, vault_id: bytes) -> None:
    """Silent where it cannot be written: who waits then learns only that the vault is open."""
    inside = keys.canonical({"name": holder.name, "since": holder.since})
    sealed = keys.wrap(inside, key=_key(dek, vault_id), about=vault_id)
    with contextlib.suppress(OSError):
        # Not synced: after a power cut nobody has the vault open.
        descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, files.PRIVATE_FILE)
        try:
            os.write(descriptor, json.dumps({"open": base64.b64encode(sealed).decode()}).encode())
        finally:
            os.close(descriptor)


def read(folder: Path, *, dek: bytes, vault_id: bytes) -> Holder | None:
    """None when it says nothing, or nothing under this key."""
    try:
        content = (folder / NAME).read_bytes()[:_LIMIT]
        sealed = base64.b64decode(json.loads(content)["open"], validate=True)
        inside = keys.unwrap(sealed, key=_key(dek, vault_id), about=vault_id)
        found = json.loads(inside or b"")
        return Holder(str(found["name"]), str(found["since"]))
    except (OSError, ValueError, TypeError, KeyError, binascii.Error):
        return None


def remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _key(dek: bytes, vault_id: bytes) -> bytes:
    return keys.subkey(dek, "rm/holder", salt=vault_id)
