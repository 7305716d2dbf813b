"""Creating, opening and refusing vaults: every cause has its own answer, and no database is made by accident."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain import errors
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.storage import database, files, incidents, keys, keyslots, lists, migrate, people
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.keys import KdfParameters, unwrap, wrap
from rightsmonitor.storage.unlocked import database_key
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"


def _data(folder: Path) -> Path:
    return folder / "data.db"


def _edit(folder: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    path = folder / "vault.json"
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document))


def test_what_was_written_is_read_after_opening_again(closed: Path) -> None:
    again = making.unlock(closed, making.OFFICER)
    assert again.user.role is Role.OFFICER
    assert again.office == making.OFFICE
    assert lists.count(again, where=lists.Filter()) == 30
    assert again.check(thorough=True).sound
    again.close()


@pytest.mark.parametrize("name", [making.SUPERVISOR.upper(), "  essai   SUPERVISEUSE "])
def test_the_name_at_the_door_forgives_case_and_spacing(closed: Path, name: str) -> None:
    making.unlock(closed, name, making.PASSPHRASES[making.SUPERVISOR]).close()


def test_p37_the_passphrase_is_the_same_in_every_unicode_form(folder: Path) -> None:
    text = "phrase d'épreuve inventée"
    composed, decomposed = (unicodedata.normalize(form, text).encode() for form in ("NFC", "NFD"))
    assert composed != decomposed
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=composed)
    vaults.create(folder, first=first, office=making.OFFICE, kdf=making.CHEAP, weakest_kdf=making.CHEAP).close()
    making.unlock(folder, "Essai", decomposed).close()


@pytest.mark.parametrize(
    "secret", [b"", b"five invented words of Trial", b"\xff\xfe", b"five invented words of trial "]
)
def test_p37_a_wrong_passphrase_opens_nothing(closed: Path, secret: bytes) -> None:
    before = _snapshot(closed)
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, making.SUPERVISOR, secret)
    assert _snapshot(closed) == before


def test_p37_an_unknown_name_gets_the_answer_of_a_wrong_passphrase(closed: Path) -> None:
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, "Personne", making.PASSPHRASES[making.SUPERVISOR])


@pytest.mark.parametrize("name", [making.SUPERVISOR, "Personne"])
def test_p37_a_known_and_an_unknown_name_cost_one_derivation_alike(
    closed: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, costs = keys.derive_kek, []

    def counted(passphrase: bytes, *, salt: bytes, kdf: KdfParameters) -> bytes:
        costs.append((len(salt), kdf))
        return real(passphrase, salt=salt, kdf=kdf)

    monkeypatch.setattr(keys, "derive_kek", counted)
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, name, b"a wrong passphrase of trial")
    assert costs == [(16, making.CHEAP)]


def test_names_do_not_stand_in_the_vault_file(closed: Path) -> None:
    text = (closed / "vault.json").read_text()
    assert all(name not in text and name.split()[-1] not in text for name in making.PASSPHRASES)


@pytest.mark.parametrize("secret", [b"", b"short", b"fourteen chars", b"  " * 20])
def test_p38_a_short_passphrase_makes_no_vault(folder: Path, secret: bytes) -> None:
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=secret)
    with pytest.raises(errors.WeakPassphrase):
        vaults.create(folder, first=first, office=making.OFFICE, kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    assert not folder.exists()


def test_p38_people_cannot_have_a_cheap_key_derivation(folder: Path) -> None:
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"five invented words of trial")
    with pytest.raises(errors.InvalidValue):
        vaults.create(folder, first=first, office=making.OFFICE, kdf=making.CHEAP)


def test_p38_the_standard_cost_is_what_the_design_says(folder: Path) -> None:
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"five invented words of trial")
    vaults.create(folder, first=first, office=making.OFFICE).close()
    cost = json.loads((folder / "vault.json").read_bytes())["slots"][0]["kdf"]
    assert cost == {"alg": "argon2id", "v": 19, "m": 131072, "t": 3, "p": 4}
    vaults.open_(folder, user="Essai", passphrase=b"five invented words of trial").close()


@pytest.mark.parametrize("cost", [{"m": 8}, {"t": 1}, {"m": 2**31}, {"t": 10**6}, {"p": 0}, {"alg": "scrypt"}])
def test_p38_a_downgraded_or_monstrous_slot_is_refused_before_it_is_derived(
    folder: Path, cost: dict[str, object]
) -> None:
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"five invented words of trial")
    floor = KdfParameters(memory_kib=65_536, passes=3, lanes=1)
    vaults.create(folder, first=first, office=making.OFFICE, kdf=floor).close()

    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["slots"][0]["kdf"] |= cost
        document["sums"] = [keyslots._sum(document["slots"][0])]

    _edit(folder, change)
    with pytest.raises(errors.DamagedVaultFile):
        vaults.open_(folder, user="Essai", passphrase=b"five invented words of trial")


def test_a_vault_is_made_only_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(errors.VaultExists):
        making.create(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("code", ["", "OU", "OUJD", "ouj", "O1J", "ÉUJ", "OUJ\n", "وجد"])
def test_an_office_has_three_capital_letters(folder: Path, code: str) -> None:
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"five invented words of trial")
    with pytest.raises(errors.InvalidOffice):
        vaults.create(folder, first=first, office=Office(code=code), kdf=making.CHEAP, weakest_kdf=making.CHEAP)
    assert not folder.exists()


def test_leftovers_of_an_interrupted_creation_are_no_obstacle(folder: Path) -> None:
    folder.mkdir()
    (folder / "data.db.new").write_bytes(b"half")
    making.create(folder).close()
    assert sorted(entry.name for entry in folder.iterdir() if entry.stat().st_size) == [
        "data.db",
        "vault.json",
        "vault.json.1",
    ]


def test_no_vault_here(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(errors.VaultMissing):
            making.unlock(folder)
        with pytest.raises(errors.VaultMissing):
            vaults.status(folder)
    assert list(tmp_path.iterdir()) == []


# --- data.db -------------------------------------------------------------------------------------


def _cut(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def _shorter(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def _page_shorter(path: Path) -> None:
    os.truncate(path, path.stat().st_size - database.PAGE_BYTES)


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\0" * 80)


def _noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(65536))


def _plain(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE incident (x)")
    plain.commit()
    plain.close()


def _other_vault(path: Path) -> None:
    other = path.parent.parent / "other"
    making.create(other).close()
    shutil.copy(other / "data.db", path)


DAMAGE = [
    (_cut(0), errors.ForeignFile),
    (_cut(1), errors.DamagedDatabase),
    (_cut(15), errors.DamagedDatabase),
    (_cut(16), errors.DamagedDatabase),
    (_cut(4095), errors.DamagedDatabase),
    (_cut(4096), errors.DamagedDatabase),
    (_shorter, errors.DamagedDatabase),
    (_page_shorter, errors.DamagedDatabase),
    (_longer, errors.DamagedDatabase),
    (_noise, errors.DamagedDatabase),
    (_plain, errors.ForeignFile),
    (_other_vault, errors.DamagedDatabase),
    (Path.unlink, errors.DatabaseMissing),
]


@pytest.mark.parametrize(("damage", "answer"), DAMAGE, ids=lambda item: getattr(item, "__name__", "cut"))
def test_p07_a_damaged_foreign_or_missing_database_is_told_as_what_it_is(
    closed: Path, damage: Callable[[Path], None], answer: type[Exception]
) -> None:
    damage(_data(closed))
    before = _snapshot(closed)
    with pytest.raises(answer) as caught:
        making.unlock(closed)
    assert type(caught.value) is answer
    assert _snapshot(closed) == before  # nothing was created, repaired or emptied


def _snapshot(folder: Path) -> dict[str, bytes]:
    """Content of every file that holds something; an empty journal says nothing."""
    return {
        entry.name: entry.read_bytes()
        for entry in folder.iterdir()
        if entry.stat().st_size or not entry.name.endswith("-journal")
    }


def test_p14_a_newer_schema_is_refused_and_left_as_it_is(closed: Path) -> None:
    opened = making.unlock(closed)
    opened.close()
    raw = database.connect(_data(closed), spec=database_key(opened.file, opened._dek))
    raw.execute(f"PRAGMA user_version = {migrate.newest() + 1}")
    raw.close()
    before = _snapshot(closed)
    with pytest.raises(errors.NewerVersion) as caught:
        making.unlock(closed)
    assert caught.value.facts == {"found": migrate.newest() + 1, "known": migrate.newest()}
    assert _snapshot(closed) == before


def test_p24_a_key_of_the_wrong_length_never_becomes_a_passphrase(closed: Path) -> None:
    for spec in ("", "ab" * 32, "ab" * 47 + "a", "zz" * 48):
        with pytest.raises(ValueError, match="96"):
            database.connect(_data(closed), spec=spec)


# --- vault.json ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", errors.ForeignFile),
        (b"{}", errors.ForeignFile),
        (b"[1, 2]", errors.ForeignFile),
        (b"\x89PNG", errors.DamagedVaultFile),
        (b"[" * 100_000, errors.DamagedVaultFile),
        (b" " * (2 << 20), errors.DamagedVaultFile),
        (b'{"v": 3, "vault_id": "x"}', errors.NewerVersion),
        (b'{"v": 1, "vault_id": "x"}', errors.DamagedVaultFile),
    ],
)
def test_p07_a_vault_file_that_is_none(closed: Path, content: bytes, answer: type[Exception]) -> None:
    (closed / "vault.json").write_bytes(content)
    with pytest.raises(answer):
        making.unlock(closed)
    with pytest.raises(answer):
        vaults.status(closed)


def test_p06_every_changed_byte_of_the_vault_file_is_noticed_or_changes_nothing(closed: Path) -> None:
    """Never a crash, never a person who is somebody else, never a database made new."""
    path, chance = closed / "vault.json", random.Random(5)
    good = path.read_bytes()
    answers: set[str] = set()
    for position in chance.sample(range(len(good)), 150):
        path.write_bytes(good[:position] + bytes([good[position] ^ 1 << chance.randrange(8)]) + good[position + 1 :])
        try:
            opened = making.unlock(closed)
        except errors.RightsMonitorError as error:
            answers.add(error.code())
        else:
            answers.add("opened")
            assert opened.user.name == making.SUPERVISOR
            opened.database.close()  # without the last entry, so that each round starts alike
    path.write_bytes(good)
    making.unlock(closed).close()
    assert {"damaged-vault-file", "opened"} <= answers
    assert answers <= {"damaged-vault-file", "opened", "newer-version", "foreign-file", "wrong-passphrase"}


def test_a_damaged_slot_shuts_out_its_owner_only(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        slot = next(slot for slot in document["slots"] if slot["hint"] == hint)
        slot["dek"] = slot["dek"][:10] + ("A" if slot["dek"][10] != "A" else "B") + slot["dek"][11:]

    vault_id = bytes.fromhex(vaults.status(closed).vault_id)
    hint = keyslots.login_hint(vault_id, making.OFFICER)
    _edit(closed, change)
    with pytest.raises(errors.DamagedVaultFile):
        making.unlock(closed, making.OFFICER)
    assert vaults.status(closed).damaged_slots == 1
    other = making.unlock(closed)
    assert [notice.code for notice in other.check().notices] == ["slot"]
    other.close()
    again = making.unlock(closed, making.ADMIN)  # the vault file was written in between, damaged slot included
    again.close()
    assert vaults.status(closed).damaged_slots == 1


def test_a_slot_put_under_another_uid_opens_nothing(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        first, second = document["slots"][:2]
        first["uid"], second["uid"] = second["uid"], first["uid"]
        document["sums"] = [keyslots._sum(slot) for slot in document["slots"]]

    _edit(closed, change)
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, making.OFFICER)


def test_whoever_recomputes_the_sums_still_fails_at_the_seal(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["head"]["seq"] = 0

    _edit(closed, change)
    with pytest.raises(errors.DamagedVaultFile) as caught:
        making.unlock(closed)
    assert caught.value.facts["reason"] == "changed"


# --- roles ---------------------------------------------------------------------------------------


def test_p39_a_role_written_into_the_vault_file_gives_no_role(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        for slot in document["slots"]:
            slot["role"] = "supervisor"
        document["sums"] = [keyslots._sum(slot) for slot in document["slots"]]

    _edit(closed, change)
    with pytest.raises(errors.DamagedVaultFile):
        making.unlock(closed, making.OFFICER)


def test_p39_a_role_changed_in_the_database_is_refused(vault: Vault, folder: Path) -> None:
    vault.database.execute("UPDATE user SET role = 'supervisor' WHERE name = ?", (making.OFFICER,))
    vault.close()
    with pytest.raises(errors.DamagedDatabase) as caught:
        making.unlock(folder, making.OFFICER)
    assert caught.value.facts["reason"] == "roster"


def test_p39_a_roster_that_an_officer_signed_is_refused(vault: Vault, folder: Path) -> None:
    from dataclasses import replace

    from rightsmonitor.storage import roster

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


# --- one at a time, private, an older copy -------------------------------------------------------


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


def test_p08_an_older_copy_of_the_database_is_noticed(closed: Path) -> None:
    old = _data(closed).read_bytes()
    making.unlock(closed).close()
    _data(closed).write_bytes(old)
    opened = making.unlock(closed)
    assert opened.older_copy is not None
    assert "older-copy" in {finding.code for finding in opened.check().problems}
    opened.close()
    again = making.unlock(closed)  # and it is not forgotten by opening it
    assert again.older_copy is not None
    again.close()


def test_p24_the_opening_profile_is_in_force(vault: Vault) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_memory_security": "1",
    }
    assert {name: vault.database.value(f"PRAGMA {name}") for name in wanted} == wanted
    assert vault.database.value("PRAGMA cipher_version").startswith("4.19")
