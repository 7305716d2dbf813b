"""P4, P13, P15 and P17 at the services: full disk, migration, second instance, wrong clock."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.errors import DiskFull, VaultHeld, VaultLocked, WrongPassphrase
from rightsmonitor.services import permissions, session
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.vault import audit, backups, notices
from rightsmonitor.services.vault.audit import Wanted
from rightsmonitor.storage import database, migrate, upgrade
from rightsmonitor.storage.damage import reserve

KEPT = Path(__file__).resolve().parents[1] / "vaults"
CHILD = Path(__file__).parent / "children" / "hold.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office.create(tmp_path / "vault")
    return tmp_path / "vault"


def test_p04_the_reserve_lets_the_work_under_way_be_finished(folder: Path) -> None:
    opened = office.unlock(folder, "officer")
    path = folder / reserve.NAME
    assert path.stat().st_size == reserve.BYTES
    assert path.stat().st_mode & 0o777 == 0o600
    record, tries = office.records(1)[0], []
    real = opened.vault.database.execute

    def full(sql: str, values: object = ()) -> int:
        """The disk has no room until the reserve is given back."""
        if sql == "COMMIT" and path.exists():
            tries.append(sql)
            raise DiskFull(folder=str(folder))
        return real(sql, values)  # type: ignore[arg-type]

    opened.vault.database.execute = full  # type: ignore[method-assign, assignment]
    stored = incidents.save(opened, incident=record, expected_revision=0)
    assert (stored.revision, len(tries)) == (1, 1)
    assert not path.exists()
    assert notices.all_(opened)[0].code == "disk-full"
    opened.vault.database.execute = real  # type: ignore[method-assign]
    opened.close()
    again = office.unlock(folder, "officer")
    assert incidents.count(again, query=Query()) == 1
    assert path.exists()  # there is room again: laid in anew
    assert [notice.code for notice in notices.all_(again)] == ["no-backup"]
    again.close()


def test_p04_without_a_reserve_a_full_disk_is_said_and_a_full_stick_costs_no_reserve(folder: Path) -> None:
    opened = office.unlock(folder, "officer")

    def work(_session: object, *, place: str) -> None:
        raise DiskFull(folder=place)

    guarded = permissions.permitted("incidents.new")(work)
    with pytest.raises(DiskFull):
        guarded(opened, place="/media/stick")
    assert (folder / reserve.NAME).exists()
    with pytest.raises(DiskFull):
        guarded(opened, place=str(folder))
    assert not (folder / reserve.NAME).exists()
    opened.close()


def test_p15_the_second_one_is_told_who_and_since_when(folder: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    held = (folder / "open.json").read_text()
    assert "supervisor" not in held
    assert (folder / "open.json").stat().st_mode & 0o777 == 0o600
    with pytest.raises(VaultHeld) as told:
        office.unlock(folder, "officer")
    assert told.value.facts["who"] == "supervisor"
    assert str(told.value.facts["since"]).startswith("2026-08-10")
    assert isinstance(told.value, VaultLocked)
    with pytest.raises(WrongPassphrase):  # a stranger learns no name
        session.unlock(folder=folder, user="officer", passphrase=b"no such words at all", weakest_kdf=office.CHEAP)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    opened = office.unlock(folder, "officer")  # what the kill left behind is no lock
    opened.close()
    assert not (folder / "open.json").exists()


@pytest.mark.parametrize("days", [-730, -20_600, 3_650])
def test_p17_a_wrong_clock_loses_reorders_and_hides_nothing(folder: Path, days: int) -> None:
    wrong = office.START + timedelta(days=days)  # 1970 among them
    records = office.records(3)
    for record, at in zip(records, (office.START, wrong, office.START + timedelta(minutes=1)), strict=True):
        opened = office.unlock(folder, "officer", at=at)
        behind = bool(opened.vault.clock_behind)
        assert behind == ((at == wrong and days < 0) or (at != wrong and days > 0 and at != office.START))
        assert ("clock" in [notice.code for notice in notices.all_(opened)]) == behind
        incidents.save(opened, incident=record, expected_revision=0)
        opened.close()
    opened = office.unlock(folder, "supervisor", at=office.START + timedelta(minutes=2))
    found = incidents.search(opened, query=Query(order="-updated"))
    assert {row.uid for row in found} == {record.uid for record in records}
    times = [incidents.get(opened, uid=record.uid).created for record in records]
    assert times == sorted(times)  # in the order in which they were saved
    assert audit.verify(opened).sound
    lines = audit.page(opened, wanted=Wanted(), limit=1000)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert opened.today >= opened.vault.created
    opened.close()


def _oldest(tmp_path: Path, name: str) -> Path:
    copy = tmp_path / name
    shutil.copytree(KEPT / "schema-1", copy)
    return copy


def test_p13_a_migration_that_fails_leaves_the_old_file_and_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "storage"))
    import making

    copy = _oldest(tmp_path, "failing")
    known = migrate.migrations()
    broken = (*known[:-1], (known[-1][0], "CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);"))
    monkeypatch.setattr(migrate, "migrations", lambda: broken)
    with pytest.raises(Exception, match="nowhere"):
        making.unlock(copy)
    monkeypatch.undo()
    assert not (copy / upgrade.NAME).exists()
    opened = making.unlock(copy)  # the control: the same file comes up with migrations that work
    assert opened.database.value("PRAGMA user_version") == migrate.newest()
    assert opened.database.value("SELECT count(*) FROM incident") == 3
    assert opened.check(thorough=True).sound
    opened.close()
    assert {path.name for path in copy.iterdir()} <= {"data.db", "data.db-journal", "vault.json", "vault.json.1"}


def test_p13_a_migration_killed_anywhere_is_old_or_new(tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "storage"))
    import making

    chance = random.Random(13)
    for round_ in range(6):
        copy = _oldest(tmp_path, f"killed{round_}")
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(copy), "storage"],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"begin\n"
        try:
            child.wait(timeout=chance.random() * 0.12)
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        opened = making.unlock(copy)
        assert opened.database.value("SELECT count(*) FROM incident") == 3
        assert opened.check(thorough=True).sound
        assert not (copy / upgrade.NAME).exists()
        opened.close()


def test_why_records_are_read_is_kept_with_each_reading(folder: Path) -> None:
    opened = office.unlock(folder, "officer")
    record = office.records(1)[0]
    incidents.save(opened, incident=record, expected_revision=0)
    audit.give_reason(opened, reason="follow-up")
    audit.give_reason(opened, reason="follow-up")  # asked once: said twice is written once
    incidents.get(opened, uid=record.uid)
    opened.close()
    without = office.unlock(folder, "supervisor")
    incidents.get(without, uid=record.uid)
    lines = audit.page(without, wanted=Wanted(group="reading"))
    assert [(line.act, line.reason) for line in lines] == [
        ("incident.read", ""),
        ("incident.read", "follow-up"),
        ("reason.follow-up", "follow-up"),
    ]
    number = incidents.get(without, uid=record.uid).number
    assert {line.number for line in lines if line.act == "incident.read"} == {number}
    about = audit.page(without, wanted=Wanted(number=number))
    assert {line.act for line in about} == {"incident.save", "incident.read"}
    without.close()
    admin = office.unlock(folder, "admin")
    assert {line.number for line in audit.page(admin, wanted=Wanted())} == {""}  # who sees no case sees no number
    admin.close()


def test_a_reminder_comes_after_a_week(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened = office.unlock(folder, "officer")
    assert backups.state(opened).due
    backups.make(opened, folder=stick)
    assert not backups.state(opened).due
    opened.close()
    for days, due in ((6, False), (7, True)):
        later = office.unlock(folder, "officer", at=office.START + timedelta(days=days))
        state = backups.state(later)
        assert (state.days, state.due) == (days, due)
        later.close()


def test_the_file_that_names_the_holder_is_sealed(folder: Path) -> None:
    opened = office.unlock(folder, "officer")
    document = json.loads((folder / "open.json").read_text())
    assert set(document) == {"open"}
    assert (folder / database.NAME).exists()
    opened.close()
