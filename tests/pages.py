"""Every page of a closed database in the clear, free ones included: what a holder of the key could dig for.

SQLCipher 4: pages of 4,096 bytes, at their end 16 bytes of IV and 64 of HMAC-SHA512; AES-256 in CBC; the first 16 bytes
of the first page are the salt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, IV, MAC = 4096, 16, 64


def decrypted(path: Path, *, spec: str) -> Iterator[bytes]:
    """`spec`: 96 hexadecimal digits, key then salt."""
    key, content = bytes.fromhex(spec[:64]), path.read_bytes()
    assert len(content) % PAGE == 0
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[16 if start == 0 else 0 : PAGE - IV - MAC]
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[PAGE - IV - MAC : PAGE - MAC])).decryptor()
        yield cipher.update(body) + cipher.finalize()


def count(path: Path, *, spec: str, needles: list[bytes]) -> int:
    """How often one of the needles lies on a page; a needle across two pages is found by its parts."""
    return sum(page.count(needle) for page in decrypted(path, spec=spec) for needle in needles)


def encrypted(pages: Sequence[bytes], *, spec: str) -> bytes:
    """The other way: a database whose every seal holds, as whoever has the key can make it of anything."""
    key, salt = bytes.fromhex(spec[:64]), bytes.fromhex(spec[64:])
    seal = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    made = b""
    for number, page in enumerate(pages, start=1):
        vector = os.urandom(IV)
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
        body = cipher.update(page) + cipher.finalize() + vector
        made += (salt if number == 1 else b"") + body
        made += hmac.digest(seal, body + number.to_bytes(4, "little"), "sha512")
    return made
