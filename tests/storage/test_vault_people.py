"""Roles that are written instead of signed, adding people, signing, one program at a time, private files."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain import errors
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.people import NewUser
from rightsmonitor.storage import files, people
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.keys import keyslots, roster
from rightsmonitor.storage.keys.keys import unwrap, wrap
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"


def test_p39_a_role_written_into_the_vault_file_gives_no_role(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        for slot in document["slots"]:
            slot["role"] = "supervisor"
        document["sums"] = [keyslots._sum(slot) for slot in document["slots"]]

    making.edit(closed, change)
    with pytest.raises(errors.DamagedVaultFile):
        making.unlock(closed, making.OFFICER)


def test_p39_a_role_changed_in_the_database_is_refused(vault: Vault, folder: Path) -> None:
    vault.database.execute("UPDATE user SET role = 'supervisor' WHERE name = ?", (making.OFFICER,))
    vault.close()
    with pytest.raises(errors.DamagedDatabase) as caught:
        making.unlock(folder, making.OFFICER)
    assert caught.value.facts["reason"] == "roster"


def test_p39_a_roster_that_an_officer_signed_is_refused(vault: Vault, folder: Path) -> None:
    vault.close()
    officer = making.unlock(folder, making.OFFICER)
    forged = tuple(replace(member, role=Role.SUPERVISOR) for member in officer.roster.members)
    with officer.transaction():
        roster.append(
            officer.database,
            forged,
            signer=officer.signer,
            vault_id=officer.vault_id,
            after=officer.roster,
            at=officer.now(),
        )
    officer.close()
    with pytest.raises(errors.DamagedDatabase):
        making.unlock(folder)


def test_an_administrator_may_add_people_and_an_officer_may_not(vault: Vault, folder: Path) -> None:
    vault.close()
    new = NewUser(name="Essai Deux", role=Role.OFFICER, passphrase=b"yet five more words of trial")
    officer = making.unlock(folder, making.OFFICER)
    with pytest.raises(errors.NotPermitted):
        people.add(officer, new, kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    officer.close()
    admin = making.unlock(folder, making.ADMIN)
    people.add(admin, new, kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    with pytest.raises(errors.UserExists):
        people.add(admin, new, kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    admin.close()
    making.unlock(folder, "Essai Deux", b"yet five more words of trial").close()


def test_signing_asks_for_the_passphrase_of_that_person(vault: Vault) -> None:
    officer = vault.roster.named(making.OFFICER)
    assert officer is not None
    with pytest.raises(errors.WrongPassphrase):
        vault.unlock_signer(officer.uid, making.PASSPHRASES[making.SUPERVISOR])
    signer = vault.unlock_signer(officer.uid, making.PASSPHRASES[making.OFFICER])
    signature = signer.sign("approve", b"bytes")
    assert vault.verify(officer.uid, "approve", b"bytes", signature)
    assert not vault.verify(officer.uid, "prepare", b"bytes", signature)
    assert not vault.verify(officer.uid, "approve", b"Bytes", signature)
    assert not vault.verify(vault.user.uid, "approve", b"bytes", signature)


def test_wrapping_binds_what_it_is_about() -> None:
    key = bytes(32)
    wrapped = wrap(b"secret", key=key, about=b"a")
    assert unwrap(wrapped, key=key, about=b"a") == b"secret"
    assert unwrap(wrapped, key=key, about=b"b") is None
    assert unwrap(b"", key=key, about=b"a") is None


def test_p15_a_second_process_is_told_and_a_killed_one_leaves_no_lock(closed: Path) -> None:
    child = killing.start(CHILDREN / "hold.py", str(closed))
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    assert vaults.status(closed).in_use
    with pytest.raises(errors.VaultLocked):
        making.unlock(closed)
    child.kill()
    child.communicate()
    assert not vaults.status(closed).in_use
    making.unlock(closed).close()


def test_p15_the_same_process_cannot_open_it_twice(vault: Vault, folder: Path) -> None:
    with pytest.raises(errors.VaultLocked):
        making.unlock(folder)
    assert vault.check(thorough=True).sound


def test_p26_files_are_private_whatever_the_umask(folder: Path) -> None:
    old = os.umask(0)
    try:
        opened = making.create(folder)
        incidents.add(opened, incidents.NewIncident(incident=making.incident(1), status=Status.DRAFT))
        modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in folder.iterdir()}
        opened.close()
    finally:
        os.umask(old)
    assert {"data.db", "data.db-journal", "vault.json"} <= set(modes)
    assert set(modes.values()) == {files.PRIVATE_FILE}
    assert stat.S_IMODE(folder.stat().st_mode) == files.PRIVATE_FOLDER
