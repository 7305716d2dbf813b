"""Forgotten passphrases: a code or two of three shares open, used ones die, and mistakes are told with help."""

from __future__ import annotations

import random
from pathlib import Path

import making
import pytest

from rightsmonitor.domain import errors
from rightsmonitor.domain.cards import Card, Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.storage.keys import recovering, recovery
from rightsmonitor.storage.keys.recovery import Issued
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

NEW = b"another five words after a loss"


def typed(*cards: Card) -> list[str]:
    return ["\n".join(card.lines) for card in cards]


def make_cards(vault: Vault, kind: Means) -> Issued:
    issued = recovery.issue(vault, kind)
    recovery.confirm(vault, kind=kind, typed=typed(*issued.cards))
    return issued


def recover(
    folder: Path, kind: Means, texts: list[str], *, name: str = making.OFFICER, new: bytes = NEW
) -> tuple[Vault, Issued]:
    return recovering.recover(
        folder,
        name=name,
        kind=kind,
        typed=texts,
        passphrase=new,
        clock=FixedClock(making.START),
        kdf=making.CHEAP,
        weakest_kdf=making.CHEAP,
    )


def acts(vault: Vault) -> list[str]:
    return [entry.act for entry in audit.all_entries(vault.database)]


@pytest.mark.parametrize(
    ("kind", "which"), [(Means.CODE, (0,)), (Means.SHARES, (0, 1)), (Means.SHARES, (2, 0)), (Means.SHARES, (2, 1))]
)
def test_p43_a_code_or_any_two_shares_give_a_person_another_passphrase(
    vault: Vault, folder: Path, kind: Means, which: tuple[int, ...]
) -> None:
    issued, epoch = make_cards(vault, kind), vault.epoch
    vault.close()
    opened, following = recover(folder, kind, typed(*(issued.cards[at] for at in which)))
    assert opened.user.name == making.OFFICER
    assert opened.epoch == epoch + 1  # the used secret has no key to what is written from now on
    assert {"people.recover", "recovery.retire", "recovery.issue"} <= set(acts(opened))
    assert opened.check(thorough=True).sound
    opened.close()
    with pytest.raises(errors.WrongPassphrase):
        making.unlock(folder, making.OFFICER)
    making.unlock(folder, making.OFFICER, NEW).close()
    making.unlock(folder, making.SUPERVISOR).close()  # the others do nothing but log in
    with pytest.raises(errors.RetiredCode):
        recover(folder, kind, typed(*(issued.cards[at] for at in which)))
    again, _ = recover(folder, kind, typed(*following.cards)[:2], name=making.SUPERVISOR)
    assert again.user.name == making.SUPERVISOR
    again.close()


def test_p43_a_used_code_does_not_open_even_with_an_older_vault_file(vault: Vault, folder: Path) -> None:
    issued = make_cards(vault, Means.CODE)
    vault.close()
    older = (folder / "vault.json").read_bytes()
    recover(folder, Means.CODE, typed(*issued.cards))[0].close()
    (folder / "vault.json").write_bytes(older)
    with pytest.raises((errors.DamagedDatabase, errors.WrongCode, errors.RetiredCode)):
        recover(folder, Means.CODE, typed(*issued.cards))


def test_p43_a_replaced_card_is_dead_once_the_next_is_typed_back(vault: Vault, folder: Path) -> None:
    first = make_cards(vault, Means.CODE)
    second = recovery.issue(vault, Means.CODE)
    assert len(vault.file.of_kind("code")) == 2  # the first stays good until the second is on paper
    recovery.confirm(vault, kind=Means.CODE, typed=typed(*second.cards))
    assert [way.retired != "" for way in recovery.ways(vault)] == [False, True]
    vault.close()
    with pytest.raises(errors.RetiredCode):
        recover(folder, Means.CODE, typed(*first.cards))
    recover(folder, Means.CODE, typed(*second.cards))[0].close()


