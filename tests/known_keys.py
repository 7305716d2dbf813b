"""Keys that a run of the suite derived once are not derived again by it.

A derivation at full price takes most of a second of a processor, and every command and window of a test unlocks a
vault. The same passphrase, salt and cost give the same key whoever derives it: the first who needs one pays with
Argon2id what the vault asks; another test, another worker or a command in a child of its own finds it. What nobody
tried before, as most wrong passphrases, is always derived. Only the tests of windows and journeys remember; those of
keys, storage, services and hardening, and every process that is started afresh, derive each time.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

import pytest

import originals
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.keys.keys import KdfParameters, derive_kek

Derive = Callable[..., bytes]
_MEASURE = bytes(keys.SALT_BYTES)  # the salt with which the program measures what a derivation costs on this laptop

kept: Path | None = None  # where this run keeps them; forked commands are told


@contextmanager
def remembered(factory: pytest.TempPathFactory) -> Iterator[None]:
    """Meanwhile, this process and the commands it forks remember. The keys open invented vaults and go with the run."""
    global kept
    kept = originals.shared(factory) / "keys"
    kept.mkdir(mode=0o700, exist_ok=True)
    keys.derive_kek = remembering(kept)
    yield
    kept, keys.derive_kek = None, derive_kek


def remembering(kept: Path, derive: Derive = derive_kek) -> Derive:
    """`keys.derive_kek` that looks for a key in this folder first, and leaves there what it derives."""

    def found(secret: bytes, *, salt: bytes, kdf: KdfParameters) -> bytes:
        if salt == _MEASURE:
            return derive(secret, salt=salt, kdf=kdf)
        asked = keys.canonical([secret.hex(), salt.hex(), astuple(kdf)])
        place = kept / hashlib.sha256(asked).hexdigest()
        if not place.exists():
            fresh = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            fresh.write_bytes(derive(secret, salt=salt, kdf=kdf))
            fresh.replace(place)  # whole or not at all: others look meanwhile
        return place.read_bytes()

    return found
