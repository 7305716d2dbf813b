"""Creating and opening vaults: names, passphrases and their price, and a folder that is none."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import making
import pytest

from rightsmonitor.domain import errors
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.storage import people
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.keys import keys, keyslots
from rightsmonitor.storage.keys.keys import KdfParameters
from rightsmonitor.storage.records import lists


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
    before = making.snapshot(closed)
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, making.SUPERVISOR, secret)
    assert making.snapshot(closed) == before


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


@pytest.mark.parametrize(
    ("seconds", "passes"),
    [((0.9, 0.7), 3), ((0.5, 0.5), 3), ((2.0, 0.25), 6), ((0.21, 0.21), 8), ((0.01, 0.01), 12), ((0.0, 0.0), 12)],
)
def test_p38_a_fast_laptop_pays_more_and_no_laptop_less(seconds: tuple[float, float], passes: int) -> None:
    measured, asked = iter(seconds), list[KdfParameters]()

    def measure(kdf: KdfParameters) -> float:
        asked.append(kdf)
        return next(measured)

    assert keys.calibrated(measure) == KdfParameters(passes=passes)
    assert asked == [KdfParameters()] * 2
    assert keys.calibrated(lambda kdf: 0.001).at_most(keys.CEILING)


def test_p38_whoever_comes_later_pays_as_much_as_the_others(folder: Path) -> None:
    dear = KdfParameters(passes=4)
    first = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"five invented words of trial")
    vault = vaults.create(folder, first=first, office=making.OFFICE, kdf=dear)
    people.add(vault, NewUser(name="Deux", role=Role.OFFICER, passphrase=b"five other words of trial"))
    assert [slot.kdf for slot in vault.file.slots] == [dear, dear]
    vault.close()
    cheap = making.create(folder.with_name("cheap"))
    assert cheap.file.usual_kdf == KdfParameters()  # what is below the standard is no example
    cheap.close()


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

    making.edit(folder, change)
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
