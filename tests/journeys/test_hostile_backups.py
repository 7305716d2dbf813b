"""P59 by real processes: databases built to break their reader, under genuine seals, given to `vault restore`."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from refusing import LANGUAGES, refused
from terminal import rightsmonitor

import offices
import pages
from hostile_backups import sealed_backup
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.session import Session
from rightsmonitor.storage import copying
from rightsmonitor.storage.unlocked import database_key

Pages = list[bytes]
HEAD = 16  # bytes of the first page that are the salt, and no part of it in the clear
TREE = 100 - HEAD  # where the first page begins to be like the others
LEAF, INTERIOR = 0x0D, 0x05
FAR = (2**31 - 1).to_bytes(4)


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


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory)


def _copied(opened: Session, target: Path) -> tuple[Pages, str]:
    """The pages of a good backup in the clear, and the key."""
    spec = database_key(opened.vault.file, opened.vault.data_key)
    copying.copy(opened.vault.database, target, spec=spec).close()
    return list(pages.decrypted(target, spec=spec)), spec


def test_p59_what_was_built_to_break_the_reader_is_refused(office: Demo, tmp_path: Path) -> None:
    made: dict[str, Path] = {}
    with closing(office.unlock("superviseur")) as opened:
        good, spec = _copied(opened, tmp_path / "copied.db")
        for number, (name, change) in enumerate(HOSTILE.items()):
            content = pages.encrypted(change(good), spec=spec)
            made[name] = sealed_backup(opened.vault, content, tmp_path / f"RM-2026-000{number}.rmb")
        sound = sealed_backup(opened.vault, pages.encrypted(good, spec=spec), tmp_path / "RM-2026-0009.rmb")
    word, home = office.passphrases["superviseur"], tmp_path / "home"
    home.mkdir()
    for number, (name, file) in enumerate(made.items()):
        to, language = tmp_path / f"to-{number}", LANGUAGES[number % 3]
        who = ("--to", to, "--user", "superviseur")
        sentence = refused("vault", "restore", file, *who, code=1, language=language, passphrase=word, HOME=str(home))
        assert file.name in sentence, name
        assert not list(to.glob("*")), name
        shutil.rmtree(to, ignore_errors=True)
    assert list(home.iterdir()) == []
    who = ("--to", tmp_path / "good", "--user", "superviseur", "--json")
    assert rightsmonitor("vault", "restore", sound, *who, passphrase=word).json["incidents"] == 3  # the control
