"""P9 and P10: a bad page does not take the rest with it, and a torn free page is mended."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import making
import pytest

from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.errors import DamagedDatabase, ForeignFile, VaultExists, WrongPassphrase
from rightsmonitor.storage.damage import repair, salvage
from rightsmonitor.storage.damage.salvage import Salvaged
from rightsmonitor.storage.database import PAGE_BYTES
from rightsmonitor.storage.records import incidents, lists
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

RECORDS = 24


@pytest.fixture
def damaged(folder: Path) -> Path:
    """A closed vault with records in several states, long documents and free pages."""
    opened = making.create(folder)
    making.add_person(opened, making.OFFICER, Role.OFFICER)
    for seed in range(RECORDS):
        with opened.transaction():
            record = making.incident(seed, narrative=f"témoin {seed} " * 150)
            incidents.add(opened, incidents.NewIncident(incident=record))
            audit.append(opened, "incident.save", kind="incident", identifier=record.uid)
    for seed in range(0, RECORDS, 3):
        changed = making.incident(seed, narrative=f"suite {seed} " * 150)
        incidents.save(opened, incident=changed, expected_revision=1, status=Status.SUBMITTED, act="submit")
    with opened.transaction():
        opened.database.execute("CREATE TABLE passing (x)")
        opened.database.many("INSERT INTO passing VALUES (?)", [("x" * 3000,) for _ in range(8)])
        opened.database.execute("DROP TABLE passing")
    opened.close()
    return folder


def contents(vault: Vault) -> dict[str, incidents.StoredIncident]:
    rows = lists.page(vault, where=lists.Filter(), order="number", limit=999)
    return {row.number: incidents.by_number(vault, row.number) for row in rows}


def tear(path: Path, page: int, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE_BYTES + chance.randrange(PAGE_BYTES - 64))
        file.write(chance.randbytes(64))


def saved(folder: Path, to: Path) -> Salvaged:
    return salvage.salvage(
        folder, to, user=making.SUPERVISOR, passphrase=making.PASSPHRASES[making.SUPERVISOR], weakest_kdf=making.CHEAP
    )


def rescue(folder: Path, to: Path, truth: dict[str, incidents.StoredIncident]) -> tuple[int, int]:
    """Salvages and compares; how many records came out whole, and how many are named as lost or older."""
    found = saved(folder, to)
    opened = making.unlock(to)
    try:
        out = contents(opened)
        whole = {number for number, stored in out.items() if stored.incident == truth[number].incident}
        assert set(out) - whole == set(found.older)
        assert set(truth) - set(out) == set(found.lost)
        assert len(out) == found.saved
        assert all(out[number].status == truth[number].status for number in whole)
        assert {f.code for f in opened.check(thorough=True).problems} <= {"audit", "older-copy"}
        assert lists.count(opened, where=lists.Filter(words="témoin")) == sum(
            "témoin" in stored.incident.narrative for stored in out.values()
        )
        return len(whole), len(found.lost) + len(found.older)
    finally:
        opened.close()


def _pages(damaged: Path, tmp_path: Path, pages: list[int]) -> tuple[int, int]:
    chance, refused, most = random.Random(9), 0, 0
    opened = making.unlock(damaged)
    truth = contents(opened)
    opened.database.close()
    for page in pages:
        copy, to = tmp_path / f"bad{page}", tmp_path / f"good{page}"
        shutil.copytree(damaged, copy)
        tear(copy / "data.db", page, chance)
        try:
            whole, missing = rescue(copy, to, truth)
        except (DamagedDatabase, ForeignFile):
            refused += 1
            assert not (to / "vault.json").exists()
            continue
        assert whole + missing == RECORDS
        most = max(most, missing)
        shutil.rmtree(copy)
        shutil.rmtree(to)
    return refused, most


def test_p09_one_bad_page_anywhere_takes_few_records_with_it(damaged: Path, tmp_path: Path) -> None:
    count = (damaged / "data.db").stat().st_size // PAGE_BYTES
    refused, most = _pages(damaged, tmp_path, sorted(random.Random(4).sample(range(count), 14)))
    assert refused <= 2  # the first page, and the roster: only a backup helps
    assert most <= 4


@pytest.mark.campaign
def test_p09_each_page(damaged: Path, tmp_path: Path) -> None:
    count = (damaged / "data.db").stat().st_size // PAGE_BYTES
    refused, most = _pages(damaged, tmp_path, list(range(count)))
    assert refused <= 2
    assert most <= 4


def test_p09_several_bad_pages_lose_no_more_than_they_held(damaged: Path, tmp_path: Path) -> None:
    opened = making.unlock(damaged)
    truth = contents(opened)
    count, free = (opened.database.value(f"PRAGMA {name}") for name in ("page_count", "freelist_count"))
    opened.database.close()
    chance = random.Random(5)
    for page in chance.sample(range(count // 2, count - free), 4):  # written last: long documents
        tear(damaged / "data.db", page, chance)
    whole, missing = rescue(damaged, tmp_path / "good", truth)
    assert whole + missing == RECORDS
    assert 0 < missing < RECORDS // 2  # something was lost, or the test looked at nothing


def test_p09_lost_records_are_named_by_their_numbers_or_counted_by_the_trail(damaged: Path, tmp_path: Path) -> None:
    opened = making.unlock(damaged)
    gone = lists.page(opened, where=lists.Filter(), order="number", limit=999)[4]
    key = opened.database.value("SELECT id FROM incident WHERE number = ?", (gone.number,))
    for name in ("version_never_goes", "version_never_changes"):
        opened.database.execute(f"DROP TRIGGER {name}")
    opened.database.execute("PRAGMA foreign_keys = OFF")
    opened.database.execute("DELETE FROM incident_version WHERE incident = ?", (key,))
    opened.database.close()
    found = saved(damaged, tmp_path / "named")
    assert (found.lost, found.unnamed) == ((gone.number,), 0)
    opened = making.unlock(damaged)
    opened.database.execute("PRAGMA foreign_keys = OFF")
    opened.database.execute("DELETE FROM incident WHERE id = ?", (key,))
    opened.database.close()
    found = saved(damaged, tmp_path / "counted")
    assert (found.lost, found.unnamed, found.saved) == ((), 1, RECORDS - 1)


def test_a_sound_vault_comes_out_as_it_was(damaged: Path, tmp_path: Path) -> None:
    opened = making.unlock(damaged)
    truth = contents(opened)
    opened.close()
    before = (damaged / "data.db").read_bytes()
    found = saved(damaged, tmp_path / "good")
    assert (damaged / "data.db").read_bytes() == before  # the damaged file is only read
    assert (found.saved, found.lost, found.older, found.tables) == (RECORDS, (), (), {})
    again = making.unlock(tmp_path / "good", making.OFFICER)
    assert contents(again) == truth
    assert again.check(thorough=True).sound
    assert again.older_copy is None
    again.close()


def test_a_salvage_overwrites_nothing_and_opens_for_nobody_else(damaged: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "something").write_text("precious")
    with pytest.raises(VaultExists):
        saved(damaged, tmp_path / "there")
    with pytest.raises(WrongPassphrase):
        salvage.salvage(
            damaged, tmp_path / "to", user=making.SUPERVISOR, passphrase=b"other words", weakest_kdf=making.CHEAP
        )
    assert not (tmp_path / "to").exists()


def test_p10_a_torn_free_page_is_a_notice_and_is_mended(damaged: Path) -> None:
    path, chance = damaged / "data.db", random.Random(10)
    opened = making.unlock(damaged)
    truth, free = contents(opened), opened.database.value("PRAGMA freelist_count")
    trunk_and_leaves = path.stat().st_size // PAGE_BYTES
    opened.database.close()
    good = path.read_bytes()
    torn = 0
    for page in range(trunk_and_leaves - 1, trunk_and_leaves - free - 1, -1):
        path.write_bytes(good)
        tear(path, page, chance)
        try:
            opened = making.unlock(damaged)
        except DamagedDatabase:
            continue
        report = opened.check()
        if not report.sound or not report.notices:
            opened.database.close()
            continue
        torn += 1
        assert [notice.code for notice in report.notices] == ["free-page"]
        repair.renew(opened)
        after = opened.check(thorough=True)
        assert (after.problems, after.notices) == ((), ())
        assert contents(opened) == truth
        assert opened.database.value("PRAGMA freelist_count") == 0
        opened.close()
        again = making.unlock(damaged)
        assert contents(again) == truth
        again.database.close()
        assert {entry.name for entry in damaged.iterdir()} <= {
            *("data.db", "data.db-journal", "vault.json", "vault.json.1", "open.json")
        }
        path.write_bytes(good)
    assert torn  # some of them were free pages that the check trips over


def test_a_repair_keeps_the_identity_of_the_file(vault: Vault) -> None:
    base = vault.database
    before = [base.value(f"PRAGMA {name}") for name in ("user_version", "application_id")]
    repair.renew(vault)
    assert [vault.database.value(f"PRAGMA {name}") for name in ("user_version", "application_id")] == before
    assert (vault.folder / "data.db").stat().st_mode & 0o777 == 0o600
    assert vault.check(thorough=True).sound
