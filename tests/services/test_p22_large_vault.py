"""P22: what holds for a small vault holds for one of 100,000 records with large attachments (P1 to P11, P18).

One vault goes through everything: kills, power cuts, changed bits, a torn page, a backup. The campaign is of the full
size; a small one goes the same way in the suite.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import office
import pytest
from lasting import survives

import filling
import power
from device import Device
from rightsmonitor.domain.errors import DamagedDatabase, ForeignFile
from rightsmonitor.domain.paths import put
from rightsmonitor.services.records import attachments, incidents
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import backups, vaults
from rightsmonitor.storage.database import NAME, PAGE_BYTES
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.records import lists
from rightsmonitor.storage.records.incidents import StoredIncident

Truth = dict[str, StoredIncident]


@dataclass(frozen=True, kw_only=True)
class Size:
    records: int
    sounds: int
    mebibytes: int  # of each sound
    kills: int
    cuts: int  # each with six kinds of what is left
    flips: int


SMALL = Size(records=60, sounds=1, mebibytes=2, kills=2, cuts=1, flips=5)
LARGE = Size(records=100_000, sounds=2, mebibytes=60, kills=30, cuts=1, flips=24)


def _sound(path: Path, size: int, chance: random.Random) -> str:
    """Noise that says it is a sound; its digest."""
    content = b"RIFF" + (size - 8).to_bytes(4, "little") + b"WAVEfmt " + chance.randbytes(size - 16)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _fill(folder: Path, size: Size) -> dict[str, str]:
    """The vault; digests of its attachments."""
    office.create(folder)
    chance, digests = random.Random(22), {}
    with closing(office.unlock(folder, "officer")) as opened:
        filling.fill(opened.vault, size.records, 22)
        records = lists.page(opened.vault, where=lists.Filter(), order="number", limit=size.sounds)
        for number, record in enumerate(records):
            path = folder.parent / f"sound-{number}.wav"
            digest = _sound(path, size.mebibytes << 20, chance)
            digests[attachments.add(opened, uid=record.uid, path=path).uid] = digest
            path.unlink()
    return digests


def _sample(opened: Session, count: int = 150) -> Truth:
    every = [str(number) for (number,) in opened.vault.database.rows("SELECT number FROM incident ORDER BY id")]
    chosen = random.Random(6).sample(every, min(count, len(every)))
    return {number: rows.by_number(opened.vault, number) for number in chosen}


def _holds(opened: Session, truth: Truth, digests: dict[str, str]) -> None:
    """The records of the sample and every attachment are what they were."""
    assert {number: rows.by_number(opened.vault, number) for number in truth} == truth
    for uid, digest in digests.items():
        assert hashlib.sha256(attachments.read(opened, uid=uid).content).hexdigest() == digest


def _cut(folder: Path, beside: Path, size: Size) -> int:
    """States after a power cut in the midst of saving: in each, whatever was acknowledged is there and whole."""
    device, acknowledged, chance = Device(folder), list[tuple[int, str, int]](), random.Random(4)
    with device.in_use():
        opened = office.unlock(folder, "officer")
        before = {entry.name: entry.read_bytes() for entry in folder.iterdir()}
        device.operations.clear()
        for number, record in enumerate(office.records(8, seed=220)):
            changed = put(record, "narrative", f"invented {number} " * chance.randrange(1, 60))
            stored = incidents.save(opened, incident=changed, expected_revision=0)
            acknowledged.append((len(device.operations), record.uid, stored.revision))
        opened.vault.connection.close()  # the power fails: nobody says good-bye
    beside.mkdir(mode=0o700)
    states = 0
    for cut, where, found in power.states(before, device.operations, cuts=size.cuts, seeds=len(power.VARIANTS)):
        power.lay(beside, found)
        with closing(office.unlock(beside, "officer")) as after:
            assert all(rows.get(after.vault, uid).revision >= rev for at, uid, rev in acknowledged if at <= cut), where
            report = after.vault.check()
            assert report.sound, where
            assert {notice.code for notice in report.notices} <= {"free-page"}, where
        states += 1
    shutil.rmtree(beside)
    return states


@contextlib.contextmanager
def _one_bit_else(path: Path, page: int, chance: random.Random) -> Iterator[bool]:
    """One bit of a page is another; what follows is whether it still is (a free page may be written anew)."""
    at = 16 + chance.randrange(PAGE_BYTES - 16)  # the salt in the first page is not read
    with path.open("r+b", buffering=0) as file:
        file.seek(page * PAGE_BYTES)
        good = file.read(PAGE_BYTES)
        bad = bytearray(good)
        bad[at] ^= 1 << chance.randrange(8)
        file.seek(page * PAGE_BYTES)
        file.write(bad)
    yield True
    with path.open("r+b", buffering=0) as file:
        file.seek(page * PAGE_BYTES)
        if file.read(PAGE_BYTES) == bytes(bad):
            file.seek(page * PAGE_BYTES)
            file.write(good)


def _found(folder: Path, truth: Truth) -> str:
    """How one changed bit shows: refused or told. An AssertionError where something false is read, or nothing told."""
    try:
        opened = office.unlock(folder, "officer")
    except (DamagedDatabase, ForeignFile):
        return "refused"
    try:
        for number, known in truth.items():
            try:
                assert rows.by_number(opened.vault, number) == known
            except DamagedDatabase:
                return "refused"
        try:
            told = opened.vault.database.rows("PRAGMA cipher_integrity_check")
        except DamagedDatabase:
            return "told"
        assert told, "nothing was told"
        return "told"
    finally:
        opened.vault.database.close()


def _flipped(folder: Path, truth: Truth, size: Size) -> dict[str, int]:
    path, chance, verdicts = folder / NAME, random.Random(66), {"refused": 0, "told": 0}
    pages = path.stat().st_size // PAGE_BYTES
    for page in (0, pages - 1, *chance.sample(range(1, pages - 1), size.flips - 2)):
        with _one_bit_else(path, page, chance):
            verdicts[_found(folder, truth)] += 1
    return verdicts


def _salvaged(folder: Path, to: Path, truth: Truth) -> tuple[int, int]:
    """One page of the vault is torn: (records saved, records lost or older). Refused only where the page was one of the
    few without which nothing opens; then another one is torn."""
    path, chance = folder / NAME, random.Random(9)
    for _ in range(4):
        page = chance.randrange(1, path.stat().st_size // PAGE_BYTES)
        with _one_bit_else(path, page, chance), contextlib.suppress(DamagedDatabase, ForeignFile):
            found = vaults.salvage(
                folder=folder, to=to, user="officer", passphrase=office.secret("officer"), weakest_kdf=office.CHEAP
            )
            break
    else:
        raise AssertionError("each of four torn pages was one without which nothing opens")
    with closing(office.unlock(to, "officer")) as opened:
        for number, known in truth.items():
            if number not in (*found.lost, *found.older):
                assert rows.by_number(opened.vault, number).incident == known.incident
        assert lists.count(opened.vault, where=lists.Filter()) == found.saved
        assert {problem.code for problem in opened.vault.check().problems} <= {"audit", "older-copy"}
    shutil.rmtree(to)
    return found.saved, len(found.lost) + found.unnamed + len(found.older)


def _restored(folder: Path, stick: Path, to: Path, truth: Truth, digests: dict[str, str]) -> int:
    stick.mkdir()
    with closing(office.unlock(folder, "supervisor")) as opened:
        made = backups.make(opened, folder=stick)
        count = lists.count(opened.vault, where=lists.Filter())
    found = backups.restore(
        file=stick / made.receipt.name,
        to=to,
        opener=backups.with_passphrase("supervisor", office.secret("supervisor")),
        weakest_kdf=office.CHEAP,
    )
    assert found.incidents == count
    with closing(office.unlock(to, "supervisor")) as opened:
        _holds(opened, truth, digests)
        assert opened.vault.older_copy is None
    return count


def everything(place: Path, size: Size) -> None:
    folder, begun = place / "vault", time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {text}", flush=True)

    digests = _fill(folder, size)
    say(f"{size.records:,} records, {size.sounds} attachments of {size.mebibytes} MiB each: the vault is full")
    say(f"{size.kills} kills, {survives(folder, size.kills, seed=22)} saves acknowledged, 0 lost, index as by hand")
    say(f"{_cut(folder, place / 'cut', size)} states after a power cut, 0 lost")
    with closing(office.unlock(folder, "officer")) as opened:
        truth = _sample(opened)
        _holds(opened, truth, digests)
    say(f"{size.flips} changed bits: {_flipped(folder, truth, size)}, 0 read wrong")
    with pytest.raises(AssertionError, match="nothing was told"):  # the control
        _found(folder, truth)
    saved, missing = _salvaged(folder, place / "salvaged", truth)
    say(f"one torn page: {saved:,} records saved, {missing} lost and named")
    assert missing <= 30
    say(f"backup and restore: {_restored(folder, place / 'stick', place / 'restored', truth, digests):,} records")
    with closing(office.unlock(folder, "supervisor")) as opened:
        report = vaults.check(opened, thorough=True)
        assert report.sound
        assert report.incidents >= size.records
        _holds(opened, truth, digests)
    mebibytes = (folder / NAME).stat().st_size >> 20
    say(f"thorough check: sound, {report.incidents:,} records, {report.entries:,} entries, {mebibytes} MiB")


@pytest.mark.timeout(600)
def test_p22_a_small_vault_with_a_large_attachment_goes_through_everything(tmp_path: Path) -> None:
    everything(tmp_path, SMALL)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p22_a_hundred_thousand_records_go_through_everything(tmp_path: Path) -> None:
    everything(tmp_path, LARGE)
