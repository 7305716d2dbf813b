"""What the tests of windows remember of keys is what Argon2id says, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path

import making
import pytest

import known_keys
from rightsmonitor.storage.keys.keys import SALT_BYTES, KdfParameters, derive_kek

OTHER = KdfParameters(memory_kib=64, passes=2, lanes=1)


def test_a_key_is_derived_once_and_every_other_one_by_itself(tmp_path: Path) -> None:
    asked: list[tuple[bytes, bytes, KdfParameters]] = []

    def derived(secret: bytes, *, salt: bytes, kdf: KdfParameters) -> bytes:
        asked.append((secret, salt, kdf))
        return derive_kek(secret, salt=salt, kdf=kdf)

    found, measured = known_keys.remembering(tmp_path, derived), bytes(SALT_BYTES)
    wanted = [
        (secret, salt, kdf)
        for secret in (b"five words", b"five wordt")
        for salt in (b"s" * SALT_BYTES, b"t" * SALT_BYTES)
        for kdf in (making.CHEAP, OTHER)
    ]
    for _ in range(2):
        for secret, salt, kdf in wanted:
            assert found(secret, salt=salt, kdf=kdf) == derive_kek(secret, salt=salt, kdf=kdf)
    assert asked == wanted
    for _ in range(2):  # what a derivation costs is measured each time
        found(b"", salt=measured, kdf=making.CHEAP)
    assert len(asked) == len(wanted) + 2
    # Another process finds them; what it asks for first is derived there.
    assert known_keys.remembering(tmp_path, pytest.fail)(wanted[0][0], salt=wanted[0][1], kdf=wanted[0][2])
