"""vault.json changed by a hand that knows no key: noticed, or without effect, and whoever is not meant still enters."""

from __future__ import annotations

import random
from pathlib import Path

import making
import pytest

from rightsmonitor.domain import errors
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.keys import keyslots


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
    making.edit(closed, change)
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

    making.edit(closed, change)
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(closed, making.OFFICER)


def test_whoever_recomputes_the_sums_still_fails_at_the_seal(closed: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["head"]["seq"] = 0

    making.edit(closed, change)
    with pytest.raises(errors.DamagedVaultFile) as caught:
        making.unlock(closed)
    assert caught.value.facts["reason"] == "changed"
