"""A ledger that was begun before the group rule, thresholds by table and hidden zeros: it stands, and goes on.

The vault was made by the program of that time; see tests/vaults/README.md.
"""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.dates import Period
from rightsmonitor.services.release import ledger, proof, releases
from rightsmonitor.storage import releases as rows

KEPT = Path(__file__).resolve().parents[1] / "vaults" / "ledger-before-groups"
YEAR, TABLES = Period.parse("2026"), ("violation-status", "month")
JANUARY = datetime(2027, 1, 12, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "vault"))


def test_an_older_release_is_verified_and_the_year_is_protected_together_with_it(folder: Path) -> None:
    opened = office.unlock(folder, "officer", at=JANUARY)
    (older,) = releases.list_(opened)
    kept = json.loads(rows.get(opened.vault, older.release.uid).inside)["certificate"]
    assert not {"groups", "limits", "hides_zeros"} & kept.keys()  # or it is no older one
    assert (older.release.groups, older.release.hides_zeros, older.release.zeros_along) == (None, False, ())
    year = releases.prepare(opened, period=YEAR, tables=TABLES, rebase=True)
    assert (year.release.hides_zeros, year.release.zeros_along) == (True, ("month", "status", "violation"))
    shown_ones = releases.prepare(opened, period=Period.parse("2027-Q1"), tables=TABLES, hide_zeros=False).release
    assert (shown_ones.hides_zeros, shown_ones.zeros_along) == (False, ("status",))
    assert year.release.verdict.units == older.release.verdict.units
    opened.close()
    shown = [{(t.key, c.codes): c.value for t in v.release.tables for c in t.cells} for v in (older, year)]
    zeros = [cell for cell, value in shown[0].items() if value == 0]
    assert any(shown[1][cell] == 0 for cell in zeros)
    opened = office.unlock(folder, "other", at=JANUARY)
    assert releases.attack(opened, uid=older.release.uid).safe
    releases.approve(opened, uid=year.release.uid, passphrase=office.secret("other"), groups=len(year.groups))
    entries = ledger.verify(opened)
    found = [(entry.rebase, entry.with_earlier, entry.faults) for entry in entries]
    assert found == [(False, (), ()), (True, (1,), ()), (False, (), ())]
    opened.close()


def test_nobody_may_say_later_that_zeros_were_hidden(folder: Path) -> None:
    """A hidden number of the older release is 1 or more: a proof that lets it be 0 does not go with its files."""
    opened = office.unlock(folder, "supervisor", at=JANUARY)
    (older,) = releases.list_(opened)
    stored, files = rows.get(opened.vault, older.release.uid), dict(rows.files(opened.vault, older.release.uid))
    opened.close()
    assert proof.faults(stored.inside, files) == 0
    kept = json.loads(stored.inside)
    kept["certificate"]["hides_zeros"] = True
    assert proof.faults(json.dumps(kept), files) == 1
