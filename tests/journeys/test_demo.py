"""`rightsmonitor demo --headless`: the whole main job in one command, and everything where it was announced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from terminal import rightsmonitor


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    done = rightsmonitor("demo", "--folder", folder, "--incidents", "40", "--headless", "--language", "fr")
    told = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    assert all(user["passphrase"] not in done.out + done.err for user in told["users"])
    assert str(folder / "vault") in done.out
    return folder


def test_everything_lies_where_it_was_announced(folder: Path) -> None:
    told = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    roles = sorted(user["role"] for user in told["users"])
    assert roles.count("officer") >= 1
    assert roles.count("supervisor") == 2
    assert told["counts"]["incidents"] == 40
    assert len(list((folder / "release").glob("*.zip.age"))) == 1
    assert (folder / "authority-identity.txt").read_text(encoding="utf-8").count("AGE-SECRET-KEY-") == 1
    assert (folder / "authority-trust" / "trust.json").is_file()
    assert len(list((folder / "authority-trust").glob("*.pub"))) >= 2
    assert {"data.db", "vault.json"} <= {entry.name for entry in (folder / "vault").iterdir()}


def test_the_authority_verifies_it_and_each_person_can_unlock(folder: Path) -> None:
    (file,) = (folder / "release").glob("*.zip.age")
    trust = ("--trust", folder / "authority-trust", "--identity", folder / "authority-identity.txt")
    assert rightsmonitor("authority", "verify", file, *trust, "--json").json["genuine"] is True
    told = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    for user in told["users"]:
        found = rightsmonitor(
            *("people", "list", "--vault", folder / "vault", "--user", user["name"], "--json"),
            passphrase=user["passphrase"],
        ).json
        assert {"name", "role"} <= set(found["people"][0])


def test_a_second_run_uses_the_same_office(folder: Path) -> None:
    before = (folder / "demo.json").read_bytes()
    done = rightsmonitor("demo", "--folder", folder, "--headless", "--json")
    assert done.json["genuine"] is True
    assert (folder / "demo.json").read_bytes() == before
    assert len(list((folder / "release").glob("*.zip.age"))) == 1


def test_a_folder_that_holds_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    rightsmonitor("demo", "--folder", tmp_path, "--headless", expect=2)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]
