"""A backup restored on a clean home by real processes: by the passphrase, by the code, by two of three shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from refusing import OFFICER, PASSPHRASE, make_vault, opened

from terminal import make_card, rightsmonitor

NEW = "cinq autres mots pour essayer"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str], list[str]]:
    """A vault, a backup of it, its recovery code and its three shares."""
    folder = tmp_path_factory.mktemp("keeping")
    vault, stick = make_vault(folder / "vault"), folder / "stick"
    stick.mkdir()
    code = make_card(*opened(vault), passphrase=PASSPHRASE)
    shares = make_card(*opened(vault), passphrase=PASSPHRASE, kind="shares")
    made = rightsmonitor("vault", "backup", *opened(vault), "--to", stick, "--json", passphrase=PASSPHRASE).json
    return vault, stick / made["receipt"]["name"], code, shares


@pytest.mark.parametrize("means", ["passphrase", "code", "shares"])
def test_p11_a_backup_is_restored_on_a_clean_home(
    kept: tuple[Path, Path, list[str], list[str]], tmp_path: Path, means: str
) -> None:
    vault, file, code, shares = kept
    home, to = str(tmp_path / "home"), tmp_path / "restored"
    restore = ("vault", "restore", file, "--to", to, "--json")
    if means == "passphrase":
        rightsmonitor(*restore, "--user", OFFICER, passphrase="trois mots qui manquent", expect=3, HOME=home)
        assert not list(to.glob("*"))
        found = rightsmonitor(*restore, *opened(vault)[2:], passphrase=PASSPHRASE, HOME=home).json
        word = PASSPHRASE
    else:
        cards = code if means == "code" else shares[:2]
        if means == "shares":
            rightsmonitor(*restore, "--kind", means, cards=[shares[0], shares[0]], expect=2, HOME=home)
        found = rightsmonitor(*restore, "--kind", means, cards=cards, HOME=home).json
        recover = ("people", "recover", *opened(to), "--kind", means, "--json")
        rightsmonitor(*recover, cards=cards, new_passphrase=NEW, HOME=home)
        word = NEW
    assert found["seq"] > 0
    rightsmonitor("vault", "check", *opened(to), passphrase=word, HOME=home)
    against = ("--against", file)
    assert rightsmonitor("audit", "verify", *opened(to), *against, passphrase=word, HOME=home).code == 0
    if means == "passphrase":  # never over what exists
        rightsmonitor(*restore, "--user", OFFICER, passphrase=word, expect=2, HOME=home)
