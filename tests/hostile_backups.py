"""Backups that somebody makes who holds the key of the vault: the seal holds, whatever is inside."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pages
from rightsmonitor.storage.copies import copying, sealed
from rightsmonitor.storage.copies.sealed import Header
from rightsmonitor.storage.keys.keyslots import Head
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import database_key
from rightsmonitor.storage.vault import Vault

Pages = list[bytes]
HEAD = 16  # bytes of the first page that are the salt, and no part of it in the clear
TREE = 100 - HEAD  # where the first page begins to be like the others
LEAF, INTERIOR = 0x0D, 0x05
FAR = (2**31 - 1).to_bytes(4)


def sealed_backup(vault: Vault, content: bytes, target: Path) -> Path:
    """A backup of any content, genuine in everything else."""
    seq, digest, time = audit.head(vault.database)
    file = replace(vault.file, head=Head(seq=seq, hash=digest, time=time)).sealed(vault.data_key)
    header = Header(number=7, salt=os.urandom(32), size=len(content), vault=file.to_bytes())
    with target.open("wb") as stream:
        sealed.seal(io.BytesIO(content), stream, header=header, dek=vault.data_key, progress=None)
    return target


def put(page: bytes, at: int, part: bytes) -> bytes:
    return (page[:at] + part + page[at + len(part) :])[: len(page)]


def leaves(content: Pages, change: Callable[[int, bytes], bytes]) -> Pages:
    """Changes each page of rows, the first page excepted."""
    return [
        change(number, page) if number > 1 and page[0] == LEAF else page for number, page in enumerate(content, start=1)
    ]


def endless(_number: int, page: bytes) -> bytes:
    """Each row says that it is of as many bytes as there can be."""
    for cell in range(int.from_bytes(page[3:5])):
        at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell])
        page = put(page, at, b"\xff" * 8 + b"\x7f")
    return page


HOSTILE: dict[str, Callable[[Pages], Pages]] = {
    "a schema of noise": lambda all_: [
        put(all_[0], TREE, random.Random(59).randbytes(len(all_[0]) - TREE)),
        *all_[1:],
    ],
    "trees that lead to themselves": lambda all_: leaves(
        all_, lambda number, page: put(put(page, 0, bytes([INTERIOR])), 8, number.to_bytes(4))
    ),
    "rows without an end": lambda all_: leaves(all_, endless),
    "more pages than there are": lambda all_: [put(all_[0], 28 - HEAD, FAR), *all_[1:]],
}


def hostile(vault: Vault, folder: Path) -> tuple[dict[str, Path], Path]:
    """A backup of each kind of HOSTILE, and a good one for the control."""
    spec = database_key(vault.file, vault.data_key)
    copying.copy(vault.database, folder / "copied.db", spec=spec).close()
    good, made = list(pages.decrypted(folder / "copied.db", spec=spec)), {}
    for number, (name, change) in enumerate(HOSTILE.items()):
        content = pages.encrypted(change(good), spec=spec)
        made[name] = sealed_backup(vault, content, folder / f"RM-2026-000{number}.rmb")
    return made, sealed_backup(vault, pages.encrypted(good, spec=spec), folder / "RM-2026-0009.rmb")
