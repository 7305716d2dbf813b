"""P01, P48: what a service said is saved survives SIGKILL, with its audit entry and its search words."""

from __future__ import annotations

import random
from pathlib import Path

import office
import pytest
import sqlcipher3.dbapi2 as sqlcipher

import killing
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services import incidents as services
from rightsmonitor.storage import incidents, lists, search
from rightsmonitor.storage.vault import Vault

CHILD = Path(__file__).parent / "children" / "record.py"


def index_agrees(vault: Vault, *, terms: int, chance: random.Random) -> None:
    """The index against a linear scan (P18), for words that are there and beginnings of them."""
    rows = vault.database.rows("SELECT uid, words FROM incident_words JOIN incident USING (id)")
    known = sorted({word for _, words in rows for word in words.split()})
    for _ in range(terms):
        word = chance.choice(known)
        asked = word[: chance.randrange(1, len(word) + 1)]
        wanted = {uid for uid, words in rows if search.matches(words, asked)}
        assert {row.uid for row in lists.page(vault, where=lists.Filter(words=asked), limit=100_000)} == wanted


def survives(folder: Path, kills: int, seed: int) -> int:
    chance, acknowledged = random.Random(seed), 0
    for turn in range(kills):
        # A seed of its own for each child: the records of the one before are there already.
        arguments = [str(folder), str(seed * 10_000 + turn)]
        lines = killing.kill_while_writing(CHILD, arguments, chance=chance, longest=0.2, after=turn % 3)
        opened = office.unlock(folder, "officer")
        for line in lines:
            uid, revision = line.split()
            assert incidents.get(opened.vault, uid).revision >= int(revision)
        saved = opened.vault.database.value("SELECT count(*) FROM incident_version")
        entries = opened.vault.database.value("SELECT count(*) FROM audit WHERE act = 'incident.save'")
        assert saved == entries
        if turn % 10 == 0 or turn == kills - 1:
            assert opened.vault.check().sound
        if turn == kills - 1:
            index_agrees(opened.vault, terms=kills, chance=chance)
        opened.close()
        acknowledged += len(lines)
    return acknowledged


@pytest.mark.timeout(900)
def test_p01_a_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    office.create(folder)
    assert survives(folder, 100, seed=1) > 100


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p01_a_thousand_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    office.create(folder)
    assert survives(folder, 1000, seed=2) > 1000


@pytest.mark.parametrize("table", ["audit", "incident_version", "incident_words"])
def test_p48_what_cannot_be_written_with_its_entry_is_not_written(tmp_path: Path, table: str) -> None:
    office.create(tmp_path / "vault")
    opened = office.unlock(tmp_path / "vault", "officer")
    first, second = office.records(2)
    base = opened.vault.database

    def written() -> tuple[int, int]:
        entries = base.value("SELECT count(*) FROM audit WHERE act = 'incident.save'")
        return int(base.value("SELECT count(*) FROM incident_version")), int(entries)

    services.save(opened, incident=first, expected_revision=0)
    assert written() == (1, 1)
    base.execute(f"CREATE TEMP TRIGGER stop BEFORE INSERT ON main.{table} BEGIN SELECT RAISE(ABORT, 'stopped'); END")
    with pytest.raises((RightsMonitorError, sqlcipher.DatabaseError)):
        services.save(opened, incident=second, expected_revision=0)
    assert written() == (1, 1)
    base.execute("DROP TRIGGER stop")
    services.save(opened, incident=second, expected_revision=0)  # the control: nothing else stood in the way
    assert written() == (2, 2)
    assert opened.vault.check(thorough=True).sound
    opened.close()
