"""A vault from before there were checkpoints (schema 6): its opening tells how far it is, by card too; only once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import making
import pytest

from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.storage import migrate
from rightsmonitor.storage.keys import recovering, recovery
from rightsmonitor.storage.trail import audit, checkpoints
from rightsmonitor.storage.vault import Vault

ENTRIES = 2_300
Told = list[tuple[int, int]]


@pytest.fixture
def cards(vault: Vault) -> list[str]:
    """The vault goes back to schema 6 and is closed; what stands on its recovery card."""
    issued = recovery.issue(vault, Means.CODE)
    typed = ["\n".join(card.lines) for card in issued.cards]
    recovery.confirm(vault, kind=Means.CODE, typed=typed)
    with vault.transaction():
        while audit.head(vault.database)[0] < ENTRIES:
            audit.append(vault, "incident.read", kind="incident", identifier="u")
    for statement in (
        "DROP TABLE checkpoint",
        "DROP TABLE backup",
        "DROP INDEX audit_by_uid",
        "DROP INDEX audit_by_object",
        "DROP INDEX audit_reasons",
        "PRAGMA user_version = 6",
    ):
        vault.database.execute(statement)
    vault.remember_head()
    vault.database.close()
    vault.forget()
    return typed


def _holds(told: Told) -> None:
    """Hundredths that only grow, with steps in the trail, to the end."""
    done = [at for at, total in told if total == 100]
    assert len(done) == len(told)
    assert done == sorted(done)
    assert done[-1] == 100
    assert len({at for at in done if 50 < at < 100}) >= 2, "each thousand entries of the trail"


@pytest.mark.usefixtures("cards")
def test_p50_a_trail_without_checkpoints_is_vouched_for_at_its_next_opening(folder: Path) -> None:
    told: Told = []
    with closing(making.unlock(folder, progress=lambda *step: told.append(step))) as vault:
        assert vault.database.value("PRAGMA user_version") == migrate.newest()
        mark = checkpoints.last(vault.database)
        assert mark is not None
        assert mark.seq > ENTRIES
        assert vault.check(thorough=True).sound
    _holds(told)
    told.clear()
    making.unlock(folder, progress=lambda *step: told.append(step)).close()
    assert not told


@pytest.mark.usefixtures("cards")
def test_p50_a_broken_trail_is_not_vouched_for(folder: Path) -> None:
    with closing(making.unlock(folder)) as vault:
        for name in ("audit_never_changes", "checkpoint_never_goes"):
            vault.database.execute(f"DROP TRIGGER {name}")
        vault.database.execute("DELETE FROM checkpoint")
        vault.database.execute("UPDATE audit SET act = 'incident.save' WHERE seq = 700")
    with closing(making.unlock(folder)) as vault:
        assert vault.broken_trail == audit.Broken(seq=700, reason="hash")
        assert checkpoints.last(vault.database) is None


def test_p43_a_recovery_of_an_older_vault_tells_how_far_it_is(cards: list[str], folder: Path) -> None:
    told: Told = []
    vault, _ = recovering.recover(
        folder,
        name=making.OFFICER,
        kind=Means.CODE,
        typed=cards,
        passphrase=b"another five words after a loss",
        clock=FixedClock(making.START),
        kdf=making.CHEAP,
        weakest_kdf=making.CHEAP,
        progress=lambda *step: told.append(step),
    )
    with closing(vault):
        assert vault.check().sound
    _holds(told)
