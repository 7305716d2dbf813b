"""Whatever is handed over: one sentence in the chosen language, the right exit code, and nothing is lost."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import environment, rightsmonitor

from rightsmonitor.cli import app
from rightsmonitor.services import session as sessions

OFFICER, PASSPHRASE = "Agente Essai", "cinq mots inventés pour essai"
LANGUAGES = ("fr", "ar", "en")
_LETTERS = {"fr": "[a-zé]", "ar": "[\u0621-\u064a]", "en": "[a-z]"}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "vault"
    rightsmonitor(
        *("vault", "create", "--vault", folder, "--office", "OUJ", "--user", OFFICER, "--role", "officer"),
        new_passphrase=PASSPHRASE,
    )
    return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("good") / "incidents.json"
    rightsmonitor("incidents", "sample", "--count", "3", "--seed", "5", "--out", path)
    documents: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return documents


def refused(*arguments: str | Path, code: int, language: str, **options: Any) -> str:
    """Runs a command that must be refused with one sentence; returns it."""
    done = rightsmonitor(*arguments, "--language", language, expect=code, **options)
    assert done.out == ""
    lines = [line for line in done.err.splitlines() if not line.startswith("  ")]
    assert len(lines) == 1, done.err
    assert re.search(_LETTERS[language], lines[0]), lines[0]
    return lines[0]


def _with(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of the document with one value changed: `victims.0.age`."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    *way, last = path.split(".")
    found: Any = copy
    for step in way:
        found = found[int(step)] if step.isdigit() else found[step]
    found[last] = value
    return copy


FAULTS: dict[str, tuple[str, Any]] = {
    "unknown term": ("violations.0.type", "RMV-99.9"),
    "unknown place": ("place", "99.999"),
    "impossible date": ("when", "2026-02-30"),
    "future date": ("when", "2999-01-01"),
    "child older than 24": ("victims.0.age", 25),
    "negative count": ("violations.0.groups", [{"girls": -1}]),
    "huge count": ("violations.0.groups", [{"girls": 10**12}]),
    "NUL": ("narrative", "before\x00after"),
    "direction control": ("narrative", "before\u202eafter"),
    "lone surrogate": ("narrative", "before\ud800after"),
    "narrative of 10 MB": ("narrative", "é" * 10_000_000),
    "unknown field": ("surname", "x"),
    "unknown code": ("setting", "moon"),
    "wrong kind": ("victims", "none"),
}


def test_a_faulty_record_is_refused_and_no_other_gets_in(
    vault: Path, good: list[dict[str, Any]], tmp_path: Path
) -> None:
    open_ = ("--vault", vault, "--user", OFFICER)
    source = tmp_path / "faulty.json"
    for at, (path, value) in enumerate(FAULTS.values()):
        documents = [*good[:2], _with(good[2], path, value)]
        source.write_text(json.dumps(documents), encoding="utf-8")
        command = ("incidents", "add", "--from", source, *open_)
        refused(*command, code=2, language=LANGUAGES[at % 3], passphrase=PASSPHRASE)
    listed = rightsmonitor("incidents", "list", *open_, "--json", passphrase=PASSPHRASE).json
    assert listed == {"total": 0, "incidents": []}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    (folder / "empty").write_bytes(b"")
    (folder / "noise").write_bytes(bytes(range(256)) * 40)
    (folder / "text.json").write_text("{ not json", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    (folder / "latin.json").write_bytes('["é"]'.encode("cp1252"))
    (folder / "object.json").write_text("{}", encoding="utf-8")
    for path in sorted(folder.iterdir()):
        yield path.name, path.read_bytes()


def test_a_wrong_file_is_named_whatever_it_is_given_as(vault: Path, tmp_path: Path) -> None:
    open_ = ("--vault", vault, "--user", OFFICER)
    secret = {"passphrase": PASSPHRASE}
    for at, (name, content) in enumerate(_files(tmp_path)):
        path, language = tmp_path / name, LANGUAGES[at % 3]
        refused("incidents", "add", "--from", path, *open_, code=2, language=language, **secret)
        refused("incidents", "import", path, *open_, code=2, language=language, **secret)
        assert path.read_bytes() == content


def test_a_missing_file_is_named(vault: Path, tmp_path: Path) -> None:
    open_ = ("--vault", vault, "--user", OFFICER)
    for language, command in zip(LANGUAGES, (("add", "--from"), ("import",), ("import",)), strict=True):
        nothing = tmp_path / "nothing.csv"
        sentence = refused("incidents", *command, nothing, *open_, code=2, language=language, passphrase=PASSPHRASE)
        assert "nothing.csv" in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_passphrase_and_an_unknown_person_get_the_same_answer(vault: Path, language: str) -> None:
    command = ("incidents", "list", "--vault", vault, "--user")
    wrong = refused(*command, OFFICER, code=3, language=language, passphrase="something else entirely")
    nobody = refused(*command, "Nobody", code=3, language=language, passphrase=PASSPHRASE)
    assert wrong == nobody


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_without_a_vault_is_told_before_a_passphrase_is_asked(tmp_path: Path, language: str) -> None:
    command = ("incidents", "list", "--user", OFFICER, "--vault")
    sentence = refused(*command, tmp_path / "none", code=2, language=language)
    assert "none" in sentence
    assert not (tmp_path / "none").exists()
    (tmp_path / "vault.json").write_bytes(b"")
    refused(*command, tmp_path, code=2, language=language)
    assert [entry.name for entry in tmp_path.iterdir()] == ["vault.json"]


def test_a_vault_that_is_open_elsewhere_is_told(vault: Path) -> None:
    command = ("incidents", "list", "--vault", vault, "--user", OFFICER)
    session = sessions.unlock(folder=vault, user=OFFICER, passphrase=PASSPHRASE.encode())
    try:
        assert rightsmonitor("vault", "status", "--vault", vault, "--json").json["in_use"] is True
        refused(*command, code=3, language="ar", passphrase=PASSPHRASE)
    finally:
        session.close()
    rightsmonitor(*command, passphrase=PASSPHRASE)


def test_an_existing_vault_is_never_overwritten(vault: Path) -> None:
    before = (vault / "vault.json").read_bytes()
    command = ("vault", "create", "--vault", vault, "--office", "OUJ", "--user", "Autre")
    refused(*command, code=2, language="fr", new_passphrase="une autre phrase de passe")
    assert (vault / "vault.json").read_bytes() == before


def test_what_is_asked_wrongly_leaves_no_vault_behind(tmp_path: Path) -> None:
    command = ("vault", "create", "--vault", tmp_path / "new", "--user", OFFICER, "--office")
    refused(*command, "OUJ", code=2, language="ar", new_passphrase="short")
    refused(*command, "oujda", code=2, language="fr", new_passphrase=PASSPHRASE)
    assert not (tmp_path / "new" / "data.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    command = ("vault", "create", "--vault", tmp_path / "new", "--office", "OUJ", "--user", OFFICER)
    refused(*command, code=3, language="en", new_passphrase=PASSPHRASE)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    refused("incidents", "sample", "--count", "2", "--out", "/dev/full", code=3, language="fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command",
    [
        ("incidents", "list", "--period", "2026-13"),
        ("incidents", "list", "--order", "sideways"),
        ("incidents", "show"),
        ("taxonomy", "show", "RMV-99"),
        ("taxonomy", "list", "--scheme", "NONE"),
        ("vault", "rotate"),
        ("audit", "verify"),
        ("incidents", "list", "--passphrase", "secret"),
        ("nonsense",),
    ],
    ids=" ".join,
)
def test_a_wrong_request_is_one_sentence(
    language: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main([*command, "--language", language], open_window=lambda folder, chosen: 99) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert re.search(_LETTERS[language], err)


def test_no_command_opens_the_window() -> None:
    asked: list[tuple[Path | None, str | None]] = []

    def window(folder: Path | None, language: str | None) -> int:
        asked.append((folder, language))
        return 0

    assert app.main(["--vault", "oujda", "--language", "ar"], open_window=window) == 0
    assert app.main([], open_window=window) == 0
    assert asked == [(Path("oujda"), "ar"), (None, None)]


def test_a_failure_is_json_when_json_was_asked(vault: Path) -> None:
    done = rightsmonitor("vault", "status", "--vault", vault / "none", "--json", "--language", "en", expect=2)
    assert done.json["error"] == "vault-missing"
    assert done.json["message"]
    assert done.err == ""


def test_an_answer_is_utf8_whatever_the_locale(vault: Path) -> None:
    done = rightsmonitor("taxonomy", "search", "طفل", "--language", "ar", LC_ALL="C", PYTHONUTF8="0")
    assert re.search("[\u0621-\u064a]{3}", done.out)


def test_a_reader_that_leaves_is_no_failure() -> None:
    command = [sys.executable, "-m", "rightsmonitor", "taxonomy", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert errors == b""
