"""A damaged, foreign, missing, newer or older database: each has its own answer, and none is made by accident."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import making
import pytest

from rightsmonitor.domain import errors
from rightsmonitor.storage import database, migrate
from rightsmonitor.storage.unlocked import database_key
from rightsmonitor.storage.vault import Vault


def _cut(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def _shorter(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def _page_shorter(path: Path) -> None:
    os.truncate(path, path.stat().st_size - database.PAGE_BYTES)


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\0" * 80)


def _noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(65536))


def _plain(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE incident (x)")
    plain.commit()
    plain.close()


def _other_vault(path: Path) -> None:
    other = path.parent.parent / "other"
    making.create(other).close()
    shutil.copy(other / "data.db", path)


DAMAGE = [
    (_cut(0), errors.ForeignFile),
    (_cut(1), errors.DamagedDatabase),
    (_cut(15), errors.DamagedDatabase),
    (_cut(16), errors.DamagedDatabase),
    (_cut(4095), errors.DamagedDatabase),
    (_cut(4096), errors.DamagedDatabase),
    (_shorter, errors.DamagedDatabase),
    (_page_shorter, errors.DamagedDatabase),
    (_longer, errors.DamagedDatabase),
    (_noise, errors.DamagedDatabase),
    (_plain, errors.ForeignFile),
    (_other_vault, errors.DamagedDatabase),
    (Path.unlink, errors.DatabaseMissing),
]


@pytest.mark.parametrize(("damage", "answer"), DAMAGE, ids=lambda item: getattr(item, "__name__", "cut"))
def test_p07_a_damaged_foreign_or_missing_database_is_told_as_what_it_is(
    closed: Path, damage: Callable[[Path], None], answer: type[Exception]
) -> None:
    damage(making.data(closed))
    before = making.snapshot(closed)
    with pytest.raises(answer) as caught:
        making.unlock(closed)
    assert type(caught.value) is answer
    assert making.snapshot(closed) == before  # nothing was created, repaired or emptied


def test_p14_a_newer_schema_is_refused_and_left_as_it_is(closed: Path) -> None:
    opened = making.unlock(closed)
    opened.close()
    raw = database.connect(making.data(closed), spec=database_key(opened.file, opened._dek))
    raw.execute(f"PRAGMA user_version = {migrate.newest() + 1}")
    raw.close()
    before = making.snapshot(closed)
    with pytest.raises(errors.NewerVersion) as caught:
        making.unlock(closed)
    assert caught.value.facts == {"found": migrate.newest() + 1, "known": migrate.newest()}
    assert making.snapshot(closed) == before


def test_p24_a_key_of_the_wrong_length_never_becomes_a_passphrase(closed: Path) -> None:
    for spec in ("", "ab" * 32, "ab" * 47 + "a", "zz" * 48):
        with pytest.raises(ValueError, match="96"):
            database.connect(making.data(closed), spec=spec)


def test_p08_an_older_copy_of_the_database_is_noticed(closed: Path) -> None:
    old = making.data(closed).read_bytes()
    making.unlock(closed).close()
    making.data(closed).write_bytes(old)
    opened = making.unlock(closed)
    assert opened.older_copy is not None
    assert "older-copy" in {finding.code for finding in opened.check().problems}
    opened.close()
    again = making.unlock(closed)  # and it is not forgotten by opening it
    assert again.older_copy is not None
    again.close()


def test_p24_the_opening_profile_is_in_force(vault: Vault) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_memory_security": "1",
    }
    assert {name: vault.database.value(f"PRAGMA {name}") for name in wanted} == wanted
    assert vault.database.value("PRAGMA cipher_version").startswith("4.19")
