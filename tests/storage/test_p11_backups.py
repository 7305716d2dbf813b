"""P11, P12, P8: a backup is complete, opened before it is said to be there, restorable elsewhere, and never half."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.errors import (
    Cancelled,
    DamagedBackup,
    DiskFull,
    ForeignFile,
    NewerVersion,
    OlderCopy,
    VaultExists,
    WrongPassphrase,
)
from rightsmonitor.storage import people
from rightsmonitor.storage.copies import backups, restoring, sealed
from rightsmonitor.storage.records import incidents, lists
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

CHILD = Path(__file__).parent / "children" / "back_up.py"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def full(vault: Vault) -> Vault:
    incidents.add_many(vault, [incidents.NewIncident(incident=making.incident(seed)) for seed in range(12)])
    return vault


def restored(file: Path, to: Path, name: str = making.SUPERVISOR, secret: bytes | None = None) -> restoring.Restored:
    opener = restoring.by_passphrase(name, making.PASSPHRASES[name] if secret is None else secret)
    return restoring.restore(file, to, opener=opener, weakest_kdf=making.CHEAP)


def documents(vault: Vault) -> list[object]:
    rows = lists.page(vault, where=lists.Filter(), order="number", limit=999)
    return [incidents.by_number(vault, row.number) for row in rows]


def test_p11_what_comes_out_is_what_went_in_for_each_person(full: Vault, stick: Path, tmp_path: Path) -> None:
    truth = documents(full)
    receipt = backups.make(full, stick)
    assert receipt.name == "RM-2026-0001.rmb"
    assert [path.name for path in stick.iterdir()] == [receipt.name]
    assert (stick / receipt.name).stat().st_mode & 0o777 == 0o600
    for name in (making.SUPERVISOR, making.OFFICER, making.ADMIN):
        to = tmp_path / f"machine of {name}" / "vault"
        found = restored(stick / receipt.name, to, name)
        assert (found.incidents, found.seq, found.head) == (12, receipt.seq, receipt.head)
        assert {path.name for path in to.iterdir()} == {"data.db", "vault.json"}
        assert {path.stat().st_mode & 0o777 for path in to.iterdir()} == {0o600}
        opened = making.unlock(to, name)
        assert opened.older_copy is None
        assert opened.broken_trail is None
        assert documents(opened) == truth
        assert opened.check(thorough=True).sound
        opened.close()


def test_p11_thirty_backups_while_the_work_goes_on(full: Vault, stick: Path, tmp_path: Path) -> None:
    for number in range(30):
        seed = 1000 + number
        incidents.add(full, incidents.NewIncident(incident=making.incident(seed)))
        receipt = backups.make(full, stick)
        found = restored(stick / receipt.name, tmp_path / f"r{number}")
        assert found.incidents == 13 + number
        shutil.rmtree(tmp_path / f"r{number}")
    assert [receipt.number for receipt in backups.receipts(full, limit=3)] == [30, 29, 28]


def test_p12_a_stopped_backup_leaves_nothing(full: Vault, stick: Path) -> None:
    steps: list[str] = []

    def stop_at(wanted: str) -> backups.Progress:
        def told(step: str, _done: int, _total: int) -> None:
            steps.append(step)
            if step == wanted:
                raise Cancelled

        return told

    for step in ("copy", "seal"):
        with pytest.raises(Cancelled):
            backups.make(full, stick, progress=stop_at(step))
        assert list(stick.iterdir()) == []
        assert not [path for path in full.folder.iterdir() if "backup" in path.name]
    assert backups.last(full) is None
    assert set(steps) == {"copy", "seal"}
    assert backups.make(full, stick).number == 1  # the control: left alone it comes to its end
    assert full.check(thorough=True).sound


def _killed(folder: Path, stick: Path, out: Path, kills: int, seed: int) -> int:
    """How many had finished before the kill: each of them was restored. Nothing else looks like a backup."""
    chance, whole = random.Random(seed), 0
    for round_ in range(kills):
        # Every other one is let finish first, however slow the machine is.
        arguments = [str(folder), str(stick)]
        killing.kill_while_writing(CHILD, arguments, chance=chance, longest=0.25, after=round_ % 2)
        for path in stick.glob("RM-*.rmb"):
            whole += 1
            assert restored(path, out).incidents == 12
            shutil.rmtree(out)
            path.unlink()
        opened = making.unlock(folder)
        assert opened.check().sound
        assert not [path for path in folder.iterdir() if path.name.startswith("data.db.")]
        opened.close()
    return whole


def test_p12_a_killed_backup_is_whole_or_not_there(full: Vault, stick: Path, tmp_path: Path) -> None:
    full.close()
    assert _killed(full.folder, stick, tmp_path / "out", kills=6, seed=12) >= 3


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p12_two_hundred_killed_backups(full: Vault, stick: Path, tmp_path: Path) -> None:
    full.close()
    whole = _killed(full.folder, stick, tmp_path / "out", kills=200, seed=13)
    print(f"200 kills: {whole} backups had finished and were restored, 0 that only look finished")
    assert whole >= 100


def test_p12_a_full_stick_leaves_nothing(full: Vault, mounted: Path) -> None:
    (mounted / "films").write_bytes(b"x" * 1_900_000)
    with pytest.raises(DiskFull):
        backups.make(full, mounted)
    assert [path.name for path in mounted.iterdir()] == ["films"]
    (mounted / "films").unlink()
    assert backups.make(full, mounted).number == 1


def test_p59_every_changed_byte_and_every_cut_is_refused(full: Vault, stick: Path, tmp_path: Path) -> None:
    file = stick / backups.make(full, stick).name
    good, chance, to = file.read_bytes(), random.Random(3), tmp_path / "to"
    header = int.from_bytes(good[9:13]) + 13
    positions = [0, 8, 10, 13, header - 1, header, header + 1, len(good) - 1]
    positions += [chance.randrange(len(good)) for _ in range(60)]
    for position in positions:
        file.write_bytes(good[:position] + bytes([good[position] ^ 1 << chance.randrange(8)]) + good[position + 1 :])
        with pytest.raises((DamagedBackup, ForeignFile, NewerVersion, WrongPassphrase)):
            restored(file, to)
        assert not (to / "vault.json").exists()
    sizes = [0, 1, 12, 13, header, header + 65_552, len(good) - 1, *(chance.randrange(len(good)) for _ in range(30))]
    for size in sizes:
        file.write_bytes(good[:size])
        with pytest.raises((DamagedBackup, ForeignFile)):
            restored(file, to)
    pieces = good[header : header + 65_552], good[header + 65_552 : header + 131_104]
    file.write_bytes(good[:header] + pieces[1] + pieces[0] + good[header + 131_104 :])
    with pytest.raises(DamagedBackup):
        restored(file, to)
    file.write_bytes(good)
    assert restored(file, to).incidents == 12


def test_a_backup_opens_for_nobody_else(full: Vault, stick: Path, tmp_path: Path) -> None:
    file = stick / backups.make(full, stick).name
    for name, secret in ((making.SUPERVISOR, b"another passphrase of words"), ("Personne", b"five invented words")):
        with pytest.raises(WrongPassphrase):
            restored(file, tmp_path / "to", name, secret)
    assert not (tmp_path / "to").exists()
    assert "récit".encode() not in file.read_bytes()


def test_p11_a_restore_overwrites_nothing(full: Vault, stick: Path, tmp_path: Path) -> None:
    file = stick / backups.make(full, stick).name
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "something").write_text("precious")
    for to in (full.folder, tmp_path / "to"):
        before = {path.name: path.read_bytes() for path in to.iterdir() if path.name != "data.db"}
        with pytest.raises(VaultExists):
            restored(file, to)
        assert {path.name: path.read_bytes() for path in to.iterdir() if path.name != "data.db"} == before


def test_p08_a_backup_of_an_older_copy_is_refused_and_a_newer_one_is_named(
    full: Vault, stick: Path, tmp_path: Path
) -> None:
    first = backups.make(full, stick)
    incidents.add(full, incidents.NewIncident(incident=making.incident(99)))
    with full.transaction():
        audit.append(full, "incident.save", kind="incident", identifier="x")
    second = backups.make(full, stick)
    full.close()
    found = restored(stick / first.name, tmp_path / "old")
    assert found.newer == second.name
    assert restored(stick / second.name, tmp_path / "new").newer == ""
    older = making.unlock(tmp_path / "old")
    with pytest.raises(OlderCopy):
        backups.make(older, stick)
    newer = making.unlock(tmp_path / "new")
    assert backups.make(newer, stick).number == 3  # the control
    older.close()
    newer.close()


def test_old_backups_go_and_the_last_of_each_month_stays(vault: Vault, stick: Path) -> None:
    incidents.add(vault, incidents.NewIncident(incident=making.incident(1)))
    foreign = stick / "RM-2025-0001.rmb"
    foreign.write_bytes(b"somebody else's")
    for number in range(12):
        clock = FixedClock(making.START.replace(month=7 + number // 4, day=1 + number % 4))
        vault.clock = clock
        backups.make(vault, stick)
    gone = backups.prune(vault, stick)
    left = sorted(path.name for path in stick.iterdir())
    assert foreign.name in left
    kept = {4, 8, 12} | set(range(8, 13))
    assert left == sorted([foreign.name, *(f"RM-2026-{number:04d}.rmb" for number in kept)])
    assert len(gone) == 12 - len(kept)
    assert backups.prune(vault, stick) == ()


def test_p11_a_backup_of_before_a_new_key_still_opens_with_the_passphrase_of_then(
    full: Vault, stick: Path, tmp_path: Path
) -> None:
    before = backups.make(full, stick)
    people.rotate(full)
    after = backups.make(full, stick)
    for receipt in (before, after):
        assert restored(stick / receipt.name, tmp_path / receipt.name).incidents == 12
        making.unlock(tmp_path / receipt.name).close()


def test_the_header_tells_no_names(full: Vault, stick: Path) -> None:
    file = stick / backups.make(full, stick).name
    with file.open("rb") as stream:
        header = sealed.read_header(stream, name=file.name)
    text = header.vault.decode()
    assert full.vault_id == header.vault_file(file.name, weakest_kdf=making.CHEAP).vault_id
    assert not [name for name in making.PASSPHRASES if name in text]