def test_p43_one_share_the_same_twice_and_strange_ones_are_refused_with_help(
    vault: Vault, folder: Path, tmp_path: Path
) -> None:
    issued, code = make_cards(vault, Means.SHARES), make_cards(vault, Means.CODE)
    later = recovery.issue(vault, Means.SHARES)
    vault.close()
    other = making.create(tmp_path / "other")
    foreign, foreign_code = make_cards(other, Means.SHARES), make_cards(other, Means.CODE)
    other.close()
    one, two, _ = typed(*issued.cards)
    refusals: list[tuple[list[str], type[Exception], object]] = [
        ([one], errors.SharesMissing, {"reason": "one"}),
        ([one, one], errors.SharesMissing, {"reason": "same"}),
        ([one, typed(*later.cards)[1]], errors.SharesMissing, {"reason": "other-set"}),
        (typed(*foreign.cards)[:2], errors.WrongCode, {}),
        ([one, typed(*code.cards)[0]], errors.MistypedCode, {"line": 0, "part": 2}),
        ([one, ""], errors.MistypedCode, {"line": 0, "part": 2}),
    ]
    for texts, error, facts in refusals:
        with pytest.raises(error) as caught:
            recover(folder, Means.SHARES, texts)
        assert caught.value.facts == facts  # type: ignore[attr-defined]
    with pytest.raises(errors.WrongCode):
        recover(folder, Means.CODE, typed(*foreign_code.cards))
    with pytest.raises(errors.WeakPassphrase):
        recover(folder, Means.SHARES, [one, two], new=b"short")
    with pytest.raises(errors.NoSuchUser):
        recover(folder, Means.SHARES, [one, two], name="Personne")
    recover(folder, Means.SHARES, [one, two])[0].close()  # none of it cost the right shares anything


def test_p43_each_single_mistake_on_each_card_names_its_line(vault: Vault) -> None:
    """One wrong symbol anywhere, on a code and on a share: never accepted, and the line is named."""
    code, shares = make_cards(vault, Means.CODE), make_cards(vault, Means.SHARES)
    chance = random.Random(1)
    for kind, cards in ((Means.CODE, code.cards), (Means.SHARES, shares.cards)):
        good = typed(*cards)
        for at, symbol in enumerate(good[0]):
            if not symbol.isalnum():
                continue
            wrong = chance.choice([other for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if other != symbol])
            line = good[0][:at].count("\n") + 1
            with pytest.raises(errors.MistypedCode) as caught:
                recovery.confirm(vault, kind=kind, typed=[good[0][:at] + wrong + good[0][at + 1 :], *good[1:]])
            assert caught.value.facts["line"] == line
        recovery.confirm(vault, kind=kind, typed=good)


def test_a_card_is_typed_in_any_case_spacing_and_digits(vault: Vault) -> None:
    issued = recovery.issue(vault, Means.CODE)
    text = " ".join(issued.cards[0].lines).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    arabic = text.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩"))
    recovery.confirm(vault, kind=Means.CODE, typed=[arabic])
    assert recovery.was_confirmed(vault)


def test_all_three_shares_have_to_be_typed_back(vault: Vault) -> None:
    with pytest.raises(errors.NothingToConfirm):
        recovery.confirm(vault, kind=Means.SHARES, typed=["x"])
    issued = recovery.issue(vault, Means.SHARES)
    good = typed(*issued.cards)
    with pytest.raises(errors.SharesMissing) as caught:
        recovery.confirm(vault, kind=Means.SHARES, typed=good[:2])
    assert caught.value.facts == {"reason": "three"}
    with pytest.raises(errors.SharesMissing):
        recovery.confirm(vault, kind=Means.SHARES, typed=[good[0], good[1], good[1]])
    assert not recovery.was_confirmed(vault)
    recovery.confirm(vault, kind=Means.SHARES, typed=good)
    assert recovery.was_confirmed(vault)


