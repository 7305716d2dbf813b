"""`authority consolidate` and `authority window`, as scripts and people call them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import national_making as making
import pytest

from rightsmonitor.cli import app
from rightsmonitor.services.national import authority, consolidation
from rightsmonitor.wording import LANGUAGES


def run(*argv: str, **more: Any) -> int:
    return app.main(["authority", *argv], open_window=lambda *_: 4, **more)


@pytest.fixture(scope="module")
def mechanism(tmp_path_factory: pytest.TempPathFactory) -> making.Mechanism:
    made = making.Mechanism(tmp_path_factory.mktemp("authority"))
    made.trusts("AGA")
    made.receives(making.release("OUJ", making.world(1)))
    made.receives(making.release("TNG", making.world(2), threshold=3, tables=("place-violation",)))
    return made


def test_consolidate_tells_what_came_out(
    mechanism: making.Mechanism, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "national"
    assert run("consolidate", str(mechanism.opened), "--trust", str(mechanism.trust), "--to", str(to), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    (period,) = answer["periods"]
    assert answer["signatures"] == "checked"
    assert (period["offices"], period["missing"]) == (["OUJ", "TNG"], ["AGA"])
    assert period["stricter"] == ["TNG"]
    assert period["tables_left_out"] == {"violation-sex-age": ["TNG"]}
    assert period["exact_attack"] == "together"
    written = {path.name for path in (to / "2026-Q3").rglob("*") if path.is_file()}
    faces = {"national.csv", "cube.xlsx", "data-2.1.xml", "data-3.0.xml", "dataValueSet.json", "data.adx.xml"}
    assert faces | {"report-fr.pdf", "report-ar.pdf", "report-en.pdf"} <= written


@pytest.mark.parametrize("language", LANGUAGES)
def test_consolidate_speaks(
    mechanism: making.Mechanism, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(consolidation, "_files", lambda *_a, **_k: {})  # what is said, not what is written
    monkeypatch.setattr(consolidation.parquet, "available", lambda: False)
    to = mechanism.folder / f"to-{language}"
    assert run("consolidate", str(mechanism.opened), "--to", str(to), "--language", language) == 0
    said = capsys.readouterr().out
    assert "2026-Q3" in said
    assert "TNG" in said
    assert "--trust" in said
    assert "pyarrow" in said
    assert "cli-" not in said


def test_bad_requests(mechanism: making.Mechanism, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = str(tmp_path / "to")
    assert run("consolidate", str(tmp_path / "nothing"), "--to", to, "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"] == "unreadable-file"
    assert run("consolidate", str(mechanism.opened), "--to", to, "--threshold", "2", "--json") == 2
    assert json.loads(capsys.readouterr().out)["field"] == "threshold"
    cube = mechanism.opened / "OUJ-2026-Q3-1" / "data" / "cube.csv"
    kept = cube.read_bytes()
    cube.write_bytes(kept + b"x")
    assert run("consolidate", str(mechanism.opened), "--to", to) == 1
    assert "OUJ-2026-Q3-1" in capsys.readouterr().err
    cube.write_bytes(kept)
    assert not Path(to).exists()


def test_the_window_gets_the_places(mechanism: making.Mechanism) -> None:
    asked: list[tuple[Any, dict[str, Any]]] = []

    def open_authority(language: Any, **places: Any) -> int:
        asked.append((language, places))
        return 0

    assert run("window", "--trust", str(mechanism.trust), open_authority=open_authority) == 0
    assert asked == [(None, {"trust": mechanism.trust, "identity": None, "packages": None})]


def test_trust_is_listed_and_withdrawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person, trust, key = making.making.Person("u-1", "supervisor"), str(tmp_path / "trust"), tmp_path / "one.pub"
    key.write_text(authority.public_key_text(public_key=person.raw, uid=person.uid))
    asked = ("--key", str(key), "--signer", "u-1", "--name", "Samir", "--role", "supervisor", "--office", "OUJ")
    assert run("trust", "add", "--trust", trust, *asked, "--from", "2026-01-01", "--until", "2026-12-31") == 0
    capsys.readouterr()
    assert run("trust", "list", "--trust", trust, "--json") == 0
    (signer,) = json.loads(capsys.readouterr().out)["signers"]
    assert (signer["from"], signer["until"], signer["revoked"]) == ("2026-01-01", "2026-12-31", "")
    assert run("trust", "revoke", "--trust", trust, "--key-id", "nobody", "--on", "2026-11-01", "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"] == "no-such-signer"
    assert run("trust", "revoke", "--trust", trust, "--key-id", signer["key"], "--on", "soon", "--json") == 2
    capsys.readouterr()
    assert run("trust", "revoke", "--trust", trust, "--key-id", signer["key"], "--on", "2026-11-01") == 0
    for language in LANGUAGES:
        assert run("trust", "list", "--trust", trust, "--language", language) == 0
        assert "2026-11-01" in capsys.readouterr().out
