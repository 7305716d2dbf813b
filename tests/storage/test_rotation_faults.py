"""P19: a new data key or passphrase can be cut off anywhere: one of the two opens, and nothing is lost."""

from __future__ import annotations

import errno
import random
import shutil
from pathlib import Path

import making
import pytest

import killing
from device import CODES, Device, Fault
from failing import REFUSALS
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.errors import DiskFull, ReadOnlyPlace, RightsMonitorError, StorageFailed, WrongPassphrase
from rightsmonitor.storage import people
from rightsmonitor.storage.records import incidents, lists
from rightsmonitor.storage.vault import Vault

CHILD = Path(__file__).parent / "children" / "rotate.py"
RECORDS = 25


@pytest.fixture
def kept(folder: Path) -> Path:
    """A closed vault of two people with some records."""
    vault = making.create(folder)
    making.add_person(vault, making.OFFICER, Role.OFFICER)
    new = [incidents.NewIncident(incident=making.incident(seed), status=Status.SUBMITTED) for seed in range(RECORDS)]
    incidents.add_many(vault, new)
    vault.close()
    return folder


def _open_with_one(folder: Path) -> tuple[Vault, int]:
    """Opens with the one of both passphrases that is in force."""
    opened = []
    for at, secret in enumerate(making.SECRETS):
        try:
            vault = making.unlock(folder, passphrase=secret)
        except WrongPassphrase:
            continue
        opened.append(at)
        vault.close()
    assert len(opened) == 1, "exactly one passphrase opens"
    return making.unlock(folder, passphrase=making.SECRETS[opened[0]]), opened[0]


def _whole(vault: Vault) -> None:
    assert lists.count(vault, where=lists.Filter()) == RECORDS
    assert vault.check(thorough=True).sound
    assert vault.database.value("PRAGMA application_id") != 0
    assert vault.database.value("PRAGMA user_version") > 0


def _killed(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """(rotations, changes of passphrase) that were acknowledged before a kill, and hold."""
    chance, epoch, secret, rotations, changes = random.Random(seed), 1, 0, 0, 0
    for _ in range(kills):
        lines = killing.kill_while_writing(
            CHILD, [str(folder), str(secret)], chance=chance, longest=0.25, after=chance.randrange(5)
        )
        said = [(word, int(number)) for word, number in (line.split() for line in lines)]
        vault, found = _open_with_one(folder)
        epochs = [number for word, number in said if word == "epoch"]
        assert vault.epoch >= max([epoch, *epochs])
        steps = [(word, number) for word, number in said if word != "epoch"]
        if steps and steps[-1][0] == "changed":
            assert found == steps[-1][1]
        elif not steps:
            assert found == secret
        _whole(vault)
        epoch, secret = vault.epoch, found
        vault.close()
        making.unlock(folder, making.OFFICER).close()
        assert {entry.name for entry in folder.iterdir()} <= {
            "data.db",
            "data.db-journal",
            "vault.json",
            "vault.json.1",
        }
        rotations, changes = rotations + len(epochs), changes + sum(word == "changed" for word, _ in said)
    return rotations, changes


def test_p19_a_killed_rotation_leaves_one_key_in_force(kept: Path) -> None:
    rotations, changes = _killed(kept, 8, seed=3)
    assert rotations + changes > 4


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p19_two_hundred_killed_rotations(kept: Path) -> None:
    rotations, changes = _killed(kept, 200, seed=4)
    print(f"200 kills, {rotations} new keys and {changes} new passphrases acknowledged, 0 lost")
    assert rotations > 100


def _faulty_rotation(
    source: Path, folder: Path, *, device_at: int = 0, python_at: int = 0, code: int = errno.ENOSPC
) -> bool:
    """Whether it was refused. One change of a file fails; the same session works on, and so does the next login."""
    shutil.copytree(source, folder)
    device, refused = Device(folder), False
    with device.in_use():
        vault = making.unlock(folder)
        before = vault.epoch
        device.fault = Fault(at=device_at, code=code) if device_at else None
        with REFUSALS.refuse(folder, at=python_at, code=code):
            try:
                people.rotate(vault)
            except (DiskFull, StorageFailed, ReadOnlyPlace):
                refused = True
        device.fault = None
        assert vault.epoch == before + (not refused)
        incidents.add(vault, incidents.NewIncident(incident=making.incident(900)))
        vault.close()
    vault = making.unlock(folder)
    assert vault.epoch == before + (not refused)
    assert incidents.exists(vault, making.incident(900).uid)
    assert vault.check(thorough=True).sound
    vault.close()
    making.unlock(folder, making.OFFICER).close()
    shutil.rmtree(folder)
    return refused


def _positions(source: Path, folder: Path) -> tuple[int, int]:
    """How many changes SQLite and Python make while the key is replaced."""
    shutil.copytree(source, folder)
    device = Device(folder)
    with device.in_use():
        vault = making.unlock(folder)
        device.operations.clear()
        with REFUSALS.refuse(folder):
            people.rotate(vault)
            found = len(device.operations), REFUSALS.seen
        vault.close()
    shutil.rmtree(folder)
    return found


def test_p19_a_full_or_failing_disk_in_a_rotation_changes_nothing(kept: Path, tmp_path: Path) -> None:
    by_sqlite, by_python = _positions(kept, tmp_path / "copy")
    assert by_sqlite > 50
    assert by_python > 5
    refused = 0
    for at in range(1, by_sqlite + 1, by_sqlite // 5):
        refused += _faulty_rotation(kept, tmp_path / "copy", device_at=at, code=CODES[at % 3])
    for at in range(1, by_python + 1):
        refused += _faulty_rotation(kept, tmp_path / "copy", python_at=at, code=CODES[at % 3])
    assert refused > 5


@pytest.mark.campaign
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("code", CODES)
def test_p19_every_change_of_a_file_fails_once(kept: Path, tmp_path: Path, code: int) -> None:
    by_sqlite, by_python = _positions(kept, tmp_path / "copy")
    copy = tmp_path / "copy"
    refused = sum(_faulty_rotation(kept, copy, device_at=at, code=code) for at in range(1, by_sqlite + 1))
    refused += sum(_faulty_rotation(kept, copy, python_at=at, code=code) for at in range(1, by_python + 1))
    print(f"{by_sqlite} + {by_python} positions, {refused} refused, {errno.errorcode[code]}: 0 lost")


def test_p19_the_refusals_refuse(tmp_path: Path) -> None:
    """Positive control."""
    with REFUSALS.refuse(tmp_path, at=1), pytest.raises(OSError, match=r".") as told:
        (tmp_path / "file").write_bytes(b"x")
    assert told.value.errno == errno.ENOSPC
    (tmp_path / "file").write_bytes(b"x")


def test_p20_after_a_rotation_the_old_key_opens_nothing(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "old")
    vault = making.unlock(kept)
    people.rotate(vault)
    vault.close()
    for name in ("vault.json", "vault.json.1"):  # the old slots beside the new file
        shutil.copy(tmp_path / "old" / name, tmp_path / "old-slots")
        lone = tmp_path / name.replace(".", "-")
        shutil.copytree(kept, lone)
        for leftover in lone.glob("vault.json*"):
            leftover.unlink()
        shutil.copy(tmp_path / "old" / name, lone / "vault.json")
        with pytest.raises(RightsMonitorError):
            making.unlock(lone)
    making.unlock(tmp_path / "old").close()  # the control: with the old file they still open
