"""Four eyes below the services: the database itself refuses one person, a second decision and a changed byte."""

from __future__ import annotations

import making
import pytest
import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain.errors import NoSuchRelease, NotAllowedNow, SamePerson
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.storage import releases
from rightsmonitor.storage.vault import Vault

FILES = {"SHA256SUMS": b"abc  data/cube.csv\n", "data/cube.csv": b"place,n\n02,12\n"}


@pytest.fixture
def prepared(vault: Vault) -> Vault:
    """A vault in which the officer prepared release `r1`, signed; the supervisor is logged in."""
    folder = vault.folder
    vault.close()
    officer = making.unlock(folder, making.OFFICER)
    new = releases.NewRelease(
        uid="r1",
        sequence=releases.next_sequence(officer),
        period="2026-Q3",
        digest="d1",
        document="{}",
        inside="{}",
        files=FILES,
    )
    releases.add(officer, new, signature=_signature(officer, "preparer"))
    officer.close()
    return making.unlock(folder)


def _signature(vault: Vault, part: str) -> releases.StoredSignature:
    content = vault.sign("release", FILES["SHA256SUMS"])
    return releases.StoredSignature(part=part, by=vault.user.uid, name=f"{part}.minisig", content=content)


def test_a_release_is_approved_once_by_another_person_and_written(prepared: Vault) -> None:
    me = prepared.user.uid
    assert releases.files(prepared, "r1") == FILES
    releases.approve(prepared, "r1", by=me, signature=_signature(prepared, "approver"), ledger='{"n": 1}')
    found = releases.get(prepared, "r1")
    assert (found.state, found.decided_by) == (ReleaseState.APPROVED, me)
    assert [signature.part for signature in releases.signatures(prepared, "r1")] == ["preparer", "approver"]
    assert releases.ledger(prepared) == (("d1", '{"n": 1}'),)
    with pytest.raises(NotAllowedNow):
        releases.return_(prepared, "r1", by=me, comment="trop tard")
    releases.written(prepared, "r1")
    releases.written(prepared, "r1")
    assert releases.by_sequence(prepared, 1).state is ReleaseState.WRITTEN
    assert releases.next_sequence(prepared) == 2
    prepared.close()


def test_a_returned_release_stays_returned(prepared: Vault) -> None:
    releases.return_(prepared, "r1", by=prepared.user.uid, comment="seuil trop bas")
    assert releases.list_(prepared)[0].comment == "seuil trop bas"
    with pytest.raises(NotAllowedNow):
        releases.approve(prepared, "r1", by=prepared.user.uid, signature=_signature(prepared, "approver"), ledger="{}")
    with pytest.raises(NotAllowedNow):
        releases.written(prepared, "r1")
    prepared.close()


def test_p39_whoever_prepared_cannot_decide(prepared: Vault) -> None:
    folder = prepared.folder
    prepared.close()
    officer = making.unlock(folder, making.OFFICER)
    with pytest.raises(SamePerson):
        releases.approve(officer, "r1", by=officer.user.uid, signature=_signature(officer, "approver"), ledger="{}")
    with pytest.raises(SamePerson):
        releases.return_(officer, "r1", by=officer.user.uid, comment="")
    assert releases.get(officer, "r1").state is ReleaseState.PREPARED
    officer.close()


OFFICER_ID = "(SELECT prepared_by FROM release)"
ADMIN_ID = "(SELECT id FROM user WHERE role = 'administrator')"


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE release SET state = 'approved', decided_by = {OFFICER_ID}, decided_at = 'x'",
        f"UPDATE release SET state = 'approved', decided_by = {ADMIN_ID}, decided_at = 'x'",
        "UPDATE release SET state = 'approved'",
        "UPDATE release SET state = 'written', written_at = 'x'",
        "UPDATE release SET digest = 'other'",
        "UPDATE release SET document = '{\"n\": 2}'",
        "UPDATE release_file SET content = x'00'",
        "DELETE FROM release_file",
        "DELETE FROM release_signature",
        "DELETE FROM release",
        "UPDATE release_signature SET content = x'00'",
        f"INSERT INTO release_signature SELECT release, 'approver', {OFFICER_ID}, 'x', content FROM release_signature",
    ],
)
def test_p39_raw_sql_is_refused_too(prepared: Vault, sql: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError):
        prepared.database.execute(sql)
    prepared.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE release SET state = 'prepared', decided_by = NULL",
        "UPDATE release SET comment = 'autre', state = 'written', written_at = 'x'",
        "UPDATE release SET state = 'returned'",
        "INSERT INTO release_file VALUES (1, 'more.csv', x'00')",
        "DELETE FROM ledger",
        "UPDATE ledger SET document = ''",
    ],
)
def test_p39_an_approved_release_never_changes(prepared: Vault, sql: str) -> None:
    releases.approve(prepared, "r1", by=prepared.user.uid, signature=_signature(prepared, "approver"), ledger="{}")
    with pytest.raises(sqlcipher.IntegrityError):
        prepared.database.execute(sql)
    prepared.close()


def test_a_release_that_is_not_there(vault: Vault) -> None:
    for ask in (releases.get, releases.files, releases.signatures):
        with pytest.raises(NoSuchRelease):
            ask(vault, "none")
    with pytest.raises(NoSuchRelease):
        releases.by_sequence(vault, 4)
