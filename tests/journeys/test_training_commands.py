"""Training on the command line: made with one option, and refused in three languages with the exit code that fits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from terminal import rightsmonitor

SECRET = "five invented words for practising"


def _vault(folder: Path, *options: str) -> Path:
    made = ("vault", "create", "--vault", folder, "--office", "EXO", "--user", "Amina", "--role", "supervisor")
    rightsmonitor(*made, *options, passphrase=SECRET)
    return folder


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(real, training)"""
    folder = tmp_path_factory.mktemp("training")
    return _vault(folder / "real"), _vault(folder / "practice", "--training")


def test_a_training_vault_says_what_it_is(vaults: tuple[Path, Path]) -> None:
    for vault, expected in zip(vaults, (False, True), strict=True):
        assert rightsmonitor("vault", "status", "--vault", vault, "--json").json["training"] is expected


def test_its_backup_is_no_real_vault(vaults: tuple[Path, Path], tmp_path: Path) -> None:
    said = {}
    for name, vault, language in (("real", vaults[0], "fr"), ("practice", vaults[1], "ar")):
        stick = tmp_path / name
        stick.mkdir()
        rightsmonitor("vault", "backup", "--vault", vault, "--user", "Amina", "--to", stick, passphrase=SECRET)
        (file,) = stick.glob("*.rmb")
        wrong, right = ((), ("--training",)) if name == "practice" else (("--training",), ())
        asked = ("vault", "restore", file, "--user", "Amina", "--language", language, "--to")
        said[name] = rightsmonitor(*asked, tmp_path / "to", *wrong, passphrase=SECRET, expect=2).err
        assert file.name in said[name]
        assert not (tmp_path / "to").exists()
        rightsmonitor(*asked, tmp_path / f"{name}-again", *right, passphrase=SECRET)
        found = rightsmonitor("vault", "status", "--vault", tmp_path / f"{name}-again", "--json").json["training"]
        assert found is (name == "practice")
    assert len(set(said.values())) == 2


def test_a_record_shown_in_training_is_not_added_to_a_real_vault(vaults: tuple[Path, Path], tmp_path: Path) -> None:
    sample = tmp_path / "sample.json"
    rightsmonitor("incidents", "sample", "--count", "1", "--seed", "3", "--out", sample)
    shown = [{"training": True, "number": "EXO-26-0001", "incident": json.loads(sample.read_text("utf-8"))[0]}]
    marked = tmp_path / "shown.json"
    marked.write_text(json.dumps(shown), encoding="utf-8")
    real, _ = vaults
    asked = ("incidents", "add", "--vault", real, "--user", "Amina", "--from")
    done = rightsmonitor(*asked, marked, passphrase=SECRET, expect=2)
    assert marked.name in done.err
    # The control: the same document without the mark gets as far as the card that this vault still lacks.
    shown[0]["training"] = False
    marked.write_text(json.dumps(shown), encoding="utf-8")
    other = rightsmonitor(*asked, marked, passphrase=SECRET, expect=2)
    assert other.err != done.err
    assert marked.name not in other.err
