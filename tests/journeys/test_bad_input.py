"""Whatever is handed over: one sentence in the chosen language, the right exit code, and nothing is lost."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from refusing import LANGUAGES, OFFICER, PASSPHRASE, make_vault, opened, refused, sound

from rightsmonitor.cli import app
from rightsmonitor.services import session as sessions
from terminal import environment, rightsmonitor


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vault(tmp_path_factory.mktemp("bad") / "vault")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("good") / "incidents.json"
    rightsmonitor("incidents", "sample", "--count", "3", "--seed", "5", "--out", path)
    documents: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return documents


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


# A bare answer `{"error": "invalid-value"}` would be one sentence as well: what it names is looked at, too.
_NAMES = {
    "unknown term": "RMV-99.9",
    "unknown place": "99.999",
    "impossible date": "when",
    "future date": "when",
    "child older than 24": "age",
    "unknown code": "setting",
    "unknown field": "surname",
    "wrong kind": "victims",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faulty_record_is_refused_and_no_other_gets_in(
    vault: Path, good: list[dict[str, Any]], tmp_path: Path, language: str
) -> None:
    source = tmp_path / "faulty.json"
    # Each fault in one language, each language for a third of them: `tests/cli/test_words.py` has all sentences in all.
    for fault in list(FAULTS)[LANGUAGES.index(language) :: len(LANGUAGES)]:
        path, value = FAULTS[fault]
        documents = [*good[:2], _with(good[2], path, value)]
        source.write_text(json.dumps(documents), encoding="utf-8")
        command = ("incidents", "add", "--from", source, *opened(vault))
        sentence = refused(*command, code=2, language=language, passphrase=PASSPHRASE)
        assert _NAMES.get(fault, "") in sentence, fault
        assert len(sentence) < 400, fault
        assert not re.search(r"\([a-z]+(-[a-z]+)+\)", sentence), fault  # a bare code is no reason for a person
    assert sound(vault, incidents=0)


def test_good_records_are_still_there_after_bad_ones(good: list[dict[str, Any]], tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    source = tmp_path / "records.json"
    source.write_text(json.dumps(good), encoding="utf-8")
    command = ("incidents", "add", "--from", source, *opened(vault))
    added = rightsmonitor(*command, "--json", passphrase=PASSPHRASE).json["added"]
    source.write_text(json.dumps([_with(good[0], "narrative", "x\x00y")]), encoding="utf-8")
    refused(*command, code=2, language="fr", passphrase=PASSPHRASE)
    assert sound(vault, incidents=3)
    shown = rightsmonitor("incidents", "show", added[0]["number"], *opened(vault), "--json", passphrase=PASSPHRASE).json
    assert shown["incident"]["narrative"] == good[0]["narrative"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_passphrase_and_an_unknown_person_get_the_same_answer(
    vault: Path, tmp_path: Path, language: str
) -> None:
    # A copy: failures are counted beside the vault, and the third one would have to wait.
    shutil.copytree(vault, tmp_path / "vault")
    command = ("incidents", "list", "--vault", tmp_path / "vault", "--user")
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_wrongly_leaves_no_vault_behind(tmp_path: Path, language: str) -> None:
    command = ("vault", "create", "--vault", tmp_path / "new", "--user", OFFICER, "--office")
    refused(*command, "OUJ", code=2, language=language, new_passphrase="short")
    assert "oujda" in refused(*command, "oujda", code=2, language=language, new_passphrase=PASSPHRASE)
    assert not (tmp_path / "new").exists()


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
    assert re.search("[\u0621-\u064a]" if language == "ar" else "[a-z]", err)


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
