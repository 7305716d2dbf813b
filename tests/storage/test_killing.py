"""What was acknowledged as saved survives SIGKILL, whole, with its audit entry; nothing else is half there."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"
CHILD = CHILDREN / "save.py"


def _survives(folder: Path, kills: int, seed: int) -> int:
    """Kills that many children; the number of acknowledged saves, all of which were found."""
    chance, acknowledged = random.Random(seed), 0
    for round_ in range(kills):
        lines = killing.kill_while_writing(
            CHILD, [str(folder), str(seed * 100 + round_ + 1)], chance=chance, after=chance.randrange(5)
        )
        opened = making.unlock(folder)
        assert opened.check(thorough=True).sound
        for line in lines:
            uid, revision = line.split()
            assert incidents.get(opened, uid).revision >= int(revision)
        _whole(opened)
        acknowledged += len(lines)
        opened.close()
    return acknowledged


def _whole(vault: Vault) -> None:
    """Every revision has its audit entry and the other way round; every record has units, words and a draft."""
    revisions = {
        vault.token("incident", f"{uid}/{revision}")
        for uid, revision in vault.database.rows(
            "SELECT uid, version.revision FROM incident JOIN incident_version AS version ON incident = incident.id"
        )
    }
    entries = {row[0] for row in vault.database.rows("SELECT object FROM audit WHERE act = 'incidents.save'")}
    assert revisions == entries
    for table, column in (("incident_words", "id"), ("unit", "incident")):
        assert not vault.database.value(f"SELECT count(*) FROM incident WHERE id NOT IN (SELECT {column} FROM {table})")
    assert not vault.database.value("SELECT count(*) FROM incident WHERE uid NOT IN (SELECT incident FROM draft)")


def test_p01_what_was_saved_survives_a_kill(folder: Path) -> None:
    making.create(folder).close()
    assert _survives(folder, 12, seed=1) > 20


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_p01_what_was_saved_survives_a_thousand_kills(folder: Path) -> None:
    making.create(folder).close()
    assert _survives(folder, 1000, seed=2) > 5000


def test_p01_an_acknowledgement_that_was_not_saved_would_be_noticed(folder: Path) -> None:
    """Positive control: a line for a save that was taken back is missed by the same questions."""
    opened = making.create(folder)
    with contextlib.suppress(KeyError), opened.transaction():
        incidents.add(opened, incidents.NewIncident(incident=making.incident(1)))
        raise KeyError
    assert not incidents.exists(opened, making.incident(1).uid)
    assert opened.check(thorough=True).sound
    opened.close()


def test_p05_one_file_holds_everything_after_closing_and_after_a_crash(folder: Path) -> None:
    making.create(folder).close()
    lines = killing.kill_while_writing(CHILD, [str(folder), "5"], chance=random.Random(5), after=4)
    opened = making.unlock(folder)  # what a crash left behind is settled here
    truth = {line.split()[0]: incidents.get(opened, line.split()[0]) for line in lines}
    opened.close()
    contents = {entry.name: entry.stat().st_size for entry in folder.iterdir()}
    assert not contents.pop("data.db-journal", 0)
    assert {name for name in contents if not name.startswith("vault.json")} == {"data.db"}
    alone = folder.with_name("alone")
    alone.mkdir()
    for name in ("data.db", "vault.json"):
        shutil.copy(folder / name, alone)
    copied = making.unlock(alone)
    assert copied.check(thorough=True).sound
    assert {uid: incidents.get(copied, uid) for uid in truth} == truth
    assert len(truth) > 1
    copied.close()


def test_adding_people_can_be_killed_anywhere(folder: Path) -> None:
    """Whoever was told to be added can open the vault; the others still can; nobody is half there."""
    making.create(folder).close()
    chance, added = random.Random(7), 0
    for round_ in range(6):
        names = killing.kill_while_writing(
            CHILDREN / "admit.py", [str(folder), str(round_)], chance=chance, longest=0.15, after=round_ % 2
        )
        opened = making.unlock(folder)
        assert opened.check(thorough=True).sound
        assert set(names) <= {member.name for member in opened.roster.members}
        opened.close()
        for name in names[-2:]:
            making.unlock(folder, name, b"five words for everybody").close()
        added += len(names)
    assert added > 2
    assert not list(folder.glob("*.new"))


def test_creating_a_vault_can_be_killed_anywhere(tmp_path: Path) -> None:
    """There is a whole vault, or none and the creation can begin again."""
    chance, whole = random.Random(9), 0
    for round_ in range(10):
        folder = tmp_path / str(round_)
        lines = killing.kill_while_writing(CHILDREN / "create.py", [str(folder)], chance=chance, longest=0.06)
        if lines or (folder / "vault.json").exists():
            opened = making.unlock(folder)
            assert opened.check(thorough=True).sound
            opened.close()
            whole += 1
        elif not (folder / "data.db").exists():  # killed between two renames: a database that nobody can open
            making.create(folder).close()
    assert whole < 10
