"""What the check says about a vault whose parts no longer agree."""

from __future__ import annotations

import making
import pytest

from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.vault import Vault

TRIGGERS = ("version_never_changes", "version_never_goes", "audit_never_shrinks", "audit_never_changes")


@pytest.mark.parametrize(
    ("code", "sql"),
    [
        ("references", "UPDATE incident SET revision = 7"),
        ("references", "UPDATE incident SET version = 1 WHERE id = 2"),
        ("references", "DELETE FROM incident_version WHERE revision = 1"),
        ("references", "UPDATE incident SET author = 99"),
        ("search", "DELETE FROM incident_words WHERE id = 2"),
        ("search", "DELETE FROM incident_fts_docsize WHERE id = 2"),
        ("search", "UPDATE incident_words SET words = 'autre' WHERE id = 2"),
        ("search", "DELETE FROM incident_fts_data WHERE id > 100"),
        ("audit", "DELETE FROM audit WHERE seq = 2"),
        ("roster", "UPDATE user SET role = 'supervisor'"),
    ],
)
def test_each_disagreement_is_named(vault: Vault, code: str, sql: str) -> None:
    new = [incidents.NewIncident(incident=making.incident(seed)) for seed in range(5)]
    incidents.add_many(vault, new)
    assert vault.check(thorough=True).sound
    base = vault.database
    for name in (*TRIGGERS, "incident_keeps_its_identity"):
        base.execute(f"DROP TRIGGER {name}")
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute(sql)
    report = vault.check(thorough=True)
    assert not report.sound
    assert code in {finding.code for finding in report.problems}


def test_a_check_counts_what_it_saw(vault: Vault) -> None:
    incidents.add_many(vault, [incidents.NewIncident(incident=making.incident(seed)) for seed in range(5)])
    report = vault.check()
    assert (report.incidents, report.entries, report.problems, report.notices) == (5, 3, (), ())
