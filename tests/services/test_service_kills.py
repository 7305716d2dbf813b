"""P01, P48: what a service said is saved survives SIGKILL, with its audit entry and its search words."""

from __future__ import annotations

from pathlib import Path

import office
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from lasting import survives

from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.records import incidents as services


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
