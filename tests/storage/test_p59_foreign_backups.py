"""P59: whatever lies under a genuine seal is looked at before it becomes a vault, and refused with nothing left."""

from __future__ import annotations

import random
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import making
import pytest

from hostile_backups import sealed_backup
from rightsmonitor.domain.errors import DamagedBackup
from rightsmonitor.storage import database
from rightsmonitor.storage.copies import copying, restoring
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.unlocked import database_key
from rightsmonitor.storage.vault import Vault

Made = Callable[[bytes, Path], bytes]


def _restored(file: Path, to: Path) -> int:
    opener = restoring.by_passphrase(making.SUPERVISOR, making.PASSPHRASES[making.SUPERVISOR])
    return restoring.restore(file, to, opener=opener, weakest_kdf=making.CHEAP).incidents


def _plain(_good: bytes, scratch: Path) -> bytes:
    plain = sqlite3.connect(scratch)
    plain.execute("CREATE TABLE incident (x)")
    plain.commit()
    plain.close()
    return scratch.read_bytes()


def _of_another_vault(_good: bytes, scratch: Path) -> bytes:
    making.create(scratch).close()
    return (scratch / database.NAME).read_bytes()


FOREIGN: dict[str, Made] = {
    "nothing": lambda good, scratch: b"",
    "one byte": lambda good, scratch: good[:1],
    "a page and a half": lambda good, scratch: good[: database.PAGE_BYTES * 3 // 2],
    "a page less": lambda good, scratch: good[: -database.PAGE_BYTES],
    "noise": lambda good, scratch: random.Random(1).randbytes(len(good)),
    "pages in another order": lambda good, scratch: good[:4096] + good[8192:12288] + good[4096:8192] + good[12288:],
    "plain": _plain,
    "another vault": _of_another_vault,
}


@pytest.fixture
def good(vault: Vault) -> bytes:
    incidents.add_many(vault, [incidents.NewIncident(incident=making.incident(seed)) for seed in range(12)])
    copy = vault.folder.with_name("copied.db")
    copying.copy(vault.database, copy, spec=database_key(vault.file, vault.data_key)).close()
    return copy.read_bytes()


@pytest.mark.parametrize("name", FOREIGN)
def test_p59_what_is_no_database_of_this_vault_is_refused(vault: Vault, good: bytes, tmp_path: Path, name: str) -> None:
    file = sealed_backup(vault, FOREIGN[name](good, tmp_path / "scratch"), tmp_path / "RM-2026-0007.rmb")
    with pytest.raises(DamagedBackup):
        _restored(file, tmp_path / "to")
    assert not list((tmp_path / "to").glob("*"))


def test_p59_every_changed_bit_under_a_genuine_seal_is_refused(vault: Vault, good: bytes, tmp_path: Path) -> None:
    chance = random.Random(59)
    for _ in range(40):
        at = chance.randrange(len(good))
        changed = good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :]
        with pytest.raises(DamagedBackup):
            _restored(sealed_backup(vault, changed, tmp_path / "RM-2026-0007.rmb"), tmp_path / "to")
        assert not list((tmp_path / "to").glob("*"))
    assert _restored(sealed_backup(vault, good, tmp_path / "RM-2026-0007.rmb"), tmp_path / "to") == 12  # the control


def test_p59_the_key_goes_through_the_pipe_alone(
    vault: Vault, good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, word = database_key(vault.file, vault.data_key), making.PASSPHRASES[making.SUPERVISOR].decode()
    file, seen = sealed_backup(vault, good, tmp_path / "RM-2026-0007.rmb"), list[tuple[str, bytes]]()

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **how: Any) -> None:
            super().__init__(command, **how)
            self.told = f"{command} {how['env']}"

        def communicate(self, given: Any = None, timeout: float | None = None) -> Any:
            seen.append((self.told, given))
            assert not [path for path in tmp_path.rglob("*") if path.is_file() and spec[:64] in _text(path)]
            return super().communicate(given, timeout)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    assert _restored(file, tmp_path / "to") == 12
    ((told, given),) = seen
    assert spec.encode() in given  # the control: that is what was looked for
    assert spec[:64] not in told
    assert word not in told
    assert word.encode() not in given


def _text(path: Path) -> str:
    return path.read_bytes().decode("latin-1")
