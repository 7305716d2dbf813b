"""A forgotten passphrase by real processes: cards, typing back, a clean machine, and refusals with help."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from refusing import OFFICER, PASSPHRASE, make_vault, opened, refused, total

from terminal import make_card, rightsmonitor

NEW = "cinq autres mots pour essayer"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    vault = make_vault(tmp_path_factory.mktemp("forgotten") / "vault")
    return vault, make_card(*opened(vault), passphrase=PASSPHRASE, kind="shares")


def _recover(vault: Path) -> tuple[str | Path, ...]:
    return ("people", "recover", *opened(vault), "--kind", "shares", "--json")


def test_p43_two_shares_reopen_a_copied_vault_on_a_clean_home(kept: tuple[Path, list[str]], tmp_path: Path) -> None:
    vault, shares = kept
    clean = tmp_path / "elsewhere" / "vault"
    shutil.copytree(vault, clean)
    home = str(tmp_path / "home")
    done = rightsmonitor(*_recover(clean), cards=shares[1:], new_passphrase=NEW, HOME=home).json
    following = [" ".join(card["lines"]) for card in done["cards"]]
    assert len(following) == 3
    assert not set(following) & set(shares)
    listed = rightsmonitor("incidents", "list", *opened(clean), "--json", passphrase=NEW, HOME=home).json
    assert listed["total"] == 0
    rightsmonitor("incidents", "list", *opened(clean), passphrase=PASSPHRASE, expect=3)
    rightsmonitor(*_recover(clean), cards=shares[:2], new_passphrase=NEW, expect=3)
    time.sleep(2)  # two mistakes were made: the next attempt has to wait
    rightsmonitor("people", "confirm", *opened(clean), "--kind", "shares", passphrase=NEW, cards=following)
    assert total(vault) == 0  # the vault that was copied knows nothing of it


def test_p43_mistakes_are_told_with_the_share_and_the_line(kept: tuple[Path, list[str]]) -> None:
    vault, shares = kept
    wrong = shares[1][:-1] + ("A" if shares[1][-1] != "A" else "B")
    told = refused(
        *("people", "recover", *opened(vault), "--kind", "shares"),
        code=2,
        language="ar",
        cards=[shares[0], wrong],
        new_passphrase=NEW,
    )
    assert "2" in told
    assert "5" in told
    refused(
        *("people", "recover", *opened(vault), "--kind", "shares"),
        code=2,
        language="ar",
        cards=[shares[0], shares[0]],
        new_passphrase=NEW,
    )
    assert total(vault) == 0


def test_a_card_goes_to_a_private_file_and_says_that_it_opens_the_vault(
    kept: tuple[Path, list[str]], tmp_path: Path
) -> None:
    vault, _ = kept
    file = tmp_path / "carte.pdf"
    done = rightsmonitor(*("people", "cards", *opened(vault), "--out", file, "--language", "fr"), passphrase=PASSPHRASE)
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "ouvre le coffre" in done.out
    assert OFFICER not in done.out


def test_no_record_before_a_card_by_command_line(tmp_path: Path) -> None:
    vault, source = tmp_path / "vault", tmp_path / "one.json"
    who = ("--vault", vault, "--user", OFFICER)
    rightsmonitor("vault", "create", *who, "--office", "OUJ", "--role", "officer", new_passphrase=PASSPHRASE)
    rightsmonitor("incidents", "sample", "--count", "1", "--seed", "3", "--out", source)
    told = refused("incidents", "add", "--from", source, *who, code=2, language="fr", passphrase=PASSPHRASE)
    assert "people cards" in told
    easy = ("vault", "create", "--vault", tmp_path / "easy", "--user", OFFICER, "--office", "OUJ")
    refused(*easy, code=2, language="fr", new_passphrase="motdepasse maroc 2026")
    assert not (tmp_path / "easy").exists()
