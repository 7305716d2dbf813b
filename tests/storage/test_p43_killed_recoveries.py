"""P43: issuing a code and recovering with it, killed anywhere: there is always a way back in."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.errors import RetiredCode, WrongCode, WrongPassphrase
from rightsmonitor.storage.keys import recovering, recovery
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"
NEW = making.SECRETS[1]


@pytest.fixture
def carded(closed: Path) -> tuple[Path, str]:
    """A closed vault of three people with a confirmed code, and that code."""
    vault = making.unlock(closed)
    text = "\n".join(recovery.issue(vault, Means.CODE).cards[0].lines)
    recovery.confirm(vault, kind=Means.CODE, typed=[text])
    vault.close()
    return closed, text


def _sound(vault: Vault) -> None:
    assert vault.check(thorough=True).sound
    assert vault.database.value("SELECT count(*) FROM incident") == 30
    vault.close()


def _opens(folder: Path, text: str) -> bool:
    """Whether a code opens a copy, so that trying it changes nothing."""
    copy = folder.with_name("tried")
    shutil.copytree(folder, copy)
    try:
        _sound(
            recovering.recover(
                copy,
                name=making.OFFICER,
                kind=Means.CODE,
                typed=[text],
                passphrase=NEW,
                clock=FixedClock(making.START),
                kdf=making.CHEAP,
                weakest_kdf=making.CHEAP,
            )[0]
        )
    except (RetiredCode, WrongCode):
        return False
    finally:
        shutil.rmtree(copy)
    return True


def _killed_recoveries(source: Path, text: str, kills: int, seed: int) -> int:
    """How many of them had reached the new passphrase."""
    chance, folder, new = random.Random(seed), source.with_name("killed"), 0
    for round_ in range(kills):
        shutil.copytree(source, folder)
        lines = killing.kill_while_writing(
            CHILDREN / "recover.py", [str(folder), text], chance=chance, longest=0.4, after=int(round_ % 4 == 3)
        )
        _sound(making.unlock(folder))
        try:
            _sound(making.unlock(folder, making.OFFICER, NEW))
            reached = True
        except WrongPassphrase:
            reached = False
            _sound(making.unlock(folder, making.OFFICER))
            assert _opens(folder, text)
        if reached:
            with pytest.raises(WrongPassphrase):
                making.unlock(folder, making.OFFICER)
        if lines:
            assert reached
            assert not _opens(folder, text)  # a used code is dead once the recovery was told
        new += reached
        shutil.rmtree(folder)
    return new


def _killed_cards(source: Path, text: str, kills: int, seed: int) -> int:
    """How many codes were confirmed. After each kill the code that was seen last opens; those that were replaced by a
    confirmed one are dead. One that was shown and not typed back may live beside the one before."""
    chance, confirmed, last, alive, seen = random.Random(seed), 0, text, {text}, {text}
    for round_ in range(kills):
        lines = killing.kill_while_writing(
            CHILDREN / "cards.py", [str(source)], chance=chance, longest=0.25, after=round_ % 3
        )
        for word, code in ((word, rest.replace("|", "\n")) for word, rest in (line.split("|", 1) for line in lines)):
            last = code
            alive = {code} if word == "confirmed" else alive | {code}
            confirmed += word == "confirmed"
        seen |= alive
        assert _opens(source, last)
        if dead := sorted(seen - alive):
            assert not _opens(source, chance.choice(dead))
    return confirmed


def test_p43_a_killed_recovery_leaves_one_way_in(carded: tuple[Path, str]) -> None:
    assert _killed_recoveries(*carded, kills=4, seed=1) >= 1


def test_p43_killed_while_codes_are_issued_one_of_them_opens(carded: tuple[Path, str]) -> None:
    assert _killed_cards(*carded, kills=3, seed=2) >= 1


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p43_a_hundred_killed_recoveries_and_a_hundred_killed_issues(carded: tuple[Path, str]) -> None:
    reached = _killed_recoveries(*carded, kills=100, seed=3)
    confirmed = _killed_cards(*carded, kills=100, seed=4)
    print(f"100 kills of a recovery, {reached} had reached the new passphrase; 100 of issuing, {confirmed} codes")
    assert 25 <= reached < 95
