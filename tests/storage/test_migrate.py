"""Migrations are all or nothing, and every vault of an earlier schema opens for ever."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import making
import pytest
import sqlcipher3.dbapi2 as sqlcipher

import killing
from rightsmonitor.domain.errors import Cancelled, NewerVersion
from rightsmonitor.storage import database, migrate, upgrade
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.records import attachments, incidents, lists, notes

CHILD = Path(__file__).parent / "children" / "migrate.py"
KEPT = Path(__file__).resolve().parents[1] / "vaults"
NEXT = migrate.newest() + 1


def test_statements_are_split_where_sqlite_ends_them() -> None:
    script = """-- a remark; with a semicolon
CREATE TABLE a (x TEXT DEFAULT 'one; two');
CREATE TRIGGER t AFTER INSERT ON a BEGIN
    SELECT 1;
    SELECT 2;
END;
"""
    found = list(migrate.statements(script))
    assert len(found) == 2
    assert found[1].endswith("END;")


def test_a_statement_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end"):
        list(migrate.statements("CREATE TABLE a (x);\nCREATE TABLE b (x)"))


def test_p13_a_migration_that_fails_leaves_nothing(folder: Path) -> None:
    opened = making.create(folder)
    steps = "CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);"
    with pytest.raises(sqlcipher.OperationalError):
        migrate.apply(opened.connection, (*migrate.migrations(), (NEXT, steps)))
    assert opened.database.value("PRAGMA user_version") == NEXT - 1
    assert opened.database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == 0
    assert opened.check(thorough=True).sound
    opened.close()


def test_p13_a_killed_migration_is_old_or_new(closed: Path, tmp_path: Path) -> None:
    chance, states = random.Random(3), set()
    for round_ in range(8):
        copy = tmp_path / f"copy{round_}"
        shutil.copytree(closed, copy)
        killing_lines = _kill(copy, chance)
        states.add(_state(copy))
        if "done" in killing_lines:
            assert _state(copy) == (NEXT, 200)
    assert states <= {(NEXT - 1, 0), (NEXT, 200)}
    assert (NEXT - 1, 0) in states


def _kill(copy: Path, chance: random.Random) -> list[str]:
    try:
        return killing.kill_while_writing(CHILD, [str(copy)], chance=chance, longest=0.05)
    except AssertionError:
        return ["done"]  # it had ended by itself


def _state(copy: Path) -> tuple[int, int]:
    """(version, tables of that migration), by the raw key: the program refuses the newer schema."""
    try:
        opened = making.unlock(copy)
    except NewerVersion as error:
        return int(error.facts["found"]), 200
    try:
        assert opened.check(thorough=True).sound
        tables = opened.database.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'later%'")
        return int(opened.database.value("PRAGMA user_version")), int(tables)
    finally:
        opened.close()


@pytest.mark.parametrize("name", [f"schema-{number}" for number, _ in migrate.migrations()])
def test_p13_a_vault_of_every_schema_opens(name: str, tmp_path: Path) -> None:
    copy = tmp_path / name
    shutil.copytree(KEPT / name, copy)
    opened = making.unlock(copy)
    assert opened.database.value("PRAGMA user_version") == migrate.newest()
    assert opened.check(thorough=True).sound
    rows = lists.page(opened, where=lists.Filter(), order="number")
    assert [row.number for row in rows] == ["OUJ-26-0001", "OUJ-26-0002", "OUJ-26-0003"]
    assert incidents.by_number(opened, "OUJ-26-0001").incident == making.incident(1, girls=2)
    for found in attachments.of(opened, making.incident(1).uid):
        assert b"".join(attachments.pieces(opened, found.uid)).decode() == "pièce inventée, مختلقة\n"
    for note in notes.list_(opened, making.incident(1).uid):
        assert note.text == "note inventée, ملاحظة"
    opened.close()


def test_p13_what_an_upgrade_has_done_is_told_and_nothing_without_one(tmp_path: Path) -> None:
    copy, told = tmp_path / "vault", list[tuple[int, int]]()
    shutil.copytree(KEPT / "schema-1", copy)
    making.unlock(copy, progress=lambda done, total: told.append((done, total))).close()
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (100, 100)
    assert {15, 30, 35, 50} <= {done for done, _ in told}
    told.clear()
    making.unlock(copy, progress=lambda done, total: told.append((done, total))).close()
    assert not told


def test_p13_an_upgrade_can_be_stopped_before_its_first_step(tmp_path: Path) -> None:
    copy = tmp_path / "vault"
    shutil.copytree(KEPT / "schema-1", copy)

    def stop(done: int, total: int) -> None:
        if done == 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        making.unlock(copy, progress=stop)
    assert not (copy / upgrade.NAME).exists()
    opened = making.unlock(copy)
    assert opened.check(thorough=True).sound
    opened.close()


def test_p24_the_kept_vaults_are_readable_only_with_their_key() -> None:
    people = {"ledger-before-groups": 4}
    for path in KEPT.glob("*/data.db"):
        assert not path.read_bytes().startswith(b"SQLite format 3")
        assert path.stat().st_size % database.PAGE_BYTES == 0
        assert vaults.status(path.parent).people == people.get(path.parent.name, 1)
