"""The chain: every change of it is found and located; it holds no names; it commits with what it tells of."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import making
import pytest
import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault


def _fill(vault: Vault, count: int = 20) -> None:
    with vault.transaction():
        for number in range(count):
            audit.append(vault, "incidents.show", kind="incident", identifier=f"u{number}")


def _verify(vault: Vault) -> audit.Broken | None:
    members = {member.uid: member.sign_pk for member in vault.roster.members}
    return audit.verify(vault.database, vault_id=vault.vault_id, public_keys=members)


def _tamper(vault: Vault, sql: str, values: tuple[object, ...] = ()) -> None:
    """As somebody does who holds the key and drops the triggers first."""
    for name in ("audit_grows_by_one", "audit_never_changes", "audit_never_shrinks"):
        vault.database.execute(f"DROP TRIGGER IF EXISTS {name}")
    vault.database.execute(sql, values)


@pytest.mark.parametrize(
    "sql", ["UPDATE audit SET act = 'x'", "DELETE FROM audit", "REPLACE INTO audit SELECT * FROM audit"]
)
def test_p46_the_database_refuses_to_change_the_chain(vault: Vault, sql: str) -> None:
    _fill(vault)
    with pytest.raises(sqlcipher.IntegrityError):
        vault.database.execute(sql)
    assert _verify(vault) is None


CHANGES = [
    ("UPDATE audit SET act = 'other' WHERE seq = ?", 0),
    ("UPDATE audit SET object = 'incident:00' WHERE seq = ?", 0),
    ("UPDATE audit SET ts = '2020' WHERE seq = ?", 0),
    ("UPDATE audit SET wall = '2020' WHERE seq = ?", 0),
    ("UPDATE audit SET session = '00' WHERE seq = ?", 0),
    ("UPDATE audit SET uid = (SELECT uid FROM user WHERE role = 'officer') WHERE seq = ?", 0),
    ("UPDATE audit SET signature = zeroblob(64) WHERE seq = ?", 0),
    ("UPDATE audit SET hash = zeroblob(32) WHERE seq = ?", 0),
    ("DELETE FROM audit WHERE seq = ?", 0),
    ("UPDATE audit SET prev = zeroblob(32) WHERE seq = ?", 0),
]


@pytest.mark.parametrize(("sql", "offset"), CHANGES)
def test_p46_every_change_is_found_where_it_is(vault: Vault, sql: str, offset: int) -> None:
    _fill(vault)
    at = random.Random(sql).randrange(3, 15)
    _tamper(vault, sql, (at,))
    broken = _verify(vault)
    assert broken is not None
    assert broken.seq == at + offset
    assert "audit" in {finding.code for finding in vault.check().problems}


def test_p46_entries_cannot_change_places(vault: Vault) -> None:
    _fill(vault)
    _tamper(vault, "UPDATE audit SET seq = seq + 1000 WHERE seq IN (5, 6)")
    vault.database.execute("UPDATE audit SET seq = CASE seq WHEN 1005 THEN 6 ELSE 5 END WHERE seq > 1000")
    assert _verify(vault) is not None


def test_p46_nobody_signs_for_somebody_else(vault: Vault, folder: Path) -> None:
    """The officer forges an entry of the supervisor, with the right hash and link."""
    supervisor = vault.user.uid
    vault.close()
    officer = making.unlock(folder, making.OFFICER)
    honest = officer.signer
    officer.signer = type(honest)(supervisor, honest.key)
    with officer.transaction():
        audit.append(officer, "releases.approve")
    officer.signer = honest
    broken = _verify(officer)
    assert broken is not None
    assert broken.reason == "signature"
    officer.close()


def test_p17_a_clock_that_goes_back_does_not_reorder(folder: Path) -> None:
    clock = FixedClock(making.START)
    vault = making.create(folder, clock=clock)
    _fill(vault, 2)
    clock.instant = making.START - timedelta(days=800)
    _fill(vault, 2)
    entries = audit.entries(vault.database)
    assert [entry.ts for entry in entries] == sorted(entry.ts for entry in entries)
    assert entries[-1].wall.startswith("2024")
    assert _verify(vault) is None
    vault.close()


def test_p49_the_audit_holds_no_names_and_no_numbers(vault: Vault) -> None:
    with vault.transaction():
        audit.append(vault, "incidents.show", kind="incident", identifier="OUJ-26-0148")
    text = repr(vault.database.rows("SELECT * FROM audit"))
    assert "OUJ" not in text
    assert making.SUPERVISOR not in text
    assert vault.token("incident", "OUJ-26-0148") in text


def test_sessions_open_and_close_in_the_chain(closed: Path) -> None:
    opened = making.unlock(closed)
    acts = [entry.act for entry in audit.all_entries(opened.database)]
    assert acts[-2:] == ["session.close", "session.open"]
    assert acts.count("people.add") == 2
    opened.close()
    assert opened.file.head.seq == len(acts) + 1
