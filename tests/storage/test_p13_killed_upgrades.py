"""P13: the real migrations, killed: every vault that was ever released is then at the end of one step, whole."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.storage import database, migrate, upgrade
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.records import lists
from rightsmonitor.storage.unlocked import database_key

CHILD = Path(__file__).parent / "children" / "upgrade.py"
KEPT = Path(__file__).resolve().parents[1] / "vaults"
Schema = frozenset[tuple[object, ...]]


def _schema(base: Database) -> tuple[int, Schema]:
    rows = base.rows("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
    return int(base.value("PRAGMA user_version")), frozenset(rows)


def _known(tmp_path: Path) -> dict[int, Schema]:
    """The schema at the end of each step."""
    copy, found = tmp_path / "known", {}
    shutil.copytree(KEPT / "schema-1", copy)
    shutil.copytree(copy, tmp_path / "opened")
    opened = making.unlock(tmp_path / "opened")
    base = database.connect(copy / database.NAME, spec=database_key(opened.file, opened.data_key))
    opened.close()
    for number in range(1, migrate.newest() + 1):
        migrate.apply(base.connection, migrate.migrations()[:number])
        version, found[number] = _schema(base)
        assert version == number
    base.close()
    return found


def _seconds(folder: Path) -> float:
    """How long the upgrade takes on this machine, so that the kills fall inside it."""
    shutil.copytree(KEPT / "schema-1", folder)
    child = killing.start(CHILD, str(folder))
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    before = time.monotonic()
    assert child.stdout.readline() == b"done\n"
    child.kill()
    child.communicate()
    return time.monotonic() - before


def _killed(tmp_path: Path, kills: int, seed: int) -> list[int]:
    """Steps done before each kill: always whole ones, and the next login comes to the end of all."""
    chance, known, done = random.Random(seed), _known(tmp_path), []
    longest = 1.2 * _seconds(tmp_path / "timed")
    for round_ in range(kills):
        first = chance.randrange(1, migrate.newest())
        copy, found = tmp_path / f"killed{round_}", tmp_path / "found"
        shutil.copytree(KEPT / f"schema-{first}", copy)
        lines = killing.kill_while_writing(
            CHILD, [str(copy)], chance=chance, longest=longest, after=int(round_ % 5 == 4)
        )
        shutil.copytree(copy, found)  # as the kill left it
        opened = making.unlock(copy)
        base = database.connect(found / database.NAME, spec=database_key(opened.file, opened.data_key))
        version, schema = _schema(base)
        base.close()
        assert first <= version <= migrate.newest()
        assert schema == known[version]
        assert not lines or version == migrate.newest()
        assert opened.check(thorough=True).sound
        assert lists.count(opened, where=lists.Filter()) == 3
        opened.close()
        assert not (copy / upgrade.NAME).exists()
        shutil.rmtree(copy)
        shutil.rmtree(found)
        done.append(version - first)
    return done


def test_p13_a_killed_upgrade_ends_at_a_step(tmp_path: Path) -> None:
    assert max(_killed(tmp_path, 5, seed=5)) > 0  # one is let come to its end, the others where chance cuts them


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p13_two_hundred_killed_upgrades(tmp_path: Path) -> None:
    steps = _killed(tmp_path, 200, seed=6)
    print(f"200 kills: {steps.count(0)} before the first step, steps done {sorted(set(steps))}, 0 half, 0 lost")
    assert steps.count(0) > 20