def test_only_who_signs_rosters_issues_cards(vault: Vault, folder: Path) -> None:
    vault.close()
    officer = making.unlock(folder, making.OFFICER)
    with pytest.raises(errors.NotPermitted):
        recovery.issue(officer, Means.CODE)
    officer.close()
    admin = making.unlock(folder, making.ADMIN)
    make_cards(admin, Means.CODE)
    admin.close()


def test_a_recovery_key_signs_nothing_but_new_keys_for_one_person(vault: Vault, folder: Path) -> None:
    """Who has the code and an SQL shell still cannot make anybody a supervisor."""
    from dataclasses import replace

    from rightsmonitor.domain.codes import Role
    from rightsmonitor.storage.keys import roster

    issued = make_cards(vault, Means.CODE)
    secret = recovery.secrets(vault.vault_id, Means.CODE, typed(*issued.cards))[0]
    _, opened = recovery.open_slot(vault.file, secret)
    forged = tuple(
        replace(member, role=Role.SUPERVISOR) if member.name == making.OFFICER else member
        for member in vault.roster.members
    )
    with vault.transaction():
        roster.append(
            vault.database, forged, signer=opened.signer, vault_id=vault.vault_id, after=vault.roster, at=vault.now()
        )
    vault.close()
    with pytest.raises(errors.DamagedDatabase):
        making.unlock(folder)


def test_cards_survive_a_new_data_key_and_the_removal_of_a_person(vault: Vault, folder: Path) -> None:
    from rightsmonitor.storage import people

    issued = make_cards(vault, Means.SHARES)
    people.rotate(vault)
    people.revoke(vault, name=making.ADMIN)
    vault.close()
    opened, _ = recover(folder, Means.SHARES, typed(*issued.cards)[1:])
    assert opened.check().sound
    opened.close()


def test_the_first_person_keeps_the_pen_after_a_recovery(vault: Vault, folder: Path) -> None:
    issued = make_cards(vault, Means.CODE)
    vault.close()
    opened, _ = recover(folder, Means.CODE, typed(*issued.cards), name=making.SUPERVISOR)
    making.PASSPHRASES["Essai Quatre"] = b"yet five more words of trial"
    making.add_person(opened, "Essai Quatre", opened.user.role)
    opened.close()
    making.unlock(folder, "Essai Quatre").close()
    making.unlock(folder, making.OFFICER).close()


@pytest.mark.parametrize("step", ["_with_both", "_enter_in_roster", "_shut"])
def test_p43_a_recovery_cut_off_leaves_the_old_way_in_or_the_new_one(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The process ends right before or right after each step: nothing is written any more, as after a kill."""
    issued = make_cards(vault, Means.CODE)
    vault.close()
    real = getattr(recovering, step)

    def cut(*facts: object) -> object:
        real(*facts)
        raise KeyboardInterrupt

    monkeypatch.setattr(
        recovering, step, cut if step != "_shut" else lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        recover(folder, Means.CODE, typed(*issued.cards))
    monkeypatch.undo()
    (secret, way) = (None, "old") if step == "_with_both" else (NEW, "new")
    making.unlock(folder, making.OFFICER, secret).close()
    making.unlock(folder, making.SUPERVISOR).close()
    if way == "old":
        recover(folder, Means.CODE, typed(*issued.cards))[0].close()
    else:
        with pytest.raises((errors.RetiredCode, errors.WrongCode)):
            recover(folder, Means.CODE, typed(*issued.cards))


def test_p43_a_full_disk_after_the_recovery_leaves_the_used_code_dead(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = make_cards(vault, Means.CODE)
    vault.close()

    def full(*_: object, **__: object) -> None:
        raise errors.DiskFull

    monkeypatch.setattr(recovering.rotation, "rotate", full)
    opened, _ = recover(folder, Means.CODE, typed(*issued.cards))
    opened.close()
    monkeypatch.undo()
    with pytest.raises((errors.RetiredCode, errors.WrongCode)):
        recover(folder, Means.CODE, typed(*issued.cards))
    making.unlock(folder, making.OFFICER, NEW).close()
